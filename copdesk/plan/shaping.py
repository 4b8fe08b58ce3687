"""Activities become steps of the one above, and steps an activity of their own."""

from collections.abc import Sequence
from dataclasses import replace

from copdesk.book.ids import Id, new_id
from copdesk.plan.values import COLOURS, Activity, Session


def joined(session: Session, keys: Sequence[Id]) -> Session:
    """The session with some activities' steps at the end of the activity above each. The first has none above it, and
    what has turns stays what it is: its steps would be another's turns."""
    made: list[Activity] = []
    for activity in session.activities:
        above = made[-1] if made else None
        if activity.id in keys and above is not None and activity.turns == 1:
            steps = (replace(step, activity_id=above.id, each_turn=False) for step in activity.steps)
            made[-1] = replace(above, steps=(*above.steps, *steps))
        else:
            made.append(activity)
    return counted(session, made)


def split_off(session: Session, keys: Sequence[Id]) -> Session:
    """The session with some steps as an activity of their own, below the one that they stood in."""
    made: list[Activity] = []
    for activity in session.activities:
        going = [step for step in activity.steps if step.id in keys]
        staying = tuple(step for step in activity.steps if step.id not in keys)
        if not going or not staying:  # an activity's only steps are one already
            made.append(activity)
            continue
        key, colour = new_id(), COLOURS[(COLOURS.index(activity.colour) + 1) % len(COLOURS)]
        steps = tuple(replace(step, activity_id=key, each_turn=False) for step in going)
        made.append(replace(activity, steps=staying))
        made.append(Activity(key, session.id, 0, going[0].title, colour=colour, steps=steps))
    return counted(session, made)


def counted(session: Session, activities: Sequence[Activity]) -> Session:
    """The session with these activities, they and their steps numbered from 0."""
    numbered = (
        replace(one, position=at, steps=tuple(replace(step, position=n) for n, step in enumerate(one.steps)))
        for at, one in enumerate(activities)
    )
    return replace(session, activities=tuple(numbered))
