"""The evening table: a photo left, typing right. Who drew it and what it says, one photo after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.board.describe import caption
from copdesk.board.drawing import Drawing
from copdesk.board.naming import meant_by
from copdesk.book.ids import Id
from copdesk.notes.values import Note
from copdesk.words import tr, tr_many
from ui.board.cards import paint_picture
from ui.board.intake import holds_photos
from ui.board.pictures import DrawingPictures
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.dropping import take_copy
from ui.parts.empty import EmptyPlace, in_the_middle
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.parts.tip import tip
from ui.shell.theme import theme_now

SIDE = 400


class EveningPhoto(QWidget):
    """One photo, whole, as large as there is room."""

    def __init__(self, pictures: DrawingPictures) -> None:
        super().__init__()
        self.setObjectName("evening_photo")
        self._pictures = pictures
        self._key: Id | None = None
        self._bare = False
        pictures.changed.connect(self._on_changed)

    def show_photo(self, drawing: Drawing | None) -> None:
        self._key = drawing.id if drawing else None
        self._bare = drawing is not None and drawing.is_bare_photo
        self.setAccessibleName(caption(drawing.facts, drawing.place) if drawing else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunk"))
        if self._key is None:
            return
        margin = theme.px(16)
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        ratio = self.devicePixelRatioF()
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        picture = self._pictures.pixmap(self._key, size)
        paint_picture(painter, box, picture, fill=False, radius=theme.px(4), paper=not self._bare)

    def _on_changed(self, key: Id) -> None:
        if key == self._key:
            self.update()


class EveningTable(QWidget):
    """`noted(Drawing, line)` keeps a note about the photo, `assigned(id, name)` says whose it is.

    `stepped(list of ids, step)` says in which step they were drawn.
    `captioned(id, title)` says what it is called.
    `shown(id)` when another photo is in sight, `straighten_requested(id)`, `photos_requested()`, `dropped(data)`.
    """

    noted = Signal(object, str)
    assigned = Signal(object, str)
    captioned = Signal(object, str)
    stepped = Signal(object, object)
    shown = Signal(object)
    straighten_requested = Signal(object)
    photos_requested = Signal()
    dropped = Signal(object)

    def __init__(self, pictures: DrawingPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evening_table")
        self._photos: list[Drawing] = []
        self._names: list[str] = []
        self._at = 0
        self._choice = 0
        self._seen: Id | None = None
        self.photo = EveningPhoto(pictures)
        self.who = Field(tr("Whose is it? Two letters are enough"), tr("nc"), name="evening_who")
        self.line = Field(tr("What stands on it"), tr("A note, Enter keeps it"), name="evening_line")
        self.title = Field(tr("Caption"), tr("What the drawing is called"), name="evening_title")
        self.step = Choice()
        self.step.setObjectName("evening_step")
        self.step.setAccessibleName(tr("Drawn in the step"))
        tip(self.step, tr("Drawn in the step"))
        self.step.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.step.setMinimumContentsLength(8)
        self.step.activated.connect(self._on_step)
        self._all_steps = Button("", "ghost", height=28, name="evening_all_steps")
        self._all_steps.clicked.connect(self._on_all_steps)
        self._head = PlainLabel("", type="title", bold=True, elide=True)
        self._count = PlainLabel("", "muted", wrap=True)
        self._meant = PlainLabel("", "primary", bold=True)
        self._notes = QVBoxLayout()
        self.empty = EmptyPlace(
            tr("No photo yet"), tr("Photos of flipcharts are typed here, one after the other."), tr("Add photos"),
            icon="photo",
        )  # fmt: skip
        self.empty.pressed.connect(self.photos_requested)
        self._side = self._lay_out()
        for field in (self.who, self.line, self.title):
            field.edit.installEventFilter(self)
        self.title.entered.connect(self._keep_title)
        self.setAcceptDrops(True)
        self.who.edited.connect(self._on_typed)
        self._show()

    # what the room says

    def show_photos(self, drawings: list[Drawing]) -> None:
        """All drawings of the session; the one in sight stays."""
        now = self.current()
        self._photos = [drawing for drawing in drawings if drawing.is_photo]
        at = next((place for place, one in enumerate(self._photos) if now and one.id == now.id), None)
        self._at = min(self._at, max(len(self._photos) - 1, 0)) if at is None else at
        self._show()

    def show_steps(self, steps: list[tuple[Id, str]]) -> None:
        """The steps of the session, in their order."""
        self.step.clear()
        self.step.addItem(tr("In no step"), None)
        for key, title in steps:
            self.step.addItem(title, key)
        self._show_step()

    def show_people(self, names: list[str]) -> None:
        """Who may have drawn it, people or groups, those who are here first."""
        self._names = names
        self._on_typed(self.who.text(), keep=True)

    def show_notes(self, notes: list[Note]) -> None:
        """What was typed about this photo."""
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            self._notes.addWidget(PlainLabel(note.body, wrap=True))

    def current(self) -> Drawing | None:
        return self._photos[self._at] if self._photos else None

    def go(self, step: int) -> None:
        """To the next photo or the one before; the ends are ends."""
        self._keep_title()
        self._at = min(max(self._at + step, 0), max(len(self._photos) - 1, 0))
        self._show()

    # within

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_photos(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(event.mimeData())
        take_copy(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(watched)
            return True
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        way = 1 if key == Qt.Key.Key_Down else -1
        if watched is self.who.edit and self.who.text().strip():
            self._choice += way
            self._on_typed(self.who.text(), keep=True)
        else:
            self.go(way)
        return True

    def _enter(self, field: QObject) -> None:
        if field is self.who.edit:
            self._take_name()
        elif field is self.line.edit:
            self._take_line()
        else:
            self.go(1)  # a caption is kept when its photo goes out of sight

    def _take_name(self) -> None:
        drawing, typed = self.current(), self.who.text().strip()
        if drawing is None:
            return
        if typed:
            found = meant_by(typed, self._names)
            if not found and len(typed) < 3:
                self.who.refuse(tr("Nobody has these letters. Type the whole name of somebody new."))
                return
            self.assigned.emit(drawing.id, found[self._choice % len(found)] if found else typed)
            self.who.set_text("")
        self.go(1)
        self.who.edit.setFocus()

    def _take_line(self) -> None:
        drawing, typed = self.current(), self.line.text().strip()
        if drawing is not None and typed:
            self.line.set_text("")
            self.line.accept()
            self.noted.emit(drawing, typed)
        else:
            self.go(1)
        self.line.edit.setFocus()

    def _keep_title(self) -> None:
        drawing, typed = self.current(), self.title.text().strip()
        if drawing is not None and drawing.id == self._seen and typed != drawing.facts.title:
            self.captioned.emit(drawing.id, typed)

    def put_back(self, line: str, why: str) -> None:
        """A line was not kept: it is in its field again."""
        if not self.line.text():
            self.line.set_text(line)
        self.line.refuse(why)

    def _show_step(self) -> None:
        """The step of the photo in sight; where photos are in none yet, one press puts them all into it."""
        drawing = self.current()
        if drawing is None:
            return
        places = range(1, self.step.count())
        self.step.setCurrentIndex(next((at for at in places if self.step.itemData(at) == drawing.step_id), 0))
        self.step.setVisible(self.step.count() > 1)
        without = sum(one.step_id is None for one in self._photos)
        self._all_steps.setText(tr_many("{n} more in this step", "{n} more in this step", without))
        self._all_steps.setVisible(without > 0 and drawing.step_id is not None)

    def _on_step(self, at: int) -> None:
        drawing = self.current()
        if drawing is not None:
            self.stepped.emit([drawing.id], self.step.itemData(at))

    def _on_all_steps(self) -> None:
        drawing = self.current()
        if drawing is not None:
            self.stepped.emit([one.id for one in self._photos if one.step_id is None], drawing.step_id)

    def _on_typed(self, text: str, *, keep: bool = False) -> None:
        if not keep:
            self._choice = 0
            self.who.accept()
        found = meant_by(text, self._names)
        name = found[self._choice % len(found)] if found else ""
        more = tr("  ↓ {n} more").format(n=len(found) - 1) if len(found) > 1 else ""
        drawing = self.current()
        there = drawing.facts.whose if drawing is not None and not text else ""
        self._meant.setText(f"→ {name}{more}" if name else there)

    def _show(self) -> None:
        """Counts as they are now; the fields are emptied only for another photo."""
        drawing = self.current()
        self._nothing.setVisible(drawing is None)
        self.photo.setVisible(drawing is not None)
        self._side.setVisible(drawing is not None)
        key = drawing.id if drawing is not None else None
        other, self._seen = key != self._seen, key
        self.photo.show_photo(drawing)
        if other:
            self.who.set_text("")
            self.who.accept()
            self.line.accept()
            self.shown.emit(key)
        if drawing is not None and (other or not self.title.edit.hasFocus()):
            self.title.set_text(drawing.facts.title)
        if drawing is None:
            return
        self._head.setText(tr("Photo {n} of {all}").format(n=self._at + 1, all=len(self._photos)))
        untyped = sum(not one.notes for one in self._photos)
        nobody = sum(not one.facts.whose and one.author_id is None for one in self._photos)
        told = [
            tr_many("{n} not yet typed", "{n} not yet typed", untyped) if untyped else tr("all typed"),
            tr_many("{n} without a name", "{n} without a name", nobody) if nobody else tr("all with a name"),
        ]
        self._count.setText(" · ".join(told))
        self._show_step()
        if not self.who.text():
            self._meant.setText(drawing.facts.whose)

    def _lay_out(self) -> QWidget:
        theme = theme_now()
        side = QWidget()
        side.setObjectName("evening_side")
        side.setProperty("ground", "tint")
        side.setProperty("line", "left")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(theme.px(SIDE))
        back = Button(icon="chevron_left", says=tr("The photo before (↑)"), name="evening_back")
        on = Button(tr("Next photo"), icon="chevron_right", says=tr("The next photo (↓ or Enter)"), name="evening_next")
        straight = Button(tr("Straighten"), icon="box", name="evening_straighten")
        back.clicked.connect(self._on_back)
        on.clicked.connect(self._on_next)
        straight.clicked.connect(self._on_straighten)
        margin, gap = theme.px(16), theme.px(12)
        steps = QHBoxLayout()
        steps.setSpacing(theme.px(8))
        steps.addWidget(self.step, 1)
        steps.addWidget(self._all_steps)
        written = QWidget()
        written.setObjectName("evening_written")
        inside = QVBoxLayout(written)
        inside.setContentsMargins(0, 0, margin, 0)
        inside.setSpacing(gap)
        for part in (self.who, self._meant, self.title, self.line):
            inside.addWidget(part)
        inside.addLayout(steps)
        inside.addLayout(self._notes)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("evening_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea#evening_scroll, QWidget#evening_written { background: transparent; }")
        scroll.setWidget(written)
        column = QVBoxLayout(side)
        column.setContentsMargins(margin, margin, 0, margin)
        column.setSpacing(gap)
        column.addWidget(self._head)
        column.addWidget(self._count)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, margin, 0)
        foot.setSpacing(theme.px(8))
        foot.addWidget(straight)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(on)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._nothing = in_the_middle(self.empty)
        row.addWidget(self._nothing, 1)
        row.addWidget(self.photo, 1)
        row.addWidget(side)
        return side

    def _on_back(self) -> None:
        self.go(-1)

    def _on_next(self) -> None:
        self.go(1)

    def _on_straighten(self) -> None:
        drawing = self.current()
        if drawing is not None:
            self.straighten_requested.emit(drawing.id)
