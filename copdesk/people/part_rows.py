"""The rows of somebody's part in the community."""

from dataclasses import replace

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.people.part import Attended, Part, Promised, Said, Sat

_DAY = "coalesce(nullif(e.day_text, ''), e.day, '')"


def part(book: Book, key: Id) -> Part:
    """What the book knows of somebody's part."""
    groups = _groups(book, key)
    return Part(
        sessions=_sessions(book, key),
        of_sessions=_held(book),
        groups=groups + _before(book, key),
        met=_met(book, key),
        said=_said(book, key),
        promises=_promises(book, key),
    )


def _sessions(book: Book, key: Id) -> tuple[Attended, ...]:
    found = book.tuples(
        f"select e.id, e.title, {_DAY}, a.arrived_at, case when a.status = 'left' then a.left_at end"
        " from attendance a join session e on e.id = a.session_id and not e.removed"
        " where a.member_id = ? and a.status in ('here', 'left') and not a.removed"
        " order by coalesce(e.day, '') desc, e.id desc",
        [key],
    )
    return tuple(Attended(*cells) for cells in found)


def _held(book: Book) -> int:
    """How many sessions had anyone at all."""
    ((held,),) = book.tuples(
        "select count(distinct a.session_id) from attendance a join session e on e.id = a.session_id and not e.removed"
        " where a.status in ('here', 'left') and not a.removed"
    )
    return int(held)


def _groups(book: Book, key: Id) -> tuple[Sat, ...]:
    """Groups of drawings, each with the others at its table."""
    found = book.tuples(
        f"select e.id, coalesce(nullif(y.title, ''), e.title), {_DAY}, t.position,"
        " coalesce(t.place, ''), d.activity_id, m.name, t.id"
        " from seat s join trio t on t.id = s.trio_id and not t.removed join draw d on d.id = t.draw_id"
        " and not d.removed join session e on e.id = d.session_id and not e.removed"
        " left join activity y on y.id = d.activity_id"
        " left join seat o on o.trio_id = t.id and o.member_id <> s.member_id and not o.removed"
        " left join member m on m.id = o.member_id"
        " where s.member_id = ? and not s.removed order by d.drawn_at desc, d.id desc, o.letter",
        [key],
    )
    tables: dict[Id, Sat] = {}
    for session, title, day, number, place, activity, other, trio in found:
        sat = tables.get(trio) or Sat(session, title, day, number, place, activity)
        tables[trio] = replace(sat, others=(*sat.others, other)) if other else sat
    return tuple(tables.values())


def _before(book: Book, key: Id) -> tuple[Sat, ...]:
    """Meetings that were written down by hand: of each day and place one."""
    found = book.tuples(
        "select coalesce(w.source, ''), coalesce(w.day, ''), m.name from meeting w"
        " join member m on m.id = case when w.a_id = ? then w.b_id else w.a_id end and not m.removed"
        " where ? in (w.a_id, w.b_id) and not w.removed order by w.day desc, w.source, m.name",
        [key, key],
    )
    places: dict[tuple[str, str], Sat] = {}
    for source, day, other in found:
        sat = places.get((source, day)) or Sat(None, source, day)
        places[source, day] = replace(sat, others=(*sat.others, other))
    return tuple(places.values())


def _met(book: Book, key: Id) -> int:
    ((met,),) = book.tuples(
        "select count(*) from (select o.member_id from seat s join seat o on o.trio_id = s.trio_id"
        " and o.member_id <> s.member_id and not o.removed join trio t on t.id = s.trio_id and not t.removed"
        " join draw d on d.id = t.draw_id and not d.removed where s.member_id = ? and not s.removed"
        " union select case when a_id = ? then b_id else a_id end from meeting where ? in (a_id, b_id)"
        " and not removed)",
        [key, key, key],
    )
    return int(met)


def _said(book: Book, key: Id) -> tuple[Said, ...]:
    found = book.tuples(
        f"select n.id, n.session_id, n.body, {_DAY} from note n join session e on e.id = n.session_id"
        " and not e.removed where n.who_id = ? and not n.removed order by n.said_at desc, n.id desc",
        [key],
    )
    return tuple(Said(*cells) for cells in found)


def _promises(book: Book, key: Id) -> tuple[Promised, ...]:
    """The open ones first, in the order in which they were made."""
    found = book.tuples(
        "select id, session_id, what, coalesce(due, ''), done_at is not null from commitment"
        " where who_id = ? and not removed order by done_at is not null, id",
        [key],
    )
    return tuple(Promised(key, session, what, due, bool(done)) for key, session, what, due, done in found)
