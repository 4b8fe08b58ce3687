"""What steps really took: 'planned 10, took 14 the last five times'."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from copdesk.people.values import folded
from copdesk.plan.lengths import length_text
from copdesk.plan.remark import Mend, Remark
from copdesk.plan.values import Activity, Cue, Session, Step
from copdesk.run.ready import minutes_words
from copdesk.run.state import RunState
from copdesk.words import tr, tr_many

LAST = 5
HALF_MINUTE_S = 30
ODD = 3
"""A step that took less than a third or more than three times its plan was not run as planned; it teaches nothing."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The mean of the last times (at most LAST), in seconds, planned and real."""

    planned_s: int
    took_s: int
    times: int

    def differs(self, planned_s: int) -> bool:
        """Whether it is worth a word where so much is planned now: a minute or more, and more than a tenth."""
        gap = abs(self.took_s - planned_s)
        return gap >= 60 and gap * 10 > planned_s


Likeness = tuple[str, str]


def likeness(activity: Activity, step: Step) -> Likeness:
    """What makes two steps of different sessions the same one: their method and their name."""
    return activity.method or folded(activity.title), folded(step.short or step.title)


def learn(runs: Iterable[RunState]) -> dict[Likeness, Learned]:
    """What earlier runs teach, the latest run first. Each turn counts as a time of its own."""
    found: dict[Likeness, list[tuple[int, int]]] = {}
    for state in runs:
        for cue, took_ms in _took(state):
            if cue.planned_ms <= ODD * took_ms <= ODD * ODD * cue.planned_ms:
                times = found.setdefault(likeness(cue.activity, cue.step), [])
                if len(times) < LAST:
                    times.append((cue.step.planned_s, round(took_ms / 1000)))
    return {key: _mean(times) for key, times in found.items()}


def lessons(session: Session, known: Mapping[Likeness, Learned]) -> Iterator[Remark]:
    """For the planner: steps that took another time more than once, each with a press that plans what they take."""
    for activity in session.activities:
        for step in activity.steps:
            learned = known.get(likeness(activity, step))
            if learned is not None and learned.times > 1 and learned.differs(step.planned_s):
                yield _lesson(activity, step, learned)


def _lesson(activity: Activity, step: Step, learned: Learned) -> Remark:
    longer, shorter = tr("{title} usually takes longer"), tr("{title} usually takes less")
    title = (longer if learned.took_s > step.planned_s else shorter).format(title=step.title)
    fitting = max(HALF_MINUTE_S, round(learned.took_s / HALF_MINUTE_S) * HALF_MINUTE_S)
    calls: list[tuple[str, tuple[Any, ...]]] = [("set_step", (step.id, "planned_s", fitting))]
    if step.max_s and fitting > step.max_s:
        calls.append(("set_step", (step.id, "max_s", fitting)))
    if fitting < step.min_s:
        calls.append(("set_step", (step.id, "min_s", fitting)))
    mend = Mend(tr("Plan {length}").format(length=length_text(fitting)), tuple(calls))
    return Remark("plan.learned", title, learned_words(learned), mend, activity.id, step.id)


def learned_words(known: Learned) -> str:
    """'Planned 10 min, took 14 min the last 5 times.'"""
    times = tr_many("the last time", "the last {n} times", known.times)
    words = tr("Planned {planned}, took {took} {times}.")
    return words.format(planned=minutes_words(known.planned_s), took=minutes_words(known.took_s), times=times)


def _took(state: RunState) -> Iterable[tuple[Cue, int]]:
    """Every cue that was run to its end, with the running time of all its legs; the newest cue first."""
    by_key = {cue.key: cue for cue in state.order}
    sums: dict[Cue, int] = {}
    for leg in state.legs:
        cue = by_key.get(leg.cue)
        if cue is not None and leg.ended is not None:
            sums[cue] = sums.get(cue, 0) + leg.spent(leg.ended)
    return reversed(list(sums.items()))


def _mean(times: list[tuple[int, int]]) -> Learned:
    count = len(times)
    return Learned(round(sum(one for one, _ in times) / count), round(sum(took for _, took in times) / count), count)
