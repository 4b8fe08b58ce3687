"""One way to use each verb of notes, wall, run and projector that can be undone, for the model test."""

import io
from collections.abc import Callable
from dataclasses import replace
from random import Random

from PIL import Image

from copdesk.book.ids import Id, new_id
from copdesk.desk import Desk
from copdesk.notes.ballots import Ballot
from copdesk.notes.parking import to_topics
from copdesk.notes.sheets import Sheet
from copdesk.notes.values import Note
from copdesk.people.joining import propose
from copdesk.people.reading.read import read
from copdesk.stage.service import StageRoom

Use = Callable[[Desk, Id, Random], object]


def prepare(desk: Desk, session: Id) -> None:
    """Three notes, two of them alike, clusters, a sheet, a vote, a promise; the run paused."""
    desk.notes.write(session, "? what do we do when the money ends")
    desk.notes.write(session, "? what do we do when the money is gone")
    keys = [note.id for note in desk.notes.of_session(session)]
    desk.notes.wall.gather(session, "Money", keys[-1:])
    desk.notes.wall.gather(session, "Purpose", keys[:2])
    desk.notes.sheets.begin(session, "group", "Money")
    desk.notes.ballots.begin(session, "What first?", [("Money", None), ("Time", None)])
    desk.notes.promise(session, "send the list by Friday")
    desk.run.hold(session, "fire drill")


def _note(desk: Desk, session: Id, chance: Random) -> Note:
    return chance.choice(desk.notes.of_session(session))


def _two(desk: Desk, session: Id) -> tuple[Id, Id]:
    first, second = desk.notes.of_session(session)[:2]
    return first.id, second.id


def _cluster(desk: Desk, session: Id) -> Id:
    return desk.notes.wall.clusters(session)[0].id


def _other(now: str, chance: Random, *choices: str) -> str:
    return chance.choice([choice for choice in choices if choice != now])


def _star(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    desk.notes.star([note.id], not note.starred)


def _park(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    desk.notes.park([note.id], not note.parked)


def _room(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    desk.notes.set_for_room([note.id], not note.for_room)


def _consent(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    desk.notes.set_consent([note.id], _other(note.consent, chance, "full", "initials", "none"))


def _group(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    desk.notes.set_group([note.id], None if note.trio_id else new_id())


def _category(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    desk.notes.set_category([note.id], _other(note.category, chance, "idea", "quote", ""))


def _move(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    steps = [step.id for step in desk.plan.session(session).activities[1].steps if step.id != note.step_id]
    desk.notes.move([note.id], chance.choice(steps))


def _put(desk: Desk, session: Id, chance: Random) -> None:
    note = _note(desk, session, chance)
    clusters = [one.id for one in desk.notes.wall.clusters(session) if one.id != note.cluster_id]
    desk.notes.wall.put([note.id], clusters[0] if clusters else None)


def _sheet(desk: Desk, session: Id) -> Sheet:
    return desk.notes.sheets.of_session(session)[-1]


def _ballot(desk: Desk, session: Id) -> Ballot:
    return desk.notes.ballots.of_session(session)[-1]


def _choice(desk: Desk, session: Id, chance: Random) -> Id:
    return chance.choice(_ballot(desk, session).choices).id


def _promise(desk: Desk, session: Id) -> Id:
    return next((one.id for one in desk.notes.promises.of_session(session) if one.done_at is None), b"")


def _list(desk: Desk, session: Id, chance: Random) -> None:
    reading = read(f"Person {chance.random()}, p{chance.randrange(9999)}@example.org".encode(), "list.txt")
    desk.people.take_list(propose(reading, desk.people.members()), {})


def _no_host(desk: Desk, session: Id, chance: Random) -> None:
    desk.people.no_host(session, desk.people.hosts(session)[0][0].id)


def _choices(desk: Desk, session: Id, chance: Random) -> None:
    now = desk.report.options()
    colour = _other(now.colour, chance, "#0B5D57", "#2F5FA8", "#7A3F8F")
    desk.report.kept.choose(replace(now, colour=colour))


def _logo(desk: Desk, session: Id, chance: Random) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (chance.randrange(256), chance.randrange(256), 80)).save(out, "PNG")
    desk.report.kept.set_logo(out.getvalue())


def _theme(desk: Desk, session: Id, chance: Random) -> None:
    room = StageRoom(desk.book)
    room.choose("theme", _other(room.options().theme, chance, "ink", "paper", "high-contrast"))


NOTES: dict[str, Use] = {
    "note.write_many": lambda d, s, r: d.notes.write_many(s, [f"+ one {r.random()}", f"- two {r.random()}"]),
    "note.take": lambda d, s, r: d.notes.take(d.notes.propose(s, f"heard {r.random()}".encode(), "heard.txt")),
    "note.star": _star,
    "note.park": _park,
    "note.move": _move,
    "note.set_category": _category,
    "note.set_consent": _consent,
    "note.set_for_room": _room,
    "note.set_who": lambda d, s, r: d.notes.set_who([_note(d, s, r).id], r.choice(d.people.members()).id),
    "note.set_group": _group,
    "wall.gather": lambda d, s, r: d.notes.wall.gather(s, f"cluster {r.random()}", [_note(d, s, r).id]),
    "wall.name": lambda d, s, r: d.notes.wall.name(_cluster(d, s), f"name {r.random()}"),
    "wall.put": _put,
    "wall.scatter": lambda d, s, r: d.notes.wall.scatter(_cluster(d, s)),
    "wall.place": lambda d, s, r: d.notes.wall.place(s, _cluster(d, s), 1),
    "wall.lay_out": lambda d, s, r: d.notes.wall.lay_out(s),
    "wall.merge": lambda d, s, r: d.notes.wall.merge(*_two(d, s)),
    "wall.keep_both": lambda d, s, r: d.notes.wall.keep_both(*_two(d, s)),
    "wall.split": lambda d, s, r: d.notes.wall.split(d.notes.of_session(s)[0].id, 3),
    "wall.group": lambda d, s, r: d.notes.wall.group(s, [(f"heap {r.random()}", [_note(d, s, r).id])]),
    "ballot.begin": lambda d, s, r: d.notes.ballots.begin(s, f"Which {r.random()}?", [("A", None), ("B", None)]),
    "ballot.count": lambda d, s, r: d.notes.ballots.count(_ballot(d, s).id, _ballot(d, s).choices[0].id, 1),
    "ballot.cast": lambda d, s, r: d.notes.ballots.cast(_ballot(d, s).id, f"v{r.random()}", {_choice(d, s, r): 1}),
    "ballot.reveal": lambda d, s, r: d.notes.ballots.reveal(_ballot(d, s).id, not _ballot(d, s).revealed),
    "ballot.close": lambda d, s, r: d.notes.ballots.close(_ballot(d, s).id),
    "ballot.remove": lambda d, s, r: d.notes.ballots.remove(_ballot(d, s).id),
    "category.settle": lambda d, s, r: d.notes.kinds.settle(f"+ Strength\nResource {r.randrange(999)}"),
    "outcome.attach": lambda d, s, r: d.notes.outcomes.attach(s, [_note(d, s, r).id], f"outcome {r.random()}"),
    "topic.from_note": lambda d, s, r: to_topics(d, _note(d, s, r).id),
    "outcome.put": lambda d, s, r: d.notes.outcomes.add(s, f"outcome {r.random()}"),
    "promise.add": lambda d, s, r: d.notes.promise(s, f"send list {r.random()} by Friday"),
    "promise.change": lambda d, s, r: d.notes.promises.change(_promise(d, s), "what", f"send {r.random()}"),
    "promise.tick": lambda d, s, r: d.notes.promises.tick(_promise(d, s), True),
    "promise.remove": lambda d, s, r: d.notes.promises.remove(_promise(d, s)),
    "synthesis.write": lambda d, s, r: d.notes.syntheses.write_message(s, r.randrange(3), f"message {r.random()}"),
    "sheet.begin": lambda d, s, r: d.notes.sheets.begin(s, "peer_assist", f"topic {r.random()}"),
    "sheet.change": lambda d, s, r: d.notes.sheets.change(_sheet(d, s).id, "convener", f"Person {r.random()}"),
    "sheet.report": lambda d, s, r: d.notes.sheets.report(_sheet(d, s).id, not _sheet(d, s).reported),
    "sheet.ask": lambda d, s, r: d.notes.sheets.ask(_sheet(d, s).id, 0, f"What {r.random()}?"),
    "sheet.write": lambda d, s, r: d.notes.sheets.write(_sheet(d, s).id, 0, f"line {r.random()}"),
    "sheet.remove": lambda d, s, r: d.notes.sheets.remove(_sheet(d, s).id),
    "people.take_list": _list,
    "people.no_host": _no_host,
    "report.choose": _choices,
    "report.set_logo": _logo,
    "run.explain": lambda d, s, r: d.run.explain(s, f"reason {r.random()}"),
    "run.stretch": lambda d, s, r: d.run.stretch(s, 60_000),
    "stage.choose": _theme,
}
