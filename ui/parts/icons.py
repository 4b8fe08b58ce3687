"""The outline icons: a 24 box, a line of 1.75 with round ends, in the colour of the text beside them.

One word has one icon everywhere. The shapes are written as SVG elements; what is filled says so itself.
"""

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell.theme import Role, theme_now

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" stroke="{colour}" color="{colour}"'
    ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{shape}</g></svg>'
)
_SCREEN = '<rect x="3.5" y="4.5" width="17" height="11.5" rx="2"/><path d="M9 20h6M12 16v4"/>'
_TRASH = '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6"/>'
SHAPES: dict[str, str] = {
    # rooms
    "plan": '<rect x="4" y="4" width="16" height="16" rx="2"/><path d="M8 9h8M8 13h8M8 17h4"/>',
    "people": '<circle cx="9" cy="8" r="3.2"/><path d="M3.5 19c.4-3.2 2.6-5 5.5-5s5.1 1.8 5.5 5"/>'
    '<path d="M15.5 5.3a3 3 0 0 1 0 5.6M17 14.3c2 .6 3.2 2.2 3.5 4.7"/>',
    "run": '<circle cx="12" cy="12" r="8.5"/><path d="M10 8.5v7l5.5-3.5z"/>',
    "board": '<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/><path d="M14 7l3 3"/>',
    "notes": '<path d="M5 4h14v11l-5 5H5z"/><path d="M14 20v-5h5M8.5 8.5h7M8.5 12h5"/>',
    "trios": '<circle cx="12" cy="6.5" r="3"/><circle cx="6.5" cy="16.5" r="3"/><circle cx="17.5" cy="16.5" r="3"/>',
    "report": '<path d="M6 3.5h8l4 4v13H6z"/><path d="M14 3.5v4h4M9 12h6M9 16h6"/>',
    "community": '<circle cx="12" cy="12" r="2.5"/><circle cx="5" cy="6" r="2"/><circle cx="19" cy="6" r="2"/>'
    '<circle cx="5" cy="18" r="2"/><circle cx="19" cy="18" r="2"/>'
    '<path d="M6.6 7.3l3.3 3M17.4 7.3l-3.3 3M6.6 16.7l3.3-3M17.4 16.7l-3.3-3"/>',
    # the frame
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
    "settings": '<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/>'
    '<circle cx="8" cy="17" r="2"/>',
    "help": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7'
    'M12 16.5v.1"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.5 2"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "saving": '<path d="M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14"/>',
    "warning": '<path d="M12 4.5l8.5 15h-17z"/><path d="M12 10v4.5M12 17v.1"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "more": '<path d="M6 12v.1M12 12v.1M18 12v.1" stroke-width="2.6"/>',
    "grip": '<path d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1" stroke-width="2.4"/>',
    "chevron_right": '<path d="M9.5 6l6 6-6 6"/>',
    "chevron_left": '<path d="M14.5 6l-6 6 6 6"/>',
    "chevron_down": '<path d="M6 9.5l6 6 6-6"/>',
    "chevron_up": '<path d="M6 14.5l6-6 6 6"/>',
    # the run
    "play": '<path d="M7 4.5v15l12-7.5z" fill="currentColor" stroke="none"/>',
    "pause": '<path d="M8.5 5.5v13M15.5 5.5v13"/>',
    "next": '<path d="M5 12h13M13 6.5l5.5 5.5-5.5 5.5"/>',
    "back": '<path d="M19 12H6M11 6.5L5.5 12l5.5 5.5"/>',
    "land": '<path d="M4 20h16M12 4v11M7.5 11l4.5 4.5 4.5-4.5"/>',
    "todo": '<circle cx="12" cy="12" r="3.5"/>',
    "repeat": '<path d="M5 11V9.5a3 3 0 0 1 3-3h10M15 3.5l3 3-3 3M19 13v1.5a3 3 0 0 1-3 3H6M9 20.5l-3-3 3-3"/>',
    "private": '<rect x="5.5" y="10.5" width="13" height="9" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "bell": '<path d="M6.5 16.5c1-1 1.3-2.5 1.3-5.5a4.2 4.2 0 0 1 8.4 0c0 3 .3 4.5 1.3 5.5zM10.5 19.5h3M12 4.5v2"/>',
    # the projector
    "stage": _SCREEN,
    "freeze": '<path d="M12 3.5v17M4.6 7.8l14.8 8.4M19.4 7.8L4.6 16.2M9.5 4.8L12 7l2.5-2.2M9.5 19.2L12 17l2.5 2.2"/>',
    "blank": '<rect x="3.5" y="5" width="17" height="12" rx="2"/><path d="M5 20.5L19 2.5"/>',
    "eye": '<path d="M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    # doing
    "undo": '<path d="M5 9.5h9a5 5 0 0 1 0 10H9M8.5 5.5l-4 4 4 4"/>',
    "redo": '<path d="M19 9.5h-9a5 5 0 0 0 0 10h5M15.5 5.5l4 4-4 4"/>',
    "add": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "remove": _TRASH,
    "edit": '<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/><path d="M14 7l3 3"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "merge": '<path d="M6 4v4c0 3 6 3 6 7v5M18 4v4c0 3-6 3-6 7M9 17l3 3 3-3"/>',
    "split": '<path d="M12 4v5c0 3-6 3-6 7v4M12 9c0 3 6 3 6 7v4M3 17l3 3 3-3M15 17l3 3 3-3"/>',
    "copy": '<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8'
    'a2 2 0 0 0 2 2h2"/>',
    "dice": '<rect x="4.5" y="4.5" width="15" height="15" rx="3"/>'
    '<path d="M9 9v.1M15 15v.1M12 12v.1M15 9v.1M9 15v.1" stroke-width="2.4"/>',
    "layout": '<rect x="4" y="4" width="6.5" height="6.5" rx="1"/>'
    '<rect x="13.5" y="4" width="6.5" height="6.5" rx="1"/>'
    '<rect x="4" y="13.5" width="6.5" height="6.5" rx="1"/>'
    '<rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1"/>',
    "compare": '<rect x="3.5" y="5" width="7.5" height="14" rx="1"/>'
    '<rect x="13" y="5" width="7.5" height="14" rx="1"/>',
    "fit": '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>',
    # things
    "person_add": '<circle cx="10" cy="8" r="3.2"/><path d="M4 19c.4-3.2 2.8-5 6-5 1.2 0 2.3.2 3.2.7'
    'M18 13v6M15 16h6"/>',
    "folder": '<path d="M3.5 6.5a1 1 0 0 1 1-1h5l2 2.5h8a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "photo": '<rect x="3.5" y="5" width="17" height="14" rx="2"/><circle cx="9" cy="10" r="1.7"/>'
    '<path d="M4 17l5-4 3.5 2.5L16 12l4.5 4"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="M4 7l8 6 8-6"/>',
    "flag": '<path d="M6 20.5v-16h11l-2 4 2 4H6"/>',
    "star": '<path d="M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z"/>',
    "star_on": '<path d="M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z" fill="currentColor"/>',
    "book": '<path d="M5 5a1.5 1.5 0 0 1 1.5-1.5H19v17H6.5A1.5 1.5 0 0 1 5 19zM5 17.5h14M9 7.5h6"/>',
    "stick": '<rect x="8" y="9" width="8" height="11.5" rx="2"/><path d="M9.5 9V4h5v5M11 6v.1M13 6v.1"/>',
    # the board's tools
    "choose": '<path d="M6 4l12 7-5.5 1.5L10 18z"/>',
    "eraser": '<path d="M8 19.5l-4-4a1.5 1.5 0 0 1 0-2L13 4.5l6.5 6.5-8.5 8.5zM8.5 9l6.5 6.5M11 19.5h9"/>',
    "line": '<path d="M5 19L19 5"/>',
    "arrow": '<path d="M5 19L18.5 5.5M10 5.5h8.5V14"/>',
    "circle": '<circle cx="12" cy="12" r="7.5"/>',
    "box": '<rect x="4.5" y="5.5" width="15" height="13" rx="1.5"/>',
    "text": '<path d="M5 7V5h14v2M12 5v14M9 19h6"/>',
    "hand": '<path d="M7 12V7.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V11V6.5a1.5 1.5 0 0 1 3 0V12v-2'
    'a1.5 1.5 0 0 1 3 0v4c0 3.5-2.5 6-6 6-3 0-4.5-1.5-6-4l-2.5-4a1.5 1.5 0 0 1 2.5-1.5z"/>',
    "marker": '<path d="M6 20h12M8 16l1-5 5.5-7 4 3-5 7.5zM9 11l5 4"/>',
    "shapes": '<rect x="4" y="10" width="10" height="10" rx="1"/><circle cx="15" cy="9" r="5"/>',
    "sticky": '<path d="M4.5 4.5h15v10l-5 5h-10zM14.5 19.5v-5h5"/>',
    "person": '<circle cx="12" cy="7.5" r="3.5"/><path d="M5.5 20c0-4.5 2.6-7 6.5-7s6.5 2.5 6.5 7"/>',
    "link": '<circle cx="7" cy="12" r="4"/><circle cx="17" cy="12" r="4"/><path d="M10 12h4"/>',
    "house": '<path d="M3.5 12L12 4.5l8.5 7.5M6 10v9.5h12V10M10 19.5v-5h4v5"/>',
    "question": '<path d="M8.5 8.5a3.5 3.5 0 1 1 5 3.2c-1.1.6-1.5 1.2-1.5 2.6M12 18.5v.1"/>',
    "front": '<rect x="4" y="4" width="11" height="11" rx="1.5" fill="currentColor"/><path d="M18 9.5h2V20H9.5v-2"/>',
    "rear": '<path d="M4 14.5V4h10.5v2"/><rect x="9" y="9" width="11" height="11" rx="1.5" fill="currentColor"/>',
}


def paint_icon(painter: QPainter, box: QRect | QRectF, name: str, colour: str) -> None:
    """Draw one icon into `box` (logical pixels); an unknown name is a mistake and raises KeyError."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    side = round(box.width() * ratio)
    found = _pixmap(name, colour, side)
    painter.drawPixmap(QRectF(box), found, QRectF(QPointF(0, 0), found.size()))


def pixmap(name: str, role: Role = "muted", size: int = 18, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture, for the few places of Qt that take no painter."""
    drawn = _pixmap(name, theme_now().roles[role], round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, role: Role = "muted") -> QIcon:
    """One icon for menus and item views, in the colour that `role` has now."""
    made = QIcon()
    for size in (16, 20, 32, 40, 64):
        made.addPixmap(pixmap(name, role, size))
        made.addPixmap(pixmap(name, "edge", size), QIcon.Mode.Disabled)
    return made


class Glyph(QWidget):
    """One icon on its own, `size` pixels square, in a colour role that may change."""

    def __init__(self, name: str, role: Role = "muted", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: Role | None = None) -> None:
        self._name, self._role = name, role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_now().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), self._name, theme_now().roles[self._role])


def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    key = f"copdesk:{name}:{colour}:{side}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return QPixmap(drawn)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    picture = _HEAD.format(colour=colour, shape=SHAPES[name])
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(picture.encode())).render(painter)
    painter.end()
    QPixmapCache.insert(key, drawn)
    return QPixmap(drawn)
