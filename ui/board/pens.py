"""What lies in the hand: the tool, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from copdesk.board.ink import Kind
from copdesk.board.smooth import Smoothing
from copdesk.words import tr

Tool = Literal[
    "select",
    "hand",
    "pen",
    "marker",
    "highlighter",
    "eraser",
    "line",
    "arrow",
    "rectangle",
    "ellipse",
    "text",
    "sticky",
    "symbol",
    "image",
]
Erasing = Literal["stroke", "part"]
Catching = Literal["lasso", "frame"]

COLOURS = ("#1F2A2E", "#0B5D57", "#2F5FA8", "#B8651B", "#7A3F8F", "#A3324A")
WIDTHS = (4.0, 9.0, 18.0)
STICKY_COLOURS = {
    "#1F2A2E": "#FFF3B8",
    "#0B5D57": "#D3E8E3",
    "#2F5FA8": "#DBE6F7",
    "#B8651B": "#FBE3C8",
    "#7A3F8F": "#EBDDF1",
    "#A3324A": "#F7DADF",
}
_BROAD = {"marker": 3.0, "highlighter": 5.0}
_LETTERS = {4.0: 30.0, 9.0: 46.0, 18.0: 72.0}


def colour_name(colour: str) -> str:
    return {
        "#1F2A2E": tr("Ink"),
        "#0B5D57": tr("Green"),
        "#2F5FA8": tr("Blue"),
        "#B8651B": tr("Amber"),
        "#7A3F8F": tr("Violet"),
        "#A3324A": tr("Crimson"),
    }.get(colour, colour)


def width_name(width: float) -> str:
    return {4.0: tr("Thin"), 9.0: tr("Medium"), 18.0: tr("Thick")}.get(width, f"{width:g}")


def tool_name(tool: Tool) -> str:
    return {
        "select": tr("Select"),
        "hand": tr("Move the page"),
        "pen": tr("Pen"),
        "marker": tr("Marker"),
        "highlighter": tr("Highlighter"),
        "eraser": tr("Eraser"),
        "line": tr("Line"),
        "arrow": tr("Arrow"),
        "rectangle": tr("Rectangle"),
        "ellipse": tr("Ellipse"),
        "text": tr("Text"),
        "sticky": tr("Sticky note"),
        "symbol": tr("Symbol"),
        "image": tr("Picture"),
    }[tool]


@dataclass(frozen=True, slots=True)
class Pens:
    """All settings of the hand. `smoothing` works when the pen is up; `erasing` takes whole marks or what is rubbed."""

    tool: Tool = "pen"
    colour: str = COLOURS[0]
    width: float = WIDTHS[1]
    smoothing: Smoothing = "some"
    erasing: Erasing = "stroke"
    catching: Catching = "lasso"
    symbol: str = "person"

    @property
    def kind(self) -> Kind:
        """The kind of mark that the tool leaves; a tool that leaves none gives a pen's."""
        return "pen" if self.tool in ("select", "hand", "eraser") else self.tool  # type: ignore[return-value]

    @property
    def ink_width(self) -> float:
        return self.width * _BROAD.get(self.tool, 1.0)

    @property
    def letter_height(self) -> float:
        return _LETTERS.get(self.width, 46.0) * (0.7 if self.tool == "sticky" else 1.0)

    @property
    def sticky_colour(self) -> str:
        return STICKY_COLOURS.get(self.colour, "#FFF3B8")
