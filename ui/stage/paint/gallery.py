"""Drawings: all at once, one at a time with its facts, or one that is being made."""

from collections.abc import Callable, Sequence

from copdesk.stage.scenes import Board, Fact, GalleryGrid, GallerySingle, Picture
from copdesk.stage.view import StageView
from ui.stage.paint.fit import NARROWEST, squeezed
from ui.stage.paint.frame import has_clock, header
from ui.stage.paint.sheet import Sheet, Slot
from ui.stage.paint.text import Flow

PAD, GRID_PAD = 2.0, 0.8
USUAL, DENSE, MOST_COLUMNS = 12, 20, 5
"""How many drawings a page holds at most, and side by side."""
HARDLY = 0.92
SHAPE, TALLEST = 1.6, 1.2
"""Width by height of a page of the board, and of the white that a drawing lies on at its highest."""
TALL, TALL_ALONE, SHARE = 64.0, 80.0, 0.61
FACTS, FACT_LEAST, FACT_LINES = 4.4, 4.2, 3
FEW_FACTS = 2
ROOM_BELOW = 38.0
"""The most that facts may take below a drawing at 4:3."""


def paint_board(sheet: Sheet, view: StageView, scene: Board) -> None:
    top = header(sheet, view, clock=has_clock(view)) + 2
    with sheet.measuring():
        caption = _caption(sheet, scene.picture, sheet.side, top, sheet.inner, one_line=True) + 1.4
    high = 100 - sheet.top - top - (caption if scene.picture.caption or scene.picture.author else 0.0)
    sheet.paper(sheet.side, top, sheet.inner, high)
    box = sheet.box(sheet.side + PAD, top + PAD, sheet.inner - 2 * PAD, high - 2 * PAD)
    sheet.slots.append(Slot("picture", box, key=scene.picture.key))
    _caption(sheet, scene.picture, sheet.side, top + high + 1.4, sheet.inner, one_line=True)


def _caption(sheet: Sheet, picture: Picture, x: float, y: float, w: float, *, one_line: bool = False) -> float:
    """Caption bold with its dots, name below it or beside it; gives the height."""
    if one_line:
        width, high = 0.0, 0.0
        if picture.caption:
            high = sheet.put(squeezed(sheet, picture.caption, 4.2, w * 0.66, bold=True, pitch=5.6), x, y)
            width = min(w * 0.66, sheet.advance(picture.caption, 4.2, True)) + 2.4
        if picture.author:
            flow = squeezed(sheet, picture.author, 4.2, w - width, pitch=5.6)
            high = max(high, sheet.put(flow, x + width, y, "muted"))
        return high
    at = y
    for flow, role in _caption_flows(sheet, picture, w):
        at += sheet.put(flow, x, at, role)
    _dots(sheet, picture.dots, x + w, y, 5, 6.4)
    return at - y


def _caption_flows(sheet: Sheet, picture: Picture, w: float) -> list[tuple[Flow, str]]:
    flows = []
    w -= _dots(sheet, picture.dots, w, 0, 5, 6.4, paint=False)
    if picture.caption:
        flows.append((squeezed(sheet, picture.caption, 5, w, bold=True, pitch=6.4), "text"))
    if picture.author:
        flows.append((squeezed(sheet, picture.author, 4.2, w, pitch=5.6), "muted"))
    return flows


def _caption_height(sheet: Sheet, picture: Picture, w: float) -> float:
    return sum(flow.height for flow, _ in _caption_flows(sheet, picture, w)) / sheet.unit


def paint_grid(sheet: Sheet, view: StageView, scene: GalleryGrid) -> None:
    """At most twelve a page, twenty where asked for; each in its own shape, on white, with number and name."""
    dense = scene.dense and len(scene.pictures) > USUAL
    sheet.pages = max(1, -(-len(scene.pictures) // (DENSE if dense else USUAL)))
    each = -(-len(scene.pictures) // sheet.pages)
    shown = view.page % sheet.pages
    page = f"{shown + 1} / {sheet.pages}" if sheet.pages > 1 else ""
    top = header(sheet, view, page=page, clock=has_clock(view)) + 2
    size, gap_x, gap_y = (3.05, 1.8, 1.4) if each > USUAL else (3.6, 2.4, 2.0)
    line = size * 1.39
    below = 100 - sheet.top - top + gap_y

    def cell(columns: int, rows: int) -> tuple[float, float]:
        return (sheet.inner + gap_x) / columns - gap_x, below / rows - gap_y

    longest = max((_caption_least(sheet, picture, size, line) for picture in scene.pictures), default=0.0)

    def shown_at(columns: int, rows: int) -> float:
        width, high = cell(columns, rows)
        return _shown(width, high, line if longest <= width else 2 * line)

    columns, rows = best_grid(each, shown_at)
    width, high = cell(columns, rows)
    spare = max(0.0, high - line - width / TALLEST)
    high -= spare
    top += spare * rows / 2
    for number, picture in enumerate(scene.pictures[shown * each : (shown + 1) * each]):
        row, column = divmod(number, columns)
        x, y = sheet.side + column * (width + gap_x), top + row * (high + gap_y)
        words = picture.caption or picture.author
        lead = sheet.advance(str(picture.number), size, True) + 1.6 if picture.number else 0.0
        dots = _dots(sheet, picture.dots, x + width, y + high - line, size, line, paint=False)
        flow = squeezed(sheet, words, size, width - lead - dots, pitch=line)
        under = max(line, flow.height / sheet.unit)
        sheet.image(picture, x, y, width, high - under, GRID_PAD)
        if picture.number:
            sheet.say(str(picture.number), x, y + high - under, size, role="run", bold=True, pitch=line)
        sheet.put(flow, x + lead, y + high - under)
        _dots(sheet, picture.dots, x + width, y + high - under, size, line)


def _caption_least(sheet: Sheet, picture: Picture, size: float, line: float) -> float:
    """The width that a caption needs for one line."""
    lead = sheet.advance(str(picture.number), size, True) + 1.6 if picture.number else 0.0
    words = sheet.advance(picture.caption or picture.author, size) * NARROWEST
    return lead + words + _dots(sheet, picture.dots, 0, 0, size, line, paint=False)


def _dots(sheet: Sheet, dots: int, edge: float, y: float, size: float, line: float, *, paint: bool = True) -> float:
    """A disc and how many there are of it, ending at `edge`; gives the width taken."""
    if not dots:
        return 0.0
    disc = size * 0.7
    width = sheet.advance(str(dots), size, True)
    if paint:
        sheet.say(str(dots), edge, y, size, role="close", bold=True, pitch=line, far=True)
        sheet.disc(edge - width - 0.3 * size - disc, y + (line - disc) / 2, disc, "close")
    return width + 0.6 * size + disc


def _shown(width: float, high: float, line: float) -> float:
    """How large a drawing of the usual shape stands in a cell."""
    return min((width - 2 * GRID_PAD) / SHAPE, high - line - 2 * GRID_PAD)


def best_grid(count: int, shown: Callable[[int, int], float]) -> tuple[int, int]:
    """The columns and rows in which `count` drawings are `shown` largest; of several those with the fewest cells.

    A grid without an empty cell is taken where drawings are hardly smaller in it.
    """
    grids = [(columns, -(-count // columns)) for columns in range(1, MOST_COLUMNS + 1)]
    best = max(grids, key=lambda grid: (round(shown(*grid), 1), -grid[0] * grid[1]))
    full = [grid for grid in grids if grid[0] * grid[1] == count and shown(*grid) >= HARDLY * shown(*best)]
    return max(full, key=lambda grid: shown(*grid), default=best)


def paint_single(sheet: Sheet, view: StageView, scene: GallerySingle) -> None:
    """The drawing with its facts beside it (4:3: below); facts that need more room have a page of their own."""
    pages = _fact_pages(sheet, scene)
    sheet.pages = pages
    shown = view.page % pages
    page = f"{shown + 1} / {pages}" if pages > 1 else ""
    top = header(sheet, view, page=page, clock=has_clock(view)) + GRID_PAD * 3
    if pages > 1 and shown == 1:
        _facts(sheet, scene.facts, sheet.side, top, sheet.inner, 100 - sheet.top - top, FACTS)
        return
    facts = scene.facts if pages == 1 else ()
    room = 100 - sheet.top - top
    wide_caption = (sheet.inner - 5) * SHARE if sheet.wide and facts else sheet.inner
    below = _caption_height(sheet, scene.picture, wide_caption) + 2
    if not facts:
        high = min(TALL_ALONE, room - below)
        sheet.image(scene.picture, sheet.side, top, sheet.inner, high, PAD)
        _caption(sheet, scene.picture, sheet.side, top + high + 2, sheet.inner)
    elif len(facts) <= FEW_FACTS:
        _few_facts(sheet, scene, top)
    elif sheet.wide:
        width = (sheet.inner - 5) * SHARE
        high = min(TALL, room - below)
        sheet.image(scene.picture, sheet.side, top, width, high, PAD)
        _caption(sheet, scene.picture, sheet.side, top + high + 2, width)
        start = sheet.side + width + 5
        _facts(sheet, facts, start, top, sheet.width - sheet.side - start, room, _fact_size(sheet, facts))
    else:
        columns = (facts[::2], facts[1::2])
        width = (sheet.inner - 5) / 2
        size = FACT_LEAST
        needed = max(_height(sheet, column, width, size) for column in columns)
        high = min(TALL, room - below - needed - 2)
        sheet.image(scene.picture, sheet.side, top, sheet.inner, high, PAD)
        y = top + high + 2
        y += _caption(sheet, scene.picture, sheet.side, y, sheet.inner) + 2
        for column, start in zip(columns, (sheet.side, sheet.side + width + 5), strict=True):
            _facts(sheet, column, start, y, width, 100 - sheet.top - y, size)


def _few_facts(sheet: Sheet, scene: GallerySingle, top: float) -> None:
    """One or two facts leave the drawing the whole width, and stand below it beside the caption (4:3: below that)."""
    facts, gap = scene.facts, 5.0
    columns = len(facts) + (1 if sheet.wide else 0)
    width = (sheet.inner - gap * (columns - 1)) / columns
    strip = max(_height(sheet, [fact], width, FACTS) for fact in facts)
    caption = _caption_height(sheet, scene.picture, width if sheet.wide else sheet.inner)
    below = max(strip, caption) if sheet.wide else strip + caption + 2
    high = min(TALL_ALONE, 100 - sheet.top - top - below - 2)
    sheet.image(scene.picture, sheet.side, top, sheet.inner, high, PAD)
    y = top + high + 2
    taken = _caption(sheet, scene.picture, sheet.side, y, width if sheet.wide else sheet.inner)
    start, y = (sheet.side + width + gap, y) if sheet.wide else (sheet.side, y + taken + 2)
    for number, fact in enumerate(facts):
        _facts(sheet, [fact], start + number * (width + gap), y, width, strip, FACTS)


def _fact_width(sheet: Sheet) -> float:
    return (sheet.inner - 5) * (1 - SHARE) if sheet.wide else (sheet.inner - 5) / 2


def _fact_size(sheet: Sheet, facts: Sequence[Fact]) -> float:
    width = _fact_width(sheet)
    lines = max((sheet.flow(fact.text, FACTS, width, pitch=FACTS * 1.227).count for fact in facts), default=0)
    return FACTS if lines <= FACT_LINES else FACT_LEAST


def _fact_pages(sheet: Sheet, scene: GallerySingle) -> int:
    """2 where the facts do not fit beside or below the drawing."""
    if not scene.facts:
        return 1
    width = _fact_width(sheet)
    if len(scene.facts) <= FEW_FACTS:
        return 1 if max(_height(sheet, [fact], width, FACTS) for fact in scene.facts) <= ROOM_BELOW else 2
    if sheet.wide:
        room = 100 - 2 * sheet.top - 5.6 - 2.4
        return 1 if _height(sheet, scene.facts, width, _fact_size(sheet, scene.facts)) <= room else 2
    needed = max(_height(sheet, column, width, FACT_LEAST) for column in (scene.facts[::2], scene.facts[1::2]))
    return 1 if needed <= ROOM_BELOW else 2


def _height(sheet: Sheet, facts: Sequence[Fact], width: float, size: float) -> float:
    above, _, below = _fact_space(sheet)
    return sum(
        above
        + _label(sheet, fact, width, size).height / sheet.unit
        + sheet.flow(fact.text, size, width, pitch=size * 1.227).height / sheet.unit
        + below
        for fact in facts
    )


def _label(sheet: Sheet, fact: Fact, width: float, size: float) -> Flow:
    return squeezed(sheet, fact.label, min(4.2, size), width, bold=True, pitch=_fact_space(sheet)[1], exact=True)


def _fact_space(sheet: Sheet) -> tuple[float, float, float]:
    """Above the label, the label's line, below the text: tighter where facts stand below the drawing."""
    return (1.8, 5.4, 2.0) if sheet.wide else (1.0, 5.2, 1.0)


def _facts(
    sheet: Sheet, facts: Sequence[Fact], x: float, y: float, width: float, room: float, size: float
) -> None:  # fmt: skip
    while size > 3.05 and _height(sheet, facts, width, size) > room + 2:
        size -= 0.2
    above, _, below = _fact_space(sheet)
    for fact in facts:
        sheet.rule(x, y, width)
        y += above
        y += sheet.put(_label(sheet, fact, width, size), x, y, "run")
        flow = sheet.flow(fact.text, size, width, pitch=size * 1.227, own_side=True)
        y += sheet.put(flow, x, y) + below
