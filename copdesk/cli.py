"""The command line. Errors are sentences on stderr; exit code 0, 1 or 2.

What a command needs is imported when it is called: drawing groups needs no book, and should not wait for one.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from copdesk.words import Refused, Trouble, sentence, tr

OpenDesk = Callable[[Path | None, str], int]
"""Opens the window on a book (None: the start page) and a room; returns an exit code."""


class Commands(click.Group):
    """`trios` from its own room, all others from `copdesk.commands`."""

    def list_commands(self, context: click.Context) -> list[str]:
        from copdesk.commands import commands as others

        return sorted([*others.list_commands(context), "trios"])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name == "trios":
            from copdesk.trios.command import trios

            return trios
        from copdesk.commands import commands as others

        return others.get_command(context, name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="copdesk")
def commands() -> None:
    """A desk and a projector for live sessions of communities of practice.

    `copdesk [BOOK]` opens the desk.
    """


def run(arguments: Sequence[str], open_desk: OpenDesk) -> int:
    """Runs one command; a first word that is no command is a book to open."""
    words = list(arguments)
    if not words or not _is_command(words[0]):
        words = ["open", *words]
    try:
        code = commands.main(words, prog_name="copdesk", standalone_mode=False, obj=open_desk)
        return code if isinstance(code, int) else 0
    except click.UsageError as exc:
        exc.show()
        return 2
    except click.Abort:
        return 1
    except (Refused, Trouble) as exc:
        click.echo(sentence(exc), err=True)
        return 1
    except BrokenPipeError:
        return 1


def _is_command(word: str) -> bool:
    return word in ("--help", "-h", "--version") or commands.get_command(click.Context(commands), word) is not None


def main() -> None:
    """Without a window: what runs where only the core is installed."""

    def no_window(book: Path | None, room: str) -> int:
        click.echo(tr("There is no window here."), err=True)
        return 1

    sys.exit(run(sys.argv[1:], no_window))
