"""What stands around a scene: header, footer, and the shape that tells the state."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from copdesk.stage.view import ClockFace, StageView
from ui.stage.paint.clock import add_band, add_digits, room_digits, shape
from ui.stage.paint.direction import isolate
from ui.stage.paint.fit import balanced, squeezed
from ui.stage.paint.sheet import Sheet

LABEL = 4.2
LINE = 5.6
GAP = 2.4
BLOCK_PAD = 2.4
OVER_BLOCK, OVER_SMALL, HELD_BLOCK = 17.0, 13.0, 13.0
SMALL_CLOCK = 12.0
SMALL_CLOCK_LINE = 9.0
SMALL_FOOT = 12.0
FAR_MOST = 0.5
"""How much of the header a long name at its far end may take, in lines of its own."""


def header(
    sheet: Sheet,
    view: StageView,
    *,
    page: str = "",
    clock: bool = False,
    step_below: bool = False,
    end: str | None = None,
) -> float:
    """Activity, step and far end; the step goes to a line of its own where it does not fit. Gives the y below.

    With `clock` the small digits of the running step stand at the far end instead of the time of day.
    """
    top = sheet.top
    if clock and view.clock is not None:
        taken, line = corner_clock(sheet, view.clock, sheet.width - sheet.side, top), SMALL_CLOCK_LINE
        far = view.header.end if end is None else end
    else:
        taken, line, far = 0.0, LINE, view.header.end if end is None else end
    spans = [words for words in (far, page) if words]
    edge = sheet.width - sheet.side - taken
    for number, words in enumerate(reversed(spans)):
        edge -= GAP if number or taken else 0.0
        if sheet.advance(words, LABEL) <= sheet.inner * FAR_MOST:
            edge -= sheet.say(words, edge, top, LABEL, role="muted", pitch=LINE, far=True)
            continue
        flow = squeezed(sheet, words, LABEL, sheet.inner * FAR_MOST, pitch=LINE)
        edge -= sheet.inner * FAR_MOST
        line = max(line, sheet.put(flow, edge, top, "muted"))
    room = edge - sheet.side - (GAP if spans or taken else 0.0)
    activity, step = view.header.activity, view.header.step
    head = sheet.advance(activity, LABEL, True)
    if head > room:
        flow = squeezed(sheet, activity, LABEL, room, bold=True, pitch=LINE)
        line = max(line, sheet.put(flow, sheet.side, top))
    else:
        sheet.say(activity, sheet.side, top, LABEL, bold=True, pitch=LINE)
    if not step:
        return top + line
    beside = 0.0 if not activity else head + GAP
    if not step_below and beside + sheet.advance(step, LABEL) <= room:
        sheet.say(step, sheet.side + beside, top, LABEL, role="muted", pitch=LINE)
        return top + line
    flow = squeezed(sheet, step, LABEL, sheet.inner - (taken + GAP if taken else 0.0), pitch=LINE)
    below = max(LINE, flow.count and line if head > room else LINE)
    return top + max(line, below + sheet.put(flow, sheet.side, top + below, "muted"))


def below_header(sheet: Sheet, view: StageView, *, clock: bool = False) -> float:
    """The y below a header that may have to say which page it is."""
    with sheet.measuring():
        return header(sheet, view, page="88 / 88", clock=clock)


def has_clock(view: StageView) -> bool:
    """Whether there is a time, or the end of it, to show in the header."""
    return view.clock is not None and bool(view.clock.digits or view.clock.state == "over")


def corner_clock(sheet: Sheet, face: ClockFace, edge: float, top: float) -> float:
    """State and small digits that end at `edge`; gives the width taken. Says the words once time is up."""
    middle = top + SMALL_CLOCK_LINE / 2
    if face.state == "over" and not face.count_on:
        width = sheet.advance(face.over_words, 5, True) + 9
        sheet.fill(edge - width, middle - 4, width, 8, "over")
        sheet.icon("over", edge - width + 1.6, middle - 2.4, 4.8, "on")
        sheet.say(face.over_words, edge - 1.6, middle - 4, 5, role="on", bold=True, pitch=8, far=True)
        return width
    width = max(sheet.advance(face.widest or face.digits, SMALL_CLOCK, True), 20.0)
    add_digits(sheet, face, edge - width, middle, width, SMALL_CLOCK, align=1, least=SMALL_CLOCK)
    if face.state == "idle":
        return width
    now = sheet.advance(shape(room_digits(face)), SMALL_CLOCK, True)
    sheet.icon(face.state, edge - now - 6, middle - 2.1, LABEL, state_role(face))
    return width + 6


def state_role(face: ClockFace) -> str:
    return {"running": "run", "last": "close", "over": "over", "held": "held", "idle": "muted"}[face.state]


def chip(sheet: Sheet, face: ClockFace, y: float, line: float, size: float = LABEL) -> float:
    """Icon and word of the state at the start edge; gives where they end."""
    if face.state == "idle" or not face.state_words:
        return sheet.side
    role = state_role(face)
    sheet.icon(face.state, sheet.side, y + line / 2 - size / 2, size, role)
    at = sheet.side + size + 1.6
    return at + sheet.say(face.state_words, at, y, size, role=role, bold=True, pitch=line)


def footer(sheet: Sheet, view: StageView, *, next_far: bool = False, end: str | None = None) -> float:
    """State, what comes next, and the end. In the last minute, or when short of room, the end goes, then
    what comes next, never the state. Gives the y where it begins."""
    y = 100 - sheet.top - LINE
    face = view.clock
    at = chip(sheet, face, y, LINE) + 3 if face else sheet.side
    if at == sheet.side + 3:
        at = sheet.side
    ends = (face.ends if face else "") if end is None else end
    if face and face.state == "last":
        next_far, ends = True, ""
    following = view.upcoming.line
    room = sheet.width - sheet.side - at
    for size in (LABEL, 3.9, 3.6):
        if following and ends and sheet.advance(following, size) + 3 + sheet.advance(ends, size) <= room:
            sheet.say(following, at, y, size, role="muted", pitch=LINE)
            break
        if following and (next_far or not ends) and sheet.advance(following, size) <= room:
            role = "text" if next_far else "muted"
            edge = sheet.width - sheet.side
            sheet.say(following, edge if next_far else at, y, size, role=role, pitch=LINE, far=next_far)
            return y
    if ends:
        sheet.say(ends, sheet.width - sheet.side, y, LABEL, pitch=LINE, far=True)
    return y


def blocks(view: StageView) -> bool:
    """Whether the state takes the foot of the picture: a block or a frame instead of band and footer."""
    return view.clock is not None and view.clock.state in ("over", "held")


def state_block(sheet: Sheet, view: StageView, *, over: float = OVER_BLOCK, words_above: bool = False) -> float:
    """Paints the block of time's up or the frame of a pause; gives the y where the body must end."""
    face = view.clock
    assert face is not None
    if face.state == "over":
        _over_block(sheet, view, face, over, words_above)
        return 100 - over - 2
    _held_frame(sheet)
    _held_block(sheet, face)
    return 100 - 6 - HELD_BLOCK - 2


def _over_block(sheet: Sheet, view: StageView, face: ClockFace, high: float, words_above: bool) -> None:
    y, small = 100 - high, high < OVER_BLOCK
    sheet.fill(0, y, sheet.width, high, "over")
    icon = 6.4 if small else 8.0
    sheet.icon("over", sheet.side, y + (high - icon) / 2, icon, "on")
    at = sheet.side + icon + 3
    big, mild = (6.2, 4.2) if small else (7.4, 4.6)
    lead = face.since if words_above and face.since else face.over_words
    at += sheet.say(lead, at, y, big, role="on", bold=True, pitch=high) + 3
    if lead != face.since and face.since:
        at += sheet.say(face.since, at, y, mild, role="on", pitch=high) + 3
    _next_in_block(sheet, view, at, y, high)


def _next_in_block(sheet: Sheet, view: StageView, at: float, y: float, high: float) -> None:
    """What comes next, its lead above it or in one sentence with it, away from the edge that projectors crop."""
    edge = sheet.width - sheet.side
    for size in (LABEL, 3.9, 3.6):
        for words, lead in ((view.upcoming.text, size * 1.4), (view.upcoming.line, 0.0)):
            flow = balanced(sheet, words, size, edge - at, pitch=size * 1.3)
            lines = flow.height / sheet.unit + lead
            if not words or lines > high - 2 * BLOCK_PAD or flow.breaks_a_word:
                continue
            start = y + (high - lines) / 2
            if lead:
                sheet.say(view.upcoming.lead, edge, start, size, role="on", bold=True, pitch=lead, far=True)
            wide = flow.widest / sheet.unit + 0.2
            sheet.put(replace(flow, width=sheet.pixels(wide)), edge - wide, start + lead, "on")
            return


def _held_frame(sheet: Sheet) -> None:
    """Dashes around the whole picture that begin and end in its corners."""
    away, pen, dash, gap = 0.75, 1.3, 6.5, 3.5
    box = sheet.box(away, away, sheet.width - 2 * away, 100 - 2 * away)
    thick, long = round(sheet.pixels(pen)), round(sheet.pixels(dash))
    colour = sheet.colour("held")
    for length, across in ((box.width(), True), (box.height(), False)):
        count = max(1, round((length - long) / sheet.pixels(dash + gap)))
        for number in range(count + 1):
            at = round(number * (length - long) / count)
            if across:
                for y in (box.top(), box.bottom() - thick):
                    sheet.painter.fillRect(QRectF(box.left() + at, y, long, thick), colour)
            else:
                for x in (box.left(), box.right() - thick):
                    sheet.painter.fillRect(QRectF(x, box.top() + at, thick, long), colour)


def _held_block(sheet: Sheet, face: ClockFace) -> None:
    y = 100 - 6 - HELD_BLOCK
    sheet.frame(6, y, sheet.width - 12, HELD_BLOCK, 1, "held")
    sheet.icon("held", 10, y + 2.5, 8, "held")
    room = sheet.width - 21 - 10
    for big, mild in ((6.4, 5.0), (5.6, 4.6), (5.0, 4.2), (4.4, 3.6)):
        if sheet.advance(face.state_words, big, True) + 3 + sheet.advance(face.resumes, mild) <= room:
            break
    sheet.say(face.state_words, 21, y, big, role="held", bold=True, pitch=HELD_BLOCK)
    sheet.say(face.resumes, sheet.width - 10, y, mild, pitch=HELD_BLOCK, far=True)


def band_and_footer(sheet: Sheet, view: StageView, *, next_far: bool = False) -> float:
    """The foot of a picture whose subject is the time; gives the y where the body must end."""
    if blocks(view):
        face = view.clock
        return state_block(sheet, view, words_above=face is not None and not face.count_on) - 3
    y = footer(sheet, view, next_far=next_far) - 3
    face = view.clock
    if face is None or face.state == "idle":
        return y
    add_band(
        sheet, face, sheet.side, y - (4 if face.state == "last" else 3), sheet.inner, 4 if face.state == "last" else 3
    )
    return y - 3


def small_foot(sheet: Sheet, view: StageView) -> float:
    """Band 2 high, state, end, and small digits: the foot of a picture whose subject is not the time."""
    if view.clock is None:
        return 100 - sheet.top
    face = view.clock
    if blocks(view):
        return state_block(sheet, view, over=OVER_SMALL)
    y = 100 - sheet.top - SMALL_FOOT
    at = chip(sheet, face, y, SMALL_FOOT) + 3
    if face.ends and face.state != "last":
        sheet.say(face.ends, at, y, LABEL, role="muted", pitch=SMALL_FOOT)
    if face.digits:
        width = max(30.0, sheet.advance(face.widest, SMALL_CLOCK, True))
        edge = sheet.width - sheet.side
        add_digits(sheet, face, edge - width, y + SMALL_CLOCK_LINE / 2, width, SMALL_CLOCK, align=1, least=SMALL_CLOCK)
        add_band(sheet, face, sheet.side, y - 4, sheet.inner, 2)
    return y - 4


def sentence_of(names: tuple[str, ...]) -> str:
    """Names side by side, each an isolate of its own direction."""
    return ", ".join(isolate(name) for name in names)
