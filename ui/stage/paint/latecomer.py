"""One person finds a place; all other tables stay as they are."""

from copdesk.stage.scenes import LateComer
from copdesk.stage.view import StageView
from ui.stage.paint.fit import balanced, squeezed
from ui.stage.paint.frame import header, sentence_of
from ui.stage.paint.sheet import Sheet

NAMES = (15.4, 13.6, 12.0, 10.6, 9.2, 8.0, 6.6)
PLACES = (10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
LINE = 7.0


def paint(sheet: Sheet, view: StageView, scene: LateComer) -> None:
    top = header(sheet, view, clock=view.clock is not None and bool(view.clock.digits), end="")
    bottom = _below(sheet, scene) - 2
    for size in NAMES:
        name = balanced(sheet, scene.name, size, sheet.inner, bold=True, pitch=size * 1.17)
        if name.count == 1 or (name.count == 2 and size <= 10.6 and not name.breaks_a_word):
            break
    high = 8 + name.height / sheet.unit + 4 + 12
    y = top + max(0.0, (bottom - top - high) / 2)
    sheet.say(scene.lead, sheet.side, y, 6, role="muted", pitch=8)
    sheet.put(name, sheet.side, y + 8)
    _place(sheet, scene, y + 8 + name.height / sheet.unit + 4)


def _place(sheet: Sheet, scene: LateComer, y: float) -> None:
    line = 12.0
    for size in PLACES:
        space = size * 0.26
        seat = size if scene.seat.letter else 0.0
        width = size * 1.1 + space + sheet.advance(scene.table_lead, size) + sheet.advance(scene.table, size, True)
        width += 3 + seat + 3 + sheet.advance(scene.seat_words, size)
        if width <= sheet.inner:
            break
    icon = size * 0.8
    sheet.icon("arrow", sheet.side, y + (line - icon) / 2, icon, "run")
    at = sheet.side + icon + 3
    at += sheet.say(scene.table_lead, at, y, size, pitch=line) + space
    at += sheet.say(scene.table, at, y, size, role="run", bold=True, pitch=line) + 3
    if seat:
        sheet.letter_box(scene.seat.letter, at + 3, y + (line - seat) / 2, seat, size * 0.7, scene.seat.client)
        at += 3 + seat + 3
    sheet.say(scene.seat_words, at, y, size, pitch=line)


def _below(sheet: Sheet, scene: LateComer) -> float:
    """The partners and what stays, at the foot; gives the y of the rule above them."""
    y = 100 - sheet.top
    if scene.rest:
        rest = squeezed(sheet, scene.rest, 5, sheet.inner, pitch=LINE)
        y -= rest.height / sheet.unit
        sheet.put(rest, sheet.side, y, "muted")
    if not scene.partners:
        return y
    lead = sheet.advance(scene.with_lead, 5) + (1.3 if scene.with_lead else 0.0)
    flow = sheet.flow(sentence_of(scene.partners), 5, sheet.inner - lead, pitch=LINE, keep_isolates=True)
    y -= flow.height / sheet.unit
    sheet.say(scene.with_lead, sheet.side, y, 5, role="muted", pitch=LINE)
    sheet.put(flow, sheet.side + lead, y)
    sheet.rule(sheet.side, y - 3.4, sheet.inner)
    return y - 3.4
