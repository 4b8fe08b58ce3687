"""Writing a note: a typed line's signs become its fields, and a line typed later adds to them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.turn import Turn
from copdesk.clock import Clock
from copdesk.notes import rows
from copdesk.notes.kinds import Kinds
from copdesk.notes.promises import begun_by, due_of
from copdesk.notes.values import LONGEST, SIGNS, Group, Note, Written, bare, is_plain, kept, meant, read, signs
from copdesk.people.service import People
from copdesk.people.values import Member, folded
from copdesk.plan.service import Plan
from copdesk.plan.values import Category, Step
from copdesk.run.service import Run
from copdesk.words import Refused, tr

_SIGN_OF = {one.key: one.sign for one in SIGNS}
"""A step may name what everyone can write, such as quotes, without saying its sign."""


class Writing:
    """What the capture line does, and every other field in which a note is written or changed."""

    def __init__(self, book: Book, clock: Clock, plan: Plan, run: Run, people: People) -> None:
        self._book = book
        self._clock = clock
        self._plan = plan
        self._run = run
        self._people = people
        self.kinds = Kinds(book)

    def categories(self, session_id: Id, step_id: Id | None = None) -> tuple[Category, ...]:
        """What a note can be: the step's own categories (or those of all steps), the community's, then everyone's."""
        own = tuple(
            replace(one, sign=_SIGN_OF.get(one.key, "")) if not one.sign else one
            for one in (self._plan.step(step_id).categories if step_id else self._plan.categories(session_id))
        )
        own += tuple(one for one in self.kinds.own() if one.key not in {each.key for each in own})
        keys = {category.key for category in own}
        taken = {category.sign for category in own if category.sign}
        rest = (one for one in signs() if one.key not in keys and (one.sign not in taken or not one.sign))
        return (*own, *rest)

    def write(
        self,
        session_id: Id,
        line: str,
        *,
        category: str = "",
        step_id: Id | None = None,
        drawing_id: Id | None = None,
        trio_id: Id | None = None,
        who_id: Id | None = None,
        parked: bool = False,
    ) -> Id:
        """Keeps one typed line, with its signs taken apart, in the running step (or the one given).

        Raises Refused for nothing, too much, an unknown category or group, or a confidential step.
        """
        written = read(line)
        if written.mode == "corrects":
            return self._correct(session_id, written)
        if written.mode == "goes_on":
            return self._go_on(session_id, written, step_id)
        row = self._fresh(session_id, written, category, step_id, who_id)
        row["drawing_id"] = drawing_id
        row["trio_id"] = row["trio_id"] or trio_id
        row["parked"] = int(parked) or None
        with self._book.turn("note.write", tr("note “{text}”").format(text=short(row["body"]))) as turn:
            self._insert(turn, written, row)
        return bytes(row["id"])

    def write_many(
        self,
        session_id: Id,
        lines: Sequence[str],
        *,
        category: str = "",
        step_id: Id | None = None,
        drawing_id: Id | None = None,
        trio_id: Id | None = None,
    ) -> int:
        """Several lines as several notes and one undo step; empty ones are left out. How many were kept.

        The dashes, dots and numbers of a pasted list are not signs.
        """
        typed = [read(line) for line in bare(lines) if line.strip()]
        fresh = [(one, self._fresh(session_id, one, category, step_id, None)) for one in typed if one.body]
        with self._book.turn("note.write_many", tr("write {n} notes").format(n=len(fresh))) as turn:
            for written, row in fresh:
                row["drawing_id"] = drawing_id
                row["trio_id"] = row["trio_id"] or trio_id
                self._insert(turn, written, row)
        return len(fresh)

    def edit(self, key: Id, field: str, value: Any) -> None:
        """Changes one field of a note; the journal keeps what it was."""
        if field not in rows.FIELDS:
            raise Refused("notes.field", field=field)
        note = self._note(key)
        if field == "body":
            value = whole(kept(value))
        with self._book.turn("note.edit", tr("change “{text}”").format(text=short(note.body))) as turn:
            turn.update("note", key, {field: rows.stored(field, value)})

    def rewrite(self, key: Id, line: str, who_id: Id | None = None) -> None:
        """Changes a note's words by a typed line: signs, names and tags in it are added to what the note has.

        A note whose words look like signs themselves, as a pasted `> quotation` does, is changed to the letter.
        """
        note = self._note(key)
        if kept(line) == note.body:
            return
        written = read(line) if is_plain(note.body) else Written(kept(line))
        self._rewrite(note, written, whole(written.body), who_id)

    def complete(self, session_id: Id, start: str) -> list[Member]:
        """People of whose name a word starts with what was typed after `@`, those present first.

        A dot stands for a space: `@jane.len` is Jane Lennon.
        """
        present = {one.id for one in self._people.present(session_id)}
        wanted = folded(start.replace(".", " ")).strip()
        found = [
            one
            for one in self._people.members()
            if wanted and any(folded(word).startswith(wanted) for word in (one.short, one.name, *one.name.split()))
        ]
        return sorted(found, key=lambda one: (one.id not in present, folded(one.name)))

    # ---- a new note --------------------------------------------------------------------------------

    def _fresh(
        self, session_id: Id, written: Written, category: str, step_id: Id | None, who_id: Id | None
    ) -> dict[str, Any]:
        body = whole(written.body)
        cue = self._run.state(session_id).cue
        step = self._open_step(session_id, step_id)
        here = step.id if step else None
        who, name = self._who(session_id, written.who, who_id)
        return {
            "id": new_id(),
            "session_id": session_id,
            "step_id": here,
            "turn": cue.turn or None if cue and cue.step.id == here else None,
            "trio_id": self._group(session_id, written.trio, step) if written.trio else None,
            "category": self._category(session_id, step, written.sign, category) or None,
            "body": body,
            "who_id": who,
            "who": name or None,
            "starred": int(written.starred) or None,
            "source": "capture",
            "tags": rows.stored("tags", written.tags),
            "said_at": self._clock.now().utc,
        }

    def _open_step(self, session_id: Id, step_id: Id | None) -> Step | None:
        """The step that is meant, or the running one. Raises Refused where what is said stays with who said it."""
        cue = self._run.state(session_id).cue
        here = step_id or (cue.step.id if cue else None)
        step = self._plan.step(here) if here else None
        if step is not None and step.confidential:
            raise Refused("notes.confidential")
        return step

    def _insert(self, turn: Turn, written: Written, row: dict[str, Any]) -> None:
        turn.insert("note", row)
        if written.sign == ">":
            self._promise_of(turn, row)

    def _promise_of(self, turn: Turn, note: dict[str, Any]) -> None:
        what, due = due_of(note["body"])
        who_id, who = note["who_id"], note["who"]
        if not who_id and not who:
            begun = begun_by(what, self._people.members())
            who_id = begun.id if begun else None
        promise = {"id": new_id(), "session_id": note["session_id"], "note_id": note["id"], "what": what}
        turn.insert("commitment", {**promise, "who_id": who_id, "who": who or None, "due": due or None})

    # ---- a note that is there ----------------------------------------------------------------------

    def _go_on(self, session_id: Id, written: Written, step_id: Id | None) -> Id:
        self._open_step(session_id, step_id)
        last = self._last(session_id)
        self._rewrite(last, written, whole(f"{last.body}\n{whole(written.body)}"), None)
        return last.id

    def _correct(self, session_id: Id, written: Written) -> Id:
        last = self._last(session_id)
        self._rewrite(last, written, whole(written.body), None)
        return last.id

    def _rewrite(self, note: Note, written: Written, body: str, who_id: Id | None) -> None:
        step = self._plan.step(note.step_id) if note.step_id else None
        new: dict[str, Any] = {"body": body}
        if written.sign:
            known = self.categories(note.session_id, note.step_id)
            new["category"] = meant(known, written.sign, note.category) or None
        if written.tags:
            new["tags"] = rows.stored("tags", tuple(dict.fromkeys((*note.tags, *written.tags))))
        if written.starred:
            new["starred"] = 1
        if written.trio:
            new["trio_id"] = self._group(note.session_id, written.trio, step)
        if written.who or who_id:
            new["who_id"], name = self._who(note.session_id, written.who, who_id)
            new["who"] = name or None
        with self._book.turn("note.edit", tr("change “{text}”").format(text=short(note.body))) as turn:
            turn.update("note", note.id, new)
            self._follow(turn, note, written, new)

    def _follow(self, turn: Turn, note: Note, written: Written, new: dict[str, Any]) -> None:
        """The promise that a note made says what the note says, as long as nobody has changed it by itself."""
        made = rows.promise_of_note(self._book, note.id)
        if made is None and written.sign == ">":
            who = {"who_id": new.get("who_id", note.who_id), "who": new.get("who", note.who) or None}
            self._promise_of(turn, {"id": note.id, "session_id": note.session_id, "body": new["body"], **who})
        elif made is not None and (made.what, made.due) == due_of(note.body):
            what, due = due_of(new["body"])
            who = {name: new[name] for name in ("who_id", "who") if name in new}
            turn.update("commitment", made.id, {"what": what, "due": due or None, **who})

    # ---- who, which group, which kind --------------------------------------------------------------

    def _who(self, session_id: Id, typed: str, who_id: Id | None) -> tuple[Id | None, str]:
        if who_id is not None:
            return who_id, ""
        if not typed:
            return None, ""
        found = self.complete(session_id, typed)
        wanted = folded(typed.replace(".", " "))
        exact = [one for one in found if wanted in (folded(one.short), folded(one.name))] or found
        return (exact[0].id, "") if exact else (None, typed)

    def _group(self, session_id: Id, number: int, step: Step | None) -> Id:
        """The group of that number: of the step's own draw, else of the draw made last."""
        found: list[Group] = [one for one in rows.groups(self._book, session_id) if one.number == number]
        own = [one for one in found if step is not None and one.activity_id == step.activity_id]
        if not found:
            raise Refused("notes.group", number=number)
        return (own or found)[0].id

    def _category(self, session_id: Id, step: Step | None, sign: str, wanted: str) -> str:
        known = self.categories(session_id, step.id if step else None)
        if wanted and all(one.key != wanted for one in known):
            raise Refused("notes.category", category=wanted)
        return meant(known, sign, wanted)

    def _last(self, session_id: Id) -> Note:
        notes = rows.newest(self._book, session_id, 1)
        if not notes:
            raise Refused("notes.none_before")
        return notes[0]

    def _note(self, key: Id) -> Note:
        found = rows.note(self._book, key)
        if found is None:
            raise Refused("notes.unknown")
        return found


def whole(text: str) -> str:
    """The words of a note; raises Refused for none or too many."""
    if not text:
        raise Refused("notes.empty")
    if len(text) > LONGEST:
        raise Refused("notes.long", length=len(text))
    return text


def short(text: str) -> str:
    """The beginning of a note, to name it by."""
    line = text.split("\n")[0]
    return line if len(line) <= 40 else line[:39].rstrip() + "…"
