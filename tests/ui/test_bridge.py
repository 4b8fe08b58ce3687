"""The bridge: verbs and reads in order on the book's thread, answers on the GUI's, nothing kept alive."""

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from copdesk.book.book import Book
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.words import Refused, Trouble
from ui.bridge import BookBridge, Saved


class Panel(QObject):
    """Stands for any widget that asks and shows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Any] = []
        self.refused: list[Exception] = []
        self.threads: set[int] = set()

    def show_topics(self, topics: list[Any]) -> None:
        self.threads.add(threading.get_ident())
        self.shown.append([topic.title for topic in topics])

    def on_kept(self, _key: bytes) -> None:
        self.shown.append("kept")

    def on_refused(self, exc: Exception) -> None:
        self.refused.append(exc)


class Opened(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.refused: Exception | None = None

    def on_desk(self, desk: Desk) -> None:
        self.desk = desk

    def on_refused(self, exc: Exception) -> None:
        self.refused = exc


@pytest.fixture
def threaded(qtbot: Any, tmp_path: Path) -> Iterator[tuple[BookBridge, Desk]]:
    clock = FakeClock()
    bridge, opened = BookBridge(), Opened()
    bridge.start(
        lambda: Desk(Book.create(tmp_path / "b.copdesk", "A", clock), clock), opened.on_desk, opened.on_refused
    )
    qtbot.waitUntil(lambda: opened.desk is not None)
    assert opened.desk is not None
    yield bridge, opened.desk
    bridge.stop()


def test_what_is_read_is_never_older_than_what_was_just_written(qtbot: Any, threaded: tuple[BookBridge, Desk]) -> None:
    bridge, desk = threaded
    panel = Panel()
    for n in range(20):
        bridge.do(desk.community.add_topic, f"topic {n:02}")
    bridge.ask(desk.community.topics, then=panel.show_topics)
    qtbot.waitUntil(lambda: bool(panel.shown))
    assert sorted(panel.shown[0]) == [f"topic {n:02}" for n in range(20)]
    assert panel.threads == {threading.get_ident()}


def test_a_refusal_comes_back_to_who_asked(qtbot: Any, threaded: tuple[BookBridge, Desk]) -> None:
    bridge, desk = threaded
    panel = Panel()
    bridge.do(desk.community.add_topic, "   ", then=panel.on_kept, refused=panel.on_refused)
    qtbot.waitUntil(lambda: bool(panel.refused))
    assert isinstance(panel.refused[0], Refused)
    assert panel.shown == []


def test_the_same_ask_twice_is_answered_once_and_again_after_a_verb(
    qtbot: Any, threaded: tuple[BookBridge, Desk]
) -> None:
    bridge, desk = threaded
    panel = Panel()
    for _ in range(5):
        bridge.ask(desk.community.topics, then=panel.show_topics)
    bridge.do(desk.community.add_topic, "new")
    bridge.ask(desk.community.topics, then=panel.show_topics)
    qtbot.waitUntil(lambda: len(panel.shown) == 2)
    assert panel.shown == [[], ["new"]]


def test_changes_arrive_as_one_signal(qtbot: Any, threaded: tuple[BookBridge, Desk]) -> None:
    bridge, desk = threaded
    with qtbot.waitSignal(bridge.changed) as heard:
        bridge.do(desk.community.add_topic, "new")
    assert heard.args[0].verb == "community.add_topic"


def test_a_widget_that_waits_for_an_answer_can_still_die(qtbot: Any, threaded: tuple[BookBridge, Desk]) -> None:
    bridge, desk = threaded
    gate = threading.Event()
    panel = Panel()
    dead = weakref.ref(panel)
    bridge.ask(gate.wait, then=panel.show_topics)
    bridge.do(desk.community.add_topic, "x", then=panel.on_kept)
    gc.disable()
    try:
        del panel
        assert dead() is None
    finally:
        gc.enable()
        gate.set()
    with qtbot.waitSignal(bridge.saved):
        bridge.do(desk.community.add_topic, "y")


def test_a_slow_disk_says_saving_and_shares_commits(qtbot: Any, threaded: tuple[BookBridge, Desk]) -> None:
    bridge, desk = threaded
    commits: list[int] = []
    told = threading.Event()

    def slow() -> None:
        commits.append(1)
        assert told.wait(10)  # as slow as it takes until somebody says so

    said: list[str] = []

    def hear(saved: Saved) -> None:
        said.append(saved.state)
        if saved.state == "saving":
            told.set()

    bridge.saved.connect(hear)
    desk.book.before_commit = slow
    panel = Panel()
    for n in range(30):
        bridge.do(desk.community.add_topic, f"topic {n}", then=panel.on_kept)
    qtbot.waitUntil(lambda: len(panel.shown) == 30)
    assert len(commits) <= 3
    assert said.count("saving") == 1
    assert said[said.index("saving") :] == ["saving"] + ["saved"] * len(commits)  # that of the opening may come before


def test_what_is_asked_in_between_does_not_make_a_verb_wait_for_one_commit_more(
    qtbot: Any, threaded: tuple[BookBridge, Desk]
) -> None:
    bridge, desk = threaded
    commits: list[int] = []
    all_asked = threading.Event()

    def slow() -> None:
        commits.append(1)
        assert all_asked.wait(10)

    desk.book.before_commit = slow
    panel = Panel()
    bridge.do(desk.community.add_topic, "first")
    qtbot.waitUntil(lambda: bool(commits))
    for n in range(3):
        bridge.do(desk.community.add_topic, f"topic {n}")
        bridge.ask(desk.community.topics, then=panel.show_topics)
    all_asked.set()
    qtbot.waitUntil(lambda: len(panel.shown) == 3)
    assert len(commits) == 2
    assert panel.shown[-1] == ["first", "topic 0", "topic 1", "topic 2"]


def test_what_a_full_disk_refuses_is_said_and_a_patient_verb_is_kept_later(
    qtbot: Any, threaded: tuple[BookBridge, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge, desk = threaded
    monkeypatch.setattr("ui.bridge.RETRY_S", 0.05)
    full = [True]

    def disk() -> None:
        if full[0]:
            raise Trouble("disk.full")

    desk.book.before_commit = disk
    panel = Panel()
    states: list[Saved] = []
    bridge.saved.connect(states.append)
    bridge.do(desk.community.add_topic, "typed", then=panel.on_kept, refused=panel.on_refused)
    bridge.do(desk.community.add_topic, "drawn", then=panel.on_kept, refused=panel.on_refused, patient=True)
    qtbot.waitUntil(lambda: bool(panel.refused and states))
    assert [type(exc) for exc in panel.refused] == [Trouble]
    assert states[-1].state == "not_saved"
    full[0] = False
    qtbot.waitUntil(lambda: panel.shown == ["kept"])
    bridge.ask(desk.community.topics, then=panel.show_topics)
    qtbot.waitUntil(lambda: len(panel.shown) == 2)
    assert panel.shown[1] == ["drawn"]
    assert states[-1].state == "saved"


def test_who_asks_all_the_time_does_not_keep_the_disk_from_its_second_chance(
    qtbot: Any, threaded: tuple[BookBridge, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge, desk = threaded
    monkeypatch.setattr("ui.bridge.RETRY_S", 60.0)  # nobody waits so long here: only an ask can bring it
    full = [True]

    def disk() -> None:
        if full[0]:
            raise Trouble("disk.full")

    desk.book.before_commit = disk
    panel = Panel()
    states: list[Saved] = []
    bridge.saved.connect(states.append)
    bridge.do(desk.community.add_topic, "drawn", then=panel.on_kept, refused=panel.on_refused, patient=True)
    qtbot.waitUntil(lambda: bool(states))
    full[0] = False
    assert isinstance(desk.clock, FakeClock)
    desk.clock.advance(61)

    def kept() -> bool:
        bridge.ask(desk.community.topics, then=panel.show_topics)
        return "kept" in panel.shown

    qtbot.waitUntil(kept)


def test_a_book_that_cannot_be_opened_is_refused(qtbot: Any, tmp_path: Path) -> None:
    bridge, opened = BookBridge(), Opened()
    bridge.start(lambda: Desk.open(tmp_path / "none.copdesk", FakeClock()), opened.on_desk, opened.on_refused)
    qtbot.waitUntil(lambda: opened.refused is not None)
    assert isinstance(opened.refused, Refused)
    bridge.stop()


def test_an_errand_runs_beside_the_book_s_thread_and_its_refusal_comes_back(
    threaded: tuple[BookBridge, Desk], qtbot: Any
) -> None:
    bridge, _ = threaded
    panel = Panel()
    gate = threading.Event()

    def slowly(word: str) -> str:
        assert gate.wait(10)
        if not word:
            raise Refused("photo.broken", name="x")
        return word

    bridge.errand(slowly, "read", then=panel.shown.append)
    bridge.errand(slowly, "", then=panel.shown.append, refused=panel.on_refused)
    bridge.ask(threading.get_ident, then=panel.threads.add)
    qtbot.waitUntil(lambda: bool(panel.threads))
    assert panel.shown == []  # the book answered while the errand was under way
    gate.set()
    qtbot.waitUntil(lambda: bool(panel.refused))
    assert panel.shown == ["read"]


def test_what_takes_long_beside_the_book_keeps_nobody_waiting(qtbot: Any, threaded: tuple[BookBridge, Desk]) -> None:
    bridge, desk = threaded
    panel, done = Panel(), threading.Event()
    bridge.aside(done.wait, then=panel.shown.append)
    bridge.do(desk.community.add_topic, "Soil", then=panel.on_kept)
    qtbot.waitUntil(lambda: panel.shown == ["kept"])
    done.set()
    qtbot.waitUntil(lambda: panel.shown == ["kept", True])
    bridge.aside(_refuse, then=panel.on_kept, refused=panel.on_refused)
    qtbot.waitUntil(lambda: len(panel.refused) == 1)


def _refuse() -> None:
    raise Refused("people.stopped")
