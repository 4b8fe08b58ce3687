"""A pasted text as lines: without the signs of Markdown and web pages, with what stood before each of them."""

import re
from dataclasses import dataclass

_BULLET = re.compile(
    r"^\s*(?:[•◦▪‣·*+–—-]|\(?\d{1,3}[.)、．]|[☐☑☒✓✔✅❌])\s*(?P<text>(?<=\s)\S.*|(?<=[、．☐☑☒✓✔✅❌])\S.*)$"
)
_TICK = re.compile(r"^\[(?P<tick>[ xX✓])\]\s*")
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:mailto:)?([^()\s]*)\)")
_STRONG = re.compile(r"(?<!\w)(\*\*|__|\*|_|~~|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s(?!(?:at|AT)\s)[^<>@]*)?/?>")
_BREAK = re.compile(r"<(?:br|/li|/p|/tr|/div|/h\d)\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something; `gap` when an empty one stands before it, `alike` with another bullet before it."""

    number: int
    text: str
    bullet: bool
    gap: bool


def lines_of(text: str) -> list[Line]:
    """The lines of a list, bullets and boxes to tick taken off."""
    made = []
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        for piece in _BREAK.split(raw) if "<" in raw else (raw,):
            bare = unmarked(piece).strip(" \t\u00a0\u200b\ufeff>")
            if not bare:
                gap = gap or not piece.strip()
                continue
            match = _BULLET.match(bare)
            shown = _TICK.sub("", match["text"].strip() if match else bare)
            if shown:
                made.append(Line(number, shown, bool(match), gap))
            gap = False
    return made


def unmarked(text: str) -> str:
    """`text` without the marks of links, emphasis and tags; an address in a link stays."""
    bare = _TAG.sub(" ", text) if "<" in text else text
    if "](" in bare:
        bare = _LINK.sub(lambda m: _linked(m[1], m[2]), bare)
    return _STRONG.sub(r"\2", bare) if any(sign in bare for sign in "*_`~") else bare


def _linked(shown: str, target: str) -> str:
    return shown if "@" not in target or target in shown else f"{shown} {target}"
