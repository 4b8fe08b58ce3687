"""A session's plan as the lines of a table, with clock times, ready to be shown and edited."""

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
        block = sum(step.length_s for step in activity.steps if step.each_turn)
        rest, inside = at, False
        for step in activity.steps:
            if inside and not step.each_turn:
                rest += block * (activity.turns - 1)
            inside = step.each_turn
            times = activity.turns if step.each_turn else 1
            found.append(PlanLine(activity, step, clock_after(session, rest), step.length_s, times))
            rest += step.length_s
    return tuple(found)


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
        turns = [step for step in activity.steps if step.each_turn] if activity.turns > 1 else []
        placed = False
        for step in activity.steps:
            if step not in turns:
                found.append(
                    Block(step.short or step.title, activity.colour, step.length_s, "plan", step.id, step.title)
                )
            elif not placed:
                placed = True
                length = sum(one.length_s for one in turns)
                found.extend(
                    Block(f"{turn + 1}", activity.colour, length, "turn", step.id, activity.title)
                    for turn in range(activity.turns)
                )
    worst = sum(activity.most_s for activity in session.activities) - session.planned_s
    if worst > 0:
        found.append(Block("", "", min(worst, 600), "worst"))
    return tuple(found)
