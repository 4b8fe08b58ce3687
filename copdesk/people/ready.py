"""A list as it was decided, made ready to be kept: what takes long is done here, beside the book.

Whoever writes a note meanwhile must not wait for ten thousand people. So their rows and seals are made before the
one transaction that keeps them, and that only has to put them down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from copdesk.book.ids import Id
from copdesk.book.journal import Row
from copdesk.book.turn import sealed
from copdesk.people import rows
from copdesk.people.joining import Proposal, decided
from copdesk.people.progress import Progress, untold
from copdesk.people.values import Member


@dataclass(frozen=True, slots=True)
class Ready:
    """Rows of new members with their seals, and what fills the cards of those who are known."""

    fresh: tuple[Row, ...]
    filled: tuple[tuple[Id, Mapping[str, Any]], ...]


def made_ready(
    proposal: Proposal,
    members: Sequence[Member],
    answers: Mapping[tuple[str, int], int],
    left_out: frozenset[int] = frozenset(),
    progress: Progress | None = None,
) -> Ready:
    """What is to be written once the questions are answered. Raises Refused once `progress` was stopped."""
    tell = progress.tell if progress is not None else untold
    kept = decided(proposal, members, answers, left_out)
    made = []
    for place, (name, fields) in enumerate(kept.fresh):
        if not place % 100:
            tell(place / len(kept.fresh))
        made.append(sealed(rows.fresh(name, fields)))
    return Ready(tuple(made), kept.filled)
