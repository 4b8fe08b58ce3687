"""The program's entry: the command line, plus "open the desk". Qt is imported only when a window is wanted."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from copdesk import cli, example, places
from copdesk.clock import SystemClock
from copdesk.desk import Desk
from copdesk.rehearsal import rehearse
from copdesk.words import Refused, tr


def main() -> None:
    """The script `copdesk`."""
    sys.exit(cli.run(sys.argv[1:], open_desk))


def open_desk(book: Path | None, room: str) -> int:
    """Opens the window on a book; without a display does the main job without one. An exit code."""
    if not has_display(os.environ, sys.platform):
        return without_display(book)
    from ui.program import run_program

    return run_program(book, room)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: on Linux something must serve it."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


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
        cli.tell_rehearsal(done)
        done.desk.report.save(done.session_id, report)
        click.echo(tr("The report is in {path}").format(path=report.absolute()))
    finally:
        desk.close()
    return 0


if __name__ == "__main__":
    main()
