"""Who is named in a document, and how: the stricter of the person's wish and the document's rule."""

from collections.abc import Iterable

from copdesk.report.icu import graphemes
from copdesk.report.values import Options, Person, ReportContent

ORDER = ("full", "initials", "none")


def initials(name: str) -> str:
    """`Verele de Vreede` → `V. d. V.`; a name of one word gives one letter."""
    letters = [next(iter(graphemes(word))) for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "\u00a0".join(f"{letter}." for letter in letters)


def shown(person: Person | None, options: Options, in_room: bool = False) -> str:
    """The name to print, or an empty text where this person is not to be named.

    Wishes are about reports; what is handed out in the room (badges, trio cards) follows the document's rule only.
    Who was not asked has agreed to nothing: named inside the house, silent in what is published.
    """
    if person is None:
        return ""
    wish = person.consent or ("none" if options.public else "full")
    rule = options.names if in_room else max(wish, options.names, key=ORDER.index)
    if rule == "full":
        return person.name
    return initials(person.name) if rule == "initials" else ""


def email(person: Person, options: Options) -> str:
    """The address in the form that no robot harvests, only inside the house and with consent."""
    if options.public or not person.email_shown or not person.email or shown(person, options) != person.name:
        return ""
    return person.email.replace("@", "[at]")


def named(people: Iterable[Person], options: Options) -> tuple[list[str], int]:
    """The names to print, in order, and how many more people were there without being named."""
    names: list[str] = []
    silent = 0
    for person in people:
        name = shown(person, options)
        if name:
            names.append(name)
        else:
            silent += 1
    return names, silent


def not_asked(content: ReportContent) -> int:
    """How many of those who were there nobody has asked whether they may be named."""
    there = (*content.convenors, *([content.coach] if content.coach else []), *content.participants)
    return sum(1 for person in there if not person.consent)


def asked_for_initials(content: ReportContent) -> int:
    """How many participants want initials only."""
    return sum(1 for person in content.participants if person.consent == "initials")
