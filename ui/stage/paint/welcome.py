"""The first picture: what this is, who holds it, and when it starts."""

from collections.abc import Sequence

from copdesk.stage.scenes import Fact, Welcome
from copdesk.stage.view import StageView
from ui.stage.paint.clock import LEAST, add_digits, ems, pattern
from ui.stage.paint.fit import NARROWEST, balanced, squeezed
from ui.stage.paint.frame import header
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

DIGITS, DIGITS_HIGH = 42.2, 33.0
TITLES_WIDE, TITLES_NARROW = (12.6, 11.4, 10.2, 9.0, 8.0), (9.0, 8.0)
FACT_SIZES, FACT_SMALLER = (4.7, 4.4, 4.2), (4.2, 3.9, 3.6, 3.4, 3.05)
FACT_LINE, FACT_LINE_NARROW, FACT_GAP, FACT_APART = 8.4, 5.6, 3.0, 1.6
FACTS_MOST = 48.0
"""What facts may take of the height; the title is then in smaller letters."""
LEAD, LEAD_LINE = 5.0, 6.0


def paint(sheet: Sheet, view: StageView, scene: Welcome) -> None:
    top = header(sheet, view)
    counting = view.clock is not None and bool(view.clock.digits)
    beside, facts = sheet.wide, Facts(sheet, scene.facts, sheet.inner, FACT_LINE if sheet.wide else FACT_LINE_NARROW)
    if counting and beside:
        near = Facts(sheet, scene.facts, sheet.inner - _countdown_width(sheet, view, scene) - 3, FACT_LINE)
        beside = near.easy
        facts = near if beside else Facts(sheet, scene.facts, sheet.inner, FACT_LINE_NARROW)
    digits = (LEAD_LINE + DIGITS_HIGH if beside else DIGITS_HIGH) if counting else 0.0
    below = (4.4 if beside else 2.4) + (max(facts.height, digits) if beside else facts.height + digits)
    bottom = 100 - sheet.top
    if not (scene.facts or counting):
        below = 0.0
    title = _title(sheet, scene.title, bottom - below - top, TITLES_WIDE if beside else TITLES_NARROW)
    ruled = bottom - below
    sheet.put(title, sheet.side, top + (ruled - top - title.height / sheet.unit) / 2)
    if not below:
        return
    sheet.rule(sheet.side, ruled, sheet.inner)
    if counting:
        _countdown(sheet, view, scene, bottom, beside)
    facts.paint(bottom - facts.height if beside else ruled + 2.4)


def _title(sheet: Sheet, text: str, room: float, sizes: Sequence[float]) -> Flow:
    """Two lines at most down to the least size, then as many as it takes."""
    for size in sizes:
        flow = balanced(sheet, text, size, sheet.inner, bold=True, pitch=size * 1.16)
        if flow.count <= 2 and flow.height / sheet.unit <= room and not flow.breaks_a_word:
            return flow
    for size in (7.0, 6.0, 5.0, 4.2):
        flow = balanced(sheet, text, size, sheet.inner, bold=True, pitch=size * 1.16)
        if flow.height / sheet.unit <= room:
            break
    return flow


def _digits_width(sheet: Sheet, view: StageView) -> float:
    assert view.clock is not None
    return min(sheet.inner, DIGITS * ems(pattern(view.clock)))


def _countdown_width(sheet: Sheet, view: StageView, scene: Welcome) -> float:
    return max(_digits_width(sheet, view), sheet.advance(scene.lead, LEAD))


def _countdown(sheet: Sheet, view: StageView, scene: Welcome, bottom: float, beside: bool) -> None:
    """Its lead stands above the digits where facts are beside them, else at the start edge."""
    face = view.clock
    assert face is not None
    width = _digits_width(sheet, view)
    edge = sheet.width - sheet.side
    if beside:
        sheet.say(scene.lead, edge, bottom - DIGITS_HIGH - LEAD_LINE, LEAD, role="muted", pitch=LEAD_LINE, far=True)
    else:
        lead = squeezed(sheet, scene.lead, LEAD, sheet.inner - width - 2, pitch=LEAD_LINE)
        sheet.put(lead, sheet.side, bottom - 2.5 - lead.height / sheet.unit, "muted")
    add_digits(sheet, face, edge - width, bottom - DIGITS_HIGH / 2, width, DIGITS, align=1, role="run", least=LEAST)


class Facts:
    """All facts at one size, a line each where they find room, else in narrower letters or more lines.

    `easy` tells whether that was done without smaller letters.
    """

    def __init__(self, sheet: Sheet, facts: tuple[Fact, ...], width: float, line: float) -> None:
        self.sheet, self.facts, self.line, self.easy = sheet, facts, line, True
        for self.size in FACT_SIZES:
            self._lay(width)
            if all(flow.count == 1 and flow.squeeze == 1.0 for flow in self.flows):
                return
        for self.size in FACT_SMALLER:
            self._lay(width)
            if self.height <= FACTS_MOST and all(flow.count <= 2 and not flow.breaks_a_word for flow in self.flows):
                return
            self.easy = False

    def _lay(self, width: float) -> None:
        sheet, size = self.sheet, self.size
        self.column = max((sheet.advance(fact.label, size) for fact in self.facts), default=0.0) + FACT_GAP
        room = width - self.column
        self.flows = [self._text(fact, room) for fact in self.facts]
        self.rows = [
            self.line if flow.count == 1 else max(self.line, flow.height / sheet.unit + FACT_APART)
            for flow in self.flows
        ]
        self.height = sum(self.rows)

    def _text(self, fact: Fact, room: float) -> Flow:
        pitch = self.size * 1.24
        if self.sheet.advance(fact.text, self.size, fact.strong) * NARROWEST <= room:
            return squeezed(self.sheet, fact.text, self.size, room, bold=fact.strong, pitch=pitch)
        flow = balanced(self.sheet, fact.text, self.size, room, bold=fact.strong, pitch=pitch)
        if flow.count <= 2 and not flow.breaks_a_word:
            return flow
        return squeezed(self.sheet, fact.text, self.size, room, bold=fact.strong, pitch=pitch)

    def paint(self, y: float) -> None:
        sheet = self.sheet
        for fact, flow, high in zip(self.facts, self.flows, self.rows, strict=True):
            first = flow.height / flow.count / sheet.unit
            at = y + (high - flow.height / sheet.unit) / 2
            sheet.say(fact.label, sheet.side, at, self.size, role="muted", pitch=first)
            sheet.put(flow, sheet.side + self.column, at)
            y += high
