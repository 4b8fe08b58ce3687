"""The rows of members, hosts and attendance."""

from dataclasses import fields
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.people.values import Attendance, Member

FIELDS = tuple(field.name for field in fields(Member) if field.name != "id")


def member_of(row: Row, prefix: str = "") -> Member:
    """A member from a row; empty fields become ''."""
    given: dict[str, Any] = {name: row[prefix + name] or "" for name in FIELDS}
    for name in ("photo_ok", "email_ok"):
        given[name] = None if row[prefix + name] is None else bool(row[prefix + name])
    return Member(id=row[prefix + "id"], **given)


def members(book: Book) -> list[Member]:
    """Everyone who is not removed, by name."""
    rows = book.rows("select * from member where not removed order by name collate nocase, id")
    return [member_of(row) for row in rows]


def member(book: Book, key: Id) -> Member | None:
    """One person, also a removed one; None for an unknown key."""
    row = book.row("select * from member where id = ?", [key])
    return member_of(row) if row else None


def hosts(book: Book, session_id: Id) -> list[tuple[Id, str]]:
    """(member, role) of those who host a session, in order."""
    rows = book.rows(
        "select member_id, role from host where session_id = ? and not removed order by position, id", [session_id]
    )
    return [(row["member_id"], row["role"]) for row in rows]


def attendance(book: Book, session_id: Id) -> list[Attendance]:
    """Every member with what is known of them at this session; 'expected' where nothing is."""
    rows = book.rows(
        "select m.*, a.status as a_status, a.arrived_at as a_arrived, a.left_at as a_left, a.walk_in as a_walk_in,"
        " a.takes_part as a_takes_part from member m"
        " left join attendance a on a.member_id = m.id and a.session_id = ? and not a.removed"
        " where not m.removed order by m.name collate nocase, m.id",
        [session_id],
    )
    roles: dict[Id, str] = {}
    for key, role in hosts(book, session_id):
        roles.setdefault(key, role)
    return [
        Attendance(
            member_of(row),
            row["a_status"] or "expected",
            row["a_arrived"],
            row["a_left"],
            bool(row["a_walk_in"]),
            row["a_takes_part"] is None or bool(row["a_takes_part"]),
            roles.get(row["id"], ""),
        )
        for row in rows
    ]


def attendance_key(book: Book, session_id: Id, member_id: Id) -> Id | None:
    """The key of the row that holds a person's attendance; None before they were seen."""
    row = book.row(
        "select id from attendance where session_id = ? and member_id = ? and not removed", [session_id, member_id]
    )
    return row["id"] if row else None
