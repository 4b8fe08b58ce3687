"""Nine groups and more: cells without a header line; the first cell holds title, legend and small digits."""

import unicodedata
from collections.abc import Sequence

from copdesk.stage.scenes import Seat, Table, Trios
from copdesk.stage.view import StageView
from ui.stage.paint.clock import add_digits
from ui.stage.paint.fit import boxed, squeezed
from ui.stage.paint.grid import Grid, grid_for
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

SHORT_BELOW = 0.85
"""Letters narrower than this ask for the short form of a name, where the grid allows it."""
LARGER, SMALLER = (5.0, 4.6, 4.1, 3.6), (3.6, 3.4, 3.05)
MOSTLY = 0.9
"""The share of names that a larger size must leave room for."""
DIGITS = 9.8
SMALLEST = 3.05
PITCHES, DENSE_PITCHES = (1.29, 1.25, 1.22), (1.22, 1.16, 1.115, 1.06)


class Cells:
    """The cells of one page, laid out at the largest line height that holds them."""

    def __init__(self, sheet: Sheet, tables: Sequence[Table], title: float = 0.0) -> None:
        """`title` is the height that the first cell would like for its words and digits."""
        self.sheet, self.tables, self.title = sheet, tables, title
        self.grid: Grid = grid_for(len(tables), sheet.wide)
        self.numbered = self.grid.beside and all(table.number for table in tables)
        narrow = not sheet.wide
        self.side, self.top = sheet.side, sheet.top
        if self.grid.dense:
            self.side, self.top = 4.0, 2.6 if narrow else 3.4
        self.gap_x = (1.2 if narrow else 1.3) if self.grid.beside else 2.0
        self.number = (4.6 if narrow else 5.1) if self.numbered else 1.4
        self.width = (sheet.width - 2 * self.side - self.gap_x * (self.grid.columns - 1)) / self.grid.columns
        self.room = 100 - 2 * self.top
        for size in self._easy_sizes():
            if self._lay(size, PITCHES[0]):
                return
        sizes = [step for step in SMALLER if step <= self.grid.names]
        for size in sizes:
            for pitch in DENSE_PITCHES if self.grid.dense else (*PITCHES, 1.16):
                if self._lay(size, pitch):
                    return
        self.title = 0.0
        for size in sizes:
            for pitch in DENSE_PITCHES if self.grid.dense else (*PITCHES, 1.16):
                if self._lay(size, pitch):
                    return
        self._lay(sizes[-1], DENSE_PITCHES[-1])

    def _easy_sizes(self) -> list[float]:
        """Larger sizes at which hardly a name needs narrower letters."""
        usual = self.grid.names
        seats = [seat for table in self.tables for seat in table.seats]
        widths = sorted(self.sheet.advance(seat.name, usual, seat.client and not self.numbered) for seat in seats)
        usually = widths[int(len(widths) * MOSTLY)] / usual if widths else 0.0
        return [size for size in LARGER if size > usual and usually * size <= self._name_room(size)]

    def _name_room(self, size: float) -> float:
        self._marks(size)
        taken = self.number + self.mark + self.mark_gap + (0.4 if self.numbered else 1.2)
        return self.width - taken - self.sheet.theme.card_outline

    def _marks(self, size: float) -> None:
        """The square of the client, or the letters of seats, and the gap behind them."""
        narrow = not self.sheet.wide
        self.mark = (1.6 if narrow else 1.7) if self.numbered else 1.12 * size
        self.mark_gap = (0.6 if narrow else 0.7) if self.numbered else 0.39 * size

    def _lay(self, size: float, pitch: float) -> bool:
        sheet = self.sheet
        self.size, self.line = size, size * pitch
        self.gap_y = 2.0 if not self.grid.beside else 0.5 if not sheet.wide else 0.7
        self.pad = 0.0 if self.numbered else 0.7
        self.head = 0.0 if self.numbered else max(3.6, size * 1.07)
        room = self._name_room(size)
        self.flows = [[self._name(seat, room) for seat in table.seats] for table in self.tables]
        heights = [(9.0 if self.grid.dense else 11.0) if self.grid.beside else 18.0]
        heights += [
            2 * self.pad + self.head * 1.25 + sum(flow.height for flow in flows) / sheet.unit for flows in self.flows
        ]
        heights[0] = max(heights[0], self.title)
        columns = self.grid.columns
        self.rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
        while self.gap_y > 0.5 and sum(self.rows) + self.gap_y * (len(self.rows) - 1) > self.room:
            self.gap_y -= 0.25
        self.fits = sum(self.rows) + self.gap_y * (len(self.rows) - 1) <= self.room + 0.05
        return self.fits

    def _name(self, seat: Seat, room: float) -> Flow:
        bold = seat.client and not self.numbered
        name = seat.name
        if self.grid.rows == 9 and seat.short and is_latin(name):
            natural = self.sheet.advance(name, self.size, bold)
            if natural > 0 and room / natural < SHORT_BELOW:
                name = seat.short
        return squeezed(self.sheet, name, self.size, room, bold=bold, pitch=self.line, exact=True)


def is_latin(name: str) -> bool:
    """Whether every letter of `name` is Latin: only such names are shortened to an initial."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


def holds(sheet: Sheet, tables: Sequence[Table]) -> bool:
    """Whether one page can show these groups with every name whole."""
    return Cells(sheet, tables).fits


def paint(
    sheet: Sheet, view: StageView, scene: Trios, tables: Sequence[Table], page: str, seen: int
) -> None:  # fmt: skip
    cells = Cells(sheet, tables)
    if view.clock is not None and view.clock.digits:
        cells = Cells(sheet, tables, _title_lines(cells, scene, page)[1] + DIGITS)
    free = cells.room - sum(cells.rows) - cells.gap_y * (len(cells.rows) - 1)
    stretch = max(0.0, free / len(cells.rows))
    y = cells.top
    for number in range(len(tables) + 1):
        row, column = divmod(number, cells.grid.columns)
        if number and column == 0:
            y += cells.rows[row - 1] + stretch + cells.gap_y
        x = cells.side + column * (cells.width + cells.gap_x)
        high = cells.rows[row] + stretch
        if number == 0:
            _title(cells, view, scene, page, x, y, high)
        else:
            _cell(cells, number - 1, x, y, high, number <= seen)


def _title_lines(cells: Cells, scene: Trios, page: str) -> tuple[Flow, float, float]:
    """The title, the height of title and legend, and the legend's size."""
    sheet = cells.sheet
    big, mild = ((4.6, 3.4) if sheet.wide else (4.0, 3.1)) if cells.grid.dense else (5.0, 3.6)
    title = squeezed(sheet, scene.title, big, cells.width, bold=True, pitch=big * 1.18)
    return title, title.height / sheet.unit + (mild * 1.3 if scene.legend or page else 0.0), mild


def _title(cells: Cells, view: StageView, scene: Trios, page: str, x: float, y: float, high: float) -> None:
    """Title, legend, and digits where the cell is high enough."""
    sheet = cells.sheet
    title, at_height, mild = _title_lines(cells, scene, page)
    face = view.clock
    digits = DIGITS if face and face.digits and at_height + DIGITS <= high + 0.05 else 0.0
    at = y + max(0.0, (high - at_height - digits) / 2)
    at += sheet.put(title, x, at)
    paged = sheet.say(page, x + cells.width, at, mild, role="muted", pitch=mild * 1.3, far=True) + 1 if page else 0.0
    if scene.legend:
        mark = mild * 0.7
        sheet.fill(x, at + (mild * 1.3 - mark) / 2, mark, mark, "close")
        flow = squeezed(sheet, scene.legend, mild, cells.width - mark - 0.8 - paged, pitch=mild * 1.3)
        at += sheet.put(flow, x + mark + 0.8, at)
    elif page:
        at += mild * 1.3
    if digits and face:
        if face.state == "over" and not face.count_on:
            sheet.icon("over", x, at + 2, 5, "over")
            said = boxed(sheet, face.over_words, 5, cells.width - 6.4, 9, bold=True)
            sheet.put(said, x + 6.4, at + (9 - said.height / sheet.unit) / 2, "over")
            return
        indent = 0.0
        if face.state in ("last", "held"):
            sheet.icon(face.state, x, at + 2.5, 4.2, "close" if face.state == "last" else "held")
            indent = 6.0
        add_digits(sheet, face, x + indent, at + 4.5, cells.width - indent, 12, align=0.0, least=12)


def _cell(cells: Cells, number: int, x: float, y: float, high: float, seen: bool) -> None:
    sheet, table, flows = cells.sheet, cells.tables[number], cells.flows[number]
    sheet.card(x, y, cells.width, high)
    used = 2 * cells.pad + cells.head * 1.25 + sum(flow.height for flow in flows) / sheet.unit
    at = y + cells.pad + max(0.0, (high - used) / 2 if cells.numbered else min(1.0, (high - used) / 2))
    if cells.numbered:
        sheet.say(str(table.number), x + cells.number / 2, y, 3.5, role="run", bold=True, pitch=high, centred=True)
    else:
        head = squeezed(sheet, table.name, cells.head, cells.width - 2.8, bold=True, pitch=cells.head * 1.25)
        at += sheet.put(head, x + cells.number, at, "run")
    if not seen:
        return
    start = x + cells.number
    for seat, flow in zip(table.seats, flows, strict=True):
        if cells.numbered and seat.client:
            mark = cells.mark * (1.0 if not sheet.wide else 1.12)
            sheet.fill(start, at + (cells.line - mark) / 2, cells.mark, mark, "close")
        elif not cells.numbered:
            box = min(cells.mark, cells.line * 0.94)
            if seat.client:
                sheet.fill(start, at + (cells.line - box) / 2, box, box, "close")
            role = "on" if seat.client else "muted"
            size = max(SMALLEST, 0.85 * cells.size)
            sheet.say(
                seat.letter, start + box / 2, at, size, role=role, bold=seat.client, pitch=cells.line, centred=True
            )
        sheet.put(flow, start + cells.mark + cells.mark_gap, at)
        at += flow.height / sheet.unit
