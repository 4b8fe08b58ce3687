"""Photos that arrive in a folder."""

from pathlib import Path

import pytest
from PIL import Image

from ui.board.watching import PATIENCE, FolderWatch


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


def test_a_photo_that_was_cut_short_is_told_anew_once_it_is_written_to(watch, qtbot, tmp_path):
    watch._watcher.directoryChanged.disconnect(watch._on_changed)
    slow = tmp_path / "slow.jpg"
    slow.write_bytes(b"half")
    watch._on_calm()
    with qtbot.waitSignal(watch.found):
        watch._on_calm()
    watch.look_again(slow)
    for _ in range(3):
        with qtbot.assertNotEmitted(watch.found):
            watch._on_calm()
    slow.write_bytes(b"half and the other half")
    watch._on_calm()
    with qtbot.waitSignal(watch.found) as told:
        watch._on_calm()
    assert told.args == [[slow]]


def test_of_a_photo_that_never_comes_whole_somebody_is_told_once(watch, qtbot, tmp_path):
    watch._watcher.directoryChanged.disconnect(watch._on_changed)
    (tmp_path / "slow.jpg").write_bytes(b"half")
    told = []
    watch.gave_up.connect(told.append)
    watch._on_calm()
    watch._on_calm()
    watch.look_again(tmp_path / "slow.jpg")
    for _ in range(2 * PATIENCE):
        watch._on_calm()
    assert told == [["slow.jpg"]]


def test_folders_that_tell_nothing_are_looked_through_from_time_to_time(watch, qtbot, tmp_path):
    watch._watcher.directoryChanged.disconnect(watch._on_changed)
    watch._look.setInterval(5)
    with qtbot.waitSignal(watch.found) as told:
        Image.new("RGB", (20, 20)).save(tmp_path / "new.jpg")
    assert told.args == [[tmp_path / "new.jpg"]]
