"""What happened in a run, as facts with both clocks' readings. A run's state is folded from them."""

from dataclasses import dataclass, field
from typing import Any

from copdesk.book.ids import Id
from copdesk.clock import Reading

CueKey = tuple[Id, int]  # (step, turn)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened.

    kinds: 'go' (this cue begins), 'hold', 'resume', 'stretch' (`amount_ms` for the cue), 'nap'
    (`amount_ms` that does not count), 'began' (the live cue really began `amount_ms` earlier), 'fit'
    (`detail` holds new lengths of cues to come), 'finish', 'void' (the fact `about` never happened).
    """

    id: Id
    kind: str
    at: Reading
    cue: CueKey | None = None
    amount_ms: int = 0
    reason: str = ""
    about: Id | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Press:
    """When a person wished something, and the id that the fact of it will have: it is seen before it is kept."""

    id: Id
    at: Reading
