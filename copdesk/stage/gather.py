"""Takes the snapshot: asks every room for what the projector may show. Runs on the book's thread."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from copdesk.board.drawing import Drawing
from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.values import Note
from copdesk.people.values import Member
from copdesk.plan.recap import photos_before
from copdesk.plan.values import Session, Step
from copdesk.stage.material import Drawn, Group, Material, RoomNote, Shown
from copdesk.stage.scenes import Seat
from copdesk.stage.service import StageRoom
from copdesk.trios.held import Held

TABLES = frozenset({
    "session", "activity", "step", "fact", "attendance", "host", "member", "draw", "trio", "seat", "drawing", "note",
    "category", "cluster", "setting", "community", "place", "picture", "ballot", "vote", "sheet",
})  # fmt: skip
"""A change in one of these is a reason to gather anew; strokes are not: the board paints them live."""


def gather(desk: Desk, session_id: Id | None) -> Material:
    """The material of a session; nearly empty without one."""
    options = StageRoom(desk.book).options()
    community = desk.community.community().name
    if session_id is None:
        return Material(community=community, options=options)
    session = desk.plan.session(session_id)
    members = {one.id: one for one in desk.people.members()}
    return Material(
        session=session,
        state=desk.run.state(session_id),
        community=community,
        hosts=tuple((member.name, role) for member, role in desk.people.hosts(session_id)),
        here=desk.people.in_the_room(session_id),
        draws=tuple(_drawn(held, members) for held in desk.trios.draws(session_id)),
        drawings=tuple(_shown(desk.board.drawings(session_id), members)),
        before=tuple(_shown(photos_before(desk, session), members)),
        notes=_room_notes(desk, session, members),
        categories=desk.notes.categories(session_id),
        clusters=tuple((one.id, one.name) for one in desk.notes.wall.clusters(session_id)),
        sheets=tuple(replace(one, parts=()) for one in desk.notes.sheets.of_session(session_id)),
        ballots=tuple(desk.notes.ballots.of_session(session_id)),
        options=options,
    )


def credit(member: Member | None, consent: str, name: str = "") -> str:
    """How a person is named beside what they said: what the note's, else their own consent allows; else ''."""
    allowed = consent or (member.consent if member else "")
    if allowed == "full":
        return member.name if member else name
    if allowed == "initials":
        return member.initials if member else "".join(word[0] for word in name.split()).upper()
    return ""


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Given name(s) and an initial, for names in Latin letters, where that is unique in the room."""
    kept = list(dict.fromkeys(names))
    short = {name: _short(name) for name in kept}
    often = Counter(short.values())
    return {name: said if often[said] == 1 else name for name, said in short.items()}


def _short(name: str) -> str:
    words = name.split()
    if len(words) < 2 or any(c.isalpha() and "LATIN" not in unicodedata.name(c, "") for c in name):
        return name
    return f"{' '.join(words[:-1])} {words[-1][0]}."


def _drawn(held: Held, members: dict[Id, Member]) -> Drawn:
    short = short_names(seat.name for trio in held.trios for seat in trio.seats)
    groups = []
    for trio in held.trios:
        here = [seat for seat in trio.seats if seat.member_id in members]
        seats = tuple(Seat(seat.letter, seat.name, short=short[seat.name]) for seat in here)
        groups.append(Group(trio.number, trio.label, seats, tuple(seat.member_id for seat in here)))
    return Drawn(held.activity_id, tuple(groups), held.options.own_turns)


def _room_notes(desk: Desk, session: Session, members: dict[Id, Member]) -> tuple[RoomNote, ...]:
    """Notes that are for the room, those of confidential steps and parked ones left out."""
    of_step = {step.id: (activity.id, step) for activity in session.activities for step in activity.steps}
    found = desk.notes.each(session.id, "stage", (of_step, members), partial(_room_note, of_step, members))
    return tuple(one for one in found if one is not None)


def _room_note(of_step: dict[Id, tuple[Id, Step]], members: dict[Id, Member], note: Note) -> RoomNote | None:
    activity, step = of_step.get(note.step_id or b"", (None, None))
    if not note.for_room or note.parked or (step is not None and step.confidential):
        return None
    author = credit(members.get(note.who_id or b""), note.consent, note.who)
    return RoomNote(note.id, note.body, author, note.category, activity, note.cluster_id)


def _shown(drawings: Iterable[Drawing], members: dict[Id, Member]) -> Iterable[Shown]:
    for number, drawing in enumerate(drawings, 1):
        facts = drawing.facts
        count = "" if facts.members is None else str(facts.members)
        pairs = (
            ("Members", count), ("Governance", facts.governance), ("Focus", facts.focus), ("Activity", facts.activity),
        )  # fmt: skip
        member = members.get(drawing.author_id or b"")
        author = member.name if member else facts.whose
        told = tuple((label, text) for label, text in pairs if text)
        yield Shown(drawing.id, drawing.place or number, facts.title, author, told, drawing.is_bare_photo)
