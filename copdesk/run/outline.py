"""The agenda as a person reads it: activities in a line each, the running one opened, its turns folded."""

from dataclasses import dataclass

from copdesk.clock import Reading
from copdesk.plan.values import Activity, Session
from copdesk.run.agenda import Line, lines
from copdesk.run.facts import CueKey
from copdesk.run.state import RunState
from copdesk.words import tr


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `kind` is 'activity', 'turn' or 'step'; `state` 'done', 'now', 'next' or 'skipped'.

    `shown` is when it began, or (`expected`) is to begin; both instants in ms UTC. `open` marks an activity or turn
    whose lines follow; `cues` are all steps that the line stands for, the first is where a jump to it goes.
    """

    kind: str
    text: str
    state: str
    planned: int
    shown: int | None
    expected: bool
    cues: tuple[CueKey, ...]
    open: bool = False
    deep: bool = False


def outline(session: Session, state: RunState, now: Reading) -> tuple[Row, ...]:
    """All rows at `now`."""
    told = lines(session, state, now)
    rows: list[Row] = []
    for activity in session.activities:
        here = [line for line in told if line.cue.activity.id == activity.id]
        if here:
            rows += _activity(activity, here)
    return tuple(rows)


def _activity(activity: Activity, here: list[Line]) -> list[Row]:
    live = any(line.state == "now" for line in here)
    alone = len(here) == 1
    wait = round(here[0].wait_ms / 60_000)
    title = tr("{title} · after {n} min wait").format(title=activity.title, n=wait) if wait else activity.title
    rows = [_row("activity", title, here, open_=live and not alone)]
    if not live or alone:
        return rows
    seen: set[int] = set()
    for line in here:
        turn = line.cue.turn
        if not turn:
            rows.append(_row("step", _title(line), [line]))
        elif turn not in seen:
            seen.add(turn)
            rows += _turn(turn, [one for one in here if one.cue.turn == turn])
    return rows


def _turn(turn: int, here: list[Line]) -> list[Row]:
    live = any(line.state == "now" for line in here)
    text = tr("Turn {n} · client {letter}").format(n=turn, letter=here[0].cue.client_seat)
    rows = [_row("turn", text, here, open_=live)]
    if live:
        rows += [_row("step", _title(line), [line], deep=True) for line in here]
    return rows


def _row(kind: str, text: str, here: list[Line], *, open_: bool = False, deep: bool = False) -> Row:
    states = {line.state for line in here}
    if "now" in states:
        state = "now"
    elif "next" in states:
        state = "next"
    else:
        state = "skipped" if states == {"skipped"} else "done"
    begun = next((line.actual for line in here if line.actual is not None), None)
    expected = next((line.expected for line in here if line.expected is not None), None)
    shown = begun if begun is not None else expected
    return Row(
        kind, text, state, here[0].planned, shown, begun is None, tuple(line.cue.key for line in here), open_, deep
    )


def _title(line: Line) -> str:
    return line.cue.step.short or line.cue.step.title
