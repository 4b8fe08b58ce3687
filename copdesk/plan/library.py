"""The activity library: the methods that come with the program, one TOML file each.

A file's fields are those of `Activity` and `Step`, plus where the method comes from, how many people it
suits and the words it is found by. A field nobody knows is an error: a misspelt one would be lost in silence.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from copdesk.assets import resource
from copdesk.book.ids import Id
from copdesk.plan.values import Activity, Category, Step
from copdesk.words import language_now, speaker, tr

DOMAIN = "activities"
"""The catalogue of what the library's activities say; apart, since a step that is called Draw is no draw of groups."""
NO_ID: Id = b""
GROUPINGS = ("alone", "pairs", "trios", "fours", "tables", "all")
_MINUTES = re.compile(r"\b(\d{1,3})\s*(?:min(?:ute)?s?\b|m\b|[’'])", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(\d{1,4})\s*(?:people|persons?|participants?|pers(?:onnes?)?|gens)\b", re.IGNORECASE)
_SAID = ("title", "short", "instruction", "hint", "leader", "materials", "room")
"""What a step says in words; its prompts, roles and categories say more."""
_STEP_FIELDS = {field.name for field in fields(Step)} - {"id", "activity_id", "position"}
_OWN_FIELDS = ("source", "min_people", "max_people", "words")
_METHOD_FIELDS = {"key", "title", "purpose", "turns", "colour", "steps", *_OWN_FIELDS}


@dataclass(frozen=True, slots=True)
class Method:
    """A way of working together, before it stands in a session. Its steps have no ids yet."""

    key: str
    title: str
    purpose: str
    turns: int
    colour: str
    source: str
    min_people: int
    max_people: int
    words: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def planned_s(self) -> int:
        """All turns together, as published."""
        return self.placed(NO_ID, 0, lambda: NO_ID).planned_s

    @property
    def least_s(self) -> int:
        """All turns together at their shortest."""
        return self.placed(NO_ID, 0, lambda: NO_ID).least_s

    @property
    def most_s(self) -> int:
        """All turns together at their longest."""
        return self.placed(NO_ID, 0, lambda: NO_ID).most_s

    @property
    def groupings(self) -> tuple[str, ...]:
        """How people sit, each once, from alone to all."""
        return tuple(each for each in GROUPINGS if any(step.grouping == each for step in self.steps))

    def placed(self, session_id: Id, position: int, new_id: Callable[[], Id]) -> Activity:
        """This method as an activity of a session, with ids for it and for its steps."""
        activity_id = new_id()
        steps = tuple(
            replace(step, id=new_id(), activity_id=activity_id, position=at) for at, step in enumerate(self.steps)
        )
        return Activity(
            id=activity_id,
            session_id=session_id,
            position=position,
            title=self.title,
            method=self.key,
            purpose=self.purpose,
            turns=self.turns,
            colour=self.colour,
            steps=steps,
        )


@cache
def published() -> tuple[Method, ...]:
    """Every method of the library as its file has it, in English."""
    files = sorted(resource("activities").glob("*.toml"))
    return tuple(read_method(path.read_text(encoding="utf-8")) for path in files)


def methods() -> tuple[Method, ...]:
    """Every method of the library in the desk's language, by title."""
    return _spoken(language_now())


@cache
def _spoken(language: str) -> tuple[Method, ...]:
    say = speaker(DOMAIN, language)
    told = [said(method, say) for method in published()]
    return tuple(sorted(told, key=lambda method: (method.title.casefold(), method.key)))


def said(method: Method, say: Callable[[str], str]) -> Method:
    """A method with each of its texts as `say` says it, that is also found by its English title."""
    words = (*method.words, method.title)
    steps = tuple(_said_step(step, say) for step in method.steps)
    return replace(method, title=say(method.title), purpose=say(method.purpose), words=words, steps=steps)


def _said_step(step: Step, say: Callable[[str], str]) -> Step:
    texts: dict[str, Any] = {name: say(getattr(step, name)) for name in _SAID}
    return replace(
        step,
        **texts,
        prompts=tuple(map(say, step.prompts)),
        roles=tuple((say(role), say(does)) for role, does in step.roles),
        categories=tuple(replace(one, name=say(one.name)) for one in step.categories),
    )


def method(key: str) -> Method | None:
    """The method of that key; None where the library has none."""
    return next((each for each in methods() if each.key == key), None)


def read_method(text: str) -> Method:
    """A method from the text of its file; raises ValueError for a field that is missing or unknown."""
    data = tomllib.loads(text)
    if wrong := set(data) ^ _METHOD_FIELDS:
        raise ValueError(f"{data.get('key', '?')}: missing or unknown {sorted(wrong)}")
    known = {name: value for name, value in data.items() if name not in ("steps", "words")}
    return Method(**known, words=tuple(data["words"]), steps=tuple(step_from(step) for step in data["steps"]))


def step_from(data: Mapping[str, Any]) -> Step:
    """A step without ids from its table; raises ValueError for an unknown field."""
    if wrong := set(data) - _STEP_FIELDS:
        raise ValueError(f"{data.get('title', '?')}: unknown {sorted(wrong)}")
    values: dict[str, Any] = dict(data)
    values["prompts"] = tuple(data.get("prompts", ()))
    values["roles"] = tuple(dict(data.get("roles", {})).items())
    values["categories"] = tuple(Category(**each) for each in data.get("categories", ()))
    return Step(id=NO_ID, activity_id=NO_ID, position=0, **values)


def grouping_words() -> dict[str, str]:
    """How people sit, in the desk's language."""
    return {
        "alone": tr("alone"), "pairs": tr("pairs"), "trios": tr("trios"), "fours": tr("fours"),
        "tables": tr("tables"), "all": tr("all"),
    }  # fmt: skip


def find(
    text: str = "",
    minutes: int | None = None,
    people: int | None = None,
    grouping: str = "",
    own: Sequence[Method] = (),
) -> tuple[Method, ...]:
    """Methods that suit, best first; a community's `own` before all others.

    Each word of `text` must begin a word of the method's title, purpose or words, or say how people sit; `20 min` and
    `12 people` in it count as `minutes`, what there is (a method fits when its shortest form does), and `people`;
    `grouping` as in a step.
    """
    text, said_minutes = _taken_out(_MINUTES, text)
    text, said_people = _taken_out(_PEOPLE, text)
    minutes, people = minutes or said_minutes, people or said_people
    asked = _words(text)
    rated = []
    mine = {each.key for each in own}
    for each in (*own, *(each for each in methods() if each.key not in mine)):
        points = _points(each, asked)
        fits_time = minutes is None or each.least_s <= minutes * 60
        fits_people = people is None or each.min_people <= people <= each.max_people
        if points is not None and fits_time and fits_people and (not grouping or grouping in each.groupings):
            off = 0 if minutes is None else abs(each.planned_s - minutes * 60)
            rated.append((each.key not in mine, -points, off, each.title.casefold(), each.key, each))
    return tuple(row[-1] for row in sorted(rated, key=lambda row: row[:-1]))


def _taken_out(pattern: re.Pattern[str], text: str) -> tuple[str, int | None]:
    """The text without a number of that kind, and the number."""
    found = pattern.search(text)
    return (text[: found.start()] + text[found.end() :], int(found[1])) if found else (text, None)


def _points(each: Method, asked: list[str]) -> int | None:
    title, words, rest = _words(each.title), _words(" ".join(each.words)), _words(each.purpose)
    steps = _words(" ".join(step.title for step in each.steps))
    said = grouping_words()
    seats = _words(" ".join(f"{one} {said.get(one, '')}" for one in each.groupings))
    total = 0
    for word in asked:
        for points, field in ((4, title), (3, words), (2, rest), (1, steps), (1, seats)):
            if any(mine.startswith(word) for mine in field):
                total += points
                break
        else:
            return None
    return total


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()
