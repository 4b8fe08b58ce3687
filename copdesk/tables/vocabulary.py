"""Lists of words that a reader knows things by, kept in a `vocabulary.toml` beside the reader."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files


class Vocabulary:
    """The words of one package's `vocabulary.toml`; words stand there between commas."""

    def __init__(self, package: str) -> None:
        self._data = tomllib.loads(files(package).joinpath("vocabulary.toml").read_text(encoding="utf-8"))

    def words(self, section: str, name: str) -> tuple[str, ...]:
        """The words of one entry, as written there (lower case)."""
        return _list(self._data[section][name])

    def numbered(self, section: str) -> dict[str, int]:
        """Word → number, for the sections whose names are numbers."""
        return {word: int(number) for number, text in self._data[section].items() for word in _list(text)}

    def entries(self, section: str) -> dict[str, tuple[str, ...]]:
        """Each entry of a section with its words."""
        return {name: _list(text) for name, text in self._data[section].items()}


@lru_cache(maxsize=1024)
def _list(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(",") if word.strip())


def alternatives(wanted: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(wanted, key=len, reverse=True))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` for comparing: lower case, no signs at either end, one space between words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    return " ".join(bare.strip(" \t\n*_#:.;,!?-–—•·|>[]").split())


def says(text: str, wanted: Iterable[str]) -> bool:
    """True where one of the words stands in `text` as a whole word."""
    return _whole_words(tuple(wanted)).search(plain(text)) is not None


@lru_cache(maxsize=256)
def _whole_words(wanted: tuple[str, ...]) -> re.Pattern[str]:
    # Thai, Chinese and their like set no spaces between words, so there a word may stand inside others
    spaced = [re.escape(word) for word in wanted if word[-1:] < "\u0e00"]
    unspaced = [re.escape(word) for word in wanted if word[-1:] >= "\u0e00"]
    whole = rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)" if spaced else ""
    return re.compile("|".join(filter(None, (whole, *unspaced))))
