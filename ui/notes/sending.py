"""A text on its way to the disk, and where it belongs."""

from collections.abc import Callable
from dataclasses import dataclass

from copdesk.book.ids import Id


@dataclass(frozen=True, slots=True)
class Context:
    """Where the next note belongs. Without a step it is the one that runs when the note is kept."""

    session_id: Id | None = None
    step_id: Id | None = None
    drawing_id: Id | None = None
    trio_id: Id | None = None


class Sent:
    """One text until it is answered. The bridge holds `kept` and `refused` weakly: whoever sends keeps this.

    `waited` is the line laid aside earlier that it was made from.
    """

    def __init__(
        self,
        then: Callable[["Sent", object], None],
        refused: Callable[["Sent", Exception], None],
        text: str,
        context: Context,
        note_id: Id | None = None,
        waited: str = "",
    ) -> None:
        self._then, self._refused = then, refused
        self.text, self.context, self.note_id = text, context, note_id
        self.waited = waited

    def kept(self, result: object) -> None:
        self._then(self, result)

    def refused(self, exc: Exception) -> None:
        self._refused(self, exc)


class Given:
    """What a group gave, until it is answered. Whoever sends keeps this: the bridge does not."""

    def __init__(
        self,
        trio_id: Id,
        category: str,
        text: str,
        then: Callable[["Given"], None],
        refused: Callable[["Given", Exception], None],
    ) -> None:
        self._then, self._refused = then, refused
        self.trio_id, self.category, self.text = trio_id, category, text

    def kept(self, _result: object) -> None:
        self._then(self)

    def refused(self, exc: Exception) -> None:
        self._refused(self, exc)
