"""Promises as files that others can open: a table, or tasks for a calendar."""

from collections.abc import Sequence
from datetime import UTC, datetime

from copdesk.book.ids import id_text
from copdesk.notes.dues import due_day
from copdesk.notes.values import Promise
from copdesk.tables.cells import csv_bytes
from copdesk.words import tr


def as_table(promises: Sequence[Promise]) -> bytes:
    """CSV with what, who, by when as it was said, the day that is, whether it is done; no cell becomes a formula."""
    head = [tr("What"), tr("Who"), tr("By when"), tr("Day"), tr("Done")]
    return csv_bytes([head, *(_cells(one) for one in promises)])


def _cells(one: Promise) -> list[str]:
    day = due_day(one)
    return [one.what, one.who, one.due, day.isoformat() if day else "", tr("yes") if one.done_at else ""]


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
        due = due_day(one)
        if due is not None:
            task.add("due", due)
        if one.due and (due is None or one.due != due.isoformat()):
            task.add("description", tr("By {due}").format(due=one.due))
        task.add("status", "COMPLETED" if one.done_at else "NEEDS-ACTION")
        if one.done_at:
            task.add("completed", datetime.fromtimestamp(one.done_at / 1000, UTC))
        calendar.add_component(task)
    return bytes(calendar.to_ical())
