"""What activities took: in this session, and in those that were finished before it."""

from typing import TYPE_CHECKING

from copdesk.book.ids import Id
from copdesk.people.values import folded
from copdesk.plan.values import Activity, Session
from copdesk.report.values import Earlier, Time
from copdesk.run.learning import LAST, ODD
from copdesk.run.state import RunState

if TYPE_CHECKING:
    from copdesk.desk import Desk


def earlier(desk: "Desk", session: Session, state: RunState) -> tuple[Earlier, ...]:
    """The last times of each activity, at most LAST; this session's own activities first, under their own titles.

    A time that is less than a third or more than three times its plan was not run as planned and is left out.
    """
    found: dict[str, list[Time]] = {}
    titles = {likeness(activity): activity.title for activity in reversed(session.activities)}
    own = list(dict.fromkeys(map(likeness, session.activities)))
    for head, run in _before(desk, session.id, state):
        for activity in {cue.activity.id: cue.activity for cue in run.order}.values():
            took_ms = took(run, {step.id for step in activity.steps})
            planned_ms = activity.planned_s * 1000
            if took_ms is None or not planned_ms <= ODD * took_ms <= ODD * ODD * planned_ms:
                continue
            key = likeness(activity)
            titles.setdefault(key, activity.title)
            times = found.setdefault(key, [])
            if len(times) < LAST:
                times.append(Time(head.title, head.day or head.day_text, planned_ms, took_ms))
    keys = dict.fromkeys([*own, *found])
    return tuple(Earlier(titles[key], tuple(found[key])) for key in keys if key in found)


def likeness(activity: Activity) -> str:
    """What makes two activities of different sessions the same one: their method, else their name."""
    return activity.method or folded(activity.title)


def took(state: RunState, steps: set[Id]) -> int | None:
    """How long these steps ran altogether, in ms; None while they have not been run to their end."""
    legs = [leg for leg in state.legs if leg.cue[0] in steps]
    if not legs or any(leg.ended is None for leg in legs):
        return None
    return sum(leg.spent(leg.ended) for leg in legs if leg.ended)


def _before(desk: "Desk", session_id: Id, state: RunState) -> list[tuple[Session, RunState]]:
    """The other sessions that were finished before this one began, the newest first."""
    runs = [(head, desk.run.state(head.id)) for head in desk.plan.sessions() if head.id != session_id]
    ended = [(run.finished.utc, head, run) for head, run in runs if run.finished]
    if state.began:
        ended = [one for one in ended if one[0] <= state.began.utc]
    return [(head, run) for _, head, run in sorted(ended, key=lambda one: (-one[0], one[1].id))]
