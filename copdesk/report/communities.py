"""The communities that were drawn, as a table: whose they are, how large, how governed, what about."""

from collections.abc import Sequence

from copdesk.report import look
from copdesk.report.blocks import Table, paragraphs
from copdesk.report.flow import Block, Stack
from copdesk.report.lines import Style
from copdesk.report.parts import Desk
from copdesk.report.values import Picture

WORTH = 2
"""A single drawing says of itself what it is."""
SHARES = {"Members": 1.25, "Governance": 1.7, "Numbers": 1.7, "Focus": 2.2, "Activity": 2.2, "Key words": 1.9}
SHORT = ("Members", "Focus", "Key words")
LONGEST = 140
"""Letters that a cell has in the shortened table."""


def table(desk: Desk, pictures: Sequence[Picture], short: bool = False) -> list[Block]:
    """One row a drawing of which anything is known; columns that nobody filled are left out."""
    known = [one for one in pictures if one.facts]
    if len(known) < WORTH:
        return []
    filled = {name for one in known for name, _ in one.facts}
    names = [name for name in SHARES if name in filled and (not short or name in SHORT)]
    whose = any(desk.name(one.author) for one in known)
    words = [desk.say("Community"), *([desk.say("Whose")] if whose else []), *map(desk.say, names)]
    rows: list[list[Block]] = []
    for one in known:
        facts = dict(one.facts)
        row: list[Block] = [_cell(desk, f"{one.number}  {one.caption}".strip(), short, look.TABLE.bold())]
        if whose:
            row.append(desk.text(desk.name(one.author), look.TABLE))
        row += [_cell(desk, facts.get(name, ""), short) for name in names]
        rows.append(row)
    head = [desk.text(word, look.TABLE_HEAD) for word in words]
    shares = [2.2, *([1.6] if whose else []), *(SHARES[name] for name in names)]
    return [desk.heading(desk.say("The communities drawn")), Table(head, rows, shares, 8.0, desk.rtl)]


def _cell(desk: Desk, text: str, short: bool, style: Style = look.TABLE) -> Block:
    return Stack(paragraphs(desk.type, cut(text) if short else text, style))


def cut(text: str) -> str:
    """`text`, shortened after a whole word where it is long."""
    if len(text) <= LONGEST:
        return text
    return (text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]).rstrip(" ,.;:") + " …"
