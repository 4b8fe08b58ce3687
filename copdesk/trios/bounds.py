"""What no plan can avoid: lower bounds on repeats and on meetings within an organisation."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations

from copdesk.trios.prices import Prices
from copdesk.trios.sizes import free_draws_bound, sizes_for
from copdesk.trios.table import figures


def unavoidable(
    prices: Prices, rounds: Sequence[Sequence[Sequence[int]]], history: Sequence[Sequence[Sequence[int]]]
) -> int:
    """A lower bound on repeats for any plan with these people present and these group sizes."""
    return _by_counting(prices, rounds, history, lambda a, b: prices.met[a][b] == 0)


def acquainted(
    prices: Prices, rounds: Sequence[Sequence[Sequence[int]]], history: Sequence[Sequence[Sequence[int]]]
) -> int:
    """A lower bound on meetings of two who met before or are of one organisation."""
    met, circle = prices.met, prices.circle
    return _by_counting(
        prices, rounds, history, lambda a, b: met[a][b] == 0 and (circle[a] < 0 or circle[a] != circle[b])
    )


def _by_counting(
    prices: Prices,
    rounds: Sequence[Sequence[Sequence[int]]],
    history: Sequence[Sequence[Sequence[int]]],
    new: Callable[[int, int], bool],
) -> int:
    """The fewest meetings that are not the first of two who are `new` to each other."""
    present = [[a for members in groups for a in members] for groups in rounds]
    sizes = [[len(members) for members in groups] for groups in rounds]
    together = {(min(a, b), max(a, b)) for a, b in prices.together} | prices.wished
    met = prices.met
    fresh = {
        pair
        for here in sorted(set(map(tuple, map(sorted, present))))
        for pair in combinations(here, 2)
        if new(*pair) and pair not in together
    }
    excused = [[(a, b) for a, b in together if a in here and b in here] for here in map(set, present)]
    slots = sum(k * (k - 1) // 2 for groups in sizes for k in groups)
    by_pairs = slots - sum(map(len, excused)) - len(fresh)
    bounds = [0, by_pairs, _by_person(present, sizes, fresh, excused), _by_boxes(present, sizes, excused, history)]
    if len(rounds) > 1 and slots and not together and all(set(here) == set(present[0]) for here in present):
        strange = not any(met[a][b] for a, b in combinations(present[0], 2))
        if strange and all(sorted(groups) == sorted(sizes[0]) for groups in sizes):
            bounds.append(int(len(rounds) > _proven_free(sizes[0])))
    return max(bounds)


def _proven_free(sizes: Sequence[int]) -> int:
    n = sum(sizes)
    best = free_draws_bound(sizes)
    for policy in ("four", "pair"):
        found = figures(n, policy)
        if found and sorted(sizes_for(n, policy)) == sorted(sizes):
            best = min(best, found.bound)
    return best


def _by_person(
    present: Sequence[Sequence[int]],
    sizes: Sequence[Sequence[int]],
    fresh: set[tuple[int, int]],
    excused: Sequence[Sequence[tuple[int, int]]],
) -> int:
    """Each person needs a new face for each companion; whoever runs out meets somebody again."""
    faces = Counter(a for pair in fresh for a in pair)
    kept = Counter(a for pairs in excused for pair in pairs for a in pair)
    needed: Counter[int] = Counter()
    could: Counter[int] = Counter()
    extra = 0
    for here, groups in zip(present, sizes, strict=True):
        if not groups:
            continue
        low, high = min(groups), max(groups)
        extra += sum(k * (k - low) for k in groups)
        for a in here:
            needed[a] += low - 1
            could[a] += high - low
    short = {a: needed[a] - kept[a] - faces[a] for a in needed}
    over = sum(lack for lack in short.values() if lack > 0)
    spare = sum(min(max(0, -lack), could[a]) for a, lack in short.items())
    return (over + max(0, extra - spare) + 1) // 2


def shared_boxes(count: int, boxes: int) -> int:
    """The fewest pairs within a box when `count` people are spread over `boxes`."""
    if boxes <= 0:
        return 0
    each, more = divmod(count, boxes)
    return more * (each + 1) * each // 2 + (boxes - more) * each * (each - 1) // 2


def _by_boxes(
    present: Sequence[Sequence[int]],
    sizes: Sequence[Sequence[int]],
    excused: Sequence[Sequence[tuple[int, int]]],
    history: Sequence[Sequence[Sequence[int]]],
) -> int:
    """A group larger than the number of groups of an earlier draw holds two from one of those."""
    earlier = [[set(members) for members in groups] for groups in history]
    drawn: list[tuple[set[int], int]] = []
    total = 0
    for here, groups, kept in zip(present, sizes, excused, strict=True):
        now, most = set(here), 0
        boxes = [(sum(1 for old in olds if old & now), len(now & set().union(*olds))) for olds in earlier if olds]
        boxes += [(count, len(now & then)) for then, count in drawn]
        for count, known in sorted(set(boxes)):
            seats = list(groups)
            for _ in range(len(now) - known):
                at = max(
                    range(len(seats)),
                    key=lambda i, count=count, seats=seats: (  # type: ignore[misc]
                        shared_boxes(seats[i], count) - shared_boxes(max(0, seats[i] - 1), count)
                    ),
                )
                if seats[at]:
                    seats[at] -= 1
            most = max(most, sum(shared_boxes(k, count) for k in seats))
        total += max(0, most - len(kept))
        drawn.append((now, len(groups)))
    return total


def organisation_floor(prices: Prices, rounds: Sequence[Sequence[Sequence[int]]]) -> int:
    """The fewest meetings within an organisation, were there no other wish."""
    circle = prices.circle
    granted = {(min(a, b), max(a, b)) for a, b in prices.together}
    total = 0
    for groups in rounds:
        here = {a for members in groups for a in members}
        count = Counter(circle[a] for a in here if circle[a] >= 0)
        within = [(a, b) for a, b in sorted(granted | prices.wished) if {a, b} <= here and circle[a] == circle[b] >= 0]
        kept = _apart([pair for pair in within if pair in granted])
        crowded = sum(shared_boxes(some, len(groups)) for some in count.values())
        unspread = _unspread(count, len(here), groups, [circle[a] for a, _ in kept]) if count else 0
        total += max(0, max(crowded, unspread) - len(within))
    return total


def _apart(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs that have nobody in common."""
    taken: set[int] = set()
    found = []
    for a, b in pairs:
        if a not in taken and b not in taken:
            found.append((a, b))
            taken |= {a, b}
    return found


def _unspread(count: Counter[int], people: int, groups: Sequence[Sequence[int]], kept: Sequence[int]) -> int:
    """People beyond the first of their organisation in their group, at least: each of them meets one of their own.

    `kept` has the organisation of each pair that shares a group. How many firsts there can be is how many lines fit
    between organisations and groups, no two the same (Gale and Ryser).
    """
    firsts = Counter(count)
    seats = sorted(map(len, groups), reverse=True)
    for one in kept:
        firsts[one] -= 2
        seats[seats.index(max(seats))] -= 2
    alone = people - sum(count.values())
    lines = sorted([*firsts.values(), *[1] * alone], reverse=True)
    most = min(  # beyond the largest group, more organisations make no difference
        sum(max(0, line) for line in lines[some:]) + sum(min(max(0, seat), some) for seat in seats)
        for some in range(min(len(lines), max(seats)) + 1)
    )
    return people - len(kept) - most
