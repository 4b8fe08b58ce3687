"""The date in the words in which a plan gives it: 12 June 2024, June 12, 2024, 12.6.2024, le 12 juin 2024."""

import re
from datetime import date

from copdesk.plan.reading.vocabulary import entries, plain

_MONTHS = {word: int(number) for number, words in entries("months").items() for word in words}
_NUMBERS = re.compile(r"(?<!\d)(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})([./-])(\d{1,2})\5(\d{4}))(?!\d)")
_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})")


def date_in(text: str) -> str:
    """The one date of a text as 2026-05-26; '' where it has none or the day and month could be either."""
    if match := _EAST.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.search(text):
        if match[1]:
            return _iso(int(match[1]), int(match[2]), int(match[3]))
        one, two, year = int(match[4]), int(match[6]), int(match[7])
        if match[5] == "/" and one <= 12 and two <= 12 and one != two:
            return ""  # 4/6/2024 is June in most places and April in some
        return _iso(year, two, one) or _iso(year, one, two)
    words = [word.strip(".,;:()") for word in plain(text).split()]
    years = [word for word in words if re.fullmatch(r"(?:19|20)\d\d", word)]
    months = [at for at, word in enumerate(words) if word in _MONTHS]
    if len(years) != 1 or len(months) != 1:
        return ""
    at = months[0]
    near = [*reversed(words[max(0, at - 2) : at]), *words[at + 1 : at + 2]]  # 4 June, 4 de junio, June 4
    days = [int(found[1]) for word in near if (found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª)?", word))]
    return _iso(int(years[0]), _MONTHS[words[at]], days[0]) if days else ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
