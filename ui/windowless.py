"""What the program does where no window can open: the main job without one."""

from pathlib import Path

import click

from copdesk import example, places
from copdesk.clock import SystemClock
from copdesk.commands import tell_rehearsal
from copdesk.desk import Desk
from copdesk.rehearsal import rehearse
from copdesk.words import Refused, tr


def without_display(book: Path | None) -> int:
    """Says that there is no display, rehearses the session on a simulated clock and writes its report."""
    click.echo(tr("There is no display here, so no window can open. The session is rehearsed without one."))
    path = book or places.example_book()
    if book is not None and not book.exists():  # a mistyped name must not become a new book
        raise Refused("book.missing", path=book)
    clock = SystemClock()
    is_example = not path.exists() or path == places.example_book()
    desk = example.make(path, clock) if not path.exists() else Desk.open(path, clock, places.spares())
    try:
        done = rehearse(desk, desk.plan.newest(), example.story()["said"] if is_example else ())
        report = path.with_name(f"{path.stem}-report.pdf")
        tell_rehearsal(done)
        done.desk.report.save(done.session_id, report)
        click.echo(tr("The report is in {path}").format(path=report.absolute()))
    finally:
        desk.close()
    return 0
