"""The program's entry where no window can be shown."""

import linecache
import sys
from importlib import import_module
from pathlib import Path

import pytest

from copdesk.cli import run
from ui.app import has_display, open_desk
from ui.unread import read_no_sources


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")


def test_a_linux_window_needs_something_that_shows_it() -> None:
    assert not has_display({}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({}, "darwin")


def test_what_is_imported_is_not_read_a_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feature = sys.modules["shibokensupport.feature"]
    monkeypatch.setattr(feature, "_mod_uses_pyside", feature._mod_uses_pyside)  # put back afterwards
    read_no_sources()
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "never_seen.py").write_text("import PySide6.QtCore\n", encoding="utf-8")
    import_module("never_seen")
    assert str(tmp_path / "never_seen.py") not in linecache.cache


def test_without_a_display_the_example_is_rehearsed_and_its_report_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "example.copdesk"
    assert run(["demo", str(book)], open_desk) == 0
    said = capsys.readouterr().out
    assert "There is no display here" in said
    assert "It ends at 12:30." in said
    assert (tmp_path / "example-report.pdf").read_bytes().startswith(b"%PDF")


def test_a_mistyped_book_is_a_sentence_and_no_new_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / "exampel.copdesk")], open_desk) == 1
    assert "There is no file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
