"""The fonts of the projector: those that travel with the program, whatever the machine has."""

from PySide6.QtGui import QFont, QFontDatabase

from copdesk.assets import resource

SCRIPTS = (
    "Arabic", "Devanagari", "Ethiopic", "Khmer", "Lao", "Myanmar", "Thai", "SC", "Armenian", "Bengali", "Georgian",
    "Gujarati", "Gurmukhi", "Hebrew", "Kannada", "Malayalam", "NKo", "Oriya", "Sinhala", "Tamil", "Telugu", "Tifinagh",
    "Adlam", "Symbols", "Symbols2", "Math",
)  # fmt: skip
"""Those that names and notes are most often written in come first: a letter is looked for in this order."""
FAMILIES = ["Noto Sans", *(f"Noto Sans {script}" for script in SCRIPTS), "sans-serif"]


def load_fonts() -> None:
    """Makes the bundled fonts known to Qt, once per application; needs a QGuiApplication."""
    for path in sorted(resource("fonts").glob("NotoSans*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def stage_font(pixels: float, bold: bool) -> QFont:
    """Noto Sans in whole pixels, unhinted, so that every size of screen shows the same picture."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setKerning(True)
    return font
