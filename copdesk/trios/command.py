"""The command that draws groups for an instance; it opens no book."""

import json
from pathlib import Path
from typing import Any

import click

from copdesk.trios.exchange import draw_instance
from copdesk.words import Refused, tr


@click.group()
def trios() -> None:
    """Draw groups."""


@trios.command(name="draw")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("--seed", type=int, help="The same seed gives the same draws.")
@click.option("--sizes", type=click.Choice(["four", "pair"]), help="What three leaves over: fours or pairs.")
@click.option("--prefer", type=click.Choice(["strangers", "mixed"]), help="New people first, or other organisations.")
@click.option("--json", "as_json_", is_flag=True, help="Print the whole instance with its draws.")
def trios_draw(instance: Path, seed: int | None, sizes: str | None, prefer: str | None, as_json_: bool) -> None:
    """Draw all rounds of INSTANCE (JSON: participants, history, attendance, …)."""
    drawn = draw_instance(_json(instance), seed, sizes, prefer)
    if as_json_:
        click.echo(_printable(drawn))
        return
    for number, one in enumerate(drawn["rounds"], 1):
        click.echo(tr("Draw {n}").format(n=number))
        for place, group in enumerate(one["groups"], 1):
            click.echo(f"  T{place}: " + ", ".join(str(key) for key in group))
    click.echo(tr("{repeats} repeats, seed {seed}").format(repeats=drawn["repeats"], seed=drawn["seed"]))
    for problem in drawn["problems"]:
        click.echo(problem, err=True)


def _printable(drawn: dict[str, Any]) -> str:
    """As JSON; spelled in ASCII where a field holds what no terminal can print."""
    text = json.dumps(drawn, ensure_ascii=False, indent=1)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(drawn, indent=1)
    return text


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Refused("book.missing", path=path) from None
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as exc:
        raise Refused("file.json", path=path, detail=_detail(exc)) from exc


def _detail(exc: Exception) -> str:
    if isinstance(exc, json.JSONDecodeError):
        return tr("line {line}, column {column}: {what}").format(line=exc.lineno, column=exc.colno, what=exc.msg)
    return tr("it is nested too deeply") if isinstance(exc, RecursionError) else str(exc)
