"""What a change by hand would cost, in the groups as they stand: answered while a person is dragged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from copdesk.book.ids import Id
from copdesk.trios.held import Held, Seat, Trio
from copdesk.words import tr, tr_many

Pair = tuple[Id, Id]


def pair(a: Id, b: Id) -> Pair:
    """Two people in the one order in which they are looked up."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True)
class Again:
    """Two people, by name, who would meet for another time: they met at `where`, or will meet there `later`."""

    a: str
    b: str
    where: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """One way to let go. `repeats` are those who would meet again, `broken` wishes as sentences.

    `groups` tells of groups that become unusual, as words. `possible` is False where a lock forbids it.
    """

    words: str
    repeats: tuple[Again, ...] = ()
    broken: tuple[str, ...] = ()
    same_organisation: int = 0
    possible: bool = True

    @property
    def free(self) -> bool:
        """Nothing speaks against it."""
        return self.possible and not self.repeats and not self.broken


@dataclass(frozen=True, slots=True)
class Memory:
    """What counts against two people in one group: they `met` (pair → where last), will meet in a draw that

    follows (`later`), wishes, organisations.
    """

    met: Mapping[Pair, str]
    later: Mapping[Pair, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    organisation: Mapping[Id, str] = field(default_factory=dict)

    def same(self, a: Id, b: Id) -> bool:
        """Whether two people come from one organisation."""
        told = self.organisation.get(a, "").casefold()
        return bool(told) and told == self.organisation.get(b, "").casefold()


NOTHING = Memory({})


def repeats_in(trio: Trio, memory: Memory) -> tuple[tuple[Seat, Seat, str], ...]:
    """Pairs of a group that met before, and where."""
    return tuple(
        (a, b, memory.met[pair(a.member_id, b.member_id)])
        for a, b in combinations(trio.seats, 2)
        if pair(a.member_id, b.member_id) in memory.met
    )


def broken_in(seats: Sequence[Seat], everyone: Sequence[Seat], memory: Memory) -> set[str]:
    """Wishes that a group breaks, as sentences."""
    here = {seat.member_id for seat in seats}
    names = {seat.member_id: seat.name for seat in everyone}
    apart = [pair_ for pair_ in memory.apart if here.issuperset(pair_)]
    torn = [one for one in memory.together if len(here.intersection(one)) == 1 and set(one) <= set(names)]
    never, always = tr("{a} and {b} are never to be together"), tr("{a} and {b} are always to be together")
    return {
        words.format(a=first, b=second)
        for words, pairs in ((never, apart), (always, torn))
        for first, second in (sorted((names[a], names[b])) for a, b in pairs)
    }


def move_price(held: Held, memory: Memory, seat: Seat, to: Trio) -> Price:
    """What moving one person to another group costs."""
    home = home_of(held, seat)
    if _locked(home, seat) or to.locked:
        return Price(tr("{place} is locked").format(place=(to if to.locked else home).label), possible=False)
    left, joined = tuple(one for one in home.seats if one != seat), (*to.seats, seat)
    price = _price(held, memory, ((home.seats, left), (to.seats, joined)), seat)
    words = [_repeat_words(price.repeats, to)]
    if len(left) in (1, 2) and held.group > 2:
        words.append(
            tr("{place} is left a pair").format(place=_short(home))
            if len(left) == 2
            else tr("one person is left alone in {place}").format(place=_short(home))
        )
    return Price(tr("Drop: {what}").format(what=tr(", and ").join(words)), price.repeats, price.broken,
                 price.same_organisation)  # fmt: skip


def swap_price(held: Held, memory: Memory, seat: Seat, other: Seat) -> Price:
    """What an exchange of two people costs."""
    home, away = home_of(held, seat), home_of(held, other)
    locked = next((one for one, who in ((home, seat), (away, other)) if _locked(one, who)), None)
    if locked is not None:
        return Price(tr("{place} is locked").format(place=locked.label), possible=False)
    here = tuple(other if one == seat else one for one in home.seats)
    there = tuple(seat if one == other else one for one in away.seats)
    price = _price(held, memory, ((home.seats, here), (away.seats, there)), seat)
    said = tr("swaps with {name}, {price}").format(name=called(other.name), price=_repeat_words(price.repeats, None))
    return Price(said, price.repeats, price.broken, price.same_organisation)


def home_of(held: Held, seat: Seat) -> Trio:
    """The group in which a seat stands; raises LookupError."""
    for trio in held.trios:
        if any(one.id == seat.id for one in trio.seats):
            return trio
    raise LookupError(seat.name)


def called(name: str) -> str:
    """The first word of a name."""
    return (name.split() or [name])[0]


def _locked(trio: Trio, seat: Seat) -> bool:
    return trio.locked or seat.locked


def _short(trio: Trio) -> str:
    return f"T{trio.number}"


def _repeat_words(repeats: Sequence[object], to: Trio | None) -> str:
    if not repeats:
        return tr("no repeat")
    said = tr_many("{n} repeat", "{n} repeats", len(repeats))
    return tr("{repeats} in {place}").format(repeats=said, place=_short(to)) if to else said


def _price(
    held: Held,
    memory: Memory,
    changes: Sequence[tuple[tuple[Seat, ...], tuple[Seat, ...]]],
    moved: Seat,
) -> Price:
    """Repeats and broken wishes that the changed groups have and had not before."""
    everyone = [seat for trio in held.trios for seat in trio.seats]
    repeats: list[Again] = []
    broken: set[str] = set()
    mended: set[str] = set()
    same = 0
    for before, after in changes:
        old = {pair(a.member_id, b.member_id) for a, b in combinations(before, 2)}
        for a, b in combinations(after, 2):
            key = pair(a.member_id, b.member_id)
            if key in old:
                continue
            same += memory.same(*key)
            if key in memory.met or key in memory.later:
                first, second = (b, a) if b == moved else (a, b)
                where = memory.met.get(key) or memory.later[key]
                repeats.append(Again(first.name, second.name, where, key not in memory.met))
        broken |= broken_in(after, everyone, memory)
        mended |= broken_in(before, everyone, memory)
    return Price("", tuple(repeats), tuple(sorted(broken - mended)), same)
