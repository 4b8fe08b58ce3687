"""Sessions, activities and steps as values, and the running order they make."""

import re
from dataclasses import dataclass
from datetime import date

from copdesk.book.ids import Id
from copdesk.words import Refused

UNTIMED_S = 300
COLOURS = ("teal", "blue", "amber", "violet", "crimson")
"""What activities and categories are told apart by; the projector counts them from 1."""
GROUP_SIZES = {"pairs": 2, "trios": 3, "fours": 4}
"""Groupings for which people are drawn into groups, and how many sit in one."""


@dataclass(frozen=True, slots=True)
class Category:
    """What a note can be in a step. `sign` is '+', '-', '?', '!', '"', '>', '=' or ''."""

    key: str
    name: str
    sign: str = ""
    colour: str = "teal"


@dataclass(frozen=True, slots=True)
class Step:
    """One timed part of an activity. Durations in whole seconds.

    `each_turn` steps repeat in every turn; those that are also `between_turns` come before every turn but the first,
    where another one becomes the client.
    """

    id: Id
    activity_id: Id
    position: int
    title: str
    instruction: str = ""
    hint: str = ""
    prompts: tuple[str, ...] = ()
    grouping: str = "all"
    min_s: int = 0
    planned_s: int = 300
    max_s: int = 0
    skippable: bool = False
    each_turn: bool = False
    between_turns: bool = False
    roles: tuple[tuple[str, str], ...] = ()
    confidential: bool = False
    silent: bool = False
    categories: tuple[Category, ...] = ()
    scene: str = "timer"
    chime: str = "end"
    clock: str = "digits"
    leader: str = ""
    materials: str = ""
    room: str = ""
    short: str = ""

    @property
    def length_s(self) -> int:
        """What is planned; five minutes where a plan that was taken in gave none, so that no step runs for nothing."""
        return self.planned_s or UNTIMED_S

    @property
    def least_s(self) -> int:
        """The shortest this step may be made; its plan where no minimum was given."""
        return self.min_s or self.length_s

    @property
    def most_s(self) -> int:
        """The longest its range allows; its plan where no maximum was given."""
        return max(self.max_s, self.length_s)


@dataclass(frozen=True, slots=True)
class Activity:
    """A method in a session, with its steps. `turns` is how often its `each_turn` steps repeat.

    `fixed_at` is a time of day that must hold (lunch is served at 12:30); '' where it may move.
    """

    id: Id
    session_id: Id
    position: int
    title: str
    method: str = ""
    purpose: str = ""
    turns: int = 1
    colour: str = "teal"
    fixed_at: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def planned_s(self) -> int:
        """All turns together."""
        return sum(step.length_s * self.times(step) for step in self.steps)

    @property
    def group_size(self) -> int | None:
        """How many sit in a group, by the first step that forms them; None where nobody is drawn."""
        return next((GROUP_SIZES[step.grouping] for step in self.steps if step.grouping in GROUP_SIZES), None)

    @property
    def most_s(self) -> int:
        """All turns together at their longest."""
        return sum(step.most_s * self.times(step) for step in self.steps)

    @property
    def least_s(self) -> int:
        """All turns together at their shortest."""
        return sum(step.least_s * self.times(step) for step in self.steps)

    @property
    def block(self) -> tuple[Step, ...]:
        """The steps that repeat in turns; none where there is one turn."""
        return tuple(step for step in self.steps if step.each_turn) if self.turns > 1 else ()

    def times(self, step: Step) -> int:
        """How often one of its steps comes."""
        if self.turns < 2 or not step.each_turn:
            return 1
        return self.turns - 1 if step.between_turns else self.turns

    def turn_of(self, turn: int) -> tuple[Step, ...]:
        """The steps of one turn (1-based) in the order in which they run: what comes between turns opens it."""
        between = tuple(step for step in self.block if step.between_turns) if turn > 1 else ()
        return between + tuple(step for step in self.block if not step.between_turns)


@dataclass(frozen=True, slots=True)
class Session:
    """A session with its whole plan. `day` is an ISO date or ''; `day_text` stands as it was written.

    `expected` is how many people the plan is made for, None where nobody said; `packed` names what is in the bag.
    """

    id: Id
    title: str
    day: str = ""
    day_text: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    space: str = ""
    purpose: str = ""
    outcomes: str = ""
    outline: str = ""
    problem: str = ""
    activities: tuple[Activity, ...] = ()
    event_id: Id | None = None
    expected: int | None = None
    packed: tuple[str, ...] = ()

    @property
    def planned_s(self) -> int:
        """The sum of all steps in all turns."""
        return sum(activity.planned_s for activity in self.activities)

    @property
    def slot_s(self) -> int | None:
        """The slot's length; None where start or end is not given."""
        start, end = minutes_of(self.starts), minutes_of(self.ends)
        return None if start is None or end is None else ((end - start) % 1440) * 60


@dataclass(frozen=True, slots=True)
class Cue:
    """One stretch of the running order: a step, in one of its activity's turns (1-based; 0 outside turns)."""

    activity: Activity
    step: Step
    turn: int = 0

    @property
    def key(self) -> tuple[Id, int]:
        """What facts name this cue by."""
        return self.step.id, self.turn

    @property
    def planned_ms(self) -> int:
        """Planned length in ms."""
        return self.step.length_s * 1000

    @property
    def client_seat(self) -> str:
        """The letter of this turn's client; '' outside turns."""
        return chr(ord("A") + self.turn - 1) if self.turn else ""


def running_order(session: Session) -> tuple[Cue, ...]:
    """All cues of a session: each activity's steps, its block of `each_turn` steps once per turn."""
    order: list[Cue] = []
    for activity in session.activities:
        block, done = activity.block, False
        for step in activity.steps:
            if step not in block:
                order.append(Cue(activity, step))
            elif not done:
                done = True
                turns = range(1, activity.turns + 1)
                order.extend(Cue(activity, each, turn) for turn in turns for each in activity.turn_of(turn))
    return tuple(order)


def minutes_of(clock: str) -> int | None:
    """Minutes since midnight of 'hh:mm' or 'hh.mm'; None for anything else."""
    parts = clock.replace(".", ":").split(":")
    if len(parts) != 2 or not all(part.strip().isdigit() for part in parts):
        return None
    hours, minutes = int(parts[0]), int(parts[1])
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def clock_of(text: str) -> str:
    """A time of day as hh:mm, or '' for nothing; raises Refused("plan.clock")."""
    if not text.strip():
        return ""
    minutes = minutes_of(text.strip())
    if minutes is None:
        raise Refused("plan.clock", text=text)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def iso_day(text: str) -> str:
    """A day as 2026-05-26, also from 26.5.2026 or 26/05/2026; raises Refused("plan.days")."""
    parts = [part for part in re.split(r"[-./\s]+", text.strip()) if part]
    try:
        numbers = [int(part) for part in parts]
        year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
        return date(year, month, day).isoformat()
    except (ValueError, IndexError):
        raise Refused("plan.days", text=text) from None
