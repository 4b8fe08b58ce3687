"""Reports as files to go on working with: Markdown, HTML, Word, and tables of notes as CSV and JSON."""

import csv
import io
import json
import re
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import Any

from copdesk.report.gallery import pixel_size
from copdesk.report.naming import shown
from copdesk.report.shape import clean
from copdesk.report.telling import Paragraph, Piece, Plate, Points, Rows, Title, tell
from copdesk.report.values import Note, ReportContent
from copdesk.words import Refused

FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"^[+-]?[\d ()./-]+$")
SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|=)")


def export(content: ReportContent, kind: str) -> bytes:
    """The report as `md`, `html`, `docx`, `csv` or `json`. Raises Refused("report.unknown_form")."""
    if kind not in WRITERS:
        raise Refused("report.unknown_form", form=kind)
    return WRITERS[kind](content)


def markdown(content: ReportContent) -> bytes:
    return ("\n\n".join(_markdown(piece) for piece in tell(content)) + "\n").encode()


def _markdown(piece: Piece) -> str:
    if isinstance(piece, Title):
        return f"{'#' * piece.level} {_plain(piece.text)}"
    if isinstance(piece, Paragraph):
        return _plain(piece.text)
    if isinstance(piece, Points):
        return "\n".join(f"- {_plain(text)}{f' ({_plain(who)})' if who else ''}" for text, who in piece.items)
    if isinstance(piece, Rows):
        lines = [piece.head, ("---",) * len(piece.head), *piece.rows]
        cells = [[cell if line[0] == "---" else _plain(cell) for cell in line] for line in lines]
        return "\n".join(f"| {' | '.join(row)} |" for row in cells)
    return f"*{_plain(piece.caption)}*"


def _plain(text: str) -> str:
    """People's words so that no Markdown reader takes them for anything else."""
    one_line = SPECIAL.sub(r"\\\1", text).replace("\n", "  ")
    return BEGINS.sub(r"\1\\\2", one_line)


STYLE = """body{font:16px/1.5 "Noto Sans",sans-serif;color:#1F2A2E;max-width:44em;margin:2em auto;padding:0 1em}
h1,h2{color:#0B5D57}h2{border-top:1px solid #D5DDDA;padding-top:.6em}.quiet,small{color:#56666B}
table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.3em .6em;border-bottom:1px solid #D5DDDA}
img{max-width:100%}"""


def html(content: ReportContent) -> bytes:
    """One file that fetches nothing: photos are inside, every paragraph finds its own direction."""
    body = "\n".join(_html(piece) for piece in tell(content))
    language, title = escape(content.options.language), escape(clean(content.title))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head><body>\n{body}\n</body></html>\n'.encode()


def _html(piece: Piece) -> str:
    if isinstance(piece, Title):
        return f'<h{piece.level} dir="auto">{escape(piece.text)}</h{piece.level}>'
    if isinstance(piece, Paragraph):
        quiet = ' class="quiet"' if piece.quiet else ""
        return f'<p dir="auto"{quiet}>{escape(piece.text)}</p>'
    if isinstance(piece, Points):
        rows = (
            f'<li dir="auto">{escape(text)}{f" <small>{escape(who)}</small>" if who else ""}</li>'
            for text, who in piece.items
        )
        return f"<ul>{''.join(rows)}</ul>"
    if isinstance(piece, Rows):
        head = "".join(f"<th>{escape(cell)}</th>" for cell in piece.head)
        rows = (f"<tr>{''.join(map(_cell, row))}</tr>" for row in piece.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return _figure(piece)


def _cell(text: str) -> str:
    return f'<td dir="auto">{escape(text)}</td>'


def _figure(piece: Plate) -> str:
    caption = f'<figcaption dir="auto">{escape(piece.caption)}</figcaption>'
    if not pixel_size(piece.picture.image):
        return f"<figure>{caption}</figure>"
    kind = "png" if piece.picture.image.startswith(b"\x89PNG") else "jpeg"
    data = b64encode(piece.picture.image).decode("ascii")
    return f'<figure><img alt="{escape(piece.caption)}" src="data:image/{kind};base64,{data}">{caption}</figure>'


def word(content: ReportContent) -> bytes:
    """A Word document with real headings, lists and tables."""
    from docx import Document  # slow to load, and only for those who want Word

    made = Document()
    made.core_properties.title = clean(content.title)[:255]
    made.core_properties.author = clean(content.community)[:255]
    for piece in tell(content):
        _word(made, piece)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _word(made: Any, piece: Piece) -> None:
    if isinstance(piece, Title):
        made.add_heading(piece.text, 0 if piece.level == 1 else piece.level - 1)
    elif isinstance(piece, Paragraph):
        made.add_paragraph(piece.text)
    elif isinstance(piece, Points):
        for text, who in piece.items:
            paragraph = made.add_paragraph(text, style="List Bullet")
            if who:
                paragraph.add_run(f"  {who}").italic = True
    elif isinstance(piece, Rows):
        table = made.add_table(rows=0, cols=len(piece.head), style="Light List")
        for row in (piece.head, *piece.rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    else:
        if pixel_size(piece.picture.image):
            from docx.image.exceptions import UnrecognizedImageError
            from docx.shared import Mm

            try:
                made.add_picture(io.BytesIO(piece.picture.image), width=Mm(120))
            except UnrecognizedImageError:
                made.add_paragraph("–")
        made.add_paragraph(piece.caption, style="Caption")


COLUMNS = ("time", "step", "group", "category", "note", "who")


def table(content: ReportContent) -> bytes:
    """All notes as CSV with a byte order mark, which is what spreadsheets need to read it as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for note in _open_notes(content):
        who = shown(note.author, content.options)
        cells = (note.at, note.step, note.group, note.category, note.text, who)
        writer.writerow([safe_cell(clean(cell)) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def safe_cell(text: str) -> str:
    """What a spreadsheet would run as a formula gets an apostrophe; numbers and telephone numbers stay."""
    return "'" + text if text.startswith(FORMULA) and not NUMBER.match(text) else text


def structured(content: ReportContent) -> bytes:
    """The report as JSON, with the names that may be named and without pixels."""
    options = content.options
    told: dict[str, Any] = {
        "title": content.title,
        "community": content.community,
        "day": content.day,
        "slot": content.slot,
        "convenors": [name for name in (shown(one, options) for one in content.convenors) if name],
        "participants": [name for name in (shown(one, options) for one in content.participants) if name],
        "people": len(content.participants),
        "agenda": [
            {"title": row.title, "planned_ms": row.planned_ms, "actual_ms": row.actual_ms} for row in content.agenda
        ],
        "earlier": [
            {
                "title": one.title,
                "times": [
                    {"session": time.session, "day": time.day, "planned_ms": time.planned_ms, "took_ms": time.took_ms}
                    for time in one.times
                ],
            }
            for one in content.earlier
        ],
        "notes": [
            {
                "time": note.at,
                "step": note.step,
                "group": note.group,
                "category": note.category,
                "text": note.text,
                "who": shown(note.author, options),
            }
            for note in _open_notes(content)
        ],
        "commitments": [
            {"text": item.text, "who": shown(item.who, options), "due": item.due, "done": item.done}
            for item in content.commitments
        ],
        "pictures": [{"number": one.number, "caption": one.caption, **dict(one.facts)} for one in content.gallery],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _open_notes(content: ReportContent) -> list[Note]:
    return [note for note in content.verbatim if not (note.private and content.options.public)]


WRITERS: dict[str, Callable[[ReportContent], bytes]] = {
    "md": markdown,
    "html": html,
    "docx": word,
    "csv": table,
    "json": structured,
}
