import os
import resource
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.report import save
from copdesk.report.save import atomic_write, file_name, free_path
from copdesk.words import Refused, Trouble, sentence


def test_a_file_is_written_and_replaced(tmp_path):
    path = tmp_path / "report.pdf"
    atomic_write(path, b"one")
    atomic_write(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.pdf"]


@pytest.fixture
def small_disk():
    """No file may grow beyond 64 kB, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_the_old_file_stays_and_nothing_is_left_behind(tmp_path, small_disk):
    path = tmp_path / "report.pdf"
    atomic_write(path, b"the good old one")
    with pytest.raises(Trouble) as trouble:
        atomic_write(path, b"x" * 1_500_000)
    assert trouble.value.code == "report.disk_full"
    assert path.read_bytes() == b"the good old one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.pdf"]
    assert "full" in sentence(trouble.value)


def test_a_folder_that_went_away_is_named(tmp_path):
    with pytest.raises(Trouble) as trouble:
        atomic_write(tmp_path / "stick" / "report.pdf", b"x")
    assert trouble.value.code == "report.folder_missing"
    assert "stick" in sentence(trouble.value)


@pytest.mark.parametrize(("number", "code"), [(30, "report.read_only"), (13, "report.read_only")])
def test_a_place_that_cannot_be_written_is_refused(tmp_path, monkeypatch, number, code):
    def refuse(*args: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(save.tempfile, "mkstemp", refuse)
    with pytest.raises(Refused) as refusal:
        atomic_write(tmp_path / "report.pdf", b"x")
    assert refusal.value.code == code


def test_a_file_held_by_another_program_leaves_no_half_written_one(tmp_path, monkeypatch):
    def held(self: Path, target: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refused):
        atomic_write(tmp_path / "report.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Facilitating CoPs: good / bad?", "Facilitating CoPs good bad.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.notes", "_LPT1.notes.pdf"),
        ("...", "report.pdf"),
        ("", "report.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("-rf", "rf.pdf"),
        ("ends with a dot. ", "ends with a dot.pdf"),
        ("e\u0301te\u0301", "été.pdf"),
    ],
)
def test_titles_become_names_that_every_system_takes(title, name):
    assert file_name(title) == name


@given(st.text(max_size=300))
def test_any_title_gives_one_safe_name(title):
    name = file_name(title)
    assert len(name.encode()) <= 120
    assert name.endswith(".pdf")
    assert Path(name).name == name
    assert not set('<>:"/\\|?*') & set(name)
    assert name[0] not in ".-"


def test_a_taken_name_gets_a_number_whatever_its_capitals(tmp_path):
    (tmp_path / "Report.PDF").write_bytes(b"")
    assert free_path(tmp_path, "report.pdf").name == "report 2.pdf"
