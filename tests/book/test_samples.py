"""A frozen book of every version of the schema opens, whole, with what was in it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from copdesk.book import schema
from copdesk.book.guard import broken_seals
from copdesk.clock import FakeClock
from copdesk.desk import Desk

SAMPLES = Path(__file__).parent / "samples"


def sample(version: int) -> Path:
    return SAMPLES / f"version-{version}.book"


def test_every_version_of_the_schema_has_its_frozen_book() -> None:
    assert [sample(n).name for n in range(1, schema.version() + 1) if not sample(n).exists()] == []


@pytest.mark.parametrize("version", range(1, schema.version() + 1))
def test_a_frozen_book_opens_with_all_that_was_in_it(version: int, tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "sample.copdesk"
    shutil.copy(sample(version), path)
    desk = Desk.open(path, clock, tmp_path)
    session = desk.plan.newest()
    assert desk.plan.session(session).planned_s == 90 * 60
    assert len(desk.people.members()) == 14
    assert [note.body for note in desk.notes.of_session(session)] == ["a common sense of purpose"]
    assert [len(held.trios) for held in desk.trios.draws(session)] == [4]
    assert desk.run.state(session).index == 0
    desk.close()
    conn = sqlite3.connect(path)
    assert broken_seals(conn) == []
    assert conn.execute("PRAGMA user_version").fetchone() == (schema.version(),)
    conn.close()
