"""What stays in the parking lot goes into the topics: one thing a person does, in two rooms."""

from typing import TYPE_CHECKING

from copdesk.book.ids import Id
from copdesk.words import Refused, tr

if TYPE_CHECKING:
    from copdesk.desk import Desk

LONGEST = 200  # letters of a topic


def to_topics(desk: "Desk", key: Id) -> None:
    """Makes a topic of a parked note and takes it out of the lot, as one undo step."""
    note = next((one for one in desk.notes.of_keys([key])), None)
    if note is None:
        raise Refused("notes.unknown")
    title = note.body.split("\n")[0][:LONGEST]
    with desk.book.one_step("topic.from_note", tr("“{text}” to the topics").format(text=title[:40])):
        desk.community.add_topic(title)
        desk.notes.park([key], parked=False)
