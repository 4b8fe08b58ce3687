"""What a session left in the book, as the content of its documents. Asks the rooms' services only."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.notes.values import KEPT_OUT
from copdesk.notes.values import Note as Said
from copdesk.plan.values import Activity, minutes_of
from copdesk.plan.values import Category as Kind
from copdesk.report import earlier, life
from copdesk.report.unsettled import unsettled
from copdesk.report.values import (
    PARKED,
    AgendaRow,
    Category,
    Commitment,
    Draw,
    Group,
    Note,
    Options,
    Person,
    ReportContent,
    Seat,
)
from copdesk.report.who import Who, consent, person

if TYPE_CHECKING:
    from copdesk.desk import Desk

MARKS = {"teal": "#0B5D57", "blue": "#2F5FA8", "amber": "#B8651B", "violet": "#7A3F8F", "crimson": "#A3324A"}
SIGNS = {"+": "+", "-": "−"}
OWN_SECTIONS = ("problem", "idea", "driver", "action")
"""Categories that a report lists under headings of their own."""
LOOSE = "#56666B"
NOT_YET = ("TBD", "TBC", "?")
HIGHLIGHTS = 6
"""Key points a category shows where nobody has starred any."""


def gather(desk: "Desk", session_id: Id, options: Options) -> ReportContent:
    """Everything a document about this session may say; the forms choose from it."""
    gathering = _Gathering(desk, session_id)
    content = gathering.content(options)
    promises = desk.notes.promises.of_session(session_id)
    return replace(content, unsettled=unsettled(content, gathering.notes, desk.board.drawings(session_id), promises))


class _Gathering:
    def __init__(self, desk: "Desk", session_id: Id) -> None:
        self.desk, self.id = desk, session_id
        self.session = desk.plan.session(session_id)
        self.state = desk.run.state(session_id)
        self.members = {member.id: member for member in desk.people.members()}
        self.who = Who(self.members)
        said = desk.notes.of_session(session_id)
        self.notes = [note for note in said if note.consent != KEPT_OUT]
        self.kept_out = {note.id for note in said if note.consent == KEPT_OUT}
        self.kinds = {kind.key: kind for kind in reversed(desk.notes.categories(session_id))}
        self.steps = {step.id: step for activity in self.session.activities for step in activity.steps}
        self.short = desk.notes.synthesis(session_id)
        self.answers = life.answers(desk, session_id)
        self.groups = {trio.id: trio for held in desk.trios.draws(session_id) for trio in held.trios}

    def content(self, options: Options) -> ReportContent:
        session, attended = self.session, self.desk.people.attendance(self.id)
        hosts = self.desk.people.hosts(self.id)
        leading = {member.id for member, _ in hosts}
        coach = next((member for member, role in hosts if role in ("coach", "facilitator")), None)
        problems = [session.problem, *(note.body for note in self.notes if note.category == "problem")]
        return ReportContent(
            title=session.title,
            community=self.desk.community.community().name,
            day=session.day_text or session.day,
            slot="–".join(part for part in (session.starts, session.ends) if part),
            space="" if session.space.strip().upper() in NOT_YET else session.space,
            convenors=tuple(person(member) for member, role in hosts if role == "convener"),
            coach=person(coach) if coach else None,
            purpose=session.purpose,
            outcomes=tuple(one.question for one in self.answers),
            participants=tuple(
                person(one.member, hh_mm(one.arrived_at) if one.arrived_at else "")
                for one in attended
                if one.status in ("here", "left") and one.member.id not in leading
            ),
            invited=tuple(person(one.member) for one in attended if one.member.id not in leading),
            key_title=self._key_title(),
            key_points=self._key_points(),
            themes=self._themes(),
            problem="\n".join(dict.fromkeys(text for text in problems if text)),
            ideas=self._of("idea"),
            drivers=self._of("driver"),
            agenda=tuple(self._activity(activity) for activity in session.activities),
            steps=tuple(row for at, one in enumerate(session.activities, 1) for row in self._steps(one, at)),
            draws=self._draws(),
            gallery=self.desk.report.gallery.of_session(self.id, self.who.of, self._about()),
            categories=self._categories(),
            verbatim=tuple(self._note(note) for note in self.notes),
            commitments=self._commitments(),
            quote=self._quote(),
            members=tuple(person(member) for member in self.members.values()),
            sessions=life.meetings(self.desk),
            promises=life.promises(self.desk, self.who),
            letter=tuple((one.title, one.text) for one in self.desk.life.sections() if one.text),
            topics=tuple((topic.title, topic.wanted) for topic in self.desk.community.topics()),
            answers=self.answers,
            messages=tuple(text for text in self.short.messages if text.strip()),
            headlines=tuple(
                (one.title, self.short.headline(one.id)) for one in session.activities if self.short.headline(one.id)
            ),
            closing=self.short.closing,
            votes=life.votes(self.desk, self.id),
            charter=life.charter(self.desk),
            health=life.health(self.desk),
            survey=life.survey(self.desk),
            earlier=earlier.earlier(self.desk, self.session, self.state),
            options=options,
        )

    def _about(self) -> dict[Id, tuple[Note, ...]]:
        """What was said about each drawing."""
        said: dict[Id, tuple[Note, ...]] = {}
        for note in self.notes:
            if note.drawing_id:
                said[note.drawing_id] = (*said.get(note.drawing_id, ()), self._note(note))
        return said

    def _note(self, note: Said) -> Note:
        author = self.who.of(note.who_id, note.who)
        if author and note.consent:
            author = replace(author, consent=consent(note.consent, author.consent))
        trio, step = self.groups.get(note.trio_id or b""), self.steps.get(note.step_id or b"")
        kind = self.kinds.get(note.category)
        return Note(
            note.body,
            author,
            f"{SIGNS.get(kind.sign, '')} {kind.name}".strip() if kind else "",
            hh_mm(note.said_at),
            (step.short or step.title) if step else "",
            trio.label if trio else "",
            not note.for_room,
            note.times,
        )

    def _quote(self) -> Note | None:
        """The one that the facilitator chose, with who said it where it is a note; else the first."""
        chosen = self.short.quote.strip()
        if chosen:
            found = next((note for note in self.notes if " ".join(note.body.split()) == chosen), None)
        else:
            found = next((note for note in self.notes if note.category == "quote"), None)
        return self._note(found) if found else Note(chosen) if chosen else None

    def _of(self, key: str) -> tuple[Note, ...]:
        return tuple(self._note(note) for note in self.notes if note.category == key)

    def _sided(self) -> list[Kind]:
        """The kinds that say plus or minus, in the plan's order, as far as anything was said."""
        used = {note.category for note in self.notes}
        return [kind for kind in reversed(self.kinds.values()) if kind.sign in ("+", "-") and kind.key in used]

    def _key_points(self) -> tuple[Category, ...]:
        starred = any(note.starred for note in self.notes)
        found = []
        for kind in self._sided():
            notes = [note for note in self.notes if note.category == kind.key and (note.starred or not starred)]
            if notes:
                found.append(category(kind, [self._note(note) for note in notes[: None if starred else HIGHLIGHTS]]))
        return tuple(found)

    def _key_title(self) -> str:
        """The activity in which most of the sided notes were written."""
        sided = {kind.key for kind in self._sided()}
        counts: dict[str, int] = {}
        for activity in self.session.activities:
            ids = {step.id for step in activity.steps}
            counts[activity.title] = sum(1 for note in self.notes if note.step_id in ids and note.category in sided)
        best = max(counts, key=counts.__getitem__, default="")
        return best if best and counts[best] else ""

    def _themes(self) -> tuple[Category, ...]:
        """The wall's clusters, in its order."""
        made = []
        for cluster in self.desk.notes.wall.clusters(self.id):
            notes = tuple(self._note(note) for note in self.notes if note.cluster_id == cluster.id)
            if notes and cluster.name.strip():
                made.append(Category(cluster.name, notes, "", LOOSE))
        return tuple(made)

    def _categories(self) -> tuple[Category, ...]:
        made = [
            category(kind, [self._note(note) for note in self.notes if note.category == key and not note.parked])
            for key, kind in reversed(self.kinds.items())
            if key not in OWN_SECTIONS
        ]
        loose = [note for note in self.notes if note.category not in self.kinds and not note.parked]
        parked = [note for note in self.notes if note.parked]
        made.append(Category("", tuple(map(self._note, loose)), "", LOOSE))
        made.append(Category(PARKED, tuple(map(self._note, parked)), "", LOOSE))
        return tuple(one for one in made if one.notes)

    def _activity(self, activity: Activity) -> AgendaRow:
        keys = {step.id for step in activity.steps}
        began = next((leg.began.utc for leg in self.state.legs if leg.cue[0] in keys), None)
        return AgendaRow(
            activity.title,
            activity.planned_s * 1000,
            earlier.took(self.state, keys),
            self._planned_start(activity),
            hh_mm(began) if began else "",
            activity.purpose,
        )

    def _steps(self, activity: Activity, number: int) -> Iterable[AgendaRow]:
        yield replace(self._activity(activity), code=str(number), turns=activity.turns)
        for at, step in enumerate(activity.steps, 1):
            turns = activity.times(step)
            yield AgendaRow(
                step.title,
                step.planned_s * turns * 1000,
                earlier.took(self.state, {step.id}),
                detail=step.instruction,
                prompts=step.prompts,
                hint=step.hint,
                needs=", ".join(part for part in (step.materials, step.room) if part),
                lead=step.leader,
                depth=1,
                code=f"{number}.{at}",
                materials=step.materials,
                room=step.room,
                roles=step.roles,
                asks=tuple(category(kind, []) for kind in step.categories),
                confidential=step.confidential,
                scene=step.scene,
                turns=turns,
            )

    def _planned_start(self, activity: Activity) -> str:
        opening = minutes_of(self.session.starts)
        if opening is None:
            return ""
        start = float(opening)
        for one in self.session.activities:
            if one.id == activity.id:
                break
            start += one.planned_s / 60
        return f"{int(start) // 60 % 24:02}:{int(start) % 60:02}"

    def _draws(self) -> tuple[Draw, ...]:
        turns = {activity.id: activity.turns for activity in self.session.activities}
        return tuple(
            Draw(
                held.title,
                tuple(
                    Group(
                        trio.place,
                        tuple(
                            Seat(
                                seat.letter,
                                self.who.of(seat.member_id, seat.name) or Person(seat.name, ""),
                                scribe=seat.scribe,
                            )
                            for seat in trio.seats
                        ),
                        f"T{trio.number}",
                    )
                    for trio in held.trios
                    if trio.seats
                ),
                turns.get(held.activity_id or b"", 1),
            )
            for held in self.desk.trios.draws(self.id)
        )

    def _commitments(self) -> tuple[Commitment, ...]:
        """What was promised in this session; a promise whose note is not for the room stays in the room."""
        hidden = {note.id for note in self.notes if not note.for_room} | self.kept_out
        made = [one for one in self.desk.notes.promises.of_session(self.id) if one.note_id not in hidden]
        known = {one.note_id for one in made} | {one.what for one in made} | hidden
        later = [note for note in self.notes if note.category == "action" and not {note.id, note.body} & known]
        return tuple(
            Commitment(one.what, self.who.of(one.who_id, one.who), one.due, one.done_at is not None) for one in made
        ) + tuple(Commitment(note.body, self._note(note).author) for note in later)


def category(kind: Kind, notes: list[Note]) -> Category:
    return Category(kind.name, tuple(notes), SIGNS.get(kind.sign, ""), MARKS.get(kind.colour, MARKS["teal"]))
