"""Figures on repeat-free draws for 6 to 60 people, and the base rounds from which such draws unfold.

The data travel with the program; `python -m copdesk.trios.search` finds and checks them.

Schedules longer than can be without repeats come from `copdesk.trios.fewest`. Counting gives fewer repeats than some
have: with fours, 4 draws of 11 people have 8 (counting: 6), 5 draws of 12 and of 13 have 3 (counting: 1); `fewest`
with --prove goes through everything and finds nothing better. Open by one: 7 draws of 16 (7; counting: 6) and 6 of
17 (1; counting: 0).
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, TypeAlias

from copdesk.assets import resource
from copdesk.trios.values import Policy

Rounds: TypeAlias = list[list[list[int]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """`bound`: no schedule is longer. `best`: the longest known. They differ where the question is open."""

    bound: int
    best: int


@dataclass(frozen=True, slots=True)
class Base:
    """A schedule in short: points are `orbits` copies of the numbers modulo `m`, then fixed points.

    Each round of `base` is turned through all of the numbers modulo m; each (x, y) of `across` makes one
    more round of the triples (i, x + i, y + i) over three copies. With `thirds` there is one more round, of
    the triples (i, i + m/3, i + 2m/3) of each copy; the two fixed points make a pair, or, where groups of
    four are wanted (m = 3), each joins a triple. `still` rounds are written out: turning leaves them as they
    are. Point i of copy c is c * m + i. `repeats` is 0 but for schedules longer than can be without.
    """

    n: int
    policy: Policy
    m: int
    orbits: int
    base: tuple[tuple[tuple[int, ...], ...], ...]
    across: tuple[tuple[int, int], ...] = ()
    thirds: bool = False
    repeats: int = 0
    still: tuple[tuple[tuple[int, ...], ...], ...] = ()

    def unfold(self) -> Rounds:
        """All rounds."""
        m, turning = self.m, self.orbits * self.m
        rounds = [
            [[p - p % m + (p + j) % m if p < turning else p for p in group] for group in groups]
            for groups in self.base
            for j in range(m)
        ]
        rounds += [[[i, m + (x + i) % m, 2 * m + (y + i) % m] for i in range(m)] for x, y in self.across]
        if self.thirds:
            third = m // 3
            triples = [[c * m + i + third * j for j in range(3)] for c in range(self.orbits) for i in range(third)]
            fixed = range(turning, self.n)
            if self.policy == "pair":
                triples.append(list(fixed))
            else:
                for triple, point in zip(triples, fixed, strict=False):
                    triple.append(point)
            rounds.append(triples)
        return rounds + [[list(group) for group in groups] for groups in self.still]


def repeats_of(rounds: Sequence[Sequence[Sequence[int]]]) -> int:
    """Meetings of two who met in an earlier round."""
    met = Counter(pair for groups in rounds for group in groups for pair in combinations(sorted(group), 2))
    return sum(met.values()) - len(met)


def _written(rounds: Sequence[Sequence[Sequence[int]]]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    return tuple(tuple(tuple(group) for group in groups) for groups in rounds)


def _base(entry: dict[str, Any]) -> Base:
    return Base(
        entry["n"],
        entry["policy"],
        entry["m"],
        entry["orbits"],
        _written(entry["base"]),
        tuple((x, y) for x, y in entry.get("across", ())),
        entry.get("thirds", False),
        entry.get("repeats", 0),
        _written(entry.get("still", ())),
    )


@lru_cache(maxsize=1)
def _read() -> tuple[dict[tuple[int, str], Figures], tuple[Base, ...]]:
    data = json.loads(resource("trios", "schedules.json").read_text(encoding="utf-8"))
    table = {
        (int(n), policy): Figures(bound, best)
        for policy, rows in data["figures"].items()
        for n, (bound, best) in rows.items()
    }
    return table, tuple(_base(entry) for entry in data["schedules"])


def shipped() -> tuple[Base, ...]:
    """Every schedule that travels with the program."""
    return _read()[1]


def figures(n: int, policy: str) -> Figures | None:
    """The figures for trios among `n` people; None outside 6 to 60."""
    return _read()[0].get((n, policy))


@lru_cache(maxsize=64)
def base_of(n: int, policy: str, draws: int) -> Base | None:
    """The shipped base for trios among `n` people; where all groups are trios the policies share it.

    One that repeats is given only for exactly as many draws as it has; else the longest without repeats.
    """
    shared = "four" if n % 3 == 0 else policy
    mine = [base for base in shipped() if base.n == n and base.policy == shared]
    for base in mine:
        if base.repeats and len(base.unfold()) == draws:
            return base
    free = [base for base in mine if not base.repeats]
    return max(free, key=lambda base: len(base.unfold()), default=None)
