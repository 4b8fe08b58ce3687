"""Undo held against a stack of snapshots, over every verb that can be undone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

import copdesk
from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.book.schema import TABLES
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.example import fill
from copdesk.words import Refused
from tests.book import verbs_board, verbs_notes, verbs_plan
from tests.book.verbs import VERBS as FIRST

VERBS: dict[str, Callable[[Desk, Id, Random], object]] = {**FIRST, **verbs_board.BOARD, **verbs_notes.NOTES}
HANDED_ON = re.compile(r"self\._(?:set|order|turn_strokes|attend|shift)\((?:[^\"\n]*, )?\"([a-z]+\.[a-z_]+)\"")
Snapshot = dict[str, list[dict[str, object]]]


def snapshot(desk: Desk) -> Snapshot:
    """Everything that is in the book now, as a person sees it: removed rows and times of change left out."""
    return {
        table: [
            {name: value for name, value in row.items() if name != "changed_at"}
            for row in desk.book.rows(f"select * from {table} where not removed order by id")
        ]
        for table in TABLES
    }


def written_verbs() -> set[str]:
    """Every verb that the source gives to a turn that can be undone."""
    found: set[str] = set()
    for path in Path(copdesk.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"\.turn\(\s*\"([a-z_.]+)\"((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*)\)", text):
            if "undoable=False" not in match.group(2):
                found.add(match.group(1))
        found |= set(
            re.findall(r"self\._(?:set|order|turn_strokes|attend|shift)\((?:[^\"\n]*, )?\"([a-z]+\.[a-z_]+)\"", text)
        )
    return found


def test_every_verb_that_can_be_undone_is_in_the_model() -> None:
    assert written_verbs() - set(VERBS) == set()


@pytest.fixture(scope="module")
def prepared() -> tuple[Book, Id, FakeClock]:
    """A book with something of everything in it, its session and the clock as it then stands."""
    clock = FakeClock()
    desk = Desk(Book.memory(clock), clock)
    session = fill(desk)
    prepare(desk, session, clock)
    return desk.book, session, clock


@pytest.fixture
def example(prepared: tuple[Book, Id, FakeClock]) -> Id:
    return prepared[1]


@pytest.fixture
def desk(prepared: tuple[Book, Id, FakeClock]) -> Iterator[Desk]:
    """A desk on a copy of that book: making it anew for each verb took nine tenths of the time."""
    book, _, clock = prepared
    desk = Desk(book.copied(clock), clock)
    yield desk
    assert not desk.book.db.conn.in_transaction
    desk.book.db.close()


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_undo_takes_a_verb_back_and_redo_brings_it_again(verb: str, desk: Desk, example: Id) -> None:
    before = snapshot(desk)
    VERBS[verb](desk, example, Random(1))
    after = snapshot(desk)
    assert before != after
    desk.undo()
    assert snapshot(desk) == before
    desk.redo()
    assert snapshot(desk) == after


@pytest.mark.parametrize("seed", range(2))
def test_a_random_walk_of_verbs_undo_and_redo_stays_on_its_snapshots(seed: int, desk: Desk, example: Id) -> None:
    chance = Random(seed)
    done, undone = [snapshot(desk)], list[Snapshot]()
    for _ in range(40):
        choice = chance.random()
        if choice < 0.6:
            if act(VERBS[chance.choice(sorted(VERBS))], desk, example, chance) and snapshot(desk) != done[-1]:
                done.append(snapshot(desk))
                undone.clear()
        elif choice < 0.85 and len(done) > 1:
            desk.undo(past_facts=True)
            undone.append(done.pop())
        elif undone:
            desk.redo()
            done.append(undone.pop())
        assert snapshot(desk) == done[-1]


def act(verb: Callable[[Desk, Id, Random], object], desk: Desk, session: Id, chance: Random) -> bool:
    """Whether the verb did something; some have nothing to do in some states."""
    try:
        verb(desk, session, chance)
    except (Refused, IndexError, StopIteration):
        return False
    return True


def prepare(desk: Desk, session: Id, clock: FakeClock) -> None:
    """A session in which there is something of everything, so that each verb finds its object."""
    desk.plan.add_session("Another one")
    for one in desk.people.attendance(session):
        if one.takes_part:
            desk.people.check_in(session, one.member.id)
    for occasion in desk.trios.occasions(session):
        desk.trios.draw(session, occasion.activity_id, seed=7)
    late = desk.people.walk_in(session, "Nadia von Hülsen, KIT")
    desk.people.walk_in(session, "Otto Quist, KIT")
    first, second = desk.people.members()[:2]
    desk.trios.wish("apart", first.id, second.id)
    desk.trios.met(late, first.id, source="Valbonne")
    desk.survey.reply({"topics": "Seeds, Soil", "bring": "A case"}, name=first.name)
    desk.survey.reply({"need": "Somebody who knows bees"}, name="Zainab Newcomer")
    desk.run.start(session)
    clock.advance(120)
    desk.notes.write(session, "+ a common sense of purpose")
    desk.notes.write(session, "> send the checklist")
    desk.community.add_topic("storytelling")
    verbs_board.prepare(desk, session)
    verbs_notes.prepare(desk, session)
    verbs_plan.prepare(desk, session)
    with desk.book.turn("test.fence", undoable=True) as turn:
        turn.update("community", desk.community.community().id, {"practice": "facilitation"})
