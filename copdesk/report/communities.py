"""The communities that were drawn, as a table: whose they are, how large, how governed, what about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copdesk.report import look
from copdesk.report.blocks import Table, paragraphs
from copdesk.report.flow import Block, Stack
from copdesk.report.labels import Say
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import Person, Picture

WORTH = 2
"""A single drawing says of itself what it is."""
SHARES = {"Members": 1.25, "Governance": 1.7, "Numbers": 1.7, "Focus": 2.2, "Activity": 2.2, "Key words": 1.9}
SHORT = ("Members", "Focus", "Key words")
LONGEST = 140
"""Letters that a cell has in the shortened table."""


@dataclass(frozen=True, slots=True)
class Communities:
    """One row a drawing of which anything is known: its number and caption, whose it is, then a fact for each of
    `names`; columns that nobody filled are left out. `whose` says that there is a column of authors."""

    names: tuple[str, ...]
    whose: bool
    rows: tuple[tuple[str, ...], ...]

    def head(self, say: Say) -> tuple[str, ...]:
        return (say("Community"), *((say("Whose"),) if self.whose else ()), *map(say, self.names))


def compared(
    pictures: Sequence[Picture], name: Callable[[Person | None], str], short: bool = False
) -> Communities | None:
    """None where there is nothing to compare."""
    known = [one for one in pictures if one.facts]
    if len(known) < WORTH:
        return None
    filled = {fact for one in known for fact, _ in one.facts}
    names = tuple(fact for fact in SHARES if fact in filled and (not short or fact in SHORT))
    whose = any(name(one.author) for one in known)
    rows = tuple(
        (
            f"{one.number}  {one.caption}".strip(),
            *((name(one.author),) if whose else ()),
            *(dict(one.facts).get(fact, "") for fact in names),
        )
        for one in known
    )
    return Communities(names, whose, rows)


def table(desk: Desk, pictures: Sequence[Picture], short: bool = False) -> list[Block]:
    """The communities side by side, on a page."""
    told = compared(pictures, desk.name, short)
    if told is None:
        return []
    rows: list[list[Block]] = [
        [_cell(desk, text, short, look.TABLE if at else look.TABLE.bold()) for at, text in enumerate(row)]
        for row in told.rows
    ]
    head = [desk.text(word, look.TABLE_HEAD) for word in told.head(desk.say)]
    shares = [2.2, *([1.6] if told.whose else []), *(SHARES[name] for name in told.names)]
    return [desk.heading(desk.say("The communities drawn")), Table(head, rows, shares, 8.0, desk.rtl)]


def _cell(desk: Desk, text: str, short: bool, style: Style = look.TABLE) -> Block:
    return Stack(paragraphs(desk.type, cut(text) if short else text, style))


def cut(text: str) -> str:
    """`text`, shortened after a whole word where it is long."""
    if len(text) <= LONGEST:
        return text
    return (text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]).rstrip(" ,.;:") + " …"
