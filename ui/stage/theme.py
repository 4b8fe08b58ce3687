"""The projector's colours, read from `resources/themes/stage-*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor

from copdesk.assets import resource

THEMES = ("ink", "paper", "high-contrast")


@dataclass(frozen=True, slots=True)
class StageTheme:
    """Roles to colours; `card_outline` is the width of a card's outline in percent of the height."""

    name: str
    roles: Mapping[str, QColor]
    card_outline: float

    def colour(self, role: str) -> QColor:
        return self.roles[role]

    def lit(self) -> "StageTheme":
        """The same for the moment in which the whole picture says that time is up."""
        over, on = self.roles["over"], self.roles["on"]
        grounds = ("bg", "surface", "raised", "on")
        return replace(self, roles={role: over if role in grounds else on for role in self.roles})


def load_theme(name: str) -> StageTheme:
    """The theme of that name; an unknown name gives `ink`, so that a picture is always shown."""
    known = name if name in THEMES else THEMES[0]
    table = tomllib.loads(resource("themes", f"stage-{known}.toml").read_text(encoding="utf-8"))
    roles = {role: QColor(value) for role, value in table["roles"].items()}
    return StageTheme(known, roles, float(table["shape"]["card_outline"]))


def load_themes() -> dict[str, StageTheme]:
    return {name: load_theme(name) for name in THEMES}
