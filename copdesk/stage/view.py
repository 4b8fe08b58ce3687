"""What the room sees, as frozen values: text and numbers that were worked out before.

Nothing here has a field for anything private (hints for the facilitator, addresses, notes that are not
for the room, drafts). Whatever is not in a `StageView` cannot be projected. All texts are final: they
are already in the room's language, and the painter adds no words of its own.
"""

from dataclasses import dataclass, field
from typing import Literal

from copdesk.stage.scenes import Blank, Scene

ClockState = Literal["running", "last", "over", "held", "idle"]
ClockStyle = Literal["digits", "ring", "bar", "words", "none"]
Direction = Literal["ltr", "rtl"]
Motion = Literal["cut", "fade", "slow"]


@dataclass(frozen=True, slots=True)
class ClockFace:
    """The countdown of what runs now, ready to be shown.

    `fraction` is the share of the time that is left and `notch` the share at which the last minute
    begins (0 hides it). `minutes` is the planned length, for the
    marks around the ring. `widest` is the longest text
    that the step can show, so that digits do not jump. With `count_on` false the picture says `over_words`
    instead of digits once time is up. `flash`: the whole picture has the colour of that now.
    `since`, `ends` and `resumes` are phrases ("since 11:45").
    """

    state: ClockState = "idle"
    digits: str = ""
    widest: str = ""
    fraction: float = 1.0
    notch: float = 0.0
    minutes: float = 0.0
    style: ClockStyle = "digits"
    words: str = ""
    count_on: bool = False
    flash: bool = False
    state_words: str = ""
    over_words: str = ""
    since: str = ""
    ends: str = ""
    resumes: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The line at the top: activity, step, and at the far end the time of day, a count or an end."""

    activity: str = ""
    step: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What comes next, twice: `line` for the footer ("Next: popcorn"), `lead` and `text` for the block."""

    line: str = ""
    lead: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StageView:
    """One whole picture. `page` counts on for ever; a scene of n pages shows page `page % n`."""

    scene: Scene = field(default_factory=Blank)
    clock: ClockFace | None = None
    header: Header = Header()
    upcoming: Upcoming = Upcoming()
    theme: str = "ink"
    direction: Direction = "ltr"
    page: int = 0
    motion: Motion = "fade"
