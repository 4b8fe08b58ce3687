"""The first picture: what this is, who holds it, and when it starts."""

from copdesk.stage.scenes import Welcome
from copdesk.stage.view import StageView
from ui.stage.paint.clock import LEAST, add_digits, ems, pattern
from ui.stage.paint.fit import balanced, boxed, squeezed
from ui.stage.paint.frame import header
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

DIGITS = 42.2
TITLES_WIDE, TITLES_NARROW = (12.6, 11.4, 10.2, 9.0, 8.0), (9.0, 8.0)
FACT, FACT_LINE, FACT_GAP = 4.7, 8.4, 3.0
LEAD, LEAD_LINE = 5.0, 6.0


def paint(sheet: Sheet, view: StageView, scene: Welcome) -> None:
    top = header(sheet, view)
    counting = view.clock is not None and bool(view.clock.digits)
    digit_room = (LEAD_LINE + 33.0 if sheet.wide else 33.0) if counting else 0.0
    line = FACT_LINE if sheet.wide else 5.6
    facts = len(scene.facts) * line
    below = (4.4 if sheet.wide else 2.4) + (max(facts, digit_room) if sheet.wide else facts + digit_room)
    bottom = 100 - sheet.top
    if not (scene.facts or counting):
        below = 0.0
    title = _title(sheet, scene.title, bottom - below - top)
    ruled = bottom - below
    sheet.put(title, sheet.side, top + (ruled - top - title.height / sheet.unit) / 2)
    if not below:
        return
    sheet.rule(sheet.side, ruled, sheet.inner)
    width = sheet.inner
    if counting:
        taken = _countdown(sheet, view, scene, bottom)
        width = sheet.inner - taken - 3 if sheet.wide else sheet.inner
    _facts(sheet, scene, bottom - facts if sheet.wide else ruled + 2.4, width, line)


def _title(sheet: Sheet, text: str, room: float) -> Flow:
    """Two lines at most down to the least size, then as many as it takes."""
    for size in TITLES_WIDE if sheet.wide else TITLES_NARROW:
        flow = balanced(sheet, text, size, sheet.inner, bold=True, pitch=size * 1.16)
        if flow.count <= 2 and flow.height / sheet.unit <= room and not flow.breaks_a_word:
            return flow
    for size in (7.0, 6.0, 5.0, 4.2):
        flow = balanced(sheet, text, size, sheet.inner, bold=True, pitch=size * 1.16)
        if flow.height / sheet.unit <= room:
            break
    return flow


def _countdown(sheet: Sheet, view: StageView, scene: Welcome, bottom: float) -> float:
    face = view.clock
    assert face is not None
    width = min(sheet.inner, DIGITS * ems(pattern(face)))
    edge = sheet.width - sheet.side
    if sheet.wide:
        sheet.say(scene.lead, edge, bottom - 33 - LEAD_LINE, LEAD, role="muted", pitch=LEAD_LINE, far=True)
    else:
        beside = squeezed(sheet, scene.lead, LEAD, sheet.inner - width - 2, pitch=LEAD_LINE)
        sheet.put(beside, sheet.side, bottom - 2.5 - beside.height / sheet.unit, "muted")
    add_digits(sheet, face, edge - width, bottom - 16.5, width, DIGITS, align=1, role="run", least=LEAST)
    return max(width, sheet.advance(scene.lead, LEAD))


def _facts(sheet: Sheet, scene: Welcome, y: float, width: float, line: float) -> None:
    """All facts at one size, the largest at which no text runs into the countdown."""
    for size in (FACT, 4.4, 4.2):
        column = max((sheet.advance(fact.label, size) for fact in scene.facts), default=0.0) + FACT_GAP
        if all(column + sheet.advance(fact.text, size, fact.strong) <= width for fact in scene.facts):
            break
    for fact in scene.facts:
        sheet.say(fact.label, sheet.side, y, size, role="muted", pitch=line)
        room = width - column
        squeeze = min(1.0, room / max(0.1, sheet.advance(fact.text, size, fact.strong)))
        if squeeze >= 0.7:
            sheet.say(fact.text, sheet.side + column, y, size, bold=fact.strong, pitch=line, squeeze=squeeze)
        else:
            flow = boxed(sheet, fact.text, 4.2, room, line, bold=fact.strong)
            sheet.put(flow, sheet.side + column, y + (line - flow.height / sheet.unit) / 2)
        y += line
