"""What a wish to steer becomes: one fact. Decided from what has happened, in the same way by the book and by the desk,
which shows it before the disk has it."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.clock import Reading
from copdesk.plan.values import Cue
from copdesk.run.facts import CueKey, Fact, Press
from copdesk.run.state import RunState, fold
from copdesk.words import Refused, tr

MISTAKE_MS = 60_000
"""Back within a minute takes a Start or Next back as if it had never happened."""
SHORTEST_MS = 5_000


@dataclass(frozen=True, slots=True)
class Move:
    """A fact to come, with the words that name it for undo."""

    kind: str
    label: str
    cue: CueKey | None = None
    amount_ms: int = 0
    reason: str = ""
    about: Id | None = None
    undoable: bool = False

    def fact(self, press: Press) -> Fact:
        """The fact that it becomes."""
        return Fact(press.id, self.kind, press.at, self.cue, self.amount_ms, self.reason, self.about)


@dataclass(frozen=True, slots=True)
class Past:
    """What has happened in a session, and where that leads."""

    facts: tuple[Fact, ...]
    state: RunState


def past(order: tuple[Cue, ...], facts: Sequence[Fact]) -> Past:
    """From the facts of a session in its running order."""
    return Past(tuple(facts), fold(order, facts))


def start(told: Past) -> Move | None:
    """Begins the first step; None where it runs already. Raises Refused where there is nothing to run."""
    if told.state.index is not None:
        return None
    if not told.state.order:
        raise Refused("run.empty")
    return _go(told.state.order[0], tr("start the session"))


def next_step(told: Past) -> Move:
    """To the next step, or the end after the last one."""
    state = running(told)
    index = state.next_index()
    if index is None:
        return finish(told)
    cue = state.order[index]
    return _go(cue, tr("next step: {title}").format(title=cue.step.title))


def back(told: Past, now: Reading) -> Move:
    """Within a minute the last Start or Next never happened, clock included. Later: to the step before, afresh.

    After the end it is the last step that goes on, afresh.
    """
    recent = _recent(told.facts, now)
    if recent is not None:
        return Move("void", tr("take back the last move"), about=recent.id)
    cue = _before(told.state)
    return _go(cue, tr("back to {title}").format(title=cue.step.title))


def go_to(told: Past, step_id: Id, turn: int = 0) -> Move:
    """To a step (in one of its turns), afresh."""
    cue = next((one for one in running(told).order if one.key == (step_id, turn)), None)
    if cue is None:
        raise Refused("run.no_step")
    return _go(cue, tr("go to {title}").format(title=cue.step.title))


def again(told: Past) -> Move:
    """The running step once more, from its beginning."""
    cue = running(told).cue
    assert cue is not None
    return _go(cue, tr("{title} once more").format(title=cue.step.title))


def hold(told: Past, reason: str = "") -> Move | None:
    """Pauses; None where it is paused already."""
    return None if running(told).held else Move("hold", tr("pause"), reason=reason)


def resume(told: Past) -> Move | None:
    """Goes on; None where it is not paused."""
    return Move("resume", tr("go on")) if running(told).held else None


def toggle(told: Past) -> Move | None:
    """Starts, pauses or goes on: whatever the one key means now."""
    if told.state.index is None:
        return start(told)
    return resume(told) if told.state.held else hold(told)


def stretch(told: Past, ms: int) -> Move:
    """`ms` more for the running step, or less (below zero)."""
    state = running(told)
    cue = state.cue
    assert cue is not None
    if state.length_ms(cue) + ms < SHORTEST_MS:
        raise Refused("run.short")
    minutes = f"{ms / 60_000:+g}".replace("-", "−")
    label = tr("{minutes} min for {title}").format(minutes=minutes, title=cue.step.title)
    return Move("stretch", label, cue.key, ms, undoable=True)


def finish(told: Past) -> Move:
    """Ends the session."""
    running(told)
    return Move("finish", tr("end the session"))


def running(told: Past) -> RunState:
    """The state of a session that runs; raises Refused for one that does not."""
    if told.state.index is None:
        raise Refused("run.not_running")
    return told.state


def _go(cue: Cue, label: str) -> Move:
    return Move("go", label, cue.key)


def _before(state: RunState) -> Cue:
    """The step before the running one; after the end the one that ran last."""
    if state.finished and state.order:
        last = state.legs[-1].cue
        return next((cue for cue in state.order if cue.key == last), state.order[-1])
    if state.index is None:
        raise Refused("run.not_running")
    if state.index == 0:
        raise Refused("run.at_start")
    return state.order[state.index - 1]


def _recent(facts: Sequence[Fact], now: Reading) -> Fact | None:
    """The last move, if it was less than a minute ago and is not voided already."""
    void = {fact.about for fact in facts if fact.kind == "void"}
    moves = [fact for fact in facts if fact.kind in ("go", "finish") and fact.id not in void]
    if not moves:
        raise Refused("run.not_running")
    last = moves[-1]
    return last if now.since(last.at) < MISTAKE_MS else None
