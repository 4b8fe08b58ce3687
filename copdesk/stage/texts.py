"""Every word that the projector adds of its own, in one table, so that a book can have them in the room's language.

The table's keys are the English words themselves. A book may put its own words over them; what it leaves out
is said in the desk's language. Fields in braces are filled in after that and must be kept.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from string import Formatter

from copdesk.words import DOMAIN, speaker, tr

TEXTS: tuple[str, ...] = (
    # the clock
    "Running", "Last minute", "Paused", "Time’s up", "Paused since {time}", "since {time}", "ends {time}",
    "goes on with {digits}", "Round {n}", "Not yet heard",
    "please finish", "less than a minute left", "about 1 minute left", "about {n} minutes left",
    # what comes
    "Next", "Next: {text}", "Turn {n}, client: seat {letter}", "Turn {n}", "End", "End of the session",
    # welcome
    "We start in", "Space", "Convener", "Process coach", "Facilitator", "Note-taker", "Here now", "{n} people",
    "1 person", "Welcome",
    # groups
    "Find your trio", "Find your partner", "Find your group", "{people} people, {tables} tables", "1 table",
    "is the first client", "first client: seat {letter}", "is client now", "then: {text}", "Find your place", "Table",
    "seat {letter}", "with",
    "All other tables stay as they are", "No groups are drawn yet",
    # turns
    "Turn {n} of {all}", "turn ends {time}", "Client", "Consultants",
    "Tables of four: turn {n} of {all}, {each} each, client: seat {letter} until {time}",
    # gallery and wall
    "{n} drawings", "1 drawing", "{n} of {all}", "Members", "Governance", "Focus", "Activity", "{n} notes", "1 note",
    "Notes", "Groups", "positive", "negative",
    "Group", "Station", "Next station", "Then one station on", "Walk as you like", "All stations are seen", "rest",
    # votes
    "1 dot", "{n} dots", "1 point", "{n} points", "1 hand", "{n} hands", "{n} of {all} have voted", "{name}: {count}",
    "{n} are even with {count}", "and {n} more",
    # agenda, clock, message, break
    "Now", "next", "{n} min", "{n} done", "{n} more", "{n} more until {time}", "until {time}", "until",
    "session ends", "Thank you", "Break", "back at {time}",
    "All others", "Rehearsal", "Can the last row read this line?",
)  # fmt: skip


@lru_cache
def _speaker(language: str) -> Callable[[str], str]:
    return speaker(DOMAIN, language)  # the projector's words are made anew with every tick


class RoomWords:
    """Says the projector's words: the book's own where it has them, else in the room's language, or the desk's."""

    def __init__(self, own: Mapping[str, str] | None = None, language: str = "") -> None:
        self._own = dict(own or {})
        self._say = _speaker(language) if language else tr

    def __call__(self, text: str, /, **facts: object) -> str:
        said = self._own.get(text) or self._say(text)
        return said.format(**facts) if facts else said

    def count(self, one: str, many: str, n: int) -> str:
        """`one` for exactly one, else `many` with `{n}` filled in."""
        return self(one) if n == 1 else self(many, n=n)


def fields_of(text: str) -> set[str]:
    """The names in braces that a translation of `text` must keep."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}
