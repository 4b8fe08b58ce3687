"""Times that are meant but not written out: bare numbers, minutes after a plus, a line of its own for the length."""

import re
from dataclasses import replace
from itertools import pairwise

from copdesk.plan.reading.clocks import find_clocks
from copdesk.plan.reading.durations import find_spans
from copdesk.plan.reading.items import read_item, sentences_of
from copdesk.plan.reading.lines import Line
from copdesk.plan.reading.marks import is_end
from copdesk.plan.reading.vocabulary import alternatives, words

LONGEST_TOLD = 4_000  # characters; what is longer tells more than an agenda
LONGEST = 150  # characters; a longer line that ends in a number is a sentence
_BARE = re.compile(r"^(?P<title>.*[^\W\d].*?)\s*(?:[(\[](?P<inside>\d{1,3})[)\]]|[\s.–—:-]\s*(?P<behind>\d{1,3}))\s*$")
_PLUS = re.compile(r"^T?\s*\+\s*(?P<at>\d{1,3})(?:\s*(?:min|m|'))?\s*[:.–-]?\s+(?P<title>\S.*)$")
_RANGE = re.compile(r"^(?P<low>\d{1,3})\s?[-–—]\s?(?P<high>\d{1,3})(?!\d|[:.]\d)\s*[:.)|–—-]?\s+(?P<title>\S.*)$")
_STAMPED = re.compile(
    r"^\W?(?P<first>\d{1,3}):(?P<second>[0-5]\d)(?::(?P<third>[0-5]\d))?\W{0,3}\s+(?P<title>[^\s\d–—-].*)$"
)
_TITLE = re.compile(
    r"^[\"']?(?:title|name|activity|item|topic|session|titre|título|titel|thema)[\"']?\s*:\s*(?=\S)", re.IGNORECASE
)
_LENGTH_LINE = re.compile(
    rf"^(?:{alternatives(words('meta', 'length'))}|time|hora|heure|zeit)\s*:\s*(?P<length>.+)$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?:activity|step|item|part|segment|activité|actividad|atividade|aktivität)\s*\d*\s*:\s*(?=\S)", re.IGNORECASE
)


def written_out(lines: list[Line]) -> list[Line]:
    """The lines with such times written out; as they are where the document writes its times itself."""
    lines = _differences(_with_their_times(_unlabelled(_lengths_below(lines))))
    timed = sum(read_item(line.text).timed for line in lines if line.kind != "table")
    if timed > 1:
        return lines
    if not any(line.rows for line in lines):
        told = [one for line in lines for one in _spread(line)]
        if len(told) > len(lines):
            return told
    counted = [line for line in lines if line.kind != "table" and _PLUS.match(line.text)]
    if len(counted) > 2:
        return [_since_start(line) for line in lines]
    ranged = [match for line in lines if line.kind != "table" and (match := _RANGE.match(line.text))]
    if len(ranged) > 1 and ranged[0]["low"] in ("0", "00") and _goes_on(ranged):
        return [replace(line, text=_RANGE.sub(r"\g<low>-\g<high> min \g<title>", line.text)) for line in lines]
    short = [line for line in lines if line.kind in ("item", "para") and len(line.text) < LONGEST]
    bare = [line for line in short if _BARE.match(line.text)]
    listed = [line for line in lines if line.kind == "item"] or bare
    if len(bare) > 1 and len(bare) * 2 > len(listed):
        return [_in_minutes(line) if line in bare else line for line in lines]
    return lines


def _unlabelled(lines: list[Line]) -> list[Line]:
    """The lines without a `title:` or `name:` that every timed item begins with."""
    items = [line for line in lines if line.kind == "item" and read_item(line.text).timed]
    if len(items) < 2 or not all(_TITLE.match(line.text) for line in items):
        return lines
    return [replace(line, text=_TITLE.sub("", line.text)) if line.kind == "item" else line for line in lines]


def _differences(lines: list[Line]) -> list[Line]:
    """Times since the start that count seconds, `0:00 … 2:30 … 60:00` or `0:00:00 … 0:02:30`, as lengths."""
    stamped = [match for line in lines if line.kind in ("para", "item") and (match := _STAMPED.match(line.text))]
    if len(stamped) < 3 or len({match["third"] is None for match in stamped}) > 1:
        return lines
    at = [_seconds(match) for match in stamped]
    counted = stamped[0]["third"] is not None or any(int(match["first"]) > 24 for match in stamped)
    if at[0] != 0 or not counted or any(two < one for one, two in pairwise(at)):
        return lines
    lengths = iter([(two - one) / 60 for one, two in pairwise(at)])
    made = []
    for line in lines:
        match = _STAMPED.match(line.text) if line.kind in ("para", "item") else None
        length = next(lengths, None) if match else None
        if match and length is None and is_end(match["title"]):
            continue
        time = "" if length is None else f" ({round(length, 2):g} min)"
        made.append(replace(line, kind="item", depth=0, text=match["title"] + time) if match else line)
    return made


def _seconds(match: re.Match[str]) -> int:
    first, second, third = int(match["first"]), int(match["second"]), match["third"]
    return first * 60 + second if third is None else first * 3600 + second * 60 + int(third)


def _goes_on(ranged: list[re.Match[str]]) -> bool:
    """True where each range begins where the one before it ended, or a minute later."""
    return all(int(two["low"]) - int(one["high"]) in (0, 1) for one, two in pairwise(ranged))


def _since_start(line: Line) -> Line:
    match = _PLUS.match(line.text)
    if not match:
        return line
    at = int(match["at"])
    return replace(line, text=f"{at // 60}:{at % 60:02d} {match['title']}")


def _in_minutes(line: Line) -> Line:
    match = _BARE.match(line.text)
    if not match:
        return line
    return replace(line, text=f"{match['title'].rstrip()} ({match['inside'] or match['behind']} min)")


def _lengths_below(lines: list[Line]) -> list[Line]:
    """`Duration: 10 minutes` below the name of an activity, twice or more, belongs to that name."""
    places = [at for at, line in enumerate(lines) if _is_length(line)]
    if len(places) < 2:
        return lines
    made = list(lines)
    taken: set[int] = set()
    for place in places:
        head = place - 1
        while head > 0 and not lines[head].gap and lines[head].kind == "para":
            head -= 1
        if head < 0 or head in taken or _is_length(lines[head]) or read_item(lines[head].text).timed:
            continue
        match = _LENGTH_LINE.match(lines[place].text)
        if match:
            made[head] = replace(made[head], text=f"{_LABEL.sub('', made[head].text)} ({match['length']})")
            taken.update((head, place))
    return [line for at, line in enumerate(made) if at not in places or at not in taken]


def _spread(line: Line) -> list[Line]:
    """A paragraph that tells a whole agenda, as lines: parted before each time of day, or into sentences."""
    if line.kind not in ("para", "item") or len(line.text) > LONGEST_TOLD:
        return [line]
    clocks = find_clocks(line.text)
    if len(clocks) > 2:
        cuts = [0, *(clock.start for clock in clocks[1:]), len(line.text)]
        head = line.text[: clocks[0].start]
        parts = [line.text[start:end] for start, end in pairwise([clocks[0].start, *cuts[1:]])]
        told = [part.strip(" ,;–—-.") for part in parts]
        first = [replace(line, text=head.strip())] if head.strip() else []
        return [*first, *(replace(line, kind="para", text=part, gap=True) for part in told)]
    if len(find_spans(line.text)) > 2:
        return [replace(line, kind="para", text=part, gap=True) for part in sentences_of(line.text)]
    return [line]


def _with_their_times(lines: list[Line]) -> list[Line]:
    """Cells of a table that came as lines: a time that stands alone belongs to the line below it, or to the one
    above where the last line is such a time."""
    alone = [at for at, line in enumerate(lines) if line.kind == "para" and _only_a_time(line.text)]
    if len(alone) < 2 or len(alone) * 5 < len(lines):
        return lines
    side = -1 if alone[-1] == len(lines) - 1 and alone[0] > 0 else 1
    made = list(lines)
    gone: set[int] = set()
    for at in alone:
        other = at + side
        if 0 <= other < len(lines) and other not in alone and lines[other].kind != "table":
            made[other] = replace(lines[other], text=f"{lines[at].text}  {lines[other].text}", gap=lines[at].gap)
            gone.add(at)
    return [line for at, line in enumerate(made) if at not in gone]


def _only_a_time(text: str) -> bool:
    if len(text) > 40:
        return False
    rest = text
    places = [(each.start, each.end) for each in find_spans(text)]
    places += [(each.start, each.end) for each in find_clocks(text)]
    for start, end in places:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return rest != text and not any(char.isalnum() for char in rest)


def _is_length(line: Line) -> bool:
    match = _LENGTH_LINE.match(line.text) if line.kind in ("para", "item") else None
    return match is not None and len(match["length"].split()) <= 5 and bool(find_spans(match["length"]))
