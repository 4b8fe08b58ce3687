"""What was read from a plan, before a person has looked at it. Nothing here is kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepRead:
    """A part of an activity. Minutes are None where the source gives none, never 0; `line` counts from 1."""

    title: str
    minutes: float | None = None
    minutes_min: float | None = None
    minutes_max: float | None = None
    prompts: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ActivityRead:
    """One item of the agenda. `kind` is '', 'break', 'meal', 'group' or 'milestone'; `start` and `end` are hh:mm
    where the source has clock times, `day` the heading of its day in a plan of several. `others` are further
    readings of its minutes that can be defended."""

    title: str
    minutes: float | None = None
    minutes_min: float | None = None
    minutes_max: float | None = None
    approx: bool = False
    start: str = ""
    end: str = ""
    kind: str = ""
    rounds: int = 0
    steps: tuple[StepRead, ...] = ()
    prompts: tuple[str, ...] = ()
    note: str = ""
    grouping: str = ""
    day: str = ""
    others: tuple[float, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan as it was understood. `total_minutes` is the best sum, `totals` every sum that can be defended.

    `hosts` are name and role of further people; `lines` is the source as it came in, `title_from` says 'text' or 'name'
    (of the file). What a table's `delimiter`, `header` and `sheet` were taken to be is told with its first `rows`, so
    that a person can choose others.
    """

    title: str = ""
    title_from: str = ""
    day_and_time: str = ""
    slot_minutes: int | None = None
    starts: str = ""
    ends: str = ""
    space: str = ""
    convener: tuple[str, ...] = ()
    process_coach: tuple[str, ...] = ()
    hosts: tuple[tuple[str, str], ...] = ()
    purpose: str = ""
    outcomes: str = ""
    activities: tuple[ActivityRead, ...] = ()
    total_minutes: float = 0
    totals: tuple[float, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    format: str = ""
    encoding: str = ""
    encoding_sure: bool = True
    delimiter: str = ""
    header: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
