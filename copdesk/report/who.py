"""People of the book as a document may name them."""

from collections.abc import Iterable, Mapping
from typing import cast

from copdesk.book.ids import Id
from copdesk.people.values import Member
from copdesk.report.values import Consent, Person


class Who:
    """The members of a book, by id and by name."""

    def __init__(self, members: Mapping[Id, Member]) -> None:
        self._members = members
        self._named = {member.name: member for member in members.values()}

    def of(self, key: Id | None, name: str) -> Person | None:
        """The member of that id, else whoever bears the name."""
        member = self._members.get(key) if key else None
        return person(member) if member else self.called(name)

    def called(self, name: str) -> Person | None:
        """The member of exactly that name, with their wishes; else somebody whom nobody can have asked."""
        found = self._named.get(name)
        if found:
            return person(found)
        return Person(name, "") if name else None


def person(member: Member, arrived: str = "") -> Person:
    return Person(
        member.name,
        consent(member.consent, ""),
        member.email,
        bool(member.email_ok),
        member.organisation,
        arrived,
        listed(member.expertise, ","),
        listed(member.categories, ";,"),
        member.called,
        member.native,
    )


def consent(wish: str, otherwise: Consent) -> Consent:
    return cast(Consent, wish) if wish in ("full", "initials", "none") else otherwise


def listed(text: str, between: str) -> tuple[str, ...]:
    """The parts of a list that somebody typed."""
    for mark in between:
        text = text.replace(mark, "\n")
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def counted(people: Iterable[Person]) -> tuple[tuple[str, int], ...]:
    """How many belong to each category that somebody asked to be counted, most first: `gender: woman`."""
    found: dict[str, int] = {}
    for one in people:
        for pair in dict.fromkeys(one.categories):
            name = ": ".join(part.strip() for part in pair.split("=", 1))
            found[name] = found.get(name, 0) + 1
    return tuple(sorted(found.items(), key=lambda entry: (-entry[1], entry[0].casefold())))
