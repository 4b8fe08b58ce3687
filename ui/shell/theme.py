"""The look of the desk: colours by role, type, measures, and the one application-wide application of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from copdesk.assets import resource
from ui.shell.sheet import style_sheet_of

Role = Literal[
    "surface",
    "tint",
    "sunk",
    "ink",
    "muted",
    "primary",
    "on_primary",
    "ptint",
    "pline",
    "accent",
    "accent_text",
    "atint",
    "aline",
    "danger",
    "dtint",
    "dline",
    "rule",
    "button_edge",
    "edge",
    "scrim",
]
FAMILY = "Noto Sans"
BODY = 14
STYLE = "fusion"
_PROPERTY = "copdesk_theme"
_FAMILIES = "copdesk_families"
_DRESSED = "copdesk_dressed"


@dataclass(frozen=True, slots=True)
class Category:
    """The four colours of a note's category: its mark, its ground when chosen, its rule and its text."""

    name: str
    mark: str
    ground: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role, and the unit by which every measure of the desk is scaled (1.0 is a body of 14 px)."""

    name: str
    dark: bool
    roles: Mapping[str, str]
    categories: Mapping[str, Category]
    unit: float = 1.0

    def colour(self, role: Role) -> QColor:
        return QColor(self.roles[role])

    def category(self, name: str) -> Category:
        """The category's colours; a name that no theme knows gets a quiet grey."""
        found = self.categories.get(name)
        if found is not None:
            return found
        return Category(name, self.roles["muted"], self.roles["sunk"], self.roles["rule"], self.roles["ink"])

    def px(self, measure: float) -> int:
        """A measure of the drawings in logical pixels, scaled with the system's font."""
        return round(measure * self.unit)

    def font(self, size: float = BODY, bold: bool = False, italic: bool = False) -> QFont:
        font = QFont()
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        font.setItalic(italic)
        return font


@cache
def load(name: str) -> Theme:
    """Read `resources/themes/<name>.toml`, at a unit of 1."""
    table = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    categories = {key: Category(key, **colours) for key, colours in table["categories"].items()}
    roles: dict[str, str] = table["roles"]
    return Theme(table["name"], table["dark"], MappingProxyType(roles), MappingProxyType(categories))


def theme_now() -> Theme:
    """The theme that was applied to the running application; the light one before any was.

    It is kept where Qt keeps the palette, the font and the style sheet: in the application object.
    """
    app = QApplication.instance()
    applied = app.property(_PROPERTY) if app is not None else None
    return applied if isinstance(applied, Theme) else load("desk-light")


def unit_of(font: QFont) -> float:
    """How much larger than drawn the desk is for somebody whose system font is large; never smaller."""
    return max(BODY, QFontInfo(font).pixelSize()) / BODY


def style_sheet(theme: Theme, unit: float) -> str:
    """The one style sheet of the desk, in the theme's colours, scaled by `unit`."""
    return style_sheet_of(theme.roles, unit)


def apply(app: QApplication, theme: Theme, unit: float | None = None) -> Theme:
    """Dress the application: fonts and palette, and the windows that wear the style sheet (see `dress`).

    Gives the theme back with the unit it got. Call it before the first widget is made (one made earlier keeps the
    system's font); called again it changes the look of everything that is open. `unit` is for pictures and tests;
    without it the system's font decides.
    """
    if unit is None:
        unit = unit_of(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    dressed = replace(theme, unit=unit)
    app.setProperty(_PROPERTY, dressed)
    if app.style().name() != STYLE:  # set again, it would have every widget that is open made up twice
        app.setStyle(STYLE)
    app.setPalette(_palette(dressed))
    app.setFont(_body_font(app, dressed))
    for widget in app.topLevelWidgets():
        if widget.property(_DRESSED):
            dress(widget)
    return dressed


def change_to(name: str) -> None:
    """Shows everything that is open in the colours of another theme, as large as it is."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, load(name), theme_now().unit)


def dress(window: QWidget) -> None:
    """Gives a window, or a popup that Qt makes a window of its own, the style sheet of the theme that is applied.

    The sheet belongs to windows and not to the application: under an application's sheet each widget that finds a
    parent has all that is in it styled anew, and building a room takes three times as long (measured).
    """
    theme = theme_now()
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(style_sheet(theme, theme.unit))


def _body_font(app: QApplication, theme: Theme) -> QFont:
    families = app.property(_FAMILIES)
    if not families:
        families = _load_fonts()
        app.setProperty(_FAMILIES, families)
    font = theme.font()
    font.setFamilies(families)
    return font


def _load_fonts() -> list[str]:
    """Make the bundled fonts known to Qt; Latin first, then one family for each other script."""
    families = [FAMILY]
    for path in sorted(resource("fonts").glob("*.ttf")):
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))):
            if family not in families:
                families.append(family)
    return families


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    part = QPalette.ColorRole
    pairs: tuple[tuple[QPalette.ColorRole, Role], ...] = (
        (part.Window, "surface"),
        (part.WindowText, "ink"),
        (part.Base, "surface"),
        (part.AlternateBase, "tint"),
        (part.Text, "ink"),
        (part.PlaceholderText, "muted"),
        (part.Button, "surface"),
        (part.ButtonText, "ink"),
        (part.BrightText, "danger"),
        (part.Highlight, "ptint"),
        (part.HighlightedText, "ink"),
        (part.Link, "primary"),
        (part.LinkVisited, "primary"),
        (part.ToolTipBase, "ink"),
        (part.ToolTipText, "surface"),
        (part.Mid, "rule"),
        (part.Dark, "edge"),
        (part.Light, "surface"),
        (part.Shadow, "sunk"),
    )
    for where, role in pairs:
        palette.setColor(where, theme.colour(role))
    off = QPalette.ColorGroup.Disabled
    for where in (part.WindowText, part.Text, part.ButtonText):
        palette.setColor(off, where, theme.colour("edge"))
    return palette
