"""The commands that need a book: thin callers of the services."""

import json
from pathlib import Path

import click

from copdesk import example, places
from copdesk.book.book import Book
from copdesk.book.guard import broken_seals, look
from copdesk.book.ids import Id, id_from
from copdesk.cli import OpenDesk
from copdesk.clock import SystemClock
from copdesk.desk import Desk
from copdesk.exchange import add_commands
from copdesk.rehearsal import Rehearsal, as_json, rehearse
from copdesk.words import Refused, Trouble, sentence, tr

BOOK = click.Path(path_type=Path)


@click.group()
def commands() -> None:
    """The commands that need a book; `copdesk.cli` is what a person calls."""


@commands.command(name="open")
@click.argument("book", type=BOOK, required=False)
@click.option("--show", default="", metavar="ROOM", help="The room to open: plan, people, run, board, …")
@click.pass_obj
def open_(open_desk: OpenDesk, book: Path | None, show: str) -> None:
    """Open the desk on BOOK, or on the start page."""
    _leave(open_desk(book, show))


@commands.command()
@click.argument("book", type=BOOK, required=False)
@click.option("--no-window", is_flag=True, help="Rehearse the session on a simulated clock instead.")
@click.option("--report", type=BOOK, help="Write the discussion report of the rehearsal here.")
@click.pass_obj
def demo(open_desk: OpenDesk, book: Path | None, no_window: bool, report: Path | None) -> None:
    """Make the example book (where there is none yet) and open it."""
    path = book or places.example_book()
    desk = _desk(path) if path.exists() else example.make(path, SystemClock())
    if not no_window:
        desk.close()
        _leave(open_desk(path, "run"))
        return
    try:
        done = rehearse(desk, desk.plan.newest(), example.story()["said"])
        tell_rehearsal(done)
        if report is not None:
            _write_report(done.desk, done.session_id, report)
    finally:
        desk.close()


@commands.command()
@click.argument("book", type=BOOK)
@click.option("--name", required=True, help="The community's name.")
def new(book: Path, name: str) -> None:
    """Make an empty book for a community."""
    Book.create(book, name, SystemClock()).close()
    click.echo(tr("{path} is ready for “{name}”.").format(path=book, name=name.strip()))


@commands.command()
@click.argument("book", type=BOOK)
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
def info(book: Path, as_json_: bool) -> None:
    """Say what BOOK holds, in numbers."""
    desk = _desk(book)
    try:
        counts = desk.community.counts()
        head = desk.community.community()
        sessions = [
            {"id": one.id.hex(), "title": one.title, "day": one.day or one.day_text} for one in desk.plan.sessions()
        ]
    finally:
        desk.close()
    if as_json_:
        click.echo(
            json.dumps({"name": head.name, "counts": counts, "sessions": sessions}, ensure_ascii=False, indent=1)
        )
        return
    click.echo(head.name)
    for name, count in counts.items():
        if count:
            click.echo(f"{count:8} {name}")
    for one in sessions:
        click.echo(f"{one['id']}  {one['title']}")


@commands.command()
@click.argument("book", type=BOOK)
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
@click.pass_context
def check(context: click.Context, book: Path, as_json_: bool) -> None:
    """Say whether BOOK is whole: its structure, its links, every row's seal."""
    try:
        look(book)
        desk = _desk(book)
        try:
            conn = desk.book.db.conn
            links = [f"{row[0]} {row[1]}" for row in conn.execute("PRAGMA foreign_key_check").fetchall()]
            wrong = [*links, *broken_seals(conn)]
        finally:
            desk.close()
        reason = ""
    except (Refused, Trouble) as exc:
        wrong, reason = [exc.code], sentence(exc)
    if as_json_:
        click.echo(json.dumps({"whole": not wrong, "problems": wrong, "sentence": reason}, ensure_ascii=False))
    elif wrong:
        told = tr("{n} rows are not as they were written: {rows}").format(n=len(wrong), rows=", ".join(wrong[:5]))
        click.echo(reason or told, err=True)
    else:
        click.echo(tr("{path} is whole.").format(path=book))
    if wrong:
        context.exit(1)


@commands.command(name="rehearse")
@click.argument("book", type=BOOK)
@click.option("--session", help="The session's key; the newest without it.")
@click.option("--report", type=BOOK, help="Write the discussion report of the rehearsal here.")
@click.option("--json", "as_json_", is_flag=True, help="Print JSON.")
def rehearse_(book: Path, session: str | None, report: Path | None, as_json_: bool) -> None:
    """Run a whole session on a simulated clock. BOOK stays as it is."""
    desk = _desk(book)
    try:
        done = rehearse(desk, _session(desk, session))
        if as_json_:
            click.echo(json.dumps(as_json(done), ensure_ascii=False, indent=1))
        else:
            tell_rehearsal(done)
        if report is not None:
            _write_report(done.desk, done.session_id, report, quiet=as_json_)
    finally:
        desk.close()


def _leave(code: int) -> None:
    if code:
        raise click.exceptions.Exit(code)


def _desk(path: Path) -> Desk:
    return Desk.open(path, SystemClock(), places.spares())


def _session(desk: Desk, text: str | None) -> Id:
    if not text:
        return desk.plan.newest()
    key = id_from(text)
    desk.plan.session(key)
    return key


def tell_rehearsal(done: Rehearsal) -> None:
    """Prints what runs when, the trios of each draw and the end."""
    told = as_json(done)
    click.echo(told["title"])
    for one in told["steps"]:
        turn = tr("turn {n}, client {seat}").format(n=one["turn"], seat=one["client"]) if one["turn"] else ""
        click.echo(f"  {one['starts']}–{one['ends']}  {one['step']}" + (f"  ({turn})" if turn else ""))
    for held in told["draws"]:
        click.echo(f"{held['activity']}:")
        for group in held["groups"]:
            click.echo(f"  {group['place']}: " + ", ".join(f"{seat} {name}" for seat, name in group["seats"].items()))
    click.echo(tr("It ends at {time}.").format(time=told["ends"]))


def _write_report(desk: Desk, session_id: Id, path: Path, *, quiet: bool = False) -> None:
    desk.report.save(session_id, path)
    if not quiet:
        click.echo(tr("The report is in {path}").format(path=path.absolute()))


add_commands(commands, _desk, _session)
