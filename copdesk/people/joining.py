"""A list that was read, held against the people of the book: who is new, who is known, what only a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from copdesk.book.ids import Id
from copdesk.people.fields import field_words
from copdesk.people.filling import differing, gaps_of
from copdesk.people.knowing import Known
from copdesk.people.progress import READING, Tell, untold
from copdesk.people.values import Member, clean
from copdesk.words import tr

if TYPE_CHECKING:
    from copdesk.people.reading.values import PeopleReading, PersonRead

TAKEN = (
    "called", "organisation", "role", "country", "languages", "email", "phone", "expertise", "passions", "offers",
    "needs", "consent", "joined", "left_on", "categories", "about", "also_email", "native", "honorific",
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
    delimiter: str = ""
    header: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it holds answers to questions, as an online form gives them."""
        return self.format == "form" or any(header.rstrip().endswith(("?", "？", "؟")) for header in self.headers)

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
    known = Known.of(members)
    reading = _by_lines(reading)
    twice = _twice(reading)
    people = []
    for place, person in enumerate(reading.people):
        if not place % 100:
            tell(READING + (1 - READING) * place / len(reading.people))
        people.append(_proposed(place, person, known, twice.get(place, ())))
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
        delimiter=reading.delimiter,
        header=reading.header_row,
        sheet=reading.sheet,
        sheets=reading.sheets,
        rows=reading.rows,
    )


def _by_lines(reading: "PeopleReading") -> "PeopleReading":
    """Address cards are counted as cards; whoever looks at the source looks for the line where one begins."""
    if reading.format != "vcard":
        return reading
    begins = [at for at, line in enumerate(reading.lines, 1) if line.strip().upper() == "BEGIN:VCARD"]
    at = dict(enumerate(begins, 1))
    return replace(
        reading,
        people=tuple(replace(one, row=at.get(one.row, one.row)) for one in reading.people),
        skipped=tuple(replace(one, row=at.get(one.row, one.row)) for one in reading.skipped),
        needs_decision=tuple(replace(one, row=at.get(one.row, one.row)) for one in reading.needs_decision),
        duplicates=tuple(replace(one, rows=tuple(at.get(row, row) for row in one.rows)) for one in reading.duplicates),
    )


def _headers(reading: "PeopleReading") -> tuple[str, ...]:
    """The names of a table's columns, or their numbers where it has no header; empty for what is no table."""
    if not reading.columns:
        return ()
    told = reading.rows[reading.header_row - 1] if 0 < reading.header_row <= len(reading.rows) else ()
    wide = max((len(row) for row in reading.rows), default=0)
    names = [clean(cell) for cell in (*told, *[""] * (wide - len(told)))]
    return tuple(name or tr("Column {n}").format(n=at) for at, name in enumerate(names, 1))


def decided(
    proposal: Proposal, members: Sequence[Member], answers: Mapping[tuple[str, int], int], left_out: frozenset[int]
) -> Kept:
    """What is to be kept once the questions are answered; `left_out` are places that somebody unticked."""
    known = {member.id: member for member in members}
    fresh: list[tuple[str, Mapping[str, Any]]] = []
    filled: list[tuple[Id, Mapping[str, Any]]] = []
    again: dict[str, dict[str, Any]] = {}
    for place, one in enumerate(proposal.people):
        chosen = {case.code: answers.get((case.code, case.place), 0) for case in one.cases}
        if place in left_out or (chosen.get("undecided") == 0 and "undecided" in chosen):
            continue
        name, fields = one.name, dict(one.fields)
        if chosen.get("small-letter") == 1:
            name = _capitals(name)
        if chosen.get("twice") == 1:
            again[_key(one.name)] = {**fields, **again.get(_key(one.name), {})}
            continue
        if chosen.get("two-addresses") == 1:
            other = fields.pop("also_email", "")
            fresh.append((one.name, {**fields, "email": other}))
        if chosen.get("address-differs") == 1:
            fields.pop("email", None)
        member = known.get(one.known) if one.known is not None else None
        if member is not None and chosen.get("known", 0) == 0 and chosen.get("nearly", 1) == 1:
            more = gaps_of(member, fields) | (differing(member, fields) if chosen.get("differs") == 1 else {})
            if more:
                filled.append((member.id, more))
        else:
            fresh.append((name, fields))
    named = [(name, {**again.pop(_key(name), {}), **fields}) for name, fields in fresh]
    return Kept(tuple(named), tuple(filled))


def counted(proposal: Proposal, answers: Mapping[tuple[str, int], int], left_out: frozenset[int]) -> tuple[int, int]:
    """How many `decided` would add with these answers, and how many of the list are known already."""
    said = {(code, answer, place) for (code, place), answer in answers.items()}
    out = left_out | {place for code, answer, place in said if (code, answer) in (("undecided", 0), ("twice", 1))}
    more = {place for code, answer, place in said if (code, answer) == ("two-addresses", 1)}
    other = {place for code, answer, place in said if (code, answer) in (("known", 1), ("nearly", 0))}
    taken = [place for place in range(len(proposal.people)) if place not in out]
    known = sum(proposal.people[place].known is not None and place not in other for place in taken)
    return len(taken) - known + len(more - out), known


def _key(name: str) -> str:
    from copdesk.people.reading.names import name_key  # with its words of many languages only when wanted

    return " ".join(name_key(name))


def _twice(reading: "PeopleReading") -> Mapping[int, tuple[Case, ...]]:
    """Questions about who stands in the list twice, by the place of the person they are asked of."""
    at_row = {person.row: place for place, person in enumerate(reading.people)}
    asked: dict[int, tuple[Case, ...]] = {}
    for each in reading.duplicates:
        places = [at_row[row] for row in each.rows if row in at_row]
        if each.kind == "same-name" and not each.merged:
            question = tr("{name} stands in the list twice").format(name=each.name)
            answers = (tr("Two different people"), tr("Same person: keep one card"))
            for place in places[1:]:
                comfort = _where(reading.people[places[0]])
                asked[place] = (*asked.get(place, ()), Case("twice", place, question, comfort, answers))
        elif each.kind == "same-name-different-email" and places and len(each.emails) > 1:
            question = tr("{name} gave two addresses").format(name=each.name)
            answers = (tr("Same person: keep one card"), tr("Two different people"))
            case = Case("two-addresses", places[0], question, " · ".join(each.emails[:2]), answers)
            asked[places[0]] = (*asked.get(places[0], ()), case)
    return asked


def _where(person: "PersonRead") -> str:
    """What tells the other one of that name apart."""
    told = " · ".join(part for part in (person.organisation, person.email) if part)
    row = tr("The other one: line {n}").format(n=person.row)
    return f"{row}, {told}." if told else f"{row}."


def _proposed(place: int, person: "PersonRead", known: Known, twice: tuple[Case, ...]) -> Proposed:
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
    if member is None and (member := known.nearly(person)) is not None:
        question = tr("Is this {name}, who is in the community already?").format(name=member.name)
        answers = (tr("Two different people"), tr("Same person: keep one card"))
        cases.append(Case("nearly", place, question, tr("The name differs by a letter or two."), answers))
    if member is not None and not any(case.code == "nearly" for case in cases):
        cases += _differs(place, member, fields)
    cases += (*twice, *_doubts(place, person))
    key = member.id if member else None
    return Proposed(person.name, fields, person.row, key, tuple(cases))


def _differs(place: int, member: Member, fields: Mapping[str, Any]) -> list[Case]:
    """Whether the card or the list is right about somebody who is known."""
    other = differing(member, fields)
    if not other:
        return []
    lines = [
        tr("{field}: {old} → {new}").format(field=field_words(name), old=getattr(member, name), new=new)
        for name, new in other.items()
    ]
    question = tr("The list says something else of {name}").format(name=member.name)
    answers = (tr("Keep the card as it is"), tr("Take what the list says"))
    return [Case("differs", place, question, "\n".join(lines), answers)]


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
        comfort = tr("Name and address do not quite agree: {email}.").format(email=person.email)
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
