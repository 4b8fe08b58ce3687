"""How the tool in hand is set: colours, widths, undo and redo, and what only that tool knows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from copdesk.board.symbols import NAMES, label
from copdesk.words import tr
from ui.board.pens import COLOURS, WIDTHS, Pens, Tool, colour_name, tool_name, width_name
from ui.parts.buttons import Button
from ui.parts.heading import add_heading
from ui.parts.segments import Segments
from ui.parts.show import show
from ui.parts.tip import tip
from ui.shell.theme import theme_now

_DOTS = {4.0: 3.0, 9.0: 6.0, 18.0: 10.0}
_TWINS: tuple[tuple[Tool, ...], ...] = (
    ("marker", "highlighter"),
    ("line", "arrow"),
)
_COLOURED = {
    "pen",
    "marker",
    "highlighter",
    "line",
    "arrow",
    "rectangle",
    "ellipse",
    "symbol",
    "text",
    "sticky",
    "select",
}
_WIDE = _COLOURED - {"select"}
_ROOMY = {"pen", "text", "sticky"}  # with these nothing stands beside the colours but the widths


_SHAPES: tuple[tuple[Tool, str], ...] = (("rectangle", ""), ("ellipse", ""), *(("symbol", name) for name in NAMES))
_ICONS = {"rectangle": "box", "ellipse": "circle", "group": "people"}


class Dot(QAbstractButton):
    """A colour, or the width of a pen, as a round spot; the chosen one has a ring or a ground."""

    def __init__(self, colour: str, size: float, says: str, name: str, *, ring: bool) -> None:
        super().__init__()
        self._colour, self._size, self._ring = colour, size, ring
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tip(self, says)

    def sizeHint(self) -> QSize:
        side = theme_now().px(28)
        return QSize(side + theme_now().px(4) if self._ring else side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() and not self._ring:
            painter.setBrush(theme.colour("ptint"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        painter.setBrush(QColor(self._colour) if self._colour else theme.colour("ink"))
        radius = theme.px(self._size) / 2
        if self._ring:
            painter.setPen(QPen(theme.colour("button_edge"), 1))
        painter.drawEllipse(middle, radius, radius)
        if self.isChecked() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("primary"), theme.px(2)))
            painter.drawEllipse(middle, radius + theme.px(3), radius + theme.px(3))


class OptionBar(QWidget):
    """`changed` gives the pens as they are now set; `did` a deed on chosen marks; `paper_chosen` the page's lines.

    In a narrow window of the colours (where there is no room for all), the widths and the shapes only the chosen one
    is seen; pressing it unfolds them.
    """

    changed = Signal(object)
    did = Signal(str)
    recoloured = Signal(str)
    paper_chosen = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_options")
        self._pens = Pens()
        self._chosen = 0
        self._narrow = False
        self._unfolded: QButtonGroup | None = None
        theme = theme_now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._colours, colours = _dots([(c, 20.0, colour_name(c), True) for c in COLOURS], "colour", 0)
        self._widths, widths = _dots([("", _DOTS[w], width_name(w), False) for w in WIDTHS], "width", 4)
        self._colours.idClicked.connect(self._on_colour)
        self._widths.idClicked.connect(self._on_width)
        self._colour_row, self._width_row = colours, widths
        self._rule_one, self._rule_two, self._rule_three = _rule(), _rule(), _rule()
        undo = Button(kind="ghost", icon="undo", says=tr("Undo"), key="Ctrl+Z", name="board_undo")
        redo = Button(kind="ghost", icon="redo", says=tr("Redo"), key="Ctrl+Shift+Z", name="board_redo")
        undo.clicked.connect(self.undo_requested)
        redo.clicked.connect(self.redo_requested)
        self._twins = {
            tools: Segments([tool_name(tool) for tool in tools], name=f"twins_{tools[0]}", says=tr("Tool"))
            for tools in _TWINS
        }
        self._erasing = Segments([tr("Whole marks"), tr("What I rub")], name="erasing", says=tr("The eraser takes"))
        self._catching = Segments([tr("Lasso"), tr("Frame")], name="catching", says=tr("Select with"))
        self._shapes, self._shape_row = self._shape_buttons()
        self._deeds = self._deed_buttons()
        self._more = Button(kind="ghost", icon="settings", says=tr("Smoothing and paper"), name="board_more")
        self._more.clicked.connect(self._on_more)
        parts = [
            colours, self._rule_one, widths, self._rule_two, undo, redo, self._rule_three, *self._twins.values(),
            self._shape_row, self._erasing, self._catching, self._deeds, self._more,
        ]  # fmt: skip
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        for segments in self._twins.values():
            segments.chosen.connect(self._on_twin)
        self._erasing.chosen.connect(self._on_erasing)
        self._catching.chosen.connect(self._on_catching)
        self._menu = self._paper_and_smoothing()
        self.show_pens(self._pens)

    def show_pens(self, pens: Pens) -> None:
        """Show how the pens are set without saying that a person set them."""
        self._pens = pens
        tool = pens.tool
        if pens.colour in COLOURS:
            self._colours.button(COLOURS.index(pens.colour)).setChecked(True)
        if pens.width in WIDTHS:
            self._widths.button(WIDTHS.index(pens.width)).setChecked(True)
        coloured = tool in _COLOURED and (tool != "select" or self._chosen > 0)
        self._colour_row.setVisible(coloured)
        self._rule_one.setVisible(coloured and tool in _WIDE)
        self._width_row.setVisible(tool in _WIDE)
        self._rule_two.setVisible(coloured)
        for tools, segments in self._twins.items():
            segments.setVisible(tool in tools)
            if tool in tools:
                segments.show_at(tools.index(tool))
        self._shape_row.setVisible(tool in ("rectangle", "ellipse", "symbol"))
        shape = (tool, pens.symbol if tool == "symbol" else "")
        if shape in _SHAPES:
            self._shapes.button(_SHAPES.index(shape)).setChecked(True)
        self._erasing.setVisible(tool == "eraser")
        self._erasing.show_at(0 if pens.erasing == "stroke" else 1)
        self._catching.setVisible(tool == "select" and not self._chosen)
        self._catching.show_at(0 if pens.catching == "lasso" else 1)
        self._deeds.setVisible(tool == "select" and self._chosen > 0)
        for action in self._menu.actions():
            if action.data() == ("smoothing", pens.smoothing):
                action.setChecked(True)
        self._fold()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow, self._unfolded = narrow, None
        self._fold()

    def show_paper(self, paper: str) -> None:
        """Tick the paper that lies under this drawing."""
        for action in self._menu.actions():
            if action.data() == ("paper", paper):
                action.setChecked(True)

    def show_chosen(self, count: int) -> None:
        """So many marks are chosen."""
        self._chosen = count
        self.show_pens(self._pens)

    # within

    def _shape_buttons(self) -> tuple[QButtonGroup, QWidget]:
        group, row = QButtonGroup(self), QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme_now().px(2))
        for place, (tool, symbol) in enumerate(_SHAPES):
            says = label(symbol) if symbol else tool_name(tool)
            icon = _ICONS.get(symbol or tool, symbol)
            button = Button(kind="ghost", icon=icon, height=28, says=says, name=f"shape_{symbol or tool}")
            button.setCheckable(True)
            group.addButton(button, place)
            layout.addWidget(button)
        group.idClicked.connect(self._on_shape)
        return group, row

    def _deed_buttons(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._deed_group = QButtonGroup(self)
        self._deed_names = ("duplicate", "to_front", "to_back", "group", "ungroup", "lock", "delete")
        looks = (
            ("copy", tr("Duplicate"), "Ctrl+D"),
            ("front", tr("To the front"), "Ctrl+Up"),
            ("rear", tr("To the back"), "Ctrl+Down"),
            ("merge", tr("Group"), "Ctrl+G"),
            ("split", tr("Ungroup"), "Ctrl+Shift+G"),
            ("private", tr("Lock or free"), "Ctrl+L"),
            ("remove", tr("Delete"), "Del"),
        )
        for place, (icon, says, key) in enumerate(looks):
            button = Button(kind="ghost", icon=icon, says=says, key=key, name=f"deed_{self._deed_names[place]}")
            self._deed_group.addButton(button, place)
            layout.addWidget(button)
        self._deed_group.idClicked.connect(self._on_deed)
        return row

    def _paper_and_smoothing(self) -> QMenu:
        menu = QMenu(self)
        add_heading(menu, tr("Smoothing, when the pen is up"))
        self._add_choices(
            menu, "smoothing", (("none", tr("None")), ("some", tr("Some")), ("more", tr("More"))), self._pens.smoothing
        )
        add_heading(menu, tr("Paper"))
        self._add_choices(
            menu, "paper", (("blank", tr("Blank page")), ("grid", tr("Squared")), ("ruled", tr("Ruled"))), "blank"
        )
        menu.triggered.connect(self._on_menu)
        return menu

    def _add_choices(self, menu: QMenu, about: str, choices: tuple[tuple[str, str], ...], now: str) -> None:
        group = QActionGroup(menu)
        for value, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData((about, value))
            action.setChecked(value == now)
            group.addAction(action)

    def _fold(self) -> None:
        for group in (self._colours, self._widths, self._shapes):
            folded = self._is_folded(group)
            for button in group.buttons():
                button.setVisible(not folded or button.isChecked())

    def _is_folded(self, group: QButtonGroup) -> bool:
        roomy = group is self._colours and self._pens.tool in _ROOMY
        return self._narrow and group is not self._unfolded and not roomy

    def _unfolds(self, group: QButtonGroup) -> bool:
        """Whether a press only unfolded the choice."""
        unfolds = self._is_folded(group)
        self._unfolded = group if unfolds else None
        self._fold()
        return unfolds

    def _set(self, **more: Any) -> None:
        self.show_pens(replace(self._pens, **more))
        self.changed.emit(self._pens)

    def _on_colour(self, place: int) -> None:
        if self._unfolds(self._colours):
            return
        if self._pens.tool == "select":
            self.recoloured.emit(COLOURS[place])
        self._set(colour=COLOURS[place])

    def _on_width(self, place: int) -> None:
        if self._unfolds(self._widths):
            return
        self._set(width=WIDTHS[place])

    def _on_twin(self, place: int) -> None:
        tools = next(tools for tools in _TWINS if self._pens.tool in tools)
        self._set(tool=tools[place])

    def _on_shape(self, place: int) -> None:
        if self._unfolds(self._shapes):
            return
        tool, symbol = _SHAPES[place]
        self._set(tool=tool, symbol=symbol or self._pens.symbol)

    def _on_erasing(self, place: int) -> None:
        self._set(erasing=("stroke", "part")[place])

    def _on_catching(self, place: int) -> None:
        self._set(catching=("lasso", "frame")[place])

    def _on_deed(self, place: int) -> None:
        self.did.emit(self._deed_names[place])

    def _on_more(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_menu(self, action: QAction) -> None:
        about, value = action.data()
        if about == "paper":
            self.paper_chosen.emit(value)
        else:
            self._set(smoothing=value)


def _dots(spots: list[tuple[str, float, str, bool]], name: str, gap: int) -> tuple[QButtonGroup, QWidget]:
    row = QWidget()
    group = QButtonGroup(row)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme_now().px(gap))
    for place, (colour, size, says, ring) in enumerate(spots):
        dot = Dot(colour, size, says, f"{name}_{place}", ring=ring)
        group.addButton(dot, place)
        layout.addWidget(dot)
    return group, row


def _rule() -> QWidget:
    """An upright hairline 20 high."""
    line = QWidget()
    line.setFixedSize(1, theme_now().px(20))
    line.setProperty("line", "left")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return line


if __name__ == "__main__":
    show(OptionBar)
