"""reStructuredText to lines, through docutils with everything that reaches outside the text switched off."""

import io
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree

from copdesk.plan.reading.lines import Line

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": io.StringIO(),
    "line_length_limit": 20_000,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "smart_quotes": False,
    "_disable_config": True,
}


def lines_of_rest(text: str) -> list[Line]:
    """Titles, items with their depth, paragraphs, fields and tables."""
    tree = publish_doctree(text, settings_overrides=_SETTINGS)
    made: list[Line] = []
    _walk(tree, made, 0, -1)
    return made


def _walk(node: Any, made: list[Line], level: int, depth: int) -> None:
    for child in node.children:
        number = child.line or (made[-1].number if made else 1)
        match child:
            case nodes.section():
                _walk(child, made, level + 1, -1)
            case nodes.title():
                made.append(Line("heading", _text(child), number, depth=max(1, level), gap=True))
            case nodes.bullet_list() | nodes.enumerated_list():
                _walk(child, made, level, depth + 1)
            case nodes.list_item():
                _item(child, made, level, depth, number)
            case nodes.field_list():
                for field in child.children:
                    name, body = field.children[0], field.children[1]
                    made.append(Line("para", f"{_text(name)}: {_text(body)}", field.line or number, gap=False))
            case nodes.definition_list_item():
                term = child.children[0]
                made.append(Line("para", _text(term), term.line or number, gap=True, bold=True))
                _walk(child.children[-1], made, level, depth)
            case nodes.table():
                rows = tuple(
                    tuple(_text(cell) for cell in row.children if isinstance(cell, nodes.entry))
                    for row in child.findall(nodes.row)
                )
                made.append(Line("table", "", number, rows=rows))
            case nodes.paragraph():
                bold = len(child.children) == 1 and isinstance(child.children[0], nodes.strong)
                made.append(Line("para", _text(child), number, gap=True, bold=bold))
            case nodes.literal_block() | nodes.comment() | nodes.system_message() | nodes.image() | nodes.figure():
                continue
            case nodes.Element():
                _walk(child, made, level, depth)


def _item(node: Any, made: list[Line], level: int, depth: int, number: int) -> None:
    first, rest = node.children[:1], node.children[1:]
    if first and isinstance(first[0], nodes.paragraph):
        gap = not (made and made[-1].kind == "item")
        made.append(Line("item", _text(first[0]), first[0].line or number, depth=depth, gap=gap))
    else:
        rest = node.children
    for child in rest:
        if isinstance(child, nodes.paragraph):
            made.append(Line("para", _text(child), child.line or number))
        else:
            _walk_one(child, made, level, depth)


def _walk_one(child: Any, made: list[Line], level: int, depth: int) -> None:
    if isinstance(child, nodes.bullet_list | nodes.enumerated_list):
        _walk(child, made, level, depth + 1)
    elif isinstance(child, nodes.Element):
        _walk(child, made, level, depth)


def _text(node: Any) -> str:
    return " ".join(str(node.astext()).split())
