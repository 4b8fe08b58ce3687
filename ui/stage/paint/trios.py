"""The draw: who sits with whom. Few groups as cards under a header; many in cells, see `crowd`."""

from collections.abc import Sequence

from copdesk.stage.scenes import Table, Trios
from copdesk.stage.view import StageView
from ui.stage.paint import crowd
from ui.stage.paint.clock import add_digits, ems, pattern
from ui.stage.paint.fit import balanced, squeezed
from ui.stage.paint.frame import state_role
from ui.stage.paint.grid import Grid, even_pages, grid_for
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

TITLE, TITLE_LINE, LABEL = 6.0, 7.0, 4.2
GAP = 2.0
DIGITS, DIGITS_LINE = 18.0, 14.0
SMALL_DIGITS, SMALL_LINE = 12.0, 9.0
TIGHTER = ((1.0, 1.293), (0.75, 1.25), (0.5, 1.22))
LARGER = (8.0, 7.2, 6.6, 6.0, 5.4, 5.0, 4.6)
"""Sizes of names for groups so few that the usual size would leave the picture empty."""
SMALLER = (6.0, 5.0, 4.1, 3.6, 3.4, 3.05)
MOSTLY = 0.9
THEN, THEN_LEAST = (4.6, 4.2, 3.6), 25.0


def paint(sheet: Sheet, view: StageView, scene: Trios) -> None:
    pages = even_pages(scene.tables)
    while len(pages) < len(scene.tables) and not all(_holds(sheet, page) for page in pages):
        pages = even_pages(scene.tables, len(pages) + 1)
    sheet.pages = len(pages)
    shown = view.page % len(pages)
    page = f"{shown + 1} / {len(pages)}" if len(pages) > 1 else ""
    tables = pages[shown]
    before = sum(len(earlier) for earlier in pages[:shown])
    seen = len(tables) if scene.revealed is None else max(0, scene.revealed - before)
    if grid_for(len(tables), sheet.wide).headed:
        Cards(sheet, tables).paint(view, scene, page, seen)
    else:
        crowd.paint(sheet, view, scene, tables, page, seen)


def _holds(sheet: Sheet, tables: Sequence[Table]) -> bool:
    if grid_for(len(tables), sheet.wide).headed:
        return Cards(sheet, tables).fits
    return crowd.holds(sheet, tables)


class Cards:
    """Up to eight groups: each a card with the table's name above its people."""

    def __init__(self, sheet: Sheet, tables: Sequence[Table]) -> None:
        self.sheet, self.tables = sheet, tables
        self.grid: Grid = grid_for(len(tables), sheet.wide)
        self.spare = -len(tables) % self.grid.columns or (
            0 if len(tables) >= self.grid.columns * self.grid.rows else self.grid.columns
        )
        self.foot = 0.0 if self.spare else 11.0
        self.width = (sheet.inner - GAP * (self.grid.columns - 1)) / self.grid.columns
        self.room = 100 - 2 * sheet.top - TITLE_LINE - GAP - self.foot
        for size in self._easy_sizes():
            self.size, (self.share, self.pitch) = size, TIGHTER[0]
            self._lay()
            if self.fits:
                return
        for size in (step for step in SMALLER if step <= self.grid.names):
            for share, pitch in TIGHTER:
                self.size, self.share, self.pitch = size, share, pitch
                self._lay()
                if self.fits:
                    return

    def _easy_sizes(self) -> list[float]:
        """Larger sizes at which hardly a name needs narrower letters."""
        usual = self.grid.names
        seats = [seat for table in self.tables for seat in table.seats]
        widths = sorted(self.sheet.advance(seat.name, usual, seat.client) for seat in seats)
        names = widths[int(len(widths) * MOSTLY)] / usual if widths else 0.0
        heads = max((self.sheet.advance(table.name, usual, True) for table in self.tables), default=0.0) / usual
        return [
            size for size in LARGER
            if size > usual and names * size <= self._name_room(size) and heads * size * 1.07 <= self.width - 4
        ]  # fmt: skip

    def _name_room(self, size: float) -> float:
        return self.width - 3.4 - 1.2 - 1.51 * size

    def _lay(self) -> None:
        sheet, size = self.sheet, self.size
        self.box = 1.12 * size
        self.name_room = self._name_room(size)
        self.flows: list[list[Flow]] = [
            [
                squeezed(sheet, seat.name, size, self.name_room, bold=seat.client, pitch=self.pitch * size, exact=True)
                for seat in table.seats
            ]
            for table in self.tables
        ]
        self.head = min(8.0, max(4.4 if size >= 4 else 4.2, 1.07 * size))
        columns = self.grid.columns
        self.heads = [
            squeezed(sheet, table.name, self.head, self.width - 4, bold=True, pitch=self.head * 1.27)
            for table in self.tables
        ]
        heights = [
            2.2 * self.share + (head.height + sum(flow.height for flow in flows)) / sheet.unit
            for head, flows in zip(self.heads, self.flows, strict=True)
        ]
        self.rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
        alone = self.spare == columns
        self.legend_row = 23.0 if alone else 0.0
        gaps = (len(self.rows) - (0 if alone else 1)) * GAP * self.share
        self.height = sum(self.rows) + self.legend_row + gaps
        self.fits = self.height <= self.room + 0.05

    def paint(self, view: StageView, scene: Trios, page: str, seen: int) -> None:
        sheet = self.sheet
        top = self._title(view, scene, page)
        bottom = 100 - sheet.top - self.foot
        full = len(self.rows) + (1 if self.legend_row else 0)
        free = bottom - top - sum(self.rows) - self.legend_row
        gap = min(GAP * 3, free / (full - 1)) if full > 1 else 0.0
        y = top if full > 1 else top + free / 3
        for number, flows in enumerate(self.flows):
            row, column = divmod(number, self.grid.columns)
            if number and column == 0:
                y += self.rows[row - 1] + gap
            x = sheet.side + column * (self.width + GAP)
            self._card(number, flows if number < seen else [], x, y, self.rows[row])
        if self.foot:
            self._legend_line(view, scene, bottom + 2)
            return
        used = self.grid.columns - self.spare
        if self.legend_row:
            y, high = bottom - self.legend_row, self.legend_row
        else:
            high = max(self.rows[-1], bottom - y)
        x = sheet.side + used * (self.width + GAP)
        self._legend(view, scene, x, y, sheet.width - sheet.side - x, high)

    def _title(self, view: StageView, scene: Trios, page: str) -> float:
        sheet, y = self.sheet, self.sheet.top
        edge = sheet.width - sheet.side
        for words in (page, scene.count):
            if words:
                edge -= sheet.say(words, edge, y, LABEL, role="muted", pitch=TITLE_LINE * 1.1, far=True) + 2.4
        room = edge - sheet.side
        squeeze = min(1.0, max(0.7, room / sheet.advance(scene.title or " ", TITLE, True)))
        width = sheet.say(scene.title, sheet.side, y, TITLE, bold=True, pitch=TITLE_LINE, squeeze=squeeze)
        if scene.subtitle and width + 2.4 + sheet.advance(scene.subtitle, LABEL) <= room:
            sheet.say(scene.subtitle, sheet.side + width + 2.4, y, LABEL, role="muted", pitch=TITLE_LINE * 1.1)
        return y + TITLE_LINE + GAP

    def _card(self, number: int, flows: list[Flow], x: float, y: float, high: float) -> None:
        sheet, size, table = self.sheet, self.size, self.tables[number]
        sheet.card(x, y, self.width, high)
        at = y + 1.0 * self.share
        at += sheet.put(self.heads[number], x + 2.2, at, "run")
        line = self.pitch * size
        for seat, flow in zip(table.seats, flows, strict=False):
            box_x = x + 2.0
            if seat.client:
                sheet.fill(box_x, at + (line - self.box) / 2, self.box, self.box, "close")
            role = "on" if seat.client else "muted"
            sheet.say(
                seat.letter,
                box_x + self.box / 2,
                at,
                0.88 * size,
                role=role,
                bold=seat.client,
                pitch=line,
                centred=True,
            )
            sheet.put(flow, box_x + self.box + 0.39 * size, at)
            at += flow.height / sheet.unit

    def _legend(self, view: StageView, scene: Trios, x: float, y: float, w: float, high: float) -> None:
        """Who is first, how long until they begin, and what then."""
        sheet, x, w = self.sheet, x + 1.4, w - 2.8
        face = view.clock
        at = y + 2 if high > 24 else y
        if scene.legend:
            at += self._first(scene, x, at, w) + 1
        if face is None or not face.digits:
            if scene.then:
                sheet.put(sheet.flow(scene.then, 4.6, w, pitch=6), x, at, "muted")
            return
        foot = y + high
        size, line = (DIGITS, DIGITS_LINE) if foot - at >= DIGITS_LINE else (SMALL_DIGITS, SMALL_LINE)
        middle = foot - line / 2
        if face.state == "over" and not face.count_on:
            sheet.fill(x, middle - 6, w, 12, "over")
            sheet.icon("over", x + 2, middle - 4, 8, "on")
            flow = squeezed(sheet, face.over_words, 6.2, w - 14, bold=True, pitch=12)
            sheet.put(flow, x + 12.4, middle - 6, "on")
            return
        width = min(w, size * ems(pattern(face)))
        add_digits(sheet, face, x, middle, width, size, align=0.0, least=12)
        left = w - width - 4
        if face.state in ("last", "held"):
            beside = left >= 6
            sheet.icon(
                face.state,
                x + width + 4 if beside else x,
                middle - 3 if beside else foot - line - 7,
                6,
                state_role(face),
            )
        elif scene.then and not self._then(scene.then, x + width + 4, foot - line, left, line):
            self._then(scene.then, x, at, w, foot - line - at - 1)

    def _then(self, words: str, x: float, y: float, w: float, high: float) -> bool:
        """What follows, in the middle of that room; gives way where it is too small for it."""
        if w < THEN_LEAST:
            return False
        for size in THEN:
            flow = balanced(self.sheet, words, size, w, pitch=size * 1.3)
            tall = flow.height / self.sheet.unit
            if tall <= high and not flow.breaks_a_word:
                self.sheet.put(flow, x, y + (high - tall) / 2 if high <= DIGITS_LINE else y, "muted")
                return True
        return False

    def _first(self, scene: Trios, x: float, y: float, w: float) -> float:
        """The filled square and what it means; gives the height taken."""
        sheet = self.sheet
        box, size = (7.0, 5.0) if w >= 45 else (5.4, 4.2)
        if scene.legend_letter:
            sheet.fill(x, y, box, box, "close")
            sheet.say(scene.legend_letter, x + box / 2, y, box * 0.77, role="on", bold=True, pitch=box, centred=True)
        flow = squeezed(sheet, scene.legend, size, w - box - 2.4, bold=True, pitch=box)
        return max(box, sheet.put(flow, x + box + 2.4, y))

    def _legend_line(self, view: StageView, scene: Trios, y: float) -> None:
        """Every cell is taken: the legend stands below, with digits at the far end."""
        sheet, face = self.sheet, view.clock
        room = sheet.inner
        if face and face.digits:
            width = sheet.advance(face.widest, 12, True)
            edge = sheet.width - sheet.side
            if face.state == "over" and not face.count_on:
                width = sheet.say(face.over_words, edge, y, 6.2, role="over", bold=True, pitch=9, far=True)
                sheet.icon("over", edge - width - 8, y + 1.5, 6, "over")
                width += 8
            else:
                add_digits(sheet, face, edge - width, y + 4.5, width, 12, align=1, least=12)
            room -= width + 4
        if scene.legend:
            self._first(scene, sheet.side, y + 1, room)
