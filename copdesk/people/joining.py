"""A list that was read, held against the people of the book: who is new, who is known, what only a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copdesk.book.ids import Id
from copdesk.people.progress import READING, Tell, untold
from copdesk.people.values import Member, clean, folded
from copdesk.words import tr

if TYPE_CHECKING:
    from copdesk.people.reading.values import PeopleReading, PersonRead

TAKEN = (
    "called", "organisation", "role", "country", "languages", "email", "phone", "expertise", "passions", "offers",
    "needs", "consent", "joined", "left_on", "categories", "about",
)  # fmt: skip
_ANSWERS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Case:
    """A question about one person of the list. `code` with the person's place is its key; the first answer stands

    until somebody takes another.
    """

    code: str
    place: int
    question: str
    comfort: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One person of the list as they would be kept. `known` is the member they seem to be."""

    name: str
    fields: Mapping[str, Any]
    row: int
    known: Id | None = None
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole list held against the book. Nothing of it is kept yet."""

    people: tuple[Proposed, ...]
    lines: tuple[str, ...]
    skipped_rows: frozenset[int]
    warnings: tuple[str, ...] = ()
    format: str = ""
    encoding: str = ""
    encoding_sure: bool = True
    headers: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()

    @property
    def cases(self) -> tuple[Case, ...]:
        """All questions, in the list's order."""
        return tuple(case for one in self.people for case in one.cases)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a list comes to: new members with their fields, and members whose empty fields it fills."""

    fresh: tuple[tuple[str, Mapping[str, Any]], ...]
    filled: tuple[tuple[Id, Mapping[str, Any]], ...]


def propose(reading: "PeopleReading", members: Sequence[Member], tell: Tell = untold) -> Proposal:
    """The list held against everyone in the book, with what is doubtful as questions."""
    known = _Known.of(members)
    people = []
    for place, person in enumerate(reading.people):
        if not place % 100:
            tell(READING + (1 - READING) * place / len(reading.people))
        people.append(_proposed(place, person, known))
    for decision in reading.needs_decision:
        people.append(_undecided(len(people), decision.name, decision.guess, decision.email, decision.row))
    return Proposal(
        people=tuple(people),
        lines=reading.lines,
        skipped_rows=frozenset(one.row for one in reading.skipped),
        warnings=reading.warnings,
        format=reading.format,
        encoding=reading.encoding,
        encoding_sure=reading.encoding_sure,
        headers=_headers(reading),
        columns=reading.columns,
    )


def _headers(reading: "PeopleReading") -> tuple[str, ...]:
    """The names of a table's columns, or their numbers where it has no header; empty for what is no table."""
    if not reading.columns:
        return ()
    from copdesk.tables import split_rows  # with its decoders only when wanted

    line = reading.lines[max(0, reading.header_row - 1)]
    cells = next(iter(split_rows(line, reading.delimiter or "\t")), ())
    return tuple(
        clean(cell) if reading.header_row and clean(cell) else tr("Column {n}").format(n=at)
        for at, cell in enumerate(cells, 1)
    )


def decided(
    proposal: Proposal, members: Sequence[Member], answers: Mapping[tuple[str, int], int], left_out: frozenset[int]
) -> Kept:
    """What is to be kept once the questions are answered; `left_out` are places that somebody unticked."""
    known = {member.id: member for member in members}
    fresh: list[tuple[str, Mapping[str, Any]]] = []
    filled: list[tuple[Id, Mapping[str, Any]]] = []
    for place, one in enumerate(proposal.people):
        chosen = {case.code: answers.get((case.code, case.place), 0) for case in one.cases}
        if place in left_out or (chosen.get("undecided") == 0 and "undecided" in chosen):
            continue
        name, fields = one.name, dict(one.fields)
        if chosen.get("small-letter") == 1:
            name = _capitals(name)
        if chosen.get("address-differs") == 1:
            fields.pop("email", None)
        member = known.get(one.known) if one.known is not None else None
        if member is not None and chosen.get("known", 0) == 0:
            gaps = {field: value for field, value in fields.items() if getattr(member, field) in ("", None)}
            if gaps:
                filled.append((member.id, gaps))
        else:
            fresh.append((name, fields))
    return Kept(tuple(fresh), tuple(filled))


def _proposed(place: int, person: "PersonRead", known: "_Known") -> Proposed:
    fields: dict[str, Any] = {field: getattr(person, field) for field in TAKEN if getattr(person, field)}
    for field in ("photo_ok", "email_ok"):
        answer = _ANSWERS.get(str(getattr(person, field)).casefold())
        if answer is not None:
            fields[field] = answer
    if fields.get("consent") not in (None, "full", "initials", "none"):
        del fields["consent"]
    cases: list[Case] = []
    member, why = known.like(person)
    if member is not None and why:
        cases.append(
            Case(
                "known",
                place,
                tr("{name} is in the community already").format(name=member.name),
                why,
                (tr("Same person: keep one card"), tr("Two different people")),
            )
        )
    cases += _doubts(place, person)
    return Proposed(person.name, fields, person.row, member.id if member else None, tuple(cases))


@dataclass(frozen=True, slots=True)
class _Known:
    """Everyone of the book, by address and by name."""

    by_email: Mapping[str, Member]
    by_name: Mapping[str, Member]

    @classmethod
    def of(cls, members: Sequence[Member]) -> "_Known":
        """The first of each address and of each name counts."""
        backwards = list(reversed(members))
        return cls(
            {member.email.casefold(): member for member in backwards if member.email},
            {folded(clean(member.name)): member for member in backwards},
        )

    def like(self, person: "PersonRead") -> tuple[Member | None, str]:
        """Who of the book this is, and why that is only likely; '' where name and address are both the same."""
        name = folded(clean(person.name))
        for mail in (person.email, person.also_email):
            member = self.by_email.get(mail.casefold()) if mail else None
            if member is not None:
                return member, "" if folded(member.name) == name else tr("The e-mail address is the same.")
        found = self.by_name.get(name)
        return found, tr("The name is the same.") if found is not None else ""


def _doubts(place: int, person: "PersonRead") -> list[Case]:
    found = []
    if "small-letter" in person.doubts and _capitals(person.name) != person.name:
        found.append(
            Case(
                "small-letter",
                place,
                person.name,
                tr("The name begins with a small letter."),
                (tr("Keep as written"), _capitals(person.name)),
            )
        )
    if "address-differs" in person.doubts:
        comfort = tr("Name and address differ by a letter: {email}.").format(email=person.email)
        answers = (tr("Keep both as written"), tr("Leave the address out"))
        found.append(Case("address-differs", place, person.name, comfort, answers))
    return found


def _undecided(place: int, name: str, guess: str, email: str, row: int) -> Proposed:
    meant = guess or name or email.partition("@")[0]
    case = Case(
        "undecided",
        place,
        name or email,
        tr("This may be no person, or more than one."),
        (tr("Leave out"), tr("Add as {name}").format(name=meant)),
    )
    return Proposed(meant, {"email": email} if email else {}, row, None, (case,))


def _capitals(name: str) -> str:
    return name[:1].upper() + name[1:]
