"""Rows of strings, and how a cell's text is cleaned."""

import unicodedata
from dataclasses import dataclass

MOST_ROWS = 20_000
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as rows of strings. `name` is a sheet's name or ''; `first_line` counts from 1."""

    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    first_line: int = 1


def clean(text: str) -> str:
    """`text` in composed form, without control characters (line breaks and tabs stay) and lone surrogates."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
