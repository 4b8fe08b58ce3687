"""Ballots: dots, raised hands, fists or ranks on a few choices, hidden until they are revealed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.clock import Clock
from copdesk.people.values import clean
from copdesk.words import Refused, tr, tr_many

KINDS = ("dots", "one_each", "hands", "fist", "rank")
"""Dots may be heaped on one choice or, with 'one_each', not; a fist shows 0 to 5 fingers; a rank puts all in order."""
FINGERS = 5
MOST = 12  # choices that a room can read and decide between
MOST_DRAWN = 60  # people walk from drawing to drawing
MOST_COUNTED = 9_999  # dots or hands on one choice
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
    """A question to the room. With 'dots' everyone has `dots`; with 'hands' one for each choice they like.

    With 'fist' the choices are 0 to 5 fingers and a count is people. With 'rank' a count is Borda's: of n choices the
    first of a person gets n - 1, the last none.
    """

    id: Id
    session_id: Id
    question: str
    kind: str = "dots"
    dots: int = 3
    choices: tuple[Choice, ...] = ()
    voters: int = 0
    closed: bool = False
    revealed: bool = False
    about: str = ""

    @property
    def total(self) -> int:
        """All dots or hands together."""
        return sum(choice.count for choice in self.choices)

    @property
    def mean(self) -> float | None:
        """Of a fist, the fingers that were shown on average; None before anybody did, and for other kinds."""
        if self.kind != "fist" or not self.total:
            return None
        return sum(place * choice.count for place, choice in enumerate(self.choices)) / self.total

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
            about=next((one["about_table"] for one in choices if one["about_table"]), ""),
        )

    def begin(
        self,
        session_id: Id,
        question: str,
        choices: Sequence[tuple[str, Id | None]],
        kind: str = "dots",
        dots: int = 3,
        about: str = "",
    ) -> Id:
        """Asks a question; each choice is a label with what it stands for (None for a written one).

        `about` is the table in which that stands: 'cluster', 'note', 'drawing' or 'topic'.
        """
        labels = [(clean(label), key) for label, key in choices if clean(label)]
        if kind == "fist":
            labels = [(_fingers(number), None) for number in range(FINGERS + 1)]
        if not clean(question) or kind not in KINDS or not 1 <= dots <= 20:
            raise Refused("notes.ballot_question")
        most = MOST_DRAWN if about == "drawing" else MOST
        if not 2 <= len(labels) <= most:
            raise Refused("notes.ballot_choices", most=most)
        key = new_id()
        with self._book.turn("ballot.begin", tr("ask “{question}”").format(question=clean(question)[:40])) as turn:
            head = {"id": key, "session_id": session_id, "question": clean(question), "kind": kind, "dots": dots}
            turn.insert("ballot", {**head, "opened_at": turn.at})
            for place, (label, meant) in enumerate(labels):
                row = {"id": new_id(), "ballot_id": key, "label": label, "position": place}
                turn.insert("choice", {**row, "about_id": meant, "about_table": about if meant else None})
        return key

    def ask_again(self, ballot_id: Id) -> Id:
        """A second round on the choices that are even; raises Refused("notes.ballot_choices") where none are."""
        first = self.ballot(ballot_id)
        even = [(one.label, one.about_id) for one in first.choices if one.id in first.top]
        return self.begin(first.session_id, first.question, even, first.kind, min(first.dots, len(even)), first.about)

    def vote_next(self, ballot_id: Id, chosen: Sequence[Id]) -> None:
        """The vote of whoever comes to the laptop next: choices as often as they get a dot, or all in order."""
        voter = f"#{self.ballot(ballot_id).voters + 1}"
        if self.ballot(ballot_id).kind == "rank":
            self.rank(ballot_id, voter, chosen)
        else:
            self.cast(ballot_id, voter, Counter(chosen))

    def rank(self, ballot_id: Id, voter: str, order: Sequence[Id]) -> None:
        """One person's order of all choices, the best first."""
        self.cast(ballot_id, voter, {key: len(order) - 1 - place for place, key in enumerate(order)})

    def count_to(self, ballot_id: Id, choice_id: Id, total: int) -> None:
        """What a choice has altogether, as it stands on a sheet; what people gave at the laptop stays in it."""
        choice = next((one for one in self._open(ballot_id).choices if one.id == choice_id), None)
        if choice is None or not 0 <= total <= MOST_COUNTED:
            raise Refused("notes.ballot_count", most=MOST_COUNTED)
        if total != choice.count:
            self.count(ballot_id, choice_id, total - choice.count)

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
        limit = _limit(ballot)
        if not clean(voter) or sum(given.values()) > limit:
            raise Refused("notes.ballot_dots", dots=limit)
        if ballot.kind in ("hands", "one_each", "fist") and any(amount > 1 for amount in given.values()):
            raise Refused("notes.ballot_dots", dots=1)
        if ballot.kind == "rank" and sorted(amounts.values()) != list(range(len(ballot.choices))):
            raise Refused("notes.ballot_rank")
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


def _limit(ballot: Ballot) -> int:
    count = len(ballot.choices)
    return {"hands": count, "fist": 1, "rank": count * (count - 1) // 2}.get(ballot.kind, ballot.dots)


def _fingers(number: int) -> str:
    return tr("Fist") if not number else tr_many("{n} finger", "{n} fingers", number)


def _row(ballot_id: Id, choice_id: Id, voter: str, amount: int) -> Row:
    return {"id": new_id(), "ballot_id": ballot_id, "choice_id": choice_id, "voter": voter, "amount": amount}
