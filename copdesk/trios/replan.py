"""Draws that change while the session runs: people come late, leave early, or are moved by hand."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from copdesk.trios.planning import plan, tell
from copdesk.trios.prices import order_key
from copdesk.trios.values import Clash, Draw, Group, Person, PersonId, Plan, Problem
from copdesk.trios.wishes import granted
from copdesk.words import Refused


def replan(
    problem: Problem,
    drawn: Sequence[Draw],
    present: Sequence[PersonId],
    seed: int,
    *,
    locked: Sequence[Group] = (),
    arrivals: Sequence[Person] = (),
) -> Plan:
    """The draws after `drawn` anew, for those now `present`; who met in `drawn` counts as met.

    `arrivals` are people the problem does not know yet. `locked` groups stay as they are in the next draw.
    """
    known = {person.id for person in problem.people}
    people = problem.people + tuple(person for person in arrivals if person.id not in known)
    ahead = max(0, len(problem.attendance) - len(drawn))
    attendance = tuple(draw.present for draw in drawn) + (tuple(present),) * ahead
    return plan(replace(problem, people=people, attendance=attendance), seed, drawn=drawn, locked=locked)


@dataclass(frozen=True, slots=True)
class Joining:
    """One more person in a draw that stands: group `at` became `groups[at]`, and `split` tells that some of
    its members now make the last group."""

    groups: tuple[Group, ...]
    at: int
    split: bool
    repeats: int
    same_organisation: int
    broken: tuple[Clash, ...]


def join_now(problem: Problem, groups: Sequence[Group], person: Person, drawn: Sequence[Draw] = ()) -> Joining:
    """Seats a late-comer with the least disturbance: at most one of `groups` changes.

    A group that lacks somebody is filled first; then a usual one takes one more; only where all are larger
    does one open into two. Among these, the fewest broken wishes, repeats and meetings within an organisation.
    """
    if any(person.id in group for group in groups):
        raise Refused("trios.seated_already", person=person.id)
    if person.id not in {other.id for other in problem.people}:
        problem = replace(problem, people=(*problem.people, person))
    now = tuple(tuple(group) for group in groups)
    costs = _Costs(problem, drawn)
    seated = {key for group in now for key in group}
    best: tuple[tuple[int, ...], Joining] | None = None
    for at, group in enumerate(now):
        for whole in _with(group, person.id, problem.group):
            after = (*now[:at], whole[0], *now[at + 1 :], *whole[1:])
            lost, gained = _pairs([group]), _pairs(whole)
            more, less = costs.of(gained - lost), costs.of(lost - gained)
            joining = Joining(
                after, at, len(whole) > 1, more[0] - less[0], more[1] - less[1],
                costs.broken(lost, gained, person.id, seated),
            )  # fmt: skip
            size = abs(len(group) + 1 - problem.group) if len(whole) == 1 else problem.group
            wishes = (joining.repeats, joining.same_organisation)
            rank = (len(joining.broken), size, *(wishes if problem.prefer == "strangers" else wishes[::-1]), at)
            if best is None or rank < best[0]:
                best = (rank, joining)
    if best is None:
        return Joining(((person.id,),), 0, False, 0, 0, ())
    return best[1]


def _pairs(groups: Sequence[Group]) -> set[frozenset[PersonId]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


class _Costs:
    """What meetings of the draw after `drawn` cost, one by one: a late-comer changes few of hundreds."""

    def __init__(self, problem: Problem, drawn: Sequence[Draw]) -> None:
        apart, together, _ = granted(problem)
        self.number = len(drawn) + 1
        self.apart, self.together = _pairs(apart), _pairs(together)
        self.asked = _pairs(problem.keep_together)
        self.met = {pair for groups in (*problem.history, *(draw.groups for draw in drawn)) for pair in _pairs(groups)}
        self.circle = {person.id: person.organisation for person in problem.people}

    def of(self, meetings: Set[frozenset[PersonId]]) -> tuple[int, int]:
        """Repeats, and meetings within an organisation."""
        counted = meetings - self.asked
        circles = [{self.circle.get(key, "") for key in pair} for pair in counted]
        return len(counted & self.met), sum(len(both) == 1 and both != {""} for both in circles)

    def broken(
        self, lost: Set[frozenset[PersonId]], gained: Set[frozenset[PersonId]], person: PersonId, seated: Set[PersonId]
    ) -> tuple[Clash, ...]:
        """The wishes that fail when the meetings `lost` give way to those `gained`, and `person` is there, too."""
        close = [pair for pair in self.together if (person in pair and pair - {person} <= seated) or pair in lost]
        failed = [("trios.not_kept_apart", pair) for pair in self.apart & gained - lost]
        failed += [("trios.not_kept_together", pair) for pair in close if pair not in gained]
        named = [Clash(code, tuple(sorted(pair, key=order_key)), self.number) for code, pair in failed]
        return tuple(sorted(named, key=lambda clash: (clash.code, [order_key(key) for key in clash.people])))


def _with(group: Group, newcomer: PersonId, usual: int) -> list[tuple[Group, ...]]:
    """Ways to take `newcomer` in: larger by one, or, beyond one more than usual, in two."""
    if len(group) <= usual:
        return [((*group, newcomer),)]
    half = (len(group) + 1) // 2
    return [
        ((*company, newcomer), tuple(key for key in group if key not in company))
        for company in combinations(group, half)
    ]


@dataclass(frozen=True, slots=True)
class Change:
    """What a change by hand costs; negative figures are gains. `broken` and `mended` name wishes."""

    repeats: int
    same_organisation: int
    broken: tuple[Clash, ...]
    mended: tuple[Clash, ...]


def swap(draws: Sequence[Draw], number: int, a: PersonId, b: PersonId) -> tuple[Draw, ...]:
    """The draws with `a` and `b` exchanged in draw `number` (from 1)."""
    draw = draws[number - 1]
    for key in (a, b):
        if not any(key in group for group in draw.groups):
            raise Refused("trios.not_seated", person=key)
    exchange = {a: b, b: a}
    groups = tuple(tuple(exchange.get(key, key) for key in group) for group in draw.groups)
    return (*draws[: number - 1], replace(draw, groups=groups), *draws[number:])


def move(draws: Sequence[Draw], number: int, person: PersonId, to: int) -> tuple[Draw, ...]:
    """The draws with `person` moved to group `to` (from 0) of draw `number`; a group left empty goes."""
    draw = draws[number - 1]
    if not any(person in group for group in draw.groups):
        raise Refused("trios.not_seated", person=person)
    groups = [tuple(key for key in group if key != person) for group in draw.groups]
    groups[to] = (*groups[to], person)
    return (*draws[: number - 1], replace(draw, groups=tuple(filter(None, groups))), *draws[number:])


def price(problem: Problem, before: Sequence[Draw], after: Sequence[Draw]) -> Change:
    """What becomes of repeats and wishes when `before` is changed to `after`."""
    old, new = tell(problem, before), tell(problem, after)
    return Change(
        new.repeats - old.repeats,
        new.same_organisation - old.same_organisation,
        tuple(clash for clash in new.problems if clash not in old.problems),
        tuple(clash for clash in old.problems if clash not in new.problems),
    )
