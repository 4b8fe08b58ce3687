"""Thousands of notes: what is kept in memory is always what the book says."""

from random import Random

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes import rows
from copdesk.notes.looking import Heading


def test_notes_in_memory_are_those_of_the_book_after_every_verb(desk: Desk, example: Id) -> None:
    chance = Random(5)
    for step in range(60):
        notes = desk.notes.of_session(example)
        deed = chance.randrange(7) if len(notes) > 2 else 0
        keys = [note.id for note in chance.sample(notes, min(2, len(notes)))]
        if deed == 0:
            desk.notes.write(example, f"+ said {chance.randrange(4)} times")
        elif deed == 1:
            desk.notes.edit(keys[0], "body", f"changed {step}")
        elif deed == 2:
            desk.notes.remove(keys[:1])
        elif deed == 3:
            desk.notes.wall.merge(*keys)
        elif deed == 4:
            desk.undo()
        elif deed == 5:
            with desk.book.batch():
                desk.notes.write(example, "one of a batch")
                assert desk.notes.of_session(example)[-1].body == "one of a batch"
        else:
            desk.notes.add_many(example, [{"body": f"from elsewhere {step}", "said_at": step}])
        assert desk.notes.of_session(example) == rows.of_session(desk.book, example)
        assert [line.note for line in desk.notes.shown(example).lines] == desk.notes.of_session(example)


@pytest.mark.usefixtures("french")
def test_everyone_s_categories_speak_the_desk_s_language(desk: Desk, example: Id) -> None:
    desk.notes.write(example, "! ouvrir un forum")
    (line,) = desk.notes.shown(example).lines
    assert line.kind is not None
    assert line.kind.name == "Idée"
    assert "Décision" in [category.name for category in desk.notes.categories(example)]


def test_a_note_that_did_not_change_is_the_same_line_and_a_renamed_speaker_another(desk: Desk, example: Id) -> None:
    desk.notes.write(example, "first @meg")
    desk.notes.write(example, "second")
    before = desk.notes.shown(example).lines
    desk.notes.write(example, "third")
    after = desk.notes.shown(example).lines
    assert after[0] is before[0]
    assert after[1] is before[1]
    assert before[0].note.who_id is not None
    desk.people.edit(before[0].note.who_id, "name", "Margarethe Mottaz")
    assert desk.notes.shown(example).lines[0].who == "Margarethe Mottaz"


def test_a_search_goes_through_the_whole_book_in_every_script_and_follows_changes(desk: Desk, example: Id) -> None:
    other = desk.plan.add_session("Second day", day="2026-05-27")
    desk.notes.add_many(other, [{"body": body, "said_at": 1} for body in ("นโยบายใหม่", "Évaluation", "plain words")])
    key = desk.notes.write(example, "evaluation of all")
    assert [line.note.body for line in desk.notes.search("EVALUATION")] == ["Évaluation", "evaluation of all"]
    assert [line.note.body for line in desk.notes.search("โยบ")] == ["นโยบายใหม่"]
    assert desk.notes.search("") == []
    desk.notes.edit(key, "body", "something else")
    assert [line.note.body for line in desk.notes.search("evaluation")] == ["Évaluation"]
    desk.undo()
    found = desk.notes.elsewhere(example, "evaluation")
    assert found.rows[0] == Heading("Second day · 2026-05-27", 1)
    assert len(found.rows) == 2


def test_who_was_forgotten_is_found_no_more(desk: Desk, example: Id) -> None:
    member = desk.people.find("Meg")[0]
    desk.notes.write(example, f"{member.name} said so")
    assert len(desk.notes.search("said so")) == 1
    assert len(desk.notes.search(member.name)) == 1
    desk.people.forget(member.id)
    assert desk.notes.search(member.name) == []
    assert member.name not in desk.notes.of_session(example)[0].body
