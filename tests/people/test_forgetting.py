"""A person's wish to be forgotten."""

import shutil
from pathlib import Path

import pytest

from copdesk.board.ink import PAGE
from copdesk.book import schema
from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.seal import seal
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.example import fill
from copdesk.words import Refused

NAME, EMAIL = "Zebedee Quartermaine", "zeb.q@example.org"
OTHER, NATIVE = "zebedee@elsewhere.example", "ゼベディー"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.copdesk"


def told(path: Path, clock: FakeClock) -> tuple[Desk, Id, Id]:
    """A desk on a file in which one person stands in every corner."""
    desk = Desk(Book.create(path, "Community", clock), clock)
    session = fill(desk)
    key = desk.people.add(NAME, email=EMAIL, phone="+251 911 234567", expertise="wells", about=f"{NAME} likes bees")
    desk.people.edit(key, "needs", "time")
    desk.people.edit(key, "also_email", OTHER)
    desk.people.edit(key, "native", NATIVE)
    desk.notes.write(session, f"? is {NATIVE} who writes from {OTHER}")
    desk.people.check_in(session, key)
    desk.people.host(session, key, "coach")
    desk.notes.write(session, f"> {NAME.upper()} sends the list, write to {EMAIL}", who_id=key)
    desk.notes.write(session, "+ nothing about anybody")
    desk.notes.keep_draft(f"half a line about {NAME}")
    desk.notes.later.lay_aside(session, f"{NAME} said so")
    desk.plan.set_head(session, "purpose", f"Asked by {NAME}.")
    return desk, session, key


def test_nothing_of_the_name_is_left_in_the_file(file: Path, clock: FakeClock) -> None:
    desk, session, key = told(file, clock)
    desk.people.forget(key)
    bodies = [note.body for note in desk.notes.of_session(session)]
    assert bodies == ["is … who writes from …", "… sends the list, write to …", "nothing about anybody"]
    assert all(one.member.id != key for one in desk.people.attendance(session))
    assert desk.plan.session(session).purpose == "Asked by …."
    desk.close()
    raw = file.read_bytes().lower()
    for word in ("zebedee", "quartermaine", EMAIL, OTHER, NATIVE, "911 234567"):
        assert word.encode() not in raw
    again = Desk.open(file, clock)
    assert all(NAME not in row["label"] for row in again.book.rows("select label from journal"))
    again.close()


def test_it_cannot_be_undone_and_neither_can_what_came_before(file: Path, clock: FakeClock) -> None:
    desk, session, key = told(file, clock)
    desk.people.forget(key)
    with pytest.raises(Refused):
        desk.undo(past_facts=True)
    desk.notes.write(session, "after it")
    desk.undo()
    assert "after it" not in [note.body for note in desk.notes.of_session(session)]
    desk.close()


def test_every_row_still_bears_its_seal_and_watchers_are_told(file: Path, clock: FakeClock) -> None:
    desk, _, key = told(file, clock)
    heard: list[str] = []
    desk.watch(lambda changes: heard.append(changes.verb))
    desk.people.forget(key)
    assert heard == ["people.forget"]
    for table in schema.TABLES:
        for row in desk.book.rows(f"select * from {table}"):
            assert row["seal"] == seal({name: value for name, value in row.items() if name != "seal"}), table
    desk.close()


def test_another_person_whose_name_holds_the_same_letters_stays(desk: Desk, example: Id) -> None:
    anna = desk.people.add("Anna")
    desk.people.add("Annabel Smith")
    desk.notes.write(example, "Annabel met Anna in Annapurna")
    desk.people.forget(anna)
    assert [note.body for note in desk.notes.of_session(example)] == ["Annabel met … in Annapurna"]
    assert "Annabel Smith" in [one.name for one in desk.people.members()]


def test_a_name_written_on_a_drawing_goes_with_its_picture(desk: Desk, example: Id) -> None:
    key = desk.people.add(NAME)
    drawing, stroke = new_id(), new_id()
    with desk.book.turn("test.draw") as turn:
        turn.insert("drawing", {"id": drawing, "session_id": example, "kind": "ink", "rendering": b"picture"})
        turn.insert("stroke", {"id": stroke, "drawing_id": drawing, "kind": "text", "body": f"{NAME}!"})
    one = desk.board.drawing(drawing)
    desk.board.keep_rendering(drawing, one.edition, b"small")
    desk.board.keep_page(drawing, one.edition, PAGE, b"large")
    desk.people.forget(key)
    assert desk.board.rendering(one) is None
    assert desk.board.page_rendering(one) == (None, PAGE)
    row = desk.book.row("select s.body, d.rendering from stroke s join drawing d on d.id = s.drawing_id")
    assert row == {"body": "…!", "rendering": None}


def test_no_copy_beside_the_file_remembers_whoever_was_forgotten(file: Path, tmp_path: Path, clock: FakeClock) -> None:
    desk, _, key = told(file, clock)
    spares = tmp_path / "spares"
    spare = desk.keep_spare(spares)
    assert spare is not None
    old, other = spares / "old-before-opening" / "old.copdesk", spares / "b-before-opening" / "b.copdesk"
    for path in (old, other):
        path.parent.mkdir()
    shutil.copy(file, old)
    Book.create(other, "Another community", clock).close()
    assert NAME.encode() in old.read_bytes()
    desk.people.forget(key)
    desk.keep_only_spare(spares)
    assert not old.parent.exists()
    assert other.exists()
    assert NAME.lower().encode() not in spare.read_bytes().lower()
    desk.close()
