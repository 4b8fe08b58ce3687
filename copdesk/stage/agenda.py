"""The session as the room sees it: what is done, what runs with its steps, what comes; long ones fold."""

from collections.abc import Sequence

from copdesk.clock import Reading, hh_mm
from copdesk.run import agenda
from copdesk.run.agenda import Line
from copdesk.stage.material import Material
from copdesk.stage.scenes import Agenda, AgendaRow, AgendaStep
from copdesk.stage.texts import RoomWords

MOST_ROWS, MOST_STEPS = 7, 5
"""What can be read from the last row; whatever is over that folds into one line each for done and for later."""


def running_agenda(material: Material, now: Reading, words: RoomWords) -> Agenda:
    """One row per activity; only the running one shows its steps."""
    session, state = material.session, material.state
    if session is None:
        return Agenda(())
    told = agenda.lines(session, state, now)
    rows, following = [], False
    for activity in session.activities:
        lines = [line for line in told if line.cue.activity.id == activity.id]
        if not lines:
            continue
        first = lines[0]
        at = hh_mm(first.actual or _begins(first, started=bool(state.legs)))
        length = words("{n} min", n=round(sum(state.lengths[line.cue.key] for line in lines) / 60_000))
        states = {line.state for line in lines}
        if "now" in states:
            steps = folded_steps(_steps(material, lines, now, words), words)
            rows.append(AgendaRow(at, activity.title, length, "now", words("Now"), steps))
        elif states <= {"done", "skipped"} and state.legs:
            rows.append(AgendaRow(at, activity.title, length, "done"))
        else:
            mark = "" if following or not state.legs else words("next")
            rows.append(AgendaRow(at, activity.title, length, "later" if following else "next", mark))
            following = True
    end = state.ends_utc(now) if state.legs else agenda.slot_end(session, state, now)
    return Agenda(folded(rows, hh_mm(end), words))


def _begins(line: Line, *, started: bool) -> int:
    """When it is expected to begin; before the start of the session never earlier than planned."""
    expected = line.expected or line.planned
    return expected if started else max(expected, line.planned)


def folded(rows: list[AgendaRow], end: str, words: RoomWords) -> tuple[AgendaRow, ...]:
    """All rows and the end where they can be read; else first what is done becomes one row, then what is last."""
    done = [row for row in rows if row.progress == "done"]
    if len(rows) > MOST_ROWS and len(done) > 1:
        rest = [row for row in rows if row.progress != "done"]
        rows = [AgendaRow(done[0].time, words("{n} done", n=len(done)), "", "done"), *rest]
    if len(rows) <= MOST_ROWS:
        return (*rows, AgendaRow(end, words("End"), "", "end"))
    kept, later = rows[:MOST_ROWS], rows[MOST_ROWS:]
    return (*kept, AgendaRow(later[0].time, words("{n} more until {time}", n=len(later), time=end), "", "end"))


def folded_steps(steps: Sequence[AgendaStep], words: RoomWords) -> tuple[AgendaStep, ...]:
    """The same within the running activity."""
    done = [step for step in steps if step.progress == "done"]
    if len(steps) > MOST_STEPS and len(done) > 1:
        steps = [AgendaStep(words("{n} done", n=len(done)), "", "done"), *(s for s in steps if s.progress != "done")]
    if len(steps) <= MOST_STEPS:
        return tuple(steps)
    left = len(steps) - MOST_STEPS + 1
    return (*steps[: MOST_STEPS - 1], AgendaStep(words("{n} more", n=left), "", "later"))


def _steps(material: Material, lines: list[Line], now: Reading, words: RoomWords) -> list[AgendaStep]:
    """The running activity's steps; each turn is one, whatever its steps."""
    state, rows = material.state, []
    seen: set[int] = set()
    for line in lines:
        turn = line.cue.turn
        if turn in seen:
            continue
        if turn:
            seen.add(turn)
        part = [one for one in lines if one.cue.turn == turn] if turn else [line]
        client = words("Turn {n}, client: seat {letter}", n=turn, letter=line.cue.client_seat)
        text = client if turn else line.cue.step.title
        kinds = {one.state for one in part}
        length = sum(state.length_ms(one.cue) for one in part)
        if "now" in kinds:
            later = sum(state.lengths[one.cue.key] for one in part if one.state == "next")
            left = max(0, state.remaining_ms(now)) + later
            rows.append(AgendaStep(text, words("until {time}", time=hh_mm(now.later(left))), "now"))
        elif kinds <= {"done", "skipped"}:
            rows.append(AgendaStep(text, "", "done"))
        else:
            rows.append(AgendaStep(text, words("{n} min", n=round(length / 60_000) or 1), "later"))
    return rows
