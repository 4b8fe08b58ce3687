"""Answers from the table that an online form gives: which column answers which question, and who replied."""

from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz

from copdesk.community.survey.values import NO, YES, AnswersRead, Question
from copdesk.people.reading.addresses import address_in
from copdesk.people.reading.answers import yes_or_no
from copdesk.people.reading.choices import split_choices
from copdesk.people.reading.columns import column_asked, column_named
from copdesk.people.values import clean
from copdesk.tables import decode, delimiter_of, is_workbook, split_rows, workbook_rows
from copdesk.tables.vocabulary import plain
from copdesk.words import Refused

LIKE = 84
"""Out of 100: how alike a column's name and a question must be."""
LONG = 15
FEW, SHORT = 8, 40
"""Of so few choices of so few letters, each chosen twice on the average, a question may be made to tick."""
_FED = {"topics": ("passions",), "passions": ("passions",), "offers": ("offers",), "needs": ("needs",),
        "expertise": ("expertise",), "email_ok": ("directory", "email_ok")}  # fmt: skip
_WHO = ("name", "given", "family", "email", "organisation")


def read_answers(source: Path | bytes, questions: Sequence[Question], name: str = "") -> AnswersRead:
    """What a file of an online form holds. Raises Refused for what is no such table, or answers no question."""
    rows = [row for row in _rows(source) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise Refused("survey.empty")
    at = max(range(min(len(rows), 10)), key=lambda n: (sum(bool(cell.strip()) for cell in rows[n]), -n))
    header = rows[at]
    asked = _matched(header, questions)
    who = _who(header, set(asked))
    over = {
        place: _question(place, cell, [row[place] for row in rows[at + 1 :] if place < len(row)])
        for place, cell in enumerate(header)
        if cell.strip() and place not in asked and place not in who.values() and not column_named(cell)
    }
    by_key = {question.key: question for question in (*questions, *over.values())}
    asked_too = asked | {place: question.key for place, question in over.items()}
    made = []
    for row in rows[at + 1 :]:
        answers = {
            key: text
            for place, key in asked_too.items()
            if place < len(row) and (text := _answer(row[place], by_key[key]))
        }
        if answers:
            made.append((*_person(row, who), answers))
    if not asked and not (over and who):
        raise Refused("survey.no_question")
    if not made:
        raise Refused("survey.empty")
    columns = tuple((clean(header[place]), key) for place, key in asked.items())
    told = {key for *_, answers in made for key in answers}
    return AnswersRead(tuple(made), columns, tuple(one for one in over.values() if one.key in told))


def _question(place: int, cell: str, answers: Sequence[str]) -> Question:
    """A column that answers no question, as the question it would be: yes or no, a few choices, or free words."""
    said = [clean(answer) for answer in answers if answer.strip()]
    key = f"column {place}"
    if said and all(yes_or_no(answer) in ("yes", "no") for answer in said):
        return Question(key, clean(cell), "yes")
    choices = tuple(dict.fromkeys(said))
    few = len(choices) <= FEW and len(said) >= 2 * len(choices) and max(map(len, choices), default=0) <= SHORT
    return Question(key, clean(cell), "one" if few and choices else "words", choices if few else ())


def _rows(source: Path | bytes) -> list[tuple[str, ...]]:
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as exc:
        raise Refused("people.unreadable", why=exc.strerror or type(exc).__name__) from exc
    if is_workbook(data):
        return list(workbook_rows(data)[0].rows)
    text = decode(data).text
    return split_rows(text, delimiter_of(text) or ",")


def _matched(header: tuple[str, ...], questions: Sequence[Question]) -> dict[int, str]:
    """Column → question: the pairs that are most alike first, then by what the words of a column ask for."""
    pairs = sorted(
        (
            (-_alike(plain(cell), plain(question.text)), place, at)
            for place, cell in enumerate(header)
            for at, question in enumerate(questions)
            if cell.strip() and column_named(cell) not in _WHO
        ),
    )
    found: dict[int, str] = {}
    for score, place, at in pairs:
        if -score >= LIKE and place not in found and questions[at].key not in found.values():
            found[place] = questions[at].key
    for question in questions:
        if question.key in found.values():
            continue
        fits = _FED.get(question.feeds, ("time",) if question.key == "time" else ())
        for place, cell in enumerate(header):
            if place not in found and (column_named(cell) in fits or column_asked(cell) in fits):
                found[place] = question.key
                break
    return found


def _alike(cell: str, question: str) -> float:
    """Out of 100; a question that stands whole in a longer one is that question."""
    within = fuzz.partial_ratio(cell, question) if min(len(cell), len(question)) >= LONG else 0.0
    return max(fuzz.token_sort_ratio(cell, question), within)


def _who(header: tuple[str, ...], taken: set[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        what = column_named(cell) or column_asked(cell)
        if place not in taken and what in _WHO:
            found.setdefault(what, place)
    return found


def _person(row: tuple[str, ...], who: dict[str, int]) -> tuple[str, str, str]:
    cells = {what: clean(row[at]) if at < len(row) else "" for what, at in who.items()}
    name = cells.get("name") or " ".join(part for part in (cells.get("given"), cells.get("family")) if part)
    return name, address_in(cells.get("email", ""))[0], cells.get("organisation", "")


def _answer(cell: str, question: Question) -> str:
    text = cell.strip()
    if not text:
        return ""
    if question.kind == "yes":
        return {"yes": YES, "no": NO}.get(yes_or_no(text), "")
    if question.kind == "words":
        return text
    known = {plain(choice): choice for choice in question.choices}
    if question.kind == "one":
        return known.get(plain(text), text)
    held = {choice for choice in question.choices if "," in choice}
    return "\n".join(dict.fromkeys(known.get(plain(part), part) for part in split_choices(text, held)))
