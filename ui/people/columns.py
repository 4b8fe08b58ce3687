"""Over an import: what each column of a table is taken for; and what is shown while a long list is read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.parts.stepbar import StepBar
from ui.shell.theme import theme_now


def meanings() -> dict[str, str]:
    """What a column may hold, in the desk's language."""
    return {
        "": tr("left out"), "name": tr("Name"), "given": tr("Given name"), "family": tr("Family name"),
        "email": tr("E-mail"), "organisation": tr("Organisation"), "role": tr("Role"), "country": tr("Country"),
        "languages": tr("Languages"), "phone": tr("Phone"), "expertise": tr("Knows about"),
        "passions": tr("Passions"), "offers": tr("Can offer"), "needs": tr("Needs"), "categories": tr("Groups"),
        "consent": tr("In reports"), "about": tr("About"), "called": tr("Called"), "native": tr("Own script"),
        "honorific": tr("Title"), "middle": tr("Middle name"), "suffix": tr("Suffix of the name"),
        "name_2": tr("Second name column"), "email_2": tr("Second e-mail"), "gender": tr("Gender"),
        "photo_ok": tr("Photo may be shown"), "email_ok": tr("E-mail may be shared"),
        "directory": tr("In the directory"), "joined": tr("Member since"), "left_on": tr("Left on"),
        "status": tr("Status"), "cancelled": tr("Cancelled"), "attended": tr("Attended"), "stamp": tr("Time stamp"),
        "joined_at": tr("Came at"), "left_at": tr("Went at"), "action": tr("Came or went"),
        "duration": tr("Time there"), "guest": tr("Guest"), "time": tr("Time they have"),
    }  # fmt: skip


class ColumnsBar(QScrollArea):
    """`chosen` carries what stands in which column, from 0."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_columns")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme_now().px(76))
        self._boxes: list[Choice] = []
        self.hide()

    def show_columns(self, headers: Sequence[str], columns: Sequence[tuple[str, int]]) -> None:
        """The columns of a table with what they were taken for; nothing for what is no table."""
        theme = theme_now()
        known = {at: what for what, at in columns}
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        self._boxes = []
        for at, header in enumerate(headers):
            box = Choice()
            for key, words in meanings().items():
                box.addItem(words, key)
            what = known.get(at, "")
            if box.findData(what) < 0:
                box.addItem(what, what)
            box.setCurrentIndex(box.findData(what))
            box.setObjectName(f"column_{at}")
            box.setAccessibleName(tr("What stands in {column}").format(column=header))
            box.activated.connect(self._on_chosen)
            column = QVBoxLayout()
            column.setSpacing(theme.px(2))
            column.addWidget(PlainLabel(header, "muted", "small", elide=True))
            column.addWidget(box)
            row.addLayout(column, 1)
            self._boxes.append(box)
        self.setWidget(inner)
        self.setVisible(bool(headers))

    def boxes(self) -> list[Choice]:
        """One for each column."""
        return self._boxes

    def _on_chosen(self) -> None:
        asked = self.sender()
        taken = {}
        for at, box in enumerate(self._boxes):
            if box is not asked and isinstance(asked, Choice) and box.currentData() == asked.currentData():
                box.setCurrentIndex(0)  # what was just chosen is no longer the other column
            if box.currentData():
                taken[str(box.currentData())] = at
        self.chosen.emit(taken)


class Waiting(QWidget):
    """How far a long list is, and a button that stops it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self.setObjectName("import_waiting")
        self._words = PlainLabel("", type="title")
        self.bar = StepBar()
        stop = Button(tr("Stop"), name="import_stop")
        stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(64), theme.px(64), theme.px(64), theme.px(64))
        column.setSpacing(theme.px(16))
        column.addWidget(self._words)
        column.addWidget(self.bar)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_words(self, words: str) -> None:
        """What is being done."""
        self._words.setText(words)
        self.bar.show_share(0.0)

    def show_share(self, share: float) -> None:
        """How much of it is done, 0 to 1."""
        self.bar.show_share(share)
