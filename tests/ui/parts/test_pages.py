import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.parts.pages import Pages


class Layouts(QObject):
    """Counts how often a widget is asked to lay out what is in it."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def page_of(*words: str) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for word in words:
        column.addWidget(QLabel(word))
    return page


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    pages = Pages()
    pages.addWidget(page_of("first"))
    pages.addWidget(page_of("second"))
    QVBoxLayout(window).addWidget(pages)
    window.resize(300, 200)
    window.show()
    return window


def test_one_page_is_in_sight_as_large_as_the_place(window):
    pages = window.findChild(Pages)
    first, second = pages.findChildren(QLabel)[0].parentWidget(), pages.findChildren(QLabel)[1].parentWidget()
    assert (first.isVisible(), second.isVisible()) == (True, False)
    pages.setCurrentWidget(second)
    window.resize(400, 240)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    assert second.size() == pages.size()
    pages.removeWidget(second)
    assert (pages.currentWidget(), pages.indexOf(second), second.isVisible()) == (None, -1, False)


def test_words_that_change_on_a_page_do_not_lay_the_window_out_anew(window, qapp):
    qapp.processEvents()
    label = window.findChildren(QLabel)[0]
    around, inside = Layouts(window), Layouts(label.parentWidget())
    label.setText("much longer than it was before")
    qapp.processEvents()
    assert (around.count, inside.count > 0) == (0, True)


def test_the_focus_of_a_page_that_goes_is_nobodys(window, qtbot):
    pages = window.findChild(Pages)
    first, second = (label.parentWidget() for label in pages.findChildren(QLabel))
    other = QLineEdit(window)
    other.show()
    first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    first.setFocus()
    pages.setCurrentWidget(second)
    assert window.focusWidget() is None
