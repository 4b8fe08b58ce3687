"""How far a long import is, and that somebody wants it to stop."""

from collections.abc import Callable

from copdesk.words import Refused

Tell = Callable[[float], None]
READING = 0.7
"""The share of an import that goes into reading; the rest is holding it against the book."""


def untold(_share: float) -> None:
    """Nobody wants to know."""


class Progress:
    """Told from where the work is done, looked at from anywhere else."""

    def __init__(self) -> None:
        self.share = 0.0
        self.stopped = False

    def tell(self, share: float) -> None:
        """Notes how much is done, 0 to 1. Raises Refused("people.stopped") once `stop` was called."""
        self.share = share
        if self.stopped:
            raise Refused("people.stopped")

    def stop(self) -> None:
        """Ends the work at its next step; nothing of it is kept."""
        self.stopped = True
