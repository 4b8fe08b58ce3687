"""What a person can do in the People room."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock, whole_day
from copdesk.people import part_rows, rows
from copdesk.people.counting import DayCount, day_count
from copdesk.people.forgetting import forget
from copdesk.people.helping import Match, matches
from copdesk.people.joining import Proposal
from copdesk.people.progress import Progress
from copdesk.people.proposing import proposed
from copdesk.people.ready import Ready, made_ready
from copdesk.people.searching import Sought, wanted
from copdesk.people.several import FIELDS, changed_field
from copdesk.people.twice import Pair, make_one, pairs
from copdesk.people.values import Attendance, Card, Member, clean, folded, walk_in
from copdesk.tables.manner import AS_FOUND, Manner
from copdesk.words import Refused, tr


class People:
    """Members, hosts and attendance of one book."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def members(self) -> list[Member]:
        """Everyone, by name."""
        return rows.members(self._book)

    def member(self, key: Id) -> Member:
        """One person; raises Refused("people.unknown")."""
        found = rows.member(self._book, key)
        if found is None:
            raise Refused("people.unknown")
        return found

    def find(self, text: str) -> list[Member]:
        """Everyone in whose card all words of `text` stand, in any script, case and accents folded."""
        words = wanted(text)
        return [one for one in self.members() if Sought.of(one).has(words)]

    def attendance(self, session_id: Id) -> list[Attendance]:
        """Every member with their state at a session."""
        return rows.attendance(self._book, session_id)

    def everyone(self) -> list[Attendance]:
        """Every member as they stand outside of any session."""
        return [Attendance(member, "expected") for member in self.members()]

    def card(self, session_id: Id | None, key: Id) -> Card:
        """A person with what the community knows of them; attendance only for a session in view."""
        member = self.member(key)
        there = rows.attendance(self._book, session_id, key) if session_id is not None else []
        return Card(member, part_rows.part(self._book, key), next(iter(there), None))

    def present(self, session_id: Id) -> list[Member]:
        """Those who are here now and take part, by name; hosts only if they take part."""
        return [one.member for one in self.attendance(session_id) if one.status == "here" and one.takes_part]

    def hosts(self, session_id: Id) -> list[tuple[Member, str]]:
        """(person, role) of those who host a session: 'convener', 'coach', 'facilitator', 'note-taker'."""
        known = {one.id: one for one in self.members()}
        return [(known[key], role) for key, role in rows.hosts(self._book, session_id) if key in known]

    def add(self, name: str, **fields: Any) -> Id:
        """A new member. Raises Refused("people.nameless")."""
        row = rows.fresh(name, fields)
        with self._book.turn("people.add", tr("add {name}").format(name=row["name"])) as turn:
            turn.insert("member", row)
        return bytes(row["id"])

    def edit(self, key: Id, field: str, value: Any) -> None:
        """Changes one field of a card."""
        if field not in rows.FIELDS:
            raise Refused("people.field", field=field)
        if field == "consent" and value not in ("full", "initials", "none", ""):
            raise Refused("people.consent", value=value)
        kept = clean(value) if isinstance(value, str) and field != "about" else value
        if field == "name" and not kept:
            raise Refused("people.nameless")
        kept = int(kept) if isinstance(kept, bool) else kept
        name = self.member(key).name
        with self._book.turn("people.edit", tr("edit {name}").format(name=name)) as turn:
            turn.update("member", key, {field: kept if kept != "" else None})

    def edit_many(self, keys: Sequence[Id], field: str, value: str, *, add: bool = False) -> int:
        """Changes one field of several cards as one undo step; `add` puts words to those that are there.

        The field 'category' takes one `name = value`. How many cards changed.
        """
        if field not in FIELDS:
            raise Refused("people.field", field=field)
        if field == "consent" and value not in ("full", "initials", "none", ""):
            raise Refused("people.consent", value=value)
        wanted = set(keys)
        chosen = [one for one in self.members() if one.id in wanted]
        label = tr("edit {n} cards").format(n=len(chosen))
        with self._book.turn("people.edit_many", label) as turn:
            changed = 0
            for one in chosen:
                column, new = changed_field(one, field, clean(value), add=add)
                changed += turn.update("member", one.id, {column: None if new == "" else new})
        return changed

    def remove_many(self, keys: Sequence[Id]) -> int:
        """Takes several people out of the lists as one undo step; how many."""
        with self._book.turn("people.remove_many", tr("remove {n} people").format(n=len(keys))) as turn:
            return sum(turn.remove("member", key) for key in keys)

    def twice(self) -> tuple[Pair, ...]:
        """Cards that may be one person's."""
        return pairs(self.members())

    def make_one(self, kept: Id, other: Id) -> None:
        """Two cards of one person become one; undo parts them again."""
        make_one(self._book, self.member(kept), self.member(other))

    def helping(self) -> tuple[Match, ...]:
        """Who can help whom with what they need."""
        return matches(self.members())

    def days(self, event_id: Id | None = None) -> list[DayCount]:
        """How many came to each session of an event (None: of all), with each category's numbers; and each day of

        several sessions once more as a whole, every person counted once.
        """
        found: list[DayCount] = []
        by_day: dict[str, list[tuple[DayCount, list[Attendance]]]] = {}
        for row, people in rows.came(self._book, event_id):
            day = row["day"] or row["day_text"] or ""
            count = day_count(day, row["title"], people, row["head_count"])
            by_day.setdefault(day, []).append((count, people))
        for day, held in by_day.items():
            found += [count for count, _ in held]
            if len(held) > 1 and day:
                everyone = [one for _, people in held for one in people]
                found.append(day_count(day, "", everyone, None))
        return [one for one in found if one.came or one.head_count]

    def head_count(self, session_id: Id) -> int | None:
        """How many somebody counted in the room; None where nobody did."""
        row = self._book.row("select head_count from session where id = ?", [session_id])
        return row["head_count"] if row else None

    def in_the_room(self, session_id: Id) -> int:
        """How many are there: those who are checked in, or more where somebody counted more."""
        return max(rows.here(self._book, session_id), self.head_count(session_id) or 0)

    def count_heads(self, session_id: Id, count: int | None) -> None:
        """A bare number of people in the room, for when no names are taken; None takes it away."""
        if count is not None and not 0 <= count <= 5000:
            raise Refused("people.head_count")
        with self._book.turn("people.count_heads", tr("head count")) as turn:
            turn.update("session", session_id, {"head_count": count})

    def remove(self, key: Id) -> None:
        """Takes a person out of the lists; undo brings them back."""
        name = self.member(key).name
        with self._book.turn("people.remove", tr("remove {name}").format(name=name)) as turn:
            turn.remove("member", key)

    def forget(self, key: Id) -> None:
        """Forgets a person for good, as they wished: not undoable, and nothing done before can be undone any more."""
        forget(self._book, self.member(key))

    def check_in(self, session_id: Id, key: Id) -> None:
        """Marks a person as here now (again, if they had left)."""
        name = self.member(key).name
        self._attend(session_id, key, "people.check_in", tr("check in {name}").format(name=name), "here")

    def leave(self, session_id: Id, key: Id) -> None:
        """Marks a person as gone before the end."""
        name = self.member(key).name
        self._attend(session_id, key, "people.leave", tr("{name} left").format(name=name), "left")

    def expect(self, session_id: Id, key: Id) -> None:
        """Takes a check-in back: the person is not here yet."""
        name = self.member(key).name
        self._attend(session_id, key, "people.expect", tr("{name} not here").format(name=name), "expected")

    def take_part(self, session_id: Id, key: Id, takes_part: bool) -> None:
        """Whether a person (a facilitator, usually) is drawn into groups."""
        name = self.member(key).name
        label = tr("{name} takes part") if takes_part else tr("{name} does not take part")
        with self._book.turn("people.take_part", label.format(name=name)) as turn:
            self._put(turn, session_id, key, {"takes_part": int(takes_part)})

    def walk_in(self, session_id: Id, line: str) -> Id:
        """A newcomer in one line, 'Name, organisation, e-mail', added and checked in at once.

        Raises Refused("people.nameless"), or Refused("people.same") when that very name is in the book.
        """
        name, organisation, email = walk_in(line)
        if any(folded(one.name) == folded(name) for one in self.members()):
            raise Refused("people.same", name=name)
        row = rows.fresh(name, {"organisation": organisation, "email": email})
        with self._book.turn("people.walk_in", tr("walk-in {name}").format(name=row["name"])) as turn:
            turn.insert("member", row)
            self._put(turn, session_id, row["id"], {"status": "here", "arrived_at": turn.at, "walk_in": 1})
        return bytes(row["id"])

    def propose(
        self,
        source: Path | bytes | str,
        name: str = "",
        manner: Manner = AS_FOUND,
        columns: Mapping[str, int] | None = None,
        progress: Progress | None = None,
    ) -> Proposal:
        """A list of people (a file, its bytes or a pasted text) held against the book; nothing is kept.

        Raises Refused for what holds nobody, and once `progress` was stopped.
        """
        return proposed(self.members(), source, name, manner, columns, progress)

    def take_list(
        self,
        proposal: Proposal,
        answers: Mapping[tuple[str, int], int],
        left_out: frozenset[int] = frozenset(),
        progress: Progress | None = None,
    ) -> tuple[int, int]:
        """Keeps a list as it was decided, in one undo step: how many were added, how many cards were filled up.

        Once `progress` was stopped, nothing of it is kept: raises Refused("people.stopped").
        """
        return self.keep_list(made_ready(proposal, self.members(), answers, left_out, progress))

    def keep_list(self, ready: Ready) -> tuple[int, int]:
        """Keeps what `made_ready` made of a list, as `take_list` does; short, so that who writes need not wait."""
        count = len(ready.fresh) + len(ready.filled)
        with self._book.turn("people.take_list", tr("import {n} people").format(n=count)) as turn:
            turn.insert_sealed("member", ready.fresh)
            for key, fields in ready.filled:
                turn.update("member", key, dict(fields))
        return len(ready.fresh), len(ready.filled)

    def save_list(self, path: Path, keys: Sequence[Id], *, every_address: bool = True) -> int:
        """Writes people to a file: address cards where it ends in .vcf, a table (CSV) otherwise. How many.

        Without `every_address`, addresses and telephone are written only of those who said that they may be shared.
        Raises Trouble or Refused as a report that is saved does.
        """
        from copdesk.people.writing import people_cards, people_csv  # the card library only when wanted
        from copdesk.report.save import atomic_write

        wanted = set(keys)
        members = [one for one in self.members() if one.id in wanted]
        if not every_address:
            members = [one if one.email_ok else replace(one, email="", also_email="", phone="") for one in members]
        cards = path.suffix.lower() == ".vcf"
        atomic_write(path, people_cards(members) if cards else people_csv(members))
        return len(members)

    def host(self, session_id: Id, key: Id, role: str) -> None:
        """Makes a person host a session in a role; hosts are not drawn into groups until they take part."""
        if (key, role) in rows.hosts(self._book, session_id):
            return
        place = len(rows.hosts(self._book, session_id))
        label = tr("{name} hosts").format(name=self.member(key).name)
        with self._book.turn("people.host", label) as turn:
            turn.insert(
                "host",
                {"id": new_id(), "session_id": session_id, "member_id": key, "role": role, "position": place},
            )
            if rows.attendance_key(self._book, session_id, key) is None:
                self._put(turn, session_id, key, {"status": "expected", "takes_part": 0})

    def no_host(self, session_id: Id, key: Id, role: str = "") -> None:
        """Takes a role of host away, or all of a person's; without any they are drawn into groups like everyone."""
        others = [one for member, one in rows.hosts(self._book, session_id) if member == key and one != role]
        label = tr("{name} does not host").format(name=self.member(key).name)
        with self._book.turn("people.no_host", label) as turn:
            for row in rows.host_keys(self._book, session_id, key, role):
                turn.remove("host", row)
            if not (role and others) and rows.attendance_key(self._book, session_id, key) is not None:
                self._put(turn, session_id, key, {"takes_part": 1})

    def _attend(self, session_id: Id, key: Id, verb: str, label: str, status: str) -> None:
        with self._book.turn(verb, label) as turn:
            new: dict[str, Any] = {"status": status}
            if status == "here":
                new |= {"arrived_at": turn.at, "left_at": None}
            elif status == "left":
                new["left_at"] = turn.at
            self._put(turn, session_id, key, new)

    def _put(self, turn: Any, session_id: Id, key: Id, new: dict[str, Any]) -> None:
        row_key = rows.attendance_key(self._book, session_id, key)
        if row_key is not None:
            turn.update("attendance", row_key, new)
            return
        day = whole_day(self._clock.now().utc)
        first = {"id": new_id(), "session_id": session_id, "member_id": key, "status": "expected", "day": day}
        turn.insert("attendance", {**first, **new})
