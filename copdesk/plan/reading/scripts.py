"""Digits and signs of other scripts, and where a word begins in scripts that set no spaces."""

import unicodedata
from functools import lru_cache

_GLUES = r"0-9A-Za-z_\u00c0-\u0dff"  # letters that spaces part from the next word; Thai, Chinese and others set none
UNGLUED = rf"(?![{_GLUES}])"
GLUED_BEFORE = rf"(?<![{_GLUES}])"
_SIGNS = str.maketrans("：．，（）［］【】〜⁓＋＝／｜٫", ":.,()[][]~~+=/|.")


def western(text: str) -> str:
    """`text` with the digits 0 to 9 and narrow signs for those of other scripts, each at its place."""
    if text.isascii():
        return text
    return "".join(map(_digit, text.translate(_SIGNS)))


def glued(char: str) -> bool:
    """True for a character that makes one word with a digit behind it."""
    return char.isalnum() and char < "\u0e00"


@lru_cache(maxsize=4096)
def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None or char < "\u0660" else str(value)
