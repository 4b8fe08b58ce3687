"""Scenes with one thing in them: a message, the time of day, nothing."""

from copdesk.stage.scenes import Blank, Message, WallClock
from copdesk.stage.view import StageView
from ui.stage.paint.clock import ems, plan_digits
from ui.stage.paint.fit import largest
from ui.stage.paint.frame import LABEL, LINE, blocks, chip, header, state_block
from ui.stage.paint.sheet import Sheet, Slot

MESSAGE_SIZES = (11.4, 10.2, 9.0, 8.0, 7.2, 6.6, 6.0)
SMALLER = (5.4, 5.0, 4.6, 4.2)
MOST_LINES = 6
BAR, BAR_GAP = 1.6, 5.0


def paint_blank(sheet: Sheet, view: StageView, scene: Blank) -> None:
    """The ground is painted already."""


def paint_message(sheet: Sheet, view: StageView, scene: Message) -> None:
    bottom = 100 - sheet.top
    if blocks(view):
        bottom = state_block(sheet, view, over=13)
    elif view.clock is not None and view.clock.state != "idle":
        bottom = _message_foot(sheet, view) - 2
    width = sheet.inner - BAR - BAR_GAP
    credit = 7.4 if scene.author else 0.0
    room = bottom - sheet.top - credit
    size, flow = largest(
        (*MESSAGE_SIZES, *SMALLER),
        lambda size: sheet.flow(scene.text, size, width, bold=True, pitch=size * 1.263, own_side=True),
        lambda flow: flow.height / sheet.unit <= room and flow.count <= MOST_LINES and not flow.breaks_a_word,
    )
    high = flow.height / sheet.unit
    if high > room:
        size = 4.2
        flow = sheet.flow(scene.text, size, width, bold=True, pitch=size * 1.1, own_side=True)
        high = flow.height / sheet.unit
    y = sheet.top + max(0.0, (room - high) / 2)
    sheet.fill(sheet.side, y, BAR, high + credit, f"category{scene.category}")
    sheet.put(flow, sheet.side + BAR + BAR_GAP, y)
    if scene.author:
        sheet.say(scene.author, sheet.side + BAR + BAR_GAP, y + high + 1, 5.0, role="muted", pitch=6.4)


def _message_foot(sheet: Sheet, view: StageView) -> float:
    """State, step and digits on one line."""
    face = view.clock
    assert face is not None
    y = 100 - sheet.top - LINE
    at = chip(sheet, face, y, LINE) + 3
    edge = sheet.width - sheet.side
    if face.digits:
        width = sheet.advance(face.widest, LABEL, True)
        sheet.slots.append(_small_digits(sheet, edge - width, y, width))
        edge -= width + 3
    step = view.header.step or view.header.activity
    if sheet.advance(step, LABEL) <= edge - at:
        sheet.say(step, at, y, LABEL, role="muted", pitch=LINE)
    return y


def _small_digits(sheet: Sheet, x: float, y: float, width: float) -> Slot:
    return Slot("digits", sheet.box(x, y, width, LINE), LABEL, 0.0 if sheet.rtl else 1.0, least=LABEL)


def paint_clock(sheet: Sheet, view: StageView, scene: WallClock) -> None:
    """The time of day, as large as the width allows; what runs until when stands below."""
    top = header(sheet, view)
    below = scene.doing or scene.ends
    bottom = 100 - sheet.top - (9.8 if below else 0.0)
    if below:
        sheet.rule(sheet.side, bottom, sheet.inner)
        _clock_foot(sheet, scene, bottom + 3.4)
    plan = plan_digits(scene.time, sheet.inner, min(60.0, (bottom - top) / 0.8))
    width = ems(scene.time) * plan.size
    middle = (top + bottom) / 2
    flow = sheet.flow(scene.time, plan.size, width + 1, bold=True, pitch=plan.size)
    sheet.put(flow, (sheet.width - width) / 2, middle - plan.size / 2)


def _clock_foot(sheet: Sheet, scene: WallClock, y: float) -> None:
    space = sheet.advance("n n", 5.0) - sheet.advance("nn", 5.0)
    ends_width = sheet.advance(scene.ends_lead, 5) + space + sheet.advance(scene.ends, 5) if scene.ends else 0.0
    room = sheet.inner - ends_width - (4 if scene.ends else 0)
    until = space + sheet.advance(scene.until_lead, 5) + space + sheet.advance(scene.until, 5) if scene.until else 0
    squeeze = min(1.0, max(0.7, (room - until) / max(0.1, sheet.advance(scene.doing, 5))))
    at = sheet.side + sheet.say(scene.doing, sheet.side, y, 5, pitch=6.4, squeeze=squeeze)
    if scene.until:
        at += space + sheet.say(scene.until_lead, at + space, y, 5, role="muted", pitch=6.4)
        sheet.say(scene.until, at + space, y, 5, pitch=6.4)
    if scene.ends:
        at = sheet.width - sheet.side - ends_width
        at += space + sheet.say(scene.ends_lead, at, y, 5, role="muted", pitch=6.4)
        sheet.say(scene.ends, at, y, 5, pitch=6.4)
