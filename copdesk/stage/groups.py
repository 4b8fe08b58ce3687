"""Scenes of people at tables: the draw, everyone's place, a late-comer, and the roles of a turn."""

from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.clock import Reading, hh_mm
from copdesk.people.values import folded
from copdesk.plan.values import Cue
from copdesk.run.digits import digits
from copdesk.run.state import RunState
from copdesk.stage.material import Drawn, Group, Material
from copdesk.stage.phrases import next_words
from copdesk.stage.scenes import (
    LateComer,
    Message,
    Phase,
    Place,
    Places,
    Progress,
    Role,
    Scene,
    Seat,
    Table,
    Transition,
    Trios,
    Troika,
)
from copdesk.stage.texts import RoomWords
from copdesk.stage.view import Header

REGROUPING_MS = 120_000
"""So long before a break ends people are told where they will sit."""
_TITLES = {2: "Find your partner", 3: "Find your trio"}


def trios(material: Material, words: RoomWords, revealed: int | None = None, activity_id: Id | None = None) -> Scene:
    """The draw, table by table, with the client of the turn that runs or comes first.

    `activity_id` names the activity whose groups are meant: those of the next one are shown while this one runs.
    """
    drawn = material.drawn(activity_id)
    if drawn is None or not drawn.groups:
        return Message(words("No groups are drawn yet"))
    now = material.state.cue
    activities = material.session.activities if material.session else ()
    activity = next((one for one in activities if one.id == drawn.activity_id), None)
    cue = now if now is not None and (activity is None or now.activity.id == activity.id) else None
    client = (cue.client_seat if cue else "") or ("A" if activity is not None and activity.turns > 1 else "")
    legend = words("is client now") if cue and cue.turn else words("is the first client")
    return Trios(
        title=words(_title(drawn)),
        tables=tuple(_table(group, client) for group in drawn.groups),
        subtitle=activity.title if activity and now else "",
        count=_count(drawn, words),
        legend_letter=client,
        legend=legend if client else "",
        then=words("then: {text}", text=next_words(material.state, words)) if cue else "",
        revealed=revealed,
    )


def _count(drawn: Drawn, words: RoomWords) -> str:
    if len(drawn.groups) == 1:
        return f"{words.count('1 person', '{n} people', drawn.people)}, {words('1 table')}"
    return words("{people} people, {tables} tables", people=drawn.people, tables=len(drawn.groups))


def places(material: Material, words: RoomWords, activity_id: Id | None = None) -> Scene:
    """Everyone by name, with their table; `activity_id` as for the trios."""
    drawn = material.drawn(activity_id)
    if drawn is None or not drawn.groups:
        return Message(words("No groups are drawn yet"))
    found = [Place(seat.name, group.name) for group in drawn.groups for seat in group.seats]
    return Places(words("Find your place"), tuple(sorted(found, key=lambda place: folded(place.name))))


def regrouping(material: Material, now: Reading, words: RoomWords) -> tuple[Transition, Header] | None:
    """At the end of a break, who sits where in the activity that comes; None before that, and where nobody is drawn."""
    state = material.state
    index = state.next_index()
    if state.cue is None or index is None or state.remaining_ms(now) > REGROUPING_MS:
        return None
    coming = state.order[index].activity
    drawn = next((one for one in reversed(material.draws) if one.activity_id == coming.id and one.groups), None)
    if drawn is None:
        return None
    client = "A" if coming.turns > 1 else ""
    tables = tuple(_table(group, client) for group in drawn.groups)
    note = words("first client: seat {letter}", letter=client) if client else ""
    turn = words("Turn {n} of {all}", n=1, all=coming.turns) if client else ""
    return Transition(words(_title(drawn)), note, tables), Header(
        words("Next: {text}", text=coming.title), turn, hh_mm(now.utc)
    )


def late_comer(material: Material, who: Id | str | None, words: RoomWords) -> Scene:
    """One person's seat; the draw itself where that person has none."""
    drawn = material.drawn()
    for group in drawn.groups if drawn else ():
        if who in group.members:
            place = group.members.index(who)
            seat = group.seats[place]
            partners = tuple(other.name for other in group.seats if other is not seat)
            return LateComer(
                lead=words("Welcome"),
                name=seat.name,
                table_lead=words("Table"),
                table=group.name,
                seat=seat,
                seat_words=words("seat {letter}", letter=seat.letter),
                with_lead=words("with"),
                partners=partners,
                rest=words("All other tables stay as they are"),
            )
    return trios(material, words)


def troika(material: Material, cue: Cue, now: Reading, words: RoomWords) -> Troika:
    """One step of one turn: who does what, and how the turn goes on."""
    turns = cue.activity.turns
    return Troika(
        phase=cue.step.short or cue.step.title,
        turn=cue.turn,
        turns=turns,
        turn_words=words("Turn {n} of {all}", n=cue.turn, all=turns),
        roles=_roles(cue, words),
        phases=_phases(material.state, cue),
        fours=_fours(material, cue, now, words),
    )


def _title(drawn: Drawn) -> str:
    sizes = [len(group.seats) for group in drawn.groups]
    return _TITLES.get(max(set(sizes), key=sizes.count), "Find your group")


def _table(group: Group, client: str) -> Table:
    seats = tuple(Seat(seat.letter, seat.name, seat.letter == client, seat.short) for seat in group.seats)
    return Table(group.name, group.number, seats)


def _roles(cue: Cue, words: RoomWords) -> tuple[Role, ...]:
    """The client's row and the consultants'; a role of another name belongs to everyone."""
    letters = [chr(ord("A") + index) for index in range(max(3, cue.activity.turns))]
    names = {"client": words("Client"), "consultants": words("Consultants")}
    rows = []
    for name, does in cue.step.roles or (("client", ""), ("consultants", "")):
        client = name.casefold() == "client"
        seats = tuple(
            Seat(letter, client=letter == cue.client_seat)
            for letter in letters
            if name.casefold() not in names or client == (letter == cue.client_seat)
        )
        rows.append(Role(names.get(name.casefold(), name), does, seats))
    return tuple(rows)


def _phases(state: RunState, cue: Cue) -> tuple[Phase, ...]:
    block = [one for one in state.order if one.activity.id == cue.activity.id and one.turn == cue.turn]
    here = block.index(cue)
    order: dict[int, Progress] = {-1: "done", 0: "now", 1: "next", 2: "later"}
    rows = []
    for index, one in enumerate(block):
        progress = order[min(max(index - here, -1), 2)]
        rows.append(Phase(one.step.short or one.step.title, digits(state.length_ms(one)), progress))
    return tuple(rows)


def _fours(material: Material, cue: Cue, now: Reading, words: RoomWords) -> str:
    """Tables of four share the whole activity's turns among four clients, so that all tables end together."""
    drawn, turns = material.drawn(), cue.activity.turns
    if drawn is None or not drawn.own_turns or all(len(group.seats) <= turns for group in drawn.groups):
        return ""
    own = own_turn(material.state, cue, turns + 1, now)
    return words(
        "Tables of four: turn {n} of {all}, {each} each, client: seat {letter} until {time}",
        n=own.turn, all=turns + 1, each=own.each, letter=own.client, time=hh_mm(now.later(own.left_ms)),
    )  # fmt: skip


def client_of(material: Material, group: Group, now: Reading) -> str:
    """The seat of a table whose turn it is now; '' outside turns."""
    cue, drawn = material.state.cue, material.drawn()
    if cue is None or not cue.turn:
        return ""
    if drawn is not None and drawn.own_turns and len(group.seats) > cue.activity.turns:
        return own_turn(material.state, cue, len(group.seats), now).client
    return cue.client_seat


@dataclass(frozen=True, slots=True)
class OwnTurn:
    """Where a larger table is that turns at its own time."""

    turn: int
    each_ms: int
    left_ms: int

    @property
    def each(self) -> str:
        """How long each of its turns is; rounded down, for all of them must fit."""
        return digits(self.each_ms // 1000 * 1000)

    @property
    def client(self) -> str:
        """The seat whose turn it is."""
        return chr(ord("A") + self.turn - 1)


def own_turn(state: RunState, cue: Cue, seats: int, now: Reading) -> OwnTurn:
    """The turn of a table with `seats` clients while the room runs `cue`'s activity in turns."""
    turns = [one for one in state.order if one.activity.id == cue.activity.id and one.turn]
    block = [one for one in turns if one.key not in state.skipped]
    each = max(1, sum(state.lengths[one.key] for one in block) // seats)
    gone = sum(state.lengths[one.key] for one in block[: block.index(cue)])
    gone += min(state.length_ms(cue) - max(0, state.remaining_ms(now)), state.lengths[cue.key])
    turn = min(seats, gone // each + 1)
    return OwnTurn(turn, each, max(0, turn * each - gone))
