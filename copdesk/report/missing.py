"""Letters that no bundled face can show, found before anything is saved."""

import unicodedata
from collections.abc import Iterator

from copdesk.report.faces import IGNORABLE, Faces
from copdesk.report.icu import graphemes
from copdesk.report.shape import MODIFIERS, clean
from copdesk.report.values import Missing, Note, Person, ReportContent, Words


def missing_letters(content: ReportContent, faces: Faces | None = None) -> list[Missing]:
    """Every such letter once, with its Unicode name and the first place where it stands."""
    known = faces or Faces()
    found: dict[str, Missing] = {}
    for where, text in texts(content):
        if text.isascii():
            continue
        for cluster in graphemes(clean(text)):
            if cluster == "\n" or known.choose(cluster):
                continue
            for letter in cluster:
                plain = letter in IGNORABLE or letter in MODIFIERS or unicodedata.category(letter) in ("Cf", "Cc")
                if not plain and letter not in found and known.choose(letter) is None:
                    name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
                    found[letter] = Missing(letter, name, where)
    return list(found.values())


def texts(content: ReportContent) -> Iterator[tuple[str, str]]:
    """Every text of people in `content`, with a word for where it stands."""
    yield from (("title", content.title), ("community", content.community), ("day", content.day))
    yield from (("space", content.space), ("purpose", content.purpose), ("problem", content.problem))
    yield from (("outcome", text) for text in content.outcomes)
    for answer in (*content.answers, *content.charter):
        yield ("answer", f"{answer.question} {answer.answer}")
    yield from (("synthesis", text) for text in (*content.messages, content.closing))
    yield from (("synthesis", line) for _, line in content.headlines)
    for vote in content.votes:
        yield ("vote", " ".join((vote.question, *(label for label, _ in vote.choices))))
    for group, people in (("convenor", content.convenors), ("participant", content.participants)):
        for person in people:
            yield from _person(group, person)
    yield from _person("coach", content.coach)
    for row in content.agenda:
        yield from (("agenda", row.title), ("agenda", row.detail))
    for category in (*content.key_points, *content.themes, *content.categories):
        yield ("category", category.name)
        yield from _notes(category.notes)
    yield from _notes((*content.ideas, *content.drivers, *content.verbatim))
    if content.quote:
        yield from _notes((content.quote,))
    for draw in content.draws:
        yield ("draw", draw.name)
        for one in draw.groups:
            yield ("group", f"{one.label} {one.place}")
            for seat in one.seats:
                yield from _person("group", seat.person)
    for picture in content.gallery:
        where = f"picture {picture.number}"
        yield (where, picture.caption)
        yield from _person(where, picture.author)
        yield from ((where, f"{name} {value}") for name, value in picture.facts)
        yield from _notes(picture.notes)
        yield from ((where, mark.text) for mark in picture.marks if isinstance(mark, Words))
        yield from ((where, mark.text) for mark in picture.drawn if mark.kind in ("text", "sticky"))
    for item in content.commitments:
        yield ("commitment", f"{item.text} {item.due}")
        yield from _person("commitment", item.who)
    for item in content.promises:
        yield ("commitment", f"{item.text} {item.due}")
        yield from _person("commitment", item.who)
    for person in (*content.invited, *content.members):
        yield from _person("member", person)
    for meeting in content.sessions:
        yield ("session", f"{meeting.title} {meeting.day} {meeting.space}")
    yield from (("topic", topic) for topic, _ in content.topics)
    for row in content.steps:
        yield from (("plan", text) for text in (row.title, row.detail, row.hint, row.needs, row.lead, *row.prompts))


def _person(where: str, person: Person | None) -> Iterator[tuple[str, str]]:
    if person:
        yield (where, f"{person.name} {person.organisation} {' '.join(person.topics)}")


def _notes(notes: tuple[Note, ...]) -> Iterator[tuple[str, str]]:
    for note in notes:
        yield ("note", note.text)
        yield ("note", f"{note.group} {note.step}")
        yield from _person("note", note.author)
