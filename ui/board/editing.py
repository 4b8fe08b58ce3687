"""The canvas by keys, and what is done to chosen marks: everything but freehand.

Arrows carry the chosen marks (Shift: ten times as far), or move the page where none is chosen. Ctrl with right and left
walks from mark to mark, with up and down lifts to the front and to the back; with Shift as well it scales and turns.
Enter puts a shape, text, sticky or symbol in the middle, or opens the chosen words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import proxy

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from copdesk.board.ink import Point, Stroke
from copdesk.board.move import lowered, moved, raised, rotated, scaled
from ui.board.editor import MOST_LETTERS
from ui.board.hands import STICKY_SIZE, SYMBOL_SIZE
from ui.board.render import words_size
from ui.shell.keys import scancode_of

if TYPE_CHECKING:
    from ui.board.canvas import BoardCanvas

STEP, TURN, GROWTH, PAN, ASIDE = 4.0, 15.0, 1.1, 60.0, 30.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


_LETTERS = {30: "A", 45: "X", 46: "C", 47: "V", 32: "D", 34: "G", 38: "L"}


def _key_of(event: QKeyEvent) -> Qt.Key:
    """The key; where the layout has other letters (Cyrillic, Arabic, Thai) the Latin one in the same place."""
    key = event.key()
    if key < 0x80 or key >= Qt.Key.Key_Escape.value:
        return Qt.Key(key)
    letter = _LETTERS.get(scancode_of(event.nativeScanCode(), QGuiApplication.platformName()))
    return Qt.Key(ord(letter)) if letter else Qt.Key.Key_unknown


class Editing:
    """Each deed on the chosen marks is one change of the drawing."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas: BoardCanvas = proxy(canvas)
        self._clip: list[Stroke] = []
        self._pasted = 0

    # deeds

    def delete(self) -> None:
        gone = [stroke.id for stroke in self._canvas.selector.free()]
        if gone:
            self._canvas.refresh(self._canvas.sheet.remove(gone))
            self._canvas.removed(gone)

    def choose_all(self) -> None:
        self._canvas.take_tool("select")
        self._canvas.selector.choose(s.id for s in self._canvas.sheet.strokes() if not s.locked)

    def copy(self) -> None:
        self._clip, self._pasted = self._canvas.selector.free() or self._clip, 0

    def cut(self) -> None:
        self.copy()
        self.delete()

    def paste(self) -> None:
        """The copied marks, a little aside, on this drawing or another; else what was copied elsewhere."""
        if not self._clip:
            self._canvas.paste_requested.emit()
            return
        self._pasted += 1
        self._add(self._clip, ASIDE * self._pasted)

    def paste_words(self, text: str) -> None:
        """Words copied elsewhere, as a text in the middle of what is seen."""
        canvas, pens = self._canvas, self._canvas.pens
        text = text.strip()[:MOST_LETTERS]
        wide, high = words_size(text, pens.letter_height)
        middle = canvas.middle()
        ends = [Point(middle.x - wide / 2, middle.y - high / 2), Point(middle.x + wide / 2, middle.y + high / 2)]
        canvas.keep(canvas.new_stroke("text", pens.colour, pens.letter_height, ends, text=text))

    def duplicate(self) -> None:
        self._add(self._canvas.selector.free(), ASIDE)

    def recolour(self, colour: str) -> None:
        """Everything but stickies, whose colour is their paper's, and photos."""
        self._change(lambda stroke: stroke if stroke.kind in ("sticky", "image") else replace(stroke, colour=colour))

    def to_front(self) -> None:
        self._canvas.changed(raised(self._canvas.selector.free(), self._canvas.sheet.strokes()))

    def to_back(self) -> None:
        self._canvas.changed(lowered(self._canvas.selector.free(), self._canvas.sheet.strokes()))

    def group(self) -> None:
        key = self._canvas.new_id()
        self._change(lambda stroke: replace(stroke, group=key))

    def ungroup(self) -> None:
        self._change(lambda stroke: replace(stroke, group=None))

    def lock(self) -> None:
        """Lock what is chosen; where all of it is locked, free it."""
        chosen = self._canvas.selector.strokes()
        locked = not all(stroke.locked for stroke in chosen)
        self._canvas.changed([replace(stroke, locked=locked) for stroke in chosen if stroke.locked != locked])

    def walk(self, step: int) -> None:
        """Choose the next mark in painting order, or the one before."""
        self._canvas.take_tool("select")
        order = [stroke.id for stroke in self._canvas.sheet.strokes()]
        if not order:
            return
        chosen = self._canvas.selector.chosen
        at = next((k for k, key in enumerate(order) if key in chosen), -1 if step > 0 else 0)
        self._canvas.selector.choose({order[(at + step) % len(order)]})

    def place(self) -> None:
        """What the tool makes, in the middle of what is seen."""
        canvas, tool, pens = self._canvas, self._canvas.pens.tool, self._canvas.pens
        chosen = canvas.selector.free()
        if tool == "select" and len(chosen) == 1 and chosen[0].kind in ("text", "sticky"):
            canvas.write(chosen[0])
            return
        middle = canvas.middle()
        if tool == "image":
            canvas.picture_requested.emit(middle)
            return
        sizes = {
            "sticky": STICKY_SIZE,
            "symbol": SYMBOL_SIZE,
            "text": (pens.letter_height * 6, pens.letter_height * 1.4),
        }
        wide, high = sizes.get(tool, (320.0, 0.0 if tool in ("line", "arrow") else 200.0))
        if tool in ("select", "hand", "eraser", "pen", "marker", "highlighter"):
            return
        ends = [Point(middle.x - wide / 2, middle.y - high / 2), Point(middle.x + wide / 2, middle.y + high / 2)]
        words = tool in ("text", "sticky")
        stroke = canvas.new_stroke(
            pens.kind,
            pens.sticky_colour if tool == "sticky" else pens.colour,
            pens.letter_height if words else pens.width,
            ends,
            text=pens.symbol if tool == "symbol" else "",
        )
        if words:
            canvas.write(stroke)
            return
        canvas.keep(stroke)
        canvas.take_tool("select")
        canvas.selector.choose({stroke.id})

    # keys

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the canvas wants the key for itself before any shortcut does."""
        return self._deed(event) is not None

    def key(self, event: QKeyEvent) -> bool:
        deed = self._deed(event)
        if deed is None:
            return False
        deed()
        return True

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = _key_of(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return None
        if key in _ARROWS:
            return self._arrow(*_ARROWS[key], control=control, shift=shift)
        if control:
            return self._with_control(key, shift=shift)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.place
        chosen = bool(self._canvas.selector.chosen)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and chosen:
            return self.delete
        if key == Qt.Key.Key_Escape and (chosen or self._canvas.drawing_now):
            return self._let_go
        return None

    def _with_control(self, key: Qt.Key, *, shift: bool) -> Callable[[], None] | None:
        if shift:
            return {Qt.Key.Key_G: self.ungroup}.get(key)
        always: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_A: self.choose_all,
            Qt.Key.Key_V: self.paste,
            Qt.Key.Key_0: self._canvas.fit_page,
            Qt.Key.Key_Plus: self._nearer,
            Qt.Key.Key_Equal: self._nearer,
            Qt.Key.Key_Minus: self._farther,
        }
        if key in always:
            return always[key]
        if not self._canvas.selector.chosen:
            return None
        return {
            Qt.Key.Key_C: self.copy,
            Qt.Key.Key_X: self.cut,
            Qt.Key.Key_D: self.duplicate,
            Qt.Key.Key_G: self.group,
            Qt.Key.Key_L: self.lock,
        }.get(key)

    def _arrow(self, dx: int, dy: int, *, control: bool, shift: bool) -> Callable[[], None]:
        def act() -> None:
            if control and shift:
                self._reshape(dx * TURN, GROWTH**-dy)
            elif control and dx:
                self.walk(dx)
            elif control:
                self.to_front() if dy < 0 else self.to_back()
            elif self._canvas.selector.chosen:
                far = STEP * (10 if shift else 1)
                self._change(lambda stroke: moved(stroke, dx * far, dy * far))
            else:
                self._canvas.look(self._canvas.view.panned(-dx * PAN, -dy * PAN))

        return act

    def _nearer(self) -> None:
        self._canvas.zoom(1.25)

    def _farther(self) -> None:
        self._canvas.zoom(0.8)

    def _let_go(self) -> None:
        if self._canvas.drawing_now:
            self._canvas.cancel()
        else:
            self._canvas.selector.choose(())

    # within

    def _change(self, change: Callable[[Stroke], Stroke]) -> None:
        before = self._canvas.selector.free()
        after = [change(stroke) for stroke in before]
        self._canvas.changed([new for old, new in zip(before, after, strict=True) if new != old])

    def _reshape(self, degrees: float, by: float) -> None:
        box = self._canvas.chosen_box()
        if box is None:
            return
        middle = box.middle
        if degrees:
            self._change(lambda stroke: rotated(stroke, middle, degrees))
        else:
            self._change(lambda stroke: scaled(stroke, middle, by))

    def _add(self, strokes: list[Stroke], aside: float) -> None:
        if not strokes:
            return
        canvas = self._canvas
        groups = {stroke.group: canvas.new_id() for stroke in strokes if stroke.group}
        top = canvas.sheet.top
        new = [
            replace(
                moved(stroke, aside, aside),
                id=canvas.new_id(),
                group=groups.get(stroke.group) if stroke.group else None,
                z=max(top, stroke.z),
            )
            for stroke in strokes
        ]
        for stroke in new:
            canvas.refresh(canvas.sheet.put(stroke))
        canvas.replaced([], new)
        canvas.take_tool("select")
        canvas.selector.choose(stroke.id for stroke in new)
