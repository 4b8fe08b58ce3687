"""What every test can be given: a fake clock, a book in memory, a desk, a bridge that runs in place."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import itertools
import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

from copdesk.book.book import Book
from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.example import fill
from copdesk.words import use_language

# Properties look at enough cases to catch a slip at every run; `HYPOTHESIS_PROFILE=thorough` looks longer.
settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


_tests = itertools.count(1)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: no later sweep need look at it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup() -> None:
    """As in the program, garbage goes on the GUI's thread alone: a widget that dies on another one is a crash."""
    gc.disable()
    if next(_tests) % 40 == 0:
        gc.collect()


@pytest.fixture
def french() -> Iterator[None]:
    """The desk speaks French."""
    use_language("fr")
    yield
    use_language("en")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def blank() -> Book:
    """What every new book is a copy of: copying costs a tenth of making its tables."""
    return Book.memory(FakeClock())


@pytest.fixture(scope="session")
def filled(blank: Book) -> tuple[Book, Id]:
    """The example, made once, and its session."""
    clock = FakeClock()
    book = blank.copied(clock)
    return book, fill(Desk(book, clock))


@pytest.fixture
def book(clock: FakeClock, request: pytest.FixtureRequest) -> Iterator[Book]:
    """A book in memory: empty, or with the example in it where the test asks for `example`."""
    like: Book = request.getfixturevalue("filled")[0] if "example" in request.fixturenames else None
    book = (like or request.getfixturevalue("blank")).copied(clock)
    yield book
    assert not book.db.conn.in_transaction
    book.db.close()


@pytest.fixture
def desk(book: Book, clock: FakeClock) -> Desk:
    return Desk(book, clock)


@pytest.fixture
def example(filled: tuple[Book, Id], desk: Desk) -> Id:
    """The example's session, in the desk's book."""
    return filled[1]


@pytest.fixture
def present(desk: Desk, example: Id) -> Id:
    """The example's session, with everybody there who takes part."""
    for one in desk.people.attendance(example):
        if one.takes_part:
            desk.people.check_in(example, one.member.id)
    return example


@pytest.fixture
def bridge(desk: Desk, qapp: object) -> object:
    from ui.in_place import InPlaceBridge

    return InPlaceBridge(desk)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or worse in the log fails the test, unless it says that it expects one."""
    yield
    if "expects_log" in request.keywords:
        return
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]
