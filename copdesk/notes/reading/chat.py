"""A saved chat: as a meeting's window saves it (the time of day), or as it comes with a recording (from its start)."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from copdesk.notes.reading.moment import moment
from copdesk.notes.reading.values import Heard, Skipped
from copdesk.notes.values import kept
from copdesk.people.values import folded
from copdesk.words import tr

_DATE = r"(?:\[?\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?\s+)?"
_TIME = r"\[?(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)\]?"
_FROM = r"(?:From|Von|De|Da|Van|Från|Från|Fra|Od|От|Từ|จาก)"
_TO = r"(?:to|an|[àa]|para|aan|till|til|do|для|đến|ถึง)"
_SAVED = re.compile(rf"^{_DATE}{_TIME}\s+{_FROM}\s+(?P<who>.+?)(?:\s+{_TO}\s+(?P<to>[^:]+?))?\s*:(?:\s|$)(?P<text>.*)$")
_RECORDED = re.compile(rf"^{_DATE}{_TIME}[ ]*\t\s*(?P<who>[^\t]+?)\s*:[ ]*(?:\t|$)(?P<text>.*)$")
_ALL = frozenset({
    "everyone", "everybody", "all", "alle", "allen", "tous", "tout le monde", "todos", "todas", "a todos", "tutti",
    "iedereen", "hosts and panelists", "all panelists", "all attendees", "all panelists and attendees", "alla",
    "все", "всем", "mọi người", "ทุกคน", "所有人", "全員", "모두",
})  # fmt: skip
_REACTED = re.compile(
    r"^(?:Reacted to [\"“].*[\"”]? with .{1,40}|Removed an? .{1,40} reaction from [\"“].*"
    r"|Hat auf [\"“].*[\"”] .*reagiert"
    r"|A réagi à [\"“«].*|Ha reaccionado a [\"“«].*|Reaccionó a [\"“«].*|Reagiu a [\"“«].*)$",
    re.IGNORECASE | re.DOTALL,
)
_REPLY = re.compile(
    r"^(?:Replying to|Antwort auf|En réponse à|Répondre à|Respondiendo a|Respondendo a)\s+[\"“«](?P<about>.*?)[\"”»]"
    r"\s*:?\s*\n+(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip


@dataclass
class _Message:
    line: int
    time: str
    who: str
    to: str
    recorded: bool
    lines: list[str] = field(default_factory=list)


def holds(text: str) -> bool:
    """Whether one of the first lines is the head of a message."""
    first = [line for line in text.split("\n") if line.strip()][:5]
    return any(_SAVED.match(line) or _RECORDED.match(line) for line in first)


def read(text: str, told: Callable[[Skipped], None]) -> list[Heard]:
    """What was said to all, in its order: no reactions, and nothing that went to one person only."""
    messages = _messages(text, told)
    often = Counter(one.to for one in messages if one.to).most_common(1)
    usual = often[0][0] if often and often[0][1] > 1 else ""
    found = []
    for one in messages:
        body = kept("\n".join(line.strip("\t ") for line in one.lines))
        if _is_private(one.to, usual):
            told(Skipped(one.line, tr("it went to one person only")))
        elif _REACTED.match(body):
            told(Skipped(one.line, tr("it is a reaction")))
        elif not body:
            told(Skipped(one.line, tr("it has no text")))
        else:
            offset, clock, at = moment(one.time, "offset" if one.recorded else "")
            found.append(Heard(_answered(body), one.line, offset, clock, at, who=kept(one.who)))
    return found


def _messages(text: str, told: Callable[[Skipped], None]) -> list[_Message]:
    found: list[_Message] = []
    for number, line in enumerate(text.split("\n"), 1):
        head = _SAVED.match(line) or _RECORDED.match(line)
        if head is not None:
            to = head.groupdict().get("to") or ""
            found.append(_Message(number, head["time"], head["who"].strip(), to.strip(), head.re is _RECORDED))
            found[-1].lines.append(head["text"])
        elif found:
            found[-1].lines.append(line)
        elif line.strip():
            told(Skipped(number, tr("it stands before the first message")))
    return found


def _is_private(to: str, usual: str) -> bool:
    """Whether one person only got it: brackets say so, or it is neither all nor whom most of it went to."""
    if not to:
        return False
    if re.search(r"\(.+\)$|（.+）$", to):
        return True
    return folded(to) not in {folded(word) for word in _ALL} and to != usual


def _answered(body: str) -> str:
    """A reply says first what was said, then what it answers."""
    reply = _REPLY.match(body)
    return f"{kept(reply['text'])} (↩ {kept(reply['about'])})" if reply else body
