"""The rows of draws, trios and seats."""

import json

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.trios.held import Held, Seat, Trio
from copdesk.trios.values import Group


def draws(book: Book, session_id: Id) -> list[Held]:
    """A session's draws, the first one first."""
    seats: dict[Id, list[Seat]] = {}
    for row in book.rows(
        "select s.*, m.name from seat s join member m on m.id = s.member_id join trio t on t.id = s.trio_id"
        " join draw d on d.id = t.draw_id where d.session_id = ? and not s.removed and not t.removed"
        " and not d.removed order by s.letter, s.id",
        [session_id],
    ):
        seat = Seat(row["id"], row["member_id"], row["name"], row["letter"], bool(row["scribe"]))
        seats.setdefault(row["trio_id"], []).append(seat)
    trios: dict[Id, list[Trio]] = {}
    for row in book.rows(
        "select t.* from trio t join draw d on d.id = t.draw_id where d.session_id = ? and not t.removed"
        " and not d.removed order by t.position, t.id",
        [session_id],
    ):
        trio = Trio(
            row["id"], row["position"], row["place"] or "", tuple(seats.get(row["id"], ())), bool(row["locked"])
        )
        trios.setdefault(row["draw_id"], []).append(trio)
    return [
        _held(row, tuple(trios.get(row["id"], ())))
        for row in book.rows(
            "select * from draw where session_id = ? and not removed order by position, id", [session_id]
        )
    ]


def history(book: Book, but_not: Id) -> list[tuple[Group, ...]]:
    """The groups of every draw of other sessions, the oldest draw first, entered meetings before all."""
    met = book.rows("select a_id, b_id from meeting where not removed order by id")
    entered = [((row["a_id"], row["b_id"]),) for row in met]
    found: dict[Id, dict[Id, list[Id]]] = {}
    for row in book.rows(
        "select d.id as draw_id, t.id as trio_id, s.member_id from draw d join trio t on t.draw_id = d.id"
        " join seat s on s.trio_id = t.id where d.session_id <> ? and not d.removed and not t.removed"
        " and not s.removed order by d.drawn_at, d.id, t.position, s.letter",
        [but_not],
    ):
        found.setdefault(row["draw_id"], {}).setdefault(row["trio_id"], []).append(row["member_id"])
    drawn = [tuple(tuple(group) for group in groups.values() if len(group) > 1) for groups in found.values()]
    return [*entered, *drawn]


def wishes(book: Book) -> dict[str, list[tuple[Id, Id]]]:
    """Pairs 'apart' and 'together'."""
    found: dict[str, list[tuple[Id, Id]]] = {"apart": [], "together": []}
    for row in book.rows("select kind, a_id, b_id from wish where not removed order by id"):
        found[row["kind"]].append((row["a_id"], row["b_id"]))
    return found


def last_seats(book: Book) -> dict[Id, str]:
    """The letter of everyone's latest seat in a group of four or more: the fourth goes first next time."""
    rows = book.rows(
        "select s.member_id, s.letter from seat s join trio t on t.id = s.trio_id join draw d on d.id = t.draw_id"
        " where not s.removed and not t.removed and not d.removed and (select count(*) from seat o where"
        " o.trio_id = t.id and not o.removed) > 3 order by d.drawn_at, d.id"
    )
    return {row["member_id"]: row["letter"] for row in rows}


def met(book: Book) -> list[Row]:
    """Pairs that sat together in any draw: a_id < b_id, session_id, title, and when."""
    return book.rows(
        "select min(x.member_id, y.member_id) as a_id, max(x.member_id, y.member_id) as b_id, d.session_id,"
        " e.title, d.drawn_at from seat x join seat y on y.trio_id = x.trio_id and y.member_id > x.member_id"
        " join trio t on t.id = x.trio_id join draw d on d.id = t.draw_id join session e on e.id = d.session_id"
        " where not x.removed and not y.removed and not t.removed and not d.removed order by d.drawn_at, d.id"
    )


def places(book: Book) -> list[str]:
    """The room's own names of tables, in order."""
    return [row["name"] for row in book.rows("select name from place where not removed order by position, id")]


def _held(row: Row, trios: tuple[Trio, ...]) -> Held:
    facts = json.loads(row["facts"] or "{}")
    return Held(
        id=row["id"],
        session_id=row["session_id"],
        activity_id=row["activity_id"],
        title=row["title"] or "",
        seed=row["seed"] or 0,
        sizes=row["sizes"] or "four",
        drawn_at=row["drawn_at"] or 0,
        trios=trios,
        repeats=facts.get("repeats", 0),
        unavoidable=facts.get("unavoidable", 0),
        same_organisation=facts.get("same_organisation", 0),
        problems=tuple(facts.get("problems", ())),
    )
