"""Times of day in running text: 11.00-12.30, 9:00, 1.00 PM – 2.15 PM, 9h30, de 9h à 10h30, 9–10am."""

import re
from dataclasses import dataclass

from copdesk.plan.reading.vocabulary import alternatives, words

DAY = 24 * 60
_NOONS = {"noon": 720, "midday": 720, "midi": 720, "mediodía": 720, "meio-dia": 720, "midnight": 1440, "minuit": 1440}
_HINT = re.compile(r"\d|" + "|".join(_NOONS), re.IGNORECASE)
_DASHES = "-–—−‑~～→"
_WORDS_TO = alternatives([word for word in words("around", "to") if word[0].isalpha()])
_TO = rf"(?:\s*[{_DASHES}]\s*|\s+(?:{_WORDS_TO})\s+)"
_HALF = r"(?:\s*(?P<{0}half>[ap])\.?\s?m\b\.?)"
_UHR = r"(?P<{0}uhr>\s*(?:uhr|giờ)\b)"
_MINUTED = r"(?P<{0}h>[01]?\d|2[0-4])(?P<{0}mark>[:.hH])(?P<{0}m>[0-5]\d)(?::[0-5]\d)?(?![\d.:]\d)"
_BARE = r"(?P<{0}b>[01]?\d|2[0-4])(?P<{0}hh>\s?[hH](?![a-zà-ÿ\d]))?"
_NOON = r"(?P<{0}noon>" + "|".join(_NOONS) + r")\b"
_BEFORE = r"(?<![\w.,:/])"


def _moment(name: str) -> str:
    pattern = rf"(?:(?:{_MINUTED}|{_BARE})(?:{_HALF}|{_UHR})?|{_NOON})"
    return pattern.replace("{0}", name)


_RANGE = re.compile(_BEFORE + _moment("a") + _TO + _moment("z") + r"(?![\w])", re.IGNORECASE)
_SINGLE = re.compile(_BEFORE + _moment("a") + r"(?![\w%])", re.IGNORECASE)
_LENGTHS_HOUR = re.compile(r"\s?(?:h|hrs?|hours?|heures?|horas?|std|stunden?)\b", re.IGNORECASE)
_MILITARY = re.compile(
    rf"(?<![\w.,:/])([01]\d|2[0-3])([0-5]\d)(?:\s?h(?:rs)?)?[{_DASHES} ]+([01]\d|2[0-3])([0-5]\d)(?!\d)"
)


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
    found: list[Clock] = []
    taken: list[tuple[int, int]] = []
    for pattern, make in ((_RANGE, _range), (_MILITARY, _military), (_SINGLE, _single)):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if (clock := make(match, text)) is not None:
                found.append(clock)
                taken.append((clock.start, clock.end))
    return tuple(sorted(found, key=lambda clock: clock.start))


def _minutes(match: re.Match[str], name: str, half: str) -> int | None:
    if noon := match[f"{name}noon"]:
        return _NOONS[noon.lower()]
    hours = int(match[f"{name}h"] or match[f"{name}b"])
    minutes = int(match[f"{name}m"] or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours * 60 + minutes <= DAY else None


def _certain(match: re.Match[str], name: str) -> bool:
    """A bare number is no time of day; 1h30 is a duration, 9h30 is not."""
    if match[f"{name}noon"] or match[f"{name}half"]:
        return True
    if uhr := match[f"{name}uhr"]:
        return "uhr" in uhr.lower() or bool(match[f"{name}m"]) or int(match[f"{name}b"]) >= 7
    if match[f"{name}m"]:
        return match[f"{name}mark"] in ":." or int(match[f"{name}h"]) >= 7
    return bool(match[f"{name}hh"]) and int(match[f"{name}b"]) >= 7


def _range(match: re.Match[str], text: str) -> Clock | None:
    if not (_certain(match, "z") or (_certain(match, "a") and (match["zm"] or match["ahh"] or match["anoon"]))):
        return None
    if match["zhh"] and not _certain(match, "a") and not match["ahh"] and not match["ab"]:
        return None
    late, early = (match["zhalf"] or "").lower(), (match["ahalf"] or "").lower()
    end = _minutes(match, "z", late)
    start = _minutes(match, "a", early or (late if match["anoon"] is None else ""))
    if not early and late and (start is None or (end is not None and start > end)):
        start = _minutes(match, "a", "a" if late == "p" else "p")
    if start is None or end is None:
        return None
    if end <= start:
        end += DAY // 2 if not late and start < DAY // 2 and start < end + DAY // 2 and match["zm"] else DAY
    if end - start > 18 * 60:
        return None
    return Clock(start, end, match.start(), match.end(), bool(early or late))


def _single(match: re.Match[str], text: str) -> Clock | None:
    if not _certain(match, "a"):
        return None
    if match["am"] and int(match["ah"]) < 7 and _LENGTHS_HOUR.match(text, match.end()):
        return None  # 1:30 h is a length, 14:00 h a time of day
    if match["amark"] == "." and not match["ahalf"] and not match["auhr"] and match.start() > 0:
        return None  # in the middle of a sentence 9.30 is a number
    at = _minutes(match, "a", (match["ahalf"] or "").lower())
    return None if at is None else Clock(at, None, match.start(), match.end(), bool(match["ahalf"]))


def _military(match: re.Match[str], text: str) -> Clock | None:
    years = all(match[hours] in ("19", "20") for hours in (1, 3))
    start, end = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    return None if years or end <= start else Clock(start, end, match.start(), match.end())
