"""The gallery walk: how long here, and where each table goes next."""

from collections.abc import Sequence

from copdesk.stage.scenes import GalleryWalk, WalkRow
from copdesk.stage.view import StageView
from ui.stage.paint.clock import LEAST, add_band, add_digits, ems, pattern
from ui.stage.paint.fit import boxed
from ui.stage.paint.frame import blocks, footer, header, state_block
from ui.stage.paint.sheet import Sheet

DIGITS, DIGITS_MANY = 42.2, 30.0
COLUMN, COLUMN_GAP = 83.0, 7.0
ROW, ROW_MORE, HEAD = 9.2, 7.4, 7.0
NOW, ARROW, THEN = 12.0, 7.0, 27.0
ONE_COLUMN, MOST, MOST_NARROW = 9, 20, 14


def paint(sheet: Sheet, view: StageView, scene: GalleryWalk) -> None:
    pages = -(-max(1, len(scene.rows)) // (MOST if sheet.wide else MOST_NARROW))
    sheet.pages = pages
    shown = view.page % pages
    each = -(-len(scene.rows) // pages)
    rows = scene.rows[shown * each : (shown + 1) * each]
    top = header(sheet, view, page=f"{shown + 1} / {pages}" if pages > 1 else "")
    if blocks(view):
        bottom = state_block(sheet, view, over=13)
    else:
        bottom = footer(sheet, view, end=scene.ends or None) - 1
    if sheet.wide:
        _beside(sheet, view, scene, rows, top, bottom)
    else:
        _below(sheet, view, scene, rows, top, bottom)


def _beside(
    sheet: Sheet, view: StageView, scene: GalleryWalk, rows: Sequence[WalkRow], top: float, bottom: float
) -> None:  # fmt: skip
    many = len(rows) > ONE_COLUMN
    face = view.clock
    wanted = DIGITS_MANY if many else DIGITS
    width = 60.0 if many else COLUMN
    if face and not many:
        width = max(COLUMN, min(LEAST * ems(pattern(face)), sheet.inner - COLUMN_GAP - 60))
    digits = wanted * 0.853 + 6 if face and face.digits else 0.0
    instruction = sheet.flow(scene.instruction, 6, width, pitch=7.4)
    high = digits + 4 + instruction.height / sheet.unit
    y = top + max(0.0, (bottom - top - high) / 2)
    if digits and face:
        y = _time(sheet, view, y, wanted, width)
    sheet.put(instruction, sheet.side, y + 4)
    start = sheet.side + width + COLUMN_GAP
    _table(sheet, scene, rows, start, sheet.width - sheet.side - start, top, bottom, 2 if many else 1)


def _below(
    sheet: Sheet, view: StageView, scene: GalleryWalk, rows: Sequence[WalkRow], top: float, bottom: float
) -> None:  # fmt: skip
    face = view.clock
    many = len(rows) > 10
    wanted = DIGITS_MANY if many else LEAST
    y = top
    beside = DIGITS_MANY * ems(pattern(face)) + 5 if many and face and face.digits else 0.0
    instruction = sheet.flow(scene.instruction, 5, sheet.inner - beside, pitch=6.2)
    if beside and beside < sheet.inner - 30:
        sheet.put(instruction, sheet.side + beside, y + 4)
    if face and face.digits:
        y = _time(sheet, view, y, wanted, sheet.inner) + 1
    if not beside or beside >= sheet.inner - 30:
        y += sheet.put(instruction, sheet.side, y) + 1
    _table(sheet, scene, rows, sheet.side, sheet.inner, y, bottom, 2)


def _time(sheet: Sheet, view: StageView, y: float, wanted: float, width: float) -> float:
    face = view.clock
    assert face is not None
    high = wanted * 0.853
    add_digits(sheet, face, sheet.side, y + high / 2, width, wanted, align=0.0, least=min(wanted, LEAST))
    if face.state in ("running", "last"):
        add_band(sheet, face, sheet.side, y + high + 3, width, 4 if face.state == "last" else 3)
    return y + high + 6


def _table(
    sheet: Sheet, scene: GalleryWalk, rows: Sequence[WalkRow], x: float, width: float, top: float, bottom: float,
    columns: int,
) -> None:  # fmt: skip
    """Rows of table, station now, arrow, next station; two columns read downwards."""
    per = -(-len(rows) // columns)
    head_size = 4.2 if columns == 1 else 3.6
    gap = 5.0
    wide = (width - gap * (columns - 1)) / columns
    room = bottom - top - HEAD
    row = min(ROW, room / max(1, per))
    size = 5.4 if row >= 8.4 and columns == 1 else 4.4 if row >= 5.4 else min(4.2, row / 1.1)
    shares = (0.17, 0.1, 0.4) if columns == 1 else (0.13, 0.09, 0.34)
    now, arrow, then = (min(most, wide * share) for most, share in zip((NOW, ARROW, THEN), shares, strict=True))
    name = wide - now - arrow - then
    y = top + max(0.0, (room - row * per) / 2)
    for column in range(columns):
        start = x + column * (wide + gap)
        for words, at, room_for, centre in (
            (scene.heads[0], start, name, False),
            (scene.heads[1], start + name, now, True),
            (scene.heads[2], start + name + now + arrow, then, True),
        ):
            need = sheet.advance(words, head_size)
            squeeze = min(1.0, room_for / max(0.1, need))
            spot = at + room_for / 2 if centre else at
            sheet.say(words, spot, y, head_size, role="muted", pitch=HEAD, squeeze=squeeze, centred=centre)
        at_y = y + HEAD
        for entry in rows[column * per : (column + 1) * per]:
            sheet.rule(start, at_y, wide, 0.2)
            flow = boxed(sheet, entry.table, size, name - 1, row)
            sheet.put(flow, start, at_y + (row - flow.height / sheet.unit) / 2)
            sheet.say(entry.now, start + name + now / 2, at_y, size, pitch=row, centred=True)
            icon = min(4.0, row * 0.45)
            sheet.icon("arrow", start + name + now + (arrow - icon) / 2, at_y + (row - icon) / 2, icon, "muted")
            spot = start + name + now + arrow + then / 2
            sheet.say(entry.then, spot, at_y, size * 1.11, role="run", bold=True, pitch=row, centred=True)
            at_y += row
