"""HTML to lines: headings, list items, paragraphs and tables; scripts, styles and attributes are left out."""

from dataclasses import replace
from html.parser import HTMLParser

from copdesk.plan.reading.lines import Line, lines_of_text
from copdesk.tables.pages import ended

_BLOCKS = {"p", "div", "section", "article", "br", "hr", "blockquote", "pre", "dd", "dt", "address", "figcaption"}
_HIDDEN = {"script", "style", "noscript", "template", "svg", "nav", "footer"}
_MOST_COLUMNS_SPANNED = 20
_PAGE = 99  # the level of <title>: it counts where the page has no heading of the first level


def lines_of_html(text: str, first: int = 1) -> list[Line]:
    """The lines of a page or of a piece of one."""
    reader = _Reader(first)
    reader.feed(ended(text))
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self._first = first
        self._made: list[Line] = []
        self._words: list[str] = []
        self._at = first
        self._heading = 0
        self._lists = 0
        self._item = False
        self._hidden = 0
        self._strong = 0
        self._unbold = False  # something of this block stands outside <b> and <strong>
        self._rows: list[tuple[str, ...]] | None = None
        self._cells: list[str] | None = None
        self._table_at = first
        self._cell_open = False
        self._spanned = 0
        self._held: dict[int, int] = {}  # column → how many rows, this one counted, a cell still reaches down

    def finished(self) -> list[Line]:
        self._flush()
        self._end_table()
        top = min((line.depth for line in self._made if line.kind == "heading" and line.depth != _PAGE), default=0)
        named = [line for line in self._made if line.depth != _PAGE]
        return named if top == 1 else [replace(line, depth=1) if line.depth == _PAGE else line for line in self._made]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif self._cells is not None and tag not in ("td", "th", "tr", "table"):
            self._words.append("\n" if tag in ("br", "p", "li", "div") else "")
        elif tag == "table":
            self._flush()
            self._rows, self._table_at, self._held = [], self._line(), {}
        elif tag == "tr" and self._rows is not None:
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._cell_open = True
            self._leave_room()
            self._spanned = _span(attrs, "colspan")
            if down := _span(attrs, "rowspan"):
                self._held.update({len(self._cells) + at: down + 1 for at in range(self._spanned + 1)})
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists += 1
        elif tag == "li":
            self._flush()
            self._item = True
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._flush()
            self._heading = int(tag[1])
        elif tag == "title":
            self._flush()
            self._heading = _PAGE
        elif tag == "p" and _is_title(attrs):
            self._flush()
            self._heading = 1
        elif tag in _BLOCKS:
            self._flush()
        elif tag in ("b", "strong"):
            self._strong += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._end_table()
        elif self._cells is not None:
            return
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists = max(0, self._lists - 1)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6", "title", "p"):
            self._flush()
            self._heading = 0
        elif tag in ("b", "strong"):
            self._strong = max(0, self._strong - 1)
        elif tag in _BLOCKS or tag == "li":
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if not "".join(self._words).strip() and data.strip():
            self._at = self._line()
        self._unbold = self._unbold or bool(data.strip(" \t\n:") and not self._strong)
        apart = self._words and self._words[-1][-1:].isdigit() and data[:1].isalpha() and self.lasttag != "sup"
        self._words.append(f" {data}" if apart else data)  # <span>09:00</span><span>Welcome</span>

    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def _flush(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        bold, self._unbold = not self._unbold, False
        if not text or self._cells is not None:
            return
        if self._heading:
            self._made.append(Line("heading", text, self._at, depth=self._heading, gap=True))
        elif self._lists and self._item:
            gap = not (self._made and self._made[-1].kind == "item")
            self._made.append(Line("item", text, self._at, depth=max(0, self._lists - 1), gap=gap))
            self._item = False
        else:
            self._made.extend(
                Line(line.kind, line.text, self._at, line.depth, True, bold) for line in lines_of_text(text)
            )

    def _end_cell(self) -> None:
        if self._cells is None or not self._cell_open:
            return
        text = "\n".join(" ".join(part.split()) for part in "".join(self._words).split("\n") if part.strip())
        self._words = []
        self._cells.extend([text, *[""] * self._spanned])
        self._cell_open = False

    def _leave_room(self) -> None:
        """Empty cells where a cell of a row above reaches down."""
        while self._cells is not None and self._held.get(len(self._cells), 0) > 0:
            self._cells.append("")

    def _end_row(self) -> None:
        if self._cells is not None and self._rows is not None:
            self._end_cell()
            if any(self._cells):
                self._rows.append(tuple(self._cells))
            self._held = {at: left - 1 for at, left in self._held.items() if left > 1}
        self._cells = None
        self._words = []

    def _end_table(self) -> None:
        self._end_row()
        if self._rows:
            self._made.append(Line("table", "", self._table_at, rows=tuple(self._rows)))
        self._rows = None


def _is_title(attrs: list[tuple[str, str | None]]) -> bool:
    """True for the paragraph that word processors write as the document's title."""
    return any(name in ("title", "MsoTitle") for name in (dict(attrs).get("class") or "").split())


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    """How many columns or rows more than its own a cell takes."""
    value = dict(attrs).get(name) or "1"
    return min(max(int(value) - 1, 0), _MOST_COLUMNS_SPANNED) if value.isdecimal() and len(value) < 6 else 0
