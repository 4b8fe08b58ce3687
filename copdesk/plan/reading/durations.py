"""Lengths of time in running text: 15m, 1-2 min, 1h30, half an hour, about 30 - 45m, 3 × 10 minutes, 2 phút."""

import re
import unicodedata
from dataclasses import dataclass, replace

from copdesk.plan.reading.clocks import find_clocks, hh_mm
from copdesk.plan.reading.scripts import glued, western
from copdesk.plan.reading.vocabulary import alternatives, numbered, words

MOST_MINUTES = 1440
_UNSPACED = ("CJK", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "HIRAGANA", "KATAKANA")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBERS = numbered("numbers")
_PHRASES = numbered("phrases")
_DIGITS = r"(?:\d\s)?[13]/[24]|\d{1,4}(?:[.,]\d{1,2})?(?:\s?[½¼¾])?|[½¼¾]"
PART = re.compile(r"(?:\d{1,2}\s?)?[½¼¾]|(?:\d\s)?[13]/[24]")
_NUM = rf"(?:{_DIGITS}|(?:{alternatives(list(_NUMBERS))})(?=[\s-]))"


def _units(name: str) -> str:
    spaced: list[str] = []
    unspaced: list[str] = []
    for unit in words("units", name):
        if unit in ("'", "′", "’"):
            continue
        (unspaced if unicodedata.name(unit[0]).startswith(_UNSPACED) else spaced).append(unit)
    edge = r"" if name == "hours" else r"\b"  # 1h30 goes on with a digit, 5min does not
    parts = [rf"(?:{alternatives(spaced)}){edge}\.?(?![^\W\d_])"]
    if name == "minutes":
        parts.append(r"(?<=\d)['′’](?![\w'′’])")
    return f"(?:{'|'.join([*parts, alternatives(unspaced)])})"


_H, _M, _S = _units("hours"), _units("minutes"), _units("seconds")
_AND = r"(?:\s*(?:,|&|\+|\band\b|\bet\b|\by\b|\be\b|\bund\b|\bvà\b|\bna\b|\bdan\b|\ben\b|\bи\b|ከ|እና|و)?\s*)"
_AND_WORDS = alternatives(words("around", "and"))
_HALVES = numbered("halves")
_LENGTH = re.compile(
    rf"""(?P<phrase>\b(?:{alternatives(list(_PHRASES))})\b)(?:\s+(?:{_AND_WORDS})\s+(?P<p_m>{_NUM})[\s-]?{_M})?
    | (?:dakika)\s(?P<dakika>\d{{1,3}})\b
    | (?<=[(\[])saa\s(?P<saa>\d{{1,2}}|moja|mbili|tatu)(?:\s(?:na\s)?dakika\s(?P<saa_m>\d{{1,2}}))?(?=[)\],])
    | (?P<dh>\d{{1,2}}):(?P<dm>[0-5]\d)(?::[0-5]\d)?\s?{_H}
    | (?P<mm>\d{{1,2}}):(?P<ms>[0-5]\d)\s?{_M}
    | (?P<h>{_NUM})(?:[\s-]?|\s+(?:of\s+an?|de|d['’]|einer)\s*){_H} (?:
        \s*(?P<half>{alternatives(list(_HALVES))})
        | \s?(?P<hm>[0-5]\d)(?:\s?{_M}|(?!\d|\s*[^\W\d_]))
        | {_AND}(?P<h_m>{_NUM})[\s-]?{_M}
      )?
    | (?P<m>{_NUM})[\s-]?{_M} (?: \s?(?P<m_s>\d{{1,2}})\s?(?:"|″|{_S}) )?
    | (?P<s>{_NUM})[\s-]?{_S}""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS_TO = "".join(re.escape(word) for word in words("around", "to") if not word[0].isalpha())
_WORDS_TO = alternatives([word for word in words("around", "to") if word[0].isalpha()])
_FROM = re.compile(
    rf"(?P<low>{_NUM})\s?(?P<unit>{_H}|{_M}|{_S})?(?:\s*[{_SIGNS_TO}]\s*|\s+(?:{_WORDS_TO}|and|et|y|e|und|và)\s+)\Z",
    re.IGNORECASE,
)
_LOW_LENGTH = re.compile(rf"(?:\s*[{_SIGNS_TO}]\s*|\s+(?:{_WORDS_TO})\s+)\Z", re.IGNORECASE)
_HINT = re.compile(rf"\d|[½¼¾]|{alternatives([*_NUMBERS, *_PHRASES])}", re.IGNORECASE)
_COUNTED = words("turns", "counted")
_MULTIPLY = alternatives(words("around", "times"))
_ROUNDS = alternatives(words("turns", "rounds"))
_TIMES = re.compile(
    rf"(?<![\w.,:/])(?P<count>\d{{1,2}}|{alternatives(list(_NUMBERS))})\s*"
    rf"(?:(?:[^\W\d]+\s*){{0,2}}[x×*@]|(?:{_ROUNDS}|{_MULTIPLY})\s+(?:\w{{1,3}}\s+)?)\s*\Z",
    re.IGNORECASE,
)
_METRES = re.compile(r"\d\sm\Z")  # 15m is a length of time, 500 m one of the way
_TIMES_AFTER = re.compile(r"\s*[x×*]\s*(?P<count>\d{1,2})(?!\d)(?:\s[^\W\d]+)?")
_PLUS = re.compile(r"(?:(?<![\d.,:])(?P<more>\d{1,3}))?\s*\+\s*\Z")
_EQUALS = re.compile(r"=\s*\Z")
_ABOUT = re.compile(rf"(?<!\w)(?:{alternatives(words('around', 'about'))})\.?\s*\Z", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s+(?:(?P<about>environ|approx|approximately|aprox|aproximadamente|circa|ca|or so)|max|maxi|maximum|máximo|"
    r"maximal|au total|en tout|in total|en total|no total|insgesamt|au plus|at most|tối đa)\b\.?",
    re.IGNORECASE,
)
"""15 min environ, 5 min max."""
_UP_TO = re.compile(rf"(?<!\w)(?:{alternatives(words('around', 'up_to'))})\.?\s*\Z", re.IGNORECASE)
_EACH = re.compile(
    rf"\A(?:/\s?[^\W\d]|\s*/\s?(?:{alternatives(words('around', 'each_of'))})\b"
    rf"|\s*(?:{alternatives(words('around', 'each'))})\b)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\A-?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time and where it stands. `each` marks times per person or group, which fill no step;
    `added` one that a plus adds to what stands before it."""

    minutes: float
    least: float
    most: float
    start: int = 0
    end: int = 0
    approx: bool = False
    each: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True)
class TimeRead:
    """One expression as a whole: minutes with their range, or a time of day."""

    minutes: float | None = None
    least: float | None = None
    most: float | None = None
    clock: str = ""


def find_spans(text: str) -> tuple[Span, ...]:
    """Every length of time in `text` that is no time of day, in order."""
    if not _HINT.search(text):
        return ()
    hidden = _hide_clocks(western(text))
    found: list[Span] = []
    for match in _LENGTH.finditer(hidden):
        if match.start() and not _stands_alone(hidden[: match.start()]):
            continue
        value = _value(match)
        if value is None or _METRES.search(match[0]) or _closes_a_quote(hidden, match):
            continue
        span = _with_surroundings(hidden, Span(value, value, value, match.start(), match.end()), found)
        if found and _EQUALS.search(hidden[found[-1].end : span.start]):
            span = replace(span, start=found[0].start)
            found.clear()  # 5 min x 4 groups = 20 min: the sum is said
        found.append(span)
    return tuple(span for span in found if 0 < span.most <= MOST_MINUTES)


def _stands_alone(before: str) -> bool:
    """False for the end of a word or number; 2x15 min is two times fifteen."""
    return not (glued(before[-1]) or before[-1] in ".:,") or re.search(r"\d[x×]\Z", before) is not None


def _closes_a_quote(text: str, match: re.Match[str]) -> bool:
    """True for the second sign of ‘Vision 2030’, which is no sign for minutes there."""
    before = text[: match.start()]
    return match[0].endswith("’") and before.count("‘") > before.count("’")


def together(spans: tuple[Span, ...]) -> Span | None:
    """Several lengths as one: the first alone if the rest adds up to it, otherwise their sum, at least the longest."""
    own = [span for span in spans if not span.each]
    if not own:
        return None
    first, rest = own[0], own[1:]
    if not rest or first.minutes == sum(span.minutes for span in rest):
        return replace(first, end=own[-1].end)
    total = sum(span.minutes for span in own)
    if all(span.added for span in rest):
        least, most = sum(span.least for span in own), sum(span.most for span in own)
        return Span(_tidy(total), _tidy(least), _tidy(most), first.start, own[-1].end)
    return Span(total, max(span.least for span in own), sum(span.most for span in own), first.start, own[-1].end)


def read_time(text: str) -> TimeRead:
    """What one expression says: a clock range and lengths as minutes, a single time of day as a clock."""
    clocks = find_clocks(text)
    for clock in clocks:
        if clock.minutes is not None:
            return TimeRead(clock.minutes, clock.minutes, clock.minutes)
    if span := together(find_spans(text)):
        return TimeRead(span.minutes, span.least, span.most)
    if iso := iso_minutes(text.strip()):
        return TimeRead(iso, iso, iso)
    return TimeRead(clock=hh_mm(clocks[0].at)) if clocks else TimeRead()


def iso_minutes(text: str) -> float | None:
    """Minutes of an ISO 8601 duration such as PT1H30M; None for anything else."""
    match = _ISO.match(text)
    if not match or not any(match.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return (weeks * 7 + days) * MOST_MINUTES + hours * 60 + minutes + seconds / 60


def _hide_clocks(text: str) -> str:
    chars = list(text)
    for clock in find_clocks(text):
        chars[clock.start : clock.end] = "\x00" * (clock.end - clock.start)
    return "".join(chars)


def number_of(text: str) -> float:
    """What a number says that stands in figures, with a fraction or in a word."""
    text = " ".join(text.casefold().split())
    if text in _NUMBERS:
        return _NUMBERS[text]
    if "/" in text:
        whole, _, parts = text.rpartition(" ")
        return int(whole or 0) + int(parts[0]) / int(parts[-1])
    part = _FRACTIONS.get(text[-1], 0.0)
    whole = text.rstrip("½¼¾ ").replace(",", ".")
    return (float(whole) if whole else 0.0) + part


def _value(match: re.Match[str]) -> float | None:
    if match["phrase"]:
        more = number_of(match["p_m"]) if match["p_m"] else 0
        return _tidy(_PHRASES[" ".join(match["phrase"].casefold().split())] + more)
    if match["dakika"]:
        return int(match["dakika"])
    if match["saa"]:
        return number_of(match["saa"]) * 60 + int(match["saa_m"] or 0)
    if match["dh"]:
        return int(match["dh"]) * 60 + int(match["dm"])
    if match["mm"]:
        return _tidy(int(match["mm"]) + int(match["ms"]) / 60)
    if match["h"]:
        more = float(match["hm"]) if match["hm"] else number_of(match["h_m"]) if match["h_m"] else 0.0
        if match["half"]:
            more = _HALVES[" ".join(match["half"].casefold().split())]
        return _tidy(number_of(match["h"]) * 60 + more)
    if match["m"]:
        return _tidy(number_of(match["m"]) + int(match["m_s"] or 0) / 60)
    seconds = number_of(match["s"])
    return _tidy(seconds / 60) if seconds < 1900 else None


def _tidy(value: float) -> float:
    return int(value) if value == int(value) else round(value, 4)


def _with_surroundings(text: str, span: Span, before: list[Span]) -> Span:
    """Takes in what stands around a length: its lower end, 'about', 'up to', '3 ×', 'each'."""
    head = text[: span.start]
    if before and before[-1].end <= span.start and _LOW_LENGTH.fullmatch(text[before[-1].end : span.start]):
        low = before.pop()
        if low.minutes <= span.minutes:
            span = replace(span, least=low.least, start=low.start, approx=low.approx)
            head = text[: span.start]
        else:
            before.append(low)
    elif (low_end := _FROM.search(head)) and _is_low_end(low_end, head, span.minutes):
        least = _in_unit(low_end, text[span.start : span.end], span.minutes)
        if least is not None and least <= span.minutes:
            span = replace(span, least=least, start=low_end.start())
            head = text[: span.start]
    if plus := _PLUS.search(head):
        more = number_of(plus["more"]) if plus["more"] else 0
        span = replace(span, minutes=span.minutes + more, least=span.least + more, most=span.most + more)
        span = replace(span, added=not more, start=plus.start() if more else span.start)
        head = text[: span.start]
    times = _TIMES.search(head) or _TIMES_AFTER.match(text[span.end :])
    if times:
        count = round(number_of(times["count"]))
        span = replace(
            span, minutes=span.minutes * count, least=span.least * count, most=span.most * count,
            start=times.start() if times.re is _TIMES else span.start,
            end=span.end if times.re is _TIMES else span.end + times.end(),
        )  # fmt: skip
        head = text[: span.start]
    if about := _ABOUT.search(head):
        span = replace(span, approx=True, start=about.start())
    elif up_to := _UP_TO.search(head):
        span = replace(span, start=up_to.start())
    if behind := _BEHIND.match(text[span.end :]):
        span = replace(span, approx=span.approx or bool(behind["about"]), end=span.end + behind.end())
    return replace(span, each=times is None and bool(_EACH.match(text[span.end :])))


def _is_low_end(low: re.Match[str], head: str, high: float) -> bool:
    """Not the last digits of a number, nor the number of a round: Round 1 – 20 min, Talk 2 - 15 min."""
    before = head[: low.start()]
    if before[-1:] in (".", ":", ",") or before[-1:].isalnum():
        return False
    if low["unit"] or not low["low"].isdigit() or low[0][len(low["low"]) :].strip(" ") == low[0][len(low["low"]) :]:
        return True
    word = before.split()[-1:] if before.endswith(" ") else []
    if not word or _ABOUT.search(before) or not word[0][-1:].isalpha():
        return True
    return word[0].casefold() not in _COUNTED and int(low["low"]) * 5 > high


def _in_unit(low: re.Match[str], high_text: str, high: float) -> float | None:
    """The lower end in minutes: in its own unit, or in the upper end's."""
    number = number_of(low["low"])
    if low["unit"]:
        found = _LENGTH.fullmatch(low["low"] + " " + low["unit"])
        return _value(found) if found else None
    scale = 60 if re.search(rf"\d[\s-]?{_H}", high_text, re.IGNORECASE) else 1
    if scale == 1 and re.search(rf"\d[\s-]?{_S}", high_text, re.IGNORECASE) and high < number:
        return number / 60
    return _tidy(number * scale)
