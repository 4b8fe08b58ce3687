"""The centre before a session runs and after it has ended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from copdesk.clock import Reading
from copdesk.run.ready import outcome, promises
from copdesk.stage.material import Material
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.icons import Glyph
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class Sentences(QWidget):
    """A few sentences under each other, each with a sign."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme_now().px(8))
        self._rows: list[tuple[QWidget, PlainLabel]] = []

    def texts(self) -> list[str]:
        """What is said."""
        return [label.text() for row, label in self._rows if not row.isHidden()]

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Says these sentences instead."""
        while len(self._rows) < len(texts):
            self._rows.append(self._row())
        for number, (row, label) in enumerate(self._rows):
            row.setVisible(number < len(texts))
            if number < len(texts) and label.text() != texts[number]:
                label.setText(texts[number])

    def _row(self) -> tuple[QWidget, PlainLabel]:
        row, label = QWidget(), PlainLabel("", type="title", wrap=True)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_now().px(12))
        line.addWidget(Glyph(self._sign, "muted", 18))
        line.addWidget(label, 1)
        self._column.addWidget(row)
        return row, label


class BeforePanel(QWidget):
    """What will happen, and the one button that starts it."""

    start_requested = Signal()
    rehearsal_requested = Signal()
    test_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("before_panel")
        theme = theme_now()
        self._when = PlainLabel("", "muted", elide=True)
        self.title = PlainLabel("", type="display", bold=True, wrap=True)
        self.sentences = Sentences("todo")
        self.start = Button(tr("Start session"), "primary", icon="play", key="F6", height=48, name="run_start")
        self.start.clicked.connect(self.start_requested)
        self.start.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rehearse = Button(tr("Rehearse"), icon="repeat", height=48, name="run_rehearse")
        self.rehearse.set_says(tr("Twenty times as fast, on a copy; nothing of it is kept"))
        self.rehearse.clicked.connect(self.rehearsal_requested)
        self.test = Button(tr("Room test"), icon="check", height=48, name="run_test")
        self.test.set_says(tr("Projector, sound, clicker, disk and battery, before people come"))
        self.test.clicked.connect(self.test_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._when)
        column.addWidget(self.title)
        column.addSpacing(theme.px(8))
        column.addWidget(self.sentences)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.test)
        row.addWidget(self.rehearse)
        row.addWidget(self.start, 1)
        column.addLayout(row)

    def show_material(self, material: Material, now: Reading) -> None:
        """The session that waits."""
        session = material.session
        if session is None:
            return
        self._when.setText(session.day_text or session.day or tr("Ready to start"))
        self.title.setText(session.title)
        people = tr_many("{n} person is checked in", "{n} people are checked in", material.here)
        told = promises(session, material.state, now)
        self.sentences.show_texts((*told, people if material.here else tr("Nobody is checked in yet")))
        empty = not material.state.order
        self.start.set_off(tr("This session has no steps yet. Plan at least one.") if empty else "")


class AfterPanel(QWidget):
    """How it went, and what one does now. `room_requested` names a room."""

    room_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("after_panel")
        theme = theme_now()
        self._lead = PlainLabel(tr("The session has ended"), "muted")
        self.title = PlainLabel("", type="display", bold=True, wrap=True)
        self.sentences = Sentences("check")
        self.report = Button(tr("Make the report"), "primary", icon="report", height=48, name="after_report")
        self.notes = Button(tr("Put the notes in order"), icon="notes", height=48, name="after_notes")
        self.back = Button(tr("Not finished yet"), icon="back", key="PgUp", height=48, name="after_back")
        self.report.clicked.connect(self._on_report)
        self.notes.clicked.connect(self._on_notes)
        self.back.clicked.connect(self.back_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._lead)
        column.addWidget(self.title)
        column.addSpacing(theme.px(8))
        column.addWidget(self.sentences)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in (self.back, self.notes, self.report):
            row.addWidget(button, 1 if button is self.report else 0)
        column.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_material(self, material: Material) -> None:
        """The session that has ended."""
        session = material.session
        if session is None:
            return
        self.title.setText(session.title)
        self.sentences.show_texts(outcome(session, material.state))

    def _on_report(self) -> None:
        self.room_requested.emit("report")

    def _on_notes(self) -> None:
        self.room_requested.emit("notes")
