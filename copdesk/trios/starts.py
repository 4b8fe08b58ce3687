"""Starting from a schedule in which nobody meets twice, where everybody is there all the time."""

from collections.abc import Sequence

from copdesk.trios.chance import Chance
from copdesk.trios.prices import Prices
from copdesk.trios.table import base_of
from copdesk.trios.values import Problem


def scheduled(
    problem: Problem, prices: Prices, presents: Sequence[Sequence[int]], chance: Chance, budget: int
) -> list[list[list[int]]] | None:
    """Draws without a repeat among themselves, people dealt to its points by chance; None where none is known."""
    if problem.group != 3 or len(presents) < 2:
        return None
    people = sorted(presents[0])
    if any(sorted(present) != people for present in presents):
        return None
    base = base_of(len(people), problem.sizes)
    if base is None:
        return None
    rounds = base.unfold()
    if len(rounds) < len(presents):
        return None
    chance.shuffle(people)
    chance.shuffle(rounds)
    return [[[people[p] for p in members] for members in groups] for groups in rounds[: len(presents)]]
