"""Photos that arrive in a folder."""

from pathlib import Path

import pytest
from PIL import Image

from ui.board.watching import FolderWatch


@pytest.fixture
def watch(qtbot, bridge, tmp_path):
    watch = FolderWatch(bridge)
    watch._calm.setInterval(5)
    Image.new("RGB", (20, 20)).save(tmp_path / "old.jpg")
    watch.watch(tmp_path)
    yield watch
    watch.stop()


def test_a_new_photo_is_told_once_and_what_lay_there_is_not(watch, qtbot, tmp_path):
    with qtbot.waitSignal(watch.found) as told:
        Image.new("RGB", (20, 20)).save(tmp_path / "new.jpg")
        (tmp_path / "list.txt").write_text("no photo")
    assert told.args == [[tmp_path / "new.jpg"]]
    with qtbot.waitSignal(watch.found) as told:
        Image.new("RGB", (20, 20)).save(tmp_path / "newer.png")
    assert told.args == [[tmp_path / "newer.png"]]


def test_a_photo_that_is_still_being_copied_is_waited_for(watch, qtbot, tmp_path):
    watch._watcher.directoryChanged.disconnect(watch._on_changed)
    (tmp_path / "slow.jpg").write_bytes(b"a")
    watch._on_calm()
    (tmp_path / "slow.jpg").write_bytes(b"ab")
    watch._on_calm()
    with qtbot.waitSignal(watch.found) as told:
        watch._on_calm()
    assert told.args == [[tmp_path / "slow.jpg"]]


def test_a_stick_that_is_pulled_out_ends_the_watch(watch, qtbot, tmp_path):
    for one in tmp_path.iterdir():
        one.unlink()
    with qtbot.waitSignal(watch.lost) as told:
        Path(tmp_path).rmdir()
    assert told.args == [str(tmp_path)]
    assert watch.folder is None
