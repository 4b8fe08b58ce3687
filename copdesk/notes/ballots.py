"""Ballots: dots or raised hands on a few choices, hidden until they are revealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.clock import Clock
from copdesk.people.values import clean
from copdesk.words import Refused, tr

KINDS = ("dots", "hands")
MOST = 12  # choices that a room can read and decide between
COUNTED = ""  # the voter of dots that were counted on a sheet or by raised hands


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice with the dots or hands it has. `about_id` is the cluster or note it stands for."""

    id: Id
    label: str
    count: int = 0
    about_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """A question to the room. With 'dots' everyone has `dots`; with 'hands' one for each choice they like."""

    id: Id
    session_id: Id
    question: str
    kind: str = "dots"
    dots: int = 3
    choices: tuple[Choice, ...] = ()
    voters: int = 0
    closed: bool = False
    revealed: bool = False

    @property
    def total(self) -> int:
        """All dots or hands together."""
        return sum(choice.count for choice in self.choices)

    @property
    def top(self) -> frozenset[Id]:
        """The choice with most of them, or several that are even; none before anybody voted."""
        most = max((choice.count for choice in self.choices), default=0)
        return frozenset(choice.id for choice in self.choices if most and choice.count == most)


class Ballots:
    """The ballots of the sessions of one book."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def of_session(self, session_id: Id) -> list[Ballot]:
        """A session's ballots, the first one first."""
        rows = self._book.rows("select * from ballot where session_id = ? and not removed order by id", [session_id])
        return [self.ballot(row["id"]) for row in rows]

    def ballot(self, key: Id) -> Ballot:
        """One ballot with its counts; raises Refused("notes.ballot")."""
        row = self._book.row("select * from ballot where id = ? and not removed", [key])
        if row is None:
            raise Refused("notes.ballot")
        choices = self._book.rows(
            "select c.*, coalesce((select sum(v.amount) from vote v where v.choice_id = c.id and not v.removed), 0)"
            " as dots from choice c where c.ballot_id = ? and not c.removed order by c.position, c.id",
            [key],
        )
        voters = self._book.row(
            "select count(distinct voter) as n from vote where ballot_id = ? and voter <> ? and not removed",
            [key, COUNTED],
        )
        return Ballot(
            id=key,
            session_id=row["session_id"],
            question=row["question"],
            kind=row["kind"],
            dots=row["dots"] or 1,
            choices=tuple(Choice(one["id"], one["label"], one["dots"], one["about_id"]) for one in choices),
            voters=voters["n"] if voters else 0,
            closed=row["closed_at"] is not None,
            revealed=bool(row["revealed"]),
        )

    def begin(
        self,
        session_id: Id,
        question: str,
        choices: Sequence[tuple[str, Id | None]],
        kind: str = "dots",
        dots: int = 3,
    ) -> Id:
        """Asks a question; each choice is a label with the cluster or note it stands for (None for neither)."""
        labels = [(clean(label), about) for label, about in choices if clean(label)]
        if not clean(question) or kind not in KINDS or not 1 <= dots <= 20:
            raise Refused("notes.ballot_question")
        if not 2 <= len(labels) <= MOST:
            raise Refused("notes.ballot_choices", most=MOST)
        key = new_id()
        with self._book.turn("ballot.begin", tr("ask “{question}”").format(question=clean(question)[:40])) as turn:
            head = {"id": key, "session_id": session_id, "question": clean(question), "kind": kind, "dots": dots}
            turn.insert("ballot", {**head, "opened_at": turn.at})
            for place, (label, about) in enumerate(labels):
                turn.insert(
                    "choice",
                    {"id": new_id(), "ballot_id": key, "label": label, "about_id": about, "position": place},
                )
        return key

    def count(self, ballot_id: Id, choice_id: Id, by: int) -> None:
        """Counts dots on a sheet or hands in the air, `by` more or (below zero) fewer; never below none."""
        self._open(ballot_id)
        row = self._vote(choice_id, COUNTED)
        amount = max(0, (row["amount"] if row else 0) + by)
        with self._book.turn("ballot.count", tr("count a vote")) as turn:
            if row is not None:
                turn.update("vote", row["id"], {"amount": amount})
            elif amount:
                turn.insert("vote", _row(ballot_id, choice_id, COUNTED, amount))

    def cast(self, ballot_id: Id, voter: str, amounts: Mapping[Id, int]) -> None:
        """One person's whole vote, in place of what they gave before. `voter` is a word that is theirs alone.

        Raises Refused for more dots than everyone has, or for a choice of another ballot.
        """
        ballot = self._open(ballot_id)
        given = {choice: amount for choice, amount in amounts.items() if amount}
        if any(amount < 0 for amount in given.values()) or not set(given) <= {one.id for one in ballot.choices}:
            raise Refused("notes.ballot_choices", most=MOST)
        limit = ballot.dots if ballot.kind == "dots" else len(ballot.choices)
        if not clean(voter) or sum(given.values()) > limit:
            raise Refused("notes.ballot_dots", dots=limit)
        if ballot.kind == "hands" and any(amount > 1 for amount in given.values()):
            raise Refused("notes.ballot_dots", dots=1)
        with self._book.turn("ballot.cast", tr("a vote")) as turn:
            for choice in ballot.choices:
                row, amount = self._vote(choice.id, clean(voter)), given.get(choice.id, 0)
                if row is not None:
                    turn.update("vote", row["id"], {"amount": amount})
                elif amount:
                    turn.insert("vote", _row(ballot_id, choice.id, clean(voter), amount))

    def reveal(self, ballot_id: Id, revealed: bool) -> None:
        """Shows or hides the counts to the room."""
        with self._book.turn("ballot.reveal", tr("reveal the votes") if revealed else tr("hide the votes")) as turn:
            turn.update("ballot", self.ballot(ballot_id).id, {"revealed": int(revealed)})

    def close(self, ballot_id: Id) -> None:
        """Ends the voting; counts stay as they are."""
        with self._book.turn("ballot.close", tr("close the vote")) as turn:
            turn.update("ballot", self._open(ballot_id).id, {"closed_at": turn.at})

    def remove(self, ballot_id: Id) -> None:
        """Takes a ballot out; undo brings it back with its votes."""
        with self._book.turn("ballot.remove", tr("remove the vote")) as turn:
            turn.remove("ballot", self.ballot(ballot_id).id)

    def _open(self, key: Id) -> Ballot:
        ballot = self.ballot(key)
        if ballot.closed:
            raise Refused("notes.ballot_closed")
        return ballot

    def _vote(self, choice_id: Id, voter: str) -> Row | None:
        return self._book.row(
            "select * from vote where choice_id = ? and voter = ? and not removed", [choice_id, voter]
        )


def _row(ballot_id: Id, choice_id: Id, voter: str, amount: int) -> Row:
    return {"id": new_id(), "ballot_id": ballot_id, "choice_id": choice_id, "voter": voter, "amount": amount}
