"""Which group stands where on a walkabout by stations, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from copdesk.board.walkabout import Stop
from copdesk.words import tr
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now


class WalkTable(QScrollArea):
    """A row for each station."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QWidget()
        rows.setObjectName("walk_rows")
        self._rows = QGridLayout(rows)
        self._rows.setContentsMargins(0, 0, theme_now().px(16), 0)
        self._rows.setHorizontalSpacing(theme_now().px(8))
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(1, 1)
        self.setObjectName("walk_scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QScrollArea#walk_scroll, QWidget#walk_rows { background: transparent; }")
        self.setWidget(rows)

    def show_stops(self, stops: Sequence[Stop], *, groups: bool, last: bool) -> None:
        """`last` says that nobody goes anywhere after this turn."""
        heads = (tr("now"), tr("then")) if groups else ("", "")
        rows = [("", tr("Drawing"), *heads)]
        for stop in stops:
            then = tr("→ {group}").format(group=stop.then) if stop.then and not last else ""
            rows.append((str(stop.number), stop.title, stop.now, then))
        while self._rows.count() > 4 * len(rows):
            item = self._rows.takeAt(self._rows.count() - 1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                self._label(at, column).setText(text)
        self._rows.setRowStretch(len(rows), 1)
        self._rows.setRowMinimumHeight(0, theme_now().px(28))

    def _label(self, row: int, column: int) -> PlainLabel:
        item = self._rows.itemAtPosition(row, column)
        widget = item.widget() if item is not None else None
        if isinstance(widget, PlainLabel):
            return widget
        quiet = row == 0 or column == 2
        label = PlainLabel(
            "",
            "muted" if quiet else "ink",
            "small" if row == 0 or column > 1 else "body",
            bold=column == 0,
            elide=column == 1,
        )
        label.setFixedHeight(theme_now().px(28 if row == 0 else 36))
        self._rows.addWidget(label, row, column)
        return label
