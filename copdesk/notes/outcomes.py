"""What a session was for, and whether it came to that: hands raised at the end, and a line of answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.notes.values import Note
from copdesk.people.service import People
from copdesk.people.values import clean, folded
from copdesk.plan.service import Plan
from copdesk.words import Refused, tr

MOST_HANDS = 5000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was wanted. `hands` of `present` people say that it came; None before anybody asked.

    `notes` are the words of the notes that answer it.
    """

    body: str
    hands: int | None = None
    present: int | None = None
    answered: str = ""
    id: Id | None = None
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has answered it: no hands, no line, no note."""
        return self.hands is None and not self.answered and not self.notes


class Outcomes:
    """The outcomes of the sessions of one book: those of the plan, and those that came up."""

    def __init__(self, book: Book, plan: Plan, people: People, notes: Callable[[Id], Sequence[Note]]) -> None:
        self._book = book
        self._plan = plan
        self._people = people
        self._notes = notes

    def of_session(self, session_id: Id) -> list[Outcome]:
        """What the plan wants, line by line, with what was said of it; then what was added."""
        rows = self._book.rows(
            "select * from outcome where session_id = ? and not removed order by coalesce(position, 0), id",
            [session_id],
        )
        said = {folded(row["body"]): _of(row) for row in rows}
        if said:
            answering: dict[Id | None, list[str]] = {}
            for note in self._notes(session_id):
                answering.setdefault(note.outcome_id, []).append(note.body)
            said = {key: replace(one, notes=tuple(answering.get(one.id, ()))) for key, one in said.items()}
        lines = (clean(line.lstrip(" -•*")) for line in self._plan.session(session_id).outcomes.splitlines())
        wanted = list(dict.fromkeys(line for line in lines if line))
        planned = [said.pop(folded(line), Outcome(line)) for line in wanted]
        return [*planned, *said.values()]

    def add(self, session_id: Id, body: str) -> None:
        """Another thing that was wanted, or that came unasked."""
        kept = clean(body)
        if not kept:
            raise Refused("notes.empty")
        if all(folded(one.body) != folded(kept) for one in self.of_session(session_id)):
            self._put(session_id, kept, {}, tr("outcome “{text}”").format(text=kept[:40]))

    def count(self, session_id: Id, body: str, hands: int) -> None:
        """How many hands say that it came, of those who are here."""
        present = sum(one.status == "here" for one in self._people.attendance(session_id))
        if not 0 <= hands <= MOST_HANDS:
            raise Refused("people.head_count")
        new = {"hands": hands, "present": max(present, hands)}
        self._put(session_id, body, new, tr("hands for “{text}”").format(text=body[:40]))

    def answer(self, session_id: Id, body: str, text: str) -> None:
        """A line on how it came, or why not."""
        self._put(session_id, body, {"answered": clean(text) or None}, tr("answer “{text}”").format(text=body[:40]))

    def attach(self, session_id: Id, keys: Sequence[Id], body: str) -> None:
        """Notes answer something that was wanted; '' takes them away from it."""
        with self._book.one_step("outcome.attach", tr("what a note answers")):
            if body and all(one.id is None for one in self.of_session(session_id) if folded(one.body) == folded(body)):
                self._put(session_id, body, {}, "")
            wanted = [one for one in self.of_session(session_id) if body and folded(one.body) == folded(body)]
            with self._book.turn("note.edit") as turn:
                for key in keys:
                    turn.update("note", key, {"outcome_id": wanted[0].id if wanted else None})

    def _put(self, session_id: Id, body: str, new: Row, label: str) -> None:
        there = self.of_session(session_id)
        found = next((one for one in there if folded(one.body) == folded(body)), None)
        with self._book.turn("outcome.put", label) as turn:
            if found is not None and found.id is not None:
                turn.update("outcome", found.id, new)
            else:
                row = {"id": new_id(), "session_id": session_id, "body": clean(body), "position": len(there)}
                turn.insert("outcome", {**row, **new})


def _of(row: Row) -> Outcome:
    return Outcome(row["body"], row["hands"], row["present"], row["answered"] or "", row["id"])
