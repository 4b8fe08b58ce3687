"""What a person can settle about the projector of a community."""

import json
from dataclasses import replace
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import new_id
from copdesk.languages import speaks
from copdesk.stage.options import DIRECTIONS, MOTIONS, THEMES, Options
from copdesk.stage.texts import TEXTS, fields_of
from copdesk.words import DOMAIN, Refused, tr

KEY = "stage"
_CHOICES: dict[str, tuple[object, ...]] = {
    "theme": THEMES,
    "direction": DIRECTIONS,
    "motion": MOTIONS,
    "count_on": (True, False),
    "flash": (True, False),
}


def _may_be(field: str, value: object) -> bool:
    if field == "language":
        return isinstance(value, str) and (not value or speaks(DOMAIN, value))
    return value in _CHOICES.get(field, ())


class StageRoom:
    """The projector's options of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def options(self) -> Options:
        """What is settled; fields that an older or newer copdesk wrote and this one does not know are left out."""
        row = self._row()
        kept = json.loads(row["value"] or "{}") if row else {}
        known = {name: kept[name] for name, choices in _CHOICES.items() if kept.get(name) in choices}
        words = {text: said for text, said in kept.get("words", {}).items() if text in TEXTS}
        language = str(kept.get("language") or "")
        return Options(**known, language=language if _may_be("language", language) else "", words=words)

    def choose(self, field: str, value: object) -> None:
        """Settles theme, direction, motion, count_on, flash or language. Raises Refused("stage.choice")."""
        if not _may_be(field, value):
            raise Refused("stage.choice", field=field, value=value)
        changed: dict[str, Any] = {field: value}
        self._keep(replace(self.options(), **changed), tr("change the projector"))

    def say(self, text: str, said: str) -> None:
        """Puts the room's own words in place of `text`; nothing takes them away again.

        Raises Refused("stage.words") for words the projector does not have, or without a field they need.
        """
        if text not in TEXTS or (said and fields_of(said) != fields_of(text)):
            raise Refused("stage.words", text=text)
        words = {key: own for key, own in self.options().words.items() if key != text}
        if said.strip():
            words[text] = said.strip()
        self._keep(replace(self.options(), words=words), tr("change the projector’s words"))

    def _row(self) -> dict[str, Any] | None:
        return self._book.row("select * from setting where key = ? and not removed order by id", [KEY])

    def _keep(self, options: Options, label: str) -> None:
        fields = {name: getattr(options, name) for name in _CHOICES}
        said = {"language": options.language, "words": dict(options.words)}
        value = json.dumps({**fields, **said}, ensure_ascii=False, sort_keys=True)
        row = self._row()
        with self._book.turn("stage.choose", label) as turn:
            if row:
                turn.update("setting", row["id"], {"value": value})
            else:
                turn.insert("setting", {"id": new_id(), "key": KEY, "value": value})
