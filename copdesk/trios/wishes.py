"""Which wishes can be granted together: contradictions are named, the rest is kept."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from copdesk.trios.chance import Chance
from copdesk.trios.prices import order_key
from copdesk.trios.values import Clash, Pair, PersonId, Problem


def granted(problem: Problem) -> tuple[list[Pair], list[Pair], list[Clash]]:
    """Pairs to keep apart and to keep together, and those asked for both: never together wins over always together."""
    known = {person.id for person in problem.people}
    apart = _pairs(problem.keep_apart, known)
    asked = _pairs(problem.keep_together, known)
    both = [pair for pair in asked if pair in set(apart)]
    clashes = [Clash("trios.apart_and_together", pair) for pair in both]
    return apart, [pair for pair in asked if pair not in both], clashes


def _pairs(wishes: Sequence[Pair], known: set[PersonId]) -> list[Pair]:
    pairs = {
        (a, b) if order_key(a) < order_key(b) else (b, a) for a, b in wishes if a in known and b in known and a != b
    }
    return sorted(pairs, key=lambda pair: (order_key(pair[0]), order_key(pair[1])))


@dataclass(frozen=True, slots=True)
class Companies:
    """Who stays together in one draw: `blocks` of people, and what was refused, pair by pair, as (code, people)."""

    blocks: list[tuple[int, ...]]
    refused: dict[tuple[int, int], tuple[str, tuple[int, ...]]]


def companies(
    present: Sequence[int], together: Sequence[tuple[int, int]], apart: Set[tuple[int, int]], largest: int
) -> Companies:
    """The companies among those present, as positions. Friends of friends who are there stay together, too.

    Of wishes that would make a company of more than `largest`, or bring two together who are to be `apart` (smaller
    position first), the later ones are refused.
    """
    here = set(present)
    joined: dict[int, list[int]] = {}
    refused: dict[tuple[int, int], tuple[str, tuple[int, ...]]] = {}
    for a, b in together:
        if a not in here or b not in here:
            continue
        mine, yours = joined.get(a, [a]), joined.get(b, [b])
        if mine is yours:
            continue
        crossed = next(((x, y) for x in mine for y in yours if (min(x, y), max(x, y)) in apart), None)
        if len(mine) + len(yours) > largest:
            refused[a, b] = ("trios.together_too_many", (*mine, *yours))
        elif crossed:
            refused[a, b] = ("trios.apart_through_others", tuple(dict.fromkeys((a, b, *crossed))))
        else:
            company = mine + yours
            joined.update(dict.fromkeys(company, company))
    return Companies([tuple(members) for first, members in joined.items() if members[0] == first], refused)


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
