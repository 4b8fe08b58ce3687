"""A line in a menu that says what the choices below it are about."""

from PySide6.QtWidgets import QMenu, QWidgetAction

from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


def add_heading(menu: QMenu, words: str) -> None:
    """Qt's own sections lose their words where a style sheet is in force: what is left is a rule."""
    if not menu.isEmpty():
        menu.addSeparator()
    px = theme_now().px
    label = PlainLabel(words, "muted")
    label.setContentsMargins(px(12), px(6), px(24), px(2))
    heading = QWidgetAction(menu)
    heading.setText(words)
    heading.setDefaultWidget(label)
    heading.setEnabled(False)  # no key stops at it
    menu.addAction(heading)
