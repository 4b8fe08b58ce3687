"""Starting from a schedule in which nobody meets twice, where everybody is there all the time."""

from collections.abc import Sequence
from itertools import combinations

from copdesk.trios.chance import Chance
from copdesk.trios.prices import Prices
from copdesk.trios.table import Rounds, base_of
from copdesk.trios.turning import turning, turning_draws
from copdesk.trios.values import Problem

DEALS = 2
"""Choices of rounds to try, where not all of a schedule is needed."""
EXCHANGES = 3
"""How often each chosen round may give way to one that shares odd-sized groups out better."""


def scheduled(
    problem: Problem, prices: Prices, presents: Sequence[Sequence[int]], chance: Chance, budget: int
) -> Rounds | None:
    """Draws without a repeat among themselves, people dealt to its points so that wishes are kept.

    There may be fewer of them than of `presents`, where no schedule is known that is long enough. None where the
    people present differ or groups are no trios. `budget` is in looks at a meeting.
    """
    if problem.group != 3 or len(presents) < 2:
        return None
    people = sorted(presents[0])
    n = len(people)
    if n < 6 or any(sorted(present) != people for present in presents):
        return None
    base = base_of(n, problem.sizes, len(presents))
    rounds = base.unfold() if base else []
    if not base and turning_draws(n, problem.sizes) > len(rounds):
        rounds = turning(n, problem.sizes, len(presents))
    if len(rounds) < 2:
        return None
    best, found = -1, None
    for _ in range(DEALS):
        chance.shuffle(people)
        chance.shuffle(rounds)
        cost, dealt = _deal(prices, fairest(rounds, len(presents), n), people, chance, budget // DEALS)
        if found is None or cost < best:
            best, found = cost, dealt
        if best == 0:
            break
    return found


def fairest(rounds: Rounds, count: int, n: int) -> Rounds:
    """`count` of the rounds (all, where there are fewer) such that odd-sized groups are shared out."""
    seats = [[p for members in groups if len(members) != 3 for p in members] for groups in rounds]
    if len(rounds) <= count or not any(seats):
        return rounds[:count]
    odd = [0] * n
    left = list(range(len(rounds)))
    chosen: list[int] = []

    def take(r: int, sign: int) -> None:
        for p in seats[r]:
            odd[p] += sign

    def cheapest(among: list[int]) -> int:
        return min(among, key=lambda r: sum(2 * odd[p] + 1 for p in seats[r]))

    for _ in range(count):
        chosen.append(left.pop(left.index(cheapest(left))))
        take(chosen[-1], 1)
    for place in [*range(count)] * EXCHANGES:
        take(chosen[place], -1)
        best = cheapest([chosen[place], *left])
        if best != chosen[place]:
            left[left.index(best)], chosen[place] = chosen[place], best
        take(best, 1)
    return [rounds[r] for r in chosen]


def _deal(prices: Prices, rounds: Rounds, people: list[int], chance: Chance, budget: int) -> tuple[int, Rounds]:
    """Deals people to points; then two at a time change points wherever that costs less. Cost and draws."""
    n = len(people)
    beside: list[list[int]] = [[] for _ in range(n)]
    for groups in rounds:
        for members in groups:
            for p, q in combinations(members, 2):
                beside[p].append(q)
                beside[q].append(p)
    price = [
        [fixed + (prices.repeat if count > 0 else 0) for fixed, count in zip(static, met, strict=True)]
        for static, met in zip(prices.static, prices.met, strict=True)
    ]
    here = people[:]
    held = [0] * n
    step = 0
    cost = best = sum(price[here[p]][here[q]] for p in range(n) for q in beside[p]) // 2
    kept = here[:]
    while budget > 0 and best > 0:
        step += 1
        costly = [p for p in range(n) if any(price[here[p]][here[q]] for q in beside[p])]
        budget -= n
        if not costly:
            break
        p = chance.one_of(costly)
        mine, ours = price[here[p]], [here[q] for q in beside[p]]
        now = sum(mine[b] for b in ours)
        low, ties, found = 1 << 60, 0, -1
        for q in range(n):
            if q == p:
                continue
            yours = price[here[q]]
            change = -now
            for b in ours:
                change += yours[b]
            for v in beside[q]:
                b = here[v]
                change += mine[b] - yours[b]
            if q in beside[p]:
                change += 2 * mine[here[q]]
            if (held[q] > step or held[p] > step) and cost + change >= best:
                continue
            if change < low:
                low, ties, found = change, 1, q
            elif change == low:
                ties += 1
                if chance.fraction() * ties < 1:
                    found = q
        budget -= n * len(ours)
        if found < 0:
            continue
        here[p], here[found] = here[found], here[p]
        cost += low
        held[p] = held[found] = step + 2 + chance.below(1 + n // 8)
        if cost < best:
            best, kept = cost, here[:]
    return best, [[[kept[p] for p in members] for members in groups] for groups in rounds]
