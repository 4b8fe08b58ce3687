"""What a plan says of itself above its agenda: title, day and time, place, who calls it, how long it is."""

import re
from dataclasses import dataclass

from copdesk.plan.reading.agenda import heads, names_agenda
from copdesk.plan.reading.clocks import find_clocks, hh_mm
from copdesk.plan.reading.durations import find_spans, together
from copdesk.plan.reading.items import read_item
from copdesk.plan.reading.lines import Line
from copdesk.plan.reading.vocabulary import entries, plain

_META = entries("meta")
_ABOVE = ("heading", "para")  # kinds of lines that can head an agenda
_PAIR = re.compile(r"^(?P<name>[^:：]{2,40}?)\s*[:：]\s*(?P<value>\S.*)$", re.DOTALL)
_PEOPLE = re.compile(r"\s*(?:,|;|/|&|\+|\n|\band\b|\bet\b|\by\b|\be\b|\bund\b|\bvà\b)\s*")
_WHEN = re.compile(
    r",?\s+(?:on|am|le|el|em|vào ngày)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"\d{1,2}(?:st|nd|rd|th|er|º)?\b.*$"
    r"|,?\s+(?:from|de|von|từ)\s+\d{1,2}[:.h]\d\d.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found; '' and empty where nothing was. `slot_minutes` is the slot's or the stated whole length."""

    title: str = ""
    day_and_time: str = ""
    slot_minutes: int | None = None
    starts: str = ""
    ends: str = ""
    space: str = ""
    convener: tuple[str, ...] = ()
    process_coach: tuple[str, ...] = ()
    purpose: str = ""
    outcomes: str = ""


def read_facts(lines: list[Line], agenda: list[Line]) -> Facts:
    """The facts above and around the agenda; the agenda's own lines are none."""
    held = {id(line) for line in agenda} if len(agenda) < len(lines) else set()
    found: dict[str, str] = {}
    for line in lines:
        if id(line) in held or line.kind == "table":
            continue
        name, value = _named(line.text)
        if name and name not in found and not (name == "purpose" and len(value) < 3):
            found[name] = value
    day = found.get("day", "")
    if "starts" in found and not any(clock.until is not None for clock in find_clocks(day)):
        day = f"{day} {found['starts']}-{found['ends']}" if "ends" in found else f"{day} {found['starts']}"
    starts, ends, slot = _slot(day.strip(), found.get("length", ""), lines)
    slot = slot or _length_in_title(lines)
    return Facts(
        title=found.get("title") or _title(lines),
        day_and_time=found.get("day", "").strip().rstrip("."),
        slot_minutes=slot,
        starts=starts,
        ends=ends,
        space=found.get("space", ""),
        convener=people_of(found.get("convener", "")),
        process_coach=people_of(found.get("process_coach", "")),
        purpose=found.get("purpose", ""),
        outcomes=found.get("outcomes", ""),
    )


def people_of(text: str) -> tuple[str, ...]:
    """Names in a list written with commas, 'and' or '&'; to be decided counts as nobody."""
    names = [name.strip(" .") for name in _PEOPLE.split(text)]
    return tuple(name for name in names if name and plain(name) not in ("tbd", "tba", "tbc", "n/a", "?"))


def _named(text: str) -> tuple[str, str]:
    match = _PAIR.match(text) if len(text) < 4_000 else None
    if not match:
        return "", ""
    name = plain(match["name"].replace("(s)", ""))
    for what, named in _META.items():
        if name in named:
            return what, match["value"].strip()
    return "", ""


def _slot(day: str, length: str, lines: list[Line]) -> tuple[str, str, int | None]:
    for clock in find_clocks(day):
        if clock.until is not None:
            return hh_mm(clock.at), hh_mm(clock.until), clock.minutes
    span = together(find_spans(length))
    if span is None:
        above = [line for at, line in enumerate(lines[:40]) if line.kind in _ABOVE and heads(line, lines, at)]
        spans = [found for line in above if is_whole(line.text) and (found := together(find_spans(line.text)))]
        span = spans[0] if spans else None
    start = next((hh_mm(clock.at) for clock in find_clocks(day)), "")
    return start, "", None if span is None else round(span.minutes)


def is_whole(text: str) -> bool:
    """True for a heading such as `Agenda (90 min)`, whose time is the whole agenda's."""
    item = read_item(text)
    return item.span is not None and item.where in ("bracket", "trailing") and names_agenda(item.title)


def tells_length(line: Line) -> bool:
    """True for a line such as `Duration: 90-120 minutes`, which is about the whole."""
    return line.kind in ("para", "item") and _named(line.text)[0] == "length"


def _title(lines: list[Line]) -> str:
    line = _title_line(lines)
    if line is None:
        return ""
    item = read_item(line.text)
    return _without_when(item.title if line.kind == "heading" and item.span else line.text)


def _title_line(lines: list[Line]) -> Line | None:
    """The first of the highest headings that does more than call what follows an agenda; else a first line that
    stands like a title."""
    headings = [line for line in lines if line.kind == "heading"]
    highest = [line for line in headings if line.depth == min(each.depth for each in headings)]
    named = next((line for line in highest if not names_agenda(line.text)), None)
    if named is not None:
        return None if read_item(named.text).timed and len(highest) > 1 else named
    first = lines[0] if lines and lines[0].kind == "para" else None
    if first is None or _named(first.text)[0] or read_item(first.text).timed or first.text.endswith((",", "!")):
        return next(iter(highest), None)
    return first if len(first.text.split()) <= 30 else None


def _length_in_title(lines: list[Line]) -> int | None:
    """Minutes of a title such as Peer exchange, 90 minutes, which is the whole session's length."""
    line = _title_line(lines)
    item = read_item(line.text) if line is not None and line.kind == "heading" else None
    return round(item.span.minutes) if item and item.span and item.where in ("bracket", "trailing") else None


def _without_when(text: str) -> str:
    return _WHEN.sub("", text).strip().rstrip(":.").strip() or text
