"""Everyone in alphabetical order with their table, large enough to be found from the door."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.stage.scenes import Place, Places
from copdesk.stage.view import StageView
from ui.stage.paint.fit import squeezed
from ui.stage.paint.frame import below_header, has_clock, header
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

TITLE, TITLE_LINE = 6.0, 8.0
SIZES = (11.4, 10.2, 9.0, 8.0, 7.2, 6.6, 6.0, 5.4, 5.0, 4.6, 4.2, 3.9, 3.6)
COLUMN_GAP, NAME_GAP = 5.0, 2.0
LINE, LOOSEST = 1.5, 2.4
MOSTLY = 0.9
"""The share of names that a size must leave room for on one line."""
EASY, NARROW = 0.85, 0.72
"""Letters may be as narrow as the first before smaller ones are taken; at the second a line still holds a name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How places stand: size of names, columns, and how high a line is."""

    size: float
    columns: int
    pitch: float


def paint(sheet: Sheet, view: StageView, scene: Places) -> None:
    clock = has_clock(view)
    above = below_header(sheet, view, clock=clock)
    with sheet.measuring():
        top = above + _title(sheet, scene, above) + 2
    room = 100 - sheet.top - top
    lists, pages = _laid(sheet, scene.places, room)
    sheet.pages = max(1, len(pages))
    shown = view.page % sheet.pages
    header(sheet, view, page=f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else "", clock=clock)
    _title(sheet, scene, above)
    for column, places in enumerate(pages[shown] if pages else []):
        lists.paint(places, sheet.side + column * (lists.width + COLUMN_GAP), top)


def _title(sheet: Sheet, scene: Places, y: float) -> float:
    return sheet.put(squeezed(sheet, scene.title, TITLE, sheet.inner, bold=True, pitch=TITLE_LINE), sheet.side, y)


def _laid(sheet: Sheet, places: Sequence[Place], room: float) -> tuple["Lists", list[list[Sequence[Place]]]]:
    """The largest names on as few pages as the smallest need."""
    most = 3 if sheet.wide else 2
    rows = max(1, int(room / (SIZES[-1] * LINE)))
    count = max(1, -(-len(places) // (rows * most)))
    while True:
        lists = Lists(sheet, places, _plan(sheet, places, room, most, count))
        pages = lists.pages(room)
        if len(pages) <= count:
            return lists, pages
        count = len(pages)  # long names took more lines: on so many pages all may be larger


def _plan(sheet: Sheet, places: Sequence[Place], room: float, most: int, pages: int) -> Plan:
    """The largest names that so many pages hold, in as few columns as hold them, at most `most`."""
    least = SIZES[-1]
    pairs = {(sheet.advance(one.name, least), sheet.advance(one.table, least, True)) for one in places}
    lengths = sorted(name for name, _ in pairs)
    names = lengths[int(len(lengths) * MOSTLY)] if lengths else 0.0
    tables = max((table for _, table in pairs), default=0.0)
    for size in SIZES:
        for columns in range(1, most + 1):
            rows = -(-len(places) // (columns * pages))
            width = (sheet.inner - COLUMN_GAP * (columns - 1)) / columns
            letters = NARROW if size == least else EASY
            easy = (names * letters + tables) * size / least + NAME_GAP <= width
            free = (width - NAME_GAP) * least / size - tables
            rows += sum(length * NARROW > free for length in lengths)  # those take two lines; all may be in one column
            if rows * size * LINE <= room and easy:
                return Plan(size, columns, min(room / max(1, rows), size * LOOSEST))
    return Plan(least, most, least * LINE)


class Lists:
    """Places laid out in columns."""

    def __init__(self, sheet: Sheet, places: Sequence[Place], plan: Plan) -> None:
        self.sheet, self.places, self.plan = sheet, places, plan
        self.width = (sheet.inner - COLUMN_GAP * (plan.columns - 1)) / plan.columns
        widest = max((sheet.advance(place.table, plan.size, True) for place in places), default=0.0)
        self.tables = min(self.width * 0.45, widest + 0.2)

    def pages(self, room: float) -> list[list[Sequence[Place]]]:
        """Places into columns and pages, by the heights that their names really take; columns of even length."""
        heights = [self._height(place) for place in self.places]
        columns = self.plan.columns
        filled = self._filled(heights, room)
        count = -(-len(filled) // columns) * columns
        size, more = divmod(len(self.places), count)
        ends = [size * (at + 1) + min(more, at + 1) for at in range(count)]
        even = [self.places[start:end] for start, end in zip([0, *ends], ends, strict=False)]
        if all(sum(map(self._height, part)) <= room + 0.01 for part in even):
            filled = even
        return [filled[at : at + columns] for at in range(0, len(filled), columns)]

    def _filled(self, heights: Sequence[float], room: float) -> list[Sequence[Place]]:
        """Places below one another up to `room`, column after column."""
        columns: list[list[Place]] = [[]]
        used = 0.0
        for place, high in zip(self.places, heights, strict=True):
            if used + high > room + 0.01 and columns[-1]:
                columns.append([])
                used = 0.0
            columns[-1].append(place)
            used += high
        return list(columns)

    def paint(self, places: Sequence[Place], x: float, y: float) -> None:
        """One column, its names at the start edge and its tables at the far one."""
        sheet = self.sheet
        for place in places:
            sheet.put(self._name(place), x, y)
            sheet.put(self._table(place), x + self.width - self.tables, y, "run")
            y += self._height(place)
            sheet.rule(x, y - sheet.line(0.2), self.width, 0.2)

    def _height(self, place: Place) -> float:
        return max(self._name(place).height, self._table(place).height) / self.sheet.unit

    def _name(self, place: Place) -> Flow:
        room = self.width - self.tables - NAME_GAP
        return squeezed(self.sheet, place.name, self.plan.size, room, pitch=self.plan.pitch)

    def _table(self, place: Place) -> Flow:
        return squeezed(self.sheet, place.table, self.plan.size, self.tables, bold=True, pitch=self.plan.pitch)
