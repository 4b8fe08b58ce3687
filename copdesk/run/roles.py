"""Who is who in the running turn, in words for the facilitator."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.plan.values import Cue
from copdesk.words import tr


@dataclass(frozen=True, slots=True)
class Roles:
    """The seats of the tables that follow the room's turns, and the one that is client."""

    letters: tuple[str, ...]
    client: str
    consultants: str


def roles_of(cue: Cue) -> Roles | None:
    """The roles of a cue inside turns; None outside of them."""
    if not cue.turn:
        return None
    letters = tuple(chr(ord("A") + index) for index in range(max(3, cue.activity.turns)))
    others = [letter for letter in letters if letter != cue.client_seat]
    return Roles(letters, cue.client_seat, listed(others))


def listed(words: Sequence[str]) -> str:
    """Words as a sentence has them: 'A', 'A and C', 'A, B and C'."""
    if len(words) < 2:
        return "".join(words)
    return tr("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


def fours_words(tables: Sequence[str], turn: int, turns: int, until: str) -> str:
    """What tables of four do, who run their own turns: 'T7 is a four: turn 3 of 4, client seat C until 12:14'."""
    if not tables:
        return ""
    one = tr("{tables} is a four: turn {n} of {all}, client seat {letter} until {time}")
    many = tr("{tables} are fours: turn {n} of {all}, client seat {letter} until {time}")
    letter = chr(ord("A") + turn - 1)
    words = one if len(tables) == 1 else many
    return words.format(tables=listed(tables), n=turn, all=turns, letter=letter, time=until)


def bell_words(tables: Sequence[str]) -> str:
    """What becomes of the fourth person where tables of four follow the common bell."""
    if not tables:
        return ""
    one, many = (
        tr("{tables} is a four: seat D is client first next time"),
        tr("{tables} are fours: seat D is client first next time"),
    )
    return (one if len(tables) == 1 else many).format(tables=listed(tables))
