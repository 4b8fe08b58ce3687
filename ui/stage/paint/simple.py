"""Scenes with one thing in them: a message, the time of day, nothing."""

from copdesk.stage.scenes import Blank, Message, WallClock
from copdesk.stage.view import StageView
from ui.stage.paint.clock import ems, plan_digits
from ui.stage.paint.fit import balanced, largest, squeezed
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
        lambda size: balanced(sheet, scene.text, size, width, bold=True, pitch=size * 1.263, own_side=True),
        lambda flow: flow.height / sheet.unit <= room and flow.count <= MOST_LINES and not flow.breaks_a_word,
    )
    high = flow.height / sheet.unit
    if high > room:
        size = 4.2
        flow = sheet.flow(scene.text, size, width, bold=True, pitch=size * 1.1, own_side=True)
        high = flow.height / sheet.unit
    y = sheet.top + max(0.0, (room - high) / 2)
    far = sheet.starts_far(scene.text)
    bar = sheet.width - sheet.side - BAR if far else sheet.side
    sheet.fill(bar, y, BAR, high + credit, f"category{scene.category}")
    sheet.put(flow, sheet.side + (0 if far else BAR + BAR_GAP), y)
    if scene.author:
        edge = bar - BAR_GAP if far else bar + BAR + BAR_GAP
        sheet.say(scene.author, edge, y + high + 1, 5.0, role="muted", pitch=6.4, far=far)


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
    bottom = 100 - sheet.top
    if scene.doing or scene.ends:
        bottom = _clock_foot(sheet, scene, bottom)
    plan = plan_digits(scene.time, sheet.inner, min(60.0, (bottom - top) / 0.8))
    width = ems(scene.time) * plan.size
    middle = (top + bottom) / 2
    flow = sheet.flow(scene.time, plan.size, width + 1, bold=True, pitch=plan.size)
    sheet.put(flow, (sheet.width - width) / 2, middle - plan.size / 2)


def _clock_foot(sheet: Sheet, scene: WallClock, bottom: float) -> float:
    """What runs until when, and the session's end; gives the y of the rule above."""
    size, line = 5.0, 6.4
    space = size * 0.26
    ends = sheet.advance(scene.ends_lead, size) + space + sheet.advance(scene.ends, size) if scene.ends else 0.0
    until = sheet.advance(scene.until_lead, size) + space + sheet.advance(scene.until, size) if scene.until else 0.0
    y = bottom - line
    room = sheet.inner - (ends + 4 if ends else 0.0) - (until + space if until else 0.0)
    at = sheet.side
    if sheet.advance(scene.doing, size) * 0.7 <= room:
        doing = squeezed(sheet, scene.doing, size, room, pitch=line)
        sheet.put(doing, at, y)
        at += doing.widest / sheet.unit + space
        top = y
    else:
        doing = squeezed(sheet, scene.doing, size, sheet.inner, pitch=line)
        top = y - doing.height / sheet.unit
        sheet.put(doing, at, top)
    if until:
        sheet.say(scene.until_lead, at, y, size, role="muted", pitch=line)
        sheet.say(scene.until, at + until, y, size, pitch=line, far=True)
    if ends:
        start = sheet.width - sheet.side - ends
        sheet.say(scene.ends_lead, start, y, size, role="muted", pitch=line)
        sheet.say(scene.ends, start + ends, y, size, pitch=line, far=True)
    sheet.rule(sheet.side, top - 3.4, sheet.inner)
    return top - 3.4
