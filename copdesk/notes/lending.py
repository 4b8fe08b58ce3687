"""Notes in a small file for another laptop: one object a line, with the key that keeps it from being added twice."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from copdesk.book.ids import id_text
from copdesk.notes.values import Line, Part


def as_lines(lines: Sequence[Line], parts: Sequence[Part]) -> bytes:
    """What `reading` reads again: each note under its own key, with all that another book can understand of it."""
    steps = {part.step_id: part.title for part in parts}
    return "".join(json.dumps(_object(line, steps), ensure_ascii=False) + "\n" for line in lines).encode()


def _object(line: Line, steps: dict[bytes, str]) -> dict[str, object]:
    note = line.note
    told: dict[str, object] = {
        "id": id_text(note.id),
        "at": datetime.fromtimestamp(note.said_at / 1000, UTC).isoformat(timespec="milliseconds"),
        "text": note.body,
        "category": note.category,
        "who": line.who,
        "step": steps.get(note.step_id, "") if note.step_id else "",
        "trio": line.trio,
        "tags": list(note.tags),
        "lang": note.language,
        "consent": note.consent,
        "starred": note.starred,
        "parked": note.parked,
    }
    kept = {name: value for name, value in told.items() if value}
    return kept if note.for_room else {**kept, "for_room": False}
