"""Lines to activities: what is an item of the agenda, what only a part of it, a remark or a question."""

import re
from dataclasses import replace

from copdesk.plan.reading.agenda import ends_agenda, is_agenda
from copdesk.plan.reading.days import names_day
from copdesk.plan.reading.items import Item, read_item
from copdesk.plan.reading.lines import Line
from copdesk.plan.reading.marks import is_total, kind_of
from copdesk.plan.reading.values import ActivityRead, StepRead
from copdesk.plan.reading.vocabulary import alternatives, entries, plain, says, words

_SEATS = entries("seats")
_TURNS = re.compile(rf"(\d{{1,2}}) (?:{alternatives(words('turns', 'rounds'))})\.?", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\S)")
_LABEL = re.compile(r"(?:[^\W\d]+\s+)?(?:\d{1,2}|[A-Za-z])\s?[):]\s")


def activities_of(lines: list[Line], named: bool) -> list[ActivityRead]:
    """The activities of an agenda; `named` says that a heading called it one, so that items need no times."""
    items = [read_item(line.text) for line in lines]
    rank = _rank(lines, items, named)
    if rank is None:
        return []
    found: list[ActivityRead] = []
    runs = _timed_runs(lines, items) if not named else None
    current: list[tuple[Line, Item]] = []
    opened: tuple[Line, Item] | None = None
    day = ""
    for at, (line, item) in enumerate(zip(lines, items, strict=True)):
        if line.kind != "table" and names_day(item.title):
            if opened:
                found.append(replace(_activity(*opened, current, rank), day=day))
            opened, current, day = None, [], line.text.rstrip(" :")
        elif _opens(lines, items, at, rank, runs):
            if opened:
                found.append(replace(_activity(*opened, current, rank), day=day))
            opened, current = (line, item), []
        elif opened is not None and (_order(line) >= rank or (line.kind == "para" and _beneath(line))):
            current.append((line, item))
        elif opened is not None and line.kind == "heading":
            found.append(replace(_activity(*opened, current, rank), day=day))
            opened, current = None, []
    if opened:
        found.append(replace(_activity(*opened, current, rank), day=day))
    return [each for each in parts_of_one(found, lines) if not is_total(each.title)]


def parts_of_one(found: list[ActivityRead], lines: list[Line]) -> list[ActivityRead]:
    """Items of one level that are the timed parts of the item before them: set off by blank lines as one block,
    and adding up to its time."""
    gaps = {line.number: line.gap for line in lines}
    made: list[ActivityRead] = []
    at = 0
    while at < len(found):
        first = found[at]
        end = at + 1
        while end < len(found) and not gaps.get(found[end].line, False):
            end += 1
        rest = found[at + 1 : end]
        alone = (gaps.get(first.line, False) or at == 0) and (end < len(found) or len(made) > 0)
        adds_up = len(rest) > 1 and first.minutes is not None and first.minutes == sum(r.minutes or 0 for r in rest)
        if alone and adds_up and all(r.minutes for r in rest) and not any(s.minutes for s in first.steps):
            made.append(joined(first, rest))
        else:
            made.extend(found[at:end])
        at = end
    return made


def joined(first: ActivityRead, rest: list[ActivityRead]) -> ActivityRead:
    """`first` with the items after it as its steps; its own untimed steps become remarks."""
    steps = tuple(StepRead(r.title, r.minutes, r.minutes_min, r.minutes_max, r.prompts, r.note, r.line) for r in rest)
    own = tuple(step.title for step in first.steps if not step.minutes)
    note = "\n".join(part for part in (first.note, *own) if part)
    return replace(first, steps=steps, note=note)


def _beneath(line: Line) -> bool:
    """A paragraph inside an item, or right below it without a blank line."""
    return line.depth > 0 or not line.gap


def _order(line: Line) -> int:
    """How deep a line stands: headings first, then paragraphs, then items by their depth."""
    return line.depth if line.kind == "heading" else 7 if line.kind == "para" else 8 + line.depth


def _counts(line: Line, item: Item) -> bool:
    """A paragraph counts as an item only where its time stands at an edge; prose with a time in it does not."""
    if names_day(item.title):
        return False  # Day 1 (9:00-17:00) is no activity, nor is what stands below it its steps
    if not item.timed:
        return (item.each and line.kind != "para") or (item.each and len(line.text.split()) <= 12)
    return line.kind != "para" or item.where in ("bracket", "leading", "clock", "label", "trailing", "between")


def _rank(lines: list[Line], items: list[Item], named: bool) -> int | None:
    """The order at which activities stand."""
    timed = [(line, item) for line, item in zip(lines, items, strict=True) if _counts(line, item)]
    headings = [line for line, _ in timed if line.kind == "heading"]
    if len(headings) > 1:
        return min(line.depth for line in headings)
    paras = [line for line, _ in timed if line.kind == "para"]
    listed = [line for line, _ in timed if line.kind == "item"]
    if len(paras) > 1 and (not listed or paras[0].number < listed[0].number):
        return 7
    if listed:
        return min(_order(line) for line in listed)
    if paras:
        return 7
    untimed = [line for line in lines if line.kind == "item"]
    return min(_order(line) for line in untimed) if named and untimed else None


def _timed_runs(lines: list[Line], items: list[Item]) -> set[int]:
    """Numbers of the lines that stand in a list with at least one time in it."""
    numbers: set[int] = set()
    run: list[tuple[Line, Item]] = []
    for line, item in [*zip(lines, items, strict=True), (Line("heading", "", 0), Item(""))]:
        if line.kind == "item":
            run.append((line, item))
            continue
        if any(each.timed for _, each in run):
            numbers.update(each.number for each, _ in run)
        run = []
    return numbers


def _opens(lines: list[Line], items: list[Item], at: int, rank: int, runs: set[int] | None) -> bool:
    line, item = lines[at], items[at]
    if _order(line) != rank or line.kind == "table" or ends_agenda(line):
        return False
    if line.kind == "heading":
        return not is_agenda(line, lines, at)
    if line.kind == "item":
        return (runs is None or line.number in runs) and not item.asks
    if _counts(line, item):
        return True
    return line.gap and line.text.endswith(":") and len(line.text.split()) <= 6 and not is_agenda(line, lines, at)


def _activity(line: Line, item: Item, below: list[tuple[Line, Item]], rank: int) -> ActivityRead:
    steps: list[StepRead] = []
    prompts = list(item.prompts)
    notes = [item.note] if item.note else []
    detail = False  # items after a sentence that introduces them are its details, not steps
    for each, part in below:
        if each.kind == "item" and not detail and _order(each) <= max(rank, 7) + 1:
            if part.asks:
                prompts.append(each.text)
            else:
                steps.append(_step(each, part))
        elif each.kind == "heading" or (each.kind == "para" and _labelled(each)):
            steps.append(_step(each, part))
            detail = False
        elif each.kind == "para":
            detail = each.text.endswith(":")
            notes.append(each.text)
        elif each.kind == "item" and steps and not detail:
            steps[-1] = replace(steps[-1], note="\n".join(filter(None, (steps[-1].note, each.text))))
        elif each.kind == "item":
            notes.append(each.text)
    span = item.span
    # with a start, the next start tells its length, unless a bracket of its own does
    started = item.clock is not None and item.clock.until is None and not item.alone
    others: tuple[float, ...] = (max(part.minutes for _, part in item.parts),) if item.parts else ()
    return ActivityRead(
        title=_unnumbered(item.title.rstrip(":")) if line.kind == "heading" else item.title.rstrip(":"),
        minutes=span.minutes if span and not started else None,
        minutes_min=span.least if span and span.least != span.most and not item.parts else None,
        minutes_max=span.most if span and span.least != span.most and not item.parts else None,
        approx=bool(span and span.approx),
        start=item.start,
        end=item.end,
        kind=kind_of(item.title),
        steps=_with_parts(item, tuple(steps)),
        prompts=tuple(prompts),
        note="\n".join(notes),
        others=(span.minutes,) if span and started else others,
        rounds=rounds_of(item.title, tuple(steps)),
        line=line.number,
    )


def _unnumbered(title: str) -> str:
    """A heading without its number, as a list item has none."""
    return _NUMBERED.sub("", title) or title


def _labelled(line: Line) -> bool:
    """Group A) …, Station 2: …, B) …"""
    return _LABEL.match(line.text) is not None


def _step(line: Line, item: Item) -> StepRead:
    span = item.span
    ranged = span is not None and span.least != span.most
    minutes = span.minutes if span else item.clock.minutes if item.clock else None
    return StepRead(
        title=item.title.rstrip(":"),
        minutes=minutes,
        minutes_min=span.least if span and ranged else None,
        minutes_max=span.most if span and ranged else None,
        prompts=item.prompts,
        note=item.note,
        line=line.number,
    )


def _with_parts(item: Item, steps: tuple[StepRead, ...]) -> tuple[StepRead, ...]:
    """Several lengths in one bracket go to the steps whose words they carry, the one without words to the last
    step left; where there are no steps they become the steps."""
    if not item.parts or any(step.minutes for step in steps):
        return steps
    parts = list(item.parts)
    if parts[0][1].minutes == sum(span.minutes for _, span in parts[1:]):
        parts = parts[1:]
    if not steps:
        return tuple(StepRead(label, span.minutes) for label, span in parts if label)
    made = list(steps)
    for label, span in [part for part in parts if part[0]]:
        for at, step in enumerate(made):
            if step.minutes is None and _share_a_word(label, step.title):
                made[at] = replace(step, minutes=span.minutes)
                parts.remove((label, span))
                break
    left = [at for at, step in enumerate(made) if step.minutes is None]
    if len(left) == len(parts):
        for at, (_, span) in zip(left, parts, strict=True):
            made[at] = replace(made[at], minutes=span.minutes)
    return tuple(made)


def _share_a_word(label: str, title: str) -> bool:
    titled = plain(title).split()
    return any(len(word) > 3 and word in titled for word in plain(label).split())


def turns_said(step: StepRead) -> int:
    """How often a step says that it is run: (2 min), 3 turns. 0 where it does not."""
    found = _TURNS.fullmatch(step.note.split("\n")[0])
    return int(found[1]) if found else 0


def rounds_of(title: str, steps: tuple[StepRead, ...]) -> int:
    """How often a block of steps is run: as often as a group has people, where a step says to switch and repeat."""
    counts = [count for step in steps if (count := turns_said(step)) > 1]
    if counts:
        return max(counts)
    texts = [step.title for step in steps]
    if not any(says(text, words("turns", "again")) for text in texts):
        return 0
    everything = " . ".join([title, *texts])
    return next((int(seats) for seats, named in sorted(_SEATS.items(), reverse=True) if says(everything, named)), 0)
