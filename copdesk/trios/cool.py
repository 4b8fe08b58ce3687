"""Improving a seating by chance that cools: at first dear swaps pass now and then, in the end only those that save.

Swaps are cheap to look at because every draw keeps, for each of its groups, what each person would cost beside the
group's members. One person is tried against everybody else of the draw at once. Effort is counted in looks at a swap,
never in seconds. A third meeting counts like a second one here; whoever polishes the outcome sees to that.
"""

from itertools import combinations
from math import exp, log

from copdesk.trios.chance import Chance
from copdesk.trios.prices import FAIR
from copdesk.trios.seating import Seating

WARM, COOL = 2.0, 0.2
"""Warmth at the beginning and at the end, in prices of the lesser wish."""
IDLE = 0.05
"""How often a person whose companions cost nothing is tried, too."""


class Cooling:
    """One cooling over the draws `movable` of a seating, which stays as it is."""

    def __init__(self, seating: Seating, chance: Chance, movable: list[int], repeat: int) -> None:
        self.chance, self.movable, self.repeat = chance, movable, repeat
        self.usual = seating.group
        self.met = [row[:] for row in seating.met]
        self.odd = seating.odd[:]
        self._stuck = seating.stuck
        self.groups = seating.picture()
        self.where = [where[:] for where in seating.where]
        self._people = range(seating.n)
        self._free: dict[int, list[int]] = {}
        self._uneven: set[int] = set()
        self._price: dict[int, list[list[int]]] = {}
        self._beside: dict[int, list[list[int]]] = {}
        for r in movable:
            self._prepare(r, seating)

    def _prepare(self, r: int, seating: Seating) -> None:
        """The tables of draw `r`: what a meeting costs, whatever else happens in that draw, and their sums."""
        groups, stuck = self.groups[r], seating.stuck[r]
        self._free[r] = [a for members in groups for a in members if not stuck[a]]
        if len(set(map(len, groups))) > 1:
            self._uneven.add(r)
        price = [
            [fixed + self.repeat * (count > 0) for fixed, count in zip(static, met, strict=True)]
            for static, met in zip(seating.static, self.met, strict=True)
        ]
        for a in self._people:
            price[a][a] = 0
        for members in groups:
            for a, b in combinations(members, 2):
                price[a][b] = price[b][a] = seating.static[a][b] + self.repeat * (self.met[a][b] > 1)
        beside = [[sum(column) for column in zip(*(price[a] for a in members), strict=True)] for members in groups]
        self._price[r], self._beside[r] = price, beside

    def run(self, looks: int, unit: float) -> int:
        """Cools while looking at about so many swaps; ends early where nothing costs. Returns the looks."""
        if looks < 1:
            return 0
        fraction = self.chance.fraction
        warm, cooling = WARM * unit, log(COOL / WARM) / looks
        looked, still = 0, 0
        while looked < looks and still < 2 * len(self.movable):
            r = self.chance.one_of(self.movable)
            warmth = warm * exp(cooling * looked)
            where, beside, free = self.where[r], self._beside[r], self._free[r]
            still += 1
            for a in free:
                looked += 1
                if beside[where[a]][a]:
                    still = 0
                elif fraction() >= IDLE:
                    continue
                self._try(r, a, warmth)
                looked += len(free)
        return looked

    def _try(self, r: int, a: int, warmth: float) -> None:
        """Swaps `a` with somebody for whom that costs no more than the warmth allows, where there is such a one."""
        beside, where, mine, groups = self._beside[r], self.where[r], self._price[r][a], self.groups[r]
        g = where[a]
        leave = beside[g]
        limit = leave[a] - warmth * log(1 - self.chance.fraction())
        uneven = r in self._uneven
        fits: list[int] = []
        for h, members in enumerate(groups):
            if h != g:
                theirs = beside[h]
                most = limit - theirs[a]
                if uneven and len(members) != len(groups[g]):
                    fits += [d for d in members if leave[d] - theirs[d] - 2 * mine[d] + self._fair(r, a, d) <= most]
                    continue
                for d in members:
                    if leave[d] - theirs[d] - mine[d] - mine[d] <= most:
                        fits.append(d)
        if fits:
            d = self.chance.one_of(fits)
            if not self._stuck[r][d]:
                self._swap(r, a, d)

    def _fair(self, r: int, a: int, d: int) -> int:
        """What a swap between groups of different sizes costs because odd-sized ones are to be shared out."""
        groups, where = self.groups[r], self.where[r]
        shift = (len(groups[where[d]]) != self.usual) - (len(groups[where[a]]) != self.usual)
        return 2 * FAIR * (shift * (self.odd[a] - self.odd[d]) + 1) if shift else 0

    def _swap(self, r: int, a: int, d: int) -> None:
        where, beside, groups = self.where[r], self._beside[r], self.groups[r]
        mine, yours = self._price[r][a], self._price[r][d]
        g, h = where[a], where[d]
        here = [b for b in groups[g] if b != a]
        there = [b for b in groups[h] if b != d]
        shift = (len(there) + 1 != self.usual) - (len(here) + 1 != self.usual)
        self.odd[a] += shift
        self.odd[d] -= shift
        beside[g] = [x - u + v for x, u, v in zip(beside[g], mine, yours, strict=True)]
        beside[h] = [x + u - v for x, u, v in zip(beside[h], mine, yours, strict=True)]
        groups[g], groups[h] = [*here, d], [*there, a]
        where[a], where[d] = h, g
        met, mine, yours = self.met, self.met[a], self.met[d]
        for b in here:
            mine[b] = met[b][a] = mine[b] - 1
            yours[b] = met[b][d] = yours[b] + 1
            self._reprice(r, a, b, mine[b], -self.repeat)
            self._reprice(r, d, b, yours[b] - 1, self.repeat)
        for b in there:
            yours[b] = met[b][d] = yours[b] - 1
            mine[b] = met[b][a] = mine[b] + 1
            self._reprice(r, d, b, yours[b], -self.repeat)
            self._reprice(r, a, b, mine[b] - 1, self.repeat)

    def _reprice(self, r: int, a: int, b: int, others: int, more: int) -> None:
        """In draw `r`, `a` and `b` meet, or no longer; `others` of their meetings stay. Other draws follow."""
        if others not in (0, 1):
            return
        for q in self.movable:
            where = self.where[q]
            g, h = where[a], where[b]
            # Where the one other meeting is in draw q itself, that draw's price follows; where there is none, all do.
            if q == r or g < 0 or h < 0 or (g == h) != (others == 1):
                continue
            price, beside = self._price[q], self._beside[q]
            price[a][b] += more
            price[b][a] += more
            beside[h][a] += more
            beside[g][b] += more

    def picture(self) -> list[list[list[int]]]:
        """The groups of every draw."""
        return [[members[:] for members in groups] for groups in self.groups]

    def tables(self) -> tuple[dict[int, list[list[int]]], dict[int, list[list[int]]]]:
        """For each draw the price of every meeting, and what each person costs beside each group."""
        return self._price, self._beside
