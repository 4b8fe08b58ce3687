"""What the run means for the groups shown: whose turn it is, and the own rounds of larger groups."""

from copdesk.book.ids import Id
from copdesk.clock import Reading
from copdesk.run.digits import digits
from copdesk.run.state import RunState
from copdesk.stage.groups import own_turn
from copdesk.trios.view import TriosView, repeats_of
from copdesk.words import tr
from ui.trios.shown import Shown


def is_at_work(view: TriosView, state: RunState) -> bool:
    """Whether the activity of the draw shown runs now, in turns or in groups."""
    cue = state.cue
    return cue is not None and view.at is not None and cue.activity.id == view.at.activity_id


def coming(view: TriosView, state: RunState) -> Id | None:
    """The activity whose groups are at work, or the next one that needs groups; None outside of a run."""
    cue = state.cue
    if cue is None:
        return None
    order = list(dict.fromkeys(one.activity.id for one in state.order))
    ahead = order[order.index(cue.activity.id) :]
    needed = {one.activity_id for one in view.occasions}
    return next((one for one in ahead if one in needed), None)


def facts_of(view: TriosView, state: RunState) -> str:
    """'turn 2 of 3 · client: seat B', or what is to come."""
    at, cue = view.at, state.cue
    if at is None or view.held is None:
        return ""
    if at.turns < 2:
        return tr("{n} people").format(n=view.held.people)
    if cue is not None and is_at_work(view, state) and cue.turn:
        return tr("turn {n} of {all} · client: seat {letter}").format(n=cue.turn, all=at.turns, letter=cue.client_seat)
    return tr("{n} turns · first client: seat A").format(n=at.turns)


def shown_of(view: TriosView, state: RunState, now: Reading) -> Shown | None:
    """The draw with the clients of this moment, repeats and remarks; None without a draw."""
    held, at = view.held, view.at
    if held is None or at is None:
        return None
    clients: dict[Id, str] = {}
    remarks: dict[Id, str] = {}
    for trio in held.trios:
        clients[trio.id] = _client(len(trio.seats), view, state, now)
        remarks[trio.id] = _remark(len(trio.seats), view, state)
    return Shown(
        held,
        view.memory,
        clients,
        repeats_of(held, view.memory),
        remarks,
        frozenset(one.id for one in view.left),
    )


def _client(seats: int, view: TriosView, state: RunState, now: Reading) -> str:
    at, cue = view.at, state.cue
    if at is None or at.turns < 2:
        return ""
    if cue is None or not is_at_work(view, state) or not cue.turn:
        return "A"
    if seats > at.turns and _has_own_turns(view):
        return own_turn(state, cue, seats, now).client
    return cue.client_seat


def _has_own_turns(view: TriosView) -> bool:
    return view.held is None or view.held.options.own_turns


def _remark(seats: int, view: TriosView, state: RunState) -> str:
    held, at = view.held, view.at
    if held is None or at is None or seats == held.group:
        return ""
    words = {1: tr("one alone"), 2: tr("pair"), 3: tr("three"), 4: tr("four"), 5: tr("five")}
    named = words.get(seats, str(seats))
    if at.turns > 1 and seats > at.turns and not held.options.own_turns:
        waiting = [chr(ord("A") + seat) for seat in range(at.turns, seats)]
        one, many = tr("{size} · {letter} is first next time"), tr("{size} · {letter} are first next time")
        return (one if len(waiting) == 1 else many).format(size=named, letter=tr(" and ").join(waiting))
    if at.turns > 1 and seats > at.turns:
        block = [cue for cue in state.order if cue.activity.id == at.activity_id and cue.turn]
        each = sum(state.lengths.get(cue.key, cue.planned_ms) for cue in block) // seats
        own = tr("{size} · {n} × {each}").format(size=named, n=seats, each=digits(each // 1000 * 1000))
        return own if each else named
    return named
