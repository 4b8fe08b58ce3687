"""Which wishes can be granted together: contradictions are named, the rest is kept."""

from collections.abc import Sequence

from copdesk.trios.chance import Chance
from copdesk.trios.prices import order_key
from copdesk.trios.sizes import sizes_for
from copdesk.trios.values import Clash, Pair, PersonId, Problem


def granted(problem: Problem) -> tuple[list[Pair], list[Pair], list[Clash]]:
    """Pairs to keep apart and to keep together, and the wishes that contradict them.

    Never together wins over always together; of wishes for always together that would make a company
    too large for any group, the later ones give way.
    """
    known = {person.id for person in problem.people}
    clashes: list[Clash] = []
    apart = _pairs(problem.keep_apart, known)
    largest = problem.group + 1
    if problem.mode == "offline":
        counts = {len(present) for present in problem.attendance}
        largest = max((size for n in counts for size in sizes_for(n, problem.sizes, problem.group)), default=1)
    company: dict[PersonId, list[PersonId]] = {}
    for a, b in _pairs(problem.keep_together, known):
        mine, yours = company.get(a, [a]), company.get(b, [b])
        if mine is yours:
            continue
        if (a, b) in apart:
            clashes.append(Clash("trios.apart_and_together", (a, b)))
        elif len(mine) + len(yours) > largest:
            clashes.append(Clash("trios.together_too_many", (*mine, *yours)))
        elif crossed := [(x, y) for x in mine for y in yours if (x, y) in apart or (y, x) in apart]:
            clashes.append(Clash("trios.apart_through_others", tuple(dict.fromkeys((a, b, *crossed[0])))))
        else:
            joined = mine + yours
            company.update(dict.fromkeys(joined, joined))
    together = [
        (joined[i], joined[j])
        for first, joined in company.items()
        if joined[0] == first
        for i in range(len(joined))
        for j in range(i + 1, len(joined))
    ]
    return apart, together, clashes


def _pairs(wishes: Sequence[Pair], known: set[PersonId]) -> list[Pair]:
    pairs = {
        (a, b) if order_key(a) < order_key(b) else (b, a) for a, b in wishes if a in known and b in known and a != b
    }
    return sorted(pairs, key=lambda pair: (order_key(pair[0]), order_key(pair[1])))


def companies(present: Sequence[int], together: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Who stays together among those present, as positions; `together` is closed under friends of friends."""
    here = set(present)
    joined: dict[int, list[int]] = {}
    for a, b in together:
        if a in here and b in here:
            mine = joined.get(a) or joined.get(b) or []
            for one in (a, b):
                if one not in mine:
                    mine.append(one)
                joined[one] = mine
    return [tuple(members) for first, members in joined.items() if members[0] == first]


def seat_companies(
    blocks: Sequence[tuple[int, ...]], room: list[int], chance: Chance
) -> tuple[dict[int, tuple[int, ...]], list[tuple[int, ...]]]:
    """Gives each block a group with room for it (largest first, tightest fit); `room` is used up.

    Returns group → members seated so far, and the blocks for which no group is left.
    """
    seated: dict[int, tuple[int, ...]] = {}
    left_out = []
    order = list(blocks)
    chance.shuffle(order)
    for block in sorted(order, key=len, reverse=True):
        fits = [g for g, free in enumerate(room) if free >= len(block)]
        if not fits:
            left_out.append(block)
            continue
        tight = min(room[g] for g in fits)
        g = chance.one_of([g for g in fits if room[g] == tight])
        seated[g] = (*seated.get(g, ()), *block)
        room[g] -= len(block)
    return seated, left_out
