"""What goes on at the same time: one activity for the room's clock, its parts beside each other."""

from dataclasses import replace

from copdesk.plan.reading.items import LONGEST_TITLE
from copdesk.plan.reading.marks import is_end
from copdesk.plan.reading.values import ActivityRead, StepRead
from copdesk.plan.reading.vocabulary import plain, says, words


def side_by_side(found: list[ActivityRead]) -> list[ActivityRead]:
    """Activities with one start and one end made into one."""
    made: list[ActivityRead] = []
    for each in found:
        if made and _together(made[-1], each):
            made[-1] = beside(made[-1], each)
        else:
            made.append(each)
    return made


def beside(first: ActivityRead, more: ActivityRead) -> ActivityRead:
    """`more` as a part of `first`. A title such as Parallel sessions stays; else the parts' titles make one."""
    part = StepRead(more.title, prompts=more.prompts, note=more.note, line=more.line)
    end, minutes = first.end or more.end, first.minutes if first.minutes is not None else more.minutes
    if says(first.title, words("beside", "umbrella")) and not _alike(first.title, more.title):
        return replace(first, end=end, minutes=minutes, steps=(*first.steps, part))
    own = first.steps or (StepRead(first.title, prompts=first.prompts, note=first.note, line=first.line),)
    title = f"{first.title} / {more.title}"
    if len(title) > LONGEST_TITLE:
        title = first.title if first.title.endswith("…") else f"{first.title} / …"
    return replace(first, title=title, end=end, minutes=minutes, prompts=(), note="", steps=(*own, part))


def within(first: ActivityRead, more: ActivityRead) -> ActivityRead:
    """`more`, which has no time of its own, as something that happens in the time of `first`."""
    if first.steps or not _alike(first.title, more.title):
        part = StepRead(more.title, prompts=more.prompts, note=more.note, line=more.line)
        return replace(first, steps=(*first.steps, part))
    return beside(first, more)


def _alike(one: str, two: str) -> bool:
    """Workshop A and Workshop B."""
    return plain(one).split()[:1] == plain(two).split()[:1]


def _together(one: ActivityRead, two: ActivityRead) -> bool:
    if not one.start or one.start != two.start or one.day != two.day or two.steps or is_end(one.title):
        return False
    if one.minutes is not None and two.minutes is not None and one.minutes != two.minutes:
        return False
    return one.end == two.end or not one.end or not two.end
