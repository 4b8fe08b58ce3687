"""What a person can do in the Trios room."""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.turn import Turn
from copdesk.clock import Clock
from copdesk.people.service import People
from copdesk.plan.service import Plan
from copdesk.trios import paper, rows
from copdesk.trios.circles import helpers_of
from copdesk.trios.drawing import (
    Answer,
    Prepared,
    Question,
    answer,
    groups_of,
    locked_wishes,
    present,
    seated,
    tables,
    told,
    work_out,
)  # fmt: skip
from copdesk.trios.held import Held, Occasion, Seat, Trio
from copdesk.trios.interests import cards_in
from copdesk.trios.looking import Looking
from copdesk.trios.options import LARGEST, LEFTOVERS, Leftover, Options
from copdesk.trios.planning import EFFORT
from copdesk.trios.seats import table_numbers
from copdesk.trios.values import Group, Prefer
from copdesk.words import Refused, tr

MOST_AHEAD = 12
"""So many later draws are planned with the first at most."""


def pick_seed() -> int:
    """A seed nobody chose, short enough to be read aloud."""
    return secrets.randbelow(90_000) + 10_000


class Trios(Looking):
    """Draws of the sessions of one book. `seeds` gives a seed when the person gave none; `effort` bounds a search."""

    def __init__(
        self, book: Book, clock: Clock, plan: Plan, people: People, seeds: Callable[[], int] = pick_seed
    ) -> None:
        self._book = book
        self._clock = clock
        self._plan = plan
        self._people = people
        self._seeds = seeds
        self.effort = EFFORT

    def draw(
        self,
        session_id: Id,
        activity_id: Id,
        *,
        options: Options | None = None,
        sizes: Leftover | None = None,
        prefer: Prefer = "strangers",
        seed: int | None = None,
        prepared: Prepared | None = None,
    ) -> Id:
        """Draws groups for an activity among all who are present and take part; an earlier draw for it gives way.

        All draws the session still needs are planned together, so that this one does not spoil later ones; what
        was planned for them is kept and taken up when their time comes, while nobody came or left. Locked groups
        and people stay. `sizes` and `prefer` stand in for `options`. What was `prepared` is taken, unless somebody
        came or something was changed meanwhile.
        Raises Refused("trios.too_few"), ("trios.no_host") where hosts are to sit in, ("trios.size").
        """
        wished = options or Options(strangers=prefer == "strangers")
        wished = replace(wished, sizes=sizes) if sizes else wished
        with self._book.turn("trios.draw", self._label(session_id, activity_id)) as turn:
            return self._draw(turn, session_id, activity_id, wished, seed, prepared=prepared)

    def prepare(self, session_id: Id, activity_id: Id, options: Options, seed: int | None = None) -> Prepared:
        """What `draw` would ask of the engine, for `work_out` to answer beside the book; changes nothing.

        Refuses as `draw` does.
        """
        occasion, old = self._occasion(session_id, activity_id), self._standing(session_id, activity_id)
        question = self._asked(session_id, occasion, options, old)
        return self._prepared(session_id, activity_id, question, seed, old)

    def replan(self, session_id: Id, activity_ids: Sequence[Id]) -> None:
        """Draws the groups of these activities anew for those now here; the other draws stay and count as met."""
        drawn = [held for held in self.draws(session_id) if held.activity_id in activity_ids]
        if not drawn:
            raise Refused("trios.no_draw")
        with self._book.turn("trios.replan", tr("draw the next groups anew")) as turn:
            for held in drawn:
                turn.remove("draw", held.id)
            for held in drawn:
                if held.activity_id is not None:
                    self._draw(turn, session_id, held.activity_id, held.options, None, before=held)

    def remove(self, session_id: Id, draw_id: Id) -> None:
        """Takes a draw away; undo brings it back."""
        held = self.draw_of(session_id, draw_id)
        with self._book.turn("trios.remove", tr("remove the draw for {title}").format(title=held.title)) as turn:
            turn.remove("draw", draw_id)

    def take_typed(self, session_id: Id, activity_id: Id, text: str) -> Id:
        """Groups that formed themselves, typed one a line or as a table; names may be shortened.

        Raises Refused with the name that is unknown, doubtful or there twice.
        """
        groups = paper.groups_of_members(text, self._people.members())
        if not groups:
            raise Refused("trios.no_groups")
        occasion = self._occasion(session_id, activity_id)
        question = self._question(session_id, occasion, present(groups), Options(), None)
        found = told(question, groups)
        label = tr("type groups for {title}").format(title=occasion.title)
        with self._book.turn("trios.take_typed", label) as turn:
            ordered = [tuple(group) for group in groups]
            return self._keep(turn, session_id, occasion, found, ordered, Options(), 0, typed=True)

    def take_interests(self, session_id: Id, activity_id: Id, text: str) -> Id:
        """Groups by interest, typed as `Topic: names`, one card a line: each card's people in groups, strangers first.

        The topic stands at the group's place. Raises Refused as `interests.cards_in` does.
        """
        cards = cards_in(text, self._people.members())
        if not cards:
            raise Refused("trios.no_groups")
        occasion = self._occasion(session_id, activity_id)
        everyone = tuple(sorted(one for _, ids in cards for one in ids))
        seed = self._seeds()
        whole = self._question(session_id, occasion, everyone, Options(), None)
        asked = [(topic, replace(whole, ids=tuple(sorted(ids)), ahead=0)) for topic, ids in cards]
        drawn = [(topic, group) for topic, one in asked for group in answer(one, seed, self.effort).groups]
        groups = [group for _, group in drawn]
        found = told(whole, tuple(groups))
        with self._book.turn("trios.take_interests", tr("groups by interest")) as turn:
            key = self._keep(turn, session_id, occasion, found, groups, Options(), seed, typed=True)
            for number, (topic, _) in enumerate(drawn, 1):
                trio = rows.trio_at(self._book, key, number)
                turn.update("trio", trio, {"place": topic})
            return key

    def as_lines(self, session_id: Id, draw_id: Id) -> str:
        """A draw as it could have been typed."""
        return paper.as_lines(self.draw_of(session_id, draw_id))

    def as_csv(self, session_id: Id, draw_id: Id) -> str:
        """A draw as a table for spreadsheets, harmless in them; `take_typed` reads it back."""
        organisations = {one.id: one.organisation for one in self._people.members()}
        return paper.as_csv(self.draw_of(session_id, draw_id), organisations)

    # ---- drawing -----------------------------------------------------------------------------------

    def _label(self, session_id: Id, activity_id: Id) -> str:
        return tr("draw groups for {title}").format(title=self._occasion(session_id, activity_id).title)

    def _occasion(self, session_id: Id, activity_id: Id) -> Occasion:
        occasion = next((one for one in self.occasions(session_id) if one.activity_id == activity_id), None)
        if occasion is None:
            raise Refused("plan.unknown_activity")
        return occasion

    def _draw(
        self,
        turn: Turn,
        session_id: Id,
        activity_id: Id,
        options: Options,
        seed: int | None,
        before: Held | None = None,
        prepared: Prepared | None = None,
    ) -> Id:
        occasion = self._occasion(session_id, activity_id)
        old = before or self._standing(session_id, activity_id)
        question = self._asked(session_id, occasion, options, old)
        if prepared is None or prepared.question != question:
            prepared = self._prepared(session_id, activity_id, question, seed, old)
        found = work_out(prepared, self.effort).found
        assert found is not None
        ordered = self._at_tables(session_id, activity_id, found, old)
        return self._keep(turn, session_id, occasion, found, ordered, options, prepared.seed, old=old)

    def _standing(self, session_id: Id, activity_id: Id) -> Held | None:
        return next((one for one in self.draws(session_id) if one.activity_id == activity_id), None)

    def _asked(self, session_id: Id, occasion: Occasion, options: Options, old: Held | None) -> Question:
        size = options.group or occasion.size
        if not 2 <= size <= LARGEST or options.sizes not in LEFTOVERS:
            raise Refused("trios.size", most=LARGEST)
        return self._question(session_id, occasion, self._ids(session_id, options, size), options, old)

    def _prepared(
        self, session_id: Id, activity_id: Id, question: Question, seed: int | None, old: Held | None
    ) -> Prepared:
        chosen = self._seeds() if seed is None else seed
        if seed is None and old is None:
            return Prepared(question, *self._planned(session_id, activity_id, question, chosen))
        return Prepared(question, chosen)

    def _ids(self, session_id: Id, options: Options, size: int) -> tuple[Id, ...]:
        here = [one.id for one in self._people.present(session_id)]
        if options.sizes == "sits_in" and len(here) >= size:
            needed = -len(here) % size
            hosts = [one for one, _ in self._people.hosts(session_id)]
            status = {one.member.id: one.status for one in self._people.attendance(session_id)}
            free = [one.id for one in hosts if status.get(one.id) == "here" and one.id not in here]
            free = list(dict.fromkeys(free))
            if len(free) < needed:
                raise Refused("trios.no_host", needed=needed, here=len(free))
            here += free[:needed]
        if len(here) < 2:
            raise Refused("trios.too_few", count=len(here))
        return tuple(sorted(here))

    def _question(
        self, session_id: Id, occasion: Occasion, ids: tuple[Id, ...], options: Options, old: Held | None
    ) -> Question:
        others = [held for held in self.draws(session_id) if held.activity_id != occasion.activity_id]
        ahead = self._ahead(session_id, occasion, options)
        known = self._people.members()
        seen = rows.seen_before(self._book, session_id) if options.newcomers else set()
        wishes = rows.wishes(self._book)
        apart, together, locked = locked_wishes(old, set(ids)) if old else ([], [], ())
        return Question(
            known=known,
            ids=ids,
            options=options,
            group=options.group or occasion.size,
            drawn=tuple(groups_of(held) for held in others),
            history=tuple(rows.history(self._book, session_id)),
            apart=(*wishes["apart"], *apart),
            together=(*wishes["together"], *together),
            locked=locked,
            ahead=len(ahead),
            new=frozenset(one for one in ids if one not in seen) if options.newcomers else frozenset(),
            helping=helpers_of([one for one in known if one.id in ids]) if options.helping else (),
        )

    def _ahead(self, session_id: Id, occasion: Occasion, options: Options) -> list[Occasion]:
        """Occasions of this size still to be drawn, of this session and, for a series, of those after it."""
        found = self.occasions(session_id)
        if options.series:
            sessions = [one.id for one in self._plan.sessions()]
            later = sessions[sessions.index(session_id) + 1 :]
            found += [one for key in later for one in self.occasions(key)]
        waiting = [one for one in found if not one.drawn and one.size == occasion.size]
        return [one for one in waiting if one.activity_id != occasion.activity_id][:MOST_AHEAD]

    def _planned(self, session_id: Id, activity_id: Id, question: Question, chosen: int) -> tuple[int, Answer | None]:
        """What an earlier draw planned for this activity, where it is still right and no search beats it."""
        planned = rows.planned_ahead(self._book, session_id, activity_id)
        if planned is None:
            return chosen, None
        seed, text, groups = planned
        kept: tuple[Group, ...] = tuple(tuple(group) for group in groups)
        if present(kept) != question.ids or Options.from_text(text) != question.options:
            return chosen, None
        found = told(question, kept)
        if found.repeats or found.problems:
            fresh = answer(question, chosen, self.effort)
            if fresh.cost < found.cost:
                return chosen, fresh
        return seed, found

    def _at_tables(self, session_id: Id, activity_id: Id, found: Answer, old: Held | None) -> list[Group]:
        """The groups in the order of their tables."""
        occasions = [one.activity_id for one in self.occasions(session_id)]
        earlier = [
            held for held in self.draws(session_id) if held.activity_id in occasions[: occasions.index(activity_id)]
        ]
        fixed = {
            seat.member_id: trio.number
            for trio in (old.trios if old else ())
            for seat in trio.seats
            if trio.locked or seat.locked
        }
        last = earlier[-1] if earlier else None
        return tables(found.groups, table_numbers(last), fixed, self.spots())

    def _keep(
        self,
        turn: Turn,
        session_id: Id,
        occasion: Occasion,
        found: Answer,
        ordered: Sequence[Group],
        options: Options,
        seed: int,
        *,
        old: Held | None = None,
        typed: bool = False,
    ) -> Id:
        occasions = self.occasions(session_id)
        place = [one.activity_id for one in occasions].index(occasion.activity_id)
        same = self._ahead(session_id, occasion, options)
        facts = {
            "repeats": found.repeats,
            "unavoidable": found.unavoidable,
            "same_organisation": found.same_organisation,
            "clashes": [
                {"code": clash.code, "people": [key.hex() for key in clash.people], "draw": place + 1}
                for clash in found.problems
            ],
            "group": options.group or occasion.size,
            "typed": typed,
            "ahead": {
                one.activity_id.hex(): [[key.hex() for key in group] for group in groups]
                for one, groups in zip(same, found.ahead, strict=False)
            },
        }
        for held in self.draws(session_id):
            if held.activity_id == occasion.activity_id:
                turn.remove("draw", held.id)
        key = new_id()
        turn.insert(
            "draw",
            {
                "id": key,
                "session_id": session_id,
                "activity_id": occasion.activity_id,
                "position": place,
                "title": occasion.title,
                "seed": seed,
                "sizes": options.sizes,
                "wishes": options.to_text(),
                "drawn_at": turn.at,
                "facts": json.dumps(facts, ensure_ascii=False),
            },
        )
        last = {} if typed else rows.last_seats(self._book, occasion.activity_id)
        for number, group in enumerate(ordered, 1):
            order = group if typed else seated(group, occasion.turns if occasion.turns > 1 else 3, last)
            self._seat(turn, key, number, order, old)
        return key

    def _seat(self, turn: Turn, draw_id: Id, number: int, order: Group, old: Held | None) -> None:
        """One group at its table; locks of the draw before stay on."""
        places = rows.places(self._book)
        was = {seat.member_id: seat.locked for trio in (old.trios if old else ()) for seat in trio.seats}
        whole = {trio.people for trio in (old.trios if old else ()) if trio.locked}
        locked = any(set(group) == set(order) for group in whole)
        if locked and old is not None:
            order = next(trio.people for trio in old.trios if trio.locked and set(trio.people) == set(order))
        trio = new_id()
        place = places[number - 1] if number <= len(places) else None
        turn.insert("trio", {"id": trio, "draw_id": draw_id, "position": number, "place": place, "locked": int(locked)})
        for index, member in enumerate(order):
            turn.insert(
                "seat",
                {
                    "id": new_id(),
                    "trio_id": trio,
                    "member_id": member,
                    "letter": chr(ord("A") + index),
                    "locked": int(was.get(member, False)),
                },
            )


def client_of(trio: Trio, turn: int) -> Seat | None:
    """Who is client in a turn (1-based): the seat of its letter; None where a group has none, or outside turns."""
    return next((seat for seat in trio.seats if ord(seat.letter) - ord("A") + 1 == turn), None)
