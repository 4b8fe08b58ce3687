"""The gallery walk: how long here, and where each table goes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.stage.scenes import GalleryWalk, WalkRow
from copdesk.stage.view import StageView
from ui.stage.paint.clock import LEAST, add_band, add_digits, ems, pattern
from ui.stage.paint.fit import balanced, boxed, largest, squeezed
from ui.stage.paint.frame import below_header, blocks, footer, header, state_block
from ui.stage.paint.sheet import LIST, Sheet
from ui.stage.paint.text import Flow

DIGITS, DIGITS_MANY = 42.2, 30.0
COLUMN, COLUMN_MANY, GAP = 83.0, 60.0, 7.0
ALONE = (11.4, 10.0, 8.0, 6.0)
BESIDE_LEAST = 28.0
"""Width that an instruction beside the digits needs at least."""
ROW, HEAD, HEAD_SIZE, HEAD_SMALL, HEAD_NARROW = 9.2, 7.0, 4.2, 3.6, 0.8
TALL = 0.853
"""Height of the line of digits, in em."""
SAID = (20.0, 17.0, 15.0, 13.0, 11.0, 9.0)
ONE_LINE = 3.6
"""Down to that size smaller letters are better than a second line."""
COLUMN_GAP = 5.0
MORE_PAGES = 4
"""How many pages more may be tried until every name can be read."""
SIZES = (5.4, 5.0, 4.6, 4.4, 4.2, 3.9, 3.6, 3.4, 3.05)
THEN = 1.11
"""How much larger the next station is than the rest of its row."""
LINE = 1.1
ONE_COLUMN, MOST = 9, 20
ONE_NARROW, MOST_NARROW = 3, 14


def paint(sheet: Sheet, view: StageView, scene: GalleryWalk) -> None:
    top = below_header(sheet, view)
    with sheet.measuring():
        bottom = _foot(sheet, view, scene)
    spot, parts = _spot(sheet, view, scene, top, bottom)
    sheet.pages = len(parts)
    shown = view.page % sheet.pages
    header(sheet, view, page=f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else "")
    _foot(sheet, view, scene)
    if not scene.rows:
        _alone(sheet, view, scene, top, bottom)
        return
    spot.paint(sheet, view, scene)
    parts[shown].paint()


def _foot(sheet: Sheet, view: StageView, scene: GalleryWalk) -> float:
    if blocks(view):
        return state_block(sheet, view, over=13)
    return footer(sheet, view, end=scene.ends or None) - 1


def _spot(sheet: Sheet, view: StageView, scene: GalleryWalk, top: float, bottom: float) -> tuple["Spot", list["Table"]]:
    """Where clock, words and table stand, and the table's pages: as few as let every name be read."""
    usual, most = (MOST, ONE_COLUMN) if sheet.wide else (MOST_NARROW, ONE_NARROW)
    fewest = -(-max(1, len(scene.rows)) // usual)
    for pages in range(fewest, fewest + MORE_PAGES):
        each = max(1, -(-len(scene.rows) // pages))
        columns = 2 if each > most else 1
        spot = (_beside if sheet.wide else _below)(sheet, view, scene, columns, top, bottom)
        cuts = [scene.rows[at : at + each] for at in range(0, max(1, len(scene.rows)), each)]
        tables = [Table(sheet, scene, rows, spot, columns) for rows in cuts]
        if all(table.fits for table in tables):
            break
    return spot, tables


def _alone(sheet: Sheet, view: StageView, scene: GalleryWalk, top: float, bottom: float) -> None:
    """No groups walk: the words, and the clock where there is one."""
    face = view.clock
    _, flow = largest(
        ALONE,
        lambda size: balanced(sheet, scene.instruction, size, sheet.inner, bold=True, pitch=size * LIST),
        lambda flow: flow.count <= 2 and not flow.breaks_a_word,
    )
    digits = LEAST * 0.853 + 8 if face and face.digits else 0.0
    y = top + max(0.0, bottom - top - digits - flow.height / sheet.unit) / 2
    if digits:
        y = _time(sheet, view, y, LEAST, sheet.inner) + 2
    sheet.put(flow, sheet.side, y)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the digits stand, how large and in how wide a column, the words beside or below, and the table."""

    y: float
    digits: float
    width: float
    words: Flow
    words_x: float
    words_y: float
    x: float
    wide: float
    top: float
    bottom: float

    def paint(self, sheet: Sheet, view: StageView, scene: GalleryWalk) -> None:
        if self.digits:
            _time(sheet, view, self.y, self.digits, self.width)
        sheet.put(self.words, self.words_x, self.words_y)


def _beside(sheet: Sheet, view: StageView, scene: GalleryWalk, columns: int, top: float, bottom: float) -> Spot:
    many = columns > 1
    face = view.clock
    wanted = DIGITS_MANY if many else DIGITS
    width = COLUMN_MANY if many else COLUMN
    if face and not many:
        width = max(COLUMN, min(LEAST * ems(pattern(face)), sheet.inner - GAP - COLUMN_MANY))
    digits = wanted * TALL + 6 if face and face.digits else 0.0
    words = sheet.flow(scene.instruction, 6, width, pitch=7.4)
    y = top + max(0.0, (bottom - top - digits - 4 - words.height / sheet.unit) / 2)
    start = sheet.side + width + GAP
    return Spot(
        y, wanted if digits else 0.0, width, words, sheet.side, y + digits + 4,
        start, sheet.width - sheet.side - start, top, bottom,
    )  # fmt: skip


def _below(sheet: Sheet, view: StageView, scene: GalleryWalk, columns: int, top: float, bottom: float) -> Spot:
    """The words stand beside the digits where they find room there, so that the table has more of it."""
    face = view.clock
    wanted = 0.0 if face is None or not face.digits else DIGITS_MANY if blocks(view) else LEAST
    taken = wanted * ems(pattern(face)) + 4 if face and wanted else 0.0
    beside = wanted > 0 and sheet.inner - taken >= BESIDE_LEAST
    words = sheet.flow(scene.instruction, 5, sheet.inner - (taken if beside else 0.0), pitch=6.2)
    high = words.height / sheet.unit
    below = top + (wanted * TALL + (1 if blocks(view) else 7) if wanted else 0.0)
    words_y = top + max(0.0, wanted * TALL - high) / 2 if beside else below
    width = taken - 4 if beside and blocks(view) else sheet.inner
    return Spot(
        top, wanted, width, words, sheet.side + (taken if beside else 0.0), words_y,
        sheet.side, sheet.inner, below if beside else below + high + 1, bottom,
    )  # fmt: skip


def _time(sheet: Sheet, view: StageView, y: float, wanted: float, width: float) -> float:
    """Digits with their band, or the words of time's up; gives the y below."""
    face = view.clock
    assert face is not None
    high = wanted * TALL
    if face.state == "over" and not face.count_on:
        _, flow = largest(
            SAID, lambda size: sheet.flow(face.over_words, size, width, bold=True), lambda flow: flow.count == 1
        )
        sheet.put(flow, sheet.side, y + (high - flow.height / sheet.unit) / 2, "over")
        return y + high + 6
    add_digits(sheet, face, sheet.side, y + high / 2, width, wanted, align=0.0, least=min(wanted, LEAST))
    if face.state in ("running", "last"):
        add_band(sheet, face, sheet.side, y + high + 3, width, 4 if face.state == "last" else 3)
    return y + high + 6


@dataclass(frozen=True, slots=True)
class Fields:
    """How wide a row's parts are: name, where it is now, the arrow, where it goes."""

    name: float
    now: float
    arrow: float
    then: float


def _fields(sheet: Sheet, scene: GalleryWalk, wide: float, head: float, size: float) -> Fields:
    """Stations as wide as their words, the rest for the name; without a next station the first is the name's label."""
    if not any(row.then for row in scene.rows):
        name = max((sheet.advance(row.table, size) for row in scene.rows), default=0.0) + 2
        name = min(max(name, sheet.advance(scene.heads[0], head) + 2), wide * 0.5)
        return Fields(name, wide - name, 0.0, 0.0)

    def widest(title: str, words: Sequence[str], size: float) -> float:
        return max(sheet.advance(title, head) * HEAD_NARROW, *(sheet.advance(one, size, True) for one in words)) + 1.5

    now = min(widest(scene.heads[1], [row.now for row in scene.rows], size), wide * 0.25)
    then = min(widest(scene.heads[2], [row.then for row in scene.rows], size * THEN), wide * 0.4)
    arrow = size * 1.1
    return Fields(wide - now - then - arrow, now, arrow, then)


class Table:
    """Rows of table, station now, arrow, next station; two columns read downwards."""

    def __init__(self, sheet: Sheet, scene: GalleryWalk, rows: Sequence[WalkRow], spot: Spot, columns: int) -> None:
        self.sheet, self.scene, self.rows, self.columns = sheet, scene, rows, columns
        self.per = -(-len(rows) // columns)
        self.head = HEAD_SIZE if columns == 1 else HEAD_SMALL
        self.wide = (spot.wide - COLUMN_GAP * (columns - 1)) / columns
        room = spot.bottom - spot.top - HEAD
        self.high = min(ROW, room / max(1, self.per))
        self.x, self.y = spot.x, spot.top + max(0.0, (room - self.high * self.per) / 2)
        self.names: list[Flow] = []
        self.stations: list[Flow] = []
        self.fits = False
        for self.size, lines in (*((size, 1) for size in SIZES if size >= ONE_LINE), *((size, 9) for size in SIZES)):
            self._lay()
            if self.fits and all(flow.count <= lines for flow in (*self.names, *self.stations)):
                return
        room = self.fields.name - 1
        self.names = [boxed(sheet, row.table, self.size, room, self.high) for row in rows]
        if not self.fields.then:
            self.stations = [boxed(sheet, row.now, self.size, self.fields.now, self.high) for row in rows]

    def _lay(self) -> None:
        sheet, size = self.sheet, self.size
        self.fields = _fields(sheet, self.scene, self.wide, self.head, size)

        def laid(words: str, room: float) -> Flow:
            return squeezed(sheet, words, size, room, pitch=size * LINE, exact=True)

        self.names = [laid(row.table, self.fields.name - 1) for row in self.rows]
        self.stations = [] if self.fields.then else [laid(row.now, self.fields.now) for row in self.rows]
        self.fits = size * LINE <= self.high and all(
            flow.height / sheet.unit <= self.high and not flow.breaks_a_word for flow in (*self.names, *self.stations)
        )

    def paint(self) -> None:
        for column in range(self.columns):
            x = self.x + column * (self.wide + COLUMN_GAP)
            _heads(self.sheet, self.scene, self.fields, x, self.y, self.head)
            for number in range(column * self.per, min(len(self.rows), (column + 1) * self.per)):
                self._row(number, x, self.y + HEAD + (number - column * self.per) * self.high)

    def _row(self, number: int, x: float, y: float) -> None:
        sheet, name = self.sheet, self.names[number]
        sheet.rule(x, y, self.wide, 0.2)
        sheet.put(name, x, y + (self.high - name.height / sheet.unit) / 2)
        x += self.fields.name
        if self.stations:
            station = self.stations[number]
            sheet.put(station, x, y + (self.high - station.height / sheet.unit) / 2)
        else:
            _stations(sheet, self.rows[number], self.fields, x, y, self.high, self.size)


def _heads(sheet: Sheet, scene: GalleryWalk, fields: Fields, x: float, y: float, size: float) -> None:
    spots = ((0.0, fields.name - 1, False), (fields.name, fields.now, fields.then > 0),
             (fields.name + fields.now + fields.arrow, fields.then, True))  # fmt: skip
    for words, (at, room, centred) in zip(scene.heads, spots, strict=True):
        if not words or room <= 0:
            continue
        squeeze = min(1.0, room / max(0.1, sheet.advance(words, size)))
        spot = x + at + room / 2 if centred else x + at
        sheet.say(words, spot, y, size, role="muted", pitch=HEAD, squeeze=squeeze, centred=centred)


def _stations(sheet: Sheet, row: WalkRow, fields: Fields, x: float, y: float, high: float, size: float) -> None:
    sheet.say(row.now, x + fields.now / 2, y, size, pitch=high, centred=True)
    if not row.then:
        return
    icon = min(4.0, high * 0.45)
    sheet.icon("arrow", x + fields.now + (fields.arrow - icon) / 2, y + (high - icon) / 2, icon, "muted")
    spot = x + fields.now + fields.arrow + fields.then / 2
    sheet.say(row.then, spot, y, size * THEN, role="run", bold=True, pitch=high, centred=True)
