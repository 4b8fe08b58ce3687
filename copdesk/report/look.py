"""Measures, colours and type of every printed document, in points."""

from dataclasses import dataclass

from copdesk.report.lines import Style

INK, MUTED = "#1F2A2E", "#56666B"
PRIMARY = "primary"
"""Whichever colour the community chose for titles and bars."""
ACCENT, ACCENT_TEXT = "#B8651B", "#8F4B10"
RULE, PLANNED, TINT, PRIMARY_TINT = "#D5DDDA", "#B7C3C0", "#F3F6F4", "#E2EEEB"
LATE_RATIO = 1.15
"""Above this share of the planned time a bar turns to the accent colour."""

COVER = Style(32, 40, "Bold", PRIMARY)
TITLE = Style(22, 28, "Bold", PRIMARY)
HEADING = Style(13.5, 18, "Bold", PRIMARY, "page")
SUBHEADING = Style(10, 14.5, "Bold", INK, "page")
BODY = Style(10, 14.5, "Regular", INK)
QUOTE = Style(13.5, 20, "Italic", INK)
TABLE = Style(9, 12.6, "Regular", INK)
TABLE_HEAD = Style(8.5, 12, "Bold", MUTED, "page")
CAPTION = Style(8.5, 12, "Regular", MUTED, "page")
NUMBER = Style(22, 28, "Bold", PRIMARY, "page")

SIZES = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and margins."""

    width: float
    height: float
    left: float = 20 * MM
    right: float = 20 * MM
    top: float = 27 * MM
    bottom: float = 24 * MM

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        return self.height - self.top - self.bottom


def sheet(paper: str, whole: bool = False, wide: bool = False) -> Sheet:
    """`whole` has no margins, for cards that are cut; `wide` lies on its side."""
    width, height = SIZES[paper]
    if wide:
        width, height = height, width
    return Sheet(width, height, 0.0, 0.0, 0.0, 0.0) if whole else Sheet(width, height)
