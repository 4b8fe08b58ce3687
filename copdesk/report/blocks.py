"""The bricks of every document: paragraphs, headings, bullets, columns, tables, notes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copdesk.report import look
from copdesk.report.flow import Block, Stack
from copdesk.report.lines import Line, Span, Style, Typesetter

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

WIDOW = 2
PARAGRAPH_LIMIT = 5000
SHORT = 90.0
TALL_ROW = 150.0
"""Notes up to this height stay on one page."""


class Text(Block):
    """A paragraph. The only door through which anybody's words come onto a page."""

    def __init__(
        self,
        type_: Typesetter,
        text: str | list[Span],
        style: Style = look.BODY,
        before: float = 0.0,
        tag: str = "P",
        keep_next: bool = False,
        outline: tuple[str, int] | None = None,
    ) -> None:
        self.type, self.style, self.before = type_, style, before
        self.spans = [Span(text, style)] if isinstance(text, str) else text
        self.tag, self.keep_next, self.outline = tag, keep_next, outline
        self._lines: list[Line] | None = None
        self._width = self._height = -1.0

    def lines(self, width: float) -> list[Line]:
        if self._lines is None or abs(self._width - width) > 0.01:
            self._take(self.type.lines(self.spans, width), width)
        return self._lines or []

    def _take(self, lines: list[Line], width: float) -> None:
        self._lines, self._width = lines, width
        self._height = sum(line.height for line in lines)

    def height(self, width: float) -> float:
        self.lines(width)
        return self._height

    def lead(self, width: float) -> float:
        lines = self.lines(width)
        count = len(lines) if len(lines) < 2 * WIDOW else WIDOW
        return sum(line.height for line in lines[:count])

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        lines, used, count = self.lines(width), 0.0, 0
        for line in lines:
            if used + line.height > room + 0.01:
                break
            used += line.height
            count += 1
        count = min(count, len(lines) - WIDOW)
        if count < WIDOW or count >= len(lines):
            return None
        return self._part(lines[:count], width, self.outline), self._part(lines[count:], width, None)

    def _part(self, lines: list[Line], width: float, outline: tuple[str, int] | None) -> "Text":
        part = Text(self.type, self.spans, self.style, self.before, self.tag, outline=outline)
        part._take(lines, width)
        return part

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        if self.outline:
            pen.bookmark(*self.outline, top)
        with pen.tag(self.tag):
            for line in self.lines(width):
                pen.line(line, x + _shift(self.style.align, line, width, self.type.base), top)
                top += line.height


def _shift(align: str, line: Line, width: float, base: int) -> float:
    rtl = line.base if align in ("start", "end") else 0
    if align == "centre":
        return (width - line.width) / 2
    if align == "page":
        return width - line.width if base else 0.0
    to_right = (align == "right") or (align == "start" and rtl) or (align == "end" and not rtl)
    return width - line.width if to_right else 0.0


class Heading(Stack):
    """A section's title under a rule, kept with what follows and listed in the outline."""

    def __init__(self, type_: Typesetter, text: str, before: float = 16.0, ruled: bool = True) -> None:
        self.title = text
        title = Text(type_, text, look.HEADING, 8.0, "H2", outline=(text, 1))
        super().__init__([Rule(), title] if ruled else [title], before, keep=True)
        self.keep_next = True

    def sections(self) -> list[str]:
        return [self.title]


class Rule(Block):
    def __init__(self, before: float = 0.0, colour: str = look.RULE) -> None:
        self.before, self.colour = before, colour

    def height(self, width: float) -> float:
        return 0.75

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        pen.rule(x, top, width, self.colour)


class Gap(Block):
    def __init__(self, tall: float) -> None:
        self.tall = tall

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        return None


class Bullet(Block):
    """One item of a list; the mark stands at the side where its text begins."""

    def __init__(
        self, type_: Typesetter, body: Block, before: float = 2.0, mark: str = "•", indent: float = 12.0
    ) -> None:
        self.type, self.body, self.before, self.indent = type_, body, before, indent
        self.mark = mark

    def height(self, width: float) -> float:
        return self.body.height(width - self.indent)

    def lead(self, width: float) -> float:
        return self.body.lead(width - self.indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.body.split(width - self.indent, room)
        if not parts:
            return None
        return (
            Bullet(self.type, parts[0], self.before, self.mark, self.indent),
            Bullet(self.type, parts[1], 0.0, "", self.indent),
        )

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        first = _first_text(self.body)
        lines = first.lines(width - self.indent) if first else []
        rtl = bool(lines and lines[0].base)
        with pen.tag("LI"):
            if self.mark and first and lines:
                mark = self.type.lines([Span(self.mark, first.style.tinted(look.INK))], 99.0)[0]
                lower = top + lines[0].ascent - mark.ascent
                pen.line(mark, x + width - mark.width - 1 if rtl else x + 1, lower)
            self.body.draw(pen, x if rtl else x + self.indent, top, width - self.indent)


def _first_text(block: Block) -> Text | None:
    while isinstance(block, Stack) and block.blocks:
        block = block.blocks[0]
    return block if isinstance(block, Text) else None


class Columns(Block):
    """Blocks side by side; split across pages where they are tall. `shares` are relative widths."""

    def __init__(
        self,
        columns: Sequence[Block],
        shares: Sequence[float],
        gap: float = 24.0,
        before: float = 0.0,
        whole: bool = False,
        tag: str = "",
        rtl: bool = False,
    ) -> None:
        self.columns, self.shares, self.gap = list(columns), list(shares), gap
        self.before, self.whole, self.tag, self.rtl = before, whole, tag, rtl
        self._known = (-1.0, 0.0)

    def widths(self, width: float) -> list[float]:
        free = width - self.gap * (len(self.columns) - 1)
        return [free * share / sum(self.shares) for share in self.shares]

    def _paired(self, width: float) -> list[tuple[Block, float]]:
        return list(zip(self.columns, self.widths(width), strict=True))

    def height(self, width: float) -> float:
        if self._known[0] != width:
            tall = max((column.height(wide) for column, wide in self._paired(width)), default=0.0)
            self._known = (width, tall)
        return self._known[1]

    def sections(self) -> list[str]:
        return [title for column in self.columns for title in column.sections()]

    def lead(self, width: float) -> float:
        if self.whole:
            return self.height(width)
        return max((column.lead(wide) for column, wide in self._paired(width)), default=0.0)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.whole or self.lead(width) > room:
            return None
        heads: list[Block] = []
        tails: list[Block] = []
        for column, wide in self._paired(width):
            if column.height(wide) <= room + 0.01:
                heads.append(column)
                tails.append(Stack([]))
                continue
            parts = column.split(wide, room)
            heads.append(parts[0] if parts else Stack([]))
            tails.append(parts[1] if parts else column)
        if all(head.height(wide) == 0 for head, wide in zip(heads, self.widths(width), strict=True)):
            return None
        return self._part(heads, self.before), self._part(tails, 0.0)

    def _part(self, columns: list[Block], before: float) -> "Columns":
        return Columns(columns, self.shares, self.gap, before, tag=self.tag, rtl=self.rtl)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        left = x + width if self.rtl else x
        for column, wide in self._paired(width):
            left -= wide if self.rtl else 0.0
            if self.tag:
                with pen.tag(self.tag):
                    column.draw(pen, left, top, wide)
            else:
                column.draw(pen, left, top, wide)
            left += -self.gap if self.rtl else wide + self.gap


class Table(Block):
    """Rows under a head that is repeated on every page. Cells are blocks and may be split."""

    def __init__(
        self,
        head: Sequence[Block],
        rows: Sequence[Sequence[Block]],
        shares: Sequence[float],
        before: float = 0.0,
        rtl: bool = False,
        padding: float = 4.0,
    ) -> None:
        self.head, self.shares, self.before, self.rtl, self.padding = head, shares, before, rtl, padding
        self.rows = [row if isinstance(row, Columns) else self._row(row) for row in rows]

    def _row(self, cells: Sequence[Block], tag: str = "TD") -> Columns:
        return Columns(cells, self.shares, 10.0, tag=tag, rtl=self.rtl)

    def _head_height(self, width: float) -> float:
        return self._row(self.head, "TH").height(width) + self.padding + 0.75 if self.head else 0.0

    def height(self, width: float) -> float:
        rows = sum(row.height(width) + 2 * self.padding + 0.5 for row in self.rows)
        return self._head_height(width) + rows

    def lead(self, width: float) -> float:
        first = self.rows[0].lead(width) + 2 * self.padding if self.rows else 0.0
        return self._head_height(width) + first

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        used = self._head_height(width)
        for at, row in enumerate(self.rows):
            tall = row.height(width) + 2 * self.padding + 0.5
            if used + tall <= room + 0.01:
                used += tall
                continue
            divide = not at or tall > TALL_ROW
            parts = row.split(width, room - used - 2 * self.padding - 0.5) if divide else None
            if parts:
                fitting, rest = [*self.rows[:at], parts[0]], [parts[1], *self.rows[at + 1 :]]
                return self._part(fitting, self.before), self._part(rest, 0.0)
            if not at:
                return None
            return self._part(self.rows[:at], self.before), self._part(self.rows[at:], 0.0)
        return None

    def _part(self, rows: Sequence[Block], before: float) -> "Table":
        part = Table(self.head, [], self.shares, before, self.rtl, self.padding)
        part.rows = [row for row in rows if isinstance(row, Columns)]
        return part

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        with pen.tag("Table"):
            if self.head:
                head = self._row(self.head, "TH")
                with pen.tag("TR"):
                    head.draw(pen, x, top, width)
                top += head.height(width) + self.padding
                pen.rule(x, top, width, look.PLANNED, 0.75)
                top += 0.75
            for at, row in enumerate(self.rows, 1):
                with pen.tag("TR"):
                    row.draw(pen, x, top + self.padding, width)
                top += row.height(width) + 2 * self.padding
                if at < len(self.rows):
                    pen.rule(x, top, width, look.RULE, 0.5)
                top += 0.5


class Barred(Block):
    """Any block with a bar of colour at the side where its text begins; the bar goes on over a split."""

    INDENT = 10.0

    def __init__(self, body: Block, colour: str, before: float = 8.0, rtl: bool = False) -> None:
        self.body, self.colour, self.before, self.rtl = body, colour, before, rtl

    def height(self, width: float) -> float:
        return self.body.height(width - self.INDENT)

    def lead(self, width: float) -> float:
        tall = self.height(width)
        return tall if tall <= SHORT else self.body.lead(width - self.INDENT)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.body.split(width - self.INDENT, room) if self.height(width) > SHORT else None
        if not parts:
            return None
        head, tail = parts
        return Barred(head, self.colour, self.before, self.rtl), Barred(tail, self.colour, 0.0, self.rtl)

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        tall = self.height(width)
        pen.rect(x + width - 3 if self.rtl else x, top + 1.5, 3.0, tall - 3, self.colour)
        self.body.draw(pen, x if self.rtl else x + self.INDENT, top, width - self.INDENT)


def paragraphs(type_: Typesetter, text: str, style: Style = look.BODY, before: float = 6.0) -> list[Block]:
    """`text` as blocks of at most PARAGRAPH_LIMIT letters, cut at its line ends and spaces."""
    made: list[Block] = []
    for part in text.replace("\r\n", "\n").split("\n"):
        rest = part.strip()
        while len(rest) > PARAGRAPH_LIMIT:
            cut = rest.rfind(" ", 0, PARAGRAPH_LIMIT) + 1 or PARAGRAPH_LIMIT
            made.append(Text(type_, rest[:cut], style, before if not made else 3.0))
            rest = rest[cut:]
        if rest:
            made.append(Text(type_, rest, style, before if not made else 3.0))
    return made
