"""The fewest repeats where nobody can go without: found by annealing, and for small rooms proved.

    python -m copdesk.trios.fewest 17 6               a schedule of six draws for 17 people, with few repeats
    python -m copdesk.trios.fewest 11 4 --prove       goes through everything: nobody can do with fewer

Annealing works on all draws at once: two people of a draw change seats, meetings beyond the first count. Slow
cooling between WARM and COOL is what finds the last two repeats. Effort is counted in swaps. The proof keeps the
first draw and one second draw of each kind (by how many of each first group each second group holds), and then
goes through all others that stay within the goal.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations, product
from math import exp

import click

from copdesk.trios.chance import Chance
from copdesk.trios.search import as_json
from copdesk.trios.sizes import sizes_for
from copdesk.trios.table import Base
from copdesk.trios.values import Policy

WARM, COOL = 0.5, 0.15


def anneal(n: int, policy: Policy, draws: int, seed: int, swaps: int, goal: int = 0) -> Base:
    """The best schedule met on one cooling of so many swaps; stops early at `goal` repeats."""
    chance = Chance(seed)
    sizes = sizes_for(n, policy)
    first = [sum(sizes[:g]) for g in range(len(sizes))]
    spans = [slice(at, at + size) for at, size in zip(first, sizes, strict=True) for _ in range(size)]
    rows = []
    met = [[0] * n for _ in range(n)]
    cost = 0
    for _ in range(draws):
        row = list(range(n))
        chance.shuffle(row)
        rows.append(row)
        for at, size in zip(first, sizes, strict=True):
            for a, b in combinations(row[at : at + size], 2):
                cost += met[a][b] > 0
                met[a][b] = met[b][a] = met[a][b] + 1
    best, kept = cost, [row[:] for row in rows]
    warmth, cooling = WARM, (COOL / WARM) ** (1 / swaps)
    for _ in range(swaps):
        if best <= goal:
            break
        warmth *= cooling
        row, x, y = chance.one_of(rows), chance.below(n), chance.below(n)
        if spans[x] == spans[y]:
            continue
        a, b = row[x], row[y]
        mine, yours = met[a], met[b]
        here = [c for c in row[spans[x]] if c != a]
        there = [c for c in row[spans[y]] if c != b]
        change = sum((yours[c] > 0) - (mine[c] > 1) for c in here) + sum((mine[c] > 0) - (yours[c] > 1) for c in there)
        if change > 0 and chance.fraction() >= exp(-change / warmth):
            continue
        for c in here:
            mine[c] = met[c][a] = mine[c] - 1
            yours[c] = met[c][b] = yours[c] + 1
        for c in there:
            yours[c] = met[c][b] = yours[c] - 1
            mine[c] = met[c][a] = mine[c] + 1
        row[x], row[y] = b, a
        cost += change
        if cost < best:
            best, kept = cost, [line[:] for line in rows]
    base = tuple(tuple(tuple(row[at : at + size]) for at, size in zip(first, sizes, strict=True)) for row in kept)
    return Base(n, policy, 1, n, base, repeats=best)


def seatings(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every way to seat people in groups of these sizes, as the group of each; groups of a size are alike."""
    left = list(sizes)
    seats: list[int] = []

    def fill(person: int) -> Iterator[tuple[int, ...]]:
        if person == sum(sizes):
            yield tuple(seats)
            return
        for g, size in enumerate(sizes):
            if not left[g] or (g and size == sizes[g - 1] == left[g - 1]):
                continue
            left[g] -= 1
            seats.append(g)
            yield from fill(person + 1)
            seats.pop()
            left[g] += 1

    return fill(0)


def _kind(seats: Sequence[int], first: Sequence[int], sizes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The same for two seatings wherever renaming people, with the first draw unchanged, makes them the same."""
    shared = [[0] * len(sizes) for _ in sizes]
    for g, h in zip(first, seats, strict=True):
        shared[g][h] += 1
    orders = [
        order for order in permutations(range(len(sizes))) if all(sizes[g] == sizes[i] for i, g in enumerate(order))
    ]
    return min(tuple(tuple(shared[g][h] for h in down) for g in across) for across, down in product(orders, orders))


def fewer_possible(n: int, draws: int, goal: int) -> int | None:
    """The repeats of some schedule with at most `goal`, fours for leftovers; None proves that there is none.

    Goes through everything: for up to 12 people in seconds, 13 in minutes.
    """
    sizes = sizes_for(n)
    number = {pair: i for i, pair in enumerate(combinations(range(n), 2))}
    first = tuple(g for g, size in enumerate(sizes) for _ in range(size))

    def meetings(seats: Sequence[int]) -> int:
        return sum(1 << i for (a, b), i in number.items() if seats[a] == seats[b])

    begun = meetings(first)
    every = [(seats, meetings(seats)) for seats in seatings(sizes)]
    free = _free_draws(draws, goal)
    kinds: dict[tuple[tuple[int, ...], ...], int] = {}
    for seats, met in every:
        if (met & begun).bit_count() <= (0 if free > 1 else goal):
            kinds.setdefault(_kind(seats, first, sizes), met)
    for met in kinds.values():
        cost, seen = (met & begun).bit_count(), begun | met
        near = [other for _, other in every if cost + (other & seen).bit_count() <= goal]
        found = _further(draws - 2, goal, cost, seen, near, free - 2)
        if found is not None:
            return found
    return None


def _free_draws(draws: int, goal: int) -> int:
    """How many of the draws share no meeting at all, in some order: each repeat spoils one draw at most."""
    return max(1, draws - goal)


def _further(left: int, goal: int, cost: int, seen: int, near: Sequence[int], free: int) -> int | None:
    if left == 0:
        return cost
    for at, met in enumerate(near):
        more = cost + (met & seen).bit_count()
        if more > (cost if free > 0 else goal):
            continue
        both = seen | met
        rest = near if free > 0 else near[at:]
        close = [other for other in rest if more + (other & both).bit_count() <= goal]
        found = _further(left - 1, goal, more, both, close, free - 1)
        if found is not None:
            return found
    return None


@click.command()
@click.argument("n", type=click.IntRange(5, 60))
@click.argument("draws", type=click.IntRange(2, 60))
@click.option("--policy", type=click.Choice(["four", "pair"]), default="four")
@click.option("--goal", type=click.IntRange(0), default=0, help="stop there; with --prove, the repeats to rule out")
@click.option("--seed", type=int, default=1)
@click.option("--swaps", type=click.IntRange(1000), default=2_000_000, help="of one cooling; four follow each other")
@click.option("--prove", is_flag=True, help="go through everything instead, up to the goal")
def main(n: int, draws: int, policy: Policy, goal: int, seed: int, swaps: int, prove: bool) -> None:
    """Searches DRAWS draws for N people with the fewest repeats, and prints them."""
    if prove:
        enough = fewer_possible(n, draws, goal)
        told = f"more than {goal} repeats" if enough is None else f"{enough} repeats are enough"
        click.echo(f"{n} people, {draws} draws: {told}")
        return
    best: Base | None = None
    for cooling in range(4):
        if best is None or best.repeats > goal:
            found = anneal(n, policy, draws, seed * 1000 + cooling, swaps, goal)
            best = found if best is None or found.repeats < best.repeats else best
    if best is not None:
        click.echo(as_json(best))


if __name__ == "__main__":
    main()
