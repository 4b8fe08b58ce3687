"""The plan check: what a colleague would remark on a plan, live, with what would mend it.

Rules of thumb: a plenary answer takes forty seconds, nobody sits for more than ninety minutes without a break,
groups need a minute to form.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from copdesk.plan.fitting import fixed, minutes, slack, too_long
from copdesk.plan.lengths import length_text, range_text
from copdesk.plan.library import method
from copdesk.plan.lines import clock_after
from copdesk.plan.reading.marks import kind_of
from copdesk.plan.remark import Mend, Remark
from copdesk.plan.values import UNTIMED_S, Activity, Session, Step, running_order
from copdesk.words import tr

ANSWER_S = 40
LONGEST_STRETCH_S = 90 * 60
FORMING_S = 60
GIVE_S = 30
SEATED = {"pairs": 2, "trios": 3, "fours": 4}
FORMED = (*SEATED, "tables")
TALKING = ("pairs", "trios", "fours", "tables", "all")


def remarks(session: Session, people: int | None = None) -> tuple[Remark, ...]:
    """Everything to remark on a plan, the heaviest first. `people` is how many are expected; None takes the plan's."""
    people = people or session.expected
    found = [*too_long(session), *fixed(session)]
    for activity in session.activities:
        found += _box(activity)
    found += slack(session)
    if people:
        found += _groups(session, people)
        found += _sizes(session, people)
    found += _breaks(session)
    for activity in session.activities:
        found += _untimed(activity)
        found += _silence(activity)
        found += _ranges(activity)
        if people:
            found += _plenary(activity, people)
    found += _forming(session)
    return tuple(found)


def _overflow(activity: Activity) -> int:
    """Seconds by which all turns at their longest pass the activity's time; half a minute a turn is no matter."""
    block = activity.block
    if not block:
        return 0
    longest = sum(step.most_s * activity.times(step) for step in block)
    return max(0, longest - activity.planned_s - activity.turns * GIVE_S)


def _box(activity: Activity) -> Iterator[Remark]:
    if not _overflow(activity):
        return
    block = [step for step in activity.block if not step.between_turns]
    longest = sum(step.most_s * activity.times(step) for step in activity.block)
    facts = {"title": activity.title, "longest": minutes(longest), "box": minutes(activity.planned_s)}
    names = ", ".join((step.short or step.title).lower() for step in block)
    yield Remark(
        "plan.box",
        tr("{title} may take {longest} of its {box} minutes").format(**facts),
        tr("{n} turns of {steps} at their longest.").format(n=activity.turns, steps=names),
        _tighter(activity, block),
        activity.id,
    )


def _tighter(activity: Activity, block: list[Step]) -> Mend | None:
    """The longest step of a turn gets the most whole minutes that let all turns fit; where none do, no step of a turn
    may be longer than planned."""
    wide = max(block, key=lambda step: step.most_s)
    for most in range(wide.most_s // 60 * 60, max(wide.least_s, 60) - 1, -60):
        calls: list[tuple[str, tuple[Any, ...]]] = [("set_step", (wide.id, "max_s", most))]
        if wide.planned_s > most:
            calls.append(("set_step", (wide.id, "planned_s", most)))
        changed = replace(wide, max_s=most, planned_s=min(wide.planned_s, most))
        steps = tuple(changed if step is wide else step for step in activity.steps)
        if not _overflow(replace(activity, steps=steps)):
            span = range_text(wide.least_s, most) or minutes(most)
            label = tr("Set {step} to {span} min").format(step=(wide.short or wide.title).lower(), span=span)
            return Mend(label, tuple(calls))
    longer = [step for step in block if step.most_s > step.length_s]
    hold = tuple(("set_step", (step.id, "max_s", step.length_s)) for step in longer)
    return Mend(tr("Hold every turn to what is planned"), hold) if hold else None


def _groups(session: Session, people: int) -> Iterator[Remark]:
    """Threes that do not come out even, said once, with what the fours or the pair will do."""
    with_trios = [a for a in session.activities if any(step.grouping == "trios" for step in a.steps)]
    if not with_trios:
        return
    if people < 3:
        title = tr("{n} people are too few for trios").format(n=people)
        yield Remark("plan.few", title, tr("A trio needs three."), activity_id=with_trios[0].id)
        return
    if people % 3 == 0:
        return
    fours = people % 3
    trios = (people - 4 * fours) // 3
    turned = next((a for a in with_trios if a.turns == 3), None)
    if people == 5:
        comfort = tr("One trio and one pair, or one group of five.")
    else:
        comfort = _shape(trios, fours)
    if turned is not None and people != 5:
        together = sum(step.planned_s * turned.times(step) for step in turned.block)
        comfort += " " + tr("A four runs 4 turns of {length}.").format(length=length_text(together // 4))
    title = tr("{n} people do not divide by three").format(n=people)
    mend = Mend(tr("Choose fours or pairs"), (("open_draw", (session.id,)),))
    yield Remark("plan.thirds", title, comfort, mend, (turned or with_trios[0]).id)


def _shape(trios: int, fours: int) -> str:
    if not trios:
        return tr("One four.") if fours == 1 else tr("Two fours.")
    if fours == 1:
        return tr("{trios} trios and one four.").format(trios=trios)
    return tr("{trios} trios and two fours.").format(trios=trios)


def _sizes(session: Session, people: int) -> Iterator[Remark]:
    for activity in session.activities:
        known = method(activity.method) if activity.method else None
        if known is None or known.min_people <= people <= known.max_people:
            continue
        facts = {"title": activity.title, "least": known.min_people, "most": known.max_people, "n": people}
        yield Remark(
            "plan.size",
            tr("{title} is for {least} to {most} people").format(**facts),
            tr("{n} are expected.").format(**facts),
            activity_id=activity.id,
        )


def _breaks(session: Session) -> Iterator[Remark]:
    """The first stretch without a break that lasts longer than ninety minutes."""
    since, start, at = 0, 0, 0
    for cue in running_order(session):
        at += cue.step.length_s
        if kind_of(cue.activity.title) or kind_of(cue.step.title):
            since, start = 0, at
            continue
        since += cue.step.length_s
        if since > LONGEST_STRETCH_S:
            title = tr("No break in {n} minutes").format(n=since // 60)
            comfort = tr("People sit from {time} on.").format(time=clock_after(session, start))
            yield Remark("plan.no_break", title, comfort, _pause(session, cue.activity), cue.activity.id)
            return


def _pause(session: Session, before: Activity) -> Mend | None:
    """A break of ten minutes before an activity; nothing helps where that is the first."""
    at = next(place for place, each in enumerate(session.activities) if each.id == before.id)
    if at == 0:
        return None
    name = tr("Break")
    step = Step(b"", b"", 0, name, min_s=300, planned_s=600, max_s=900, skippable=True, scene="message")
    whole = Activity(b"", session.id, 0, name, colour="violet", steps=(step,))
    label = tr("Add a break before {title}").format(title=before.title)
    return Mend(label, (("add_activity", (session.id, whole, at)),))


def _silence(activity: Activity) -> Iterator[Remark]:
    """Thinking alone loses its point once people have talked, and is missed where they talk at once."""
    talked: Step | None = None
    for at, step in enumerate(activity.steps):
        if step.silent and talked is not None and step.each_turn == talked.each_turn:
            first = next(i for i, other in enumerate(activity.steps) if other.grouping in TALKING)
            yield Remark(
                "plan.late_silence",
                tr("Talking comes before the silent step"),
                tr("In {title}, people have spoken when “{step}” begins.").format(
                    title=activity.title, step=step.title
                ),
                Mend(tr("Move the silent step up"), (("move_step", (activity.session_id, step.id, first - at)),)),
                activity.id,
                step.id,
            )
            return
        if talked is None and step.grouping in TALKING:
            talked = step
    first_step = activity.steps[0] if activity.steps else None
    if first_step is not None and first_step.grouping in SEATED and first_step.planned_s >= 300:
        yield Remark(
            "plan.no_silence",
            tr("{title} begins with talking").format(title=activity.title),
            tr("A silent minute first lets everyone come with something."),
            _silent_minute(activity, first_step),
            activity_id=activity.id,
            step_id=first_step.id,
        )


def _silent_minute(activity: Activity, first: Step) -> Mend:
    """A step for it before the first one, with the same questions."""
    asked = first.prompts or tuple(filter(None, (first.instruction,)))
    alone = {"grouping": "alone", "silent": True, "scene": "prompt", "clock": "bar", "prompts": asked}
    call = (activity.session_id, activity.id, first.id, tr("Think alone"), FORMING_S, alone)
    return Mend(tr("Add a silent minute"), (("add_step_before", call),))


def _untimed(activity: Activity) -> Iterator[Remark]:
    for step in activity.steps:
        if step.planned_s:
            continue
        mend = Mend(tr("Give it {n} min").format(n=UNTIMED_S // 60), (("set_step", (step.id, "planned_s", UNTIMED_S)),))
        title = tr("{title} has no time yet").format(title=step.title)
        comfort = tr("The plan gives none; until you do, it counts as {n} minutes.").format(n=UNTIMED_S // 60)
        yield Remark("plan.untimed", title, comfort, mend, activity.id, step.id)


def _ranges(activity: Activity) -> Iterator[Remark]:
    for step in activity.steps:
        least, most = step.min_s, step.max_s
        fitting = max(least, min(step.planned_s, most)) if most else max(least, step.planned_s)
        if fitting == step.planned_s or not step.planned_s:
            continue
        span = range_text(least, most) or minutes(fitting)
        facts = {"title": step.title, "n": minutes(step.planned_s), "span": span}
        yield Remark(
            "plan.range",
            tr("{title} is outside its range").format(**facts),
            tr("{n} minutes are planned, {span} are meant.").format(**facts),
            Mend(tr("Set to {n} min").format(n=minutes(fitting)), (("set_step", (step.id, "planned_s", fitting)),)),
            activity.id,
            step.id,
        )


def _plenary(activity: Activity, people: int) -> Iterator[Remark]:
    """The plenary after groups, against one answer a group and question."""
    for before, step in zip(activity.steps, activity.steps[1:], strict=False):
        size = SEATED.get(before.grouping)
        if size is None or step.grouping != "all" or step.scene in ("gallery", "board"):
            continue
        groups = max(1, people // size)
        asked = max(1, sum(prompt.count("?") for prompt in step.prompts))
        needed = groups * asked * ANSWER_S
        if groups < 2 or needed * 0.75 <= step.planned_s <= needed * 2:
            continue
        short = step.planned_s < needed
        fitting = max(60, round(needed / 30) * 30)
        facts = {"groups": groups, "needed": minutes(fitting), "n": minutes(step.planned_s)}
        scarce, ample = tr("The plenary is short for {groups} groups"), tr("The plenary is long for {groups} groups")
        yield Remark(
            "plan.plenary_short" if short else "plan.plenary_long",
            (scarce if short else ample).format(**facts),
            tr("Forty seconds an answer make {needed} minutes; {n} are planned.").format(**facts),
            Mend(tr("Set it to {needed} min").format(**facts), (("set_step", (step.id, "planned_s", fitting)),)),
            activity.id,
            step.id,
        )


def _forming(session: Session) -> Iterator[Remark]:
    """Groups that form inside a short step, said once for all."""
    tight: list[tuple[Activity, Step]] = []
    before = ""
    for activity in session.activities:
        for step in activity.steps:
            forms = step.grouping in FORMED and step.grouping != before
            if forms and 0 < step.planned_s < 3 * FORMING_S and not _finds_seats(step):
                tight.append((activity, step))
            before = step.grouping
    if not tight:
        return
    activity, step = tight[0]
    facts = {"title": activity.title, "step": step.title, "length": length_text(step.planned_s)}
    yield Remark(
        "plan.forming",
        tr("No time to find groups in {title}").format(**facts),
        tr("People change seats within the {length} of “{step}”.").format(**facts),
        _time_to_form(session, tight),
        activity.id,
        step.id,
    )


def _finds_seats(step: Step) -> bool:
    """A step of its own in which people see who sits with whom, and go there."""
    return step.scene == "trios" and not step.each_turn


def _time_to_form(session: Session, tight: list[tuple[Activity, Step]]) -> Mend | None:
    """A minute before each group that forms in haste; where the slot has none left, the step that can best spare them
    gives it."""
    slot, needed = session.slot_s, FORMING_S * len(tight)
    calls: list[tuple[str, tuple[Any, ...]]] = [
        ("add_step_before", (session.id, activity.id, step.id, tr("Find your group"), FORMING_S,
                             {"grouping": step.grouping, "scene": "trios"}))
        for activity, step in tight
    ]  # fmt: skip
    if slot is None or slot - session.planned_s >= needed:
        return Mend(tr("Add a minute to find groups"), tuple(calls))
    once = [s for a in session.activities for s in a.steps if s not in a.block]
    giver = max(once, key=lambda step: step.planned_s - step.least_s, default=None)
    if giver is None or giver.planned_s - giver.least_s < needed:
        return None
    calls.append(("set_step", (giver.id, "planned_s", giver.planned_s - needed)))
    return Mend(tr("Take a minute for it from {step}").format(step=giver.short or giver.title), tuple(calls))


def mended(session: Session, mend: Mend) -> Session:
    """The session as it would be after a mend that only sets fields of steps or of the head; for a preview."""
    for verb, arguments in mend.calls:
        if verb == "set_head":
            session = replace(session, **{arguments[1]: arguments[2]})
        elif verb == "set_step":
            key, name, value = arguments
            session = replace(session, activities=tuple(_with(a, key, name, value) for a in session.activities))
    return session


def _with(activity: Activity, key: bytes, name: str, value: Any) -> Activity:
    steps = tuple(replace(s, **{name: value}) if s.id == key else s for s in activity.steps)
    return replace(activity, steps=steps)
