"""Turns: rows and journal together, or not at all."""

import sqlite3

import pytest

from copdesk.book.book import Book, Changes
from copdesk.book.ids import id_from, id_text, new_id
from copdesk.words import Refused, Trouble


def topic(book: Book, title: str = "storytelling") -> bytes:
    key = new_id()
    with book.turn("topic.add", f"add {title}") as turn:
        turn.insert("topic", {"id": key, "title": title})
    return key


def titles(book: Book) -> list[str]:
    return [row["title"] for row in book.rows("select title from topic where not removed order by id")]


def test_a_turn_keeps_rows_and_one_journal_row(book: Book) -> None:
    topic(book)
    assert titles(book) == ["storytelling"]
    assert book.rows("select verb, label, state from journal") == [
        {"verb": "topic.add", "label": "add storytelling", "state": "done"}
    ]


def test_a_turn_that_fails_leaves_nothing(book: Book) -> None:
    with pytest.raises(Refused), book.turn("topic.add") as turn:
        turn.insert("topic", {"id": new_id(), "title": "half"})
        raise Refused("plan.untitled")
    assert titles(book) == []
    assert book.rows("select * from journal") == []


def test_a_table_that_is_not_the_books_is_never_made(book: Book) -> None:
    with pytest.raises(ValueError, match="no table"), book.turn("x") as turn:
        turn.insert("topik", {"id": new_id(), "title": "typo"})
    assert book.row("select name from sqlite_master where name = 'topik'") is None


def test_a_turn_without_a_difference_leaves_no_journal_row(book: Book) -> None:
    key = topic(book)
    with book.turn("topic.edit") as turn:
        assert not turn.update("topic", key, {"title": "storytelling"})
    assert len(book.rows("select * from journal")) == 1


def test_undo_and_redo_bring_the_very_seal_back(book: Book) -> None:
    key = topic(book)
    first = book.row("select seal from topic")
    with book.turn("topic.edit", "rename") as turn:
        turn.update("topic", key, {"title": "numbers"})
    book.undo()
    assert titles(book) == ["storytelling"]
    assert book.row("select seal from topic") == first
    assert book.redo().label == "rename"
    assert titles(book) == ["numbers"]


def test_undo_of_an_insert_marks_the_row_and_never_deletes_it(book: Book) -> None:
    topic(book)
    book.undo()
    assert titles(book) == []
    assert book.row("select count(*) as n from topic") == {"n": 1}


def test_undo_names_what_it_takes_back(book: Book) -> None:
    topic(book)
    assert book.undo().label == "add storytelling"


def test_there_is_nothing_to_undo_in_a_new_book(book: Book) -> None:
    with pytest.raises(Refused) as refused:
        book.undo()
    assert refused.value.code == "undo.nothing"


def test_a_new_turn_ends_redo(book: Book) -> None:
    topic(book, "a")
    book.undo()
    topic(book, "b")
    with pytest.raises(Refused):
        book.redo()


def test_undo_refuses_when_the_row_has_changed_since(book: Book) -> None:
    key = topic(book)
    with book.turn("run.go", "next step", undoable=False) as turn:
        turn.update("topic", key, {"title": "changed by a fact"})
    with pytest.raises(Refused) as refused:
        book.undo(past_facts=True)
    assert refused.value.code == "undo.changed"
    assert titles(book) == ["changed by a fact"]


def test_undo_asks_before_it_goes_past_a_fact(book: Book) -> None:
    topic(book)
    with book.turn("run.go", "next step", undoable=False) as turn:
        turn.insert("topic", {"id": new_id(), "title": "a fact"})
    with pytest.raises(Refused) as refused:
        book.undo()
    assert refused.value.code == "undo.fact"
    assert refused.value.facts == {"label": "next step", "older": "add storytelling"}
    book.undo(past_facts=True)
    assert titles(book) == ["a fact"]


def test_watchers_hear_after_the_commit_what_changed(book: Book) -> None:
    heard: list[Changes] = []
    book.watch(heard.append)
    key = topic(book)
    assert heard == [Changes("topic.add", frozenset({"topic"}), frozenset({key}), "add storytelling")]


def test_watchers_hear_nothing_of_a_turn_that_failed(book: Book) -> None:
    heard: list[Changes] = []
    book.watch(heard.append)
    with pytest.raises(Refused), book.turn("x") as turn:
        turn.insert("topic", {"id": new_id(), "title": "half"})
        raise Refused("plan.untitled")
    assert heard == []


def test_verbs_of_a_batch_share_one_commit_and_a_refusal_takes_back_its_own_verb_only(book: Book) -> None:
    commits: list[int] = []
    book.before_commit = lambda: commits.append(1)
    with book.batch():
        topic(book, "a")
        with pytest.raises(Refused), book.turn("x") as turn:
            turn.insert("topic", {"id": new_id(), "title": "half"})
            raise Refused("plan.untitled")
        topic(book, "b")
    assert titles(book) == ["a", "b"]
    assert commits == [1]


def test_a_commit_that_fails_keeps_nothing_and_says_why(book: Book) -> None:
    def full() -> None:
        exc = sqlite3.OperationalError("database or disk is full")
        exc.sqlite_errorname = "SQLITE_FULL"
        raise exc

    book.before_commit = full
    with pytest.raises(Trouble) as trouble:
        topic(book)
    assert trouble.value.code == "disk.full"
    book.before_commit = None
    assert titles(book) == []
    topic(book, "after")
    assert titles(book) == ["after"]


def test_a_draft_is_kept_outside_undo(book: Book) -> None:
    book.keep_draft("capture", "half a sen")
    assert book.draft("capture") == "half a sen"
    with pytest.raises(Refused):
        book.undo()
    book.keep_draft("capture", "")
    assert book.draft("capture") == ""


def test_a_key_reads_back_from_its_text() -> None:
    key = new_id()
    assert id_from(id_text(key)) == key
    with pytest.raises(Refused):
        id_from("no key")


def test_later_keys_sort_after_earlier_ones() -> None:
    keys = [new_id() for _ in range(500)]
    assert keys == sorted(keys)


def test_turns_of_one_step_are_undone_together(book: Book) -> None:
    with book.one_step("topic.add_all", "add three"):
        keys = [topic(book, title) for title in ("a", "b", "c")]
        with book.turn("topic.edit") as turn:
            turn.update("topic", keys[0], {"title": "A"})
    assert titles(book) == ["A", "b", "c"]
    assert book.undo().label == "add three"
    assert titles(book) == []
    book.redo()
    assert titles(book) == ["A", "b", "c"]


def test_one_step_that_fails_keeps_none_of_its_turns(book: Book) -> None:
    with pytest.raises(Refused), book.one_step("topic.add_all", "add three"):
        topic(book, "a")
        raise Refused("plan.untitled")
    assert titles(book) == []
    topic(book, "after")
    assert book.undo().label == "add after"


def test_a_turn_of_new_rows_is_remembered_by_their_keys_and_seals_alone(book: Book) -> None:
    with book.turn("topic.add", "add many") as turn:
        for number in range(100):
            turn.insert("topic", {"id": new_id(), "title": f"topic {number}"})
    assert len((book.row("select images from journal") or {})["images"]) < 2_200
    assert len(titles(book)) == 100
    book.undo()
    assert titles(book) == []
    book.redo()
    assert len(titles(book)) == 100


def test_a_new_row_that_another_hand_changed_is_neither_undone_nor_brought_back(book: Book) -> None:
    key = topic(book)
    book.db.execute("update topic set title = 'other', seal = x'0000000000000000' where id = ?", [key])
    with pytest.raises(Refused):
        book.undo()
    book.db.execute("update journal set state = 'undone'")
    with pytest.raises(Refused):
        book.redo()
    assert titles(book) == ["other"]
