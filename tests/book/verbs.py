"""One way to use each verb that can be undone, for the model test."""

from collections.abc import Callable
from random import Random

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.library import method
from copdesk.trios.held import Seat
from tests.book.verbs_community import COMMUNITY
from tests.book.verbs_plan import PLAN

Use = Callable[[Desk, Id, Random], None]


def _word(chance: Random) -> str:
    return "".join(chance.choice("abcdeğéཀក") for _ in range(8))


def _member(desk: Desk, chance: Random) -> Id:
    return chance.choice(desk.people.members()).id


def _step(desk: Desk, session: Id, chance: Random) -> Id:
    return chance.choice([step for a in desk.plan.session(session).activities for step in a.steps]).id


def _activity(desk: Desk, session: Id, chance: Random) -> Id:
    return chance.choice(desk.plan.session(session).activities).id


def _note(desk: Desk, session: Id, chance: Random) -> Id:
    return chance.choice(desk.notes.of_session(session)).id


def _swap(desk: Desk, session: Id, chance: Random) -> None:
    one, other = chance.choice(desk.trios.draws(session)).trios[:2]
    desk.trios.swap(session, one.seats[0].id, other.seats[0].id)


def _seats(desk: Desk, session: Id) -> list[Seat]:
    return [seat for held in desk.trios.draws(session) for trio in held.trios for seat in trio.seats]


def _two(desk: Desk, chance: Random) -> tuple[Id, Id]:
    one, other = chance.sample(desk.people.members(), 2)
    return one.id, other.id


def _move(desk: Desk, session: Id, chance: Random) -> None:
    one, other = chance.choice(desk.trios.draws(session)).trios[:2]
    desk.trios.move(session, one.seats[0].id, other.id)


def _lock_trio(desk: Desk, session: Id, chance: Random) -> None:
    trio = chance.choice(chance.choice(desk.trios.draws(session)).trios)
    desk.trios.lock_trio(session, trio.id, not trio.locked)


def _lock_seat(desk: Desk, session: Id, chance: Random) -> None:
    seat = chance.choice(_seats(desk, session))
    desk.trios.lock_seat(session, seat.id, not seat.locked)


def _join_now(desk: Desk, session: Id, chance: Random) -> None:
    held = chance.choice(desk.trios.draws(session))
    seated = {one for trio in held.trios for one in trio.people}
    waiting = [one.id for one in desk.people.present(session) if one.id not in seated]
    desk.trios.join_now(session, held.id, waiting[0] if waiting else _walk_in(desk, session, chance))


def _walk_in(desk: Desk, session: Id, chance: Random) -> Id:
    return desk.people.walk_in(session, _word(chance))


def _gather(desk: Desk, session: Id, chance: Random) -> None:
    held = chance.choice(desk.trios.draws(session))
    seated = {one for trio in held.trios for one in trio.people}
    waiting = [one.id for one in desk.people.present(session) if one.id not in seated]
    while len(waiting) < 2:
        waiting.append(_walk_in(desk, session, chance))
    desk.trios.gather(session, held.id, waiting)


def _take_interests(desk: Desk, session: Id, chance: Random) -> None:
    names = ", ".join(one.name for one in desk.people.members()[:3])
    desk.trios.take_interests(session, desk.trios.occasions(session)[0].activity_id, f"Seeds: {names}")


def _leave_now(desk: Desk, session: Id, chance: Random) -> None:
    held = chance.choice(desk.trios.draws(session))
    desk.trios.leave_now(session, held.id, chance.choice(held.trios).people[0])


def _take_typed(desk: Desk, session: Id, chance: Random) -> None:
    names = [one.name for one in desk.people.members()]
    desk.trios.take_typed(session, desk.trios.occasions(session)[0].activity_id, "\n".join(names[:3]))


def _unwish(desk: Desk, session: Id, chance: Random) -> None:
    desk.trios.unwish(chance.choice(desk.trios.wishes()).id)


def _unmet(desk: Desk, session: Id, chance: Random) -> None:
    desk.trios.unmet(chance.choice(desk.trios.entered())["id"])


def _absent(desk: Desk, session: Id) -> Id:
    return next(one.member.id for one in desk.people.attendance(session) if one.status != "here")


def _present(desk: Desk, session: Id) -> Id:
    return next(one.member.id for one in desk.people.attendance(session) if one.status == "here")


def _popcorn(desk: Desk, session: Id, chance: Random) -> None:
    found = method("popcorn")
    assert found is not None
    desk.plan.add_activity(session, found.placed(session, 0, lambda: b""), at=chance.randrange(3))


def _tick(desk: Desk, session: Id, chance: Random) -> None:
    promise = chance.choice(desk.community.commitments())
    desk.community.tick(promise.id, promise.done_at is None)


def _part(desk: Desk, session: Id, chance: Random) -> None:
    one = chance.choice(desk.people.attendance(session))
    desk.people.take_part(session, one.member.id, not one.takes_part)


VERBS: dict[str, Use] = {
    "people.add": lambda d, s, r: void(d.people.add(_word(r), organisation=_word(r))),
    "people.edit": lambda d, s, r: d.people.edit(_member(d, r), "expertise", _word(r)),
    "people.remove": lambda d, s, r: d.people.remove(_member(d, r)),
    "people.check_in": lambda d, s, r: d.people.check_in(s, _absent(d, s)),
    "people.leave": lambda d, s, r: d.people.leave(s, _present(d, s)),
    "people.expect": lambda d, s, r: d.people.expect(s, _present(d, s)),
    "people.take_part": _part,
    "people.walk_in": lambda d, s, r: void(d.people.walk_in(s, f"{_word(r)}, {_word(r)}")),
    "people.host": lambda d, s, r: d.people.host(s, _member(d, r), "note-taker"),
    "people.edit_many": lambda d, s, r: d.people.edit_many([_member(d, r), _member(d, r)], "needs", _word(r), add=True),
    "people.remove_many": lambda d, s, r: d.people.remove_many([*_two(d, r)]),
    "people.make_one": lambda d, s, r: d.people.make_one(*_two(d, r)),
    "people.count_heads": lambda d, s, r: d.people.count_heads(s, r.randrange(2, 900)),
    "plan.add_session": lambda d, s, r: void(d.plan.add_session(_word(r))),
    "plan.take": lambda d, s, r: void(d.plan.take(d.plan.session(s))),
    "plan.mend": lambda d, s, r: d.plan.mend(
        s, "mend", (("set_head", (s, "space", _word(r))), ("set_step", (_step(d, s, r), "title", _word(r))))
    ),
    "plan.set_head": lambda d, s, r: d.plan.set_head(s, "space", _word(r)),
    "plan.remove_session": lambda d, s, r: _gone(d, s),
    "plan.add_activity": _popcorn,
    "plan.set_activity": lambda d, s, r: d.plan.set_activity(s, _activity(d, s, r), "title", _word(r)),
    "plan.move_activity": lambda d, s, r: d.plan.move_activity(s, d.plan.session(s).activities[0].id, 1),
    "plan.remove_activity": lambda d, s, r: d.plan.remove_activity(s, d.plan.session(s).activities[-1].id),
    "plan.add_step": lambda d, s, r: void(d.plan.add_step(s, _activity(d, s, r), _word(r), 60)),
    "plan.set_step": lambda d, s, r: d.plan.set_step(_step(d, s, r), "title", _word(r)),
    "plan.move_step": lambda d, s, r: d.plan.move_step(s, d.plan.session(s).activities[1].steps[0].id, 1),
    "plan.remove_step": lambda d, s, r: d.plan.remove_step(d.plan.session(s).activities[1].steps[-1].id),
    "trios.draw": lambda d, s, r: void(d.trios.draw(s, d.trios.occasions(s)[0].activity_id, seed=r.randrange(99_999))),
    "trios.swap": _swap,
    "trios.replan": lambda d, s, r: d.trios.replan(s, [one.activity_id for one in d.trios.occasions(s)][1:]),
    "trios.take_typed": _take_typed,
    "trios.move": _move,
    "trios.lock_trio": _lock_trio,
    "trios.lock_seat": _lock_seat,
    "trios.scribe": lambda d, s, r: d.trios.scribe(s, r.choice(_seats(d, s)).id),
    "trios.join_now": _join_now,
    "trios.leave_now": _leave_now,
    "trios.gather": _gather,
    "trios.take_interests": _take_interests,
    "trios.met_groups": lambda d, s, r: void(d.trios.met_groups(", ".join(m.name for m in d.people.members()[:3]))),
    "trios.wish": lambda d, s, r: void(d.trios.wish(r.choice(["apart", "together"]), *_two(d, r))),
    "trios.unwish": _unwish,
    "trios.met": lambda d, s, r: void(d.trios.met(*_two(d, r), source=_word(r))),
    "trios.unmet": _unmet,
    "trios.name_places": lambda d, s, r: d.trios.name_places(s, [_word(r) for _ in range(r.randrange(1, 5))]),
    "trios.remove": lambda d, s, r: d.trios.remove(s, d.trios.draws(s)[0].id),
    "note.write": lambda d, s, r: void(d.notes.write(s, f"- {_word(r)} #tag")),
    "note.edit": lambda d, s, r: d.notes.edit(_note(d, s, r), "body", _word(r)),
    "note.remove": lambda d, s, r: d.notes.remove([_note(d, s, r)]),
    "note.add_many": lambda d, s, r: void(
        d.notes.add_many(s, [{"body": _word(r), "said_at": 5}, {"body": _word(r), "said_at": 6}])
    ),
    "community.answer": lambda d, s, r: d.community.answer(d.community.charter()[2].question, _word(r)),
    "community.review": lambda d, s, r: d.community.review(r.choice(("", "2027-03-01", "2027-09-01"))),
    "community.check_health": lambda d, s, r: d.community.check_health({"Energy": r.randint(1, 5) + 0.0}),
    "life.tick": lambda d, s, r: d.life.tick(
        d.life.tasks()[3].phase, d.life.tasks()[3].body, not d.life.tasks()[3].done_at
    ),
    "life.add_task": lambda d, s, r: d.life.add_task("Running", _word(r)),
    "life.write_section": lambda d, s, r: d.life.write_section("stories", _word(r)),
    "life.send_newsletter": lambda d, s, r: _send(d, r),
    "life.talk": lambda d, s, r: d.life.talk(_word(r)),
    "community.rename": lambda d, s, r: d.community.rename(_word(r)),
    "community.promise": lambda d, s, r: void(d.community.promise(_word(r))),
    "community.tick": _tick,
    "community.add_topic": lambda d, s, r: void(d.community.add_topic(_word(r))),
    **PLAN,
    **COMMUNITY,
}


def void(_: object) -> None:
    """Verbs that return a key are used for what they change."""


def _gone(desk: Desk, session: Id) -> None:
    desk.plan.remove_session(next(one for one in desk.plan.sessions() if one.id != session).id)


def _send(desk: Desk, chance: Random) -> None:
    with desk.book.one_step("test.send", "write and send"):
        desk.life.write_section("events", _word(chance))
        desk.life.send_newsletter()


def _tick_task(desk: Desk) -> None:
    task = desk.life.tasks()[3]
    desk.life.tick(task.phase, task.body, not task.done_at)
