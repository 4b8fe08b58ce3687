"""Who is client when, who sits where: seats within a group, and places in the room."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from copdesk.trios.values import Group, PersonId
from copdesk.words import Refused

SEATS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Turns:
    """A group in the order of its seats A, B, C, … which is the order of clients.

    `waiting` are those whose turn does not come before the common bell; they are first next time.
    """

    order: Group
    waiting: tuple[PersonId, ...]

    def client(self, turn: int) -> PersonId | None:
        """Who is client in turn `turn` (from 1); None where the group has had all its turns."""
        on = self.order[: len(self.order) - len(self.waiting)]
        return on[turn - 1] if 0 < turn <= len(on) else None


def clients(
    draws: Sequence[Sequence[Group]], turns: int = 3, waited: Sequence[PersonId] = ()
) -> tuple[tuple[Turns, ...], ...]:
    """For each draw and group the order of clients: everyone once, in a larger group all but those who wait.

    Who waited (last time: `waited`) is first now; beyond that the seats are shared out over the draws.
    """
    sat: Counter[tuple[PersonId, int]] = Counter()
    waits: Counter[PersonId] = Counter(waited)
    owed = dict.fromkeys(waited)
    told = []
    for groups in draws:
        row = []
        for group in groups:
            order = _order(group, turns, sat, waits, owed)
            late = order[turns:]
            for seat, key in enumerate(order):
                sat[key, seat] += 1
                owed.pop(key, None)
            waits.update(late)
            owed.update(dict.fromkeys(late))
            row.append(Turns(order, late))
        told.append(tuple(row))
    return tuple(told)


def _order(
    group: Group,
    turns: int,
    sat: Counter[tuple[PersonId, int]],
    waits: Counter[PersonId],
    owed: dict[PersonId, None],
) -> Group:
    def cost(order: Group) -> int:
        total = 0
        for seat, key in enumerate(order):
            if seat >= turns:
                total += 1000 * (1 + 2 * waits[key])
            if key in owed:
                total += 100 * seat
            total += 2 * sat[key, seat] + 1 if sat[key, seat] else 0
        return total

    if len(group) <= 5:
        return min(permutations(group), key=cost)
    return tuple(sorted(group, key=lambda key: (key not in owed, -waits[key], sat[key, 0])))


def places(draws: Sequence[Sequence[Group]], names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each draw the place of each group, so that few people have to get up, and those not far.

    `names` are the places in the order in which they stand; Refused where a draw has more groups.
    """
    most = max((len(groups) for groups in draws), default=0)
    if most > len(names):
        raise Refused("trios.few_places", groups=most, places=len(names))
    at: dict[PersonId, int] = {}
    told = []
    for groups in draws:
        far = len(names) * max((len(group) for group in groups), default=1)
        cost = [
            [sum((far + abs(at[key] - p)) for key in group if key in at and at[key] != p) for p in range(len(names))]
            for group in groups
        ]
        chosen = cheapest_match(cost)
        for group, p in zip(groups, chosen, strict=True):
            at.update(dict.fromkeys(group, p))
        told.append(tuple(names[p] for p in chosen))
    return tuple(told)


def cheapest_match(cost: Sequence[Sequence[int]]) -> list[int]:
    """A column for each row, no column twice, at the least total cost (the Hungarian method).

    Needs at least as many columns as rows.
    """
    if not cost:
        return []
    width = len(cost[0])
    row_price, column_price = [0] * (len(cost) + 1), [0] * (width + 1)
    taken = [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        taken[0] = row
        least, back, done = [1 << 60] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        column = 0
        while taken[column]:
            done[column] = True
            now, step, following = taken[column], 1 << 60, 0
            line, base = cost[now - 1], row_price[now]
            for j in range(1, width + 1):
                if done[j]:
                    continue
                rest = line[j - 1] - base - column_price[j]
                if rest < least[j]:
                    least[j], back[j] = rest, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(width + 1):
                if done[j]:
                    row_price[taken[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            taken[column] = taken[back[column]]
            column = back[column]
    chosen = [0] * len(cost)
    for j in range(1, width + 1):
        if taken[j]:
            chosen[taken[j] - 1] = j - 1
    return chosen
