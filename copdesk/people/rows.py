"""The rows of members, hosts and attendance."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.people.values import Attendance, Member, clean
from copdesk.words import Refused

FIELDS = tuple(field.name for field in fields(Member) if field.name != "id")
_COLUMNS = ("id", *FIELDS)
_OF_M = ", ".join(f"m.{name}" for name in _COLUMNS)
_OF_A = "a.status, a.arrived_at, a.left_at, a.walk_in, a.takes_part"
_ANSWERS = tuple(_COLUMNS.index(name) for name in ("photo_ok", "email_ok"))


def member_of(cells: Sequence[Any]) -> Member:
    """A member from the cells of a row that begins with `_OF_M`; empty fields become ''."""
    given: list[Any] = [cell or "" for cell in cells[: len(_COLUMNS)]]
    for at in _ANSWERS:
        given[at] = None if cells[at] is None else bool(cells[at])
    return Member(*given)


def fresh(name: str, told: Mapping[str, Any]) -> Row:
    """The row of a new member. Raises Refused for no name, and for a field that a card does not have."""
    kept = clean(name)
    if not kept:
        raise Refused("people.nameless")
    unknown = [field for field in told if field not in FIELDS]
    if unknown:
        raise Refused("people.field", field=unknown[0])
    more = {field: value for field, value in told.items() if value not in ("", None)}
    return {"id": new_id(), "name": kept, **more}


def members(book: Book) -> list[Member]:
    """Everyone who is not removed, by name."""
    found = book.tuples(f"select {_OF_M} from member m where not m.removed order by m.name collate nocase, m.id")
    return [member_of(cells) for cells in found]


def member(book: Book, key: Id) -> Member | None:
    """One person, also a removed one; None for an unknown key."""
    found = book.tuples(f"select {_OF_M} from member m where m.id = ?", [key])
    return member_of(found[0]) if found else None


def hosts(book: Book, session_id: Id) -> list[tuple[Id, str]]:
    """(member, role) of those who host a session, in order."""
    rows = book.rows(
        "select member_id, role from host where session_id = ? and not removed order by position, id", [session_id]
    )
    return [(row["member_id"], row["role"]) for row in rows]


def attendance(book: Book, session_id: Id, only: Id | None = None) -> list[Attendance]:
    """Every member, or one of them, with what is known of them at this session; 'expected' where nothing is."""
    found = book.tuples(
        f"select {_OF_M}, {_OF_A} from member m"
        " left join attendance a on a.member_id = m.id and a.session_id = ? and not a.removed"
        f" where not m.removed {'and m.id = ?' if only else ''} order by m.name collate nocase, m.id",
        [session_id, only] if only else [session_id],
    )
    roles: dict[Id, str] = {}
    for key, role in hosts(book, session_id):
        roles.setdefault(key, role)
    return [_attendance_of(cells, roles.get(cells[0], "")) for cells in found]


def _attendance_of(cells: Sequence[Any], host_role: str = "") -> Attendance:
    status, arrived, left, walk_in, takes_part = cells[len(_COLUMNS) : len(_COLUMNS) + 5]
    part = takes_part is None or bool(takes_part)
    return Attendance(member_of(cells), status or "expected", arrived, left, bool(walk_in), part, host_role)


def here(book: Book, session_id: Id) -> int:
    """How many are checked in and have not left."""
    ((count,),) = book.tuples(
        "select count(*) from attendance a join member m on m.id = a.member_id and not m.removed"
        " where a.session_id = ? and a.status = 'here' and not a.removed",
        [session_id],
    )
    return int(count)


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


def came(book: Book, event_id: Id | None) -> list[tuple[Row, list[Attendance]]]:
    """Each session of an event (None: of the whole book) with those who were there, the earliest first."""
    sessions = book.rows(
        "select id, title, day, day_text, head_count from session where not removed and (? is null or event_id = ?)"
        " order by coalesce(day, ''), coalesce(starts, ''), coalesce(position, 0), id",
        [event_id, event_id],
    )
    people: dict[Id, list[Attendance]] = {row["id"]: [] for row in sessions}
    for cells in book.tuples(
        f"select {_OF_M}, {_OF_A}, a.session_id from attendance a join member m on m.id = a.member_id"
        " where not a.removed and not m.removed and a.status in ('here', 'left')"
    ):
        if cells[-1] in people:
            people[cells[-1]].append(_attendance_of(cells))
    return [(row, people[row["id"]]) for row in sessions]
