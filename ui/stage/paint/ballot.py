"""What the room chose: hidden until it is revealed."""

from copdesk.stage.scenes import Ballot
from copdesk.stage.view import StageView
from ui.stage.paint.fit import balanced, boxed, largest, squeezed
from ui.stage.paint.sheet import Sheet

QUESTION = (6.2, 5.6, 5.0)
BAR, NUMBER, GAP = 6.0, 8.0, 3.0
SIZES = ((4.6, 5.0, 6.0), (4.2, 4.6, 5.2), (3.9, 4.4, 4.6), (3.6, 4.2, 4.2))
"""Size of options, of numbers, and height of a bar."""
MOST = 12


def paint(sheet: Sheet, view: StageView, scene: Ballot) -> None:
    _, question = largest(
        QUESTION,
        lambda size: balanced(sheet, scene.question, size, sheet.inner, bold=True, pitch=size * 1.29),
        lambda flow: flow.count <= 2,
    )
    top = sheet.top + sheet.put(question, sheet.side, sheet.top)
    bottom = _foot(sheet, scene) - 1
    shown = scene.options[:MOST]
    if not shown:
        return
    size, number, bar = SIZES[min(3, max(0, (len(shown) - 5) // 2 if len(shown) > 8 else 0))]
    row = (bottom - top) / len(shown)
    longest = max(sheet.advance(option.text, size, option.top) for option in shown)
    column = min(longest, sheet.inner * (0.45 if scene.revealed else 1.0))
    most = max((option.count for option in shown), default=0)
    for index, option in enumerate(shown):
        y = top + index * row
        bold = option.top and scene.revealed
        flow = boxed(sheet, option.text, size, column, row, bold=bold)
        sheet.put(flow, sheet.side, y + (row - flow.height / sheet.unit) / 2)
        if not scene.revealed:
            continue
        start = sheet.side + column + GAP
        wide = sheet.width - sheet.side - NUMBER - GAP - start
        high = min(bar, row * 0.75)
        sheet.fill(start, y + (row - high) / 2, wide, high, "surface")
        if sheet.theme.card_outline:
            sheet.frame(start, y + (row - high) / 2, wide, high, 0.2, "rule")
        if most:
            role = "run" if option.top else "rule"
            sheet.fill(start, y + (row - high) / 2, wide * option.count / most, high, role)
        edge = sheet.width - sheet.side
        sheet.say(str(option.count), edge, y, number, bold=True, pitch=row, far=True)


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
