"""Figures on repeat-free draws for 6 to 60 people, and the base rounds from which such draws unfold.

The data travel with the program; `python -m copdesk.trios.search` finds and checks them.
"""

import json
from dataclasses import dataclass
from functools import lru_cache

from copdesk.assets import resource
from copdesk.trios.values import Policy


@dataclass(frozen=True, slots=True)
class Figures:
    """`bound`: no schedule is longer. `best`: the longest known. They differ where the question is open."""

    bound: int
    best: int


@dataclass(frozen=True, slots=True)
class Base:
    """A schedule in short: points are `orbits` copies of the numbers modulo `m`, then fixed points.

    Each round of `base` is turned through all of the numbers modulo m; each (x, y) of `across` makes one
    more round of the triples (i, x + i, y + i) over three copies. With `thirds` there is one more round,
    of the triples (i, i + m/3, i + 2m/3) of each copy and the pair of the two fixed points. Point i of
    copy c is c * m + i.
    """

    n: int
    policy: Policy
    m: int
    orbits: int
    base: tuple[tuple[tuple[int, ...], ...], ...]
    across: tuple[tuple[int, int], ...]
    thirds: bool

    def unfold(self) -> list[list[list[int]]]:
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
            rounds.append([*triples, list(range(turning, self.n))])
        return rounds


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[tuple[int, str], Figures], dict[tuple[int, str], Base]]:
    data = json.loads(resource("trios", "schedules.json").read_text(encoding="utf-8"))
    table = {
        (int(n), policy): Figures(bound, best)
        for policy, rows in data["figures"].items()
        for n, (bound, best) in rows.items()
    }
    bases = {
        (entry["n"], entry["policy"]): Base(
            entry["n"],
            entry["policy"],
            entry["m"],
            entry["orbits"],
            tuple(tuple(tuple(group) for group in groups) for groups in entry["base"]),
            tuple((x, y) for x, y in entry["across"]),
            entry["thirds"],
        )
        for entry in data["schedules"]
    }
    return table, bases


def figures(n: int, policy: str) -> Figures | None:
    """The figures for trios among `n` people; None outside 6 to 60."""
    return _shipped()[0].get((n, policy))


def base_of(n: int, policy: str) -> Base | None:
    """The shipped base for trios among `n` people; where all groups are trios the policies share it."""
    return _shipped()[1].get((n, "four" if n % 3 == 0 else policy))
