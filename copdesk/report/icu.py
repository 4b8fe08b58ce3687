"""Where text may break and which way it runs, asked of the ICU library that every system brings.

ICU is the only library with dictionaries for Thai, Lao, Khmer and Burmese. It is loaded by ctypes
(the system's own, else the one beside Qt, found without importing Qt). Where there is none, lines
break at spaces and between grapheme clusters, and directions come from python-bidi.
"""

import ctypes
import sys
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bidi import algorithm

CHARACTER, LINE = 0, 2
LTR_DEFAULT = 0xFE
DONE = -1
CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
JOINERS = frozenset("\u200c\u200d")
Signature = tuple[str, object, Sequence[object]]
_POINTER, _INT, _ERROR = ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int)
_SIGNATURES: tuple[Signature, ...] = (
    ("ubrk_open", _POINTER, (ctypes.c_int, ctypes.c_char_p, _POINTER, _INT, _ERROR)),
    ("ubrk_setText", None, (_POINTER, _POINTER, _INT, _ERROR)),
    ("ubrk_next", _INT, (_POINTER,)),
    ("ubrk_close", None, (_POINTER,)),
    ("ubidi_open", _POINTER, ()),
    ("ubidi_close", None, (_POINTER,)),
    ("ubidi_setPara", None, (_POINTER, _POINTER, _INT, ctypes.c_uint8, _POINTER, _ERROR)),
    ("ubidi_getParaLevel", ctypes.c_uint8, (_POINTER,)),
    ("ubidi_getLevels", ctypes.POINTER(ctypes.c_uint8), (_POINTER, _ERROR)),
)


class Icu:
    """The functions of one loaded ICU. Break iterators are kept per thread: they are not shared."""

    def __init__(self, library: ctypes.CDLL, suffix: str) -> None:
        self._call = {}
        for name, result, arguments in _SIGNATURES:
            function = getattr(library, name + suffix)
            function.restype, function.argtypes = result, arguments
            self._call[name] = function
        self._own = threading.local()

    def _iterator(self, kind: int, language: str) -> int:
        kept: dict[tuple[int, str], int] = self._own.__dict__.setdefault("iterators", {})
        key = (kind, language)
        if key not in kept:
            error = ctypes.c_int(0)
            kept[key] = self._call["ubrk_open"](kind, language.encode("ascii", "ignore"), None, 0, error)
            if error.value > 0:
                raise OSError(f"ICU has no break rules ({error.value})")
        return kept[key]

    def breaks(self, text: str, kind: int, language: str) -> list[int]:
        """Offsets in `text` (in characters) after which a break of this kind lies; the end included."""
        buffer, length, place = _utf16(text)
        error = ctypes.c_int(0)
        iterator = self._iterator(kind, language)
        self._call["ubrk_setText"](iterator, ctypes.cast(buffer, ctypes.c_void_p), length, error)
        step, found = self._call["ubrk_next"], []
        while (at := step(iterator)) != DONE:
            found.append(at if place is None else place[at])
        return found

    def levels(self, text: str, base: int | None) -> tuple[int, list[int]]:
        buffer, length, place = _utf16(text)
        error = ctypes.c_int(0)
        bidi = self._call["ubidi_open"]()
        try:
            wanted = LTR_DEFAULT if base is None else base
            self._call["ubidi_setPara"](bidi, ctypes.cast(buffer, ctypes.c_void_p), length, wanted, None, error)
            own = int(self._call["ubidi_getParaLevel"](bidi))
            units = self._call["ubidi_getLevels"](bidi, error)[:length] if error.value <= 0 else []
        finally:
            self._call["ubidi_close"](bidi)
        if place is None:
            return own, list(units)
        by_character = [0] * len(text)
        for unit, level in enumerate(units):
            by_character[place[unit]] = level
        return own, by_character


def _utf16(text: str) -> tuple[ctypes.Array[ctypes.c_char], int, list[int] | None]:
    raw = text.encode("utf-16-le", "replace")
    length = len(raw) // 2
    place: list[int] | None = None
    if length != len(text):
        place = []
        for at, letter in enumerate(text):
            place.extend([at] * (2 if ord(letter) > 0xFFFF else 1))
        place.append(len(text))
    return ctypes.create_string_buffer(raw, len(raw) + 2), length, place


def _candidates() -> Iterator[tuple[str, tuple[str, ...]]]:
    if sys.platform == "win32":
        yield "icu.dll", ("",)
        yield "icuuc.dll", ("",)
        return
    if sys.platform == "darwin":
        yield "/usr/lib/libicucore.dylib", ("",)
        return
    for number in range(90, 54, -1):
        yield f"libicuuc.so.{number}", ("", f"_{number}")
    qt = find_spec("PySide6")  # only looks where it lies; nothing of Qt is imported
    for folder in (qt.submodule_search_locations or []) if qt else []:
        for path in sorted(Path(folder, "Qt", "lib").glob("libicuuc.so.*")):
            yield str(path), ("", f"_{path.suffix[1:]}")


@cache
def load() -> Icu | None:
    """The first ICU that loads, or None."""
    for name, suffixes in _candidates():
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        for suffix in suffixes:
            if hasattr(library, "ubrk_open" + suffix):
                return Icu(library, suffix)
    return None


def line_breaks(text: str, language: str, icu: Icu | None) -> list[int]:
    """Where a line of `text` may end, in characters from its start; the last is its length."""
    if not text:
        return []
    return icu.breaks(text, LINE, language) if icu else _plain_breaks(text)


def graphemes(text: str) -> list[str]:
    """`text` in the pieces that a reader takes for one letter each."""
    if text.isascii():
        return list(text)
    icu = load()
    ends = icu.breaks(text, CHARACTER, "en") if icu else _plain_graphemes(text)
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def levels(text: str, base: int | None, icu: Icu | None) -> tuple[int, list[int]]:
    """The paragraph's direction (0 left to right, 1 right to left) and the bidi level of each character.

    `base` None takes the direction of the first strong letter.
    """
    if text.isascii() and not base:
        return 0, [0] * len(text)
    return icu.levels(text, base) if icu else _plain_levels(text, base)


def _plain_graphemes(text: str) -> list[int]:
    ends, joined = [], False
    for at, letter in enumerate(text):
        sticks = unicodedata.category(letter) in ("Mn", "Mc", "Me") or letter in JOINERS or joined
        joined = letter == "\u200d"
        if at and not sticks:
            ends.append(at)
    return [*ends, len(text)]


def _plain_breaks(text: str) -> list[int]:
    """Without a dictionary: after spaces and hyphens; in unspaced scripts between grapheme clusters."""
    found = []
    for end in _plain_graphemes(text):
        last, following = text[end - 1], text[end : end + 1]
        spaced = last in " \t\u200b-\u2010\u2013/" and following not in (" ", "")
        if spaced or (_unspaced(last) and following and _unspaced(following)):
            found.append(end)
    return [*[at for at in found if at != len(text)], len(text)]


def _unspaced(letter: str) -> bool:
    code = ord(letter)
    return (
        0x0E00 <= code <= 0x0EFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7A3
    )


def _plain_levels(text: str, base: int | None) -> tuple[int, list[int]]:
    kept = [at for at, letter in enumerate(text) if unicodedata.bidirectional(letter) not in algorithm.X9_REMOVED
            and letter not in CONTROLS]  # fmt: skip
    plain = "".join(text[at] for at in kept)
    own = base if base is not None else _first_strong(plain)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = own, ("L", "R")[own]
    algorithm.get_embedding_levels(plain, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [own] * len(text)
    for at, entry in zip(kept, storage["chars"], strict=False):
        found[at] = entry["level"]
    return own, found


def _first_strong(text: str) -> int:
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0
