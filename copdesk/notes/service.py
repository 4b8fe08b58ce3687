"""What a person can do in the Notes room and in the capture line."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock, local
from copdesk.notes import rows
from copdesk.notes.ballots import Ballots
from copdesk.notes.hearing import LOOKS_ALIKE, NEW, OTHER_WORDS, TAKEN_OUT, Ground, Proposal, proposed
from copdesk.notes.history import Former, former
from copdesk.notes.index import Index
from copdesk.notes.known import Known
from copdesk.notes.later import Later
from copdesk.notes.lending import as_lines
from copdesk.notes.lines import Lines
from copdesk.notes.looking import Elsewhere, Heading
from copdesk.notes.outcomes import Outcomes
from copdesk.notes.promises import Promises
from copdesk.notes.reading.values import Reading
from copdesk.notes.sheets import Sheets
from copdesk.notes.synthesis import Syntheses, Synthesis
from copdesk.notes.values import CONSENTS, Line, Note, Offer, Shown, kept, meant
from copdesk.notes.wall import Wall
from copdesk.notes.writing import Writing, short, whole
from copdesk.people.service import People
from copdesk.people.values import folded
from copdesk.plan.service import Plan
from copdesk.plan.values import Category
from copdesk.run.service import Run
from copdesk.words import Refused, tr

DRAFT, CHANGING = "capture", "capture:change"
PLACES = ("grid", "sheet", "promise")
"""Where else a line is typed: each keeps what is half typed for itself."""
CHIPS = 6  # as many as a note-taker chooses from at a glance


class Notes(Writing):
    """Capturing and ordering what is said in the sessions of one book."""

    def __init__(self, book: Book, clock: Clock, plan: Plan, run: Run, people: People) -> None:
        super().__init__(book, clock, plan, run, people)
        self._known = Known(book)
        self._lines = Lines(book, plan, people, self._known, self.categories)
        self.index = Index(book)
        self.wall = Wall(book, clock, self._known)
        self.promises = Promises(book, clock)
        self.ballots = Ballots(book, clock)
        self.later = Later(book)
        self.outcomes = Outcomes(book, plan, people, self._known.of_session)
        self.sheets = Sheets(book, clock, self._known.of_session)
        self.syntheses = Syntheses(book)

    def of_session(self, session_id: Id) -> list[Note]:
        """All notes of a session as they were said."""
        return self._known.of_session(session_id)

    def of_keys(self, keys: Sequence[Id]) -> list[Note]:
        """The notes with these keys that are there."""
        return rows.of_keys(self._book, keys)

    def to_find(self, session_id: Id) -> list[tuple[str, Note]]:
        """All notes of a session, each behind its words as a search compares them."""
        return self._known.each(session_id, "to find", None, _to_find)

    def each(self, session_id: Id, name: str, around: object, make: Callable[[Note], Any]) -> list[Any]:
        """What `make` makes of each note of a session; see `Known.each`."""
        return self._known.each(session_id, name, around, make)

    def of_step(self, step_id: Id) -> list[Note]:
        """All notes of a step as they were said."""
        return rows.of_step(self._book, step_id)

    def find(self, session_id: Id, text: str) -> list[Note]:
        """Notes in which all words of `text` stand somewhere, in any script, case and accents folded."""
        words = folded(text).split()
        return [one for one in self.of_session(session_id) if all(word in folded(one.body) for word in words)]

    def offer(self, session_id: Id, step_id: Id | None = None) -> Offer:
        """What the capture line offers in a step; None stands for the step that runs now, if one does."""
        cue = self._run.state(session_id).cue
        here = step_id or (cue.step.id if cue else None)
        step = self._plan.step(here) if here else None
        known = self.categories(session_id, here)
        own = step.categories if step else self._plan.categories(session_id)
        return Offer(
            step_id=here,
            title=(step.short or step.title) if step else "",
            chips=tuple(own[:9] if own else known[:CHIPS]),
            known=known,
            confidential=bool(step and step.confidential),
            silent=bool(step and step.silent),
            waiting=self.later.waiting(session_id),
            asked=tuple(one.key for one in step.categories) if step and step.categories else _both_sides(known),
        )

    def shown(self, session_id: Id) -> Shown:
        """Everything that the Notes room shows of a session."""
        return self._lines.shown(session_id)

    def last(self, session_id: Id, count: int) -> list[Line]:
        """The `count` notes written last, the newest at the end."""
        return self._lines.last(session_id, count)

    def search(self, text: str, most: int = 200) -> list[Line]:
        """Notes of the whole book in which all words of `text` stand, in any script: the newest, oldest first."""
        return self._lines.of(rows.of_keys(self._book, self.index.find(text, most)))

    def elsewhere(self, session_id: Id, text: str) -> Elsewhere:
        """What the other sessions hold of a text, the oldest session first."""
        found = [line for line in self.search(text) if line.note.session_id != session_id]
        told: list[Line | Heading] = []
        for session in self._plan.sessions():
            own = [line for line in found if line.note.session_id == session.id]
            if own:
                day = session.day or session.day_text
                told += [Heading(f"{session.title} · {day}" if day else session.title, len(own)), *own]
        return Elsewhere(text, tuple(told))

    def former(self, key: Id) -> list[Former]:
        """What a note said before it was changed, the newest first."""
        return former(self._book, key)

    def remove(self, keys: Sequence[Id]) -> None:
        """Takes notes out; undo brings them back."""
        notes = [self._note(key) for key in keys]
        if not notes:
            return
        with self._book.turn("note.remove", tr("remove “{text}”").format(text=short(notes[0].body))) as turn:
            for note in notes:
                turn.remove("note", note.id)

    def set_category(self, keys: Sequence[Id], category: str) -> None:
        """Gives several notes one category ('' takes it away), as one undo step; what becomes an action is promised."""
        notes = [self._note(key) for key in keys]
        if not notes:
            return
        known = {one.key: one for one in self.categories(notes[0].session_id)}
        if category and category not in known:
            raise Refused("notes.category", category=category)
        label = tr("change the category of “{text}”").format(text=short(notes[0].body))
        with self._book.turn("note.set_category", label) as turn:
            for note in notes:
                turn.update("note", note.id, {"category": category or None})
                if category and known[category].sign == ">" and rows.promise_of_note(self._book, note.id) is None:
                    who = {"who_id": note.who_id, "who": note.who or None}
                    self._promise_of(turn, {"id": note.id, "session_id": note.session_id, "body": note.body, **who})

    def move(self, keys: Sequence[Id], step_id: Id | None) -> None:
        """Moves notes to another step; None takes them out of all steps."""
        if step_id is not None and self._plan.step(step_id).confidential:
            raise Refused("notes.confidential")
        self._set([self._note(key) for key in keys], "note.move", tr("move “{text}”"), "step_id", step_id)

    def star(self, keys: Sequence[Id], starred: bool) -> None:
        """Marks notes as those that stood out."""
        self._set([self._note(key) for key in keys], "note.star", tr("star “{text}”"), "starred", starred)

    def park(self, keys: Sequence[Id], parked: bool) -> None:
        """Puts notes into the parking lot, to come back to after the session."""
        self._set([self._note(key) for key in keys], "note.park", tr("park “{text}”"), "parked", parked)

    def set_consent(self, keys: Sequence[Id], consent: str) -> None:
        """How notes may be quoted, one of CONSENTS."""
        if consent not in CONSENTS:
            raise Refused("people.consent", value=consent)
        notes = [self._note(key) for key in keys]
        self._set(notes, "note.set_consent", tr("how “{text}” may be quoted"), "consent", consent)

    def set_who(self, keys: Sequence[Id], who_id: Id | None) -> None:
        """Who said it; None is nobody in particular."""
        notes = [self._note(key) for key in keys]
        if notes:
            with self._book.turn("note.set_who", tr("who said “{text}”").format(text=short(notes[0].body))) as turn:
                for note in notes:
                    turn.update("note", note.id, {"who_id": who_id, "who": None})

    def set_group(self, keys: Sequence[Id], trio_id: Id | None) -> None:
        """Which group it came from; None takes it away."""
        notes = [self._note(key) for key in keys]
        self._set(notes, "note.set_group", tr("the group of “{text}”"), "trio_id", trio_id)

    def set_for_room(self, keys: Sequence[Id], for_room: bool) -> None:
        """Whether notes may stand on the projector."""
        notes = [self._note(key) for key in keys]
        self._set(notes, "note.set_for_room", tr("show or hide “{text}”"), "for_room", for_room)

    def _set(self, notes: Sequence[Note], verb: str, label: str, field: str, value: Any) -> None:
        if notes:
            with self._book.turn(verb, label.format(text=short(notes[0].body))) as turn:
                for note in notes:
                    turn.update("note", note.id, {field: rows.stored(field, value)})

    # ---- from elsewhere, and for elsewhere ---------------------------------------------------------

    def add_many(self, session_id: Id, heard: Sequence[dict[str, Any]]) -> int:
        """Notes from elsewhere, in one turn: each has `body`, `said_at`, perhaps its own `id`, and any other field.

        An action is promised, as one that is typed.
        """
        actions = {one.key for one in self.categories(session_id) if one.sign == ">"}
        with self._book.turn("note.add_many", tr("add {n} notes").format(n=len(heard))) as turn:
            for one in heard:
                fields = {name: rows.stored(name, one[name]) for name in rows.FIELDS if name in one}
                row = {"id": one.get("id") or new_id(), "session_id": session_id, "said_at": one["said_at"]}
                note = {"who_id": None, "who": None, **row, **fields, "body": whole(kept(str(one["body"])))}
                turn.insert("note", note)
                if note.get("category") in actions:
                    self._promise_of(turn, note)
        return len(heard)

    def propose(self, session_id: Id, source: Path | bytes, name: str = "", encoding: str = "") -> Proposal:
        """What a file would add to a session, with what is there already; nothing is kept.

        Times in it count from when the session began or begins. Raises Refused where the file holds no notes.
        """
        from copdesk.notes.reading.read import read  # every form that exports have: not for those who only write

        return self._proposal(session_id, read(source, name, encoding))

    def take(self, proposal: Proposal, places: Collection[int] | None = None) -> int:
        """Adds the proposed notes at these places (those that are wanted, without), as one undo step. How many.

        A note that was changed elsewhere gets those words.
        """
        chosen = [one for n, one in enumerate(proposal.notes) if (one.wanted if places is None else n in places)]
        fresh = [one.fields for one in chosen if one.state in (NEW, LOOKS_ALIKE)]
        there = [one for one in chosen if one.state in (OTHER_WORDS, TAKEN_OUT)]
        with self._book.one_step("note.take", tr("add {n} notes").format(n=len(fresh) + len(there))):
            if fresh:
                self.add_many(proposal.session_id, fresh)
            with self._book.turn("note.edit") as turn:
                for one in there:
                    turn.update("note", one.fields["id"], {"body": one.fields["body"], "removed": 0})
                    if one.state == TAKEN_OUT and one.kind is not None and one.kind.sign == ">":
                        self._promise_of(turn, {**one.fields, "session_id": proposal.session_id})
        return len(fresh) + len(there)

    def add_heard(self, session_id: Id, heard: Reading, start_utc: int | None = None) -> int:
        """What was read of a file, what is there already left out. How many were new."""
        return self.take(self._proposal(session_id, heard, start_utc))

    def hand_over(self, session_id: Id, path: Path) -> int:
        """Writes a session's notes into a small file that another laptop takes in without doubles. How many."""
        from copdesk.report.save import atomic_write

        shown = self.shown(session_id)
        atomic_write(path, as_lines(shown.lines, shown.parts))
        return len(shown.lines)

    def _proposal(self, session_id: Id, heard: Reading, start_utc: int | None = None) -> Proposal:
        start = self._run.slot_start(session_id) if start_utc is None else start_utc
        midnight = local(start).replace(hour=0, minute=0, second=0, microsecond=0)
        ground = Ground(
            self._plan.session(session_id),
            self.categories(session_id),
            tuple(self._people.members()),
            tuple(self._people.hosts(session_id)),
            self._run.state(session_id),
            tuple(rows.groups(self._book, session_id)),
            tuple(self.of_session(session_id)),
            rows.keys(self._book),
        )
        return proposed(heard, ground, start, round(midnight.timestamp() * 1000))

    def promise(self, session_id: Id, line: str) -> Id:
        """One typed line as a promise of a session; see `Promises.promise`."""
        return self.promises.promise(session_id, line, self._people.members())

    def synthesis(self, session_id: Id) -> Synthesis:
        """The session in short, as the facilitator wrote it; the report begins with it."""
        return self.syntheses.of_session(session_id)

    # ---- what is not finished yet ------------------------------------------------------------------

    def draft(self, place: str = "") -> str:
        """The half-typed line that was kept; `place` is '' for the capture line, or one of PLACES."""
        return self._book.draft(_draft_key(place))

    def keep_draft(self, text: str, place: str = "") -> None:
        """Keeps a half-typed line, outside undo."""
        self._book.keep_draft(_draft_key(place), text)

    def take_up_drafts(self) -> str:
        """All that was half typed anywhere, a line each, as the capture line's own from now on."""
        found = [text for text in map(self.draft, ("", *PLACES)) if text]
        if len(found) > 1 or (found and not self.draft()):
            with self._book.batch():
                self.keep_draft("\n".join(found))
                for place in PLACES:
                    self.keep_draft("", place)
        return "\n".join(found)

    def changing(self) -> tuple[Line, str] | None:
        """A note that somebody was changing, and how far they came; None where the note is gone."""
        key, _, text = self._book.draft(CHANGING).partition("\n")
        found = rows.of_keys(self._book, [bytes.fromhex(key)]) if key else []
        return (self._lines.of(found)[0], text) if found else None

    def keep_changing(self, key: Id, text: str) -> None:
        """Keeps the half-changed words of a note, outside undo; '' forgets them."""
        self._book.keep_draft(CHANGING, f"{key.hex()}\n{text}" if text else "")

    def finish_line(self, session_id: Id, line: str, draft: str = "", **place: Any) -> Id:
        """`write`, and its draft is gone in the same commit: a crash leaves either the one or the other."""
        with self._book.batch():
            key = self.write(session_id, line, **place)
            self.keep_draft("", draft)
        return key

    def finish_on_sheet(self, sheet_id: Id, place: int, text: str) -> Id:
        """A line under a heading of a sheet, and its draft is gone in the same commit."""
        with self._book.batch():
            key = self.sheets.write(sheet_id, place, text)
            self.keep_draft("", "sheet")
        return key

    def finish_promise(self, session_id: Id, line: str) -> Id:
        """`promise`, and its draft is gone in the same commit."""
        with self._book.batch():
            key = self.promise(session_id, line)
            self.keep_draft("", "promise")
        return key

    def finish_lines(self, session_id: Id, lines: Sequence[str], **place: Any) -> int:
        """`write_many`, and the draft is gone in the same commit."""
        with self._book.batch():
            count = self.write_many(session_id, lines, **place)
            self.keep_draft("")
        return count

    def finish_change(self, key: Id, line: str, who_id: Id | None = None) -> None:
        """`rewrite`, and its draft is gone in the same commit."""
        with self._book.batch():
            self.rewrite(key, line, who_id)
            self.keep_changing(key, "")


def _both_sides(known: Sequence[Category]) -> tuple[str, ...]:
    """Where a step names nothing of its own, one positive and one negative that stood out."""
    keys = (meant(known, sign, "") for sign in "+-")
    return tuple(key for key in keys if key)


def _to_find(note: Note) -> tuple[str, Note]:
    return folded(note.body), note


def _draft_key(place: str) -> str:
    return f"{DRAFT}:{place}" if place else DRAFT
