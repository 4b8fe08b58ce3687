"""What was read from a list of people, before a person has looked at it. Nothing here is kept."""

from dataclasses import dataclass

FIELDS = (
    "called", "native", "honorific", "role", "country", "languages", "phone", "expertise", "passions", "offers",
    "needs", "consent", "photo_ok", "email_ok", "directory", "categories", "about", "joined", "left_on", "attended",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonRead:
    """One person as the list gives them; '' where it gives nothing. `row` is the first line or row they stand in,
    `as_written` the name where it was changed, `doubts` codes of what a person should look at."""

    name: str
    email: str = ""
    organisation: str = ""
    also_email: str = ""
    called: str = ""
    native: str = ""
    honorific: str = ""
    role: str = ""
    country: str = ""
    languages: str = ""
    phone: str = ""
    expertise: str = ""
    passions: str = ""
    offers: str = ""
    needs: str = ""
    consent: str = ""
    photo_ok: str = ""
    email_ok: str = ""
    directory: str = ""
    categories: str = ""
    about: str = ""
    joined: str = ""
    left_on: str = ""
    attended: str = ""
    as_written: str = ""
    note: str = ""
    doubts: tuple[str, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Rows that look like one person. `kind`: same-email, rejoin, same-name, same-name-different-email (kept as one,
    ask) or shared-email (kept apart). `merged` tells what was done."""

    kind: str
    name: str
    rows: tuple[int, ...] = ()
    emails: tuple[str, ...] = ()
    merged: bool = True
    where: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What is no person. `why`: heading, placeholder, bot, not attending, no name, other section, group or
    organisation."""

    text: str
    why: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What only a person can decide. `why`: device, several, no name; `guess` is a name that may be meant."""

    name: str
    why: str
    row: int = 0
    guess: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """A list as it was understood; `header_row` is 0 where there is none; `lines` is the source as it came in, `rows`
    are a table's first ones."""

    people: tuple[PersonRead, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    needs_decision: tuple[Decision, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = ""
    encoding: str = ""
    encoding_sure: bool = True
    delimiter: str = ""
    header_row: int = 0
    columns: tuple[tuple[str, int], ...] = ()
    lines: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
