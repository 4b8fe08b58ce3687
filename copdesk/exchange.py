"""The commands that bring things in and out: reports, notes, plans, people, heavy drawings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.report.values import FORM_KEYS
from copdesk.words import Refused, tr, tr_many

BOOK = click.Path(path_type=Path)
FORMATS = ("pdf", "docx", "md", "html", "csv", "json")
OpenBook = Callable[[Path], Desk]
FindSession = Callable[[Desk, str | None], Id]


def add_commands(group: click.Group, open_book: OpenBook, find_session: FindSession) -> None:
    """Adds `report`, `notes`, `plan read`, `people read` and `board make`."""
    group.add_command(_report(open_book, find_session))
    group.add_command(_notes(open_book, find_session))
    group.add_command(_plan())
    group.add_command(_people())
    group.add_command(_board(open_book, find_session))


def _report(open_book: OpenBook, find_session: FindSession) -> click.Command:
    @click.command(name="report")
    @click.argument("book", type=BOOK)
    @click.option("--session", help="The session's key; the newest without it.")
    @click.option("--form", default="discussion", help=f"Which document: {', '.join(FORM_KEYS)}.")
    @click.option("--anonymity", default="full", type=click.Choice(["full", "initials", "none"]), help="Names.")
    @click.option("--language", default="en", help="Of headings, dates and numbers.")
    @click.option("--paper", default="A4", type=click.Choice(["A4", "Letter"]))
    @click.option("--internal", is_flag=True, help="For the community itself: everything, consent or not.")
    @click.option("--format", "kind", type=click.Choice(FORMATS), help="Without it the file's ending decides.")
    @click.option("-o", "--output", required=True, type=BOOK, help="The file to write.")
    def report(
        book: Path, session: str | None, form: str, anonymity: str, language: str, paper: str, internal: bool,
        kind: str | None, output: Path,
    ) -> None:  # fmt: skip
        """Write a document of a session."""
        from copdesk.report.save import atomic_write
        from copdesk.report.values import Options

        desk = open_book(book)
        try:
            key = find_session(desk, session)
            chosen: Any = {"paper": paper, "names": anonymity, "public": not internal, "language": language}
            options = Options(**chosen)
            if kind is None:
                desk.report.save(key, output, form, options)
            elif kind == "pdf":
                atomic_write(output, desk.report.document(key, form, options))
            else:
                atomic_write(output, desk.report.export(key, kind, options))
        finally:
            desk.close()
        click.echo(tr("The report is in {path}").format(path=output.absolute()))

    return report


def _notes(open_book: OpenBook, find_session: FindSession) -> click.Command:
    group = click.Group("notes", help="Bring notes in and out.")

    @group.command(name="add")
    @click.argument("book", type=BOOK)
    @click.option(
        "--from",
        "source",
        required=True,
        type=BOOK,
        help="JSONL, CSV, plain lines, a saved chat or captions of a recording.",
    )
    @click.option("--session", help="The session's key; the newest without it.")
    def add(book: Path, source: Path, session: str | None) -> None:
        """Add the notes of a file to a session; those that are there already are left out.

        What of the file is no note, or was not understood, is told line by line on stderr.
        """
        from copdesk.notes.hearing import OTHER_WORDS, THERE

        desk = open_book(book)
        try:
            proposal = desk.notes.propose(find_session(desk, session), source)
            added = desk.notes.take(proposal)
        finally:
            desk.close()
        for one in proposal.skipped:
            click.echo(tr("Line {line}: {detail}").format(line=one.line, detail=one.detail), err=True)
        there = proposal.count(THERE) + proposal.count(OTHER_WORDS)
        if there:
            click.echo(tr_many("{n} was there already.", "{n} were there already.", there), err=True)
        click.echo(tr_many("{n} note was added.", "{n} notes were added.", added))

    @group.command(name="save")
    @click.argument("book", type=BOOK)
    @click.option("--session", help="The session's key; the newest without it.")
    @click.option("-o", "--output", required=True, type=BOOK, help="The file to write.")
    def save(book: Path, session: str | None, output: Path) -> None:
        """Write a session's notes for another laptop, which adds them without doubles."""
        desk = open_book(book)
        try:
            count = desk.notes.hand_over(find_session(desk, session), output)
        finally:
            desk.close()
        told = tr_many("{n} note was written.", "{n} notes were written.", count)
        click.echo(f"{told} {output.absolute()}")

    return group


def _plan() -> click.Command:
    group = click.Group("plan", help="Read plans that people have.")

    @group.command(name="read")
    @click.argument("file", type=BOOK)
    @click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
    def read_plan(file: Path, as_json_: bool) -> None:
        """Say what was understood of a plan: text, Markdown, HTML, reST, CSV, XLSX, ODS, DOCX, iCalendar, Ontime."""
        from copdesk.plan.reading.as_expected import as_json
        from copdesk.plan.reading.read import read

        told = as_json(read(_there(file)))
        if as_json_:
            click.echo(json.dumps(told, ensure_ascii=False, indent=1))
            return
        click.echo(told.get("title") or file.name)
        for activity in told["activities"]:
            minutes = activity.get("minutes")
            click.echo(f"{minutes if minutes is not None else '–':>5}  {activity['title']}")
            for step in activity.get("steps", ()):
                length = step.get("minutes")
                click.echo(f"{length if length is not None else '–':>9}  {step['title']}")
        for warning in told.get("warnings", ()):
            click.echo(str(warning), err=True)

    return group


def _people() -> click.Command:
    group = click.Group("people", help="Read lists of people.")

    @group.command(name="read")
    @click.argument("file", type=BOOK)
    @click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
    def read_people(file: Path, as_json_: bool) -> None:
        """Say who is in a list: CSV, XLSX, ODS, DOCX, HTML, vCard, iCalendar, Zoom, Teams, forms, plain lines."""
        from copdesk.people.reading.as_expected import as_json
        from copdesk.people.reading.read import read

        told = as_json(read(_there(file)))
        if as_json_:
            click.echo(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for one in told["people"]:
            click.echo("  ".join(str(value) for value in one.values() if value and not isinstance(value, dict | list)))
        for name in ("duplicates", "skipped", "needs_decision", "warnings"):
            if told.get(name):
                click.echo(f"{name}: {len(told[name])}", err=True)

    return group


def _board(open_book: OpenBook, find_session: FindSession) -> click.Command:
    group = click.Group("board", help="Make drawings.")

    @group.command(name="make")
    @click.argument("book", type=BOOK)
    @click.option("--strokes", default=20_000, type=click.IntRange(1, 100_000))
    @click.option("--points", default=50, type=click.IntRange(2, 1_000))
    @click.option("--seed", default=1)
    def make(book: Path, strokes: int, points: int, seed: int) -> None:
        """Add a heavy drawing of scribbled strokes to the newest session, for measuring."""
        from copdesk.board.scribble import scribble

        desk = open_book(book)
        try:
            session = find_session(desk, None) if desk.plan.sessions() else desk.plan.add_session(tr("Drawings"))
            key = desk.board.new_drawing(session, title=tr("Heavy drawing"))
            made = scribble(strokes, points, seed)
            with desk.book.batch():
                for start in range(0, len(made), 500):
                    desk.board.add_strokes(key, made[start : start + 500])
        finally:
            desk.close()
        click.echo(tr("A drawing of {n} strokes is in {path}.").format(n=strokes, path=book))

    return group


def _there(path: Path) -> Path:
    if not path.is_file():
        raise Refused("book.missing", path=path)
    return path
