"""Several answers in one cell: what splits them, and what belongs together although a comma stands in it."""

import re
from collections import Counter
from itertools import pairwise


def joined_choices(cells: list[str]) -> set[str]:
    """Answers of several choices are joined by commas, and one choice may hold a comma itself: what always stands
    together is one choice."""
    pairs: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for cell in cells:
        parts = [part.strip() for part in cell.split(",")]
        alone.update(parts)
        pairs.update(pairwise(parts))
    return {
        f"{one}, {two}"
        for (one, two), times in pairs.items()
        if times > 1 and two[:1].islower() and times == alone[one] == alone[two]
    }


def split_choices(cell: str, together: set[str]) -> list[str]:
    """The single answers in a cell; those of `together` keep their comma. Line breaks and semicolons split too."""
    held = cell
    choices = sorted(together, key=len, reverse=True)
    for at, choice in enumerate(choices):
        held = held.replace(choice, f"\x00{at}\x00")
    parts = [part.strip() for part in re.split(r"[,;\n]", held)]
    return [re.sub(r"\x00(\d+)\x00", lambda m: choices[int(m[1])], part) for part in parts if part]
