"""Writing people down for other programs: a table that is read back exactly, and address cards."""

from collections.abc import Iterable

import vobject

from copdesk.people.values import Member
from copdesk.tables import csv_bytes

COLUMNS = (
    ("Name", "name"), ("Called", "called"), ("Organisation", "organisation"), ("Role", "role"),
    ("Country", "country"), ("Languages", "languages"), ("E-mail", "email"), ("Phone", "phone"),
    ("Expertise", "expertise"), ("Passions", "passions"), ("Offers", "offers"), ("Needs", "needs"),
    ("Consent", "consent"), ("Photo OK", "photo_ok"), ("E-mail OK", "email_ok"), ("Member since", "joined"),
    ("Left on", "left_on"), ("Categories", "categories"), ("About", "about"), ("Second e-mail", "also_email"),
    ("Native name", "native"), ("Honorific", "honorific"),
)  # fmt: skip
HEADER = tuple(title for title, _ in COLUMNS)


def people_csv(members: Iterable[Member]) -> bytes:
    """Every field of every member, one a row; `people.reading.read` gives the same values back."""
    return csv_bytes([HEADER, *(tuple(_cell(getattr(member, field)) for _, field in COLUMNS) for member in members)])


def people_cards(members: Iterable[Member]) -> bytes:
    """Address cards, version 3.0, for a phone or a mail program."""
    return "".join(_card(member) for member in members).encode("utf-8")


def _cell(value: str | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value or ""


def _card(member: Member) -> str:
    card = vobject.vCard()
    card.add("fn").value = member.name
    given, _, family = member.name.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(
        family=family if given else "", given=given or family, prefix=member.honorific
    )
    for name, value in (
        ("nickname", member.called),
        ("email", member.email),
        ("email", member.also_email),
        ("x-native-name", member.native),
        ("tel", member.phone),
        ("title", member.role),
        ("note", member.about),
    ):
        if value:
            card.add(name).value = value
    if member.categories:
        card.add("categories").value = [part.strip() for part in member.categories.split(";")]
    if member.organisation:
        card.add("org").value = [member.organisation]
    return str(card.serialize())
