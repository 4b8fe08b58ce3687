"""The signs of the picture as filled paths in a box of 24 by 24; `on` parts are cut out of the shape."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

POLYGONS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "running": (((4, 2), (22, 12), (4, 22)),),
    "last": (
        ((3, 1), (21, 1), (21, 4), (3, 4)),
        ((3, 20), (21, 20), (21, 23), (3, 23)),
        ((5, 4), (19, 4), (12, 12)),
        ((12, 12), (19, 20), (5, 20)),
    ),
    "over": (
        ((1, 1), (23, 1), (23, 23), (1, 23)),
        ((10, 5), (10, 10), (5, 10), (5, 14), (10, 14), (10, 19), (14, 19),
         (14, 14), (19, 14), (19, 10), (14, 10), (14, 5)),
    ),
    "held": (((3, 2), (10, 2), (10, 22), (3, 22)), ((14, 2), (21, 2), (21, 22), (14, 22))),
    "arrow": (((2, 10), (13, 10), (13, 4), (23, 12), (13, 20), (13, 14), (2, 14)),),
    "tick": (((2, 12), (6, 8.4), (10, 13), (19, 3), (22.5, 6.4), (10, 20)),),
    "flag": (((3, 1), (6, 1), (6, 23), (3, 23)), ((6, 2), (22, 2), (17, 8), (22, 14), (6, 14))),
    "minus": (((1, 1), (23, 1), (23, 23), (1, 23)), ((5, 10), (19, 10), (19, 14), (5, 14))),
    "plus": (
        ((10, 5), (14, 5), (14, 10), (19, 10), (19, 14), (14, 14), (14, 19), (10, 19), (10, 14), (5, 14),
         (5, 10), (10, 10)),
    ),
}  # fmt: skip
TURNING = frozenset({"arrow"})
"""Signs that point where reading goes on, and so turn round in right-to-left pictures."""


def icon_path(name: str, box: QRectF, mirrored: bool) -> QPainterPath:
    """The sign `name` in `box`; `mirrored` turns those that point onward."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    scale = box.width() / 24
    turned = mirrored and name in TURNING
    if name == "plus":
        path.addEllipse(box.center(), 11 * scale, 11 * scale)
    for polygon in POLYGONS[name]:
        points = [QPointF(box.left() + (24 - x if turned else x) * scale, box.top() + y * scale) for x, y in polygon]
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    return path
