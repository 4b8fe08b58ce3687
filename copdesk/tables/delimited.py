"""Text to rows: which character separates, and rows that survive stray quotes.

The standard library's sniffer takes letters for separators and one unclosed quote swallows what follows,
so both are done here.
"""

import re
from collections import Counter

from copdesk.tables.cells import MOST_COLUMNS, MOST_ROWS, unguarded
from copdesk.words import Refused

LIKING = {"\t": 1.5, ";": 1.2, "|": 1.1, ",": 1.0}  # a comma also stands in sentences and dates, a tab never
MOST_BREAKS_IN_A_CELL = 200
_HINT = re.compile(r"\A\"?sep=(.)\"?[ \t]*\n", re.IGNORECASE)


def delimiter_of(text: str) -> str:
    """The character that separates cells; '' where the text is no table. Excel's `sep=;` line decides alone."""
    if hint := _HINT.match(text):
        return hint[1]
    best, best_score = "", 0.0
    for separator in LIKING:
        widths = [len(row) for row in split_rows(text, separator, most_rows=50) if any(row)]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        counted = Counter(wide)
        width, times = counted.most_common(1)[0]
        regular = sum(count for count in counted.values() if count >= min(3, times))
        score = LIKING[separator] * regular / len(widths) * (1 + min(width, 8) / 8)
        if len(wide) * 2 < len(widths) and times < 3:
            continue
        if score > best_score:
            best, best_score = separator, score
    return best


def split_rows(text: str, separator: str, most_rows: int = MOST_ROWS) -> list[tuple[str, ...]]:
    """Rows of cells; quotes may hold separators, line breaks and doubled quotes. A quote that never closes
    counts as a letter. Raises Refused past 20,000 rows or 100 columns unless `most_rows` asks for fewer."""
    body = _HINT.sub("", text, count=1)
    edge = re.escape(separator)
    quoted = re.compile(rf'[ ]*"((?:[^"]++|"")*+)"[ \t]*(?={edge}|\n|\Z)')
    bare = re.compile(rf"[^\n{edge}]*")
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    at, end = 0, len(body)
    while at <= end:
        found = quoted.match(body, at)
        if found and found[1].count("\n") <= MOST_BREAKS_IN_A_CELL:
            cells.append(unguarded(found[1].replace('""', '"')))
        else:
            found = bare.match(body, at)
            cells.append(unguarded(found[0].strip()) if found else "")
        at = found.end() if found else end
        if at < end and body[at] == separator:
            at += 1
            if len(cells) > MOST_COLUMNS:
                raise Refused("table.columns", most=MOST_COLUMNS)
            continue
        rows.append(tuple(cells))
        cells = []
        at += 1
        if len(rows) >= most_rows:
            if most_rows == MOST_ROWS and at < end:
                raise Refused("table.rows", most=MOST_ROWS)
            break
        if at == end:
            break
    return rows
