"""When a chime sounds, and how: never more than one at a time, and only for the step that runs."""

from dataclasses import asdict, dataclass
from typing import Any

from copdesk.plan.values import Step

CHOICES = ("end", "both", "none")
"""What a step may wish: at its end, also when its last minute begins, or never."""


def chime_of(step: Step, kind: str) -> str:
    """The chime's name when the running step's clock becomes `kind` ('last' or 'over'); '' for silence."""
    if kind == "over" and step.chime != "none":
        return "over"
    return "last" if kind == "last" and step.chime == "both" else ""


VOICES = ("bowl", "glass", "wood")
"""What may be struck; each is made by `tones`."""


@dataclass(frozen=True, slots=True)
class Bell:
    """How this computer rings: what is struck, and how loud, 0 (silent) to 100."""

    voice: str = VOICES[0]
    volume: int = 80

    @property
    def loudness(self) -> float:
        """By what the samples are multiplied: ears hear in proportion, so half way sounds half as loud."""
        return (self.volume / 100) ** 2

    def plain(self) -> dict[str, Any]:
        """As plain values, to be kept."""
        return asdict(self)


def bell_of(kept: object) -> Bell:
    """The bell from what was kept; what is damaged is as in the beginning."""
    told = kept if isinstance(kept, dict) else {}
    voice, volume = told.get("voice"), told.get("volume")
    usual = Bell()
    loud = volume if isinstance(volume, int) and not isinstance(volume, bool) else usual.volume
    return Bell(voice if voice in VOICES else usual.voice, max(0, min(100, loud)))
