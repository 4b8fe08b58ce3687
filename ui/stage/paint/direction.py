"""Which way a text runs, how high its lines must be, and how a name stands safely among others."""

import unicodedata
from functools import lru_cache

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
TALL_SCRIPTS = (
    (0x0590, 0x08FF, 1.5), (0xFB1D, 0xFEFC, 1.5), (0x0E00, 0x0EFF, 1.4), (0x1000, 0x109F, 1.4), (0x1780, 0x17FF, 1.4),
)  # fmt: skip


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """`text` without the marks that turn whatever stands beside it."""
    return text.translate(CONTROLS)


def isolate(text: str) -> str:
    """`text` as an isolate that takes its direction from its own first strong letter."""
    return f"{ISOLATE}{clean(text)}{END_ISOLATE}"


@lru_cache(maxsize=4096)
def runs_right(text: str, default: bool = False) -> bool:
    """Whether the first strong letter of `text` runs from right to left.

    Times and numbers alone stay from left to right; `default` is for signs only.
    """
    counted = False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
        counted = counted or kind in ("EN", "AN")
    return default and not counted


@lru_cache(maxsize=4096)
def line_height(text: str, usual: float) -> float:
    """Lines per em that `text` needs: Arabic, Lao, Thai, Khmer and Burmese stand taller than `usual`."""
    needed = usual
    for letter in text:
        code = ord(letter)
        if code > 0x058F:
            needed = max(needed, *(factor for low, high, factor in TALL_SCRIPTS if low <= code <= high), usual)
    return needed
