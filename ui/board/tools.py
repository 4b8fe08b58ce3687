"""The column of tools at the left of the page, 56 wide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.board.pens import Tool, tool_name
from ui.parts.buttons import Button
from ui.parts.show import show
from ui.shell.theme import theme_now

ROWS: tuple[tuple[tuple[Tool, ...], str], ...] = (
    (("select",), "choose"),
    (("hand",), "hand"),
    ((), ""),
    (("pen",), "board"),
    (("marker", "highlighter"), "marker"),
    (("eraser",), "eraser"),
    ((), ""),
    (("line", "arrow"), "line"),
    (("rectangle", "ellipse", "symbol"), "shapes"),
    (("text",), "text"),
    (("sticky",), "sticky"),
    (("image",), "photo"),
)


class _ToolButton(Button):
    """A ghost 40 square, lower where the window is low."""

    def sizeHint(self) -> QSize:
        side = theme_now().px(40)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(40), theme.px(27))


class ToolColumn(QWidget):
    """One button for a tool, or for two or three that are told apart in the options; `taken` gives the tool."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_tools")
        self.setAccessibleName(tr("Tools"))
        self.setProperty("ground", "tint")
        self.setProperty("line", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = theme_now()
        self.setFixedWidth(theme.px(56))
        self._group = QButtonGroup(self)
        self._rows: list[tuple[Tool, ...]] = []
        self._last: dict[tuple[Tool, ...], Tool] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(2))
        for tools, icon in ROWS:
            if not tools:
                column.addWidget(_rule(), 0, Qt.AlignmentFlag.AlignHCenter)
                continue
            says = tr(" or ").join(tool_name(tool) for tool in tools)
            button = _ToolButton(kind="ghost", icon=icon, height=40, says=says, name=f"tool_{tools[0]}")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            button.setMaximumHeight(theme.px(40))
            self._group.addButton(button, len(self._rows))
            self._rows.append(tools)
            column.addWidget(button)
        column.addStretch(1)
        self._group.idClicked.connect(self._on_clicked)
        self.show_tool("pen")

    def show_tool(self, tool: Tool) -> None:
        """Mark the button of a tool."""
        for place, tools in enumerate(self._rows):
            if tool in tools:
                self._last[tools] = tool
                self._group.button(place).setChecked(True)

    def _on_clicked(self, place: int) -> None:
        tools = self._rows[place]
        self.taken.emit(self._last.get(tools, tools[0]))


def _rule() -> QWidget:
    """A hairline 24 wide, in the middle of 9."""
    theme = theme_now()
    line = QWidget()
    line.setFixedSize(theme.px(24), 1)
    line.setProperty("line", "top")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    place = QWidget()
    place.setFixedSize(theme.px(24), theme.px(9))
    middle = QVBoxLayout(place)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.addWidget(line)
    return place


if __name__ == "__main__":
    show(ToolColumn)
