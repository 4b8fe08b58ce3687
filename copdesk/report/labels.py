"""The fixed words of a document, in the document's own language.

A French report may leave an English desk, so these do not follow the desk's language.
"""

import gettext
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from copdesk.assets import resource
from copdesk.report.values import Commitment, ReportContent

Say = Callable[[str], str]
DOMAIN = "documents"
"""The catalogue of what documents say; a desk and a document may speak different languages."""


def speaker(language: str) -> Say:
    """The `tr` of one document; unknown languages speak English."""
    asked = [language.replace("-", "_"), language.replace("-", "_").split("_")[0]]
    return gettext.translation(DOMAIN, str(resource("locale")), asked, fallback=True).gettext


def minutes(milliseconds: int) -> str:
    """`20` for whole or long times, `1:30` for short ones."""
    seconds = round(milliseconds / 1000)
    if seconds % 60 and seconds < 300:
        return f"{seconds // 60}:{seconds % 60:02}"
    return str(round(seconds / 60))


@cache
def day_in(language: str, day: str) -> str:
    """`2026-06-01` as a language writes it; what is no ISO date stays as somebody wrote it."""
    try:
        found = date.fromisoformat(day.strip())
    except ValueError:
        return day
    from babel import Locale, UnknownLocaleError  # slow to load, and most documents have no such day
    from babel.dates import format_date

    try:
        return str(format_date(found, "long", Locale.parse(language.replace("-", "_"))))
    except (ValueError, UnknownLocaleError):
        return str(format_date(found, "long", "en"))


def number_in(language: str, number: float, places: int = 0) -> str:
    """A number with the marks of a language: 1,234.5 or 1 234,5."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    shape = "#,##0" + ("." + "0" * places if places else "")
    try:
        return str(format_decimal(number, shape, Locale.parse(language.replace("-", "_"))))
    except (ValueError, UnknownLocaleError):
        return str(format_decimal(number, shape, "en"))


def dated(content: ReportContent) -> ReportContent:
    """The same with every ISO day as the document's language writes it."""
    language = content.options.language

    def due(items: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
        return tuple(replace(one, due=day_in(language, one.due)) for one in items)

    return replace(
        content,
        day=day_in(language, content.day),
        commitments=due(content.commitments),
        promises=due(content.promises),
        sessions=tuple(replace(one, day=day_in(language, one.day)) for one in content.sessions),
    )
