"""The countdown as the only subject: digits, a ring, a band, or words."""

from copdesk.stage.scenes import Timer
from copdesk.stage.view import ClockFace, StageView
from ui.stage.paint.clock import LEAST, add_band, add_digits, add_ring, ems, pattern
from ui.stage.paint.fit import largest
from ui.stage.paint.frame import band_and_footer, blocks, footer, header
from ui.stage.paint.questions import lay_questions, paint_questions
from ui.stage.paint.sheet import Sheet

ALONE, ALONE_NARROW, BESIDE = 52.0, 47.0, 48.0
RING, RING_LEAST, RING_GAP = 62.0, 36.0, 6.0
WORDS = (15.6, 14.0, 12.0)
SAID = (34.0, 30.0, 26.0, 22.0, 18.0, 15.6)
OPTICAL = 0.03
"""How far digits stand above the middle of their line, in em, so that they look centred."""


def paint(sheet: Sheet, view: StageView, scene: Timer) -> None:
    face = view.clock or ClockFace(style="none")
    if face.style == "words" and not blocks(view):
        _words(sheet, view, scene, face)
        return
    top = header(sheet, view, step_below=not sheet.wide)
    if face.state == "over" and not face.count_on:
        bottom = band_and_footer(sheet, view)
        _said(sheet, face.over_words, top, bottom)
    elif face.style == "ring" and not blocks(view) and _ring(sheet, view, face, top):
        return
    elif face.style in ("none", "bar") and not blocks(view):
        _without_digits(sheet, view, scene, face, top)
    else:
        bottom = band_and_footer(sheet, view)
        _digits(sheet, face, top, bottom)


def _digits(sheet: Sheet, face: ClockFace, top: float, bottom: float) -> None:
    wanted = min(ALONE if sheet.wide else ALONE_NARROW, (bottom - top) / 0.8)
    middle = (top + bottom) / 2
    add_digits(sheet, face, sheet.side, middle - OPTICAL * wanted, sheet.inner, wanted)


def _said(sheet: Sheet, words: str, top: float, bottom: float) -> None:
    """The words of time's up, as large as the picture holds them."""
    size, flow = largest(
        SAID,
        lambda size: sheet.flow(words, size, sheet.inner, bold=True, centred=True),
        lambda flow: flow.count == 1,
    )
    sheet.put(flow, sheet.side, (top + bottom) / 2 - flow.height / sheet.unit / 2 - OPTICAL * size, "over")


def _ring(sheet: Sheet, view: StageView, face: ClockFace, top: float) -> bool:
    """Ring and digits, if the ring finds room beside (4:3: above) digits of the least size."""
    wide_em = ems(pattern(face))
    if not sheet.wide:
        if LEAST * wide_em > sheet.inner:
            return False
        bottom = footer(sheet, view, next_far=True)
        used = RING_LEAST + 0.76 * LEAST
        gap = min(4.0, (bottom - top - used) / 3)
        y = top + (bottom - top - used - gap) / 2
        add_ring(sheet, face, (sheet.width - RING_LEAST) / 2, y, RING_LEAST)
        add_digits(sheet, face, sheet.side, y + RING_LEAST + gap + 0.36 * LEAST, sheet.inner, LEAST)
        return True
    size = min(BESIDE, max(LEAST, (sheet.inner - RING_GAP - RING) / wide_em))
    ring = min(RING, sheet.inner - RING_GAP - size * wide_em)
    if ring < RING_LEAST:
        return False
    bottom = footer(sheet, view, next_far=True)
    middle = (top + bottom) / 2
    add_ring(sheet, face, sheet.side, middle - ring / 2, ring)
    start = sheet.side + ring + RING_GAP
    add_digits(sheet, face, start, middle, sheet.width - sheet.side - start, size, align=1)
    return True


def _without_digits(sheet: Sheet, view: StageView, scene: Timer, face: ClockFace, top: float) -> None:
    bottom = footer(sheet, view)
    if face.style == "bar":
        high = 12.0
        add_band(sheet, face, sheet.side, (top + bottom - high) / 2, sheet.inner, high)
    elif scene.questions:
        room = bottom - top - 2
        paint_questions(sheet, lay_questions(sheet, scene.questions, room, True, 9.0), top, room, True)


def _words(sheet: Sheet, view: StageView, scene: Timer, face: ClockFace) -> None:
    """Silent work: the questions, and time left in words that change seldom. No clock, no state's colour."""
    top = header(sheet, view, end="")
    _, flow = largest(
        WORDS,
        lambda size: sheet.flow(face.words, size, sheet.inner, bold=True, pitch=size * 1.09),
        lambda flow: flow.count == 1,
    )
    y = 100 - sheet.top - flow.height / sheet.unit
    sheet.put(flow, sheet.side, y)
    sheet.rule(sheet.side, y - 2.8, sheet.inner)
    room = y - 2.8 - top - 2
    if scene.questions:
        laid = lay_questions(sheet, scene.questions, room, False, 8.0 if _short(scene) else 6.0)
        paint_questions(sheet, laid, top, room, False)


def _short(scene: Timer) -> bool:
    return sum(len(question.lines) for question in scene.questions) < 3
