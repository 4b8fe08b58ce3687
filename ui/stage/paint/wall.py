"""The wall: notes as cards in the tracks of their categories."""

from copdesk.stage.scenes import Wall, WallColumn
from copdesk.stage.view import StageView
from ui.stage.paint.cards import (
    BAR,
    BLOCK_GAP,
    GAP,
    HEAD_GAP,
    NAME,
    NAME_LINE,
    PAD,
    PAD_X,
    TRACK_GAP,
    Block,
    Measure,
    Page,
    lay_out,
)
from ui.stage.paint.fit import squeezed
from ui.stage.paint.frame import below_header, has_clock, header
from ui.stage.paint.sheet import Sheet

HEAD, HEAD_LINE = 5.0, 7.4


def paint(sheet: Sheet, view: StageView, scene: Wall) -> None:
    clocked = has_clock(view)
    top = below_header(sheet, view, clock=clocked) + 1.4
    size, pages = lay_out(sheet, scene.heads, 100 - sheet.top - top, HEAD_LINE + 0.4)
    sheet.pages = max(1, len(pages))
    shown = view.page % sheet.pages
    page = f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else ""
    header(sheet, view, page=page, clock=clocked)
    if pages:
        _page(sheet, pages[shown], size, top)


def _page(sheet: Sheet, page: Page, size: float, top: float) -> None:
    named = any(name for name, _ in page.heads)
    measure = Measure(sheet, size, page.tracks, 0.0, len(page.heads))
    x = sheet.side
    for name, tracks in page.heads:
        y = top
        width = measure.width * len(tracks) + TRACK_GAP * (len(tracks) - 1)
        if named:
            sheet.put(squeezed(sheet, name, HEAD, width, bold=True, pitch=HEAD_LINE), x, y)
            sheet.rule(x, y + HEAD_LINE, width)
            y += HEAD_LINE + 0.4
        for track in tracks:
            at = y
            for number, block in enumerate(track.blocks):
                at = _block(measure, block, x, at + (BLOCK_GAP if number else 0.0))
            x += measure.width + TRACK_GAP
        x += HEAD_GAP - TRACK_GAP


def _block(measure: Measure, block: Block, x: float, y: float) -> float:
    """A category's name and its cards; gives the y below."""
    sheet, width = measure.sheet, measure.width
    _name(sheet, block.column, x, y, width)
    y += NAME_LINE
    for number, flow in enumerate(block.cards):
        y += GAP if number else 0.0
        high = measure.card(flow)
        sheet.card(x, y, width, high)
        sheet.fill(x, y, BAR, high, f"category{block.column.category}")
        sheet.put(flow, x + BAR + PAD_X, y + PAD * measure.size)
        y += high
    return y


def _name(sheet: Sheet, column: WallColumn, x: float, y: float, width: float) -> None:
    role, at = f"category{column.category}", x
    if column.sign:
        sheet.icon(column.sign, at, y + (NAME_LINE - NAME) / 2, NAME, role)
        at += NAME + 1.4
    room = x + width - at
    squeeze = min(1.0, room / max(0.1, sheet.advance(column.name, NAME, True)))
    sheet.say(column.name, at, y, NAME, role=role, bold=True, pitch=NAME_LINE, squeeze=squeeze)
