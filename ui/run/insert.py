"""A step that nobody planned: what it is, how long, and whether it begins now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.lengths import seconds_of
from copdesk.words import Refused, sentence, tr
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.field import Field
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class InsertPanel(QWidget):
    """Enter adds it after the running step. `left` when it is to be closed."""

    left = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, session_id: Id, *, in_turns: bool) -> None:
        super().__init__()
        self.setObjectName("insert_panel")
        self.setAccessibleName(tr("A step after this one"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._bridge, self._session = desk, bridge, session_id
        theme = theme_now()
        self.setMinimumWidth(theme.px(480))
        self.title = Field(tr("What happens?"), name="insert_title")
        self.length = Field(tr("Minutes"), name="insert_length")
        self.length.setFixedWidth(theme.px(96))
        _line(self.length).setText("5")
        self.cancel = Button(tr("Cancel"), key="Esc", name="insert_cancel")
        after = tr("After this activity") if in_turns else tr("After this step")
        self.later = Button(after, "primary", icon="check", key="Return", name="insert_later")
        self.now = Button(tr("Begin it now"), icon="next", name="insert_now")
        self.now.setVisible(not in_turns)  # turns that have not been yet would be left behind
        self._refusal = PlainLabel("", "danger", "small", wrap=True)
        self._refusal.hide()
        self._lay_out()
        self.cancel.clicked.connect(self.left)
        self.later.clicked.connect(self._on_later)
        self.now.clicked.connect(self._on_now)
        for field in (self.title, self.length):
            _line(field).returnPressed.connect(self._on_later)
        self.setFocusProxy(self.title.edit)

    def _on_later(self) -> None:
        self._add(at_once=False)

    def _on_now(self) -> None:
        self._add(at_once=True)

    def _add(self, *, at_once: bool) -> None:
        self._refusal.hide()
        try:
            seconds = seconds_of(_line(self.length).text())
        except Refused as exc:
            self._on_refused(exc)
            return
        self._bridge.do(
            self._desk.run.insert_step, self._session, _line(self.title).text(), seconds, at_once=at_once,
            then=self._on_added, refused=self._on_refused,
        )  # fmt: skip

    def _on_added(self, _step: Id) -> None:
        self.left.emit()

    def _on_refused(self, exc: BaseException) -> None:
        self._refusal.setText(sentence(exc))
        self._refusal.show()

    def _lay_out(self) -> None:
        theme = theme_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(24),) * 4)
        column.setSpacing(theme.px(16))
        column.addWidget(PlainLabel(tr("A step after this one"), type="heading", bold=True))
        fields = QHBoxLayout()
        fields.setSpacing(theme.px(12))
        fields.addWidget(self.title, 1)
        fields.addWidget(self.length)
        column.addLayout(fields)
        column.addWidget(self._refusal)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.cancel)
        row.addStretch()
        row.addWidget(self.now)
        row.addWidget(self.later)
        column.addLayout(row)


def _line(field: Field) -> QLineEdit:
    assert isinstance(field.edit, QLineEdit)
    return field.edit
