"""All draws of a plan at once, with the price of every meeting kept up to date while people swap seats."""

from collections.abc import Sequence
from itertools import combinations

from copdesk.trios.prices import AGAIN, FAIR, Prices


class Seating:
    """Draws as groups of positions; `price` and `gain` answer what a meeting would cost or frees.

    `stuck[r][a]` marks a person who does not move alone in draw r (part of a pair kept together, or in a
    locked group). `odd` counts for each person the seats in groups of another size than `group`.
    """

    __slots__ = (
        "_bad_at",
        "bad",
        "base",
        "gain",
        "group",
        "groups",
        "major",
        "met",
        "minor",
        "n",
        "odd",
        "price",
        "repeat",
        "static",
        "stuck",
        "where",
    )  # fmt: skip

    def __init__(self, prices: Prices, rounds: Sequence[Sequence[Sequence[int]]], group: int) -> None:
        n = len(prices.ids)
        self.n = n
        self.group = group
        self.met = [row[:] for row in prices.met]
        self.base = prices.met
        self.static = prices.static
        self.repeat = prices.repeat
        self.major = max(prices.repeat, prices.organisation)
        self.minor = min(prices.repeat, prices.organisation)
        self.price = [
            [
                fixed + (prices.repeat + AGAIN * (count - 1) if count > 0 else 0)
                for fixed, count in zip(static, met, strict=True)
            ]
            for static, met in zip(prices.static, prices.met, strict=True)
        ]
        self.gain = [row[:] for row in self.price]
        self.bad: tuple[list[int], list[int]] = ([], [])
        self._bad_at: dict[int, tuple[int, int]] = {}
        self.groups: list[list[list[int]]] = []
        self.where: list[list[int]] = []
        self.stuck: list[list[bool]] = []
        self.odd = [0] * n
        for groups in rounds:
            self.add(groups)

    def add(self, groups: Sequence[Sequence[int]]) -> None:
        """One more draw."""
        where = [-1] * self.n
        for g, members in enumerate(groups):
            for a in members:
                where[a] = g
                if len(members) != self.group:
                    self.odd[a] += 1
        self.groups.append([list(members) for members in groups])
        self.where.append(where)
        self.stuck.append([False] * self.n)
        for members in groups:
            for a, b in combinations(members, 2):
                self._count(a, b, self.met[a][b] + 1)

    def _count(self, a: int, b: int, count: int) -> None:
        """From now on `a` and `b` meet `count` times; they are costly while that costs and is the plan's doing."""
        self.met[a][b] = self.met[b][a] = count
        gain = cost = self.static[a][b]
        if count > 0:
            cost += self.repeat + AGAIN * (count - 1)
            if count > 1:
                gain = cost - AGAIN
        self.price[a][b] = self.price[b][a] = cost
        self.gain[a][b] = self.gain[b][a] = gain
        key = a * self.n + b if a < b else b * self.n + a
        old = self._bad_at.get(key)
        if gain == 0 or count == self.base[a][b]:
            if old is not None:
                self._clear(key, old)
            return
        kind = 0 if gain >= self.major else 1
        if old is not None:
            if old[0] == kind:
                return
            self._clear(key, old)
        pile = self.bad[kind]
        self._bad_at[key] = (kind, len(pile))
        pile.append(key)

    def _clear(self, key: int, found: tuple[int, int]) -> None:
        del self._bad_at[key]
        kind, at = found
        pile = self.bad[kind]
        last = pile.pop()
        if last != key:
            pile[at] = last
            self._bad_at[last] = (kind, at)

    def exchange(self, r: int, ones: Sequence[int], others: Sequence[int]) -> None:
        """In draw `r`, the `ones` of one group and the `others` of another change places."""
        where, groups = self.where[r], self.groups[r]
        g, h = where[ones[0]], where[others[0]]
        here, there = groups[g], groups[h]
        stay = [a for a in here if a not in ones]
        keep = [a for a in there if a not in others]
        met, count = self.met, self._count
        for a in ones:
            mine = met[a]
            for b in stay:
                count(a, b, mine[b] - 1)
            for b in keep:
                count(a, b, mine[b] + 1)
        for a in others:
            mine = met[a]
            for b in keep:
                count(a, b, mine[b] - 1)
            for b in stay:
                count(a, b, mine[b] + 1)
        groups[g] = [*stay, *others]
        groups[h] = [*keep, *ones]
        for a in ones:
            where[a] = h
        for a in others:
            where[a] = g
        shift = (len(there) != self.group) - (len(here) != self.group)
        if shift:
            for a in ones:
                self.odd[a] += shift
            for a in others:
                self.odd[a] -= shift

    def exchange_cost(self, r: int, ones: Sequence[int], others: Sequence[int]) -> int:
        """What `exchange` would change in `cost`."""
        where, groups, price, gain = self.where[r], self.groups[r], self.price, self.gain
        here, there = groups[where[ones[0]]], groups[where[others[0]]]
        stay = [a for a in here if a not in ones]
        keep = [a for a in there if a not in others]
        change = sum(price[a][b] for a in ones for b in keep) + sum(price[a][b] for a in others for b in stay)
        change -= sum(gain[a][b] for a in ones for b in stay) + sum(gain[a][b] for a in others for b in keep)
        shift = (len(there) != self.group) - (len(here) != self.group)
        if shift:
            odd = self.odd
            for a in ones:
                change += FAIR * (2 * odd[a] * shift + 1)
            for a in others:
                change += FAIR * (1 - 2 * odd[a] * shift)
        return change

    def cost(self) -> int:
        """Everything priced: repeats, organisations, wishes, and how unevenly odd seats are shared."""
        return self.cost_at(self.repeat)

    def cost_at(self, repeat: int) -> int:
        """The cost, were a repeat so dear."""
        total = FAIR * sum(count * count for count in self.odd)
        met = [row[:] for row in self.base]
        for groups in self.groups:
            for members in groups:
                for a, b in combinations(members, 2):
                    count = met[a][b]
                    total += self.static[a][b]
                    if count > 0:
                        total += repeat + AGAIN * (count - 1)
                    met[a][b] = met[b][a] = count + 1
        return total

    def picture(self) -> list[list[list[int]]]:
        return [[members[:] for members in groups] for groups in self.groups]

    def put_back(self, picture: list[list[list[int]]]) -> None:
        """Returns to what `picture` gave earlier; locked and joined people stay marked."""
        for groups in self.groups:
            for members in groups:
                for a, b in combinations(members, 2):
                    self._count(a, b, self.met[a][b] - 1)
        self.odd = [0] * self.n
        for r, groups in enumerate(picture):
            where = self.where[r]
            for g, members in enumerate(groups):
                for a in members:
                    where[a] = g
                    if len(members) != self.group:
                        self.odd[a] += 1
                for a, b in combinations(members, 2):
                    self._count(a, b, self.met[a][b] + 1)
        self.groups = [[members[:] for members in groups] for groups in picture]
