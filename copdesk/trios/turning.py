"""Schedules for any number of people: three rows that turn against each other.

Sit in three rows of m; in draw r the second row has moved on by r seats and the third by s(r). Nobody meets
twice while r, s(r) and s(r) - r are all different, counted in a group of order m. Doubling does for odd m;
for even m one draw is lost modulo m, and none in a field of 4, 8, 16 … elements times an odd cycle.
"""

from functools import lru_cache

from copdesk.trios.values import Policy

FIELDS = {4: 0b111, 8: 0b1011, 16: 0b10011, 32: 0b100101, 64: 0b1000011, 128: 0b10000011, 256: 0b100011101}


class _Row:
    """Seats 0…m-1 as elements of a group, and the pairs (second row's turn, third row's turn) to use."""

    def __init__(self, m: int) -> None:
        self.m = m
        two = m & -m
        self.field = two if two in FIELDS else 1
        self.cycle = m // self.field
        if m % 2 == 0 and self.field == 1:
            self.turns = [(r, (2 * r if r < m // 2 else 2 * r + 1) % m) for r in range(m - 1)]
        else:
            self.turns = [(r, self._double(r)) for r in range(m)]

    def add(self, a: int, b: int) -> int:
        if self.field == 1:
            return (a + b) % self.m
        (high, low), (more, bits) = divmod(a, self.field), divmod(b, self.field)
        return (high + more) % self.cycle * self.field + (low ^ bits)

    def _double(self, a: int) -> int:
        high, low = divmod(a, self.field)
        low <<= 1
        if low >= self.field > 1:
            low ^= FIELDS[self.field]
        return 2 * high % self.cycle * self.field + (low if self.field > 1 else 0)


def _rows(n: int, policy: Policy) -> tuple[int, int, int]:
    """Length of the rows, seats left empty in the third, people without a row."""
    left = n % 3
    if left == 0:
        return n // 3, 0, 0
    if policy == "pair":
        return (n + 3 - left) // 3, 3 - left, 0
    return n // 3, 0, left


@lru_cache(maxsize=8)
def _guests(n: int, policy: Policy) -> tuple[tuple[int, ...], ...]:
    """For each draw the first-row seat of the trio that each person without a row joins, as long as it goes."""
    m, _, guests = _rows(n, policy)
    row = _Row(m)
    met = [[set[int]() for _ in range(3)] for _ in range(guests)]
    told: list[tuple[int, ...]] = []
    for turn, (second, third) in enumerate(row.turns):
        joined: list[int] = []
        for guest in range(guests):
            for step in range(m):
                i = (turn * 3 + guest + step) % m
                faces = (i, row.add(i, second), row.add(i, third))
                if i not in joined and not any(face in seen for face, seen in zip(faces, met[guest], strict=True)):
                    joined.append(i)
                    for face, seen in zip(faces, met[guest], strict=True):
                        seen.add(face)
                    break
            else:
                return tuple(told)
        told.append(tuple(joined))
    return tuple(told)


def turning_draws(n: int, policy: Policy) -> int:
    """How many draws without a repeat `turning` makes."""
    return len(_guests(n, policy)) if n >= 9 else 1


def turning(n: int, policy: Policy, draws: int) -> list[list[list[int]]]:
    """The first `draws` of them over points 0…n-1, of the sizes of `sizes_for`."""
    m, empty, _ = _rows(n, policy)
    row = _Row(m)
    rounds = []
    for (second, third), guests in zip(row.turns[:draws], _guests(n, policy), strict=False):
        groups = [[i, m + row.add(i, second), 2 * m + row.add(i, third)] for i in range(m)]
        for number, i in enumerate(guests):
            groups[i].append(n - 1 - number)
        if empty:
            groups = [[p for p in group if p < n] for group in groups]
        rounds.append(groups)
    return rounds
