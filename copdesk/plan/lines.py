"""A session's plan as the lines of a table, with clock times, ready to be shown and edited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copdesk.plan.values import Activity, Session, Step, minutes_of


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An activity (`step` None) or one of its steps. `starts` is hh:mm, or m:ss from the beginning without a slot."""

    activity: Activity
    step: Step | None
    starts: str
    planned_s: int
    repeated: int = 1


def starts_of(session: Session) -> tuple[int, ...]:
    """When each activity begins, in seconds after the session's start.

    One with a fixed time waits for it; where the plan is late already, it begins late.
    """
    found, at = [], 0
    for activity in session.activities:
        at = max(at, fixed_s(session, activity) or 0)
        found.append(at)
        at += activity.planned_s
    return tuple(found)


def length_s(session: Session) -> int:
    """How long the plan takes, the waiting for fixed times included."""
    if not session.activities:
        return 0
    return starts_of(session)[-1] + session.activities[-1].planned_s


def fixed_s(session: Session, activity: Activity) -> int | None:
    """Seconds from the session's start to an activity's fixed time; None where none holds.

    More than half a day later is meant for before the start: that is 0.
    """
    start, fixed = minutes_of(session.starts), minutes_of(activity.fixed_at)
    if start is None or fixed is None:
        return None
    after = (fixed - start) % 1440
    return after * 60 if after <= 720 else 0


def plan_lines(session: Session) -> tuple[PlanLine, ...]:
    """Activities and steps in order. A step that repeats in turns stands once, at its first time."""
    found: list[PlanLine] = []
    for activity, at in zip(session.activities, starts_of(session), strict=True):
        found.append(PlanLine(activity, None, clock_after(session, at), activity.planned_s, activity.turns))
        block, rest, turns_at = activity.block, at, None
        for step in activity.steps:
            begins = rest
            if step not in block:
                rest += step.length_s
            elif turns_at is None:
                turns_at = rest
                rest += sum(one.length_s * activity.times(one) for one in block)
            if turns_at is not None and step in block:
                begins = turns_at + _into_turns(activity, step)
            found.append(PlanLine(activity, step, clock_after(session, begins), step.length_s, activity.times(step)))
    return tuple(found)


def _into_turns(activity: Activity, step: Step) -> int:
    """Seconds from the beginning of an activity's turns to where a step of them first comes."""
    first = activity.turn_of(1)
    if step.between_turns:
        return _length_of(first) + _length_of(_before(activity.turn_of(2), step))
    return _length_of(_before(first, step))


def _before(steps: Sequence[Step], step: Step) -> Sequence[Step]:
    return steps[: steps.index(step)]


def _length_of(steps: Iterable[Step]) -> int:
    return sum(step.length_s for step in steps)


def clock_after(session: Session, seconds: int) -> str:
    """The time of day so many seconds after the session's start; the time since the start where none is given."""
    start = minutes_of(session.starts)
    if start is None:
        return f"{seconds // 60}:{seconds % 60:02d}"
    minutes = (start + seconds // 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the time bar, to scale. `kind` is 'plan', 'turn', 'wait' (until a fixed time) or 'worst' (what

    the ranges may add). `step_id` is the step that it stands for, a turn's first one.
    """

    title: str
    colour: str
    seconds: int
    kind: str = "plan"
    step_id: bytes = b""
    whole: str = ""  # the title that the block may be too narrow for


def time_bar(session: Session) -> tuple[Block, ...]:
    """The session to scale: each step, each turn as one block, and the worst case after the end."""
    found: list[Block] = []
    reached = 0
    for activity, at in zip(session.activities, starts_of(session), strict=True):
        if at > reached:
            found.append(Block("", "", at - reached, "wait"))
        reached = at + activity.planned_s
        placed = False
        for step in activity.steps:
            if step not in activity.block:
                found.append(
                    Block(step.short or step.title, activity.colour, step.length_s, "plan", step.id, step.title)
                )
            elif not placed:
                placed = True
                found.extend(
                    Block(
                        f"{turn}", activity.colour, _length_of(activity.turn_of(turn)), "turn", step.id, activity.title
                    )
                    for turn in range(1, activity.turns + 1)
                )
    worst = sum(activity.most_s for activity in session.activities) - session.planned_s
    if worst > 0:
        found.append(Block("", "", min(worst, 600), "worst"))
    return tuple(found)
