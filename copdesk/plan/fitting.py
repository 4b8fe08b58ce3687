"""Does the plan fit its slot and its fixed times? The part of the plan check that is about length."""

from collections.abc import Iterator, Sequence
from typing import Any

from copdesk.plan.lines import clock_after, fixed_s, length_s, starts_of
from copdesk.plan.remark import Mend, Remark
from copdesk.plan.values import Activity, Session
from copdesk.words import tr

WAIT_S = 5 * 60


def minutes(seconds: int) -> str:
    """Whole minutes, or m:ss where seconds are left; an hour is 60 of them, as the sentences say "minutes"."""
    return str(seconds // 60) if seconds % 60 == 0 else f"{seconds // 60}:{seconds % 60:02d}"


def too_long(session: Session) -> Iterator[Remark]:
    """A plan that passes its slot."""
    slot, whole = session.slot_s, length_s(session)
    if slot is None or whole <= slot:
        return
    over = whole - slot
    yield Remark(
        "plan.too_long",
        tr("{n} minutes longer than the slot").format(n=minutes(over)),
        tr("{planned} of {slot} minutes are planned.").format(planned=minutes(whole), slot=minutes(slot)),
        _shorter(session, over),
    )


def fixed(session: Session) -> Iterator[Remark]:
    """Fixed times that the plan misses, or waits for."""
    reached = 0
    for place, (activity, at) in enumerate(zip(session.activities, starts_of(session), strict=True)):
        wanted = fixed_s(session, activity)
        facts = {"title": activity.title, "time": activity.fixed_at, "at": clock_after(session, at)}
        if wanted is not None and at > wanted:
            facts["n"] = minutes(at - wanted)
            calls = _less(session.activities[:place], at - wanted)
            mend = (
                Mend(tr("Shorten what comes before"), calls)
                if calls
                else Mend(
                    tr("Fix it at {at}").format(**facts),
                    (("set_activity", (session.id, activity.id, "fixed_at", facts["at"])),),
                )
            )
            title = tr("{title} at {time} comes {n} minutes late").format(**facts)
            comfort = tr("The plan reaches it at {at}.").format(**facts)
            yield Remark("plan.fixed_late", title, comfort, mend, activity.id)
        elif wanted is not None and at - reached >= WAIT_S:
            facts["n"] = minutes(at - reached)
            title = tr("{n} minutes are free before {title}").format(**facts)
            comfort = tr("It is fixed at {time}; a step before it may have more time.").format(**facts)
            filled = _longer(session.activities[place - 1], at - reached) if place else None
            yield Remark("plan.fixed_wait", title, comfort, filled, activity.id)
        reached = at + activity.planned_s


def _longer(activity: Activity, free_s: int) -> Mend | None:
    """What gives free minutes to an activity's longest step that comes once and may be that long."""
    once = [step for step in activity.steps if step not in activity.block]
    able = [step for step in once if not step.max_s or step.planned_s + free_s <= step.max_s]
    if not able:
        return None
    step = max(able, key=lambda one: one.length_s)
    label = tr("Give {step} {n} min more").format(step=step.title, n=minutes(free_s))
    return Mend(label, (("set_step", (step.id, "planned_s", step.length_s + free_s)),))


def _shorter(session: Session, over: int) -> Mend:
    """Every step gives in proportion to what it can give; where that is not enough, the end moves."""
    calls = _less(session.activities, over)
    if not calls:
        ends = clock_after(session, length_s(session))
        return Mend(tr("End at {time}").format(time=ends), (("set_head", (session.id, "ends", ends)),))
    return Mend(tr("Shorten every step a little"), calls)


def _less(activities: Sequence[Activity], over: int) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """What makes steps `over` seconds shorter in proportion to what they can give; nothing if they cannot."""
    steps = [
        (step, activity.times(step), step.planned_s - step.least_s)
        for activity in activities
        for step in activity.steps
    ]
    room = sum(times * spare for _, times, spare in steps if spare > 0)
    if room < over:
        return ()
    calls: list[tuple[str, tuple[Any, ...]]] = []
    for step, _, spare in steps:
        if spare > 0:
            give = -(-spare * over // (room * 5)) * 5  # rounded up to five seconds
            calls.append(("set_step", (step.id, "planned_s", step.planned_s - min(spare, give))))
    return tuple(calls)


def slack(session: Session) -> Iterator[Remark]:
    """A plan that just fills its slot."""
    slot, whole = session.slot_s, length_s(session)
    if slot is None or not 0 <= slot - whole < slot * 0.03:
        return
    facts = {"planned": minutes(whole), "slot": minutes(slot)}
    comfort = tr("{planned} of {slot} minutes are planned.").format(**facts)
    spare = [(a, s) for a in session.activities for s in a.steps if s.skippable]
    if spare:
        activity, step = spare[-1]
        more = tr("{title} may be skipped: {n} minutes.")
        comfort += " " + more.format(title=activity.title, n=minutes(step.planned_s))
        yield Remark("plan.no_slack", tr("No slack in the slot"), comfort)
        return
    last = next((a for a in reversed(session.activities) if len(a.steps) == 1 and len(session.activities) > 1), None)
    mend = None
    if last is not None:
        label = tr("Let {title} be skipped").format(title=last.title)
        mend = Mend(label, (("set_step", (last.steps[0].id, "skippable", True)),))
    yield Remark("plan.no_slack", tr("No slack in the slot"), comfort, mend)
