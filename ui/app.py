"""The program's entry: the command line, plus "open the desk". Qt is imported only when a window is wanted."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from copdesk import cli


def main() -> None:
    """The script `copdesk`."""
    sys.exit(cli.run(sys.argv[1:], open_desk))


def open_desk(book: Path | None, room: str) -> int:
    """Opens the window on a book; without a display does the main job without one. An exit code."""
    if not has_display(os.environ, sys.platform):
        from ui.windowless import without_display

        return without_display(book)
    from ui.unread import read_no_sources

    read_no_sources()
    from ui.program import run_program

    return run_program(book, room)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: on Linux something must serve it."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    main()
