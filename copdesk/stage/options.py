"""How this community wants its projector: kept in the book, the same for every session."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from copdesk.stage.view import Direction, Motion

THEMES = ("ink", "paper", "high-contrast")
DIRECTIONS = ("ltr", "rtl")
MOTIONS = ("fade", "cut")


@dataclass(frozen=True, slots=True)
class Options:
    """`count_on` shows how long a step is over, `flash` lights the picture up once when its time is up.

    `language` is what the room reads, '' the desk's; `words` are the room's own for keys of `texts.TEXTS`.
    """

    theme: str = "ink"
    direction: Direction = "ltr"
    motion: Motion = "fade"
    count_on: bool = False
    flash: bool = False
    language: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


def stilled(options: Options) -> Options:
    """The same where nothing may move."""
    return replace(options, motion="cut", flash=False)
