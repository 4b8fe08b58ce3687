"""What all replies to a survey come to: counts of what was ticked, and what was written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.community.survey.values import NO, YES, Question, Reply, parts
from copdesk.words import tr


@dataclass(frozen=True, slots=True)
class Result:
    """One question: how many answered, `counts` the most first (as asked, for choices), and `words` with who wrote."""

    question: Question
    answered: int
    counts: tuple[tuple[str, int], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def results(questions: Sequence[Question], replies: Sequence[Reply]) -> tuple[Result, ...]:
    """The questions in their order, each with what all replies come to."""
    return tuple(_result(question, replies) for question in questions)


def _result(question: Question, replies: Sequence[Reply]) -> Result:
    told = [(reply, reply.answer(question.key).strip()) for reply in replies if reply.answer(question.key).strip()]
    if question.kind == "yes":
        counted = Counter(answer for _, answer in told)
        counts = tuple((name, counted[key]) for key, name in ((YES, tr("Yes")), (NO, tr("No"))))
        return Result(question, len(told), counts)
    if question.kind in ("one", "many"):
        ticked = Counter(line.strip() for _, answer in told for line in answer.split("\n") if line.strip())
        others = [name for name, _ in ticked.most_common() if name not in question.choices]
        counts = tuple((name, ticked[name]) for name in (*question.choices, *others))
        return Result(question, len(told), counts)
    words = tuple((" ".join(answer.split()), reply.name) for reply, answer in told)
    if question.feeds in ("", "email_ok"):
        return Result(question, len(told), (), words)
    return Result(question, len(told), named(told), words)


def named(told: Sequence[tuple[Reply, str]]) -> tuple[tuple[str, int], ...]:
    """What several people named, with how many did, as the first of them spelled it with a capital."""
    spelled: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for _, answer in reversed(told):
        said = {part.casefold(): part for part in parts(answer)}
        counted.update(said.keys())
        for key, part in said.items():
            if key not in spelled or (spelled[key][:1].islower() and part[:1].isupper()):
                spelled[key] = part
    places = {key: place for place, key in enumerate(spelled)}
    most = sorted(counted, key=lambda key: (-counted[key], places[key]))
    return tuple((spelled[key], counted[key]) for key in most)
