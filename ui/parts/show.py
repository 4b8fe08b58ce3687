"""Show one part alone: `python -m ui.parts.<name>`, with `--dark`, or into a picture with `--picture FILE`."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell import theme


def show(build: Callable[[], QWidget], size: tuple[int, int] | None = None) -> None:
    """Start an application in the desk's look and show what `build` gives, until it is closed."""
    app = QApplication(sys.argv[:1])
    words = sys.argv[1:]
    theme.apply(app, theme.load("desk-dark" if "--dark" in words else "desk-light"))
    widget = build()
    theme.dress(widget)
    widget.resize(QSize(*size) if size is not None else widget.sizeHint())
    if "--picture" in words:
        picture_of(widget, words[words.index("--picture") + 1])
    else:
        widget.show()
        app.exec()


def picture_of(widget: QWidget, path: str) -> None:
    """Save a picture of the widget as it looks once its layout has settled."""
    widget.show()
    QApplication.processEvents()
    widget.grab().save(path)
