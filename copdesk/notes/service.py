"""What a person can do in the Notes room and in the capture line."""

from collections.abc import Sequence
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.notes import rows
from copdesk.notes.values import LONGEST, SIGNS, Note, Written, kept, read
from copdesk.people.service import People
from copdesk.people.values import Member, folded
from copdesk.plan.service import Plan
from copdesk.plan.values import Category, Step
from copdesk.run.service import Run
from copdesk.words import Refused, tr

DRAFT = "capture"


class Notes:
    """Capturing and ordering what is said in the sessions of one book."""

    def __init__(self, book: Book, clock: Clock, plan: Plan, run: Run, people: People) -> None:
        self._book = book
        self._clock = clock
        self._plan = plan
        self._run = run
        self._people = people

    def of_session(self, session_id: Id) -> list[Note]:
        """All notes of a session as they were said."""
        return rows.of_session(self._book, session_id)

    def of_step(self, step_id: Id) -> list[Note]:
        """All notes of a step as they were said."""
        return rows.of_step(self._book, step_id)

    def find(self, session_id: Id, text: str) -> list[Note]:
        """Notes in which all words of `text` stand somewhere, in any script, case and accents folded."""
        words = folded(text).split()
        return [one for one in self.of_session(session_id) if all(word in folded(one.body) for word in words)]

    def categories(self, session_id: Id, step_id: Id | None = None) -> tuple[Category, ...]:
        """What a note can be: the step's own categories first (or those of all steps), then everyone's."""
        own = self._plan.step(step_id).categories if step_id else self._plan.categories(session_id)
        keys = {category.key for category in own}
        signs = {category.sign for category in own if category.sign}
        rest = (one for one in SIGNS if one.key not in keys and (one.sign not in signs or not one.sign))
        return (*own, *rest)

    def write(
        self,
        session_id: Id,
        line: str,
        *,
        category: str = "",
        step_id: Id | None = None,
        drawing_id: Id | None = None,
        who_id: Id | None = None,
    ) -> Id:
        """Keeps one typed line, with its signs taken apart, in the running step (or the one given).

        Raises Refused for nothing, too much, an unknown category, or a confidential step.
        """
        written = read(line)
        if written.mode == "corrects":
            return self._correct(session_id, written)
        if written.mode == "goes_on":
            return self._go_on(session_id, written)
        body = _body(written.body)
        state = self._run.state(session_id)
        cue = state.cue
        here = step_id or (cue.step.id if cue else None)
        step = self._plan.step(here) if here else None
        if step is not None and step.confidential:
            raise Refused("notes.confidential")
        key = new_id()
        who, name = self._who(session_id, written.who, who_id)
        with self._book.turn("note.write", tr("note “{text}”").format(text=_short(body))) as turn:
            turn.insert(
                "note",
                {
                    "id": key,
                    "session_id": session_id,
                    "step_id": here,
                    "turn": cue.turn or None if cue and cue.step.id == here else None,
                    "drawing_id": drawing_id,
                    "category": self._category(session_id, step, written.sign, category) or None,
                    "body": body,
                    "who_id": who,
                    "who": name or None,
                    "starred": int(written.starred) or None,
                    "source": "capture",
                    "tags": rows.stored("tags", written.tags),
                    "said_at": self._clock.now().utc,
                },
            )
            if written.sign == ">":
                self._promise(turn, session_id, key, body, who, name)
        return key

    def edit(self, key: Id, field: str, value: Any) -> None:
        """Changes one field of a note; the journal keeps what it was."""
        if field not in rows.FIELDS:
            raise Refused("notes.field", field=field)
        note = self._note(key)
        if field == "body":
            value = _body(kept(value))
        with self._book.turn("note.edit", tr("change “{text}”").format(text=_short(note.body))) as turn:
            turn.update("note", key, {field: rows.stored(field, value)})

    def remove(self, keys: Sequence[Id]) -> None:
        """Takes notes out; undo brings them back."""
        notes = [self._note(key) for key in keys]
        if not notes:
            return
        with self._book.turn("note.remove", tr("remove “{text}”").format(text=_short(notes[0].body))) as turn:
            for note in notes:
                turn.remove("note", note.id)

    def add_many(self, session_id: Id, heard: Sequence[dict[str, Any]]) -> int:
        """Notes from elsewhere, in one turn: each has `body`, `said_at` and any other field. How many were new.

        A note that is there already (same moment, same words) is not added again.
        """
        there = {(note.said_at, note.body) for note in self.of_session(session_id)}
        added = 0
        with self._book.turn("note.add_many", tr("add {n} notes").format(n=len(heard))) as turn:
            for one in heard:
                body = _body(kept(str(one["body"])))
                if (one["said_at"], body) in there:
                    continue
                there.add((one["said_at"], body))
                fields = {name: rows.stored(name, one[name]) for name in rows.FIELDS if name in one and name != "body"}
                row = {"id": new_id(), "session_id": session_id, "said_at": one["said_at"], "body": body}
                turn.insert("note", {**row, **fields})
                added += 1
        return added

    def draft(self) -> str:
        """The half-typed line that was kept."""
        return self._book.draft(DRAFT)

    def keep_draft(self, text: str) -> None:
        """Keeps a half-typed line, outside undo."""
        self._book.keep_draft(DRAFT, text)

    def complete(self, session_id: Id, start: str) -> list[Member]:
        """People whose name or call name starts with what was typed after `@`, those present first."""
        present = {one.id for one in self._people.present(session_id)}
        wanted = folded(start)
        found = [
            one
            for one in self._people.members()
            if wanted and any(folded(word).startswith(wanted) for word in (one.short, *one.name.split()))
        ]
        return sorted(found, key=lambda one: (one.id not in present, folded(one.name)))

    def _who(self, session_id: Id, typed: str, who_id: Id | None) -> tuple[Id | None, str]:
        if who_id is not None:
            return who_id, ""
        if not typed:
            return None, ""
        found = self.complete(session_id, typed.rstrip(".,;:"))
        exact = [one for one in found if folded(one.short) == folded(typed)] or found
        return (exact[0].id, "") if exact else (None, typed)

    def _category(self, session_id: Id, step: Step | None, sign: str, wanted: str) -> str:
        known = self.categories(session_id, step.id if step else None)
        if wanted and all(one.key != wanted for one in known):
            raise Refused("notes.category", category=wanted)
        chosen = next((one for one in known if one.key == wanted), None)
        if not sign or (chosen is not None and chosen.sign == sign):
            return wanted
        return next((one.key for one in known if one.sign == sign), "")

    def _promise(self, turn: Any, session_id: Id, note: Id, body: str, who_id: Id | None, who: str) -> None:
        row = {"id": new_id(), "session_id": session_id, "note_id": note, "who_id": who_id, "who": who or None}
        turn.insert("commitment", {**row, "what": body})

    def _last(self, session_id: Id) -> Note:
        notes = self.of_session(session_id)
        if not notes:
            raise Refused("notes.none_before")
        return max(notes, key=lambda note: note.id)

    def _go_on(self, session_id: Id, written: Written) -> Id:
        last = self._last(session_id)
        self.edit(last.id, "body", f"{last.body}\n{_body(written.body)}")
        return last.id

    def _correct(self, session_id: Id, written: Written) -> Id:
        last = self._last(session_id)
        self.edit(last.id, "body", written.body)
        return last.id

    def _note(self, key: Id) -> Note:
        found = rows.note(self._book, key)
        if found is None:
            raise Refused("notes.unknown")
        return found


def _body(text: str) -> str:
    if not text:
        raise Refused("notes.empty")
    if len(text) > LONGEST:
        raise Refused("notes.long", length=len(text))
    return text


def _short(text: str) -> str:
    line = text.split("\n")[0]
    return line if len(line) <= 40 else line[:39].rstrip() + "…"
