"""A reading as plain data, for looking at and for comparing."""

from typing import Any

from copdesk.plan.reading.values import ActivityRead, PlanReading, StepRead


def as_json(reading: PlanReading) -> dict[str, Any]:
    """The reading as nested dicts and lists; what the source does not give is left out, minutes never."""
    return {
        "schema": "plan-expected/1",
        "title": reading.title,
        **_given(day_and_time=reading.day_and_time, slot_minutes=reading.slot_minutes, space=reading.space),
        **_given(convener=list(reading.convener), process_coach=list(reading.process_coach)),
        "total_minutes": reading.total_minutes,
        "acceptable_totals": list(reading.totals),
        "activity_count": len(reading.activities),
        "activities": [_activity(each) for each in reading.activities],
        **_given(warnings=list(reading.warnings)),
    }


def _activity(each: ActivityRead) -> dict[str, Any]:
    return {
        "title": each.title,
        **_given(day=each.day, start=each.start, end=each.end),
        "minutes": each.minutes,
        **_given(minutes_min=each.minutes_min, minutes_max=each.minutes_max, approx=each.approx, kind=each.kind),
        **_given(steps=[_step(step) for step in each.steps], prompts=list(each.prompts), rounds=each.rounds),
        **_given(note=each.note),
    }


def _step(step: StepRead) -> dict[str, Any]:
    return {
        "title": step.title,
        "minutes": step.minutes,
        **_given(minutes_min=step.minutes_min, minutes_max=step.minutes_max, prompts=list(step.prompts)),
        **_given(note=step.note),
    }


def _given(**values: Any) -> dict[str, Any]:
    """What is there; a least time of zero counts."""
    return {name: value for name, value in values.items() if value or (name == "minutes_min" and value is not None)}
