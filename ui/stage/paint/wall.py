"""The wall: notes as cards in the columns of their categories."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.stage.scenes import Card, Wall, WallColumn, WallHead
from copdesk.stage.view import StageView
from ui.stage.paint.fit import squeezed
from ui.stage.paint.frame import header
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

SIZE, LINE = 3.4, 4.2
BAR, PAD_X, PAD_Y, GAP = 1.0, 1.4, 0.8, 1.0
HEAD_GAP, COLUMN_GAP = 5.0, 2.2
HEAD, HEAD_LINE, NAME, NAME_LINE = 5.0, 7.4, 4.2, 7.4
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A column with its place."""

    column: WallColumn
    x: float
    width: float


def paint(sheet: Sheet, view: StageView, scene: Wall) -> None:
    """Columns side by side; at 4:3 two at a time. Cards that find no room go on to the next page."""
    sets = _sets(sheet, scene.heads)
    clocked = view.clock is not None and bool(view.clock.digits)
    top = sheet.top + (9.0 if clocked else 5.6) + 1.4
    pages: list[tuple[Sequence[WallHead], int]] = []
    stacks: list[list[list[list[Flow]]]] = []
    for heads in sets:
        titled = any(head.name for head in heads)
        room = 100 - sheet.top - top - (HEAD_LINE + 0.4 if titled else 0.0) - NAME_LINE
        columns = [_stack(sheet, spot, room) for spot in _spots(sheet, heads)]
        for number in range(max((len(column) for column in columns), default=1) or 1):
            pages.append((heads, number))
            stacks.append([list(column[number : number + 1]) for column in columns])
    sheet.pages = max(1, len(pages))
    shown = view.page % sheet.pages
    page = f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else ""
    top = max(top, header(sheet, view, page=page, clock=clocked) + 1.4)
    if not pages:
        return
    shown_heads, _ = pages[shown]
    y = top + _heads(sheet, shown_heads, top)
    for spot, stack in zip(_spots(sheet, shown_heads), stacks[shown], strict=True):
        _name(sheet, spot, y)
        at = y + NAME_LINE
        for flow in stack[0] if stack else []:
            high = flow.height / sheet.unit + 2 * PAD_Y
            sheet.card(spot.x, at, spot.width, high)
            sheet.fill(spot.x, at, BAR, high, f"category{spot.column.category}")
            sheet.put(flow, spot.x + BAR + PAD_X, at + PAD_Y)
            at += high + GAP


def _sets(sheet: Sheet, heads: Sequence[WallHead]) -> list[list[WallHead]]:
    """What stands on one page beside each other: at most five columns, at 4:3 two."""
    most = 5 if sheet.wide else 2
    total = sum(len(head.columns) for head in heads)
    if total <= most:
        return [list(heads)]
    sets: list[list[WallHead]] = []
    for head in heads:
        for at in range(0, len(head.columns), most):
            part = WallHead(head.name, head.columns[at : at + most])
            used = sum(len(other.columns) for other in sets[-1]) if sets else most
            if used + len(part.columns) <= most:
                sets[-1].append(part)
            else:
                sets.append([part])
    return sets


def _spots(sheet: Sheet, heads: Sequence[WallHead]) -> list[Spot]:
    count = sum(len(head.columns) for head in heads)
    gaps = HEAD_GAP * (len(heads) - 1) + COLUMN_GAP * (count - len(heads))
    width = (sheet.inner - gaps) / max(1, count)
    spots, x = [], sheet.side
    for head in heads:
        for column in head.columns:
            spots.append(Spot(column, x, width))
            x += width + COLUMN_GAP
        x += HEAD_GAP - COLUMN_GAP
    return spots


def _heads(sheet: Sheet, heads: Sequence[WallHead], y: float) -> float:
    if not any(head.name for head in heads):
        return 0.0
    spots = iter(_spots(sheet, heads))
    for head in heads:
        mine = [next(spots) for _ in head.columns]
        width = mine[-1].x + mine[-1].width - mine[0].x
        sheet.put(squeezed(sheet, head.name, HEAD, width, bold=True, pitch=HEAD_LINE), mine[0].x, y)
        sheet.rule(mine[0].x, y + HEAD_LINE, width)
    return HEAD_LINE + 0.4


def _name(sheet: Sheet, spot: Spot, y: float) -> None:
    role, at = f"category{spot.column.category}", spot.x
    if spot.column.sign:
        sheet.icon(spot.column.sign, at, y + (NAME_LINE - NAME) / 2, NAME, role)
        at += NAME + 1.4
    room = spot.x + spot.width - at
    squeeze = min(1.0, room / max(0.1, sheet.advance(spot.column.name, NAME, True)))
    sheet.say(spot.column.name, at, y, NAME, role=role, bold=True, pitch=NAME_LINE, squeeze=squeeze)


def _stack(sheet: Sheet, spot: Spot, room: float) -> list[list[Flow]]:
    """The column's cards over pages: a page ends where the next card would not fit."""
    pages: list[list[Flow]] = [[]]
    used = 0.0
    for card in spot.column.cards:
        for flow in _cards(sheet, card, spot.width - BAR - 2 * PAD_X):
            high = flow.height / sheet.unit + 2 * PAD_Y + (GAP if pages[-1] else 0.0)
            if used + high > room and pages[-1]:
                pages.append([])
                used, high = 0.0, high - GAP
            pages[-1].append(flow)
            used += high
    return pages


def _cards(sheet: Sheet, card: Card, width: float) -> list[Flow]:
    """A note on one card; a long one goes on, word for word, on cards that follow."""
    text = f"{card.text}\u2028– {card.author}" if card.author else card.text
    flow = sheet.flow(text, SIZE, width, pitch=LINE, own_side=True)
    if flow.count <= MOST_LINES + (1 if card.author else 0):
        return [flow]
    flows: list[Flow] = []
    words = text.split(" ")
    while words:
        taken = len(words)
        while taken > 1 and sheet.flow(" ".join(words[:taken]), SIZE, width, pitch=LINE).count > MOST_LINES:
            taken -= max(1, (taken - 1) // 8)
        while taken < len(words) and (
            sheet.flow(" ".join(words[: taken + 1]), SIZE, width, pitch=LINE).count <= MOST_LINES
        ):
            taken += 1
        last = taken == len(words)
        part = " ".join(words[:taken]) + ("" if last else " …")
        flows.append(sheet.flow(("… " if flows else "") + part, SIZE, width, pitch=LINE, own_side=True))
        words = words[taken:]
    return flows
