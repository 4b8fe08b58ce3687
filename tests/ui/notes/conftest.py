"""What panels of the Notes room put off is given up before the book of their test is closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from copdesk.book.book import Book


@pytest.fixture(autouse=True)
def no_timer_outlives_its_book(book: Book, qapp: QApplication) -> Iterator[None]:
    yield
    for window in qapp.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            timer.stop()
