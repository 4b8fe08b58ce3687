"""The middle of the People room: what is sought, everyone as rows, how many they are, and what is done to several."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copdesk.desk import Desk
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.empty import EmptyPlace
from ui.parts.label import PlainLabel
from ui.people.bulk import BulkBar
from ui.people.directory import Directory, Headings
from ui.people.filtering import FilterMenu
from ui.people.saving import SaveMenu
from ui.people.search import SearchField
from ui.shell.theme import theme_now


class MiddleColumn(QWidget):
    """Parts of the room side by side; the room hears what they say. `first` stands before the search."""

    def __init__(self, desk: Desk, bridge: Bridge, first: QWidget) -> None:
        super().__init__()
        theme = theme_now()
        self.foot = PlainLabel("", "muted", elide=True)
        self.foot.setFixedHeight(theme.px(48))
        self.foot.setProperty("line", "top")
        self.foot.setObjectName("people_foot")
        self.bulk = BulkBar(desk, bridge)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        column.setSpacing(0)
        column.addLayout(self._build_bar(first))
        column.addWidget(self._build_pages(), 1)
        column.addWidget(self.foot)
        column.addWidget(self.bulk)

    def _build_bar(self, first: QWidget) -> QHBoxLayout:
        theme = theme_now()
        self.search = SearchField(tr("Who knows …?"), "Ctrl+F", name="people_search")
        self.filter = Button(tr("Filter"), icon="filter", name="people_filter")
        self.filters = FilterMenu(self)
        self.filter.setMenu(self.filters)
        self.importing = Button(tr("Import a list"), icon="folder", name="people_import")
        more = Button("", "ghost", icon="more", says=tr("More about the people"), name="people_more")
        self.saving = SaveMenu(self)
        more.setMenu(self.saving)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, theme.px(14), 0, theme.px(14))
        bar.setSpacing(theme.px(8))
        bar.addWidget(first)
        bar.addWidget(self.search, 1)
        for button in (self.filter, self.importing, more):
            bar.addWidget(button)
        return bar

    def _build_pages(self) -> QStackedWidget:
        self.directory, self.headings = Directory(), Headings()
        self.headings.ordered.connect(self.directory.rows.order)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.headings)
        column.addWidget(self.directory, 1)
        self.nobody = EmptyPlace(
            tr("Nobody is in this community yet"),
            tr("Import the list you have, or write the first walk-in at the left."),
            tr("Import a list"),
            icon="folder",
        )
        self.not_found = EmptyPlace(tr("Nobody like that"), "", tr("Show everyone"), icon="people")
        self.pages = QStackedWidget()
        self.pages.addWidget(listed)
        for place in (self.nobody, self.not_found):
            empty = QWidget()
            around = QVBoxLayout(empty)
            around.addWidget(place)
            around.addStretch()
            self.pages.addWidget(empty)
        return self.pages

    def show_page(self, shown: int, every: int) -> None:
        """The list, or why it is empty."""
        self.pages.setCurrentIndex(0 if shown else 2 if every else 1)
        if every and not shown:
            told = tr("The search looks through names, houses, what people know, offer and need, and their addresses.")
            self.not_found.tell(tr("Nobody like that"), told if self.search.text() else self.filter.text())
