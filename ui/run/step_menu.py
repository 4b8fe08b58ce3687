"""What may be done with a step: a menu for the running one, another for each line of the agenda."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from copdesk.desk import Desk
from copdesk.plan.values import Cue
from copdesk.run.facts import CueKey
from copdesk.stage.material import Material
from copdesk.words import tr
from ui.bridge import Bridge
from ui.parts.icons import icon
from ui.run.pulse import Pulse

EARLIER = (1, 2, 3, 5, 10)
BREAKS = (5, 10, 15, 30)


class StepMenu(QObject):
    """Builds and opens the menus; what is chosen goes through the bridge or to the pulse's second clock."""

    bell_requested = Signal()
    step_requested = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, pulse: Pulse, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._bridge, self._pulse = desk, bridge, pulse

    def open_running(self, at: QPoint) -> None:
        """For the running step."""
        menu = self._menu()
        self._fill_running(menu, self._pulse.material)
        menu.popup(at)

    def open_line(self, keys: Sequence[CueKey], at: QPoint) -> None:
        """For a line of the agenda."""
        menu = self._menu()
        self.fill_line(menu, keys)
        if not menu.isEmpty():
            menu.popup(at)

    def fill_line(self, menu: QMenu, keys: Sequence[CueKey]) -> None:
        """What may be done with the steps that a line stands for."""
        material = self._pulse.material
        state = material.state
        cues = [cue for cue in state.order if cue.key in keys]
        if not cues or state.index is None:
            return
        if cues == [state.cue]:
            self._fill_running(menu, material)
            return
        ahead = [cue for cue in state.order[state.index + 1 :] if cue.key in keys]
        if len(cues) == 1:
            self._add(menu, tr("Go to this step now") if ahead else tr("Go back to this step"), "next",
                      ("go", *cues[0].key))  # fmt: skip
        else:
            steps = menu.addMenu(icon("next"), tr("Go to one of its steps now"))
            for cue in cues:
                if cue is not state.cue:
                    self._add(steps, _named(cue), "", ("go", *cue.key))
        if ahead:
            gone = all(cue.key in state.skipped for cue in ahead)
            leave = tr("Leave it out") if len(ahead) == len(cues) else tr("Leave the rest of it out")
            self._add(menu, tr("Bring it back") if gone else leave, "undo" if gone else "close",
                      ("skip", [cue.key for cue in ahead]))  # fmt: skip

    def do(self, action: QAction) -> None:
        """Does what an entry stands for."""
        told: tuple[Any, ...] = action.data()
        verb, run, session = told[0], self._desk.run, self._pulse.session_id
        if verb == "go":
            self._pulse.go_to(*told[1:])
            return
        panels = {"bell": self.bell_requested, "step": self.step_requested}
        if verb in panels:
            panels[verb].emit()
            return
        clocks = {
            "side": self._pulse.start_side, "reports": self._pulse.start_reports, "rest": self._pulse.start_break,
        }  # fmt: skip
        if verb in clocks:
            clocks[verb](told[1])
            return
        verbs: dict[str, Callable[..., Any]] = {
            "skip": run.skip, "again": run.again, "earlier": run.began_earlier,
            "break": run.insert_break,
        }  # fmt: skip
        self._bridge.do(verbs[verb], session, *told[1:], refused=self._on_refused)

    def _on_refused(self, exc: BaseException) -> None:
        self._pulse.refused.emit(exc)

    def _menu(self) -> QMenu:
        host = self.parent()
        assert isinstance(host, QWidget)
        menu = QMenu(host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self.do)
        return menu

    def _fill_running(self, menu: QMenu, material: Material) -> None:
        cue = material.state.cue
        if cue is None:
            return
        earlier = menu.addMenu(icon("clock"), tr("It began earlier"))
        for minutes in EARLIER:
            self._add(earlier, tr("{n} min earlier").format(n=minutes), "", ("earlier", minutes * 60_000))
        self._add(menu, tr("This step once more"), "repeat", ("again",))
        rest = menu.addMenu(icon("pause"), tr("A break now"))
        for minutes in BREAKS:
            self._add(rest, tr("{n} min").format(n=minutes), "", ("rest", minutes * 60_000))
        pause = menu.addMenu(icon("pause"), tr("A break after this activity"))
        for minutes in BREAKS:
            self._add(pause, tr("{n} min").format(n=minutes), "", ("break", minutes * 60))
        self._add(menu, tr("A step after this one …"), "add", ("step",))
        if material.draws:
            reports = menu.addMenu(icon("trios"), tr("Reports, group by group"))
            for minutes in (1, 2, 3, 5):
                self._add(reports, tr("{n} min each").format(n=minutes), "", ("reports", minutes * 60_000))
        side = menu.addMenu(icon("run"), tr("A second clock, for the room"))
        for minutes in (1, 2, 3, 5, 10):
            self._add(side, tr("{n} min").format(n=minutes), "", ("side", minutes * 60_000))
        self._add(side, tr("Stopwatch"), "", ("side", 0))
        self._add(menu, tr("Bell and volume …"), "bell", ("bell",))

    def _add(self, menu: QMenu, text: str, sign: str, data: tuple[Any, ...]) -> QAction:
        words = text.replace("&", "&&")
        action = menu.addAction(icon(sign), words) if sign else menu.addAction(words)
        action.setData(data)
        return action


def _named(cue: Cue) -> str:
    """A step as a menu names it, with its turn."""
    name = cue.step.short or cue.step.title
    return tr("Turn {n}: {title}").format(n=cue.turn, title=name) if cue.turn else name
