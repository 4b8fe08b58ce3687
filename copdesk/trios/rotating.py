"""Three people of three groups who take each other's seats in a ring: what no swap of two can reach."""

from copdesk.trios.seating import Seating

LARGEST = 72
"""Rooms beyond this are left to swaps: the rings of a draw grow with the cube of the people."""


def best_ring(seating: Seating, r: int) -> tuple[int, tuple[int, int, int] | None, int]:
    """(change of cost, who takes whose seat, rings looked at): in draw `r`, the ring that saves most.

    The first takes the seat of the second, the second that of the third, the third that of the first. Only
    groups of the usual size take part. (0, None, …) where no ring saves anything.
    """
    groups, where, stuck = seating.groups[r], seating.where[r], seating.stuck[r]
    price, gain, usual = seating.price, seating.gain, seating.group
    places = [h for h, members in enumerate(groups) if len(members) == usual]
    people = [a for h in places for a in groups[h] if not stuck[a]]
    leaving = {a: sum(gain[a][b] for b in groups[where[a]] if b != a) for a in people}
    entering: dict[int, dict[int, int]] = {}
    for a in people:
        mine, left, row = price[a], leaving[a], {}
        for h in places:
            if h != where[a]:
                whole = sum([mine[b] for b in groups[h]]) - left
                for d in groups[h]:
                    if not stuck[d]:
                        row[d] = whole - mine[d]
        entering[a] = row
    best, found, looked = 0, None, 0
    for a in people:
        if leaving[a] <= 0:
            continue
        here = set(groups[where[a]])
        for d, first in entering[a].items():
            looked += len(people)
            for e, second in entering[d].items():
                if first + second < best - entering[e].get(a, 0) and e not in here:
                    best, found = first + second + entering[e][a], (a, d, e)
    return best, found, looked


def turn_rings(seating: Seating, movable: list[int]) -> tuple[int, int]:
    """Turns rings in the `movable` draws while any saves something. (change of cost, rings looked at)."""
    if seating.n > LARGEST:
        return 0, 0
    total, looked, waiting = 0, 0, list(movable)
    while waiting:
        r = waiting.pop(0)
        change, ring, seen = best_ring(seating, r)
        looked += seen
        if ring is not None:
            a, d, e = ring
            seating.exchange(r, (a,), (d,))
            seating.exchange(r, (d,), (e,))
            total += change
            waiting = [r, *(other for other in movable if other != r)]
    return total, looked
