"""A document as lines that know what they are, whatever markup they came in."""

import re
from dataclasses import dataclass, field

from copdesk.plan.reading.items import read_item
from copdesk.plan.reading.marks import kind_of

_BULLET = re.compile(r"^(?P<indent>[ \t\u00a0]*)(?:(?P<sign>[•◦▪▫‣⁃·●○■□➢➤►✓✔*+\-–—])[ \t\u00a0]+(?:\[[ xX]\]\s+)?|(?P<number>\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zA-Z][)]|[ivx]{1,4}[.)]|[IVX]{1,4}\))[ \t\u00a0]+|(?:[・•●■◆○◇]|\d{1,2}[、．)）])(?=[^\W\d]))(?P<text>\S.*)$")  # fmt: skip # noqa: E501
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.+?)\s*#*$")
_WIKI = re.compile(r"^(={1,6})\s*(.+?)\s*\1\s*$")
_BOLD = re.compile(r"^(\*\*|__|[*_])(?=\S)(?P<text>(?:(?!\1).)+)(?<=\S)\1(?P<colon>[.:]?)$")
_RULE = re.compile(r"^\s*([-=_*~])(?:\s*\1){2,}\s*$")
_QUOTE = re.compile(r"^(?:>[ \t]?)+")
_LETTER = re.compile(r"^([ \t]*[A-Za-z])\.[ \t]+(?=\S)")
_ROMAN = re.compile(r"^([ \t]*[IVX]{1,4})\.[ \t]+(?=\S)")
_FILES = re.compile(r"^(?:[\w().-]+\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp|svg|pdf|mp4|mov)[ ,;]*)+$", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of meaning. `kind` is heading, item, para or table; `depth` a heading's level (from 1) or an
    item's (from 0); `gap` says that a blank line or a new list came before; `number` is the line in the source."""

    kind: str
    text: str
    number: int
    depth: int = 0
    gap: bool = False
    bold: bool = False
    rows: tuple[tuple[str, ...], ...] = field(default=())


def lines_of_text(text: str, first: int = 1) -> list[Line]:
    """Plain text: bullets by their sign and indent, headings by # or =, everything else a paragraph a line."""
    made: list[Line] = []
    indents: list[float] = []
    numbers: set[float] = set()  # indents at which a number stands
    hanging: list[int] = []
    gap = True
    roman = all(_opens_with(text, figure) for figure in ("I", "II"))
    lettered = [kind for kind in ("AB", "ab") if all(_opens_with(text, letter) for letter in kind)]
    for number, line in enumerate(text.split("\n"), first):
        raw = _QUOTE.sub("", line)
        if (letter := _LETTER.match(raw)) and ("AB" if letter[1].strip().isupper() else "ab") in lettered:
            raw = f"{letter[1]}) {raw[letter.end() :]}"
        if roman and (figure := _ROMAN.match(raw)):
            raw = f"{figure[1]}) {raw[figure.end() :]}"
        bare = raw.strip(" \t\u00a0\u200b\ufeff")
        if not bare or _FILES.match(bare):
            gap = True
            continue
        if _RULE.match(bare):
            gap = True
            continue
        if match := (_HEADING.match(raw) or _WIKI.match(bare)):
            made.append(Line("heading", unmarked(match[2]), number, depth=len(match[1]), gap=gap))
            indents = []
        elif (match := _BULLET.match(raw)) and not (match["number"] and _starts_clock(bare)):
            indent = float(len(match["indent"].expandtabs(4)))
            if match["number"]:
                numbers = {each for each in numbers if each < indent} | {indent}
            elif indent in numbers and indent in indents and not kind_of(read_item(match["text"]).title):
                indent += 0.5  # below 1. Opening a dash is a part of it, but no break
            indents = [each for each in indents if each < indent]
            made.append(Line("item", unmarked(match["text"]), number, depth=len(indents), gap=gap))
            indents.append(indent)
        elif indents and made and _in_item(made) and not gap and len(raw) - len(raw.lstrip()) > indents[-1]:
            if told_before_its_end(made[-1].text):
                made.append(Line("para", unmarked(bare), number, depth=made[-1].depth + 1))
            else:
                made[-1] = _longer(made[-1], unmarked(bare))
        elif _hangs(raw, made, gap, hanging):
            indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
            hanging = [each for each in hanging if each < indent]
            made.append(Line("item", unmarked(bare), number, depth=len(hanging), gap=False))
            hanging.append(indent)
            gap = False
            continue
        else:
            bold = _BOLD.match(bare)
            text = bold["text"] + bold["colon"] if bold else bare
            made.append(Line("para", unmarked(text), number, gap=gap, bold=bool(bold)))
            indents = []
        gap = False
        hanging = []
    return made


def _hangs(raw: str, made: list[Line], gap: bool, hanging: list[int]) -> bool:
    """A short line set in below a paragraph or another such line is an item without a bullet."""
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    if gap or indent < 2 or not made or len(raw.split()) > 12:
        return False
    return bool(hanging) or made[-1].kind == "para"


def _opens_with(text: str, letter: str) -> bool:
    """True where a line begins with `A.`; only with a `B.` beside it is that a list, and no name."""
    return re.search(rf"^[ \t]*{letter}\.[ \t]", text, re.MULTILINE) is not None


def _in_item(made: list[Line]) -> bool:
    return made[-1].kind == "item" or (made[-1].kind == "para" and made[-1].depth > 0)


def told_before_its_end(text: str) -> bool:
    """True for a line whose time stands at its end: what comes below it is a remark, and does not go on with it."""
    item = read_item(text)
    return item.where in ("trailing", "bracket") and not item.note and not text.endswith(",")


def unmarked(text: str) -> str:
    """`text` without Markdown's bold, with single spaces."""
    return " ".join(_EMPHASIS.sub(r"\2", text.replace("\u00a0", " ")).split())


def _longer(line: Line, more: str) -> Line:
    return Line(line.kind, f"{line.text} {more}", line.number, line.depth, line.gap, line.bold)


def _starts_clock(bare: str) -> bool:
    return bool(re.match(r"\d{1,2}\.[0-5]\d(?!\d)", bare))
