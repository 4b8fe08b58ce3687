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


def attendance(book: Book, session_id: Id, only: Id | None = None) -> list[Attendance]:
    """Every member, or one of them, with what is known of them at this session; 'expected' where nothing is."""
    rows = book.rows(
        "select m.*, a.status as a_status, a.arrived_at as a_arrived, a.left_at as a_left, a.walk_in as a_walk_in,"
        " a.takes_part as a_takes_part from member m"
        " left join attendance a on a.member_id = m.id and a.session_id = ? and not a.removed"
        f" where not m.removed {'and m.id = ?' if only else ''} order by m.name collate nocase, m.id",
        [session_id, only] if only else [session_id],
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


def host_keys(book: Book, session_id: Id, member_id: Id, role: str = "") -> list[Id]:
    """The keys of the rows that make a person host of a session, in a role or in any."""
    found = book.rows(
        "select id from host where session_id = ? and member_id = ? and ? in ('', role) and not removed",
        [session_id, member_id, role],
    )
    return [row["id"] for row in found]


def sessions_of(book: Book, member_id: Id) -> tuple[int, int]:
    """How many sessions a person was at, and how many had anyone at all."""
    row = book.row(
        "select count(distinct session_id) as held, count(distinct case when member_id = ? then session_id end) as own"
        " from attendance where status in ('here', 'left') and not removed",
        [member_id],
    )
    return (row["own"], row["held"]) if row else (0, 0)


def met_by(book: Book, member_id: Id) -> int:
    """With how many people somebody sat in a group so far."""
    row = book.row(
        "select count(distinct o.member_id) as met from seat s join seat o on o.trio_id = s.trio_id"
        " and o.member_id <> s.member_id and not o.removed join trio t on t.id = s.trio_id and not t.removed"
        " join draw d on d.id = t.draw_id and not d.removed where s.member_id = ? and not s.removed",
        [member_id],
    )
    return row["met"] if row else 0


def said_by(book: Book, member_id: Id) -> int:
    """How many notes carry somebody's name."""
    row = book.row("select count(*) as said from note where who_id = ? and not removed", [member_id])
    return row["said"] if row else 0


def promised_by(book: Book, member_id: Id) -> tuple[int, str]:
    """How many promises of somebody are open, and when the first one is due ('' where none says)."""
    row = book.row(
        "select count(*) as promised, min(nullif(due, '')) as due from commitment"
        " where who_id = ? and done_at is null and not removed",
        [member_id],
    )
    return (row["promised"], row["due"] or "") if row else (0, "")


def came(book: Book, event_id: Id | None) -> list[tuple[Row, list[Attendance]]]:
    """Each session of an event (None: of the whole book) with those who were there, the earliest first."""
    sessions = book.rows(
        "select id, title, day, day_text, head_count from session where not removed and (? is null or event_id = ?)"
        " order by coalesce(day, ''), coalesce(starts, ''), coalesce(position, 0), id",
        [event_id, event_id],
    )
    people: dict[Id, list[Attendance]] = {row["id"]: [] for row in sessions}
    for row in book.rows(
        "select m.*, a.session_id as a_session, a.status as a_status, a.arrived_at as a_arrived, a.left_at as a_left,"
        " a.walk_in as a_walk_in, a.takes_part as a_takes_part from attendance a join member m on m.id = a.member_id"
        " where not a.removed and not m.removed and a.status in ('here', 'left')"
    ):
        if row["a_session"] in people:
            part = row["a_takes_part"] is None or bool(row["a_takes_part"])
            people[row["a_session"]].append(
                Attendance(
                    member_of(row), row["a_status"], row["a_arrived"], row["a_left"], bool(row["a_walk_in"]), part
                )
            )
    return [(row, people[row["id"]]) for row in sessions]
