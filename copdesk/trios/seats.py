"""Changes by hand in draws that stand: people move, swap, come late and leave early."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.turn import Turn
from copdesk.people.service import People
from copdesk.trios import rows
from copdesk.trios.held import Held, Seat, Trio
from copdesk.trios.replan import Joining, join_now
from copdesk.trios.values import Person, Problem
from copdesk.words import Refused, tr


class Seats:
    """Verbs about seats and groups of one book's draws."""

    _book: Book
    _people: People

    def draws(self, session_id: Id) -> list[Held]:
        """The session's draws, the first one first."""
        return rows.draws(self._book, session_id)

    def swap(self, session_id: Id, a: Id, b: Id) -> None:
        """Two people of one draw change seats; `a` and `b` are seats. Raises Refused for locked ones."""
        _, one, here = self._seat_of(session_id, a)
        _, other, there = self._seat_of(session_id, b)
        for seat, trio in ((one, here), (other, there)):
            _refuse_locked(seat, trio)
        label = tr("swap {a} and {b}").format(a=one.name, b=other.name)
        with self._book.turn("trios.swap", label) as turn:
            turn.update("seat", a, {"member_id": other.member_id})
            turn.update("seat", b, {"member_id": one.member_id})

    def move(self, session_id: Id, seat_id: Id, trio_id: Id, *, keep_letters: bool = False) -> None:
        """A person goes to another group of the draw and takes its next letter; an empty group goes.

        `keep_letters` leaves those who stay behind their letters, because their turns have begun.
        """
        held, seat, home = self._seat_of(session_id, seat_id)
        target = next((trio for trio in held.trios if trio.id == trio_id), None)
        if target is None:
            raise Refused("trios.no_group")
        _refuse_locked(seat, home)
        if target.locked:
            raise Refused("trios.locked", name=seat.name, place=target.label)
        if target.id == home.id:
            return
        label = tr("move {name} to {place}").format(name=seat.name, place=target.label)
        with self._book.turn("trios.move", label) as turn:
            turn.update("seat", seat_id, {"trio_id": target.id, "letter": free_letter(target), "scribe": 0})
            self._close_up(turn, held, home, seat, keep_letters)

    def lock_trio(self, session_id: Id, trio_id: Id, on: bool) -> None:
        """A locked group stays as it is, by hand and when it is drawn again."""
        _, trio = self._trio_of(session_id, trio_id)
        label = (tr("lock {place}") if on else tr("unlock {place}")).format(place=trio.label)
        with self._book.turn("trios.lock_trio", label) as turn:
            turn.update("trio", trio_id, {"locked": int(on)})

    def lock_seat(self, session_id: Id, seat_id: Id, on: bool) -> None:
        """A locked person stays at their table; the others may change."""
        _, seat, _ = self._seat_of(session_id, seat_id)
        label = (tr("lock {name}") if on else tr("unlock {name}")).format(name=seat.name)
        with self._book.turn("trios.lock_seat", label) as turn:
            turn.update("seat", seat_id, {"locked": int(on)})

    def scribe(self, session_id: Id, seat_id: Id, on: bool = True) -> None:
        """Names the one who writes for a group; there is one at most."""
        _, seat, trio = self._seat_of(session_id, seat_id)
        with self._book.turn("trios.scribe", tr("{name} writes").format(name=seat.name)) as turn:
            for one in trio.seats:
                turn.update("seat", one.id, {"scribe": int(on and one.id == seat_id)})

    def join_now(self, session_id: Id, draw_id: Id, member_id: Id) -> None:
        """Seats a late-comer in a draw that stands; one group changes, where all are full it opens into two."""
        held = self.draw_of(session_id, draw_id)
        member = self._people.member(member_id)
        if member_id not in {one.id for one in self._people.present(session_id)}:
            raise Refused("trios.not_here", name=member.name)
        with self._book.turn("trios.join_now", tr("place {name}").format(name=member.name)) as turn:
            self._join(turn, held, member_id)

    def gather(self, session_id: Id, draw_id: Id, member_ids: Sequence[Id]) -> Id:
        """Those who wait make a group of their own in a draw that stands; nobody else is disturbed."""
        held = self.draw_of(session_id, draw_id)
        here = {one.id for one in self._people.present(session_id)}
        seated = {one for trio in held.trios for one in trio.people}
        wanted = list(dict.fromkeys(member_ids))
        if len(wanted) < 2:
            raise Refused("trios.few_waiting")
        for one in wanted:
            if one not in here or one in seated:
                code = "trios.seated_here" if one in seated else "trios.not_here"
                raise Refused(code, name=self._people.member(one).name)
        number = max((trio.number for trio in held.trios), default=0) + 1
        names = rows.places(self._book)
        place = names[number - 1] if number <= len(names) else None
        key = new_id()
        with self._book.turn("trios.gather", tr("a group of those who wait")) as turn:
            turn.insert("trio", {"id": key, "draw_id": held.id, "position": number, "place": place})
            for letter, one in zip(ascii_uppercase, wanted, strict=False):
                turn.insert("seat", {"id": new_id(), "trio_id": key, "member_id": one, "letter": letter, "scribe": 0})
        return key

    def leave_now(self, session_id: Id, draw_id: Id, member_id: Id, *, keep_letters: bool = False) -> None:
        """Takes a person out of a draw that stands; who would be left alone joins another group."""
        held = self.draw_of(session_id, draw_id)
        found = [(trio, seat) for trio in held.trios for seat in trio.seats if seat.member_id == member_id]
        if not found:
            raise Refused("trios.not_seated", person=self._people.member(member_id).name)
        home, seat = found[0]
        with self._book.turn("trios.leave_now", tr("take {name} out of the groups").format(name=seat.name)) as turn:
            turn.remove("seat", seat.id)
            self._close_up(turn, held, home, seat, keep_letters)
            stay = [one for one in home.seats if one.id != seat.id]
            others = tuple(trio for trio in held.trios if trio.id != home.id and trio.seats)
            if len(stay) == 1 and others:
                turn.remove("seat", stay[0].id)
                turn.remove("trio", home.id)
                self._join(turn, replace(held, trios=others), stay[0].member_id)

    def joining(self, session_id: Id, held: Held, member_id: Id) -> Joining | None:
        """What placing a late-comer now would change, `at` counting the draw's groups; None without groups."""
        trios = [trio for trio in held.trios if trio.seats and not trio.locked]
        open_ = trios or [trio for trio in held.trios if trio.seats]
        if not open_:
            return None
        wishes = rows.wishes(self._book)
        groups = tuple(trio.people for trio in open_)
        ids = {one for group in groups for one in group} | {member_id}
        known = [Person(one.id, one.organisation) for one in self._people.members()]
        known += [Person(one) for one in sorted(ids - {person.id for person in known})]
        everyone = {person.id for person in known}
        met = tuple(
            ((row["a_id"], row["b_id"]),)
            for row in rows.met(self._book)
            if row["draw_id"] != held.id and row["a_id"] in everyone and row["b_id"] in everyone
        )
        problem = Problem(
            tuple(known),
            (tuple(sorted(ids)),),
            history=met,
            keep_apart=tuple(wishes["apart"]),
            keep_together=tuple(wishes["together"]),
            group=held.group,
        )
        person = next(one for one in known if one.id == member_id)
        return join_now(problem, groups, person)

    def draw_of(self, session_id: Id, draw_id: Id) -> Held:
        """One draw of a session; raises Refused("trios.no_draw")."""
        held = next((one for one in self.draws(session_id) if one.id == draw_id), None)
        if held is None:
            raise Refused("trios.no_draw")
        return held

    def _join(self, turn: Turn, held: Held, member_id: Id) -> None:
        found = self.joining(held.session_id, held, member_id)
        trios = [trio for trio in held.trios if trio.seats and not trio.locked] or [t for t in held.trios if t.seats]
        if found is None or not trios:
            raise Refused("trios.alone", name=self._people.member(member_id).name)
        home = trios[found.at]
        row = {"id": new_id(), "member_id": member_id, "scribe": 0}
        if not found.split:
            turn.insert("seat", {**row, "trio_id": home.id, "letter": free_letter(home)})
            return
        apart = found.groups[-1]
        number = max(trio.number for trio in held.trios) + 1
        names = rows.places(self._book)
        other = new_id()
        place = names[number - 1] if number <= len(names) else None
        turn.insert("trio", {"id": other, "draw_id": held.id, "position": number, "place": place})
        stay = [seat for seat in home.seats if seat.member_id not in apart]
        for letter, seat in zip(ascii_uppercase, [s for s in home.seats if s.member_id in apart], strict=False):
            turn.update("seat", seat.id, {"trio_id": other, "letter": letter, "scribe": 0})
        for letter, seat in zip(ascii_uppercase, stay, strict=False):
            turn.update("seat", seat.id, {"letter": letter})
        turn.insert("seat", {**row, "trio_id": home.id, "letter": ascii_uppercase[len(stay)]})

    def _close_up(self, turn: Turn, held: Held, home: Trio, gone: Seat, keep_letters: bool) -> None:
        """The letters of those who stay; a group without anybody goes."""
        stay = [seat for seat in home.seats if seat.id != gone.id]
        if not stay:
            turn.remove("trio", home.id)
        elif not keep_letters:
            for letter, seat in zip(ascii_uppercase, stay, strict=False):
                turn.update("seat", seat.id, {"letter": letter})

    def _seat_of(self, session_id: Id, seat_id: Id) -> tuple[Held, Seat, Trio]:
        for held in self.draws(session_id):
            for trio in held.trios:
                for seat in trio.seats:
                    if seat.id == seat_id:
                        return held, seat, trio
        raise Refused("trios.no_seat")

    def _trio_of(self, session_id: Id, trio_id: Id) -> tuple[Held, Trio]:
        for held in self.draws(session_id):
            for trio in held.trios:
                if trio.id == trio_id:
                    return held, trio
        raise Refused("trios.no_group")


def free_letter(trio: Trio) -> str:
    """The first letter that nobody of a group has."""
    taken = {seat.letter for seat in trio.seats}
    return next(letter for letter in ascii_uppercase if letter not in taken)


def table_numbers(held: Held | None) -> Mapping[Id, int]:
    """At which table each person of a draw sits."""
    return {one: trio.number for trio in held.trios for one in trio.people} if held else {}


def _refuse_locked(seat: Seat, trio: Trio) -> None:
    if seat.locked or trio.locked:
        raise Refused("trios.locked", name=seat.name, place=trio.label)
