"""The day that a due means, in the words people use: `2026-05-26`, `26.5.2026`, `Friday`, `vendredi`, `31 May`."""

import re
from datetime import date, timedelta
from functools import cache

from copdesk.clock import local
from copdesk.notes.values import Promise
from copdesk.people.values import folded
from copdesk.plan.values import iso_day
from copdesk.words import Refused

LANGUAGES = ("en", "fr", "es", "pt", "de")
_SOON = {
    "today": 0, "tonight": 0, "aujourd'hui": 0, "ce soir": 0, "hoy": 0, "hoje": 0, "heute": 0,
    "tomorrow": 1, "demain": 1, "manana": 1, "amanha": 1, "morgen": 1,
    "next week": 7, "la semaine prochaine": 7, "la proxima semana": 7, "na proxima semana": 7, "nachste woche": 7,
}  # fmt: skip


def day_of(due: str, said_on: date | None = None) -> date | None:
    """None for what names no day (`soon`), and for what counts from an unknown day: `Friday` is the next one."""
    if not due:
        return None
    try:
        return date.fromisoformat(iso_day(due))
    except Refused:
        pass
    words = folded(due.replace("’", "'")).strip(" .,")
    if said_on is None:
        return None
    if words in _SOON:
        return said_on + timedelta(days=_SOON[words])
    dated = _day_and_month(words, said_on)
    days = [_weekdays()[word] for word in words.split() if word in _weekdays()]
    if dated is None and days:
        return said_on + timedelta(days=(days[0] - said_on.weekday() - 1) % 7 + 1)
    return dated


def due_day(promise: Promise) -> date | None:
    """The day by which it was promised."""
    return day_of(promise.due, local(promise.said_at).date() if promise.said_at else None)


def overdue(promise: Promise, today: date) -> bool:
    """Whether its day has passed and it is not ticked off."""
    due = due_day(promise)
    return promise.done_at is None and due is not None and due < today


def _day_and_month(words: str, said_on: date) -> date | None:
    """`31 May`, `May 31`, `31st of May 2027`; without a year the next such day."""
    months = [_months()[word] for word in re.findall(r"[^\W\d_]+", words) if word in _months()]
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if not months or not numbers:
        return None
    years = [number for number in numbers if number > 1000]
    days = [number for number in numbers if number <= 31]
    if not days:
        return None
    try:
        day = date(years[0] if years else said_on.year, months[0], days[0])
        return day if years or day >= said_on else day.replace(year=day.year + 1)
    except ValueError:
        return None


@cache
def _weekdays() -> dict[str, int]:
    from babel.dates import get_day_names  # slow to load, and asked for only when somebody writes of a day

    return {folded(name): day for one in LANGUAGES for day, name in get_day_names("wide", locale=one).items()} | {
        folded(name).rstrip("."): day
        for one in LANGUAGES
        for day, name in get_day_names("abbreviated", locale=one).items()
        if len(name.rstrip(".")) > 2
    }


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    return {
        folded(name).rstrip("."): month
        for one in LANGUAGES
        for width in ("wide", "abbreviated")
        for month, name in get_month_names(width, locale=one).items()
    }
