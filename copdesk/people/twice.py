"""The same person on two cards: found, never guessed silently, and made one when somebody says so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.turn import Turn
from copdesk.people import rows
from copdesk.people.filling import gaps_of
from copdesk.people.values import Member, folded
from copdesk.words import Refused, tr

LINKS = (
    ("note", "who_id"), ("commitment", "who_id"), ("drawing", "author_id"), ("topic", "proposed_by"),
    ("survey", "member_id"), ("checkin", "member_id"), ("wish", "a_id"), ("wish", "b_id"), ("meeting", "a_id"),
    ("meeting", "b_id"),
)  # fmt: skip
_WEIGHT = {"here": 2, "left": 1, "expected": 0}
MOST_ALIKE = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards that may be one person's, and why."""

    one: Member
    other: Member
    why: str


def pairs(members: Sequence[Member]) -> tuple[Pair, ...]:
    """Cards with the same address, or with the same words in their names in any order."""
    found: dict[frozenset[Id], Pair] = {}
    groups: tuple[tuple[str, dict[str, list[Member]]], ...] = (
        (tr("The e-mail address is the same."), defaultdict(list)),
        (tr("The name is the same."), defaultdict(list)),
    )
    for member in members:
        for mail in {member.email.casefold(), member.also_email.casefold()} - {""}:
            groups[0][1][mail].append(member)
        groups[1][1][" ".join(sorted(folded(member.name).replace("-", " ").split()))].append(member)
    for why, group in groups:
        for alike in group.values():
            for one, other in combinations(alike[:MOST_ALIKE], 2):
                found.setdefault(frozenset((one.id, other.id)), Pair(one, other, why))
    return tuple(sorted(found.values(), key=lambda pair: folded(pair.one.name)))


def make_one(book: Book, kept: Member, other: Member) -> None:
    """Makes two cards one: gaps are filled from `other`, and all that hangs on it hangs on `kept`. One undo step."""
    if kept.id == other.id:
        raise Refused("people.same_person")
    with book.turn("people.make_one", tr("{name} on one card").format(name=kept.name)) as turn:
        gaps = gaps_of(kept, {name: getattr(other, name) for name in rows.FIELDS})
        if gaps:
            turn.update("member", kept.id, {name: _stored(value) for name, value in gaps.items()})
        for table, link in LINKS:
            for row in book.rows(f"select id from {table} where {link} = ? and not removed", [other.id]):
                turn.update(table, row["id"], {link: kept.id})
        for table in ("wish", "meeting"):  # nobody meets themselves
            for row in book.rows(f"select id from {table} where a_id = b_id and not removed"):
                turn.remove(table, row["id"])
        _move(book, turn, "attendance", ("session_id",), kept.id, other.id)
        _move(book, turn, "host", ("session_id", "role"), kept.id, other.id)
        _move(book, turn, "seat", ("trio_id",), kept.id, other.id)
        turn.remove("member", other.id)


def _move(book: Book, turn: Turn, table: str, where: tuple[str, ...], kept: Id, other: Id) -> None:
    """Rows of `other` become those of `kept`; where both have one, the one that says more stays."""
    every = f"select * from {table} where member_id = ? and not removed"
    mine = {tuple(row[name] for name in where): row for row in book.rows(every, [kept])}
    for row in book.rows(every, [other]):
        same = mine.get(tuple(row[name] for name in where))
        if same is None:
            turn.update(table, row["id"], {"member_id": kept})
        elif table == "attendance" and _WEIGHT.get(row["status"], 0) > _WEIGHT.get(same["status"], 0):
            turn.remove(table, same["id"])
            turn.update(table, row["id"], {"member_id": kept})
        else:
            turn.remove(table, row["id"])


def _stored(value: object) -> object:
    return int(value) if isinstance(value, bool) else value
