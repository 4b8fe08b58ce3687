"""Chats of the phone and of office programs: WhatsApp's export, messages copied out of Teams.

Each message begins with a date and a time, in the order and the halves of the day that the phone is set to.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from copdesk.notes.reading.moment import moment
from copdesk.notes.reading.values import Heard, Skipped
from copdesk.notes.values import kept
from copdesk.people.reading.names import read_name
from copdesk.words import tr

_MARKS = "\u200e\u200f\u202a\u202c\ufeff"
_WHEN = (
    r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[,.]?[ \u00a0\u202f]+"
    r"(?P<time>\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?)?)"
)
_HEAD = re.compile(rf"^[{_MARKS}]*(?P<open>\[)?{_WHEN}(?(open)\]|\s[-–])\s(?P<rest>.*)$")
_SAID = re.compile(r"^(?P<who>[^:]{1,80}?):(?:[ \u200e]|$)(?P<text>.*)$", re.DOTALL)
_LEFT_OUT = re.compile(
    r"<[^<>]{3,60}>|(?:image|video|audio|gif|sticker|document|contact card) omitted|null"
    r"|.{1,200}\((?:file attached|archivo adjunto|fichier joint|arquivo anexado|datei angehängt|файл добавлен)\)"
    r"|(?:this message was deleted|you deleted this message|se eliminó este mensaje|eliminaste este mensaje"
    r"|ce message a été supprimé|vous avez supprimé ce message|essa mensagem foi apagada|mensagem apagada"
    r"|diese nachricht wurde gelöscht|данное сообщение удалено)\.?",
    re.IGNORECASE,
)


@dataclass
class _Message:
    line: int
    date: str
    time: str
    rest: str
    more: list[str] = field(default_factory=list)


def holds(text: str) -> bool:
    """Whether the first line begins as those programs write it, and a third of such lines are by somebody."""
    first = next((line for line in text.split("\n") if line.strip(f"{_MARKS} \t")), "")
    if not _HEAD.match(first):
        return False
    messages = _messages(text)
    return 3 * sum(_apart(each)[0] is not None for each in messages) >= len(messages)


def read(text: str, told: Callable[[Skipped], None]) -> list[Heard]:
    """What people wrote, in its order, without pictures, deleted messages and what the program itself tells."""
    messages = _messages(text)
    days = {each.date for each in messages}
    day_first = _is_day_first(messages)
    found = []
    for each in messages:
        who, words = _apart(each)
        if who is None:
            told(Skipped(each.line, tr("it is a message of the program")))
            continue
        body = kept(words.strip(f"{_MARKS} \n"))
        if not body or _LEFT_OUT.fullmatch(body):
            told(Skipped(each.line, tr("it has no text")))
            continue
        at = _instant(each, day_first) if len(days) > 1 else None
        clock = "" if at is not None else moment(each.time.replace(".", ":", 1), "")[1]
        found.append(Heard(body, each.line, clock=clock, at=at, who=who))
    return found


def _messages(text: str) -> list[_Message]:
    found: list[_Message] = []
    for number, line in enumerate(text.split("\n"), 1):
        if head := _HEAD.match(line):
            time = re.sub(r"[\u00a0\u202f]", " ", head["time"])
            found.append(_Message(number, head["date"], time, head["rest"]))
        elif found:
            found[-1].more.append(line)
    return found


def _apart(message: _Message) -> tuple[str | None, str]:
    """Who wrote, and what; None for whom the program itself speaks."""
    more = "\n".join(message.more)
    said = _SAID.match(message.rest)
    if said is not None:
        text = said["text"]
        notice = message.rest[said.end("who") + 1 :].lstrip(" ").startswith("\u200e")
        return (None if notice else kept(said["who"].strip(_MARKS + "~ \u202f"))), f"{text}\n{more}"
    alone = kept(message.rest.strip(_MARKS + " "))
    return (read_name(alone).name, more) if more.strip() and len(alone) < 80 else (None, "")


def _is_day_first(messages: list[_Message]) -> bool:
    """Whether dates begin with the day: told by a number past twelve, else by the halves of the day."""
    parts = [list(map(int, re.split(r"[./-]", each.date)[:2])) for each in messages]
    if any(one > 12 for one, _ in parts):
        return True
    if any(two > 12 for _, two in parts):
        return False
    return not any(each.time[-1:] in "mM." for each in messages) or any("." in each.date for each in messages)


def _instant(message: _Message, day_first: bool) -> int | None:
    """The moment as ms UTC, in the clock of the room."""
    one, two, three = map(int, re.split(r"[./-]", message.date))
    if one > 31:
        year, month, day = one, two, three
    else:
        day, month, year = (one, two, three) if day_first else (two, one, three)
    clock = moment(message.time.replace(".", ":", 1), "")[1]
    try:
        hours, minutes, seconds = map(int, clock.split(":"))
        when = datetime(year + 2000 if year < 100 else year, month, day, hours, minutes, seconds)  # noqa: DTZ001
    except ValueError:
        return None
    return round(when.astimezone().timestamp() * 1000)
