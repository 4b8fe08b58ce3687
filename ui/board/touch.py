"""Which fingers draw, which move the page, and which are a palm.

Each finger draws its own mark, so that several people can stand at one large screen. Two fingers that come down
together and close move the page, spread it, or, when they only tap, take the last mark back. Once a pen has been seen
one finger moves the page; while a pen is near, no finger does anything. Times are those that the events carry, in
milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import Literal

from PySide6.QtCore import QPointF

TOGETHER, CLOSE, STILL, TAP = 150, 420.0, 12.0, 350
Phase = Literal["pressed", "moved", "released"]


@dataclass(frozen=True, slots=True)
class Begun:
    finger: int
    at: QPointF


@dataclass(frozen=True, slots=True)
class Drawn:
    finger: int
    at: QPointF


@dataclass(frozen=True, slots=True)
class Ended:
    finger: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """The mark of this finger was the beginning of a gesture: as if never made."""

    finger: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The page goes along, and grows by `by` about `about`."""

    dx: float
    dy: float
    by: float
    about: QPointF


@dataclass(frozen=True, slots=True)
class Tapped:
    fingers: int


Act = Begun | Drawn | Ended | Dropped | Moved | Tapped


@dataclass(slots=True)
class _Finger:
    start: QPointF
    at: QPointF
    since: int
    role: Literal["draws", "moves", "palm"]
    strayed: float = 0.0


@dataclass(slots=True)
class Fingers:
    """Give it each finger's event in turn; it says what to do. `pen_seen` and `pen_near` are told by the canvas."""

    pen_seen: bool = False
    pen_near: bool = False
    hand_tool: bool = False
    _fingers: dict[int, _Finger] = field(default_factory=dict)
    _most: int = 0

    def take(self, finger: int, phase: Phase, at: QPointF, when: int) -> list[Act]:
        if phase == "pressed":
            return self._pressed(finger, at, when)
        known = self._fingers.get(finger)
        if known is None:
            return []
        if phase == "moved":
            return self._moved(finger, known, at)
        return self._released(finger, known, when)

    def cancel(self) -> list[Act]:
        drawing = [finger for finger, known in self._fingers.items() if known.role == "draws"]
        self._fingers.clear()
        self._most = 0
        return [Dropped(finger) for finger in drawing]

    def pen_came(self) -> list[Act]:
        """The hand that holds the pen rests on the glass: whatever its side has drawn is taken back."""
        self.pen_seen = self.pen_near = True
        acts: list[Act] = []
        for finger, known in self._fingers.items():
            if known.role == "draws":
                acts.append(Dropped(finger))
            known.role = "palm"
        return acts

    def _pressed(self, finger: int, at: QPointF, when: int) -> list[Act]:
        if self.pen_near:
            self._fingers[finger] = _Finger(at, at, when, "palm")
            return []
        partner = self._partner(at, when)
        if partner is not None:
            acts: list[Act] = [Dropped(partner)] if self._fingers[partner].role == "draws" else []
            self._fingers[partner].role = "moves"
            self._fingers[finger] = _Finger(at, at, when, "moves")
            self._most = max(self._most, len(self._moving()))
            return acts
        moves = self.pen_seen or self.hand_tool
        self._fingers[finger] = _Finger(at, at, when, "moves" if moves else "draws")
        if moves:
            self._most = max(self._most, len(self._moving()))
            return []
        return [Begun(finger, at)]

    def _partner(self, at: QPointF, when: int) -> int | None:
        for finger, known in self._fingers.items():
            close = hypot(at.x() - known.at.x(), at.y() - known.at.y()) < CLOSE
            fresh = when - known.since < TOGETHER and known.strayed < STILL
            if close and known.role != "palm" and (fresh or known.role == "moves"):
                return finger
        return None

    def _moving(self) -> list[_Finger]:
        return [known for known in self._fingers.values() if known.role == "moves"]

    def _moved(self, finger: int, known: _Finger, at: QPointF) -> list[Act]:
        if known.role == "palm":
            return []
        known.strayed = max(known.strayed, hypot(at.x() - known.start.x(), at.y() - known.start.y()))
        if known.role == "draws":
            known.at = at
            return [Drawn(finger, at)]
        moving = self._moving()
        middle, spread = _middle(moving), _spread(moving)
        known.at = at
        after, wide = _middle(moving), _spread(moving)
        if all(other.strayed < STILL for other in moving):
            return []
        by = wide / spread if spread > 20 and wide > 20 else 1.0
        return [Moved(after.x() - middle.x(), after.y() - middle.y(), by, after)]

    def _released(self, finger: int, known: _Finger, when: int) -> list[Act]:
        del self._fingers[finger]
        if known.role == "draws":
            return [Ended(finger)]
        if known.role == "palm" or self._moving():
            if known.strayed >= STILL or when - known.since >= TAP:
                self._most = 0
            return []
        most, self._most = self._most, 0
        tap = most >= 2 and known.strayed < STILL and when - known.since < TAP
        return [Tapped(most)] if tap else []


def _middle(fingers: list[_Finger]) -> QPointF:
    return QPointF(
        sum(finger.at.x() for finger in fingers) / len(fingers), sum(finger.at.y() for finger in fingers) / len(fingers)
    )


def _spread(fingers: list[_Finger]) -> float:
    if len(fingers) < 2:
        return 0.0
    middle = _middle(fingers)
    return sum(hypot(f.at.x() - middle.x(), f.at.y() - middle.y()) for f in fingers) / len(fingers)
