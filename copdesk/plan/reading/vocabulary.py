"""The words of `vocabulary.toml`, ready for comparing."""

import re
import tomllib
import unicodedata
from importlib.resources import files

_DATA = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def _list(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(",") if word.strip())


def words(section: str, name: str) -> tuple[str, ...]:
    """The words of one entry, as written there (lower case)."""
    return _list(_DATA[section][name])


def numbered(section: str) -> dict[str, int]:
    """Word → number, for the sections whose names are numbers."""
    return {word: int(number) for number, text in _DATA[section].items() for word in _list(text)}


def entries(section: str) -> dict[str, tuple[str, ...]]:
    """Each entry of a section with its words."""
    return {name: _list(text) for name, text in _DATA[section].items()}


def alternatives(wanted: tuple[str, ...] | list[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(wanted, key=len, reverse=True))


def plain(text: str) -> str:
    """`text` for comparing: lower case, no signs at either end, one space between words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    return " ".join(bare.strip(" \t\n*_#:.;,!?-–—•·|>[]").split())


def says(text: str, wanted: tuple[str, ...]) -> bool:
    """True where one of the words stands in `text` as a whole word."""
    folded = plain(text)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in wanted)
