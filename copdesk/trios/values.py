"""What a plan of draws is made of: people, wishes, earlier meetings, groups."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

PersonId: TypeAlias = Any
"""Bytes in a community file, text in an exchanged instance: anything hashable and sortable."""
Group: TypeAlias = tuple[PersonId, ...]
Pair: TypeAlias = tuple[PersonId, PersonId]
Policy: TypeAlias = Literal["four", "pair"]
Prefer: TypeAlias = Literal["strangers", "mixed"]
Mode: TypeAlias = Literal["offline", "online"]


@dataclass(frozen=True, slots=True)
class Person:
    """`tags` are further circles (a place, a role) within which people are mixed a little less eagerly."""

    id: PersonId
    organisation: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is asked for.

    `history` lists earlier draws, the oldest first, each as its groups. `attendance` has one entry a
    draw: the ids of those present. Leftovers make larger groups ("four") or smaller ones ("pair").
    In "online" mode a draw never looks at the attendance of later ones.
    """

    people: tuple[Person, ...]
    attendance: tuple[tuple[PersonId, ...], ...]
    history: tuple[tuple[Group, ...], ...] = ()
    keep_apart: tuple[Pair, ...] = ()
    keep_together: tuple[Pair, ...] = ()
    sizes: Policy = "four"
    mode: Mode = "offline"
    prefer: Prefer = "strangers"
    group: int = 3


@dataclass(frozen=True, slots=True)
class Draw:
    present: tuple[PersonId, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A wish that could not be granted, as a code of `sentences.SENTENCES`; `draw` counts from 1, 0 is all."""

    code: str
    people: tuple[PersonId, ...]
    draw: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two people who meet again in draw `draw` (from 1); `before` counts their earlier meetings."""

    draw: int
    people: Pair
    before: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`repeats` counts meetings of people who met before; `unavoidable` is a proven lower bound on it."""

    draws: tuple[Draw, ...]
    repeats: int
    unavoidable: int
    same_organisation: int
    seed: int
    problems: tuple[Clash, ...] = ()
    repeated: tuple[Repeat, ...] = field(default=())
