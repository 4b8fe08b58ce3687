"""What a meeting costs: the order of wishes as whole numbers, and the people as positions 0…n-1.

Everything after this module works on positions. Positions are dealt by chance, so that no one is
favoured by the order of a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from copdesk.trios.chance import Chance
from copdesk.trios.values import Pair, PersonId, Problem

APART = 4_000_000
FIRST = 2_000
SECOND = 200
AGAIN = 5
"""More for each further meeting of the same two, so that repeats are spread."""
TAG = 60
RECENT = 25
"""At most this much more for a repeat of the last draw than for one of the oldest."""
FAIR = 20
TOGETHER = -1_000_000
"""The count of meetings of two who are always together: they never repeat."""


@dataclass(slots=True)
class Prices:
    """`static[a][b]` is the price of any meeting of a and b; `met` counts meetings before the plan."""

    ids: list[PersonId]
    place: dict[PersonId, int]
    static: list[list[int]]
    met: list[list[int]]
    repeat: int
    organisation: int
    circle: list[int]
    """A number for each organisation, -1 for none."""
    apart: set[tuple[int, int]]
    together: list[tuple[int, int]]
    wished: set[tuple[int, int]]
    """Pairs asked to be together, granted or not: their meetings are no repeats."""


def order_key(key: PersonId) -> tuple[str, PersonId]:
    """Sorts ids of one kind by value, and kinds by name."""
    return type(key).__name__, key


def prices_of(problem: Problem, apart: Sequence[Pair], together: Sequence[Pair], chance: Chance) -> Prices:
    people = sorted(problem.people, key=lambda person: order_key(person.id))
    chance.shuffle(people)
    n = len(people)
    ids = [person.id for person in people]
    place = {key: i for i, key in enumerate(ids)}
    repeat, organisation = (FIRST, SECOND) if problem.prefer == "strangers" else (SECOND, FIRST)
    names: dict[str, int] = {}
    circle = [names.setdefault(person.organisation, len(names)) if person.organisation else -1 for person in people]
    static = [[0] * n for _ in range(n)]
    met = [[0] * n for _ in range(n)]

    def price(a: int, b: int, more: int) -> None:
        static[a][b] += more
        static[b][a] += more

    for a, b in combinations(range(n), 2):
        if circle[a] >= 0 and circle[a] == circle[b]:
            price(a, b, organisation)
        if people[a].tags and people[b].tags:
            price(a, b, TAG * len(set(people[a].tags) & set(people[b].tags)))
    last = len(problem.history)
    for age, groups in enumerate(problem.history, start=1):
        for group in groups:
            here = [place[key] for key in group if key in place]
            for a, b in combinations(here, 2):
                met[a][b] += 1
                met[b][a] += 1
                price(a, b, max(1, RECENT * age // last) if met[a][b] == 1 else RECENT // last)
    far = {tuple(sorted((place[a], place[b]))) for a, b in apart}
    pairs = {(low, high) for low, high in far if low != high}
    for a, b in pairs:
        price(a, b, APART)
    close = [(place[a], place[b]) for a, b in together]
    for a, b in close:
        met[a][b] = met[b][a] = TOGETHER
        static[a][b] = static[b][a] = 0
    wished = {
        (min(place[a], place[b]), max(place[a], place[b]))
        for a, b in problem.keep_together
        if a in place and b in place
    }
    return Prices(ids, place, static, met, repeat, organisation, circle, pairs, close, wished)
