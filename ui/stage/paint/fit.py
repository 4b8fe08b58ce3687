"""What gives way when a text does not fit: size, letter width, a second line. Never the text."""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from ui.stage.paint.sheet import LIST, Sheet
from ui.stage.paint.text import Flow

NARROWEST = 0.7
STEPS = 100
"""Letters are narrowed by whole percents."""
INDENT = 2.4
ALONE, SHORT = 0.5, 0.45
"""A last line looks left over that is one word below the first share of the width, or of any words below the second."""
SMALLEST = 1.6
"""Where a single word that no line holds stops shrinking."""

T = TypeVar("T")


def squeezed(
    sheet: Sheet, text: str, size: float, width: float, *, bold: bool = False, pitch: float = 0.0, exact: bool = False
) -> Flow:  # fmt: skip
    """One line, its letters narrowed to 70 % at most, else more lines continued with an indent.

    One line stands at `pitch` whatever its script; more lines too where the pitch is `exact`.
    """
    natural = sheet.advance(text, size, bold)
    if natural <= width:
        return sheet.flow(text, size, width + 0.1, bold=bold, pitch=pitch, exact=pitch > 0)
    factor = width / natural
    if factor >= NARROWEST:
        steps = math.floor(factor * STEPS) / STEPS  # so that the pictures of letters serve again
        return sheet.flow(text, size, width + 0.1, bold=bold, pitch=pitch, squeeze=steps, exact=pitch > 0)
    for factor in (1.0, 0.85, NARROWEST):
        flow = sheet.flow(text, size, width, bold=bold, pitch=pitch, squeeze=factor, indent=INDENT, exact=exact)
        if flow.count <= 2 and not flow.breaks_a_word:
            break
    return flow


def boxed(sheet: Sheet, text: str, size: float, width: float, height: float, *, bold: bool = False) -> Flow:
    """Like `squeezed`, then smaller and smaller until the lines stand within `height`."""
    flow = squeezed(sheet, text, size, width, bold=bold, pitch=min(height, size * LIST))
    while flow.height / sheet.unit > height + 0.01 and size > SMALLEST:
        size -= 0.2
        flow = squeezed(sheet, text, size, width, bold=bold, pitch=size * 1.1, exact=True)
    return flow


def largest(sizes: Sequence[float], lay: Callable[[float], T], fits: Callable[[T], bool]) -> tuple[float, T]:
    """The first of `sizes` (largest first) whose layout fits, else the last; with that layout."""
    for size in sizes:
        laid = lay(size)
        if fits(laid):
            break
    return size, laid


def balanced(
    sheet: Sheet, text: str, size: float, width: float, *,
    bold: bool = False, pitch: float = 0.0, own_side: bool = False,
) -> Flow:  # fmt: skip
    """`text` in as few lines as `width` allows, their lengths alike if the last would look left over."""
    flow = sheet.flow(text, size, width, bold=bold, pitch=pitch, own_side=own_side)
    if not _left_over(flow):
        return flow
    for percent in range(95, 50, -5):
        broken = sheet.flow(text, size, width * percent / 100, bold=bold, pitch=pitch)
        if broken.count > flow.count or broken.breaks_a_word:
            break
        if not _left_over(broken):
            return flow.broken_as(broken)
    return flow


def _left_over(flow: Flow) -> bool:
    return flow.ends_alone(ALONE) or flow.ends_short(SHORT)
