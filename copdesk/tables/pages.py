"""Web pages, and what programs export as such under another name: their tables as rows, the rest as lines."""

import re
from html.parser import HTMLParser

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|div|h[1-6]|ul|ol|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKED = re.compile(r"<(?:!\[|\?)[^>]*>|<(?:!(?!doctype\b)|\?)", re.IGNORECASE)  # <![if !supportLists]>, <?xml …?>
_UNENDED = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_BREAKS = {"p", "div", "br", "hr", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "blockquote", "tr"}
_HIDDEN = {"script", "style", "noscript", "template", "svg", "head", "title"}


def is_page(text: str) -> bool:
    """True for a text that begins as a page or a piece of one does."""
    return _PAGE.match(text[:5_000]) is not None


def parts_of_page(text: str) -> tuple[list[list[tuple[str, ...]]], str]:
    """The innermost tables that hold something, and everything outside of them as lines, list items after a bullet."""
    reader = _Reader()
    reader.feed(ended(text))
    reader.close()
    return reader.tables, "".join(reader.words)


def ended(text: str) -> str:
    """`text` without comments and the marks of office programs, and with every `<` that begins no tag written out:
    the parser takes minutes over thousands of tags that never end, and stops at marks that are broken."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        end = len(text) if end < 0 else end + 3
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end
    told = _MARKED.sub(lambda match: "" if match[0].endswith(">") else "&lt;", "".join([*kept, text[at:]]))
    return _UNENDED.sub("&lt;", told)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[tuple[str, ...]]] = []
        self.words: list[str] = []
        self._open: list[list[list[str]]] = []  # tables within tables, each with its rows of cells
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._open.append([])
        elif tag == "tr" and self._open:
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open:
            rows = self._open[-1]
            rows[-1].append("") if rows else rows.append([""])
        elif tag in _BREAKS:
            self._say("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table" and self._open:
            rows = [tuple(" ".join(cell.split()) for cell in row) for row in self._open.pop()]
            if full := [row for row in rows if any(row)]:
                self.tables.append(full)
        elif tag in _BREAKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._say(" ".join(data.split()) if not data.strip() else re.sub(r"\s+", " ", data))

    def _say(self, words: str) -> None:
        row = self._open[-1][-1] if self._open and self._open[-1] else None
        if row:
            row[-1] += " " if words == "\n" else words
        elif not self._open:
            self.words.append(words)
