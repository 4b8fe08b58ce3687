"""Gallery: all drawings as cards, and at the right what is known and was said about the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from copdesk.board.describe import byline, caption, describe
from copdesk.board.dots import Dots
from copdesk.board.drawing import Drawing
from copdesk.clock import Clock
from copdesk.notes.values import Note
from copdesk.words import tr
from ui.board.cards import notes_words
from ui.board.gallery import GalleryModel, GalleryView
from ui.board.intake import holds_photos
from ui.board.pictures import DrawingPictures
from ui.board.walk_panel import WalkPanel
from ui.parts.buttons import Button
from ui.parts.dropping import take_copy
from ui.parts.empty import EmptyPlace, in_the_middle
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

SIDE = 304


class ChosenPanel(QWidget):
    """One drawing in words. Each signal is a deed on the drawing that is shown."""

    open_requested = Signal()
    show_requested = Signal()
    visited = Signal()
    dotted = Signal(int)
    revealed = Signal()
    moved = Signal(int)
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery_chosen")
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self._head = PlainLabel("", bold=True, elide=True)
        self._head.setFixedHeight(theme.px(48))
        self._whose = PlainLabel("", "muted", wrap=True)
        self._told = PlainLabel("", wrap=True)
        self._count = PlainLabel("", "muted", "small")
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(8))
        inside = QWidget()
        inside.setObjectName("gallery_said")
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, theme.px(16), 0)
        words.setSpacing(theme.px(8))
        for label in (self._whose, self._told, self._count):
            words.addWidget(label)
        words.addLayout(self._said)
        words.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("gallery_said_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea#gallery_said_scroll, QWidget#gallery_said { background: transparent; }")
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), 0, 0, theme.px(16))
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scroll, 1)
        self._buttons = QWidget()
        column.addWidget(self._buttons)
        self._lay_out_buttons()
        self.show_drawing(None)

    def show_drawing(self, drawing: Drawing | None) -> None:
        self._buttons.setVisible(drawing is not None)
        if drawing is None:
            self._head.setText(tr("Choose a drawing"))
            for label in (self._whose, self._told, self._count):
                label.hide()
            self.show_notes([])
            return
        self._head.setText(caption(drawing.facts, drawing.place or None))
        for label, text in ((self._whose, byline(drawing.facts)), (self._told, describe(drawing.facts))):
            label.setText(text)
            label.setVisible(bool(text))
        self._count.setText(notes_words(drawing) or tr("visited"))
        self._count.show()
        self._visit.setVisible(not drawing.visited)

    def show_dots(self, dots: Dots | None, drawing: Drawing | None) -> None:
        """What whoever counts the dots sees of this drawing; nothing where nobody votes."""
        known = dots is not None and drawing is not None and drawing.id in dots.choices
        self._dots.setVisible(known)
        if dots is None or drawing is None or not known:
            return
        counted = dots.counted(drawing.id)
        self._dot_count.setText(counted)
        self._dots.setAccessibleName(tr("Dots on this drawing: {n}").format(n=counted))
        self._reveal.setVisible(not dots.ballot.revealed)
        closed = tr("The vote is closed.") if dots.ballot.closed else ""
        self._dot_more.set_off(closed)
        self._dot_less.set_off(closed or ("" if dots.choices[drawing.id].count else tr("There is none to take away.")))

    def show_notes(self, notes: list[Note]) -> None:
        """What was said about it, as it was said."""
        while (item := self._said.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            words = PlainLabel(tr("{who}: {body}").format(who=note.who, body=note.body) if note.who else note.body,
                               wrap=True)  # fmt: skip
            self._said.addWidget(words)

    def _lay_out_buttons(self) -> None:
        theme = theme_now()
        opens = Button(tr("Open"), icon="board", name="gallery_open")
        self._visit = Button(tr("Visited"), icon="check", name="gallery_visited")
        earlier = Button(icon="chevron_left", says=tr("Hang it earlier"), name="gallery_earlier")
        later = Button(icon="chevron_right", says=tr("Hang it later"), name="gallery_later")
        remove = Button(icon="remove", says=tr("Take the drawing out"), name="gallery_remove")
        show = Button(tr("Show on projector"), "primary", icon="stage", name="gallery_show")
        opens.clicked.connect(self.open_requested)
        self._visit.clicked.connect(self.visited)
        earlier.clicked.connect(self._on_earlier)
        later.clicked.connect(self._on_later)
        remove.clicked.connect(self.remove_requested)
        show.clicked.connect(self.show_requested)
        column = QVBoxLayout(self._buttons)
        column.setContentsMargins(0, theme.px(8), theme.px(16), 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._dot_row())
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(theme.px(8))
            column.addLayout(row)
        first.addWidget(opens, 1)
        first.addWidget(self._visit, 1)
        for button in (earlier, later, remove):
            second.addWidget(button)
        second.addStretch(1)
        column.addWidget(show)

    def _dot_row(self) -> QWidget:
        theme = theme_now()
        self._dots = QWidget()
        self._dots.setObjectName("gallery_dots")
        self._dot_count = PlainLabel("0", type="title", bold=True)
        self._dot_count.setFixedWidth(theme.px(32))
        self._dot_count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dot_less = Button(icon="minus", height=28, says=tr("One dot less"), name="dot_less")
        self._dot_more = Button(icon="add", height=28, says=tr("One dot more"), name="dot_more")
        self._dot_less.clicked.connect(self._on_less)
        self._dot_more.clicked.connect(self._on_more)
        row = QHBoxLayout(self._dots)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._reveal = Button(tr("Reveal"), "ghost", height=28, icon="eye", name="dots_reveal",
                              says=tr("Show how many dots each drawing has"))  # fmt: skip
        self._reveal.clicked.connect(self.revealed)
        row.addWidget(PlainLabel(tr("Dots")), 1)
        row.addWidget(self._reveal)
        for part in (self._dot_less, self._dot_count, self._dot_more):
            row.addWidget(part)
        self._dots.hide()
        return self._dots

    def _on_less(self) -> None:
        self.dotted.emit(-1)

    def _on_more(self) -> None:
        self.dotted.emit(1)

    def _on_earlier(self) -> None:
        self.moved.emit(-1)

    def _on_later(self) -> None:
        self.moved.emit(1)


class GalleryPage(QWidget):
    """Cards and the chosen one. `dropped` gives what was dropped."""

    dropped = Signal(object)

    def __init__(
        self, model: GalleryModel, pictures: DrawingPictures, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("gallery_page")
        self.setAcceptDrops(True)
        self.setMinimumWidth(theme_now().px(480))
        self.view = GalleryView(model, pictures)
        self.panel = ChosenPanel()
        self.walk = WalkPanel(clock)
        self._side = QWidget()
        self._side.setFixedWidth(theme_now().px(SIDE))
        self._sides = QStackedLayout(self._side)
        self._sides.addWidget(self.panel)
        self._sides.addWidget(self.walk)
        self.empty = EmptyPlace(
            tr("No drawing yet"),
            tr("Draw one, or drop photos of flipcharts here."),
            tr("Add photos"),
            icon="photo",
        )
        cards = QWidget()
        self._stack = QStackedLayout(cards)
        self._stack.addWidget(self.view)
        self._stack.addWidget(in_the_middle(self.empty))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(cards, 1)
        row.addWidget(self._side)
        self._narrow = self._about = False
        self.model = model
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._side.setVisible(not narrow or self._about or self._sides.currentIndex() == 1)

    def show_about(self, shown: bool) -> None:
        """The chosen drawing in words, also in a narrow window."""
        self._about = shown
        self.set_narrow(self._narrow)

    def show_walk(self, shown: bool) -> None:
        """The walkabout in the place of the chosen drawing; in a narrow window it comes and goes with it."""
        self._sides.setCurrentIndex(int(shown))
        self.set_narrow(self._narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_photos(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(event.mimeData())
        take_copy(event)

    def _on_reset(self) -> None:
        if self.model.everything() and not self.model.rowCount():
            self.empty.tell(tr("Nothing found"), tr("Search for an author, a key word or a title."))
        elif not self.model.rowCount():
            self.empty.tell(tr("No drawing yet"), tr("Draw one, or drop photos of flipcharts here."))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
