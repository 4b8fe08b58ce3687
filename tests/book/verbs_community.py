"""One way to use each verb of the survey, for the model test."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from copdesk.book.ids import Id
from copdesk.desk import Desk

Use = Callable[[Desk, Id, Random], None]
FORM = "Name,What would you like to learn about?\n{name},{topic}\n"


def _ask(desk: Desk, chance: Random) -> None:
    first, *rest = desk.survey.questions()
    desk.survey.ask([*rest, replace(first, text=f"What now? {chance.random()}")])


def _reply(desk: Desk, chance: Random) -> None:
    desk.survey.reply({"part": f"Answer {chance.random()}"}, name=chance.choice(desk.people.members()).name)


def _take(desk: Desk, chance: Random) -> None:
    form = FORM.format(name=f"Ben {chance.choice('abcde')}", topic=f"Topic {chance.random()}")
    desk.survey.take(desk.survey.read(form.encode()))


def _to_topics(desk: Desk) -> None:
    desk.survey.to_topics()


def _to_profiles(desk: Desk) -> None:
    desk.survey.to_profiles()


COMMUNITY: dict[str, Use] = {
    "survey.ask": lambda d, s, r: _ask(d, r),
    "survey.reply": lambda d, s, r: _reply(d, r),
    "survey.drop": lambda d, s, r: d.survey.drop(r.choice(d.survey.replies()).id),
    "survey.take": lambda d, s, r: _take(d, r),
    "survey.to_topics": lambda d, s, r: _to_topics(d),
    "survey.to_profiles": lambda d, s, r: _to_profiles(d),
}
