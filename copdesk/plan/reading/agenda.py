"""Which part of a document is the agenda."""

from copdesk.plan.reading.items import read_item
from copdesk.plan.reading.lines import Line
from copdesk.plan.reading.vocabulary import plain, words

_AGENDA = words("headings", "agenda")
_AGENDA_WITH = {word for phrase in words("headings", "agenda_with") for word in phrase.split()}
_AFTER = words("headings", "after")
_AFTER_LAST = ("notes", "notizen", "notas", "minutes")
_LONG_HEADING = 8


def agenda_part(lines: list[Line]) -> tuple[list[Line], bool]:
    """The lines that hold the agenda, and whether a heading says so. Without one, all lines."""
    best: tuple[int, int] | None = None
    part = lines
    for at, line in enumerate(lines):
        if not is_agenda(line, lines, at):
            continue
        section = _section(lines, at)
        timed = sum(read_item(each.text).timed for each in section) + sum(len(each.rows) for each in section)
        if timed + len(section) and (best is None or (timed, at) >= best):
            best, part = (timed, at), section
    if best is not None and best[0] == 0 and any(read_item(each.text).timed for each in lines if each.kind == "item"):
        return lines, False
    return (part, True) if best is not None else (_without_after(lines), False)


def _without_after(lines: list[Line]) -> list[Line]:
    """The lines without sections such as Variations or Materials, where enough times stand elsewhere."""
    kept: list[Line] = []
    below = 0  # the level of the heading whose section is left out
    for line in lines:
        if line.kind == "heading" and (not below or line.depth <= below):
            below = line.depth if ends_agenda(line) else 0
        if not below:
            kept.append(line)
    timed = sum(read_item(line.text).timed for line in kept if line.kind != "heading") + sum(bool(x.rows) for x in kept)
    return kept if timed > 1 else lines


def is_agenda(line: Line, lines: list[Line], at: int) -> bool:
    """True for a heading, or a short line standing alone, that calls what follows the agenda."""
    if line.kind == "table" or (line.kind == "item" and not _has_children(lines, at)):
        return False
    return heads(line, lines, at) and names_agenda(line.text)


def names_agenda(text: str) -> bool:
    """True for words that only say agenda: Programme, Detailed session outline, Agenda (90 min)."""
    rest = plain(read_item(text).title)
    if not rest or len(rest.split()) > _LONG_HEADING:
        return False
    for word in sorted(_AGENDA, key=len, reverse=True):
        if rest == word or rest.startswith(word + " ") or rest.endswith(" " + word) or f" {word} " in rest:
            rest = rest.replace(word, " ", 1)
            return all(each.strip("'’") in _AGENDA_WITH for each in rest.split())
    return False


def ends_agenda(line: Line) -> bool:
    """True for a heading after which no activity comes: notes, resources, pictures."""
    asked = plain(line.text)
    alone = line.gap and asked in _AFTER  # Tips and traps, after a blank line
    if line.kind == "item" or (line.kind == "para" and not (line.bold or line.text.endswith(":") or alone)):
        return False
    if len(asked.split()) > _LONG_HEADING or read_item(line.text).timed:
        return False
    last = asked.split()[-1:] or [""]
    return any(asked == word or asked.startswith(word + " ") for word in _AFTER) or last[0] in _AFTER_LAST


def heads(line: Line, lines: list[Line], at: int) -> bool:
    """True for a heading, and for a line that stands like one."""
    if line.kind != "para" or line.bold or line.text.endswith(":"):
        return True
    if at + 1 >= len(lines) or len(line.text.split()) > 6:
        return False
    return line.gap or lines[at + 1].kind == "item" or read_item(lines[at + 1].text).timed


def _has_children(lines: list[Line], at: int) -> bool:
    return at + 1 < len(lines) and lines[at + 1].kind == "item" and lines[at + 1].depth > lines[at].depth


def _section(lines: list[Line], at: int) -> list[Line]:
    head = lines[at]
    for end in range(at + 1, len(lines)):
        line = lines[end]
        higher = line.kind == "heading" and head.kind == "heading" and line.depth <= head.depth
        outside = head.kind == "item" and (line.kind == "heading" or (line.kind == "item" and line.depth <= head.depth))
        if ends_agenda(line) or ((higher or outside) and not is_agenda(line, lines, end)):
            return lines[at + 1 : end]
    return lines[at + 1 :]
