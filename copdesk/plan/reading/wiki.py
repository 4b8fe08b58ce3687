"""Pages of wikis to lines: tables as MediaWiki writes them between {| and |}, and as rows of || cells ||."""

import re

from copdesk.plan.reading.lines import Line, lines_of_text

_ROW = re.compile(r"^\s*\|\|")
_CELL = re.compile(r"\s*\|\|\s*|\s*!!\s*")
_STYLE = re.compile(r"^(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+)\s*)+\|(?!\|)")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_STRONG = re.compile(r"'{2,5}|^[~=]\s*")
_NEXT = ("",)  # what parts two rows
_PAGE = re.compile(r"^\{\||^\s*\|\|.*\|\|\s*$", re.MULTILINE)


def is_wiki(text: str) -> bool:
    """True for a page with a table in the signs of a wiki."""
    found = _PAGE.findall(text)
    return len(found) > 1 or (bool(found) and found[0].startswith("{|"))


def lines_of_wiki(text: str) -> list[Line]:
    """Tables as such, everything else as plain text is read. A table has a row for each of its lines, empty where the
    line goes on with the row above, so that each row knows its place."""
    made: list[Line] = []
    rows: list[tuple[str, ...]] = []
    words: list[str] = []
    inside = False
    start = first = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        opens = line.lstrip().startswith("{|")
        if opens or (not inside and _ROW.match(line)):
            if not rows:
                made += lines_of_text("\n".join(words), first)
                words, start = [], number
            inside = inside or opens
            rows.append(() if opens else _cells(line))
        elif inside:
            _go_on(rows, line.strip())
            inside = not line.lstrip().startswith("|}")
            if not inside:
                made, rows, first = _with_table(made, rows, start), [], number + 1
        else:
            if rows:
                made, rows, first = _with_table(made, rows, start), [], number
            words.append(line)
    return _with_table(made, rows, start) + lines_of_text("\n".join(words), first)


def _with_table(made: list[Line], rows: list[tuple[str, ...]], start: int) -> list[Line]:
    return [*made, Line("table", "", start, rows=tuple(rows))] if any(map(any, rows)) else made


def _go_on(rows: list[tuple[str, ...]], line: str) -> None:
    """Takes in one line between {| and |}: |- ends a row, | or ! begin cells, anything else is more of a cell."""
    rows.append(())
    if line.startswith(("|-", "|}", "|+")) or not line:
        if line.startswith("|-"):
            rows[-1] = _NEXT
        return
    at = next((n for n in range(len(rows) - 2, -1, -1) if rows[n]), len(rows) - 1)
    if rows[at] == _NEXT or not rows[at]:
        at = len(rows) - 1
    if line.startswith(("|", "!")):
        rows[at] = (*rows[at], *map(_told, _CELL.split(line[1:].strip())))
    elif rows[at]:
        rows[at] = (*rows[at][:-1], f"{rows[at][-1]}\n{_told(line)}".strip())


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("||").removesuffix("||")
    return tuple(map(_told, bare.split("||")))


def _told(cell: str) -> str:
    """A cell without its style and the signs of links and bold."""
    return _STRONG.sub("", _LINK.sub(r"\1", _STYLE.sub("", cell.strip()))).strip()
