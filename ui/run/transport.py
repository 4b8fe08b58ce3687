"""The four buttons a facilitator lives by, and the line that says what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from copdesk.stage.material import Material
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class Transport(QWidget):
    """Back, pause, next, finish on time. While paused the primary button is the one that goes on."""

    back_requested = Signal()
    toggle_requested = Signal()
    next_requested = Signal()
    land_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        theme = theme_now()
        self._narrow = False
        self.coming = PlainLabel("", elide=True)
        self.coming.setObjectName("coming")
        self.back = Button(tr("Back"), icon="back", key="PgUp", height=48, name="run_back")
        self.pause = Button(tr("Pause"), icon="pause", key="F6", height=48, name="run_pause")
        self.next = Button(tr("Next step"), "primary", icon="next", key="PgDown", height=48, name="run_next")
        self.land = Button(tr("Finish on time"), icon="land", key="F9", height=48, name="run_land")
        self.next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self.back_requested)
        self.pause.clicked.connect(self.toggle_requested)
        self.next.clicked.connect(self.next_requested)
        self.land.clicked.connect(self.land_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(PlainLabel(tr("Next:"), "muted"))
        line.addWidget(self.coming, 1)
        column.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in (self.back, self.pause, self.next, self.land):
            row.addWidget(button, 1 if button is self.next else 0)
        column.addLayout(row)

    def set_roomy(self, narrow: bool) -> None:
        """Small windows keep the key only on the primary button."""
        self._narrow = narrow
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keys that find no room beside the words are told by the tool tips; words are never shortened."""
        others = (self.back, self.land, self.pause)  # in the order in which they give way
        self.next.show_cap(True)
        for button in others:
            button.show_cap(not self._narrow)
        for button in (*others, self.next):
            need = sum(each.sizeHint().width() for each in (*others, self.next)) + 3 * theme_now().px(8)
            if need <= self.width():
                return
            button.show_cap(False)

    def show_material(self, material: Material) -> None:
        """What the buttons do now, and what comes."""
        state = material.state
        held = state.held
        self.pause.setText(tr("Go on") if held else tr("Pause"))
        self.pause.set_icon("play" if held else "pause")
        self.pause.set_kind("primary" if held else "plain")
        self.next.set_kind("plain" if held else "primary")
        last = state.next_index() is None
        self.next.setText(tr("End the session") if last else tr("Next step"))
        self.coming.setText(coming_words(material))
        self._fit()


def coming_words(material: Material) -> str:
    """The next cue in a facilitator's words: 'Turn 3, share the question · client: seat C'."""
    state = material.state
    index, cue = state.next_index(), state.cue
    if index is None:
        return tr("the end of the session")
    then = state.order[index]
    step = then.step.title
    if cue is None or then.activity.id != cue.activity.id:
        if step == then.activity.title:
            return step
        return tr("{activity}: {step}").format(activity=then.activity.title, step=step)
    if then.turn and then.turn != cue.turn:
        words = tr("Turn {n}: {step} · client: seat {letter}")
        return words.format(n=then.turn, step=step, letter=then.client_seat)
    return step
