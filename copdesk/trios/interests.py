"""Groups by interest: whoever signed a card is grouped with others who did, strangers first."""

from collections.abc import Sequence

from copdesk.book.ids import Id
from copdesk.people.values import Member, clean
from copdesk.trios.paper import groups_of_members
from copdesk.words import Refused


def cards_in(text: str, known: Sequence[Member]) -> list[tuple[str, tuple[Id, ...]]]:
    """Cards as typed, one a line: `Topic: names`.

    Raises Refused("trios.card_topic") for a line without a topic, ("trios.no_groups") without any, and for names
    that are unknown, doubtful or on two cards.
    """
    topics: list[str] = []
    lines: list[str] = []
    for line in text.splitlines():
        topic, colon, names = line.partition(":")
        if not line.strip():
            continue
        if not colon or not clean(topic) or not clean(names):
            raise Refused("trios.card_topic", line=clean(line))
        topics.append(clean(topic))
        lines.append(names)
    groups = groups_of_members("\n".join(lines), known)
    return list(zip(topics, groups, strict=True))
