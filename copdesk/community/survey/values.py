"""Questions of the interest survey and the replies to them, as values."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache

from copdesk.assets import resource
from copdesk.book.ids import Id

KINDS = ("words", "many", "one", "yes")
"""Free words, several of the choices, one of them, or yes and no."""
FEEDS = ("", "topics", "offers", "needs", "passions", "expertise", "email_ok")
"""Where answers go: nowhere, to the topics that wait, or to a field of the member's profile."""
YES, NO = "yes", "no"
_SPLIT = re.compile(r"\s*[;\n•]\s*|\s*,\s+(?![^()]*\))")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `choices` are those to tick; others may be written in."""

    key: str
    text: str
    kind: str = "words"
    choices: tuple[str, ...] = ()
    feeds: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one person answered, by the key of the question. Choices stand in one text, a line each."""

    id: Id
    day: str
    name: str = ""
    email: str = ""
    member_id: Id | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    organisation: str = ""

    def answer(self, key: str) -> str:
        """Their answer, or ''."""
        return self.answers.get(key, "")


@dataclass(frozen=True, slots=True)
class AnswersRead:
    """A table of answers as it was understood; nothing of it is kept. `rows` are (name, address, organisation,
    answers by key); `columns` say which question each used column answers. `over` are columns that answer none, as the
    questions that they would be: their answers stand in the rows too.
    """

    rows: tuple[tuple[str, str, str, dict[str, str]], ...]
    columns: tuple[tuple[str, str], ...] = ()
    over: tuple[Question, ...] = ()

    def answered(self, keys: Collection[str]) -> int:
        """In how many rows any of these questions is answered."""
        return sum(any(key in keys for key in answers) for *_, answers in self.rows)


@cache
def shipped() -> tuple[Question, ...]:
    """The questions that come with the program, in English."""
    told = tomllib.loads(resource("examples", "survey.toml").read_text(encoding="utf-8"))
    return tuple(
        Question(one["key"], one["text"], one["kind"], tuple(one.get("choices", ())), one.get("feeds", ""))
        for one in told["questions"]
    )


def parts(answer: str) -> tuple[str, ...]:
    """The single things in an answer: lines, or what stands between commas and semicolons."""
    pieces = answer.split("\n") if "\n" in answer else _SPLIT.split(answer)
    return tuple(dict.fromkeys(part for piece in pieces if (part := piece.strip(" \t•*–-.")) and len(part) > 1))
