"""What a person can do in the Trios room."""

import json
import secrets
from collections.abc import Callable
from random import Random
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.people.service import People
from copdesk.people.values import Member
from copdesk.plan.service import Plan
from copdesk.trios import rows
from copdesk.trios.exchange import clash_sentence
from copdesk.trios.held import Held, Meeting, Occasion, Seat, Trio
from copdesk.trios.planning import plan
from copdesk.trios.values import Draw, Group, Person, Policy, Prefer, Problem
from copdesk.trios.values import Plan as Found
from copdesk.words import Refused, tr

SIZES = {"pairs": 2, "trios": 3, "fours": 4}


def pick_seed() -> int:
    """A seed nobody chose, short enough to be read aloud."""
    return secrets.randbelow(90_000) + 10_000


class Trios:
    """Draws of the sessions of one book. `seeds` gives a seed when the person gave none."""

    def __init__(
        self, book: Book, clock: Clock, plan: Plan, people: People, seeds: Callable[[], int] = pick_seed
    ) -> None:
        self._book = book
        self._clock = clock
        self._plan = plan
        self._people = people
        self._seeds = seeds

    def occasions(self, session_id: Id) -> list[Occasion]:
        """The session's activities that need groups, in order."""
        drawn = {held.activity_id for held in self.draws(session_id)}
        found = []
        for activity in self._plan.session(session_id).activities:
            size = next((SIZES[step.grouping] for step in activity.steps if step.grouping in SIZES), None)
            if size is not None:
                found.append(Occasion(activity.id, activity.title, size, activity.turns, activity.id in drawn))
        return found

    def draws(self, session_id: Id) -> list[Held]:
        """The session's draws, the first one first."""
        return rows.draws(self._book, session_id)

    def draw(
        self,
        session_id: Id,
        activity_id: Id,
        *,
        sizes: Policy = "four",
        seed: int | None = None,
        prefer: Prefer = "strangers",
    ) -> Id:
        """Draws groups for an activity among all who are present and take part; an earlier draw for it gives way.

        All draws the session still needs are planned together, so that this one does not spoil later ones.
        Raises Refused("trios.too_few").
        """
        occasions = self.occasions(session_id)
        occasion = next((one for one in occasions if one.activity_id == activity_id), None)
        if occasion is None:
            raise Refused("plan.unknown_activity")
        present = self._people.present(session_id)
        if len(present) < 2:
            raise Refused("trios.too_few", count=len(present))
        others = [held for held in self.draws(session_id) if held.activity_id != activity_id]
        drawn = [_as_draw(held) for held in others]
        ahead = [
            one for one in occasions if not one.drawn and one.activity_id != activity_id and one.size == occasion.size
        ]
        ids = tuple(sorted(one.id for one in present))
        chosen = self._seeds() if seed is None else seed
        known = self._people.members()
        wishes = rows.wishes(self._book)
        problem = Problem(
            people=tuple(Person(one.id, one.organisation) for one in known),
            attendance=(*(draw.present for draw in drawn), *([ids] * (1 + len(ahead)))),
            history=_among(rows.history(self._book, session_id), known),
            keep_apart=tuple(wishes["apart"]),
            keep_together=tuple(wishes["together"]),
            sizes=sizes,
            prefer=prefer,
            group=occasion.size,
        )
        found = plan(problem, chosen, drawn=drawn)
        return self._keep(session_id, occasion, found, found.draws[len(drawn)], sizes, known)

    def swap(self, session_id: Id, a: Id, b: Id) -> None:
        """Two people of one draw change seats; `a` and `b` are seats."""
        seats = {seat.id: seat for held in self.draws(session_id) for trio in held.trios for seat in trio.seats}
        if a not in seats or b not in seats:
            raise Refused("trios.no_seat")
        label = tr("swap {a} and {b}").format(a=seats[a].name, b=seats[b].name)
        with self._book.turn("trios.swap", label) as turn:
            turn.update("seat", a, {"member_id": seats[b].member_id})
            turn.update("seat", b, {"member_id": seats[a].member_id})

    def remove(self, session_id: Id, draw_id: Id) -> None:
        """Takes a draw away; undo brings it back."""
        held = next((one for one in self.draws(session_id) if one.id == draw_id), None)
        if held is None:
            raise Refused("trios.no_draw")
        with self._book.turn("trios.remove", tr("remove the draw for {title}").format(title=held.title)) as turn:
            turn.remove("draw", draw_id)

    def meetings(self, session_id: Id) -> list[Meeting]:
        """Who has met whom in groups, over all sessions; `here` marks those of this session."""
        found: dict[tuple[Id, Id], Meeting] = {}
        for row in rows.met(self._book):
            pair = (row["a_id"], row["b_id"])
            times = found[pair].times + 1 if pair in found else 1
            here = row["session_id"] == session_id or (pair in found and found[pair].here)
            found[pair] = Meeting(*pair, times, row["title"], here)
        return list(found.values())

    def _keep(
        self, session_id: Id, occasion: Occasion, found: Found, draw: Draw, sizes: str, known: list[Member]
    ) -> Id:
        names = {one.id: one.name for one in known}
        facts = {
            "repeats": found.repeats,
            "unavoidable": found.unavoidable,
            "same_organisation": found.same_organisation,
            "problems": [clash_sentence(clash, lambda key: names.get(key, "?")) for clash in found.problems],
        }
        old = [held for held in self.draws(session_id) if held.activity_id == occasion.activity_id]
        key, chance, places = new_id(), Random(found.seed), rows.places(self._book)
        fourth = rows.last_seats(self._book)
        with self._book.turn("trios.draw", tr("draw groups for {title}").format(title=occasion.title)) as turn:
            for held in old:
                turn.remove("draw", held.id)
            turn.insert(
                "draw",
                {
                    "id": key,
                    "session_id": session_id,
                    "activity_id": occasion.activity_id,
                    "position": len(self.draws(session_id)) - len(old),
                    "title": occasion.title,
                    "seed": found.seed,
                    "sizes": sizes,
                    "drawn_at": turn.at,
                    "facts": json.dumps(facts, ensure_ascii=False),
                },
            )
            for number, group in enumerate(draw.groups, 1):
                place = places[number - 1] if number <= len(places) else None
                self._seat(turn, key, number, place, seated(group, chance, fourth))
        return key

    def _seat(self, turn: Any, draw_id: Id, number: int, place: str | None, order: list[Id]) -> None:
        trio = new_id()
        turn.insert("trio", {"id": trio, "draw_id": draw_id, "position": number, "place": place})
        for index, member in enumerate(order):
            turn.insert("seat", {"id": new_id(), "trio_id": trio, "member_id": member, "letter": chr(ord("A") + index)})


def seated(group: Group, chance: Random, last: dict[Id, str]) -> list[Id]:
    """The people of a group in the order of their seats: chance decides, who was fourth last time comes first."""
    order = sorted(group)
    chance.shuffle(order)
    return sorted(order, key=lambda one: last.get(one, "") < "D")


def _as_draw(held: Held) -> Draw:
    groups = tuple(tuple(seat.member_id for seat in trio.seats) for trio in held.trios if trio.seats)
    return Draw(tuple(sorted(one for group in groups for one in group)), groups)


def _among(history: list[tuple[Group, ...]], known: list[Member]) -> tuple[tuple[Group, ...], ...]:
    ids = {one.id for one in known}
    return tuple(
        tuple(kept for group in draw if len(kept := tuple(one for one in group if one in ids)) > 1) for draw in history
    )


def client_of(trio: Trio, turn: int) -> Seat | None:
    """Who is client in a turn (1-based); None where a group has fewer seats, or outside turns."""
    return trio.seats[turn - 1] if 0 < turn <= len(trio.seats) else None
