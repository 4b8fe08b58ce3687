"""Dots that a community puts on its drawings: a vote whose choices are drawings, counted blind until it is revealed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.notes.ballots import Ballot, Choice


@dataclass(frozen=True, slots=True)
class Dots:
    """The vote, and of each drawing the choice that stands for it."""

    ballot: Ballot
    choices: dict[Id, Choice]

    def shown(self) -> dict[Id, int]:
        """How many dots each drawing shows: none at all while the vote is blind."""
        if not self.ballot.revealed:
            return {}
        return {key: choice.count for key, choice in self.choices.items() if choice.count}

    def counted(self, drawing: Id) -> str:
        """What whoever counts may see of one drawing; a dot in the place of the number while people vote in secret."""
        secret = self.ballot.voters > 0 and not self.ballot.revealed
        return "·" if secret else str(self.choices[drawing].count)


def dots_on(ballots: Sequence[Ballot], drawings: Collection[Id]) -> Dots | None:
    """The newest vote about some of these drawings."""
    for ballot in reversed(ballots):
        about = {choice.about_id: choice for choice in ballot.choices if choice.about_id in drawings}
        if about:
            return Dots(ballot, {key: choice for key, choice in about.items() if key is not None})
    return None
