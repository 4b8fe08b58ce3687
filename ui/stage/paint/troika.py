"""One phase of one turn in a trio: who does what, how long, and what follows."""

from dataclasses import dataclass

from copdesk.stage.scenes import Phase, Role, Troika
from copdesk.stage.view import StageView
from ui.stage.paint.clock import LEAST, add_digits, ems, pattern
from ui.stage.paint.fit import balanced, squeezed
from ui.stage.paint.frame import LABEL, LINE, blocks, footer, state_block
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

DIGITS = 42.4
TITLES, TITLES_NARROW = (11.0, 9.6, 8.6, 8.0, 7.0, 6.0, 5.0, 4.2), (9.6, 8.6, 8.0, 7.0, 6.0, 5.0, 4.2)
PIP, PIP_GAP = 3.4, 1.2
SEAT, SEAT_TEXT = 9.0, 6.0
STRIP, STRIP_GAP, STRIP_PAD = 8.4, 1.2, 2.4
SEATS, SEAT_GAP = (SEAT, 7.6, 6.4), 1.4
ROLE_SIZES, ROLE_GAP = (5.0, 4.6, 4.4, 4.2), 2.4


def paint(sheet: Sheet, view: StageView, scene: Troika) -> None:
    top = _header(sheet, view, scene)
    bottom = state_block(sheet, view, over=13) if blocks(view) else footer(sheet, view, next_far=True, end="") - 2.4
    if scene.fours:
        flow = squeezed(sheet, scene.fours, LABEL, sheet.inner, pitch=LINE)
        bottom -= flow.height / sheet.unit
        sheet.put(flow, sheet.side, bottom, "muted")
        bottom -= 0.8
    if scene.phases:
        bottom -= STRIP
        _strip(sheet, scene.phases, bottom)
        bottom -= 1
    if sheet.wide:
        _beside(sheet, view, scene, top, bottom)
    else:
        _below(sheet, view, scene, top, bottom)


def _header(sheet: Sheet, view: StageView, scene: Troika) -> float:
    y = sheet.top
    far = sheet.advance(view.header.end, LABEL) + 2.4 if view.header.end else 0.0
    pips = scene.turns * (PIP + PIP_GAP) - PIP_GAP
    needed = sheet.advance(scene.turn_words, LABEL) + pips + 2 * 2.4
    room = sheet.inner - far - needed
    wide = sheet.advance(view.header.activity, LABEL, True)
    at = sheet.side + sheet.say(
        view.header.activity, sheet.side, y, LABEL, bold=True, pitch=LINE, squeeze=min(1.0, max(0.5, room / wide))
    ) if wide else sheet.side - 2.4  # fmt: skip
    at += 2.4
    for turn in range(1, scene.turns + 1):
        middle = y + (LINE - PIP) / 2
        if turn == scene.turn:
            sheet.fill(at, middle, PIP, PIP, "run")
        else:
            sheet.disc(at, middle, PIP, "text", 0.0 if turn < scene.turn else 0.5)
        at += PIP + PIP_GAP
    sheet.say(scene.turn_words, at - PIP_GAP + 2.4, y, LABEL, pitch=LINE)
    if view.header.end:
        sheet.say(view.header.end, sheet.width - sheet.side, y, LABEL, role="muted", pitch=LINE, far=True)
    return y + LINE


def _beside(sheet: Sheet, view: StageView, scene: Troika, top: float, bottom: float) -> None:
    """Phase and roles at the start, digits at the far end."""
    face = view.clock
    taken = 0.0
    if face and face.digits:
        taken = min(85.0, max(85.0 if len(pattern(face)) <= 4 else 0.0, DIGITS * ems(pattern(face)))) + 5
        if len(pattern(face)) > 4:
            taken = min(LEAST * ems(pattern(face)), sheet.inner - 50) + 5
        width = taken - 5
        edge = sheet.width - sheet.side
        add_digits(sheet, face, edge - width, (top + bottom) / 2, width, DIGITS, align=1)
    width = sheet.inner - taken
    for size in TITLES:
        title = balanced(sheet, scene.phase, size, width, bold=True, pitch=size * 1.127)
        high = title.height / sheet.unit
        rows = _row_height(sheet, scene.roles, width)
        if title.count <= (2 if size >= 8 else 3) and not title.breaks_a_word and high + 3 + rows <= bottom - top:
            break
    y = top + max(0.0, (bottom - top - high - 3 - rows) / 2)
    sheet.put(title, sheet.side, y)
    _roles(sheet, scene.roles, y + high + 3, width)


@dataclass(frozen=True, slots=True)
class Columns:
    """How roles stand: size of their texts, width of the texts, and size of the seats beside them."""

    size: float
    texts: float
    seat: float
    squeeze: float = 1.0


def _columns(sheet: Sheet, roles: tuple[Role, ...], width: float) -> Columns:
    """Texts as large as fit beside the seats; where many seats leave too little, those become smaller first."""
    most = max((len(role.seats) for role in roles), default=0)
    for seat in SEATS:
        boxes = most * (seat + SEAT_GAP) + 2
        for size in ROLE_SIZES:
            names = max((sheet.advance(role.name, size, True) for role in roles), default=0.0)
            does = max((sheet.advance(role.does, size) for role in roles), default=0.0)
            if max(names, does) + boxes <= width:
                usual = 36.0 if 36.0 + boxes <= width else 0.0
                return Columns(size, max(names, does, usual), seat)
        if names + boxes <= width:
            return Columns(size, width - boxes, seat)  # what they do takes more lines
    return Columns(size, width - boxes, seat, max(0.5, min(1.0, (width - boxes) / max(0.1, names))))


def _role_height(sheet: Sheet, role: Role, columns: Columns) -> float:
    return max(columns.seat, columns.size * 1.24 + _does(sheet, role, columns).height / sheet.unit * bool(role.does))


def _does(sheet: Sheet, role: Role, columns: Columns) -> Flow:
    return sheet.flow(role.does, columns.size, columns.texts, pitch=columns.size * 1.24)


def _row_height(sheet: Sheet, roles: tuple[Role, ...], width: float) -> float:
    columns = _columns(sheet, roles, width)
    return sum(ROLE_GAP + _role_height(sheet, role, columns) for role in roles)


def _roles(sheet: Sheet, roles: tuple[Role, ...], y: float, width: float) -> None:
    columns = _columns(sheet, roles, width)
    line = columns.size * 1.24
    for role in roles:
        y += ROLE_GAP
        high = _role_height(sheet, role, columns)
        name = line if role.does else high
        sheet.say(role.name, sheet.side, y, columns.size, bold=True, pitch=name, squeeze=columns.squeeze)
        if role.does:
            sheet.put(_does(sheet, role, columns), sheet.side, y + line)
        at = sheet.side + columns.texts + 2
        for seat in role.seats:
            letter = columns.seat * SEAT_TEXT / SEAT
            sheet.letter_box(seat.letter, at, y + (high - columns.seat) / 2, columns.seat, letter, seat.client)
            at += columns.seat + SEAT_GAP
        y += high


def _below(sheet: Sheet, view: StageView, scene: Troika, top: float, bottom: float) -> None:
    """4:3: phase, digits below it, roles in one row."""
    face = view.clock
    row = 11.5
    for size in TITLES_NARROW:
        title = balanced(sheet, scene.phase, size, sheet.inner, bold=True, pitch=size * 1.127)
        if title.count == 1:
            break
    high = title.height / sheet.unit
    digits = LEAST * 0.74 if face and face.digits else 0.0
    free = max(0.0, bottom - top - high - digits - row)
    y = top + free / 4
    sheet.put(title, sheet.side, y)
    y += high + free / 4
    if face and face.digits:
        add_digits(sheet, face, sheet.side, y + digits / 2, sheet.inner, LEAST, align=0.0)
    y += digits + free / 4
    _role_row(sheet, scene.roles, y, row)


def _role_row(sheet: Sheet, roles: tuple[Role, ...], y: float, row: float) -> None:
    boxes = sum(len(role.seats) for role in roles) * (SEAT + SEAT_GAP) + 2 * len(roles) + 4 * (len(roles) - 1)
    for size in (4.4, 4.2, 3.9, 3.6):
        widths = [max(sheet.advance(role.name, size, True), sheet.advance(role.does, size)) for role in roles]
        if sum(widths) + boxes <= sheet.inner:
            break
    squeeze = min(1.0, (sheet.inner - boxes) / max(0.1, sum(widths)))
    at = sheet.side
    for role, wide in zip(roles, widths, strict=True):
        for seat in role.seats:
            sheet.letter_box(seat.letter, at, y + (row - SEAT) / 2, SEAT, SEAT_TEXT, seat.client)
            at += SEAT + SEAT_GAP
        at += 0.6
        sheet.say(role.name, at, y, size, bold=True, pitch=row / 2 if role.does else row, squeeze=squeeze)
        sheet.say(role.does, at, y + row / 2, size, pitch=row / 2, squeeze=squeeze)
        at += wide * squeeze + 5.4


def _strip(sheet: Sheet, phases: tuple[Phase, ...], y: float) -> None:
    """The phases side by side, each as wide as its words ask; what is done, now, next also by its icon."""
    icon, gap, pad = 3.4, 1.6, STRIP_PAD
    for size in (4.2, 3.9, 3.6):
        needs = [_phase_width(sheet, phase, size, icon + gap, pad) for phase in phases]
        spare = sheet.inner - STRIP_GAP * (len(phases) - 1) - sum(needs)
        if spare >= 0:
            break
        pad = 1.4
    squeeze = 1.0 if spare >= 0 else max(0.7, 1 + spare / sum(needs))
    short = squeeze <= 0.7
    at = sheet.side
    for phase, need in zip(phases, needs, strict=True):
        share = need + spare * need / sum(needs) if spare >= 0 else need * (1 + spare / sum(needs))
        now = phase.progress == "now"
        if now:
            sheet.fill(at, y, share, STRIP, "run")
        else:
            sheet.card(at, y, share, STRIP)
        role = "on" if now else "muted" if phase.progress == "done" else "text"
        x = at + pad
        sign = (
            {"done": "tick", "now": "running", "next": "arrow"}.get(phase.progress) if _signed(phase, sheet) else None
        )
        if sign:
            sheet.icon(sign, x, y + (STRIP - icon) / 2, icon, role)
            x += icon + gap
        if not short:
            sheet.say(phase.name, x, y, size, role=role, bold=now, pitch=STRIP, squeeze=squeeze)
        sheet.say(phase.length, at + share - pad, y, size, role=role, bold=now, pitch=STRIP, far=True, squeeze=squeeze)
        at += share + STRIP_GAP


def _signed(phase: Phase, sheet: Sheet) -> bool:
    return phase.progress in ("done", "now") or (phase.progress == "next" and not sheet.wide)


def _phase_width(sheet: Sheet, phase: Phase, size: float, sign: float, pad: float) -> float:
    bold = phase.progress == "now"
    words = sheet.advance(phase.name, size, bold) + 2 + sheet.advance(phase.length, size, bold)
    return words + 2 * pad + (sign if _signed(phase, sheet) else 0.0)
