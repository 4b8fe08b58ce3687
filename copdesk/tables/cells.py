"""Rows of strings, and how a cell's text is cleaned."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_ROWS = 20_000
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as rows of strings. `name` is a sheet's name or ''; `first_line` counts from 1, and so do the rows that
    the sheet does not show."""

    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    first_line: int = 1
    hidden: tuple[int, ...] = ()


def clean(text: str) -> str:
    """`text` in composed form, without control characters (line breaks and tabs stay) and lone surrogates."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters, lone surrogates
_NUMBER = re.compile(r"[+-]?[\d ()./-]+")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SHOWN = re.compile(
    r'=\s*(?:"(?P<bare>(?:[^"]|"")*)"|HYPERLINK\(\s*"[^"]*"\s*[,;]\s*"(?P<link>(?:[^"]|"")*)"\s*\))\s*', re.IGNORECASE
)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before it, except before plain numbers."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given; of a formula that only shows a text, such as ="0012" or a link, that text."""
    if text.startswith("=") and (shown := _SHOWN.fullmatch(text)):
        return (shown["bare"] if shown["bare"] is not None else shown["link"]).replace('""', '"')
    return text[1:] if _GUARDED.match(text) else text


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a CSV file: UTF-8 with its mark, because spreadsheet programs ask for it, every cell guarded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")
