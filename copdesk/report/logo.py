"""The community's logo beside the head of a first page."""

from typing import TYPE_CHECKING

from copdesk.report.blocks import Columns
from copdesk.report.flow import Block, Stack
from copdesk.report.gallery import DOT, pixel_size
from copdesk.report.parts import Desk

if TYPE_CHECKING:
    from copdesk.report.pen import Pen

WIDE, TALL, GAP = 120.0, 40.0, 16.0


class Logo(Block):
    """At the outer edge, whole, never enlarged beyond its pixels."""

    def __init__(self, image: bytes, alt: str, rtl: bool) -> None:
        self.image, self.alt, self.rtl = image, alt, rtl
        self._pixels = pixel_size(image)

    def _size(self) -> tuple[float, float]:
        if self._pixels is None:
            return 0.0, 0.0
        wide, tall = self._pixels
        scale = min(WIDE / wide, TALL / tall, DOT)
        return wide * scale, tall * scale

    def height(self, width: float) -> float:
        return self._size()[1]

    def draw(self, pen: "Pen", x: float, top: float, width: float) -> None:
        wide, tall = self._size()
        if wide:
            with pen.tag("Figure", self.alt):
                pen.image(self.image, x if self.rtl else x + width - wide, top, wide, tall)


def headed(desk: Desk, head: list[Block]) -> list[Block]:
    """The head of a document with the logo beside it, where there is one."""
    if not desk.options.logo:
        return head
    logo = Logo(desk.options.logo, desk.say("Logo"), desk.rtl)
    return [Columns([Stack(head), logo], (350, WIDE), GAP, whole=True, rtl=desk.rtl)]
