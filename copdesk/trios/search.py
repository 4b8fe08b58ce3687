"""Finds and checks the schedules that travel with the program.

    python -m copdesk.trios.search 24                 a schedule of full length for 24 people
    python -m copdesk.trios.search 22 --policy pair   with pairs for leftovers
    python -m copdesk.trios.search --check            unfolds and checks every shipped schedule

One base round (or a few), turned through the numbers modulo m, makes a whole schedule when no difference of
two seats occurs twice. Annealing over the base alone is enough: swap two people, count differences used twice.
Effort is counted in swaps, so that a seed finds the same schedule anywhere.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import exp

import click

from copdesk.trios.chance import Chance
from copdesk.trios.sizes import sizes_for
from copdesk.trios.table import Base, Rounds, figures, repeats_of, shipped
from copdesk.trios.values import Policy


@dataclass(frozen=True, slots=True)
class Shape:
    """`bases` base rounds over `orbits` copies of the numbers modulo `m`; for the rest see `Base`."""

    n: int
    policy: Policy
    m: int
    orbits: int
    bases: int
    across: int = 0
    thirds: bool = False
    still: int = 0

    @property
    def rounds(self) -> int:
        return self.m * self.bases + self.across + self.thirds + self.still


def shapes(n: int, policy: Policy, draws: int) -> Iterator[Shape]:
    """Shapes that give at least `draws` draws, the most promising first."""
    if n % 3 == 0:
        m = n // 3
        yield Shape(n, policy, m, 3, 1, across=(m - 1) // 2 if m % 2 else (m - 2) // 2)
    if policy == "four" and n % 12 == 11 and draws % 4 == 1:
        yield Shape(n, policy, 4, n // 4, draws // 4, still=1)
    if policy == "four" and n % 3 * (draws % 3) == 4 and n >= 12:
        yield Shape(n, policy, 3, n // 3, draws // 3, still=2)
    yield Shape(n, policy, draws, n // draws, 1)
    if n % 6 == 2 and policy == "pair" and n > 6:
        yield Shape(n, policy, (n - 2) // 2, 2, 1, thirds=True)
    if n % 3 == 2 and policy == "four" and draws % 3 == 1:
        yield Shape(n, policy, 3, (n - 2) // 3, draws // 3, thirds=True)
    for bases in (2, 3, 4):
        if draws % bases == 0 and draws // bases > 2:
            yield Shape(n, policy, draws // bases, n // (draws // bases), bases)
    yield Shape(n, policy, 1, n, draws)


def still_rounds(shape: Shape, chance: Chance) -> Rounds:
    """Rounds that turning leaves as they are, the offsets of their trios by chance.

    Modulo 3 each fixed point joins a whole copy, another one each round; modulo 4 two whole copies are the
    fours and the three fixed points sit together. The other copies make trios of one point each, and one or
    two of them, where three do not divide them, are trios themselves.
    """
    m, turning, rounds = shape.m, shape.m * shape.orbits, []
    fixed = list(range(turning, shape.n))
    for number in range(shape.still):
        whole = [number * len(fixed) + i for i in range(len(fixed))] if m == 3 else [0, 1]
        groups = [[c * m + i for i in range(m)] for c in whole]
        if m == 3:
            groups = [[*members, p] for members, p in zip(groups, fixed, strict=True)]
        else:
            groups.append(fixed)
        others = [c for c in range(shape.orbits) if c not in whole]
        chance.shuffle(others)
        while len(others) % 3:
            c = others.pop()
            groups.append([c * m + i for i in range(m)])
        for at in range(0, len(others), 3):
            trio = [(c, chance.below(m)) for c in others[at : at + 3]]
            groups += [[c * m + (offset + i) % m for c, offset in trio] for i in range(m)]
        rounds.append(groups)
    return rounds


class Annealing:
    """The search over the base rounds of one shape."""

    def __init__(self, shape: Shape, chance: Chance) -> None:
        self.shape, self.chance = shape, chance
        self.sizes = sizes_for(shape.n, shape.policy)
        self.group = [g for g, size in enumerate(self.sizes) for _ in range(size)]
        self.first = [sum(self.sizes[:g]) for g in range(len(self.sizes))]
        self.kinds = self._kinds()
        self.used: dict[int, int] = {}

    def _kinds(self) -> list[list[int]]:
        """For each two points the difference they use up; -1 where turning repeats it at once."""
        shape = self.shape
        n, m, turning = shape.n, shape.m, shape.m * shape.orbits
        kinds = [[-1] * n for _ in range(n)]
        for p, q in combinations(range(n), 2):
            if p >= turning and m > 1:
                continue
            if q >= turning:
                if shape.thirds and shape.policy == "four" and q - turning == p // m:
                    continue
                kind = shape.orbits * turning + (q - turning) * shape.orbits + p // m
            else:
                i, j, d = p // m, q // m, (q - p) % m
                if i == j:
                    if 2 * d == m or (shape.thirds and 3 * d in (m, 2 * m)):
                        continue
                    d = min(d, m - d)
                kind = (i * shape.orbits + j) * m + d
            kinds[p][q] = kinds[q][p] = kind
        return kinds

    def _count(self, members: list[int], sign: int) -> int:
        """Takes up (1) or frees (-1) the differences of a group; what that adds to the cost."""
        used, cost = self.used, 0
        for p, q in combinations(members, 2):
            kind = self.kinds[p][q]
            if kind < 0:
                cost += 2 * sign
            else:
                now = used.get(kind, 0)
                used[kind] = now + sign
                cost += (now > 0) if sign > 0 else -(now > 1)
        return cost

    def _keep(self, still: Rounds) -> int:
        """Takes up what rounds that stay as they are meet: turning them meets all of a kind within the round."""
        met = Counter(
            kind
            for groups in still
            for kind in {self.kinds[p][q] for members in groups for p, q in combinations(members, 2)}
            if kind >= 0
        )
        self.used = dict(met)
        return sum(met.values()) - len(met)

    def run(self, swaps: int) -> Base | None:
        """One annealing of so many swaps; None where it ends with a difference used twice."""
        shape, chance = self.shape, self.chance
        n, m, first = shape.n, shape.m, self.first
        self.used = {}
        seats = []
        still = still_rounds(shape, chance)
        cost = self._keep(still)
        for _ in range(shape.bases):
            row = list(range(n))
            chance.shuffle(row)
            seats.append(row)
            cost += sum(self._count(row[at : at + size], 1) for at, size in zip(first, self.sizes, strict=True))
        across = [[chance.below(m), chance.below(m)] for _ in range(shape.across)]
        cost += sum(self._count([0, m + x, 2 * m + y], 1) for x, y in across)
        warmth = 0.9
        cooling = (0.12 / 0.9) ** (1 / swaps)
        places = n * shape.bases + 3 * shape.across
        for _ in range(swaps):
            if cost == 0:
                return self._found(seats, across, still)
            warmth *= cooling
            at = chance.below(places)
            if at >= n * shape.bases:
                cost += self._shift(chance.one_of(across), warmth)
            else:
                cost += self._swap(seats[at // n], at % n, chance.below(n), warmth)
        return None

    def _swap(self, row: list[int], x: int, y: int, warmth: float) -> int:
        g, h = self.group[x], self.group[y]
        if g == h:
            return 0
        spans = [slice(self.first[k], self.first[k] + self.sizes[k]) for k in (g, h)]
        change = sum(self._count(row[span], -1) for span in spans)
        row[x], row[y] = row[y], row[x]
        change += sum(self._count(row[span], 1) for span in spans)
        if change <= 0 or self.chance.fraction() < exp(-change / warmth):
            return change
        for span in spans:
            self._count(row[span], -1)
        row[x], row[y] = row[y], row[x]
        for span in spans:
            self._count(row[span], 1)
        return 0

    def _shift(self, pair: list[int], warmth: float) -> int:
        m, old = self.shape.m, pair[:]
        change = self._count([0, m + pair[0], 2 * m + pair[1]], -1)
        pair[self.chance.below(2)] = self.chance.below(m)
        change += self._count([0, m + pair[0], 2 * m + pair[1]], 1)
        if change <= 0 or self.chance.fraction() < exp(-change / warmth):
            return change
        self._count([0, m + pair[0], 2 * m + pair[1]], -1)
        pair[:] = old
        self._count([0, m + pair[0], 2 * m + pair[1]], 1)
        return 0

    def _found(self, seats: list[list[int]], across: list[list[int]], still: Rounds) -> Base:
        shape = self.shape
        base = tuple(
            tuple(tuple(row[at : at + size]) for at, size in zip(self.first, self.sizes, strict=True)) for row in seats
        )
        pairs = tuple((x, y) for x, y in across)
        kept = tuple(tuple(map(tuple, groups)) for groups in still)
        return Base(shape.n, shape.policy, shape.m, shape.orbits, base, pairs, shape.thirds, still=kept)


def find(n: int, policy: Policy, draws: int, seed: int = 1, swaps: int = 200_000, tries: int = 20) -> Base | None:
    """A checked schedule of at least `draws` draws; None where `tries` annealings of each shape find none."""
    for attempt in range(tries):
        for shape in shapes(n, policy, draws):
            if shape.rounds < draws:
                continue
            found = Annealing(shape, Chance(seed * 1000 + attempt)).run(swaps * (1 + attempt))
            if found is not None and not faults(found):
                return found
    return None


def faults(base: Base, rounds: Rounds | None = None) -> list[str]:
    """What is wrong with a schedule: nothing, where everyone has one seat a round and nobody meets too often."""
    rounds = base.unfold() if rounds is None else rounds
    wrong = []
    for number, groups in enumerate(rounds, start=1):
        if sorted(p for group in groups for p in group) != list(range(base.n)):
            wrong.append(f"round {number}: not everyone has one seat")
        if sorted(map(len, groups)) != sorted(sizes_for(base.n, base.policy)):
            wrong.append(f"round {number}: group sizes")
    repeats = repeats_of(rounds)
    if repeats != base.repeats:
        wrong.append(f"{repeats} repeats instead of {base.repeats}")
    return wrong


def as_json(base: Base) -> str:
    """The entry of a schedule in the shipped file."""
    names = ("n", "policy", "m", "orbits", "base", "across", "thirds", "repeats", "still")
    entry = {name: value for name in names if (value := getattr(base, name)) or name == "base"}
    return json.dumps(entry, separators=(",", ":"))


@click.command()
@click.argument("n", type=click.IntRange(6, 200), required=False)
@click.option("--policy", type=click.Choice(["four", "pair"]), default="four")
@click.option("--draws", type=click.IntRange(2), help="how long; the longest known when not given")
@click.option("--seed", type=int, default=1)
@click.option("--swaps", type=click.IntRange(1000), default=200_000, help="swaps of the first annealing")
@click.option("--check", is_flag=True, help="check all shipped schedules instead")
def main(n: int | None, policy: Policy, draws: int | None, seed: int, swaps: int, check: bool) -> None:
    """Searches a schedule for N people in which nobody meets twice, and prints it."""
    if check:
        bad = {(base.n, base.policy): wrong for base in shipped() if (wrong := faults(base))}
        click.echo(f"{len(shipped())} schedules, {len(bad)} with faults {bad or ''}")
        raise SystemExit(bool(bad))
    if n is None:
        raise click.UsageError("How many people?")
    known = figures(n, policy)
    found = find(n, policy, draws or (known.best if known else 2), seed, swaps)
    if found is None:
        raise click.ClickException("Nothing found; another seed or more swaps may help.")
    click.echo(as_json(found))


if __name__ == "__main__":
    main()
