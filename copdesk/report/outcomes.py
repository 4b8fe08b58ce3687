"""What a session gave for each outcome that was planned, in the facilitator's words."""

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.people.values import clean
from copdesk.report.values import Answer
from copdesk.words import Refused, tr


class Outcomes:
    """The answers of one book. An outcome is known by its words, as the plan has them."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def answers(self, session_id: Id) -> tuple[Answer, ...]:
        """Every answer somebody wrote down, the oldest first."""
        rows = self._book.rows("select * from outcome where session_id = ? and not removed order by id", [session_id])
        return tuple(Answer(row["body"], row["answered"] or "") for row in rows)

    def answer(self, session_id: Id, outcome: str, text: str) -> None:
        """Keeps what the session gave; an empty text takes it back. Raises Refused("report.no_outcome")."""
        if not clean(outcome):
            raise Refused("report.no_outcome")
        there = self._book.row(
            "select * from outcome where session_id = ? and body = ? and not removed order by id", [session_id, outcome]
        )
        with self._book.turn("report.answer", tr("answer “{outcome}”").format(outcome=clean(outcome)[:40])) as turn:
            if there is None:
                row = {"id": new_id(), "session_id": session_id, "body": outcome, "answered": text.strip()}
                turn.insert("outcome", row)
            else:
                turn.update("outcome", there["id"], {"answered": text.strip()})
