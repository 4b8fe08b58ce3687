"""The verb of the engine: a plan of all draws at once, or of one draw after the other."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

from copdesk.trios.bounds import acquainted, organisation_floor, unavoidable
from copdesk.trios.chance import Chance
from copdesk.trios.climb import Climb
from copdesk.trios.cool import Cooling
from copdesk.trios.opening import greedy_draw
from copdesk.trios.prices import FAIR, Prices, order_key, prices_of
from copdesk.trios.seating import Seating
from copdesk.trios.sizes import sizes_for
from copdesk.trios.starts import scheduled
from copdesk.trios.values import Clash, Draw, Group, PersonId, Plan, Problem, Repeat
from copdesk.trios.wishes import Companies, companies, granted
from copdesk.words import Refused

EFFORT = 1_050_000
"""Swaps to look at for a whole plan; about half a second on a laptop, less once nothing better is found."""
ENOUGH = 800
"""Looks for each two seats of a draw; small rooms are settled sooner."""
MILD, SCARCE = 2, 4
"""How many times the lesser wish the weightier one counts while draws cool: less than it really does, so that both
can give way on the way to the best; SCARCE where the weightier cannot be granted in full."""
FIRST_CLIMB, SHARING, SECOND_CLIMB, SHORT, LONG = 15, 45, 30, 30, 70
"""Percent of the effort for the parts of a search."""


def plan(
    problem: Problem,
    seed: int,
    *,
    drawn: Sequence[Draw] = (),
    locked: Sequence[Group] = (),
    effort: int = EFFORT,
) -> Plan:
    """Draws for every entry of `problem.attendance`; the same seed and input give the same plan anywhere.

    `drawn` are the first draws, already held: they stay as they are. `locked` groups stay as they are in
    the first draw after those. Raises Refused for people who are unknown, twice in a list, or locked
    while absent.
    """
    check(problem, drawn, locked)
    apart, together, clashes = granted(problem)
    chance = Chance(seed)
    prices = prices_of(problem, apart, together, chance)
    held = [[[prices.place[key] for key in group] for group in draw.groups] for draw in drawn]
    presents = [[prices.place[key] for key in present] for present in problem.attendance]
    for r, draw in enumerate(drawn):
        presents[r] = [prices.place[key] for key in draw.present]
    kept = [[prices.place[key] for key in group] for group in locked]
    rounds = held
    while len(rounds) < len(presents):
        ahead = presents[len(rounds) :]
        if problem.mode == "online":
            ahead = ahead[:1]
        share = effort if problem.mode == "offline" else effort // max(1, len(presents) - len(drawn))
        stay = kept if len(rounds) == len(drawn) else []
        rounds = _Work(problem, prices, rounds, ahead, stay, chance).run(share)
    for number in range(len(drawn), len(rounds)):
        order = Chance(seed * 1_000_003 + number)
        order.shuffle(rounds[number])
        for members in rounds[number]:
            order.shuffle(members)
    return _told(problem, prices, rounds, seed, [*clashes, *_refused(prices, rounds)])


def tell(problem: Problem, draws: Sequence[Draw], seed: int = 0) -> Plan:
    """What given draws cost, as a plan; wishes that cannot be granted together are not named again."""
    apart, together, _ = granted(problem)
    prices = prices_of(problem, apart, together, Chance(0))
    rounds = [[[prices.place[key] for key in group] for group in draw.groups] for draw in draws]
    return _told(problem, prices, rounds, seed, [])


class _Work:
    """The search for the draws that follow `held`, with `ahead` present in them."""

    def __init__(
        self,
        problem: Problem,
        prices: Prices,
        held: list[list[list[int]]],
        ahead: list[list[int]],
        locked: list[list[int]],
        chance: Chance,
    ) -> None:
        self.problem, self.prices, self.held, self.ahead = problem, prices, held, ahead
        self.locked, self.chance = locked, chance

    def run(self, effort: int) -> list[list[list[int]]]:
        prices, held, chance = self.prices, self.held, self.chance
        start = None
        if not held and not self.locked and not prices.together:
            start = scheduled(self.problem, prices, self.ahead, chance, effort // 4)
        blocks: list[list[tuple[int, ...]]] = [[] for _ in range(len(held) + len(self.ahead))]
        seating = Seating(prices, [*held, *(start or [])], self.problem.group)
        for r in range(len(seating.groups), len(blocks)):
            present = self.ahead[r - len(held)]
            blocks[r] = self._open(seating, present, self.locked if r == len(held) else [])
        movable = list(range(len(held), len(blocks)))
        climb = Climb(seating, chance, movable, self._floor(seating))
        for r in movable:
            for block in blocks[r]:
                climb.blocks[r].update(dict.fromkeys(block, block))
        self._search(climb, effort)
        climb.share_odd_seats()
        return seating.picture()

    def _search(self, climb: Climb, effort: int) -> None:
        """Climbs; where that leaves something to be won, cools and climbs again from what costs less."""
        effort = min(effort, ENOUGH * sum(len(present) ** 2 for present in self.ahead))
        climb.run(effort * FIRST_CLIMB // 100)
        if climb.cost <= climb.floor:
            return
        if climb.is_content():
            climb.run(effort * SHARING // 100)
            return
        if self._scarce(climb):
            self._cool(climb, SCARCE, effort * LONG // 100)
            self._weighed(climb, SCARCE, lambda _: climb.run(effort - climb.looked))
            return
        climb.run(effort * SECOND_CLIMB // 100)
        if climb.cost > climb.floor:
            self._cool(climb, MILD, effort * SHORT // 100)
        climb.run(effort - climb.looked)

    def _scarce(self, climb: Climb) -> bool:
        """Whether the weightier wish is not granted as far as counting allows."""
        return climb.cost >= climb.floor + climb.seating.major

    def _cool(self, climb: Climb, ratio: int, looks: int) -> None:
        def cool(repeat: int) -> None:
            cooling = Cooling(climb.seating, self.chance, climb.movable, repeat)
            climb.looked += cooling.run(looks, min(repeat, self.prices.organisation))
            climb.seating.put_back(cooling.picture())

        self._weighed(climb, ratio, cool)

    def _weighed(self, climb: Climb, ratio: int, change: Callable[[int], object]) -> None:
        """Takes a change back that costs more where the weightier wish counts `ratio` times the other."""
        seating, organisation = climb.seating, self.prices.organisation
        repeat = organisation * ratio if self.prices.repeat > organisation else organisation // ratio
        cost, kept = seating.cost_at(repeat), seating.picture()
        change(repeat)
        if seating.cost_at(repeat) > cost:
            seating.put_back(kept)
        climb.cost = seating.cost()

    def _open(self, seating: Seating, present: list[int], locked: list[list[int]]) -> list[tuple[int, ...]]:
        """Adds a first version of a draw to the seating; returns the companies that move as one."""
        fixed = {a for members in locked for a in members}
        free = [a for a in present if a not in fixed]
        sizes = _sizes_beside(len(present), locked, self.problem)
        largest = max(sizes, default=1)
        blocks = companies(free, self.prices.together, self.prices.apart, largest).blocks
        groups, left_out = greedy_draw(seating.price, seating.odd, free, sizes, self.problem.group, blocks, self.chance)
        seating.add([*locked, *groups])
        together = [block for block in blocks if block not in left_out]
        stuck = seating.stuck[-1]
        for a in (*fixed, *(a for block in together for a in block)):
            stuck[a] = True
        return together

    def _floor(self, seating: Seating) -> int:
        """A cost that no seating can go below, so that a search that reached it may stop."""
        prices = self.prices
        history = [
            [[prices.place[key] for key in group if key in prices.place] for group in groups]
            for groups in self.problem.history
        ]
        repeats, same = unavoidable(prices, seating.groups, history), organisation_floor(prices, seating.groups)
        known = acquainted(prices, seating.groups, history)
        if prices.repeat > prices.organisation:
            same = max(same, known - repeats)
        else:
            repeats = max(repeats, known - same)
        least = prices.repeat * repeats + prices.organisation * same
        seats = sum(seating.odd)
        even, more = divmod(seats, max(1, seating.n))
        return least + FAIR * (seating.n * even * even + more * (2 * even + 1))


def _sizes_beside(present: int, locked: Sequence[Sequence[int]], problem: Problem) -> list[int]:
    """Sizes for the groups beside locked ones: the usual ones where they fit, else for those who are left."""
    usual = sizes_for(present, problem.sizes, problem.group)
    left = usual[:]
    for members in locked:
        if len(members) in left:
            left.remove(len(members))
        else:
            return sizes_for(present - sum(map(len, locked)), problem.sizes, problem.group)
    return left


def check(problem: Problem, drawn: Sequence[Draw] = (), locked: Sequence[Group] = ()) -> None:
    """Raises Refused for people who are unknown, twice in a list, or locked while absent."""
    if problem.group < 2:
        raise Refused("trios.group_size", size=problem.group)
    ids = [person.id for person in problem.people]
    known = set(ids)
    if len(known) < len(ids):
        raise Refused("trios.person_twice", person=_first_double(ids))
    for number, present in enumerate(problem.attendance, start=1):
        _check_list(present, known, "trios.unknown_present", "trios.present_twice", number)
    for number, draw in enumerate(drawn, start=1):
        seated = [key for group in draw.groups for key in group]
        _check_list(seated, known, "trios.unknown_present", "trios.present_twice", number)
    if len(drawn) > len(problem.attendance):
        raise Refused("trios.too_many_drawn", drawn=len(drawn), draws=len(problem.attendance))
    if locked:
        if len(drawn) == len(problem.attendance):
            raise Refused("trios.nothing_to_draw")
        seated = [key for group in locked for key in group]
        _check_list(seated, known, "trios.unknown_present", "trios.present_twice", len(drawn) + 1)
        absent = [key for key in seated if key not in set(problem.attendance[len(drawn)])]
        if absent:
            raise Refused("trios.locked_absent", person=absent[0], draw=len(drawn) + 1)


def _check_list(keys: Sequence[PersonId], known: set[PersonId], unknown: str, twice: str, number: int) -> None:
    for key in keys:
        if key not in known:
            raise Refused(unknown, person=key, draw=number)
    if len(set(keys)) < len(keys):
        raise Refused(twice, person=_first_double(keys), draw=number)


def _first_double(keys: Sequence[Hashable]) -> Hashable:
    seen: set[Hashable] = set()
    return next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def _companies_of(prices: Prices, groups: Sequence[Sequence[int]]) -> Companies:
    present = [a for members in groups for a in members]
    return companies(present, prices.together, prices.apart, max(map(len, groups), default=1))


def _refused(prices: Prices, rounds: Sequence[Sequence[Sequence[int]]]) -> list[Clash]:
    """Wishes that contradict others in some draw, each named once; and who is the only one there."""
    found = [reason for groups in rounds for reason in _companies_of(prices, groups).refused.values()]
    named = [Clash(code, tuple(prices.ids[a] for a in people)) for code, people in dict.fromkeys(found)]
    alone = [(number, groups[0][0]) for number, groups in enumerate(rounds, 1) if list(map(len, groups)) == [1]]
    return named + [Clash("trios.nobody_else", (prices.ids[a],), number) for number, a in alone]


def _told(problem: Problem, prices: Prices, rounds: list[list[list[int]]], seed: int, clashes: list[Clash]) -> Plan:
    """The plan in ids, with what it costs; groups and members in the order in which chance left them."""
    ids, circle = prices.ids, prices.circle
    place = prices.place
    history = [[[place[key] for key in g if key in place] for g in groups] for groups in problem.history]
    met = Counter(pair for groups in history for g in groups for pair in combinations(sorted(g), 2))
    repeated: list[Repeat] = []
    problems = list(clashes)
    same = 0
    draws = []
    for number, groups in enumerate(rounds, start=1):
        for members in groups:
            for a, b in combinations(sorted(members), 2):
                if (a, b) in prices.apart:
                    problems.append(Clash("trios.not_kept_apart", (ids[a], ids[b]), number))
                if (a, b) in prices.wished:
                    continue
                if met[a, b] > 0:
                    repeated.append(Repeat(number, (ids[a], ids[b]), met[a, b]))
                same += circle[a] >= 0 and circle[a] == circle[b]
                met[a, b] += 1
        where = {a: g for g, members in enumerate(groups) for a in members}
        refused = _companies_of(prices, groups).refused
        problems += [
            Clash("trios.not_kept_together", (ids[a], ids[b]), number)
            for a, b in prices.together
            if a in where and b in where and where[a] != where[b] and (a, b) not in refused
        ]
        named = tuple(tuple(ids[a] for a in members) for members in groups)
        draws.append(Draw(tuple(sorted((key for group in named for key in group), key=order_key)), named))
    return Plan(
        tuple(draws), len(repeated), unavoidable(prices, rounds, history), same, seed, tuple(problems), tuple(repeated)
    )
