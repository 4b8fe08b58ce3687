"""Promises as files that others can open: a table, or tasks for a calendar."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from copdesk.book.ids import id_text
from copdesk.notes.values import Promise
from copdesk.plan.values import iso_day
from copdesk.tables.cells import csv_bytes
from copdesk.words import Refused, tr


def day_of(due: str) -> date | None:
    """The day that `2026-05-26`, `26.5.2026` or `26/05/2026` names; None for what was said otherwise (`by Friday`)."""
    try:
        return date.fromisoformat(iso_day(due)) if due else None
    except Refused:
        return None


def overdue(promise: Promise, today: date) -> bool:
    """Whether its day has passed and it is not ticked off."""
    due = day_of(promise.due)
    return promise.done_at is None and due is not None and due < today


def as_table(promises: Sequence[Promise]) -> bytes:
    """CSV with what, who, by when and whether it is done; no cell is taken for a formula."""
    head = [tr("What"), tr("Who"), tr("By when"), tr("Done")]
    rows = [[one.what, one.who, one.due, tr("yes") if one.done_at else ""] for one in promises]
    return csv_bytes([head, *rows])


def as_calendar(promises: Sequence[Promise], written_ms: int) -> bytes:
    """iCalendar with a task for each promise; one that names no day has none. `written_ms` is now."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//copdesk//promises//EN")
    calendar.add("version", "2.0")
    for one in promises:
        task = icalendar.Todo()
        task.add("uid", f"{id_text(one.id)}@copdesk")
        task.add("dtstamp", datetime.fromtimestamp(written_ms / 1000, UTC))
        task.add("summary", f"{one.what} ({one.who})" if one.who else one.what)
        due = day_of(one.due)
        if due is not None:
            task.add("due", due)
        elif one.due:
            task.add("description", one.due)
        task.add("status", "COMPLETED" if one.done_at else "NEEDS-ACTION")
        if one.done_at:
            task.add("completed", datetime.fromtimestamp(one.done_at / 1000, UTC))
        calendar.add_component(task)
    return bytes(calendar.to_ical())
