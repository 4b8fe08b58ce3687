"""The bar above the page: which of the views, and what belongs to each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QWidget

from copdesk.board.templates import TEMPLATES, template_label
from copdesk.words import tr
from ui.board.exporting import KINDS, kind_words
from ui.board.intake_bar import IntakeBar
from ui.board.options import OptionBar
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.choice import Choice
from ui.parts.heading import add_heading
from ui.parts.segments import Segments
from ui.parts.tip import tip
from ui.shell.theme import theme_now


class DrawBar(QWidget):
    """Options of the tool, fit page, a board for everyone.

    `boards_requested` gives for whom ("all", "person", "group") and the template that each starts with.
    """

    fit_requested = Signal()
    boards_requested = Signal(str, str)
    about_toggled = Signal(bool)

    def __init__(self, options: OptionBar) -> None:
        super().__init__()
        fit = Button(tr("Fit page"), "ghost", icon="fit", says=tr("Fit page"), key="Ctrl+0", name="board_fit")
        fit.show_cap(False)
        everyone = Button(
            tr("Boards for…"), "ghost", icon="add", says=tr("Boards: one for all, or one each"), name="board_everyone"
        )
        self._everyone = everyone
        self.menu = QMenu(self)
        for per, words in (
            ("all", tr("One board for everyone")),
            ("person", tr("A board for each person here")),
            ("group", tr("A board for each group or table of the last draw")),
        ):
            self.menu.addAction(words).setData(("for", per))
        add_heading(self.menu, tr("Each starts with"))
        self._template = TEMPLATES[0]
        starts = QActionGroup(self.menu)
        for name in TEMPLATES:
            action = self.menu.addAction(template_label(name))
            action.setCheckable(True)
            action.setChecked(name == self._template)
            action.setData(("template", name))
            starts.addAction(action)
        self.menu.triggered.connect(self._on_chosen)
        self._about = Button(tr("About"), "ghost", name="board_about_toggle", says=tr("About this drawing"))
        self._about.setCheckable(True)
        self._about.hide()
        fit.clicked.connect(self.fit_requested)
        everyone.clicked.connect(self._on_everyone)
        self._about.toggled.connect(self.about_toggled)
        row = _row(self)
        self._options = options
        row.addWidget(options)
        row.addStretch(1)
        for part in (fit, everyone, self._about):
            row.addWidget(part)
        self._fit = fit

    def _on_everyone(self) -> None:
        self.menu.popup(self._everyone.mapToGlobal(self._everyone.rect().bottomLeft()))

    def _on_chosen(self, action: QAction) -> None:
        """A template is only chosen; then the menu asks again for whom."""
        about, value = action.data()
        if about == "for":
            self.boards_requested.emit(value, self._template)
        else:
            self._template = value
            self._on_everyone()

    def set_narrow(self, narrow: bool) -> None:
        self._options.set_narrow(narrow)
        self._about.setVisible(narrow)
        self._fit.setText("" if narrow else tr("Fit page"))
        self._everyone.setText("" if narrow else tr("Boards for…"))


class GalleryBar(QWidget):
    """Search, what to show, and deeds on all of it."""

    searched = Signal(str)
    all_sessions_chosen = Signal(bool)
    unvisited_chosen = Signal(bool)
    part_chosen = Signal(object)
    compare_requested = Signal(int)
    slides_requested = Signal()
    table_requested = Signal()
    vote_requested = Signal()
    export_requested = Signal(str, bool)
    watch_toggled = Signal(bool)
    walk_toggled = Signal(bool)
    about_toggled = Signal(bool)
    large_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = theme_now()
        self.search = QLineEdit()
        self.search.setObjectName("gallery_search")
        self.search.setPlaceholderText(tr("Author, key word, title"))
        self.search.setAccessibleName(tr("Search the drawings"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.px(140))
        self.search.setMaximumWidth(theme.px(220))
        self._session = Chip(tr("This session"), "teal", name="chip_session")
        self._session.setChecked(True)
        self._unvisited = Chip(tr("No visit yet"), "", name="chip_unvisited")
        self._steps = Choice()
        self._steps.setObjectName("gallery_steps")
        self._steps.setAccessibleName(tr("Drawn in"))
        tip(self._steps, tr("Drawn in"))
        self._steps.setMaximumWidth(theme.px(170))
        self._steps.activated.connect(self._on_step)
        self.show_parts("", [])
        says = tr("The chosen drawing beside the next ones; with Ctrl and a click several are chosen")
        compare = Button(tr("Compare"), "ghost", icon="compare", says=says, name="gallery_compare")
        self._compare_menu = QMenu(tr("Compare"), self)
        for many, words in ((2, tr("Two side by side")), (4, tr("Four in a square"))):
            self._compare_menu.addAction(words).setData(many)
        self._compare_menu.triggered.connect(self._on_compare_many)
        self._more = Button(
            kind="ghost", icon="more", says=tr("Full screen, slides, table, vote, save"), name="gallery_more"
        )
        self.menu = self._make_menu()
        self._more.clicked.connect(self._on_more)
        walk = Button(tr("Walkabout"), "ghost", icon="repeat", says=tr("Who stands where"), name="gallery_walk")
        walk.setCheckable(True)
        walk.toggled.connect(self.walk_toggled)
        self.intake = IntakeBar()
        row = _row(self)
        row.addWidget(self.search, 4)
        for part in (self._session, self._unvisited, self._steps):
            row.addWidget(part)
        row.addStretch(1)
        for more in (walk, compare, self.intake, self._more):
            row.addWidget(more)
        self.search.textChanged.connect(self.searched)
        self._session.toggled.connect(self._on_session)
        self._unvisited.toggled.connect(self.unvisited_chosen)
        compare.clicked.connect(self._on_compare)
        self._compare, self._walk = compare, walk
        self.intake.crowded.connect(self._on_crowded)

    def show_unvisited(self, count: int) -> None:
        self._unvisited.setText(tr("No visit yet · {n}").format(n=count) if count else tr("No visit yet"))

    def show_parts(self, every: str, steps: list[tuple[bytes, str]]) -> None:
        """The steps in which something was drawn, or the sessions; with fewer than two there is nothing to choose."""
        told = [(None, every), *steps]
        if told == [(self._steps.itemData(at), self._steps.itemText(at)) for at in range(self._steps.count())]:
            return
        now = self._steps.currentData()
        self._steps.clear()
        self._steps.addItem(every, None)
        for key, title in steps:
            self._steps.addItem(title, key)
        at = next((place for place, (key, _) in enumerate(steps, 1) if key == now), 0)
        self._steps.setCurrentIndex(at)
        self._steps.setVisible(len(steps) > 1 or at > 0)
        if not at and now is not None:
            self.part_chosen.emit(None)

    def show_watch(self, folder: str) -> None:
        """Which folder is watched; empty for none."""
        self.intake.show_watch(folder)
        self._watch.setChecked(bool(folder))
        self._watch.setText(tr("Stop watching {folder}").format(folder=folder) if folder else tr("Watch a folder…"))

    def open_walk(self) -> None:
        """A walkabout is under way: it is to be seen."""
        self._walk.setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        self._compare.setVisible(not narrow)
        self._session.setVisible(not narrow)
        for action in self._narrow:
            action.setVisible(narrow)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, asked in (
            (tr("Full screen"), self.large_requested),
            (tr("Slide show"), self.slides_requested),
            (tr("Table of all communities"), self.table_requested),
            (tr("Vote with dots"), self.vote_requested),
        ):
            menu.addAction(words).triggered.connect(asked)
        menu.addSeparator()
        about, compare = menu.addAction(tr("About the chosen drawing")), self._compare_menu.menuAction()
        self._every = menu.addAction(tr("All sessions"))
        for action, slot in ((about, self.about_toggled), (self._every, self._on_every)):
            action.setCheckable(True)
            action.toggled.connect(slot)
        menu.addAction(compare)
        self._narrow = (about, self._every, compare, menu.addSeparator())
        for action in self._narrow:
            action.setVisible(False)
        self._watch = menu.addAction(tr("Watch a folder…"))
        self._watch.setCheckable(True)
        self._watch.triggered.connect(self.watch_toggled)
        menu.addSeparator()
        one, every = menu.addMenu(tr("Save the chosen drawing")), menu.addMenu(tr("Save all that are shown"))
        for submenu, whole in ((one, False), (every, True)):
            for kind in KINDS:
                submenu.addAction(kind_words(kind)).setData((kind, whole))
            submenu.triggered.connect(self._on_export)
        return menu

    def _on_crowded(self, crowded: bool) -> None:
        """What is looked for and shown keeps its words."""
        self._compare.setText("" if crowded else tr("Compare"))

    def _on_more(self) -> None:
        self.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_export(self, action: QAction) -> None:
        self.export_requested.emit(*action.data())

    def _on_compare(self) -> None:
        self._compare_menu.popup(self._compare.mapToGlobal(self._compare.rect().bottomLeft()))

    def _on_compare_many(self, action: QAction) -> None:
        self.compare_requested.emit(action.data())

    def _on_step(self, at: int) -> None:
        self.part_chosen.emit(self._steps.itemData(at))

    def _on_every(self, every: bool) -> None:
        self._session.setChecked(not every)

    def _on_session(self, only: bool) -> None:
        self._every.setChecked(not only)
        self.all_sessions_chosen.emit(not only)


class BoardBar(QWidget):
    """48 high: the three views as segments, then the bar of the one in sight."""

    mode_chosen = Signal(int)

    def __init__(self, draw: DrawBar, gallery: GalleryBar, photos: IntakeBar) -> None:
        super().__init__()
        self.setObjectName("board_bar")
        self.setProperty("ground", "surface")
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setFixedHeight(theme.px(48))
        self.setMinimumWidth(theme.px(480))
        self._modes = Segments([tr("Paper"), tr("Gallery"), tr("Photos")], name="board_mode", says=tr("View"))
        self._modes.chosen.connect(self.mode_chosen)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(draw)
        self._stack.addWidget(gallery)
        typing = QWidget()
        row = _row(typing)
        row.addStretch(1)
        row.addWidget(photos)
        self._stack.addWidget(typing)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._modes)
        row.addWidget(holder, 1)

    def show_mode(self, mode: int) -> None:
        self._modes.show_at(mode)
        self._stack.setCurrentIndex(mode)


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme_now().px(8))
    return row
