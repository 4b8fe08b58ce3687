"""The Trios room at one moment, as a value: what its panels show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from copdesk.book.ids import Id
from copdesk.people.values import Attendance, Member
from copdesk.trios.hand import NOTHING, Memory, Pair, pair, repeats_in
from copdesk.trios.held import Held, Occasion, Wish
from copdesk.trios.options import USUAL, Options
from copdesk.trios.possible import possible_draws
from copdesk.trios.sizes import sizes_for
from copdesk.trios.standing import Spot
from copdesk.words import tr, tr_many

FEW = 60


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody here without a seat in the draw shown; `to` is the group that would take them now, and becomes."""

    member: Member
    to: str
    size: int


@dataclass(frozen=True, slots=True)
class TriosView:
    """`at` is the activity shown, `held` its draw. `people` are those of the matrix, by name.

    `marks` say for pairs of them 'now', 'before' or 'repeat'; `met` tells where, in words. `free_hosts` could sit in,
    in that order. `heads` is how many are in the room where nobody took names, 0 where nobody counted either.
    """

    occasions: tuple[Occasion, ...] = ()
    at: Occasion | None = None
    held: Held | None = None
    draws: tuple[Held, ...] = ()
    options: Options = USUAL
    here: tuple[Member, ...] = ()
    hosts: tuple[Attendance, ...] = ()
    free_hosts: tuple[Member, ...] = ()
    heads: int = 0
    late: tuple[Late, ...] = ()
    left: tuple[Member, ...] = ()
    people: tuple[tuple[Id, str], ...] = ()
    marks: Mapping[Pair, str] = field(default_factory=dict)
    met: Mapping[Pair, str] = field(default_factory=dict)
    never: tuple[tuple[str, str], ...] = ()
    never_count: int = 0
    memory: Memory = NOTHING
    wishes: tuple[Wish, ...] = ()
    places: tuple[str, ...] = ()
    spots: tuple[Spot | None, ...] = ()

    @property
    def number(self) -> int:
        """Which of the session's occasions is shown, from 1."""
        return self.occasions.index(self.at) + 1 if self.at in self.occasions and self.at else 0

    @property
    def size(self) -> int:
        """The usual group size of the activity shown, as the options have it."""
        return self.options.group or (self.at.size if self.at else 3)


def repeats_of(held: Held, memory: Memory) -> dict[Id, tuple[str, ...]]:
    """For each group with repeats a sentence per pair."""
    found: dict[Id, tuple[str, ...]] = {}
    for trio in held.trios:
        said = tuple(
            tr("{a} and {b} have met in “{where}”").format(a=a.name, b=b.name, where=where)
            for a, b, where in repeats_in(trio, memory)
        )
        if said:
            found[trio.id] = said
    return found


def shape_words(sizes: Sequence[int]) -> str:
    """'6 trios and 1 four'."""
    counts = sorted({size: list(sizes).count(size) for size in set(sizes)}.items(), key=lambda one: -one[1])
    return tr(" and ").join(_groups_words(size, n) for size, n in counts)


def _groups_words(size: int, n: int) -> str:
    named = {
        1: tr_many("{n} alone", "{n} alone", n),
        2: tr_many("{n} pair", "{n} pairs", n),
        3: tr_many("{n} trio", "{n} trios", n),
        4: tr_many("{n} four", "{n} fours", n),
    }
    groups = tr_many("{n} group", "{n} groups", n)
    return named.get(size) or tr("{groups} of {size}").format(groups=groups, size=size)


def a_group(size: int) -> str:
    """What one group of a size is called: 'a trio'."""
    named = {1: tr("one person alone"), 2: tr("a pair"), 3: tr("a trio"), 4: tr("a four")}
    return named.get(size) or tr("a group of {size}").format(size=size)


def seated_sizes(n: int, options: Options, group: int) -> tuple[int, list[int]]:
    """(hosts who sit in, group sizes) for `n` people."""
    if options.sizes == "sits_in":
        helpers = -n % group if n >= group else 0
        return helpers, sizes_for(n + helpers, "four", group)
    return 0, sizes_for(n, options.sizes, group)


def price_words(n: int, options: Options, group: int, needed: int) -> str:
    """What the choice about those left over costs: how many draws can go before anyone meets twice."""
    if n < 2:
        return ""
    need = tr("You need {n}.").format(n=needed)
    if n % group == 0:
        return tr("{possible}. {need}").format(possible=_possible(possible_draws(n, "four", group).best), need=need)
    fours, pairs = (possible_draws(n, policy, group).best for policy in ("four", "pair"))
    helpers = -n % group
    if options.sizes == "sits_in":
        hosts = tr_many("With {n} host sitting in", "With {n} hosts sitting in", helpers)
        possible = _possible(possible_draws(n + helpers, "four", group).best, inside=True)
        fours_words = tr("{hosts}, {possible}; with fours, {other}. {need}")
        said = fours_words if group == 3 else tr("{hosts}, {possible}; with larger groups, {other}. {need}")
        return said.format(hosts=hosts, possible=possible, other=fours, need=need)
    first, second = (fours, pairs) if options.sizes == "four" else (pairs, fours)
    if group == 3:
        said = (
            tr("With fours, {possible}; with pairs, {other}. {need}")
            if options.sizes == "four"
            else tr("With pairs, {possible}; with fours, {other}. {need}")
        )
    else:
        said = (
            tr("With larger groups, {possible}; with smaller ones, {other}. {need}")
            if options.sizes == "four"
            else tr("With smaller groups, {possible}; with larger ones, {other}. {need}")
        )
    return said.format(possible=_possible(first, inside=True), other=second, need=need)


def _possible(n: int, *, inside: bool = False) -> str:
    one = tr_many(
        "{n} draw is possible before anyone meets twice", "{n} draws are possible before anyone meets twice", n
    )
    return one if inside else one[:1].upper() + one[1:]


def seating_words(n: int, options: Options, group: int, free: Sequence[str]) -> str:
    """'26 people: 6 trios and 2 fours', or '26 people: Ewen sits in, 9 trios', `free` being the hosts who could."""
    people = tr_many("{n} person", "{n} people", n)
    if n < 2:
        return people
    helpers, sizes = seated_sizes(n, options, group)
    if not helpers:
        return tr("{people}: {shape}").format(people=people, shape=shape_words(sizes))
    if len(free) >= helpers:
        said = tr("{people}: {who} sits in, {shape}") if helpers == 1 else tr("{people}: {who} sit in, {shape}")
        who = tr(" and ").join(free[:helpers])
    else:
        said, who = tr("{people}: {who}, {shape}"), tr_many("{n} host sits in", "{n} hosts sit in", helpers)
    return said.format(people=people, who=who, shape=shape_words(sizes))


def marks_of(people: Sequence[Id], held: Held | None, before: dict[Pair, str]) -> dict[Pair, str]:
    """'now', 'before' or 'repeat' for the pairs among `people` that have met."""
    known = set(people)
    marks = {key: "before" for key in before if known.issuperset(key)}
    for trio in held.trios if held else ():
        for a, b in combinations(trio.people, 2):
            key = pair(a, b)
            marks[key] = "repeat" if key in before else "now"
    return marks


def never_met(people: Sequence[tuple[Id, str]], marks: dict[Pair, str]) -> tuple[tuple[tuple[str, str], ...], int]:
    """Pairs of names that never sat together: the first few, spread over the people, and how many there are."""
    n = len(people)
    few: list[tuple[str, str]] = []
    for near in range(0, n, 2):
        for i in range(n):
            for j in range(i + max(1, near), min(i + near + 2, n)):
                if len(few) < FEW and pair(people[i][0], people[j][0]) not in marks:
                    few.append((people[i][1], people[j][1]))
        if len(few) == FEW:
            break
    return tuple(few), n * (n - 1) // 2 - len(marks)


def count_off_groups(n: int, options: Options, group: int) -> tuple[int, ...]:
    """For a head count without names: how many people say 1, how many say 2, …; hosts who sit in say none."""
    sizes = seated_sizes(n, options, group)[1]
    return tuple(len(range(i, n, len(sizes))) for i in range(len(sizes)))
