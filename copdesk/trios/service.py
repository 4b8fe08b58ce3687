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
from copdesk.trios.asking import Asking
from copdesk.trios.drawing import Answer, Prepared, present, scribe_of, seated, tables, told, work_out
from copdesk.trios.held import Held, Occasion, Seat, Trio
from copdesk.trios.interests import cards_in
from copdesk.trios.options import Leftover, Options
from copdesk.trios.planning import EFFORT
from copdesk.trios.seats import table_numbers
from copdesk.trios.values import Group, Prefer
from copdesk.words import Refused, tr


def pick_seed() -> int:
    """A seed nobody chose, short enough to be read aloud."""
    return secrets.randbelow(90_000) + 10_000


class Trios(Asking):
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
        prepared: Sequence[Prepared] = (),
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
            old = self._standing(session_id, activity_id)
            return self._draw(turn, session_id, activity_id, wished, seed, old, prepared)

    def prepare(
        self, session_id: Id, activity_id: Id, options: Options, seed: int | None = None
    ) -> tuple[Prepared, ...]:
        """What `draw` would ask of the engine, for `work_out` to answer beside the book; changes nothing.

        Refuses as `draw` does.
        """
        occasion, old = self._occasion(session_id, activity_id), self._standing(session_id, activity_id)
        question = self._asked(session_id, occasion, options, old)
        return (self._prepared(session_id, activity_id, question, seed, old),)

    def replan(self, session_id: Id, activity_ids: Sequence[Id], *, prepared: Sequence[Prepared] = ()) -> None:
        """Draws the groups of these activities anew for those now here; the other draws stay and count as met."""
        drawn = self._drawn_for(session_id, activity_ids)
        with self._book.turn("trios.replan", tr("draw the next groups anew")) as turn:
            for held in drawn:
                turn.remove("draw", held.id)
            for held in drawn:
                if held.activity_id is not None:
                    self._draw(turn, session_id, held.activity_id, held.options, None, held, prepared)

    def prepare_replan(self, session_id: Id, activity_ids: Sequence[Id]) -> tuple[Prepared, ...]:
        """What `replan` would ask of the engine, as `prepare` does."""
        again = {held.activity_id: held for held in self._drawn_for(session_id, activity_ids) if held.activity_id}
        keys, found = list(again), list[Prepared]()
        for number, (key, held) in enumerate(again.items()):
            occasion = self._occasion(session_id, key)
            question = self._asked(session_id, occasion, held.options, held, set(keys))
            left = set(keys[number:])
            ahead = len(self._ahead(session_id, occasion, held.options, left))
            found.append(Prepared(replace(question, ahead=ahead), self._seeds(), follows=True))
        return tuple(found)

    def _drawn_for(self, session_id: Id, activity_ids: Sequence[Id]) -> list[Held]:
        drawn = [held for held in self.draws(session_id) if held.activity_id in activity_ids]
        if not drawn:
            raise Refused("trios.no_draw")
        return drawn

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
            options = self._last_wished(session_id, activity_id)
            return self._keep(turn, session_id, occasion, found, ordered, options, 0, typed=True)

    def take_interests(self, session_id: Id, activity_id: Id, text: str, *, prepared: Sequence[Prepared] = ()) -> Id:
        """Groups by interest, typed as `Topic: names`, one card a line: each card's people in groups, strangers first.

        The topic stands at the group's place. Raises Refused as `interests.cards_in` does.
        """
        asked = self.prepare_interests(session_id, activity_id, text)
        if [one.question for one in prepared] != [one.question for one in asked]:
            prepared = work_out(asked, self.effort)
        topics = [topic for topic, _ in cards_in(text, self._people.members())]
        drawn = [
            (topic, group)
            for topic, one in zip(topics, prepared, strict=True)
            for group in (one.found.groups if one.found else ())
        ]
        groups = [group for _, group in drawn]
        occasion = self._occasion(session_id, activity_id)
        whole = self._question(session_id, occasion, present(tuple(groups)), Options(), None)
        found, seed = told(whole, tuple(groups)), prepared[0].seed
        with self._book.turn("trios.take_interests", tr("groups by interest")) as turn:
            options = self._last_wished(session_id, activity_id)
            key = self._keep(turn, session_id, occasion, found, groups, options, seed, typed=True)
            for number, (topic, _) in enumerate(drawn, 1):
                trio = rows.trio_at(self._book, key, number)
                turn.update("trio", trio, {"place": topic})
            return key

    def prepare_interests(self, session_id: Id, activity_id: Id, text: str) -> tuple[Prepared, ...]:
        """What `take_interests` would ask of the engine, a question a card, as `prepare` does."""
        cards = cards_in(text, self._people.members())
        if not cards:
            raise Refused("trios.no_groups")
        occasion = self._occasion(session_id, activity_id)
        seed = self._seeds()
        everyone = tuple(sorted(one for _, ids in cards for one in ids))
        whole = self._question(session_id, occasion, everyone, Options(), None)
        return tuple(Prepared(replace(whole, ids=tuple(sorted(ids)), ahead=0), seed) for _, ids in cards)

    def as_lines(self, session_id: Id, draw_id: Id) -> str:
        """A draw as it could have been typed."""
        return paper.as_lines(self.draw_of(session_id, draw_id))

    def as_csv(self, session_id: Id, draw_id: Id) -> str:
        """A draw as a table for spreadsheets, harmless in them; `take_typed` reads it back."""
        organisations = {one.id: one.organisation for one in self._people.members()}
        return paper.as_csv(self.draw_of(session_id, draw_id), organisations)

    def _last_wished(self, session_id: Id, activity_id: Id) -> Options:
        """What a draw of an activity was asked for last: groups that formed themselves do not change it."""
        old = self._standing(session_id, activity_id)
        return old.options if old else rows.last_options(self._book, session_id)

    # ---- drawing -----------------------------------------------------------------------------------

    def _draw(
        self,
        turn: Turn,
        session_id: Id,
        activity_id: Id,
        options: Options,
        seed: int | None,
        old: Held | None,
        prepared: Sequence[Prepared],
    ) -> Id:
        occasion = self._occasion(session_id, activity_id)
        question = self._asked(session_id, occasion, options, old)
        ready = next((one for one in prepared if one.question == question), None)
        if ready is None:
            ready = self._prepared(session_id, activity_id, question, seed, old)
        (ready,) = work_out([replace(ready, follows=False)], self.effort)
        assert ready.found is not None
        ordered = self._at_tables(session_id, activity_id, ready.found, old)
        scribes = ready.question.scribes
        return self._keep(
            turn, session_id, occasion, ready.found, ordered, options, ready.seed, old=old, scribes=scribes
        )

    def _at_tables(self, session_id: Id, activity_id: Id, found: Answer, old: Held | None) -> list[Group]:
        """The groups in the order of their tables."""
        earlier = self._before(session_id, self._occasion(session_id, activity_id))
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
        scribes: Sequence[Id] = (),
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
            self._seat(turn, key, number, order, old, scribe_of(order, scribes) if options.scribes else None)
        return key

    def _seat(self, turn: Turn, draw_id: Id, number: int, order: Group, old: Held | None, scribe: Id | None) -> None:
        """One group at its table, with who writes; locks of the draw before stay on."""
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
                    "scribe": int(member == scribe),
                    "locked": int(was.get(member, False)),
                },
            )


def client_of(trio: Trio, turn: int) -> Seat | None:
    """Who is client in a turn (1-based): the seat of its letter; None where a group has none, or outside turns."""
    return next((seat for seat in trio.seats if ord(seat.letter) - ord("A") + 1 == turn), None)
