"""Counting people for those who ask: how many came on which day, and how many of each category."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from copdesk.people.values import Attendance, clean, folded
from copdesk.words import Refused


@dataclass(frozen=True, slots=True)
class DayCount:
    """One day, or one session. `head_count` is what somebody counted in the room, None where nobody did.

    `by` gives each category's values with their numbers; '' is those of whom nothing is known.
    """

    day: str
    title: str
    came: int
    walk_ins: int
    left_early: int
    head_count: int | None
    by: Mapping[str, Mapping[str, int]]


def pairs_of(text: str) -> dict[str, str]:
    """Categories from `gender=woman; age=under 30`; a word without = counts under its own name as 'yes'."""
    found: dict[str, str] = {}
    for part in re.split(r"[;,\n]", text):
        name, sign, value = part.partition("=")
        if clean(name):
            found[clean(name)] = clean(value) if sign and clean(value) else "yes"
    return found


def pairs_text(pairs: Mapping[str, str]) -> str:
    """Categories as `pairs_of` reads them."""
    return "; ".join(f"{name}={value}" for name, value in pairs.items())


def with_pair(text: str, pair: str) -> str:
    """Categories with one more, `gender = woman`, in the place of its earlier value. Raises Refused."""
    name, sign, value = (clean(part) for part in pair.partition("="))
    if not name or not sign or not value or re.search(r"[;,]", pair):
        raise Refused("people.category")
    kept = {key: old for key, old in pairs_of(text).items() if folded(key) != folded(name)}
    return pairs_text({**kept, name: value})


def counted(people: Iterable[Attendance]) -> dict[str, dict[str, int]]:
    """Each category's values with how many of `people` have them; the category's name as it is written first."""
    everyone = [pairs_of(one.member.categories) for one in people]
    names: dict[str, str] = {}
    for pairs in everyone:
        for name in pairs:
            names.setdefault(folded(name), name)
    found: dict[str, dict[str, int]] = {}
    for key, name in names.items():
        values = [next((v for n, v in pairs.items() if folded(n) == key), "") for pairs in everyone]
        spelled: dict[str, str] = {}
        for value in values:
            spelled.setdefault(folded(value), value)
        counts = Counter(spelled[folded(value)] for value in values)
        found[name] = dict(sorted(counts.items(), key=lambda one: (not one[0], -one[1], one[0])))
    return found


def day_count(day: str, title: str, people: Iterable[Attendance], head_count: int | None) -> DayCount:
    """Who came on one day, each person once however many sessions they were at."""
    came: dict[bytes, Attendance] = {}
    walk_ins: set[bytes] = set()
    left: set[bytes] = set()
    for one in people:
        if one.status in ("here", "left"):
            came[one.member.id] = one
            if one.walk_in:
                walk_ins.add(one.member.id)
            if one.status == "left":
                left.add(one.member.id)
    return DayCount(day, title, len(came), len(walk_ins), len(left), head_count, counted(came.values()))
