"""Whose drawing is it? Two letters are enough, as people sign their flipcharts."""

from __future__ import annotations

from collections.abc import Iterable

from copdesk.people.values import folded


def meant_by(typed: str, names: Iterable[str]) -> list[str]:
    """The names that some letters may stand for, the likeliest first: initials, then first letters of a word."""
    letters = folded(typed).replace(".", "").split()
    if not letters:
        return []
    found = [(rank, place, name) for place, name in enumerate(names) if (rank := _rank(letters, name)) is not None]
    return [name for _, _, name in sorted(found)]


def _rank(letters: list[str], name: str) -> int | None:
    words = folded(name).replace("-", " ").split()
    if not words:
        return None
    joined = "".join(letters)
    initials = "".join(word[0] for word in words)
    if len(letters) == 1:
        if joined == words[0][0] + words[-1][0] and len(words) > 1:
            return 0
        if len(joined) > 1 and initials.startswith(joined):
            return 1
    if len(letters) > 1 and all(any(word.startswith(part) for word in words) for part in letters):
        return 1
    return next((2 + place for place, word in enumerate(words) if word.startswith(joined)), None)
