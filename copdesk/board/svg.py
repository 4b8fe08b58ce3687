"""A drawing as SVG text: shapes and words only, nothing that fetches or runs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from html import escape  # not of xml.sax, which brings half of the internet along
from re import fullmatch
from textwrap import wrap

from copdesk.board.ink import PAGE, Box, Point, Stroke
from copdesk.board.shape import bounds_of_all, box_of, outline
from copdesk.board.symbols import symbol_width

_INK = "#1F2A2E"
_OPACITY = {"marker": 0.5, "highlighter": 0.35}


def svg(
    strokes: Iterable[Stroke], *, title: str = "", description: str = "", pictures: Mapping[bytes, bytes] | None = None
) -> str:
    """The strokes on a white page, in painting order; `pictures` holds JPEG bytes, a missing one is a grey frame."""
    marks = sorted(strokes, key=lambda stroke: stroke.order)
    page = bounds_of_all(marks)
    page = PAGE if page is None else PAGE.united(page)
    view = _numbers(page.left, page.top, page.width, page.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img">',
        f"<title>{_safe(title)}</title>" if title else "",
        f"<desc>{_safe(description)}</desc>" if description else "",
        f'<rect x="{page.left:g}" y="{page.top:g}" width="{page.width:g}" height="{page.height:g}" fill="#FFFFFF"/>',
        *(_mark(stroke, pictures or {}) for stroke in marks),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _mark(stroke: Stroke, pictures: Mapping[bytes, bytes]) -> str:
    colour = stroke.colour if fullmatch("#[0-9A-Fa-f]{6}", stroke.colour) else _INK
    box = box_of(stroke.points)
    if stroke.kind in ("text", "sticky"):
        return _words(stroke, box, colour)
    if stroke.kind == "image":
        return _image(stroke, box, pictures)
    width = symbol_width(box) if stroke.kind == "symbol" else stroke.width
    opacity = f' stroke-opacity="{_OPACITY[stroke.kind]}"' if stroke.kind in _OPACITY else ""
    return (
        f'<path d="{"".join(map(_path, outline(stroke)))}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
        f'{opacity} stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _path(line: Sequence[Point]) -> str:
    rest = line[1:] or line
    return f"M{_numbers(line[0].x, line[0].y)}L{' '.join(_numbers(p.x, p.y) for p in rest)}"


def _words(stroke: Stroke, box: Box, colour: str) -> str:
    """Letters are taken as 0.55 of their height wide where lines must break: no font is asked here."""
    sticky = stroke.kind == "sticky"
    pad = 12.0 if sticky else 0.0
    room = max(int((box.width - 2 * pad) / (stroke.width * 0.55)), 4)
    lines = [part for row in stroke.text.splitlines() for part in (wrap(row, room) if sticky else [row]) or [""]]
    x, height = box.left + pad, stroke.width * 1.4
    spans = "".join(
        f'<tspan x="{x:g}" y="{box.top + pad + stroke.width * 1.07 + k * height:g}">{_safe(line)}</tspan>'
        for k, line in enumerate(lines)
    )
    paper = (
        f'<rect x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" height="{box.height:g}" fill="{colour}"/>'
        if sticky
        else ""
    )
    turn = _turn(stroke, box)
    return (
        f'<g{turn}>{paper}<text font-family="Noto Sans, sans-serif" font-size="{stroke.width:g}"'
        f' fill="{_INK if sticky else colour}">{spans}</text></g>'
    )


def _image(stroke: Stroke, box: Box, pictures: Mapping[bytes, bytes]) -> str:
    frame = f'x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" height="{box.height:g}"{_turn(stroke, box)}'
    data = pictures.get(stroke.picture) if stroke.picture else None
    if data is None:
        return f'<rect {frame} fill="#E9EEEC"/>'
    return f'<image {frame} preserveAspectRatio="none" href="data:image/jpeg;base64,{b64encode(data).decode()}"/>'


def _turn(stroke: Stroke, box: Box) -> str:
    if not stroke.angle:
        return ""
    return f' transform="rotate({_numbers(stroke.angle, box.middle.x, box.middle.y)})"'


def _numbers(*values: float) -> str:
    return " ".join(f"{value:g}" for value in values)


def _safe(text: str) -> str:
    """Escaped, and without the characters that XML has no place for."""
    return escape("".join(c for c in text if c in "\t\n" or _allowed(ord(c))), quote=False).replace('"', "&quot;")


def _allowed(code: int) -> bool:
    return code >= 32 and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
