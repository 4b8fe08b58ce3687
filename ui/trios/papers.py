"""Panels of the Trios room that open over it: pairs of people, names of tables, groups typed in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.people.values import Member
from copdesk.trios.remembering import presets
from copdesk.trios.standing import Spot
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.field import Field, PlainEdit
from ui.parts.label import PlainLabel
from ui.parts.question import QuestionPanel
from ui.shell.theme import dress, theme_now
from ui.trios.plan_view import PlanView

Line = tuple[Id, str]


class PairsPanel(QuestionPanel):
    """Pairs of people: `added` carries two members and where from, `removed` the key of a line."""

    added = Signal(object, object, str)
    removed = Signal(object)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        titles = {
            "apart": (tr("Never together"), tr("They are kept apart whenever groups are drawn.")),
            "together": (tr("Always together"), tr("They share a group whenever both are drawn.")),
            "met": (tr("They have met before"), tr("Counts as met when groups are drawn, as if copdesk had seen it.")),
        }
        question, explanation = titles[kind]
        super().__init__(question, explanation, tr("Add"), icon="add", name=f"trios_pairs_{kind}", parent=parent)
        self.kind = kind
        self.no.setText(tr("Close"))
        self.answered.connect(self._on_add)
        theme = theme_now()
        choice = QWidget()
        line = QHBoxLayout(choice)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        self.first, self.second = _people_box(tr("One person")), _people_box(tr("Another person"))
        for box, slot in ((self.first, self._on_first), (self.second, self._on_second)):
            edit = box.lineEdit()
            assert edit is not None
            edit.returnPressed.connect(slot)
        line.addWidget(self.first, 1)
        line.addWidget(self.second, 1)
        self.add(choice)
        self.source = QLineEdit()
        self.source.setObjectName("trios_source")
        self.source.setAccessibleName(tr("Where they met"))
        self.source.setPlaceholderText(tr("Where they met"))
        self.source.setVisible(kind == "met")
        self.source.returnPressed.connect(self._on_add)
        self.add(self.source)
        self.said = PlainLabel("", "danger", "small", wrap=True)
        self.add(self.said)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.add(self._list)
        self.setFocusProxy(self.first)

    def show_people(self, people: Sequence[Member]) -> None:
        """Whom one can choose among."""
        for box in (self.first, self.second):
            box.clear()
            for one in people:
                box.addItem(one.name, one.id)
            box.setCurrentIndex(-1)
            box.clearEditText()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What holds already."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for key, words in lines:
            row = QWidget()
            inside = QHBoxLayout(row)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(PlainLabel(words, elide=True), 1)
            button = Button(kind="ghost", icon="remove", height=28, says=tr("Take back: {what}").format(what=words),
                            name="trios_unpair")  # fmt: skip
            button.setProperty("key", key)
            button.clicked.connect(self._on_remove)
            inside.addWidget(button)
            self._rows.addWidget(row)

    def refuse(self, sentence: str) -> None:
        """Why a pair was not taken."""
        self.said.setText(sentence)

    def lines(self) -> list[str]:
        """The words of the lines."""
        return [label.text() for label in self._list.findChildren(PlainLabel)]

    def _on_first(self) -> None:
        """Enter takes whoever is meant and goes on to the other person."""
        if _chosen(self.first) is not None:
            self.first.setCurrentIndex(_place(self.first))
            self.second.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_second(self) -> None:
        """Enter goes on to where they met, or adds the pair."""
        if self.kind == "met" and _chosen(self.second) is not None:
            self.second.setCurrentIndex(_place(self.second))
            self.source.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_add()

    def _on_add(self) -> None:
        if not self.first.currentText() and not self.second.currentText():
            return  # the Enter that added a pair comes by here, too
        a, b = _chosen(self.first), _chosen(self.second)
        if a is None or b is None or a == b:
            self.refuse(tr("Choose two different people."))
            return
        self.refuse("")
        self.added.emit(a, b, self.source.text())
        for box in (self.first, self.second):
            box.setCurrentIndex(-1)
            box.clearEditText()
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_remove(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.removed.emit(bytes(sender.property("key")))


class PaperPanel(QuestionPanel):
    """A question answered with several lines of text: names of tables, or groups."""

    def __init__(self, question: str, explanation: str, yes: str, text: str, *, name: str, hint: str = "",
                 lines: int = 10, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(question, explanation, yes, name=name, parent=parent)
        self.field = Field("", hint, lines=lines, name=f"{name}_text")
        self.field.edit.setAccessibleName(question)
        self.field.set_text(text)
        self._given = text
        self.add(self.field)
        self.setFocusProxy(self.field)

    def is_written(self) -> bool:
        """Whether there is anything that somebody wrote."""
        return self.text().strip() != self._given.strip()

    def text(self) -> str:
        return self.field.text()

    def put(self, text: str) -> None:
        """Fills in a preset, which Ctrl+Z takes back."""
        if isinstance(self.field.edit, PlainEdit):
            self.field.edit.selectAll()
            self.field.edit.insertPlainText(text)


class TablesPanel(PaperPanel):
    """Names of tables, one a line, with presets, and where they stand."""

    def __init__(self, names: Sequence[str], spots: Sequence[Spot | None] = (), parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Names of tables"),
            tr("One a line, in the order in which they stand. Projector, cards and desk say the same name."),
            tr("Name them"),
            "\n".join(names),
            name="trios_tables",
            hint=tr("Window"),
            lines=6,
            parent=parent,
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_now().px(8))
        titles = {
            "numbers": tr("Numbers only"), "trees": tr("Trees"), "colours": tr("Colours"), "animals": tr("Animals"),
        }  # fmt: skip
        for key, title in titles.items():
            button = Button(title, height=28, name=f"trios_preset_{key}")
            button.setProperty("preset", key)
            button.clicked.connect(self._on_preset)
            line.addWidget(button)
        line.addStretch()
        self.add(row)
        self.add(
            PlainLabel(tr("Drag the tables to where they stand: people walk less between draws."), "muted", wrap=True)
        )
        self._laid = tuple(spots)
        self.plan = PlanView()
        self.add(self.plan)
        self.field.edit.textChanged.connect(self._on_names)
        self._on_names()

    def names(self) -> list[str]:
        """The names as typed, empty lines left out."""
        return [line.strip() for line in self.text().splitlines() if line.strip()]

    def _on_names(self) -> None:
        self.plan.show_tables(self.names(), self._laid)
        self.plan.setVisible(bool(self.names()))

    def _on_preset(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.put("\n".join(presets()[str(sender.property("preset"))]))


def _people_box(says: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName("trios_person")
    box.setAccessibleName(says)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = box.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        if (popup := completer.popup()) is not None:
            dress(popup)
    edit = box.lineEdit()
    if edit is not None:
        edit.setPlaceholderText(says)
    return box


def _chosen(box: QComboBox) -> Id | None:
    """Who stands in the box: chosen from the list, or typed as the list has them."""
    place = _place(box)
    return bytes(box.itemData(place)) if place >= 0 else None


def _place(box: QComboBox) -> int:
    """Where the list has whoever is typed: the whole name, a name that begins so, else one that holds it."""
    text = box.currentText().strip()
    if not text:
        return -1
    places = (
        box.findText(text, flag)
        for flag in (Qt.MatchFlag.MatchFixedString, Qt.MatchFlag.MatchStartsWith, Qt.MatchFlag.MatchContains)
    )
    return next((place for place in places if place >= 0), -1)
