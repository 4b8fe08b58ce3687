"""Between two activities, or a break: what to do now, how long, and who sits where."""

from collections.abc import Sequence

from copdesk.stage.scenes import Table, Transition, Trios
from copdesk.stage.view import StageView
from ui.stage.paint import trios
from ui.stage.paint.clock import add_band, add_digits, ems, pattern
from ui.stage.paint.fit import balanced, boxed, squeezed
from ui.stage.paint.frame import LINE, band_and_footer, blocks, header, sentence_of, state_block
from ui.stage.paint.grid import even_pages
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

TITLES = (10.0, 8.8, 8.0, 7.0, 6.0)
DIGITS, ALONE = 30.0, 52.0
COLUMN, COLUMN_GAP = 60.0, 7.0
ROW_PAD, NAMES, EASY_LINES = 0.9, 3.7, 2
ROW_SIZES = (
    (5.4, 6.8, 17.0), (5.0, 6.3, 15.0), (4.4, 5.6, 13.0),
    (NAMES, 4.7, 11.4), (NAMES, 4.7, 0.0), (3.4, 4.2, 0.0), (3.05, 3.6, 0.0),
)  # fmt: skip
"""Size of names, their line, and the least height of a row; the larger ones where a table's people take two lines."""
TABLE, TABLE_GAP = 20.0, 2.0
MOST_TABLES = 9
ABOVE = 30.0
"""Height of title and digits above the rows at 4:3."""


def paint(sheet: Sheet, view: StageView, scene: Transition) -> None:
    if len(scene.tables) > MOST_TABLES:
        trios.paint(sheet, view, Trios(scene.title, scene.tables, legend=scene.note))
        return
    if not scene.tables:
        _alone(sheet, view, scene, header(sheet, view))
        return
    bottom = state_block(sheet, view, over=13) if blocks(view) else 100 - sheet.top
    start = sheet.side + (COLUMN + COLUMN_GAP if sheet.wide else 0.0)
    width = sheet.width - sheet.side - start
    least = bottom - sheet.top - (LINE if sheet.wide else 4 * LINE + ABOVE)
    pages = _pages(sheet, scene.tables, width, least)
    sheet.pages = len(pages)
    shown = view.page % len(pages)
    top = header(sheet, view, page=f"{shown + 1} / {len(pages)}" if len(pages) > 1 else "")
    if sheet.wide:
        _left(sheet, view, scene, top, bottom)
    else:
        top = _above(sheet, view, scene, top)
    Rows(sheet, pages[shown], width, bottom - top).paint(start, top, bottom)


def _pages(sheet: Sheet, tables: Sequence[Table], width: float, room: float) -> list[Sequence[Table]]:
    """As few even pages as hold every name whole."""
    pages = even_pages(tables)
    while len(pages) < len(tables) and not all(Rows(sheet, page, width, room).fits for page in pages):
        pages = even_pages(tables, len(pages) + 1)
    return pages


def _alone(sheet: Sheet, view: StageView, scene: Transition, top: float) -> None:
    """No groups to show: the title above large digits."""
    bottom = band_and_footer(sheet, view)
    title = balanced(sheet, scene.title, TITLES[0], sheet.inner, bold=True, pitch=12)
    if title.count > 1:
        title = balanced(sheet, scene.title, TITLES[2], sheet.inner, bold=True, pitch=9.6)
    y = top + 1 + sheet.put(title, sheet.side, top + 1)
    if scene.note:
        y += sheet.put(squeezed(sheet, scene.note, 5, sheet.inner, pitch=6.4), sheet.side, y, "muted")
    face = view.clock
    if face and face.digits:
        size = min(ALONE, (bottom - y) / 0.78)
        add_digits(sheet, face, sheet.side, (y + bottom) / 2 - 0.03 * size, sheet.inner, size)


def _title(sheet: Sheet, text: str, width: float, lines: int) -> Flow:
    for size in TITLES:
        flow = balanced(sheet, text, size, width, bold=True, pitch=size * 1.2)
        if flow.count <= lines and not flow.breaks_a_word:
            break
    return flow


def _left(sheet: Sheet, view: StageView, scene: Transition, top: float, bottom: float) -> None:
    title = _title(sheet, scene.title, COLUMN, 2)
    note = sheet.flow(scene.note, 5, COLUMN, pitch=6.4)
    face = view.clock
    timed = face is not None and bool(face.digits)
    high = title.height / sheet.unit + (33 if timed else 0) + 3 + note.height / sheet.unit
    y = top + max(0.0, (bottom - top - high) / 2)
    y += sheet.put(title, sheet.side, y)
    if timed and face:
        add_digits(sheet, face, sheet.side, y + 15, COLUMN, DIGITS, align=0.0, least=12)
        if face.state in ("running", "last"):
            add_band(sheet, face, sheet.side, y + 30, COLUMN, 4 if face.state == "last" else 3)
        y += 33
    if scene.note:
        sheet.put(note, sheet.side, y + 3, "muted")


def _above(sheet: Sheet, view: StageView, scene: Transition, top: float) -> float:
    """4:3: digits beside the title."""
    face = view.clock
    taken = 0.0
    if face and face.digits:
        taken = min(DIGITS * ems(pattern(face)), sheet.inner * 0.6)
        edge = sheet.width - sheet.side
        add_digits(sheet, face, edge - taken, top + 12, taken, DIGITS, align=1, least=12)
    title = _title(sheet, scene.title, sheet.inner - taken - 3, 2)
    y = top + 1 + sheet.put(title, sheet.side, top + 1)
    if scene.note:
        y += sheet.put(squeezed(sheet, scene.note, 4.2, sheet.inner - taken - 3, pitch=5.4), sheet.side, y, "muted")
    if taken and face and face.state in ("running", "last"):
        add_band(sheet, face, sheet.side, max(y, top + 24) + 1.5, sheet.inner, 2)
        return max(y, top + 24) + 5.5
    return max(y, top + 24 if taken else y) + 2


class Rows:
    """Tables as rows: name, and its people separated by commas."""

    def __init__(self, sheet: Sheet, tables: Sequence[Table], width: float, room: float) -> None:
        self.sheet, self.tables, self.width = sheet, tables, width
        for size, line, least in ROW_SIZES:
            self.names = [
                sheet.flow(
                    sentence_of(tuple(seat.name.replace(" ", "\u00a0") for seat in table.seats)),
                    size, width - TABLE - TABLE_GAP, pitch=line, keep_isolates=True,
                )
                for table in tables
            ]  # fmt: skip
            least = min(least, room / len(tables)) if least else 0.0
            self.rows = [max(least, flow.height / sheet.unit + 2 * ROW_PAD + 0.3) for flow in self.names]
            self.fits = sum(self.rows) <= room
            if self.fits and (size <= NAMES or all(flow.count <= EASY_LINES for flow in self.names)):
                break

    def paint(self, x: float, top: float, bottom: float) -> None:
        sheet = self.sheet
        y = top + max(0.0, (bottom - top - sum(self.rows)) / 2)
        for table, flow, high in zip(self.tables, self.names, self.rows, strict=True):
            sheet.rule(x, y, self.width, 0.3)
            name = boxed(sheet, table.name, 5, TABLE - 0.5, high, bold=True)
            sheet.put(name, x, y + (high - name.height / sheet.unit) / 2, "run")
            sheet.put(flow, x + TABLE + TABLE_GAP, y + (high - flow.height / sheet.unit) / 2)
            y += high
