"""A whole session on a simulated clock: what runs when, who sits with whom, when it ends. The book stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from copdesk.book.ids import Id
from copdesk.clock import Clock, FakeClock, hh_mm, local
from copdesk.desk import Desk
from copdesk.plan.values import minutes_of
from copdesk.trios.held import Held


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step as it ran. Instants in ms UTC."""

    activity: str
    step: str
    turn: int
    client: str
    began: int
    ended: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What happened in the copy that was rehearsed; `desk` holds that copy, for a report."""

    session_id: Id
    title: str
    stretches: tuple[Stretch, ...]
    draws: tuple[Held, ...]
    ends: int
    desk: Desk


def rehearse(desk: Desk, session_id: Id, said: Iterable[dict[str, Any]] = ()) -> Rehearsal:
    """Runs a session from its first to its last step on a copy in memory.

    Who is checked in takes part; if nobody is, everyone who does not host. `said` are lines for the
    capture line: `line`, `step` (a step's short title), `who`, `category`.
    """
    clock = FakeClock(begins(desk, session_id))
    copy = copy_of(desk, clock)
    fill_the_room(copy, session_id)
    lines = list(said)
    occasions = {one.activity_id for one in copy.trios.occasions(session_id)}
    enough = len(copy.people.present(session_id)) >= 2
    stretches: list[Stretch] = []
    copy.run.start(session_id)
    while True:
        state = copy.run.state(session_id)
        cue, leg = state.cue, state.leg
        if cue is None or leg is None:
            break
        if cue.activity.id in occasions and enough:
            occasions.discard(cue.activity.id)
            copy.trios.draw(session_id, cue.activity.id, seed=len(occasions) + 1)
        here = [line for line in lines if line.get("step") == cue.step.short and cue.turn <= 1]
        gap = state.length_ms(cue) // (len(here) + 1)
        for line in here:
            clock.advance(gap / 1000)
            _say(copy, session_id, line)
        clock.advance((state.length_ms(cue) - gap * len(here)) / 1000)
        stretches.append(
            Stretch(cue.activity.title, cue.step.title, cue.turn, cue.client_seat, leg.began.utc, clock.now().utc)
        )
        copy.run.next(session_id)
    title = copy.plan.session(session_id).title
    return Rehearsal(session_id, title, tuple(stretches), tuple(copy.trios.draws(session_id)), clock.now().utc, copy)


def as_json(done: Rehearsal) -> dict[str, Any]:
    """A rehearsal as plain values: clock times hh:mm:ss, names, letters."""
    return {
        "session": done.session_id.hex(),
        "title": done.title,
        "steps": [
            {
                "activity": one.activity,
                "step": one.step,
                "turn": one.turn or None,
                "client": one.client or None,
                "starts": _clock(one.began),
                "ends": _clock(one.ended),
                "minutes": round((one.ended - one.began) / 60_000, 2),
            }
            for one in done.stretches
        ],
        "draws": [
            {
                "activity": held.title,
                "seed": held.seed,
                "repeats": held.repeats,
                "groups": [
                    {"place": trio.label, "seats": {seat.letter: seat.name for seat in trio.seats}}
                    for trio in held.trios
                ],
            }
            for held in done.draws
        ],
        "ends": hh_mm(done.ends),
    }


def _clock(utc: int) -> str:
    return local(utc).strftime("%H:%M:%S")


def _say(desk: Desk, session_id: Id, line: dict[str, Any]) -> None:
    who = desk.people.find(str(line.get("who", ""))) if line.get("who") else []
    desk.notes.write(session_id, line["line"], category=line.get("category", ""), who_id=who[0].id if who else None)


def fill_the_room(copy: Desk, session_id: Id) -> None:
    """Checks everyone in who is expected, where nobody is here yet."""
    if not copy.people.present(session_id):
        for one in copy.people.attendance(session_id):
            if one.takes_part and one.status == "expected":
                copy.people.check_in(session_id, one.member.id)


def begins(desk: Desk, session_id: Id) -> datetime:
    """When a rehearsal begins on its own clock: at the session's hour, today."""
    now = local(desk.clock.now().utc)
    minutes = minutes_of(desk.plan.session(session_id).starts)
    if minutes is None:
        return now
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=minutes)


def copy_of(desk: Desk, clock: Clock) -> Desk:
    """A desk with everything of `desk` in memory, on another clock, where no session has run yet."""
    copied = desk.book.copied(clock)
    with copied.turn("run.rehearse", undoable=False) as turn:
        for row in copied.rows("select id from fact where not removed"):
            turn.remove("fact", row["id"])
    return Desk(copied, clock)
