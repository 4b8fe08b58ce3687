"""From a session's people and draws to the engine's question, and from its answer to tables and seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from copdesk.book.ids import Id
from copdesk.people.values import Member
from copdesk.trios.circles import NEW, circle_of, partners
from copdesk.trios.dice import dice
from copdesk.trios.hand import pair
from copdesk.trios.held import Held
from copdesk.trios.options import Options
from copdesk.trios.planning import EFFORT, plan, tell
from copdesk.trios.roles import cheapest_match, clients
from copdesk.trios.sizes import sizes_for
from copdesk.trios.standing import Spot, spots_for, steps_between
from copdesk.trios.values import Clash, Draw, Group, Pair, Person, Policy, Problem

Groups = tuple[Group, ...]
GETS_UP, STAYS = 1_000, 1_000_000
"""What it counts that somebody gets up, beside hundredths of a room; and that a locked person does."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be drawn: `ids` of those present, for this draw and `ahead` more of the same kind.

    `history` are groups of other sessions, `drawn` those of this one. `locked` groups stay. `new` are those who
    are there for the first time, `helping` who may ask whom, `scribes` those who write, in different groups.
    """

    known: Sequence[Member]
    ids: tuple[Id, ...]
    options: Options
    group: int
    drawn: tuple[Groups, ...] = ()
    history: tuple[Groups, ...] = ()
    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()
    locked: Groups = ()
    ahead: int = 0
    new: frozenset[Id] = frozenset()
    helping: tuple[Pair, ...] = ()
    scribes: tuple[Id, ...] = ()

    @property
    def circles(self) -> dict[Id, str]:
        """What everybody is mixed by; nothing where that is not wished."""
        return {one.id: circle_of(one, self.options.mix_by) if self.options.mix else "" for one in self.known}

    @property
    def _strangers_matter(self) -> bool:
        return self.options.strangers or self.options.mix

    def problem(self, ahead: int = 0) -> Problem:
        """The engine's question, with all that counts."""
        circles = self.circles
        everyone = {*circles, *self.ids, *(one for groups in self.drawn for group in groups for one in group)}
        people = tuple(
            Person(key, circles.get(key, ""), (NEW,) if self.options.newcomers and key in self.new else ())
            for key in sorted(everyone)
        )
        drawn = self.drawn if self._strangers_matter else ()
        return Problem(
            people=people,
            attendance=(*(present(groups) for groups in drawn), *([self.ids] * (1 + ahead))),
            history=known_only(self.history, everyone) if self.options.earlier and self._strangers_matter else (),
            keep_apart=(*self.apart, *combinations(self.scribes, 2)),
            keep_together=self.together,
            sizes="pair" if self.options.sizes == "pair" else "four",
            prefer="strangers" if self.options.strangers else "mixed",
            group=self.group,
        )

    def draws(self) -> tuple[Draw, ...]:
        """What was drawn already, as the engine takes it."""
        return tuple(Draw(present(groups), groups) for groups in (self.drawn if self._strangers_matter else ()))


@dataclass(frozen=True, slots=True)
class Answer:
    """Groups for this draw and those `ahead`; figures are of this draw alone."""

    groups: Groups
    ahead: tuple[Groups, ...]
    repeats: int
    unavoidable: int
    same_organisation: int
    problems: tuple[Clash, ...]

    @property
    def cost(self) -> tuple[int, int, int]:
        """What makes one answer worse than another, the worst first."""
        return len(self.problems), self.repeats, self.same_organisation


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draw that can be worked out beside the book: what is asked, its seed, and the answer once there is one.

    One that `follows` counts what is found for those before it as met. `planned` are the groups that an earlier draw
    planned for this one, with its seed: they are taken unless a search finds better.
    """

    question: Question
    seed: int
    found: Answer | None = None
    follows: bool = False
    planned: tuple[int, Groups] | None = None


def work_out(prepared: Sequence[Prepared], effort: int = EFFORT) -> tuple[Prepared, ...]:
    """The draws with their answers; needs no book, and may take a second in a large room."""
    done: list[Prepared] = []
    for one in prepared:
        question = one.question
        if one.follows:
            more = tuple(other.found.groups for other in done if other.found)
            question = replace(question, drawn=in_order((*question.drawn, *more)))
        done.append(one if one.found else _worked_out(replace(one, question=question), effort))
    return tuple(done)


def _worked_out(one: Prepared, effort: int) -> Prepared:
    kept = told(one.question, one.planned[1]) if one.planned else None
    if one.planned and kept and not kept.repeats and not kept.problems:
        return replace(one, seed=one.planned[0], found=kept)
    fresh = answer(one.question, one.seed, effort)
    if one.planned and kept and kept.cost <= fresh.cost:
        return replace(one, seed=one.planned[0], found=kept)
    return replace(one, found=fresh)


def in_order(drawn: Sequence[Groups]) -> tuple[Groups, ...]:
    """Draws in an order of their own, whoever sat at which table and whichever was drawn first."""
    return tuple(sorted(tuple(sorted(tuple(sorted(group)) for group in groups)) for groups in drawn))


def answer(question: Question, seed: int, effort: int = EFFORT) -> Answer:
    """Draws; the same question and seed give the same answer anywhere."""
    if question.options.dice:
        return told(question, _thrown(question, seed))
    if question.options.helping:
        question = _with_partners(question, seed)
    drawn = question.draws()
    found = plan(question.problem(question.ahead), seed, drawn=drawn, locked=question.locked, effort=effort)
    groups = [draw.groups for draw in found.draws[len(drawn) :]]
    return told(question, groups[0], tuple(groups[1:]), found.problems)


def told(question: Question, groups: Groups, ahead: tuple[Groups, ...] = (), more: Sequence[Clash] = ()) -> Answer:
    """What given groups cost. `more` are the engine's remarks; those about later draws are left out."""
    counted = Options(earlier=question.options.earlier, mix_by=question.options.mix_by)
    full = Question(
        question.known, question.ids, counted, question.group, question.drawn, question.history, question.apart,
        question.together, scribes=question.scribes,
    )  # fmt: skip
    drawn = full.draws()
    before = tell(full.problem(), drawn)
    after = tell(full.problem(), (*drawn, Draw(present(groups), groups)))
    number = len(drawn) + 1
    here = [clash for clash in after.problems if clash.draw == number]
    here += [clash for clash in more if clash.draw == 0]
    repeats = after.repeats - before.repeats
    return Answer(
        groups,
        ahead,
        repeats,
        min(repeats, max(0, after.unavoidable - before.repeats)),
        after.same_organisation - before.same_organisation,
        tuple(here),
    )


def _with_partners(question: Question, seed: int) -> Question:
    """The question with askers beside offerers in this draw; later ones are planned when their time comes."""
    fixed = {one for group in question.locked for one in group}
    fixed |= {one for two in question.together for one in two}
    earlier = question.history if question.options.earlier else ()
    met = {pair(a, b) for a, b in (*question.apart, *combinations(question.scribes, 2))}
    met |= {pair(a, b) for groups in (*question.drawn, *earlier) for group in groups for a, b in combinations(group, 2)}
    most = len(sizes_for(len(question.ids), group=question.group))
    chosen = partners(question.helping, set(question.ids) - fixed, met, question.circles, most, seed)
    return replace(question, together=(*question.together, *chosen), ahead=0) if chosen else question


def _thrown(question: Question, seed: int) -> Groups:
    fixed = {one for group in question.locked for one in group}
    free = tuple(one for one in question.ids if one not in fixed)
    people = tuple(Person(one) for one in sorted(free))
    policy: Policy = "pair" if question.options.sizes == "pair" else "four"
    thrown = dice(Problem(people, (free,), sizes=policy, group=question.group), seed) if free else None
    return (*question.locked, *(thrown.draws[0].groups if thrown else ()))


def present(groups: Groups) -> tuple[Id, ...]:
    """Everyone in some groups, in the order of their keys."""
    return tuple(sorted(one for group in groups for one in group))


def known_only(history: Sequence[Groups], known: set[Id]) -> tuple[Groups, ...]:
    """History without people who are no longer known, and without groups that nobody remembers."""
    return tuple(
        tuple(kept for group in draw if len(kept := tuple(one for one in group if one in known)) > 1)
        for draw in history
    )


def groups_of(held: Held) -> Groups:
    """A draw's groups, those without anybody left out."""
    return tuple(trio.people for trio in held.trios if trio.seats)


def locked_wishes(held: Held, ids: set[Id]) -> tuple[list[Pair], list[Pair], Groups]:
    """What locks mean for the next draw: pairs to keep apart, pairs to keep together, groups that stay."""
    whole = tuple(
        kept for trio in held.trios if trio.locked and (kept := tuple(one for one in trio.people if one in ids))
    )
    alone = [
        (trio.number, seat.member_id)
        for trio in held.trios
        if not trio.locked
        for seat in trio.seats
        if seat.locked and seat.member_id in ids
    ]
    apart: list[Pair] = []
    together: list[Pair] = []
    for (one, a), (other, b) in combinations(alone, 2):
        (together if one == other else apart).append((a, b))
    return apart, together, whole


def tables(
    groups: Groups, before: Mapping[Id, int], fixed: Mapping[Id, int], laid: Sequence[Spot | None] = ()
) -> list[Group]:
    """The groups in the order of their tables: locked people keep theirs, few others get up, and those not far.

    `before` says at which table (from 1) somebody sat in the draw before, `fixed` who may not leave theirs, `laid`
    where tables stand.
    """
    width = max([len(groups), *(number for number in fixed.values())], default=0)
    spots = spots_for(max([width, *before.values()], default=0), laid)
    cost = [
        [
            sum(_steps(before.get(one, number), number, spots) for one in group)
            + sum(STAYS * (fixed.get(one, number) != number) for one in group)
            for number in range(1, width + 1)
        ]
        for group in groups
    ]
    chosen = cheapest_match(cost)
    return [group for _, group in sorted(zip(chosen, groups, strict=True), key=lambda one: one[0])]


def _steps(here: int, there: int, spots: Sequence[Spot]) -> int:
    return 0 if here == there else GETS_UP + steps_between(spots, here, there)


def scribes_for(question: Question, before: Sequence[Held]) -> tuple[Id, ...]:
    """Who wrote in the last of the draws `before` in which anybody did and can go on: one a group at most."""
    wrote = [[seat.member_id for trio in held.trios for seat in trio.seats if seat.scribe] for held in before]
    last = next((people for people in reversed(wrote) if people), [])
    stay = {one for group in question.locked for one in group}
    beside = dict(question.together) | {b: a for a, b in question.together}
    policy: Policy = "pair" if question.options.sizes == "pair" else "four"
    most = len(sizes_for(len(question.ids), policy, question.group)) - len(question.locked)
    chosen: list[Id] = []
    for one in sorted(set(last) & set(question.ids) - stay):
        if beside.get(one) not in chosen and len(chosen) < most:
            chosen.append(one)
    return tuple(chosen)


def scribe_of(order: Group, scribes: Sequence[Id]) -> Id:
    """Who writes for a group: one of those who did before, else whoever is client last."""
    found: Id = next((one for one in reversed(order) if one in scribes), order[-1])
    return found


def seated(group: Group, turns: int, last: Mapping[Id, str]) -> Group:
    """The people of a group in the order of their seats: who waited as the fourth last time comes first."""
    waited = [one for one in group if last.get(one, "") >= "D"]
    return clients([[group]], max(turns, 2), waited)[0][0].order
