"""A plan that leaves the house, with those who host it."""

from pathlib import Path
from typing import TYPE_CHECKING

from copdesk.book.ids import Id

if TYPE_CHECKING:
    from copdesk.desk import Desk


def save_plan(desk: "Desk", session_id: Id, path: Path, written_ms: int) -> str:
    """Writes a plan to a file, in the form that its name asks for: .md, .csv, .ics, .toml; `.ontime.csv` in Ontime's
    columns, `.packing.md` as a packing list. The file's name. Raises Trouble or Refused as a saved report does."""
    from copdesk.plan.writing import written  # with its calendar library only when wanted
    from copdesk.report.save import atomic_write

    hosts = tuple((member.name, role) for member, role in desk.people.hosts(session_id))
    atomic_write(path, written(desk.plan.session(session_id), path.name, written_ms, hosts))
    return path.name
