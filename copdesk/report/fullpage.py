"""Pictures that have a page of their own, with all that was said about them."""

from collections.abc import Sequence

from copdesk.report import look
from copdesk.report.blocks import Heading, Text
from copdesk.report.flow import Block, Break, Stack
from copdesk.report.gallery import SAID, Frame, told
from copdesk.report.parts import Desk
from copdesk.report.pictures import opened
from copdesk.report.values import Options, Picture

MOST = 4
LEAST_SHARE = 0.6
"""Of the page that a picture may take, however much was said about it."""


def most_talked_about(pictures: Sequence[Picture], options: Options) -> tuple[Picture, ...]:
    """Those with most notes that may be shown, then those that were visited; at most MOST, as they hang."""

    def weight(picture: Picture) -> tuple[int, bool]:
        return len([note for note in picture.notes if not (note.private and options.public)]), picture.visited

    worth = [one for one in pictures if any(weight(one))]
    chosen = sorted(worth, key=weight, reverse=True)[:MOST]
    return tuple(one for one in pictures if one in chosen)


def pages(desk: Desk, pictures: Sequence[Picture]) -> list[Block]:
    """A page for each, as large as its own pixels allow; what follows starts a new page."""
    made: list[Block] = []
    sheet = look.sheet(desk.options.paper)
    for at, picture in enumerate(pictures):
        room, title = sheet.room, None
        if not at:
            title = Heading(desk.type, desk.say("Pictures most talked about"), 0.0)
            room -= title.height(sheet.inner) + 8.0
        number, words, by = told(desk.type, picture, desk.options, desk.say)
        frame = Frame(desk.type, opened(picture), ". ".join(filter(None, (number, picture.caption, by))), room)
        below: list[Block] = list(words)
        if frame.damaged:
            below.append(desk.text(desk.say("This picture cannot be read."), look.CAPTION))
        below += [
            Text(desk.type, desk.say("“{text}”").format(text=note.text), SAID, 4.0)
            for note in desk.notes_shown(picture.notes)
        ]
        frame.most = max(room * LEAST_SHARE, room - Stack(below).height(sheet.inner) - 8.0)
        made.append(Break())
        if title:
            made.append(title)
        frame.before = 8.0 if title else 0.0
        frame.keep_next = True
        made += [frame, *below]
    return [*made, Break()] if made else []
