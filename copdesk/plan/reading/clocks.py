"""Times of day in running text: 11.00-12.30, 9:00, 1.00 PM – 2.15 PM, 9h30, de 9h à 10h30, 9–10am."""

import re
from dataclasses import dataclass, replace

from copdesk.plan.reading.scripts import GLUED_BEFORE, UNGLUED, western
from copdesk.plan.reading.vocabulary import alternatives, words

DAY = 24 * 60
_NOONS = {"noon": 720, "midday": 720, "midi": 720, "mediodía": 720, "meio-dia": 720, "midnight": 1440, "minuit": 1440}
_HINT = re.compile(r"\d|" + "|".join(_NOONS), re.IGNORECASE)
_DASHES = "-–—−‑~～→"
_WORDS_TO = alternatives([word for word in words("around", "to") if word[0].isalpha()])
_AND = rf"\s+(?P<and>{alternatives(words('around', 'and'))})\s+"  # between 9 and 10
_TO = rf"(?:\s*[{_DASHES}]\s*|\s+(?:{_WORDS_TO})\s+|(?:至|到|から)|{_AND})"
_BETWEEN = re.compile(rf"(?<!\w)(?:{alternatives(words('around', 'between'))})\s+\Z", re.IGNORECASE)
_HALF = r"(?:\s*(?P<{0}half>[ap])\.?\s?m\b\.?)"
_NO_THAI = r"(?![\u0e00-\u0e7f])"  # น. is o'clock, นาที minutes
_CALLED = words("around", "clock")  # 9 Uhr; the others call a time of day only what has minutes: 13.00 uur
_UHR = rf"(?P<{{0}}uhr>\s*(?:{alternatives([*_CALLED, *words('around', 'clock_full')])}){UNGLUED}{_NO_THAI})"
_DAYTIME = r"(?:(?P<{0}day>上午|早上|午前|오전|下午|晚上|午後|오후)\s?)?"
_MINUTED = (
    r"(?P<{0}h>[01]?\d|2[0-4])(?P<{0}mark>[:.hHu]|\s[hH]\s?|\s?(?:[点點時时시]|giờ)\s?)(?P<{0}m>[0-5]\d|半)"
    r"(?::[0-5]\d)?(?![\d.:]\d)[分분]?"
)
_BARE = r"(?P<{0}b>[01]?\d|2[0-4])(?P<{0}hh>\s?[hH](?![a-zà-ÿ\d])|\s?[点點时時시](?![間间간]))?"
_NOON = r"(?P<{0}noon>" + "|".join(_NOONS) + r")\b"
_BEFORE = r"(?<![.,:/])" + GLUED_BEFORE
_AT = re.compile(rf"[\s(\[]*(?:(?:{alternatives(words('around', 'at'))})(?:[.:\s]+|(?=\d|\Z))){{1,2}}", re.IGNORECASE)


def _moment(name: str) -> str:
    pattern = rf"(?:{_DAYTIME}(?:{_MINUTED}|{_BARE})(?:{_HALF}|{_UHR})?|{_NOON})"
    return pattern.replace("{0}", name)


_RANGE = re.compile(_BEFORE + _moment("a") + _TO + _moment("z") + UNGLUED, re.IGNORECASE)
_SINGLE = re.compile(_BEFORE + _moment("a") + r"(?!%)" + UNGLUED, re.IGNORECASE)
_LENGTHS_UNIT = re.compile(r"\s?(?:h|hrs?|hours?|heures?|horas?|std|stunden?|m|mins?|minut\w*|min\w*)\b", re.IGNORECASE)
_MILITARY = re.compile(
    rf"(?<![\w.,:/])([01]\d|2[0-3])([0-5]\d)(?:\s?h(?:rs)?)?[{_DASHES} ]+([01]\d|2[0-3])([0-5]\d)"
    r"(?:\s?h(?:rs)?\b)?(?!\d)"
)
_ARABIC_HALF = re.compile(r"(?<=\d)\s[صم](?!\w)")  # ص before noon, م after it
_NOON_M = re.compile(r"(?<=12[:.]00) m\b")  # las 12:00 m., as they write noon where they write a.m. and p.m.
_ZONES = (
    r"(?:UTC|GMT|CES?T|CDT|CAT|CT|E[AES]?T|EES?T|EDT|WES?T|WAT|BST|IST|SAST|ICT|PHT|SGT|WIB|WITA|WIT|NPT|PKT|MS[KT]|MDT|"
    r"asubuhi|mchana|alasiri|jioni|usiku|P[SD]?T|AE[SD]T|NZ[SD]T|[JK]ST|BRT)(?:\s?[+−-]\s?\d{1,2}(?::?\d\d)?)?"
)
_ZONE = re.compile(rf"(?<=[\dmM.])\s?(?:\({_ZONES}\)|{_ZONES}(?![\w+]))")
"""Letters of a time zone behind a time: 16:00 UTC and 9:00 am (EAT) are read as they stand, without the zone."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes after midnight; `until` where it is a range, past 1440 when it crosses midnight."""

    at: int
    until: int | None
    start: int
    end: int
    half: bool = False

    @property
    def minutes(self) -> int | None:
        """Length of a range."""
        return None if self.until is None else self.until - self.at


def hh_mm(minutes: int | float) -> str:
    """Minutes after midnight as 09:05."""
    whole = round(minutes) % DAY
    return f"{whole // 60:02d}:{whole % 60:02d}"


def find_clocks(text: str) -> tuple[Clock, ...]:
    """Every range and every time of day in `text`, in order, none inside another."""
    if not _HINT.search(text):
        return ()
    text = _ARABIC_HALF.sub(lambda match: "am" if match[0].endswith("ص") else "pm", western(text))
    text = _NOON_M.sub("pm", text)
    zones = {match.start(): match.end() for match in _ZONE.finditer(text)}
    text = _ZONE.sub(lambda match: " " * len(match[0]), text)
    found: list[Clock] = []
    taken: list[tuple[int, int]] = []
    for pattern, make in ((_RANGE, _range), (_MILITARY, _military), (_SINGLE, _single)):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if (clock := make(match, text)) is not None:
                clock = replace(clock, end=zones.get(clock.end, clock.end))
                found.append(clock)
                taken.append((clock.start, clock.end))
    return tuple(sorted(found, key=lambda clock: clock.start))


def opens_a_time(before: str) -> bool:
    """True where what stands before a time only leads to it: nothing, a bracket, or a word such as from, ab, ca."""
    return before.strip() in ("", "(", "[") or _AT.fullmatch(before) is not None


def _half(match: re.Match[str], name: str) -> str:
    """'a', 'p' or '' for am, pm and none."""
    if day := match[f"{name}day"]:
        return "a" if day in ("上午", "早上", "午前", "오전") else "p"
    return (match[f"{name}half"] or "").lower()


def _minutes(match: re.Match[str], name: str, half: str) -> int | None:
    if noon := match[f"{name}noon"]:
        return _NOONS[noon.lower()]
    hours = int(match[f"{name}h"] or match[f"{name}b"])
    minutes = 30 if match[f"{name}m"] == "半" else int(match[f"{name}m"] or 0)
    if half and not (match[f"{name}day"] and hours > 12):
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours * 60 + minutes <= DAY else None


def _certain(match: re.Match[str], name: str) -> bool:
    """A bare number is no time of day; 1h30 is a duration, 9h30 is not."""
    if match[f"{name}noon"] or match[f"{name}half"] or match[f"{name}day"]:
        return True
    if uhr := match[f"{name}uhr"]:
        called = uhr.strip().casefold() in _CALLED
        return called or bool(match[f"{name}m"]) or ("giờ" in uhr and int(match[f"{name}b"]) >= 7)
    if match[f"{name}m"]:
        return match[f"{name}mark"].strip().lower() not in ("h", "u", "giờ") or int(match[f"{name}h"]) >= 7
    hour = (match[f"{name}hh"] or "").strip()
    return bool(hour) and (hour not in "hH" or int(match[f"{name}b"]) >= 7)


def _range(match: re.Match[str], text: str) -> Clock | None:
    if not _is_range(match, text):
        return None
    late, early = _half(match, "z"), _half(match, "a")
    end = _minutes(match, "z", late)
    start = _minutes(match, "a", early or (late if match["anoon"] is None else ""))
    if not early and late and (start is None or (end is not None and start > end)):
        start = _minutes(match, "a", "a" if late == "p" else "p")
    if start is None or end is None:
        return None
    if end <= start:
        end = following(start, end, twelve=not late and not match["znoon"] and (bool(early) or start < 13 * 60))
    if end - start > 18 * 60:
        return None
    return Clock(start, end, match.start(), match.end(), bool(early or late))


def following(start: int, end: int, twelve: bool) -> int:
    """The first time after `start` that `end` can mean: in the afternoon (1:00 after 12:30) where the hours
    may be counted to twelve, else on the next day."""
    afternoon = end + DAY // 2
    return afternoon if twelve and end < DAY // 2 and afternoon > start else end + DAY


def _is_range(match: re.Match[str], text: str) -> bool:
    """A dash between two bare numbers is none; one certain time of day is enough where the other stands right at
    the dash (8:30-9 Registration) or at the end, so that `9:30 - 3 stories` is no range."""
    if match["and"] and not _BETWEEN.search(text[: match.start()]):
        return False
    if match["zhh"] and not _certain(match, "a") and not match["ahh"] and not match["ab"]:
        return False
    if _certain(match, "z"):
        return True
    if not _certain(match, "a"):
        return False
    if match["zm"] or match["ahh"] or match["anoon"]:
        return True
    tight = not match[0][match.end("am") - match.start() :][:1].isspace() if match["am"] else " " not in match[0]
    return tight or text[match.end() :].lstrip()[:1] in ("", ")", "]", ":", ",", "|")


def _single(match: re.Match[str], text: str) -> Clock | None:
    if not _certain(match, "a"):
        return None
    spaced = match["amark"] and match["amark"].strip() in ("h", "H")
    if match["am"] and (spaced or int(match["ah"]) < 7) and _LENGTHS_UNIT.match(text, match.end("am")):
        return None  # 1:30 h and 8 h 30 min are lengths, 14:00 h a time of day
    named = match["ahalf"] or match["auhr"] or match["aday"]
    if match["amark"] == "." and not named and not opens_a_time(text[: match.start()]):
        return None  # in the middle of a sentence 9.30 is a number
    at = _minutes(match, "a", _half(match, "a"))
    return None if at is None else Clock(at, None, match.start(), match.end(), bool(match["ahalf"]))


def _military(match: re.Match[str], text: str) -> Clock | None:
    years = all(match[hours] in ("19", "20") for hours in (1, 3))
    start, end = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    return None if years or end <= start else Clock(start, end, match.start(), match.end())
