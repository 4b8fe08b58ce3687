"""The rows of draws, trios and seats."""

import json
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.trios.exchange import clash_sentence
from copdesk.trios.held import Held, Seat, Trio, Wish
from copdesk.trios.options import Options
from copdesk.trios.values import Clash, Group


def draws(book: Book, session_id: Id) -> list[Held]:
    """A session's draws, the first one first."""
    seats: dict[Id, list[Seat]] = {}
    for row in book.rows(
        "select s.*, m.name from seat s join member m on m.id = s.member_id join trio t on t.id = s.trio_id"
        " join draw d on d.id = t.draw_id where d.session_id = ? and not s.removed and not t.removed"
        " and not d.removed order by s.letter, s.id",
        [session_id],
    ):
        scribe, locked = bool(row["scribe"]), bool(row["locked"])
        seat = Seat(row["id"], row["member_id"], row["name"], row["letter"], scribe, locked)
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
    found = book.rows("select * from draw where session_id = ? and not removed order by position, id", [session_id])
    return [_held(book, row, tuple(trios.get(row["id"], ()))) for row in found]


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


def wish_rows(book: Book) -> list[Wish]:
    """The wishes about people who are still in the lists."""
    return [
        Wish(row["id"], row["kind"], row["a_id"], row["a_name"], row["b_id"], row["b_name"])
        for row in book.rows(
            "select w.*, a.name as a_name, b.name as b_name from wish w join member a on a.id = w.a_id"
            " join member b on b.id = w.b_id where not w.removed and not a.removed and not b.removed order by w.id"
        )
    ]


def meeting_rows(book: Book) -> list[Row]:
    """Meetings that a person wrote down, the latest first: id, a_name, b_name, day, source."""
    return book.rows(
        "select m.id, m.a_id, m.b_id, m.day, m.source, a.name as a_name, b.name as b_name from meeting m"
        " join member a on a.id = m.a_id join member b on b.id = m.b_id where not m.removed order by m.id desc"
    )


def last_seats(book: Book, but_not: Id | None = None) -> dict[Id, str]:
    """The letter of everyone's latest seat, the draw for activity `but_not` left out."""
    rows = book.rows(
        "select s.member_id, s.letter from seat s join trio t on t.id = s.trio_id join draw d on d.id = t.draw_id"
        " where not s.removed and not t.removed and not d.removed and d.activity_id is not ?"
        " order by d.drawn_at, d.position, d.id",
        [but_not],
    )
    return {row["member_id"]: row["letter"] for row in rows}


def planned_ahead(book: Book, session_id: Id, activity_id: Id) -> tuple[int, str, list[list[Id]]] | None:
    """What an earlier draw planned for an activity, one of its session first: seed, options' text, groups."""
    rows = book.rows(
        "select seed, wishes, facts from draw where not removed and instr(facts, ?) > 0"
        " order by session_id = ? desc, drawn_at desc, id desc",
        [activity_id.hex(), session_id],
    )
    for row in rows:
        groups = json.loads(row["facts"] or "{}").get("ahead", {}).get(activity_id.hex())
        if groups:
            return row["seed"] or 0, row["wishes"] or "", [[bytes.fromhex(one) for one in group] for group in groups]
    return None


def last_options(book: Book, session_id: Id) -> Options:
    """What was wished of the latest draw: of this session, else of any."""
    row = book.row(
        "select wishes from draw where not removed and wishes is not null"
        " order by session_id = ? desc, drawn_at desc, id desc",
        [session_id],
    )
    return Options.from_text(row["wishes"] if row else None)


def met(book: Book) -> list[Row]:
    """Pairs that sat together in any draw, the oldest first: a_id < b_id, draw_id, session_id, title."""
    return book.rows(
        "select min(x.member_id, y.member_id) as a_id, max(x.member_id, y.member_id) as b_id, d.id as draw_id,"
        " d.session_id, e.title, d.drawn_at from seat x join seat y on y.trio_id = x.trio_id"
        " and y.member_id > x.member_id join trio t on t.id = x.trio_id join draw d on d.id = t.draw_id"
        " join session e on e.id = d.session_id where not x.removed and not y.removed and not t.removed"
        " and not d.removed order by d.drawn_at, d.id"
    )


def seen_before(book: Book, but_not: Id) -> set[Id]:
    """Who was at another session, or sat in a group of one."""
    found = book.rows(
        "select member_id from attendance where session_id <> ? and status <> 'expected' and not removed"
        " union select s.member_id from seat s join trio t on t.id = s.trio_id join draw d on d.id = t.draw_id"
        " where d.session_id <> ? and not s.removed and not t.removed and not d.removed",
        [but_not, but_not],
    )
    return {row["member_id"] for row in found}


def trio_at(book: Book, draw_id: Id, position: int) -> Id:
    """The key of a draw's group at table `position`."""
    found = book.row("select id from trio where draw_id = ? and position = ? and not removed", [draw_id, position])
    assert found is not None
    key: Id = found["id"]
    return key


def places(book: Book) -> list[str]:
    """The room's own names of tables, in order."""
    return [row["name"] for row in place_rows(book)]


def place_rows(book: Book) -> list[Row]:
    """The rows behind `places`; x and y are None where nobody laid them out."""
    return book.rows("select id, name, x, y from place where not removed order by position, id")


def _held(book: Book, row: Row, trios: tuple[Trio, ...]) -> Held:
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
        problems=tuple(_told(book, clash) for clash in facts.get("clashes", ())),
        options=Options.from_text(row["wishes"]),
        group=facts.get("group", 3),
        typed=facts.get("typed", False),
    )


def _told(book: Book, clash: dict[str, Any]) -> str:
    """A wish that was not granted, with the names that people have now."""
    keys = [bytes.fromhex(key) for key in clash["people"]]
    marks = ", ".join("?" * len(keys))
    known = book.rows(f"select id, name from member where id in ({marks}) and not removed order by name", keys)
    names = {row["id"]: row["name"] for row in known}
    ordered = sorted(keys, key=lambda key: names.get(key, ""))
    return clash_sentence(Clash(clash["code"], tuple(ordered), clash["draw"]), lambda key: names.get(key, "?"))
