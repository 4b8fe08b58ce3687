"""What the room chose: hidden until it is revealed."""

from dataclasses import dataclass

from copdesk.stage.scenes import Ballot
from copdesk.stage.view import StageView
from ui.stage.paint.fit import balanced, boxed, largest, squeezed
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

QUESTION = (6.2, 5.6, 5.0)
QUESTION_GAP, NUMBER_GAP, BAR_GAP = 1.4, 3.0, 3.0
SIZES = (6.6, 6.0, 5.4, 5.0, 4.6, 4.2, 3.9, 3.6, 3.4, 3.05)
"""Sizes of options; numbers and bars follow them."""
SHARES = (0.45, 0.55, 0.65)
"""How much of the width the longest option may take from its bar."""
NUMBER, BAR, LINE = 1.09, 1.3, 1.1
ROOMY = 1.6
"""A row is at least so many em high where the type is larger than it need be."""
USUAL, MOST = 4.6, 12


@dataclass(frozen=True, slots=True)
class Rows:
    """Options laid out at one size: their lines, the width they take, and whether each fits its row."""

    size: float
    flows: tuple[Flow, ...]
    column: float
    fits: bool


def paint(sheet: Sheet, view: StageView, scene: Ballot) -> None:
    _, question = largest(
        QUESTION,
        lambda size: balanced(sheet, scene.question, size, sheet.inner, bold=True, pitch=size * 1.29),
        lambda flow: flow.count <= 2,
    )
    top = sheet.top + sheet.put(question, sheet.side, sheet.top) + QUESTION_GAP
    bottom = _foot(sheet, scene) - 1
    shown = scene.options[:MOST]
    if not shown:
        return
    high = (bottom - top) / len(shown)
    rows = _rows(sheet, scene, high)
    size = rows.size
    most = max((option.count for option in shown), default=0)
    number = max(8.0, sheet.advance(str(most), size * NUMBER, True) + 1)
    for index, (option, flow) in enumerate(zip(shown, rows.flows, strict=True)):
        y = top + index * high
        sheet.put(flow, sheet.side, y + (high - flow.height / sheet.unit) / 2)
        if not scene.revealed:
            continue
        start = sheet.side + rows.column + BAR_GAP
        wide = sheet.width - sheet.side - number - NUMBER_GAP - start
        bar = min(size * BAR, high * 0.75)
        sheet.fill(start, y + (high - bar) / 2, wide, bar, "surface")
        if sheet.theme.card_outline:
            sheet.frame(start, y + (high - bar) / 2, wide, bar, 0.2, "rule")
        if most:
            role = "run" if option.top else "rule"
            sheet.fill(start, y + (high - bar) / 2, wide * option.count / most, bar, role)
        edge = sheet.width - sheet.side
        sheet.say(str(option.count), edge, y, size * NUMBER, bold=True, pitch=high, far=True)


def _rows(sheet: Sheet, scene: Ballot, high: float) -> Rows:
    """The largest type in which every option stands whole in its row; a long one rather takes room from the bars."""
    shares = SHARES if scene.revealed else (1.0,)
    for size in SIZES:
        if size > USUAL and size * ROOMY > high:
            continue
        for share in shares:
            rows = _laid(sheet, scene, size, sheet.inner * share, high)
            if rows.fits:
                return rows
    flows = tuple(
        boxed(sheet, option.text, SIZES[-1], rows.column, high, bold=option.top and scene.revealed)
        for option in scene.options[:MOST]
    )
    return Rows(SIZES[-1], flows, rows.column, True)


def _laid(sheet: Sheet, scene: Ballot, size: float, width: float, high: float) -> Rows:
    shown = [(option.text, option.top and scene.revealed) for option in scene.options[:MOST]]
    column = min(width, max(sheet.advance(text, size, bold) for text, bold in shown))
    flows = tuple(squeezed(sheet, text, size, column, bold=bold, pitch=size * LINE, exact=True) for text, bold in shown)
    fits = all(flow.height / sheet.unit <= high and not flow.breaks_a_word for flow in flows)
    return Rows(size, flows, column, fits)


def _foot(sheet: Sheet, scene: Ballot) -> float:
    """The verdict once revealed, how many have voted before; gives the y where it begins."""
    y = 100 - sheet.top - 5.6
    words = scene.verdict if scene.revealed else scene.voted
    far = sheet.say(scene.total, sheet.width - sheet.side, y, 4.2, pitch=5.6, far=True) + 3 if scene.total else 0.0
    flow = squeezed(sheet, words, 4.2, sheet.inner - far, bold=True, pitch=5.6)
    y -= flow.height / sheet.unit - 5.6 if words else 0.0
    sheet.put(flow, sheet.side, y)
    if scene.rest:
        rest = squeezed(sheet, scene.rest, 4.2, sheet.inner, pitch=5.6)
        y -= rest.height / sheet.unit
        sheet.put(rest, sheet.side, y, "muted")
    return y
