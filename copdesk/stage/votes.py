"""A vote as the room sees it: counts only once they are revealed, winners named in words, ties too."""

from copdesk.book.ids import Id
from copdesk.notes.ballots import Ballot as Kept
from copdesk.stage.material import Material
from copdesk.stage.scenes import Ballot, BallotOption, Blank
from copdesk.stage.texts import RoomWords

SHOWN = 12  # options that can be read from the last row


def ballot(material: Material, about: Id | str | None, words: RoomWords) -> Ballot | Blank:
    """The vote that is asked for, the newest where none is; a blank stage where there is none."""
    known = [one for one in material.ballots if one.id == about] or list(material.ballots[-1:])
    if not known:
        return Blank()
    one = known[0]
    return _revealed(one, material.here, words) if one.revealed else _hidden(one, material.here, words)


def _hidden(one: Kept, here: int, words: RoomWords) -> Ballot:
    options = tuple(BallotOption(choice.label) for choice in one.choices)
    voted = words("{n} of {all} have voted", n=one.voters, all=here) if one.voters else ""
    return Ballot(one.question, options, voted=voted, rest=_rest(len(options), words))


def _revealed(one: Kept, here: int, words: RoomWords) -> Ballot:
    ordered = sorted(one.choices, key=lambda choice: -choice.count)
    options = tuple(BallotOption(choice.label, choice.count, choice.id in one.top) for choice in ordered)
    given = _given(one, one.total, words)
    people = words.count("1 person", "{n} people", one.voters or here)
    return Ballot(
        one.question,
        options,
        revealed=True,
        verdict=_verdict(one, words),
        total=f"{people} · {given}",
        rest=_rest(len(options), words),
    )


def _verdict(one: Kept, words: RoomWords) -> str:
    winners = [choice for choice in one.choices if choice.id in one.top]
    if not winners:
        return ""
    given = _given(one, winners[0].count, words)
    if len(winners) == 1:
        return words("{name}: {count}", name=winners[0].label, count=given)
    return words("{n} are even with {count}", n=len(winners), count=given)


def _given(one: Kept, count: int, words: RoomWords) -> str:
    if one.kind == "rank":
        return words.count("1 point", "{n} points", count)
    if one.kind in ("hands", "fist"):
        return words.count("1 hand", "{n} hands", count)
    return words.count("1 dot", "{n} dots", count)


def _rest(count: int, words: RoomWords) -> str:
    return words("and {n} more", n=count - SHOWN) if count > SHOWN else ""
