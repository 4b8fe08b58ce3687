"""Parts of a page's picture: what lay under a mark, and what is painted anew beside it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion

from ui.board.render import Mark


@dataclass(frozen=True, slots=True)
class Patch:
    """What lay under the newest mark, so that undoing it costs a copy and no painting."""

    key: bytes
    rect: QRect
    under: QImage


@dataclass(slots=True)
class Mending:
    """A part of the picture that is painted anew beside it: `scratch` covers the region's bounding rectangle."""

    region: QRegion
    scratch: QImage
    marks: deque[Mark]


def simple(region: QRegion) -> QRegion:
    return QRegion(region.boundingRect()) if region.rectCount() > 12 else region
