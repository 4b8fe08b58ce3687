"""For those who want plain chance, or have no names at all."""

from copdesk.trios.chance import Chance
from copdesk.trios.planning import check, tell
from copdesk.trios.prices import order_key
from copdesk.trios.sizes import sizes_for
from copdesk.trios.values import Draw, Plan, Policy, Problem
from copdesk.words import Refused


def dice(problem: Problem, seed: int) -> Plan:
    """A uniform draw each time: no memory, no wishes. The plan tells what that costs."""
    check(problem)
    chance = Chance(seed)
    draws = []
    for present in problem.attendance:
        order = sorted(present, key=order_key)
        chance.shuffle(order)
        groups = []
        for size in sizes_for(len(order), problem.sizes, problem.group):
            groups.append(tuple(order[:size]))
            del order[:size]
        draws.append(Draw(tuple(present), tuple(groups)))
    return tell(problem, draws, seed)


def count_off(n: int, policy: Policy = "four", group: int = 3) -> list[int]:
    """What each of `n` people says when they count off along the room: 1, 2, … and again from 1.

    Counting up to the number of groups makes groups of the sizes of `sizes_for`.
    """
    if n < 1 or group < 2:
        raise Refused("trios.count_off")
    groups = len(sizes_for(n, policy, group))
    return [i % groups + 1 for i in range(n)]
