"""Which field a heading or a key names, in the words that people use for it, and a note made of such fields."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from copdesk.book.ids import Id, id_from
from copdesk.notes.reading.moment import MINUTES, NONE, OFFSETS, moment
from copdesk.notes.reading.values import Heard, Skipped
from copdesk.notes.values import kept
from copdesk.people.values import folded
from copdesk.words import Refused, tr

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "note", "notes", "body", "comment", "comments", "message", "remark", "what", "whatwassaid", "content",
        "texte", "remarque", "commentaire", "contenu", "nota", "texto", "comentario", "mensaje", "mensagem", "notiz",
        "notizen", "bemerkung", "kommentar", "beitrag", "inhalt", "nachricht", "ghichu", "noidung", "catatan", "maoni",
        "текст", "заметка", "комментарий", "النص", "ملاحظة", "card", "sticky", "stickynote", "post", "idea", "ideas",
        "idee", "contribution", "observation", "answer", "response", "reponse", "respuesta", "resposta", "antwort",
    ),
    "time": (
        *OFFSETS, *MINUTES, "time", "at", "saidat", "timestamp", "when", "heure", "hora", "uhrzeit", "zeit",
        "zeitpunkt", "thoigian", "waktu", "время", "الوقت", "createdat", "created", "ts", "date", "datum", "fecha",
    ),
    "category": (
        "category", "kind", "type", "categorie", "categoria", "kategorie", "kategori", "art", "typ", "tipo", "loai",
        "категория", "тип", "النوع", "column", "section", "area", "label",
    ),
    "who": (
        "who", "name", "speaker", "author", "saidby", "person", "from", "sender", "nom", "qui", "auteur", "quien",
        "nombre", "autor", "autora", "nome", "quem", "wer", "autorin", "verfasser", "nguoi", "nani", "кто", "автор",
        "المتحدث", "authorname", "createdby", "postedby", "userprofile", "username", "user",
    ),
    "step": ("step", "activity", "etape", "activite", "paso", "etapa", "actividad", "atividade"),
    "lang": ("lang", "language", "langue", "idioma"),
    "tags": ("tags", "tag", "etiquettes", "etiquetas"),
    "trio": ("trio", "group", "table", "groupe", "grupo"),
    "starred": ("starred", "star"),
    "parked": ("parked",),
    "consent": ("consent",),
    "for_room": ("forroom",),
    "key": ("id", "key"),
}  # fmt: skip


_NOTES = {"note", "message", "stickynote", "sticky", "card", "text", "comment", "post"}


def plain(heading: object) -> str:
    """A heading without accents, case, spaces and signs."""
    return re.sub(r"[\W_]+", "", folded(str(heading)))


@lru_cache(maxsize=64)
def fields_of(headings: tuple[str, ...]) -> Mapping[str, int]:
    """Where each field stands; of two headings that name one, the name that stands first in NAMES counts."""
    known = [plain(one) for one in headings]
    found: dict[str, int] = {}
    for field, names in NAMES.items():
        place = next((known.index(name) for name in names if name in known), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found


def heard_of(given: Mapping[str, Any], line: int, column: str, told: Callable[[Skipped], None]) -> Heard | None:
    """A note of its fields; `column` is the plain heading of its time. What is not understood is told."""
    body = _words(given.get("text"))
    if not body:
        told(Skipped(line, tr("it has no text")))
        return None
    when = moment(given.get("time"), column)
    if when == NONE and given.get("time") not in (None, ""):
        told(Skipped(line, tr("“{text}” is no time; the note stands after the one before").format(
            text=str(given["time"])[:40])))  # fmt: skip
    offset, clock, at = when
    trio = re.search(r"\d{1,3}", _words(given.get("trio")))
    return Heard(
        body, line, offset, clock, at,
        category=_kind(given.get("category")),
        who=_words(given.get("who")),
        step=_words(given.get("step")),
        lang=_words(given.get("lang")),
        tags=_tags(given.get("tags")),
        starred=_yes(given.get("starred")),
        parked=_yes(given.get("parked")),
        for_room=given.get("for_room") in (None, "") or _yes(given.get("for_room")),
        consent=_words(given.get("consent")),
        trio=int(trio[0]) if trio else 0,
        key=_key(given.get("key")),
    )  # fmt: skip


def _words(value: Any) -> str:
    """A field as words, whatever it is."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(words for words in map(_words, value) if words)
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("real_name") or value.get("text"))
    return kept(str(value))


def _kind(value: Any) -> str:
    """A category as words; what only says that a note is a note is none."""
    words = _words(value)
    return "" if plain(words) in _NOTES else words


def _tags(value: Any) -> tuple[str, ...]:
    each = value if isinstance(value, list | tuple) else re.split(r"[,;#\n]+", _words(value))
    return tuple(dict.fromkeys(words for words in (_words(one).lstrip("#").strip() for one in each) if words))


def _yes(value: Any) -> bool:
    if isinstance(value, bool | int | float):
        return bool(value)
    return folded(_words(value)) in ("1", "x", "yes", "y", "true", "oui", "si", "sim", "*")


def _key(value: Any) -> Id | None:
    try:
        return id_from(value) if isinstance(value, str) and value else None
    except Refused:
        return None
