"""A session in short, in the facilitator's own words: a headline an activity, three messages, one quote."""

import json
from dataclasses import dataclass

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.notes.values import kept
from copdesk.words import Refused, tr

MESSAGES = 3
LONGEST = 500  # characters of one line


@dataclass(frozen=True, slots=True)
class Synthesis:
    """`headlines` are pairs of an activity's key and its line; `messages` are always three, '' where none is written.

    `closing` is the line that a sheet of questions ends with.
    """

    headlines: tuple[tuple[Id, str], ...] = ()
    messages: tuple[str, ...] = ("",) * MESSAGES
    quote: str = ""
    closing: str = ""

    def headline(self, activity_id: Id) -> str:
        """The line of an activity; '' where none is written."""
        return dict(self.headlines).get(activity_id, "")

    @property
    def written(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.headlines or any(self.messages) or self.quote or self.closing)


class Syntheses:
    """The syntheses of the sessions of one book; all of it may stay empty."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of_session(self, session_id: Id) -> Synthesis:
        """What is written of a session; raises Refused("plan.unknown_session")."""
        row = self._book.row("select synthesis from session where id = ? and not removed", [session_id])
        if row is None:
            raise Refused("plan.unknown_session")
        found = json.loads(row["synthesis"] or "{}")
        messages = (*found.get("messages", ()), *("",) * MESSAGES)[:MESSAGES]
        headlines = tuple((bytes.fromhex(key), text) for key, text in found.get("headlines", {}).items())
        return Synthesis(headlines, messages, found.get("quote", ""), found.get("closing", ""))

    def write_headline(self, session_id: Id, activity_id: Id, text: str) -> None:
        """The one line that stays of an activity; '' takes it away."""
        now = self.of_session(session_id)
        others = [pair for pair in now.headlines if pair[0] != activity_id]
        line = _line(text)
        headlines = (*others, (activity_id, line)) if line else tuple(others)
        self._keep(session_id, Synthesis(headlines, now.messages, now.quote, now.closing))

    def write_message(self, session_id: Id, place: int, text: str) -> None:
        """One of the three key messages; `place` counts from 0."""
        now = self.of_session(session_id)
        if not 0 <= place < MESSAGES:
            raise Refused("notes.field", field=f"message {place}")
        messages = tuple(_line(text) if n == place else one for n, one in enumerate(now.messages))
        self._keep(session_id, Synthesis(now.headlines, messages, now.quote, now.closing))

    def write_quote(self, session_id: Id, text: str) -> None:
        """The one quote."""
        now = self.of_session(session_id)
        self._keep(session_id, Synthesis(now.headlines, now.messages, _line(text), now.closing))

    def write_closing(self, session_id: Id, text: str) -> None:
        """The line that the questions end with."""
        now = self.of_session(session_id)
        self._keep(session_id, Synthesis(now.headlines, now.messages, now.quote, _line(text)))

    def _keep(self, session_id: Id, new: Synthesis) -> None:
        whole = {
            "headlines": {key.hex(): text for key, text in new.headlines},
            "messages": list(new.messages),
            "quote": new.quote,
            "closing": new.closing,
        }
        stored = json.dumps(whole, ensure_ascii=False) if new.written else None
        with self._book.turn("synthesis.write", tr("the session in short")) as turn:
            turn.update("session", session_id, {"synthesis": stored})


def _line(text: str) -> str:
    line = " ".join(kept(text).split())
    if len(line) > LONGEST:
        raise Refused("notes.line_long", most=LONGEST, length=len(line))
    return line
