"""What the plan check says, and what mends it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mend:
    """One press that mends: calls of the Plan service, each (verb, arguments), or of the desk's own `open_draw`."""

    label: str
    calls: tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What to look at: a title, a sentence that comforts with facts, what mends it, and where it is."""

    code: str
    title: str
    comfort: str
    mend: Mend | None = None
    activity_id: bytes = b""
    step_id: bytes = b""
