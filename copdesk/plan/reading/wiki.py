"""Pages of wikis to lines: tables as MediaWiki writes them between {| and |}, and as rows of || cells ||."""

import re

from copdesk.plan.reading.lines import Line, lines_of_text

_ROW = re.compile(r"^\s*\|\|")
_CELL = re.compile(r"\s*\|\|\s*|\s*!!\s*")
_STYLE = re.compile(r"^(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+)\s*)+\|(?!\|)")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_STRONG = re.compile(r"'{2,5}|^[~=]\s*")
_PAGE = re.compile(r"^\{\||^\s*\|\|.*\|\|\s*$", re.MULTILINE)


def is_wiki(text: str) -> bool:
    """True for a page with a table in the signs of a wiki."""
    found = _PAGE.findall(text)
    return len(found) > 1 or (bool(found) and found[0].startswith("{|"))


def lines_of_wiki(text: str) -> list[Line]:
    """Tables as such, everything else as plain text is read."""
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
            rows += [] if opens else [_cells(line)]
        elif inside:
            rows = _longer(rows, line.strip())
            inside = not line.lstrip().startswith("|}")
            if not inside:
                made, rows, first = _with_table(made, rows, start), [], number + 1
        else:
            if rows:
                made, rows, first = _with_table(made, rows, start), [], number
            words.append(line)
    return _with_table(made, rows, start) + lines_of_text("\n".join(words), first)


def _with_table(made: list[Line], rows: list[tuple[str, ...]], start: int) -> list[Line]:
    full = tuple(row for row in rows if any(row))
    return [*made, Line("table", "", start, rows=full)] if full else made


def _longer(rows: list[tuple[str, ...]], line: str) -> list[tuple[str, ...]]:
    """`rows` with what one line between {| and |} says: |- a new row, | or ! cells, anything else more of a cell."""
    if line.startswith(("|-", "|}")):
        return [*rows, ()] if line.startswith("|-") else rows
    if line.startswith("|+"):
        return rows
    last = rows[-1] if rows else ()
    if line.startswith(("|", "!")):
        last = (*last, *map(_told, _CELL.split(line[1:].strip())))
    elif line and last:
        last = (*last[:-1], f"{last[-1]}\n{_told(line)}".strip())
    return [*rows[:-1], last]


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("||").removesuffix("||")
    return tuple(map(_told, bare.split("||")))


def _told(cell: str) -> str:
    """A cell without its style and the signs of links and bold."""
    return _STRONG.sub("", _LINK.sub(r"\1", _STYLE.sub("", cell.strip()))).strip()
