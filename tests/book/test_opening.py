"""Opening a file: what is no whole book of ours is refused in a sentence and not written to."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from copdesk.book import keep, schema
from copdesk.book.book import Book
from copdesk.book.guard import broken_seals, look
from copdesk.book.ids import new_id
from copdesk.clock import FakeClock
from copdesk.words import Refused, sentence


@pytest.fixture
def path(tmp_path: Path, clock: FakeClock) -> Path:
    path = tmp_path / "book.copdesk"
    book = Book.create(path, "A community", clock)
    with book.turn("topic.add") as turn:
        turn.insert("topic", {"id": new_id(), "title": "storytelling to communicate impact"})
    book.close()
    return path


@pytest.mark.usefixtures("french")
def test_a_new_book_prints_its_documents_in_the_language_of_the_desk(tmp_path: Path, clock: FakeClock) -> None:
    book = Book.create(tmp_path / "livre.copdesk", "Semences", clock)
    assert [row["language"] for row in book.rows("select language from community")] == ["fr"]
    book.close()


def patched(path: Path, at: int, raw: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(raw)] = raw
    path.write_bytes(data)


def with_sql(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        conn = sqlite3.connect(path)
        conn.execute(statement)
        conn.commit()
        conn.close()

    return change


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 not a book at all" * 20)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def newer(path: Path) -> None:
    patched(path, 60, (schema.version() + 1).to_bytes(4, "big"))


def other_program(path: Path) -> None:
    patched(path, 68, b"NOPE")


CASES = {
    "book.empty": emptied,
    "book.foreign": foreign,
    "book.cut": cut,
    "book.newer": newer,
    "book.altered": with_sql("create trigger t after insert on note begin delete from member; end"),
}


@pytest.mark.parametrize("code", CASES)
def test_what_is_no_whole_book_is_refused_and_left_as_it_is(path: Path, clock: FakeClock, code: str) -> None:
    CASES[code](path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(Refused) as refused:
        Book.open(path, clock)
    assert refused.value.code == code
    assert str(path) in sentence(refused.value)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_refused(path: Path, clock: FakeClock) -> None:
    other_program(path)
    with pytest.raises(Refused) as refused:
        Book.open(path, clock)
    assert refused.value.code == "book.foreign"


def test_a_view_in_place_of_a_table_is_refused(path: Path, clock: FakeClock) -> None:
    with_sql("create view notes_view as select 1")(path)
    with pytest.raises(Refused) as refused:
        look(path)
    assert refused.value.code == "book.altered"


def test_a_file_that_is_not_there_is_named(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(Refused) as refused:
        Book.open(tmp_path / "nowhere.copdesk", clock)
    assert refused.value.code == "book.missing"


def test_a_read_only_file_is_refused(path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def denied(self: Path, mode: str = "r", *args: object, **more: object) -> object:
        if self == path and "+" in mode:
            raise PermissionError(13, "denied")
        return real(self, mode, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Refused) as refused:
        Book.open(path, clock)
    assert refused.value.code == "book.readonly"


def test_a_book_opens_once(path: Path, clock: FakeClock) -> None:
    book = Book.open(path, clock)
    with pytest.raises(Refused) as refused:
        Book.open(path, clock)
    assert refused.value.code == "book.locked"
    book.close()
    Book.open(path, clock).close()
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_an_open_book_is_a_rollback_journal_file_with_extra_syncs(path: Path, clock: FakeClock) -> None:
    book = Book.open(path, clock)
    assert book.row("PRAGMA journal_mode") == {"journal_mode": "delete"}
    assert book.row("PRAGMA synchronous") == {"synchronous": 3}
    assert book.row("PRAGMA application_id") == {"application_id": schema.APPLICATION_ID}
    assert book.row("PRAGMA user_version") == {"user_version": schema.version()}
    book.close()


def test_a_copy_made_while_the_book_is_open_is_whole(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    book = Book.open(path, clock)
    target = keep.spare(book, tmp_path / "spares" / "copy.copdesk")
    book.close()
    assert look(target) == schema.version()
    assert [one.name for one in target.parent.iterdir()] == [target.name]


def test_a_file_that_was_replaced_meanwhile_is_not_written_to(path: Path, tmp_path: Path, clock: FakeClock) -> None:
    book = Book.open(path, clock)
    other = tmp_path / "other"
    other.write_bytes(path.read_bytes())
    other.replace(path)
    before = path.read_bytes()
    with pytest.raises(Exception, match=r"book\.replaced"), book.turn("topic.add") as turn:
        turn.insert("topic", {"id": new_id(), "title": "lost"})
    assert path.read_bytes() == before
    book.close()


def test_a_flipped_bit_in_a_text_breaks_its_seal(path: Path) -> None:
    data = path.read_bytes()
    at = data.index(b"storytelling to communicate")
    patched(path, at, b"S")
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(broken_seals(conn)) == 1
    conn.close()


def test_creating_never_writes_over_a_file(path: Path, clock: FakeClock) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        Book.create(path, "Another", clock)
    assert refused.value.code == "book.exists"
    assert path.read_bytes() == before
