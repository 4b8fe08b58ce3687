"""What can be done with several people at once, in the list's foot while more than one is chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.people.several import ANSWERS, PLAIN
from copdesk.words import tr, tr_many
from ui.bridge import Bridge
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class BulkBar(QWidget):
    """`told` carries fact and comfort, `refused` an exception."""

    told = Signal(str, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._desk, self._bridge = desk, bridge
        self._keys: list[Id] = []
        self.setObjectName("people_bulk")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(48))
        self.count = PlainLabel("", bold=True)
        self.field = Choice()
        self.field.setAccessibleName(tr("Field to change"))
        self.field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMinimumContentsLength(8)
        for key, words in (
            ("expertise", tr("Knows about")), ("offers", tr("Can offer")), ("needs", tr("Needs")),
            ("passions", tr("Passions")), ("category", tr("Category")), ("organisation", tr("Organisation")),
            ("role", tr("Role")), ("country", tr("Country")), ("languages", tr("Languages")),
            ("joined", tr("Member since")), ("left_on", tr("Left on")), ("consent", tr("In reports")),
            ("photo_ok", tr("Photo may be shown")), ("email_ok", tr("E-mail may be shared")),
        ):  # fmt: skip
            self.field.addItem(words, key)
        self.field.currentIndexChanged.connect(self._on_field)
        self.value = QLineEdit()
        self.value.setObjectName("bulk_value")
        self.value.setAccessibleName(tr("What to put there"))
        self.value.returnPressed.connect(self._on_put)
        self.answer = Choice()
        self.answer.setObjectName("bulk_answer")
        self.answer.setAccessibleName(tr("What to put there"))
        self.put = Button(tr("Put"), "primary", height=28, name="bulk_put")
        self.put.clicked.connect(self._on_put)
        self.one_card = Button(tr("Same person"), height=28, icon="merge", name="bulk_one_card",
                               says=tr("Make one card of the two"))  # fmt: skip
        self.one_card.clicked.connect(self._on_one_card)
        away = Button("", "ghost", icon="remove", height=28, name="bulk_remove", says=tr("Remove from the community"))
        away.clicked.connect(self._on_remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(self.count)
        row.addWidget(self.field)
        row.addWidget(self.value, 1)
        row.addWidget(self.answer, 1)
        for button in (self.put, self.one_card, away):
            row.addWidget(button)
        self._on_field()
        self.hide()

    def show_keys(self, keys: Sequence[Id]) -> None:
        """Who is chosen; fewer than two need no bar."""
        self._keys = list(keys)
        self.setVisible(len(keys) > 1)
        self.one_card.setVisible(len(keys) == 2)
        self.count.setText(tr_many("{n} chosen", "{n} chosen", len(keys)))

    def _on_field(self) -> None:
        field = str(self.field.currentData())
        words = {"category": tr("gender = woman")}.get(field, tr("what they all get") if field in PLAIN else "")
        self.value.setPlaceholderText(words or tr("words, added to each card"))
        answers = _answers(field)
        self.answer.clear()
        for key, said in answers.items():
            self.answer.addItem(said, key)
        self.value.setVisible(not answers)
        self.answer.setVisible(bool(answers))

    def _on_put(self) -> None:
        chosen = self.answer.isVisibleTo(self)
        text = str(self.answer.currentData()) if chosen else self.value.text().strip()
        if text or chosen:
            people = self._desk.people
            self._do(people.edit_many, self._keys, str(self.field.currentData()), text, add=True, then=self._on_done)

    def _on_done(self, count: int) -> None:
        self.value.setText("")
        self.told.emit(tr_many("{n} card changed.", "{n} cards changed.", count), tr("Ctrl+Z takes it back."))

    def _on_one_card(self) -> None:
        if len(self._keys) == 2:
            self._do(self._desk.people.make_one, *self._keys, then=self._on_joined)

    def _on_joined(self, _none: object) -> None:
        self.told.emit(tr("Both stand on one card now."), tr("Ctrl+Z takes it back."))

    def _on_remove(self) -> None:
        self._do(self._desk.people.remove_many, self._keys, then=self._on_removed)

    def _on_removed(self, count: int) -> None:
        words = tr_many("{n} person is out of the lists.", "{n} people are out of the lists.", count)
        self.told.emit(words, tr("Ctrl+Z takes it back."))

    def _do(self, verb: Any, *args: Any, then: Any, **more: Any) -> None:
        self._bridge.do(verb, *args, then=then, refused=self._on_refused, **more)

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)


def _answers(field: str) -> dict[str, str]:
    """What a field of consent may be; nothing for a field of words."""
    if field == "consent":
        return {"full": tr("Full name"), "initials": tr("Initials"), "none": tr("Not at all"), "": tr("not asked yet")}
    return {"yes": tr("yes"), "no": tr("no"), "": tr("not asked yet")} if field in ANSWERS else {}
