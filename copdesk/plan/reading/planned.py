"""A reading made into a session that can be run: groupings, turns, silence and what the library knows of a method."""

import re
from collections.abc import Callable
from dataclasses import replace

from rapidfuzz import fuzz

from copdesk.book.ids import Id
from copdesk.plan.library import Method, methods, published
from copdesk.plan.reading.dates import date_in
from copdesk.plan.reading.outline import turns_said
from copdesk.plan.reading.values import ActivityRead, PlanReading, StepRead
from copdesk.plan.reading.vocabulary import entries, plain, says, words
from copdesk.plan.values import COLOURS, Activity, Session, Step

REFLECT_S = 90
_SEATS = entries("seats")
_NAMED = {"2": "pairs", "3": "trios", "4": "fours"}
_ALONE = re.compile(
    r"\b(?:alone|individual\w*|silent\w*|silence|on your own|self-reflection|reflect on|individuel\w*|seul\w*|"
    r"individual\w*|a solas|einzeln|allein|still|cá nhân|im lặng)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(r"\b(?:silent\w*|silence|silencio\w*|stille?|im lặng)\b", re.IGNORECASE)
_GALLERY = re.compile(r"\b(?:gallery|walkabout|walk about|galerie|galería|rundgang)\b", re.IGNORECASE)
_TABLES = re.compile(r"\b(?:tables?|small groups?|breakouts?|groupes?|grupos?|gruppen?|nhóm)\b", re.IGNORECASE)


def sessions_of(reading: PlanReading, new_id: Callable[[], Id]) -> tuple[Session, ...]:
    """One session, or one for each day that the plan names."""
    days = list(dict.fromkeys(each.day for each in reading.activities))
    if len(days) < 2:
        return (session_of(reading, new_id),)
    made = []
    for day in days:
        part = tuple(each for each in reading.activities if each.day == day)
        title = f"{reading.title}, {day}" if reading.title and day else reading.title or day
        own = replace(reading, title=title, day_and_time=day, starts="", ends="", activities=part)
        made.append(session_of(own, new_id))
    return tuple(made)


def session_of(reading: PlanReading, new_id: Callable[[], Id]) -> Session:
    """The session that a reading describes. A time the source does not give stays 0; lengths are whole seconds.
    What begins after a gap, and every meal with a time of day, stands at that time whatever comes before."""
    session_id = new_id()
    read = [each for each in reading.activities if each.title]
    activities = tuple(
        replace(_activity(each, session_id, at, new_id), fixed_at=fixed)
        for at, (each, fixed) in enumerate(zip(read, _fixed(read), strict=True))
    )
    first, last = (read[0].start, read[-1].end) if read else ("", "")
    return Session(
        id=session_id,
        title=reading.title,
        day=date_in(reading.day_and_time),
        day_text=reading.day_and_time,
        starts=reading.starts or first,
        ends=reading.ends or ("" if reading.starts else last),
        space=reading.space,
        purpose=reading.purpose,
        outcomes=reading.outcomes,
        activities=activities,
    )


def _fixed(read: list[ActivityRead]) -> list[str]:
    made: list[str] = []
    before = ""
    for each in read:
        gap = bool(before and each.start and each.start != before)
        made.append(each.start if each.start and made and (gap or each.kind == "meal") else "")
        before = each.end
    return made


def method_for(title: str) -> Method | None:
    """The library's method that a title names, also with a word more or less."""
    asked = plain(re.sub(r"\([^)]*\)", "", title))
    best, score = None, 0.0
    for each in (*methods(), *published()):  # a plan is not always in the desk's language
        own = plain(each.title)
        rated = fuzz.ratio(asked, own)
        if asked == own:
            return each
        if len(own.split()) > 1 and own in asked:
            rated = 101
        if rated > score:
            best, score = each, rated
    return best if score >= 85 else None


def _activity(read: ActivityRead, session_id: Id, at: int, new_id: Callable[[], Id]) -> Activity:
    key = new_id()
    known = method_for(read.title) if read.minutes != 0 else None  # what takes no time is not the method itself
    turns = read.rounds if read.rounds > 1 else 1
    steps = _turned(read, turns) if turns > 1 else _steps(read)
    steps = _taught(steps, known, read, turns)
    placed = tuple(replace(step, id=new_id(), activity_id=key, position=place) for place, step in enumerate(steps))
    return Activity(
        id=key,
        session_id=session_id,
        position=at,
        title=read.title,
        method=known.key if known else "",
        purpose=known.purpose if known else "",
        turns=turns,
        colour=known.colour if known else COLOURS[at % len(COLOURS)],
        steps=placed,
    )


def _steps(read: ActivityRead) -> list[Step]:
    """Timed steps; steps without a time beside them share what is left, or become what the step before says."""
    total = _seconds(read.minutes)
    if not read.steps:
        return [_step(_as_step(read, read.note), read)]
    untimed = [step for step in read.steps if step.minutes is None]
    left = total - sum(_seconds(step.minutes) for step in read.steps)
    share = left // len(untimed) // 5 * 5 if untimed and left >= 60 * len(untimed) else 0
    made: list[Step] = []
    if len(untimed) == len(read.steps):
        whole = _step(_as_step(read, ""), read)
        return [replace(whole, instruction="\n".join(_said(step) for step in read.steps))]
    for step in read.steps:
        if step.minutes is None and share == 0 and made:
            made[-1] = replace(made[-1], instruction="\n".join(filter(None, (made[-1].instruction, _said(step)))))
        else:
            one = _step(step, read)
            made.append(one if step.minutes is not None else replace(one, planned_s=share))
    return made


def _turned(read: ActivityRead, turns: int) -> list[Step]:
    """A first thought alone, then the block of timed steps that each turn repeats; what only says to switch or to
    sit in threes is told with the first step of the block."""
    made: list[Step] = []
    told: list[str] = []
    counted = any(turns_said(step) > 1 for step in read.steps)
    for step in read.steps:
        if step.minutes is not None:
            grouping = _grouping(read.title, read) if _grouping(read.title, read) != "all" else "trios"
            bare = replace(step, note="\n".join(step.note.split("\n")[1:])) if turns_said(step) > 1 else step
            repeats = turns_said(step) > 1 if counted else True
            own = _step(bare, read)
            turned = replace(own, each_turn=True, grouping=grouping, scene="trios")  # there: whose turn, and what phase
            made.append(turned if repeats else own)
        elif step.prompts or _ALONE.search(step.title):
            made.append(replace(_step(step, read), planned_s=REFLECT_S, grouping="alone", silent=True, scene="prompt"))
        elif not says(step.title, words("turns", "again")):
            told.append(_said(step))
    block = [step for step in made if step.each_turn]
    once = sum(step.planned_s for step in made if not step.each_turn)
    fitted = _fitted(block, (_seconds(read.minutes) - once) // turns) if read.minutes else block
    by_title = {id(old): new for old, new in zip(block, fitted, strict=True)}
    made = [by_title.get(id(step), step) for step in made]
    first = next((at for at, step in enumerate(made) if step.each_turn), None)
    if told and first is not None:
        made[first] = replace(made[first], instruction="\n".join(filter(None, (*told, made[first].instruction))))
    return made


def _fitted(block: list[Step], budget: int) -> list[Step]:
    """Lengths between each step's least and most that fill a turn; as they are where that cannot be."""
    least, most = sum(step.least_s for step in block), sum(step.most_s for step in block)
    if not least <= budget <= most or least == most:
        return block
    share = (budget - least) / (most - least)
    lengths = [int(step.least_s + share * (step.most_s - step.least_s)) // 5 * 5 for step in block]
    widest = max(range(len(block)), key=lambda at: block[at].most_s)
    lengths[widest] = min(lengths[widest] + (budget - sum(lengths)) // 5 * 5, block[widest].most_s)
    return [replace(step, planned_s=own) for step, own in zip(block, lengths, strict=True)]


def _taught(steps: list[Step], known: Method | None, read: ActivityRead, turns: int) -> list[Step]:
    """What the library knows and the plan does not say: roles, categories, hints, clocks. The plan's words stay."""
    if known is None or len(known.steps) != len(steps) or known.turns != turns:
        return steps
    made = []
    for step, own in zip(steps, known.steps, strict=True):
        fits = step.min_s == own.min_s and step.max_s == own.max_s and own.each_turn and step.each_turn
        made.append(
            replace(
                own,
                title=step.title,
                instruction=step.instruction or own.instruction,
                prompts=step.prompts or own.prompts,
                planned_s=own.planned_s if fits or not step.planned_s else step.planned_s,
                min_s=step.min_s or (own.min_s if own.min_s <= step.planned_s else 0),
                max_s=step.max_s or (own.max_s if own.max_s >= step.planned_s else 0),
            )
        )
    return made


def _step(step: StepRead, read: ActivityRead) -> Step:
    grouping = _grouping(step.title, read)
    silent = bool(_SILENT.search(step.title)) and grouping == "alone"
    asked = step.prompts or (read.prompts if grouping != "all" or len(read.steps) < 2 else ())
    ranged = step.minutes_min is not None and step.minutes_max is not None
    return Step(
        id=b"",
        activity_id=b"",
        position=0,
        title=step.title,
        instruction=_beside(step.note, asked),
        prompts=asked,
        grouping=grouping,
        min_s=_seconds(step.minutes_min) if ranged else 0,
        planned_s=_seconds(step.minutes),
        max_s=_seconds(step.minutes_max) if ranged else 0,
        silent=silent,
        scene="gallery" if _GALLERY.search(step.title) else "prompt" if silent else "timer",
        clock="words" if silent else "digits",
    )


def _grouping(title: str, read: ActivityRead) -> str:
    for text in (title, read.grouping):
        for seats, named in _SEATS.items():
            if says(text, named) or _NAMED[seats] == plain(text):
                return _NAMED[seats]
    if _ALONE.search(title) or plain(read.grouping) in ("alone", "individual"):
        return "alone"
    return "tables" if _TABLES.search(title) and not read.kind else "all"


def _as_step(read: ActivityRead, note: str) -> StepRead:
    return StepRead(read.title, read.minutes, read.minutes_min, read.minutes_max, read.prompts, note)


def _beside(note: str, prompts: tuple[str, ...]) -> str:
    """A remark without the questions that are prompts already; '' where no more than an 'and' is left."""
    rest = note
    for prompt in prompts:
        rest = rest.replace(prompt, "")
    return note if len(re.findall(r"\w+", rest)) > 2 else ""


def _said(step: StepRead) -> str:
    return f"{step.title}. {step.note}".strip() if step.note else step.title


def _seconds(minutes: float | None) -> int:
    return 0 if minutes is None else round(minutes * 60)
