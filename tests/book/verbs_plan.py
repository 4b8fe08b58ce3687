"""One way to use each verb of events, several lines at once, own activities and templates."""

from collections.abc import Callable
from random import Random

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.arranging import Pieces
from copdesk.plan.incoming import host_new, take_read
from copdesk.plan.reading.values import PlanReading
from copdesk.plan.values import Activity


def _word(chance: Random) -> str:
    return "".join(chance.choice("abcdeğéཀក") for _ in range(8))


def _steps(desk: Desk, session: Id) -> list[Id]:
    return [step.id for activity in desk.plan.session(session).activities for step in activity.steps]


def _some(desk: Desk, session: Id, chance: Random) -> list[Id]:
    return _two_of(_steps(desk, session), chance)


def _two_of(keys: list[Id], chance: Random) -> list[Id]:
    if len(keys) < 2:
        raise IndexError("too few are left")
    return chance.sample(keys, 2)


def _place_steps(desk: Desk, session: Id, chance: Random) -> None:
    target = chance.choice(desk.plan.session(session).activities)
    others = [key for key in _steps(desk, session) if key not in {step.id for step in target.steps}]
    before = target.steps[0].id if target.steps else None
    desk.plan.several.place_steps(session, _two_of(others, chance), target.id, before)


def _place_activities(desk: Desk, session: Id, chance: Random) -> None:
    activities = desk.plan.session(session).activities
    desk.plan.several.place_activities(session, [activities[-1].id], activities[0].id)


def _move_to_session(desk: Desk, session: Id, chance: Random) -> None:
    activities = desk.plan.session(session).activities
    target = next(one.id for one in desk.plan.sessions() if one.id != session)
    desk.plan.several.move_to_session(session, [chance.choice(activities).id], target)


def _long_one(desk: Desk, session: Id) -> Activity:
    return next(one for one in desk.plan.session(session).activities if len(one.steps) > 1)


def _paste(desk: Desk, session: Id, chance: Random) -> None:
    activities = desk.plan.session(session).activities
    pieces = Pieces(activities[:1], activities[1].steps[:1])
    desk.plan.several.paste(session, pieces, chance.choice(_steps(desk, session)))


def _expect(desk: Desk, session: Id, chance: Random) -> None:
    desk.plan.expect_people(session, chance.randrange(3, 400))


def _keep_method(desk: Desk, session: Id, chance: Random) -> str:
    return desk.plan.own.keep(session, desk.plan.session(session).activities[0].id, _word(chance))


def _remove_method(desk: Desk, session: Id, chance: Random) -> None:
    desk.plan.own.remove(desk.plan.own.methods()[0].key)


def _take_methods(desk: Desk, session: Id, chance: Random) -> None:
    title = _word(chance)
    desk.plan.own.take(METHOD.replace("Fishbowl", title))


METHOD = """
key = "fishbowl"
title = "Fishbowl"
purpose = "Hear a few talk, and everyone listen."
turns = 1
colour = "blue"
source = ""
min_people = 8
max_people = 60
words = ["fishbowl", "listen"]
[[steps]]
title = "The inner circle talks"
grouping = "all"
planned_s = 900
"""

PLAN: dict[str, Callable[[Desk, Id, Random], object]] = {
    "plan.place_steps": _place_steps,
    "plan.place_activities": _place_activities,
    "plan.move_to_session": _move_to_session,
    "plan.join": lambda d, s, r: d.plan.several.join(s, [d.plan.session(s).activities[1].id]),
    "plan.split_off": lambda d, s, r: d.plan.several.split_off(s, [_long_one(d, s).steps[0].id]),
    "plan.remove_lines": lambda d, s, r: d.plan.several.remove(s, _some(d, s, r)),
    "plan.duplicate": lambda d, s, r: d.plan.several.duplicate(s, _some(d, s, r)),
    "plan.paste": _paste,
    "plan.set_range": lambda d, s, r: d.plan.set_range(r.choice(_steps(d, s)), r.randrange(5, 50), r.randrange(60, 99)),
    "plan.expect_people": _expect,
    "plan.pack": lambda d, s, r: d.plan.pack(s, _word(r)),
    "plan.take_read": lambda d, s, r: take_read(d, [d.plan.session(s)], PlanReading(convener=(_word(r),))),
    "plan.host_new": lambda d, s, r: host_new(d, s, _word(r), "convener"),
    "plan.again": lambda d, s, r: d.plan.again(s, _word(r)),
    "plan.again_hosts": lambda d, s, r: d.plan.again(s, _word(r)),
    "plan.add_event": lambda d, s, r: d.plan.events.add(_word(r), "2026-05-25", "2026-05-27"),
    "plan.change_event": lambda d, s, r: d.plan.events.change(d.plan.events.events()[0].id, "title", _word(r)),
    "plan.remove_event": lambda d, s, r: d.plan.events.remove(d.plan.events.events()[0].id),
    "plan.place_session": lambda d, s, r: d.plan.events.place(
        s, d.plan.events.events()[0].id, f"2026-05-{r.randrange(10, 30)}"
    ),
    "plan.keep_method": _keep_method,
    "plan.remove_method": _remove_method,
    "plan.take_methods": _take_methods,
    "plan.keep_template": lambda d, s, r: d.plan.own.keep_template(s, _word(r)),
    "plan.remove_template": lambda d, s, r: d.plan.own.remove_template(d.plan.own.templates()[0].id),
}


def prepare(desk: Desk, session: Id) -> None:
    """An event, an activity of one's own and a template, so that each verb finds its object."""
    fair = desk.plan.events.add("Share fair", "2026-05-25", "2026-05-27")
    desk.plan.events.place(session, fair, "2026-05-26")
    desk.plan.own.take(METHOD)
    desk.plan.own.keep_template(session)
