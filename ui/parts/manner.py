"""How a source is read: its letters, what separates cells, which row names the columns, which sheet it is."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.tables.decoding import OFFERED
from copdesk.tables.manner import PROSE, Manner, Told
from copdesk.words import tr
from ui.parts.choice import Choice
from ui.parts.label import PlainLabel
from ui.parts.tip import tip
from ui.shell.theme import theme_now

LONGEST = 48  # letters of a row that are enough to know it by


def separators() -> dict[str, str]:
    """What may separate cells, in words."""
    return {
        PROSE: tr("Nothing, it is text"), ",": tr("Comma"), ";": tr("Semicolon"), "\t": tr("Tab"), "|": tr("Bar"),
    }  # fmt: skip


def alphabets() -> dict[str, str]:
    """What each encoding is known for; the names alone tell nobody anything."""
    western, central = tr("Western Europe"), tr("Central Europe")
    return {
        "utf-8": tr("All scripts"), "utf-16-le": tr("All scripts"), "cp1252": western, "cp1250": central,
        "cp1254": tr("Turkish"), "cp1257": tr("Baltic"), "mac_roman": tr("Western, old Mac"),
        "cp850": tr("Western, DOS"), "cp1251": tr("Cyrillic"), "cp1253": tr("Greek"), "cp1256": tr("Arabic"),
        "cp1258": tr("Vietnamese"), "cp874": tr("Thai"), "gb18030": tr("Chinese, simplified"),
        "big5": tr("Chinese, traditional"), "shift_jis": tr("Japanese"), "euc_kr": tr("Korean"),
        "koi8_r": tr("Cyrillic, KOI8"),
    }  # fmt: skip


class MannerBar(QWidget):
    """`chosen` carries the Manner in which a person wants the source to be read."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_manner")
        self._manner = Manner()
        self._places: dict[str, QWidget] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme_now().px(8))
        self.encoding = self._choice(tr("Letters as in"), "import_encoding", 6)
        self.sheet = self._choice(tr("Sheet"), "import_sheet", 5)
        self.separator = self._choice(tr("Between cells"), "import_separator", 5)
        self.header = self._choice(tr("Columns are named in"), "import_header", 6)
        self.encoding.activated.connect(self._on_encoding)
        self.sheet.activated.connect(self._on_sheet)
        self.separator.activated.connect(self._on_separator)
        self.header.activated.connect(self._on_header)
        self.begin()

    @property
    def manner(self) -> Manner:
        """What a person chose; what the program found by itself is left out."""
        return self._manner

    def begin(self) -> None:
        """Nothing is chosen, and nothing is there to choose."""
        self._manner = Manner()
        self.hide()

    def show_told(self, reading: Told, *, letters: bool, cells: bool) -> None:
        """What was found or chosen; `letters` of a source as it came and not written anew, `cells` of a text."""
        known = dict.fromkeys((reading.encoding, "utf-8", *OFFERED)) if reading.encoding and letters else {}
        self._offer(self.encoding, {name: _called(name) for name in known if name}, reading.encoding)
        found = {"": tr("As found")} if reading.sheets and (not reading.sheet or self._manner.sheet) else {}
        self._offer(self.sheet, found | {name: name for name in reading.sheets}, reading.sheet)
        self._offer(self.separator, separators() if cells else {}, reading.delimiter or PROSE)
        self._offer(self.header, _headers(reading), str(reading.header))
        self.setVisible(any(not place.isHidden() for place in self._places.values()))

    def _choice(self, says: str, name: str, stretch: int) -> Choice:
        box = Choice()
        box.setObjectName(name)
        box.setAccessibleName(says)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(5)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().px(4))
        column.addWidget(PlainLabel(says, "muted", "small", elide=True))
        column.addWidget(box)
        self._row.addWidget(holder, stretch)
        self._places[name] = holder
        return box

    def _offer(self, box: Choice, words: dict[str, str], chosen: str) -> None:
        self._places[box.objectName()].setVisible(len(words) > 1)
        box.clear()
        for key, said in words.items():
            box.addItem(said, key)
        box.setCurrentIndex(box.findData(chosen))
        tip(box, f"{box.accessibleName()}: {box.currentText()}")

    def _on_encoding(self) -> None:
        self._choose(replace(self._manner, encoding=str(self.encoding.currentData())))

    def _on_sheet(self) -> None:
        self._choose(replace(self._manner, sheet=str(self.sheet.currentData()), header=None))

    def _on_separator(self) -> None:
        self._choose(replace(self._manner, delimiter=str(self.separator.currentData()), header=None))

    def _on_header(self) -> None:
        self._choose(replace(self._manner, header=int(self.header.currentData())))

    def _choose(self, manner: Manner) -> None:
        self._manner = manner
        self.chosen.emit(manner)


def _called(encoding: str) -> str:
    words = alphabets().get(encoding, "")
    name = encoding.upper().replace("_", "-")
    return f"{name} · {words}" if words else name


def _headers(reading: Told) -> dict[str, str]:
    """Rows that may name the columns; none for what is no table."""
    rows = {
        str(number): tr("Row {n}: {cells}").format(n=number, cells=", ".join(filter(None, row))[:LONGEST])
        for number, row in enumerate(reading.rows, 1)
        if any(cell.strip() for cell in row) or number == reading.header
    }
    return {"0": tr("No row"), **rows} if rows else {}
