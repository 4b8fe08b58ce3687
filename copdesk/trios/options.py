"""What a facilitator wishes of a draw."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, TypeAlias

Leftover: TypeAlias = Literal["four", "pair", "sits_in"]
LEFTOVERS: tuple[Leftover, ...] = ("sits_in", "four", "pair")
Mix: TypeAlias = Literal["organisation", "country", "languages", "role"]
MIXES: tuple[Mix, ...] = ("organisation", "country", "languages", "role")
LARGEST = 12


@dataclass(frozen=True, slots=True)
class Options:
    """How groups are drawn.

    `sizes` tells what becomes of those left over: larger groups, smaller ones, or hosts sit in. `group` 0 is the
    size the activity asks for. `strangers` and `mix` say what is wanted (strangers count more when both are);
    without either only wishes and chance decide. `earlier` counts meetings of other sessions. `dice` is plain chance.
    `mix_by` is what is mixed. `newcomers` spreads those who are new; `helping` seats who needs something with
    somebody who offers it. `own_turns`: a group with one more than there are turns has shorter ones of its own; else
    its fourth is first next time. `series` plans the draws of later sessions, too, as if the same people came.
    `scribes`: one of each group writes, and whoever wrote in the last draw goes on.
    """

    sizes: Leftover = "four"
    group: int = 0
    strangers: bool = True
    mix: bool = True
    earlier: bool = True
    dice: bool = False
    mix_by: Mix = "organisation"
    newcomers: bool = False
    helping: bool = False
    own_turns: bool = True
    series: bool = False
    scribes: bool = False

    def to_text(self) -> str:
        """As a row keeps it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str | None) -> "Options":
        """From a row; whatever is missing or unknown is as usual."""
        told: dict[str, Any] = json.loads(text) if text else {}
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in told.items() if name in known})


USUAL = Options()
