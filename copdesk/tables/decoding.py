"""Bytes to text: a byte order mark, then strict UTF-8, then the likeliest of the older encodings."""

import codecs
import re
from dataclasses import dataclass

from copdesk.tables.cells import clean
from copdesk.words import Refused

MOST_BYTES = 10_000_000
LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp850")
OTHER_SCRIPTS = ("cp1251", "cp1253", "cp1256", "cp1258", "cp874", "gb18030", "big5", "shift_jis", "euc_kr", "koi8_r")
OFFERED = (*LATIN, *OTHER_SCRIPTS)  # what a person can choose from
_OTHERS = {
    b"%PDF": "table.pdf",
    b"{\\rtf": "table.document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "table.old_office",
    b"\x89PNG": "table.picture",
    b"\xff\xd8\xff": "table.picture",
    b"GIF8": "table.picture",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """What the bytes say. `sure` is False where the encoding had to be guessed; then a person should look."""

    text: str
    encoding: str
    sure: bool = True
    marked: bool = False


def decode(data: bytes, encoding: str = "") -> Text:
    """The text of `data`, in `encoding` where a person chose one. Raises Refused for what is no text."""
    if not data.strip(b" \t\r\n\x00"):
        raise Refused("table.empty")
    if other := _other_kind(data):
        raise Refused(other, why="BadZipFile")
    if len(data) > MOST_BYTES:
        raise Refused("table.large", megabytes=round(len(data) / 1e6), most=MOST_BYTES // 1_000_000)
    if encoding:
        return _chosen(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Text(clean(data[len(mark) :].decode(name, errors="replace").lstrip("\ufeff")), name, marked=True)
    if wide := _without_mark(data):
        return Text(clean(data.decode(wide, errors="replace")), wide)
    if b"\x00" in data:
        data = _without_nulls(data)
    try:
        return Text(clean(data.decode("utf-8").lstrip("\ufeff")), "utf-8")
    except UnicodeDecodeError:
        return _surrogates(data) or _damaged(data) or _guessed(data)


def _without_nulls(data: bytes) -> bytes:
    """A text whose end a crash filled with zeros, or in which few of them got lost. Raises Refused for the rest."""
    bare = data.rstrip(b"\x00")
    if bare.count(b"\x00") * 50 > len(bare):
        raise Refused("table.binary")
    return bare.replace(b"\x00", b"")


def _surrogates(data: bytes) -> Text | None:
    """UTF-8 in which some program wrote letters as halves of pairs; a half alone is left out."""
    try:
        text = data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return None
    joined = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return Text(clean(joined.replace("\ufffd", "")), "utf-8", sure=False)


def _damaged(data: bytes) -> Text | None:
    """UTF-8 with a few bytes lost, told by many letters that are whole; None for another encoding."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - lost
    return Text(clean(text), "utf-8", sure=False) if whole > 4 * lost else None


def _other_kind(data: bytes) -> str:
    """The code of the sentence for what another program has to open; '' for what may be text."""
    if data.startswith(b"PK\x03\x04"):
        if any(mark in data for mark in (b"xl/", b"word/", b"opendocument.spreadsheet")):
            return "table.damaged"
        head = data[:4000]
        named = any(mark in head for mark in (b"opendocument.text", b"[Content_Types].xml"))
        return "table.document" if named else "table.packed"
    if "EncryptedPackage".encode("utf-16-le") in data[:1_000_000]:
        return "table.locked"
    return next((code for mark, code in _OTHERS.items() if data.startswith(mark)), "")


def _chosen(data: bytes, encoding: str) -> Text:
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        raise Refused("table.encoding", encoding=encoding) from None
    return Text(clean(text.removeprefix("\ufeff")), encoding)


def _without_mark(data: bytes) -> str:
    """UTF-16 that lost its mark shows as zero bytes at every second place."""
    sample = data[:2000]
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > half * 0.4 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.4 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _guessed(data: bytes) -> Text:
    controls = sum(byte < 32 and byte not in (9, 10, 13) for byte in data[:4000])
    if controls > len(data[:4000]) * 0.02:
        raise Refused("table.binary")
    sample = data[:200_000]
    high = re.findall(rb"[\x80-\xff]+", sample)
    alone = sum(len(run) for run in high) < 2 * len(high)
    if alone:
        name = max(LATIN, key=lambda each: (_likely(sample, each), -LATIN.index(each)))
    else:
        from charset_normalizer import from_bytes  # slow to load, and seldom needed

        best = from_bytes(sample, cp_isolation=[*OTHER_SCRIPTS, *LATIN]).best()
        name = best.encoding if best is not None else LATIN[0]
    return Text(clean(data.decode(name, errors="replace")), name, sure=False)


def _likely(data: bytes, encoding: str) -> int:
    """How much `data` looks like words in a Latin encoding: signs and capitals inside a word speak against it."""
    text = data.decode(encoding, errors="replace")
    points = 0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char < "\x80":
            continue
        inside = before.isalpha() or after.isalpha()
        if char == "\ufffd" or (inside and not char.isalpha() and char not in "’‘“”–—… "):
            points -= 3
        elif char.isupper() and before.islower():
            points -= 2
        else:
            points += 1
    return points
