"""Markdown to lines. Tables and HTML inside it are read as such; a paragraph's lines stay lines."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from copdesk.plan.reading.html import lines_of_html
from copdesk.plan.reading.items import read_item
from copdesk.plan.reading.lines import Line, lines_of_text, told_before_its_end, unmarked
from copdesk.plan.reading.marks import kind_of


def lines_of_markdown(text: str) -> list[Line]:
    """Headings, items with their depth, paragraphs and tables, each with its line in the source."""
    source = text.split("\n")
    tokens = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table").parse(_without_front(text))
    made: list[Line] = []
    depth = -1
    fresh = below = False
    numbers_end = -1
    rows: list[tuple[str, ...]] | None = None
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            begins, ends = token.map or [0, 0]
            if depth == 0:  # dashes right below a number are parts of it, as people write them
                below = token.type == "bullet_list_open" and begins == numbers_end
                numbers_end = ends if token.type == "ordered_list_open" else numbers_end
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "table_open":
            rows, start = [], (token.map or [0])[0] + 1
        elif token.type == "tr_open" and rows is not None:
            rows.append(tuple(_cells(tokens, at)))
        elif token.type == "table_close" and rows:
            made.append(Line("table", "", start, rows=tuple(rows)))
            rows = None
        elif token.type == "html_block":
            made.extend(lines_of_html(token.content, (token.map or [0])[0] + 1))
        elif token.type == "inline" and rows is None:
            number = (token.map or [0])[0] + 1
            gap = number == 1 or not source[number - 2].strip()
            before = tokens[at - 1]
            if before.type == "heading_open":
                made.append(Line("heading", _text(token), number, depth=int(before.tag[1]), gap=gap))
            elif depth >= 0 and fresh:
                first, *rest = re.sub(r"^\[[ xX]\]\s+", "", _text(token)).split("\n")
                if rest and not told_before_its_end(first):
                    first, rest = " ".join((first, *rest)), []
                deep = depth + int(below and not kind_of(read_item(first).title))
                made.append(Line("item", first.strip(), number, depth=deep, gap=gap))
                more = enumerate(rest, number + 1)
                made.extend(Line("para", told, at, deep + 1) for at, told in more if told.strip())
                fresh = False
            elif depth >= 0:
                made.append(Line("para", " ".join(_text(token).split("\n")), number, depth + 1 + below, gap))
            else:
                made.extend(_paragraph(token, number, gap))
        at += 1
    return made


def _without_front(text: str) -> str:
    """Blank lines in place of a front matter between lines of three dashes."""
    lines = text.split("\n")
    if lines and lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:60]]:
        end = next(at for at, line in enumerate(lines[1:60], 1) if line.strip() == "---")
        return "\n".join([""] * (end + 1) + lines[end + 1 :])
    return text


def front_title(text: str) -> str:
    """The title that a front matter gives, or ''."""
    head = text[:4000].partition("---")[2].partition("\n---")[0] if text.lstrip().startswith("---") else ""
    found = re.search(r"^title:[ \t]*([\"']?)(\S.*?)\1[ \t]*$", head, re.MULTILINE)
    return found[2] if found else ""


def _paragraph(token: Token, number: int, gap: bool) -> Iterator[Line]:
    children = token.children or []
    spans: list[list[Token]] = [[]]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            spans.append([])
        else:
            spans[-1].append(child)
    for at, span in enumerate(spans):
        text = "".join(_word(child) for child in span)
        bold = next((c.type for c in span if c.content.strip() or c.nesting), "") == "strong_open"
        bold = bold and "".join(_word(c) for c in span[span_end(span) :]).strip(" :.") == ""
        for line in lines_of_text(text, number + at):
            if bold and line.kind == "item":  # **1. Opening (10 min)**
                line = replace(line, kind="para")
            yield Line(line.kind, line.text, number + at, line.depth, gap and at == 0, bold or line.bold)


def span_end(span: list[Token]) -> int:
    """The place after the first bold stretch."""
    return next((at + 1 for at, child in enumerate(span) if child.type == "strong_close"), len(span))


def _cells(tokens: list[Token], at: int) -> Iterator[str]:
    for token in tokens[at:]:
        if token.type == "tr_close":
            return
        if token.type == "inline":
            yield unmarked(_text(token))


def _text(token: Token) -> str:
    return "".join(_word(child) for child in token.children or [])


def _word(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "html_inline":
        return "\n" if child.content.lower().startswith("<br") else ""
    return "" if child.type == "image" else child.content
