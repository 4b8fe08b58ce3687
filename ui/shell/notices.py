"""What the desk has to say: the gravest that is not yet over, and what passes over the top bar meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.banner import Banner, Tone
from ui.shell.theme import theme_now

_GRAVITY: dict[Tone, int] = {"danger": 2, "accent": 1, "primary": 0}
SUCCESS_MS = 6_000
LETTER_MS = 70
"""A letter takes as long to be read by somebody who is doing something else."""


@dataclass(frozen=True, slots=True)
class _Notice:
    id: int
    fact: str
    comfort: str
    button: str
    key: str
    tone: Tone
    icon: str
    then: Callable[[], None] | None
    passing: bool


class Notices(QWidget):
    """Holds what was said until it is dropped; good news (the primary tone) leaves by itself after six seconds, or
    once it can have been read.

    What stays pushes the rooms down; what passes lies over the names in the top bar, see `float_over`, so that
    neither a button nor a page that is drawn on moves away under a hand or is covered. A click sends it away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        theme = theme_now()
        self._said: list[_Notice] = []
        self._last = 0
        self._banner = Banner()
        self._banner.pressed.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        column.addWidget(self._banner)
        self._over: Callable[[int], QRect] | None = None
        self._float: Banner | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(SUCCESS_MS)
        self._leaving.timeout.connect(self._on_left)
        self.hide()

    def float_over(self, ground: QWidget, place: Callable[[int], QRect]) -> None:
        """Passing notices lie in a place of the ground, below panels; without one they stand in the row of the others.

        `place` is asked for so much width; what does not find room in what it gives hangs down from it.
        """
        self._over = place
        self._float = Banner(ground)
        self._float.setObjectName("passing_notice")
        self._float.pressed.connect(self._on_float_pressed)
        self._float.hide()
        self._float.raise_()
        self._float.installEventFilter(self)
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._float and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._float and event.type() == QEvent.Type.MouseButtonRelease:
            self._on_left()
        return False

    def say(
        self,
        fact: str,
        comfort: str = "",
        button: str = "",
        key: str = "",
        tone: Tone = "danger",
        then: Callable[[], None] | None = None,
        icon: str = "",
        passing: bool | None = None,
    ) -> int:
        """Tell something; gives the id by which it is dropped when it is over.

        A `passing` one leaves by itself after a while. The same words are said only once.
        """
        for told in self._said:
            if (told.fact, told.comfort, told.tone) == (fact, comfort, tone):
                return told.id
        leaves = tone == "primary" if passing is None else passing
        if leaves:
            self._said = [told for told in self._said if not told.passing]
        self._last += 1
        self._said.append(_Notice(self._last, fact, comfort, button, key, tone, icon, then, leaves))
        self._show_gravest()
        return self._last

    def drop(self, notice: int) -> None:
        """It is over; an id that is gone already is no mistake."""
        self._said = [told for told in self._said if told.id != notice]
        self._show_gravest()

    def drop_all(self) -> None:
        """Another book is opened: what was said of the last one is over."""
        self._said = []
        self._show_gravest()

    def fact(self) -> str:
        """The fact in sight, empty when all is well."""
        shown = self._gravest()
        return shown.fact if shown is not None else ""

    def press(self, key: str) -> bool:
        """A banner's own key was pressed; False when no banner in sight has it."""
        for shown in (self._in_row(), self._afloat()):
            if shown is not None and shown.button and shown.key == key:
                self._follow(shown)
                return True
        return False

    def _gravest(self) -> _Notice | None:
        return max(self._said, key=_order, default=None)

    def _afloat(self) -> _Notice | None:
        """What passes over the top bar; nothing where there is no such place."""
        return next((one for one in self._said if one.passing), None) if self._float is not None else None

    def _in_row(self) -> _Notice | None:
        """The gravest of what pushes the rooms down."""
        staying = (one for one in self._said if self._float is None or not one.passing)
        return max(staying, key=_order, default=None)

    def _show_gravest(self) -> None:
        shown, afloat = self._in_row(), self._afloat()
        self.setVisible(shown is not None)
        if shown is not None:
            self._tell(self._banner, shown)
        if self._float is not None and afloat is not None:
            self._tell(self._float, afloat)
            self._place()
        elif self._float is not None:
            self._float.hide()
        passing = afloat or (shown if shown is not None and shown.passing else None)
        if passing is not None:
            self._leaving.start(max(SUCCESS_MS, LETTER_MS * len(passing.fact + passing.comfort)))
        else:
            self._leaving.stop()

    @staticmethod
    def _tell(banner: Banner, one: _Notice) -> None:
        banner.tell(one.fact, one.comfort, one.button, one.key, one.tone, one.icon)

    def _place(self) -> None:
        if self._over is None or self._float is None or self._afloat() is None:
            return
        self._float.show()
        inside = self._float.layout()
        if inside is not None:
            inside.invalidate()  # words told a moment ago are measured now
            inside.activate()
        room = self._over(max(theme_now().px(240), self._float.sizeHint().width()))
        self._float.setMinimumHeight(room.height())
        high = max(room.height(), self._float.heightForWidth(room.width()))
        self._float.setGeometry(room.x(), room.y(), room.width(), high)

    def _on_pressed(self) -> None:
        self._follow(self._in_row())

    def _on_float_pressed(self) -> None:
        self._follow(self._afloat())

    def _follow(self, shown: _Notice | None) -> None:
        if shown is None:
            return
        if shown.passing:
            self.drop(shown.id)
        if shown.then is not None:
            shown.then()

    def _on_left(self) -> None:
        self._said = [told for told in self._said if not told.passing]
        self._show_gravest()


def _order(notice: _Notice) -> tuple[int, int]:
    return _GRAVITY[notice.tone], notice.id
