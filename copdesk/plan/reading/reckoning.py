"""Times made whole: ends from the next start, lengths from clocks and steps, the sum held against the slot."""

from dataclasses import dataclass, replace

from copdesk.plan.reading.clocks import DAY, following, hh_mm
from copdesk.plan.reading.days import in_order
from copdesk.plan.reading.marks import is_close, is_end
from copdesk.plan.reading.outline import joined
from copdesk.plan.reading.parallel import side_by_side
from copdesk.plan.reading.values import ActivityRead
from copdesk.words import tr

_OVER_MIDNIGHT = 4 * 60  # a start past midnight that lies further on is the next morning's


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Activities with their times, the sum and every other sum that can be defended, and what to tell a person."""

    activities: tuple[ActivityRead, ...]
    total: float
    totals: tuple[float, ...]
    warnings: tuple[str, ...]


def reckon(found: tuple[ActivityRead, ...], slot: int | None, ends: str = "", from_midnight: bool = False) -> Reckoned:
    """`slot` is the length the plan has to fit, `ends` the slot's end as hh:mm. Times that begin at 0:00 count
    from the start unless the source means midnight."""
    made = _chained(list(found))
    made = side_by_side(made) if not from_midnight else made
    made = [_from_steps(each) for each in _clocked(made, ends)]
    if not from_midnight and made and made[0].start == "00:00" and all(each.start < "06:00" for each in made):
        made = [replace(each, start="", end="") for each in made]
    if slot is not None:
        made = _parts_that_fit(made, slot)
    made = [_compound(each, made, slot) for each in made]
    total = _sum(made)
    totals = {total}
    if shorter := sum((each.minutes or 0) - each.others[0] for each in made if each.others and each.minutes):
        totals.add(_tidy(total - shorter))
    if any(each.minutes_min is not None for each in made):
        totals.add(_tidy(sum(_least(each) for each in made)))
    return Reckoned(tuple(made), total, tuple(sorted(totals)), tuple(_warnings(made, total, slot)))


def _least(each: ActivityRead) -> float:
    return each.minutes_min if each.minutes_min is not None else each.minutes or 0


def _sum(made: list[ActivityRead]) -> float:
    return _tidy(sum(each.minutes or 0 for each in made))


def _at(text: str) -> int | None:
    if not text:
        return None
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _clocked(found: list[ActivityRead], ends: str) -> list[ActivityRead]:
    """Starts in the order of the days, each activity until the next one starts; an END row only marks the end."""
    fresh = [at > 0 and bool(each.day) and each.day != found[at - 1].day for at, each in enumerate(found)]
    fresh = [new or (at > 0 and is_end(found[at - 1].title)) for at, new in enumerate(fresh)]
    starts = in_order([_at(each.start) for each in found], fresh)
    made: list[ActivityRead] = []
    for at, (each, start) in enumerate(zip(found, starts, strict=True)):
        later = next((other for other in starts[at + 1 :] if other is not None), None)
        if start is not None and later is not None and later // DAY > start // DAY:
            close_by = later - start <= _OVER_MIDNIGHT
            later = later if close_by and not fresh[at + 1] else None
            last = later is None
        else:
            last = later is None or later == start
        if last and at and start is not None and each.minutes is None and not each.end and is_end(each.title):
            continue
        following = later if later is not None else _after(start, _at(ends)) if at + 1 == len(found) else None
        made.append(_timed(each, start, following, last))
    return made


def _timed(each: ActivityRead, start: int | None, later: int | None, last: bool) -> ActivityRead:
    if start is None:
        return each
    own, end, minutes = _at(each.start), _at(each.end), each.minutes
    if own is not None and end is not None:  # as written, before 1:30-3 was taken for the afternoon
        end = start + (end if end >= own else following(own, end, twelve=own < 13 * 60)) - own
    if minutes is None and end is None and later is not None and later - start <= DAY // 2:
        end = later
    elif minutes is None and end is None and each.others:
        minutes = each.others[0]
    if minutes is None and end is None and last and is_close(each.title):
        minutes = 0
    if minutes is None and end is not None:
        minutes = end - start
    if end is None and minutes is not None:
        end = start + round(minutes)
    others = tuple(other for other in each.others if other != minutes)
    if minutes is not None and not each.end and not others and later is not None and later - start < minutes:
        others = (later - start,)  # it says longer than there is until the next one
    return replace(each, start=hh_mm(start), end="" if end is None else hh_mm(end), minutes=minutes, others=others)


def _after(start: int | None, end: int | None) -> int | None:
    """The slot's end after the start of what stands last."""
    if start is None or end is None:
        return None
    at = start % DAY
    return start - at + (end if end >= at else following(at, end, twelve=at < 13 * 60))


def _chained(made: list[ActivityRead]) -> list[ActivityRead]:
    """0-10 min, 10-35 min, 35-55 min: each range goes on where the one before it ended, so they are no estimates
    but times from the start. 1-10, 11-35, 36-55 is the same."""
    ranges = [(each.minutes_min, each.minutes_max) for each in made]
    lows, highs = [low for low, _ in ranges if low is not None], [high for _, high in ranges if high is not None]
    if len(made) < 2 or len(lows) < len(made) or len(highs) < len(made):
        return made
    gaps = {low - high for high, low in zip(highs, lows[1:], strict=False)}
    if (lows[0], gaps) != (0, {0}) and ((lows[0], gaps) != (1, {1}) or len(made) < 3):
        return made
    begins = [0.0, *highs]
    return [
        replace(each, minutes=_tidy(high - low), minutes_min=None, minutes_max=None)
        for each, low, high in zip(made, begins, highs, strict=False)
    ]


def _from_steps(each: ActivityRead) -> ActivityRead:
    """An activity without a time, all of whose steps have one, takes their sum."""
    if each.minutes is not None or not each.steps or any(step.minutes is None for step in each.steps):
        return each
    return replace(each, minutes=_tidy(sum(step.minutes or 0 for step in each.steps) * max(1, each.rounds)))


def _parts_that_fit(made: list[ActivityRead], slot: int) -> list[ActivityRead]:
    """Where the sum is past the slot and some items add up to the one before them, they are its parts if the sum
    then fits exactly."""
    over = _sum(made) - slot
    if over <= 0:
        return made
    for at, first in enumerate(made):
        if first.minutes != over or any(step.minutes for step in first.steps):
            continue
        total: float = 0
        for end in range(at + 1, len(made)):
            if not made[end].minutes:
                break
            total += made[end].minutes or 0
            if total == over and end > at + 1:
                return [*made[:at], joined(first, made[at + 1 : end + 1]), *made[end + 1 :]]
    return made


def _compound(each: ActivityRead, made: list[ActivityRead], slot: int | None) -> ActivityRead:
    """Several lengths in one bracket: added up, unless only the longest alone makes the plan fit its slot."""
    if not each.others or slot is None or each.minutes is None:
        return each
    total = _sum(made)
    if total > slot and total - each.minutes + each.others[0] == slot:
        return replace(each, minutes=each.others[0], others=(each.minutes,))
    return each


def _warnings(made: list[ActivityRead], total: float, slot: int | None) -> list[str]:
    said = []
    if untimed := [each.title for each in made if each.minutes is None]:
        said.append(tr("Without a time: {titles}.").format(titles=", ".join(untimed[:5])))
    if slot is not None and total != slot:
        said.append(tr("{total} minutes are planned for a slot of {slot}.").format(total=_text(total), slot=slot))
    for each in made:
        if each.minutes_min is not None and each.minutes_max is not None:
            low, high = _text(each.minutes_min), _text(each.minutes_max)
            facts = {"title": each.title, "low": low, "high": high}
            said.append(tr("{title}: {low} to {high} minutes; read as {high}.").format(**facts))
        if each.others:
            facts = {"title": each.title, "best": _text(each.minutes or 0), "other": _text(each.others[0])}
            said.append(tr("{title}: read as {best} minutes, could be {other}.").format(**facts))
        inside = sum(step.minutes or 0 for step in each.steps)
        if each.minutes and inside and each.rounds <= 1 and inside > each.minutes:
            facts = {"title": each.title, "steps": _text(inside), "minutes": _text(each.minutes)}
            said.append(tr("{title}: its steps take {steps} of {minutes} minutes.").format(**facts))
        elif each.minutes and inside and each.rounds > 1 and inside * each.rounds > each.minutes:
            facts = {"title": each.title, "longest": _text(inside * each.rounds), "minutes": _text(each.minutes)}
            said.append(tr("{title}: its turns may take {longest} of {minutes} minutes.").format(**facts))
    return said


def _text(value: float) -> str:
    return f"{value:g}"


def _tidy(value: float) -> float:
    return int(value) if value == int(value) else round(value, 4)
