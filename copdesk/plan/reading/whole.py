"""A session from whatever came in: what copdesk wrote itself comes back whole, everything else as it was understood."""

from pathlib import Path

from copdesk.book.ids import new_id
from copdesk.plan.reading.planned import sessions_of
from copdesk.plan.reading.read import look
from copdesk.plan.reading.values import ActivityRead, PlanReading, StepRead
from copdesk.plan.values import Session
from copdesk.plan.writing import plan_from_toml
from copdesk.tables.manner import AS_FOUND, Manner


def read_whole(
    source: Path | bytes, name: str = "", manner: Manner = AS_FOUND
) -> tuple[tuple[Session, ...], PlanReading]:
    """The session with its keys (one for each day that a plan names), and the reading it was made from; no session
    where nothing was understood. Raises Refused for what cannot be read at all."""
    reading = look(source, name, manner)
    if reading.format == "toml":
        return (plan_from_toml("\n".join(reading.lines), new_id),), reading
    return sessions_of(reading, new_id) if reading.activities else (), reading


def activities_read(session: Session) -> tuple[ActivityRead, ...]:
    """A session's activities as a reading has them."""
    return tuple(
        ActivityRead(
            title=activity.title,
            minutes=activity.planned_s / 60,
            rounds=activity.turns if activity.turns > 1 else 0,
            start=activity.fixed_at,
            steps=tuple(
                StepRead(title=step.title, minutes=step.planned_s / 60 or None, prompts=step.prompts)
                for step in activity.steps
            ),
        )
        for activity in session.activities
    )
