"""Everyone in alphabetical order with their table, large enough to be found from the door."""

from copdesk.stage.scenes import Place, Places
from copdesk.stage.view import StageView
from ui.stage.paint.fit import squeezed
from ui.stage.paint.frame import header
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

TITLE, TITLE_LINE = 6.0, 8.0
SIZES = (5.0, 4.6, 4.2, 3.9, 3.6)
COLUMN_GAP = 5.0
LINE = 1.5


def paint(sheet: Sheet, view: StageView, scene: Places) -> None:
    columns = 3 if sheet.wide else 2
    width = (sheet.inner - COLUMN_GAP * (columns - 1)) / columns
    room = 100 - 2 * sheet.top - TITLE_LINE - 5.6 - 2
    for size in SIZES:
        per_column = max(1, int(room / (size * LINE)))
        if len(scene.places) <= per_column * columns:
            break
    pages = _pages(sheet, scene.places, size, width, room, columns)
    sheet.pages = max(1, len(pages))
    shown = view.page % sheet.pages
    page = f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else ""
    top = header(sheet, view, page=page)
    flow = squeezed(sheet, scene.title, TITLE, sheet.inner, bold=True, pitch=TITLE_LINE)
    top += sheet.put(flow, sheet.side, top) + 2
    if not pages:
        return
    tables = _table_width(sheet, scene.places, size, width)
    for column, places in enumerate(pages[shown]):
        x, y = sheet.side + column * (width + COLUMN_GAP), top
        for place in places:
            name = _name(sheet, place, size, width, tables)
            high = name.height / sheet.unit
            sheet.put(name, x, y)
            table = squeezed(sheet, place.table, size, tables, bold=True, pitch=size * LINE)
            sheet.put(table, x + width - tables, y, "run")
            y += max(high, table.height / sheet.unit)
            sheet.rule(x, y - sheet.line(0.2), width, 0.2)


def _table_width(sheet: Sheet, places: tuple[Place, ...], size: float, width: float) -> float:
    return min(width * 0.45, max((sheet.advance(place.table, size, True) for place in places), default=0.0) + 0.2)


def _name(sheet: Sheet, place: Place, size: float, width: float, tables: float) -> Flow:
    return squeezed(sheet, place.name, size, width - tables - 2, pitch=size * LINE)


def _pages(
    sheet: Sheet, places: tuple[Place, ...], size: float, width: float, room: float, columns: int
) -> list[list[list[Place]]]:
    """Places into columns and pages, by the heights that their names really take; columns of even length."""
    tables = _table_width(sheet, places, size, width)
    heights = [
        max(
            _name(sheet, place, size, width, tables).height,
            squeezed(sheet, place.table, size, tables, bold=True, pitch=size * LINE).height,
        )
        / sheet.unit
        for place in places
    ]
    count = max(1, -(-int(sum(heights) * 1000) // int(room * columns * 1000)))
    while True:
        target = min(room, sum(heights) / (count * columns) + size * LINE)
        filled: list[list[Place]] = [[]]
        used = 0.0
        for place, high in zip(places, heights, strict=True):
            if used + high > target + 0.01 and filled[-1]:
                filled.append([])
                used = 0.0
            filled[-1].append(place)
            used += high
        if len(filled) <= count * columns or count > len(places):
            return [filled[at : at + columns] for at in range(0, len(filled), columns)]
        count += 1
