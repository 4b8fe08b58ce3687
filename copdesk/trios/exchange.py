"""Plans in the plain form in which other programs give and take them: instances as JSON objects."""

import secrets
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any, cast

from copdesk.trios.planning import EFFORT, plan
from copdesk.trios.sentences import SENTENCES
from copdesk.trios.values import Clash, Group, Mode, Pair, Person, PersonId, Policy, Prefer, Problem
from copdesk.words import Refused, tr

MOST_PEOPLE = 2_000
MOST_DRAWS = 500
MOST_DEPTH = 50


def draw_instance(
    instance: Any,
    seed: int | None = None,
    sizes: str | None = None,
    prefer: str | None = None,
    *,
    choose_seed: Callable[[int], int] = secrets.randbelow,
    effort: int = EFFORT,
) -> dict[str, Any]:
    """The instance with `rounds` and what they cost; `choose_seed(limit)` gives a seed where none is given.

    `sizes` and `prefer` override the instance's own; `effort` is that of `plan`. Raises
    Refused("trios.exchange.…") with the place in the instance, such as "attendance, list 2, entry 5".
    """
    problem = problem_of(instance, sizes, prefer)
    if seed is None:
        seed = choose_seed(1 << 31)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise Refused("trios.exchange.seed")
    found = plan(problem, seed, effort=effort)
    rounds = [{"present": list(draw.present), "groups": [list(group) for group in draw.groups]} for draw in found.draws]
    return {
        **instance,
        "sizes": problem.sizes,
        "rounds": rounds,
        "repeats": found.repeats,
        "unavoidable": found.unavoidable,
        "same_organisation": found.same_organisation,
        "seed": found.seed,
        "problems": [*_outsiders(problem), *(clash_sentence(clash, str) for clash in found.problems)],
    }


def _outsiders(problem: Problem) -> list[str]:
    """A sentence about people of the history who do not take part: perhaps they have left, perhaps it is a slip."""
    known = {person.id for person in problem.people}
    met = [key for groups in problem.history for group in groups for key in group]
    strange = [str(key) for key in dict.fromkeys(met) if key not in known]
    if not strange:
        return []
    named = ", ".join(strange[:5]) + (" …" if len(strange) > 5 else "")
    return [tr("history names {people}, not among the participants: only the others count.").format(people=named)]


def clash_sentence(clash: Clash, name: Callable[[PersonId], str]) -> str:
    """A wish that was not granted, in words; `name` turns an id into what people read."""
    people = ", ".join(name(key) for key in clash.people)
    return tr(SENTENCES[clash.code]).format(people=people, draw=clash.draw)


def problem_of(instance: Any, sizes: str | None = None, prefer: str | None = None) -> Problem:
    """What an instance asks for, checked field by field; raises Refused like `draw_instance`."""
    if not isinstance(instance, dict):
        raise Refused("trios.exchange.not_object", place=tr("The instance"))
    _check_depth(instance)
    people = _people(instance)
    known: set[PersonId] = {person.id for person in people}
    everybody = tuple(person.id for person in people)
    lists = _list(instance, "attendance", 1)
    attendance = tuple(
        _ids(entry, tr("attendance, list {n}").format(n=i), known) for i, entry in enumerate(lists, start=1)
    )
    if instance.get("attendance") is None:
        attendance = (everybody,)
    if len(attendance) > MOST_DRAWS:
        raise Refused("trios.exchange.too_many", place="attendance", count=len(attendance), most=MOST_DRAWS)
    return Problem(
        people=people,
        attendance=attendance,
        history=_history(instance),
        keep_apart=_pairs(instance, "keep_apart", known),
        keep_together=_pairs(instance, "keep_together", known),
        sizes=cast(Policy, _choice(instance, "sizes", sizes, ("four", "pair"))),
        mode=cast(Mode, _choice(instance, "mode", None, ("offline", "online"))),
        prefer=cast(Prefer, _choice(instance, "prefer", prefer, ("strangers", "mixed"))),
    )


def _check_depth(instance: dict[str, Any]) -> None:
    """Refuses what could not be written out again: lists in lists beyond MOST_DEPTH."""
    for name, value in instance.items():
        level = [value]
        for _ in range(MOST_DEPTH):
            level = [
                inner
                for outer in level
                if isinstance(outer, dict | list)
                for inner in (outer.values() if isinstance(outer, dict) else outer)
            ]
        if level:
            raise Refused("trios.exchange.too_deep", place=str(name)[:40])


def _list(instance: dict[str, Any], name: str, least: int = 0) -> list[Any]:
    value = instance.get(name)
    if value is None and (name != "participants"):
        return []
    if not isinstance(value, list):
        raise Refused("trios.exchange.missing" if name not in instance else "trios.exchange.not_list", place=name)
    return value


def _people(instance: dict[str, Any]) -> tuple[Person, ...]:
    entries = _list(instance, "participants")
    if not entries:
        raise Refused("trios.exchange.nobody")
    if len(entries) > MOST_PEOPLE:
        raise Refused("trios.exchange.too_many", place="participants", count=len(entries), most=MOST_PEOPLE)
    people = []
    seen: set[PersonId] = set()
    for i, entry in enumerate(entries, start=1):
        place = tr("participants, entry {n}").format(n=i)
        if not isinstance(entry, dict):
            raise Refused("trios.exchange.not_object", place=place)
        if "id" not in entry:
            raise Refused("trios.exchange.missing", place=f"{place}, id")
        key = _id(entry["id"], f"{place}, id")
        if key in seen:
            raise Refused("trios.exchange.twice", place=place, person=key)
        seen.add(key)
        organisation = entry.get("organisation")
        if organisation is not None and not isinstance(organisation, str):
            raise Refused("trios.exchange.not_text", place=f"{place}, organisation")
        people.append(Person(key, organisation or ""))
    return tuple(people)


def _id(value: Any, place: str) -> str | int:
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "" or not _is_written(str(value)):
        raise Refused("trios.exchange.not_id", place=place)
    return value


def _is_written(text: str) -> bool:
    """Whether a text has only whole signs: JSON can spell halves of signs that nothing can print."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _ids(value: Any, place: str, known: set[PersonId] | None) -> tuple[PersonId, ...]:
    """Ids of people who are `known`; of anybody where that is None."""
    if not isinstance(value, list):
        raise Refused("trios.exchange.not_list", place=place)
    keys: list[PersonId] = []
    seen: set[PersonId] = set()
    for i, entry in enumerate(value, start=1):
        here = tr("{place}, entry {n}").format(place=place, n=i)
        key = _id(entry, here)
        if known is not None and key not in known:
            raise Refused("trios.exchange.unknown", place=here, person=key)
        if key in seen:
            raise Refused("trios.exchange.twice", place=here, person=key)
        seen.add(key)
        keys.append(key)
    return tuple(keys)


def _pairs(instance: dict[str, Any], name: str, known: set[PersonId]) -> tuple[Pair, ...]:
    pairs = []
    for i, entry in enumerate(_list(instance, name), start=1):
        place = tr("{place}, entry {n}").format(place=name, n=i)
        if not isinstance(entry, list) or len(entry) != 2 or entry[0] == entry[1]:
            raise Refused("trios.exchange.not_pair", place=place)
        a, b = _ids(entry, place, known)
        pairs.append((a, b))
    return tuple(pairs)


def _history(instance: dict[str, Any]) -> tuple[tuple[Group, ...], ...]:
    """Earlier draws; people who have left the community since may stand in them."""
    history = []
    for i, groups in enumerate(_list(instance, "history"), start=1):
        place = tr("history, draw {n}").format(n=i)
        if not isinstance(groups, list):
            raise Refused("trios.exchange.not_list", place=place)
        drawn = [
            _ids(group, tr("{place}, group {n}").format(place=place, n=j), None)
            for j, group in enumerate(groups, start=1)
        ]
        double = _shared(drawn)
        if double is not None:
            raise Refused("trios.exchange.twice", place=place, person=double)
        history.append(tuple(drawn))
    return tuple(history)


def _shared(groups: Sequence[Group]) -> PersonId | None:
    """Somebody who is in two groups."""
    for one, other in combinations(groups, 2):
        for key in one:
            if key in other:
                return key
    return None


def _choice(instance: dict[str, Any], name: str, asked: Any, choices: tuple[str, ...]) -> str:
    value = instance.get(name) if asked is None else asked
    if value is None:
        return choices[0]
    if not isinstance(value, str) or value not in choices:
        raise Refused("trios.exchange.choice", place=name, choices=" / ".join(choices), value=str(value)[:40])
    return value
