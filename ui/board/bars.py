"""The bar above the page: which of the two views, and what belongs to each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QWidget

from copdesk.words import tr
from ui.board.options import OptionBar
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.shell.theme import theme_now


class DrawBar(QWidget):
    """Options of the tool, fit page, a board for everyone."""

    fit_requested = Signal()
    everyone_requested = Signal()
    about_toggled = Signal(bool)

    def __init__(self, options: OptionBar) -> None:
        super().__init__()
        fit = Button(tr("Fit page"), "ghost", icon="fit", key="Ctrl+0", name="board_fit")
        fit.show_cap(False)
        everyone = Button(tr("A board for everyone"), "ghost", icon="add", name="board_everyone")
        self._everyone = everyone
        self._about = Button(tr("About"), "ghost", name="board_about_toggle", says=tr("About this drawing"))
        self._about.setCheckable(True)
        self._about.hide()
        fit.clicked.connect(self.fit_requested)
        everyone.clicked.connect(self.everyone_requested)
        self._about.toggled.connect(self.about_toggled)
        row = _row(self)
        row.addWidget(options)
        row.addStretch(1)
        for part in (fit, everyone, self._about):
            row.addWidget(part)
        self._fit = fit

    def set_narrow(self, narrow: bool) -> None:
        self._about.setVisible(narrow)
        self._everyone.setVisible(not narrow)


class GalleryBar(QWidget):
    """Search, what to show, and deeds on all of it."""

    searched = Signal(str)
    all_sessions_chosen = Signal(bool)
    unvisited_chosen = Signal(bool)
    compare_requested = Signal()
    walk_toggled = Signal(bool)
    large_requested = Signal()
    photos_requested = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = theme_now()
        self.search = QLineEdit()
        self.search.setObjectName("gallery_search")
        self.search.setPlaceholderText(tr("Author, key word, title"))
        self.search.setAccessibleName(tr("Search the drawings"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(theme.px(220))
        self._session = Chip(tr("This session"), "teal", name="chip_session")
        self._session.setChecked(True)
        self._unvisited = Chip(tr("No visit yet"), "", name="chip_unvisited")
        self._progress = PlainLabel("", "muted")
        self._stop = Button(tr("Stop"), height=28, name="photos_stop")
        compare = Button(
            tr("Compare"),
            "ghost",
            icon="compare",
            says=tr("The chosen drawing beside the next one"),
            name="gallery_compare",
        )
        walk = Button(tr("Walkabout"), "ghost", icon="repeat", says=tr("Who stands where"), name="gallery_walk")
        walk.setCheckable(True)
        walk.toggled.connect(self.walk_toggled)
        large = Button(tr("Full screen"), "ghost", icon="fit", name="gallery_large")
        photos = Button(tr("Add photos"), icon="photo", name="gallery_photos")
        row = _row(self)
        for part in (self.search, self._session, self._unvisited):
            row.addWidget(part)
        row.addStretch(1)
        for more in (self._progress, self._stop, walk, compare, large, photos):
            row.addWidget(more)
        self.search.textChanged.connect(self.searched)
        self._session.toggled.connect(self._on_session)
        self._unvisited.toggled.connect(self.unvisited_chosen)
        self._stop.clicked.connect(self.stop_requested)
        compare.clicked.connect(self.compare_requested)
        large.clicked.connect(self.large_requested)
        photos.clicked.connect(self.photos_requested)
        self._compare, self._large = compare, large
        self.show_progress(0, 0)

    def show_unvisited(self, count: int) -> None:
        self._unvisited.setText(tr("No visit yet · {n}").format(n=count) if count else tr("No visit yet"))

    def show_progress(self, done: int, every: int) -> None:
        """Photos that are being added; nothing once all are."""
        busy = done < every
        self._progress.setText(tr("Photo {done} of {all}").format(done=done + 1, all=every) if busy else "")
        self._progress.setVisible(busy)
        self._stop.setVisible(busy)

    def set_narrow(self, narrow: bool) -> None:
        self._compare.setVisible(not narrow)
        self._session.setVisible(not narrow)

    def _on_session(self, only: bool) -> None:
        self.all_sessions_chosen.emit(not only)


class BoardBar(QWidget):
    """48 high: the two views as segments, then the bar of the one in sight."""

    mode_chosen = Signal(int)

    def __init__(self, draw: DrawBar, gallery: GalleryBar) -> None:
        super().__init__()
        self.setObjectName("board_bar")
        self.setProperty("ground", "surface")
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setFixedHeight(theme.px(48))
        self.setMinimumWidth(theme.px(480))
        self._modes = Segments([tr("Draw"), tr("Gallery")], name="board_mode", says=tr("View"))
        self._modes.chosen.connect(self.mode_chosen)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(draw)
        self._stack.addWidget(gallery)
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
