"""Tool tips. Qt reads a tool tip as rich text when it looks like it; ours never carry markup of their own."""

from html import escape

from PySide6.QtWidgets import QWidget


def tip(widget: QWidget, text: str, key: str = "") -> None:
    """Say `text` when the pointer rests on `widget`, and its key behind it.

    Names and notes may stand in `text`: they are shown as they were written.
    """
    widget.setToolTip(plain_tip(text, key))


def plain_tip(text: str, key: str = "") -> str:
    """The same for a model's tool-tip role."""
    if not text:
        return ""
    words = f"{text} ({key})" if key else text
    return f"<qt>{escape(words)}</qt>".replace("\n", "<br>")
