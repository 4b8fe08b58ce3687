"""The categories of the running step as chips with their keys; what does not fit waits in one menu button."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from copdesk.plan.values import Category
from copdesk.words import tr
from ui.notes.words import category_of, category_words
from ui.parts.buttons import Button
from ui.parts.chip import Chip
from ui.parts.tip import tip
from ui.shell.theme import theme_now


class CategoryChips(QWidget):
    """One category or none is chosen; `chosen` gives its key. Alt and the number in a chip's cap choose it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[Category, ...] = ()
        self._known: tuple[Category, ...] = ()
        self._key, self._meant = "", ""
        self._room = 10_000
        self.setObjectName("category_chips")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chips: list[Chip] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._on_chip)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme_now().px(8))
        self._more = Button(
            "", "plain", icon="chevron_down", height=28, says=tr("All categories"), name="more_categories"
        )
        self._menu = QMenu(self)
        self._menu.setAccessibleName(tr("All categories"))
        self._menu.triggered.connect(self._on_menu)
        self._more.setMenu(self._menu)
        self._row.addWidget(self._more)

    def key(self) -> str:
        """The key of the category a person chose; '' for none."""
        return self._key

    def meant(self) -> str:
        """The key of the chip that is lit: what the typed sign and the chosen category make together."""
        return self._meant

    def offer(self, chips: Sequence[Category], known: Sequence[Category]) -> None:
        """Shows a step's categories; what was chosen stays chosen where the new step knows it too."""
        if (tuple(chips), tuple(known)) == (self._offered, self._known):
            return
        self._offered, self._known = tuple(chips), tuple(known)
        for chip in self._chips:
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for number, category in enumerate(self._offered, 1):
            words = category_words(category)
            chip = Chip(words, category.colour, str(number), name=f"category_{category.key}")
            chip.setParent(self)
            tip(chip, words, f"Alt+{number}")
            self._group.addButton(chip, number)
            self._row.insertWidget(number - 1, chip)
            self._chips.append(chip)
        self._menu.clear()
        for category in self._known:
            action = self._menu.addAction(category_words(category).replace("&", "&&"))
            action.setData(category.key)
            action.setCheckable(True)
        if category_of(self._known, self._key) is None:
            self._key = ""
        self.light("")
        self.fit(self._room)

    def choose(self, key: str) -> None:
        """Chooses a category; the chosen one again chooses none."""
        self._key = "" if key == self._key else key
        self.light("")
        self.chosen.emit(self._key)

    def choose_number(self, number: int) -> bool:
        """Chooses the chip whose cap shows `number`, from 1; False where there is none."""
        if not 1 <= number <= len(self._offered):
            return False
        self.choose(self._offered[number - 1].key)
        return True

    def light(self, key: str) -> None:
        """Lights the category that a sign in the line means; '' lights the chosen one."""
        self._meant = key or self._key
        for category, chip in zip(self._offered, self._chips, strict=True):
            chip.setChecked(category.key == self._meant)
        for action in self._menu.actions():
            action.setChecked(action.data() == self._meant)
        self._name_more()

    def fit(self, room: int) -> None:
        """Shows as many chips as `room` pixels hold; one button holds all of them where not even two fit."""
        self._room = room
        gap = self._row.spacing()
        widths = [chip.sizeHint().width() + gap for chip in self._chips]
        shown, used = 0, 0
        more = self._more.sizeHint().width()
        for place, width in enumerate(widths):
            rest = more if place < len(widths) - 1 else 0
            if used + width + rest > room:
                break
            shown, used = place + 1, used + width
        if shown < 2 and len(widths) > 1:
            shown = 0
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < shown)
        self._more.setVisible(shown < len(self._chips))
        self._name_more()
        self.updateGeometry()

    def shown_words(self) -> list[str]:
        """The words of the chips that are in sight."""
        return [chip.text() for chip in self._chips if not chip.isHidden()]

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme_now().px(28))

    def _name_more(self) -> None:
        hidden = [chip.isHidden() for chip in self._chips]
        lit = category_of(self._known, self._meant)
        outside = lit is not None and not any(
            one.key == self._meant and not away for one, away in zip(self._offered, hidden, strict=True)
        )
        name = category_words(lit) if lit is not None and outside else tr("Category") if all(hidden) else ""
        if name != self._more.text():
            self._more.setText(name)

    def _on_chip(self, number: int) -> None:
        self.choose_number(number)

    def _on_menu(self, action: QAction) -> None:
        self.choose(str(action.data()))
