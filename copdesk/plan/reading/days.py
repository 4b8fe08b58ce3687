"""Plans of several days: which lines name a day, and starts in the order in which they come."""

import re
from functools import lru_cache

from copdesk.plan.reading.clocks import DAY
from copdesk.plan.reading.vocabulary import entries, plain, words

LONGEST_NAME = 10  # words
_WEEK = set(words("days", "week"))
_MONTHS = {word for named in entries("months").values() for word in named}
_ORDINAL = set(words("days", "ordinal"))
_DAY_WORDS = set(words("days", "day"))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|第[一二三四五\d]+[天日]|\d{1,2}月\d{1,2}日")
_DAY_N = re.compile(r"(?:วันที่|วัน)\s?\d")
LATE_H = 4  # hours; a later start that lies further on than this belongs to the next day


@lru_cache(maxsize=4096)
def names_day(text: str) -> bool:
    """True for a short line that only says which day: Day 2, Wednesday 5 June, Jour 1 : lundi."""
    named = [word.strip(".:,;()-–—|") for word in plain(text).split()]
    named = [word for word in named if word]
    if not named or len(named) > LONGEST_NAME:
        return False
    pairs = list(zip(named, [*named[1:], ""], strict=True))
    numbered = any(
        (one in _DAY_WORDS and (two.isdigit() or two in _ORDINAL)) or (one in _ORDINAL and two in _DAY_WORDS)
        for one, two in pairs
    )
    first = named[0] in _WEEK or " ".join(named[:2]) in _WEEK or bool(_DATE.match(plain(text)))
    dated = any(word in _MONTHS for word in named) and any(word[:1].isdigit() for word in named)
    opens = numbered and (named[0] in _DAY_WORDS or named[0] in _ORDINAL or named[0] in _WEEK)
    if first or (dated and named[0][:1].isdigit()):
        small = [w for w in named if w not in _WEEK | _MONTHS | _DAY_WORDS | _ORDINAL and not w[:1].isdigit()]
        return len(small) <= 3
    return opens or bool(_DAY_N.match(plain(text)))


def in_order(starts: list[int | None], fresh: list[bool]) -> list[int | None]:
    """Starts as minutes from the first midnight. 1:00 after 12:30 is 13:00 where nobody counts to 24; a start that
    falls otherwise, or is marked as `fresh`, is on the next day."""
    twelve = not any(start is not None and start >= 13 * 60 for start in starts)
    made: list[int | None] = []
    before = -1
    day = 0
    for start, new in zip(starts, fresh, strict=True):
        if start is None:
            made.append(None)
            continue
        if new and before >= 0:
            day += DAY
        own = start + day
        if not new and before >= 0 and own < before:
            afternoon = own + DAY // 2
            close = before <= afternoon <= before + LATE_H * 60
            if start < DAY // 2 and ((twelve and close) or (start < 7 * 60 and before <= afternoon)):
                own = afternoon
            else:
                day += DAY
                own = start + day
        before = own
        made.append(own)
    return made
