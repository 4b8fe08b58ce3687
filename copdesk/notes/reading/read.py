"""Reads a file of notes, whatever it is: JSON, a table, a saved chat, or plain lines."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from copdesk.notes.reading import captions, chat, messenger, objects, plain, table
from copdesk.notes.reading.values import MOST, Heard, Reading, Skipped, pieces
from copdesk.tables.decoding import decode
from copdesk.tables.delimited import delimiter_of
from copdesk.words import Refused

Tell = Callable[[Skipped], None]


def read(source: Path | str | bytes, name: str = "", encoding: str = "") -> Reading:
    """The notes of a file or of its bytes, in its order; `name` is what refusals call it.

    What is no note is told with its line and left out. Raises Refused where the file is no text or holds no note.
    """
    if isinstance(source, bytes):
        data = source
    else:
        path = Path(source)
        name = name or path.name
        try:
            data = path.read_bytes()
        except OSError as exc:
            raise Refused("notes.file", file=name, detail=exc.strerror or str(exc)) from exc
    text = decode(data, encoding)
    skipped: list[Skipped] = []
    kind, notes = _notes(text.text, name, skipped.append)
    whole = [replace(one, body=part) for one in notes for part in pieces(one.body)]
    if not whole and skipped:
        raise Refused("notes.line", line=skipped[0].line, detail=skipped[0].detail)
    if not whole:
        raise Refused("notes.empty")
    if len(whole) > MOST:
        raise Refused("notes.many", most=MOST, count=len(whole))
    return Reading(tuple(whole), tuple(skipped), kind, text.encoding, text.sure)


def _notes(text: str, name: str, told: Tell) -> tuple[str, list[Heard]]:
    start = text.lstrip()[:1]
    if start == "{" or (start == "[" and objects.holds(text)):
        return "objects", objects.read(text, told)
    for chats in (captions, chat, messenger):
        if chats.holds(text):
            return "chat", chats.read(text, told)
    separator = "" if name.lower().endswith((".txt", ".md")) and "\t" not in text else delimiter_of(text)
    if separator and (table.headed(text, separator) or table.unheaded(text, separator)):
        return "table", table.read(text, separator, told)
    return "lines", plain.read(text, told)
