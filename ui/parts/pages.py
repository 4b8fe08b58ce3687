"""Pages of which one is in sight, each as large as the place they share."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Pages(QWidget):
    """Has no layout, on purpose: what changes on a page is laid out anew there and nowhere else.

    Qt's own stack asks all pages, seen or not, for their sizes whenever a word changes on one of them: with the
    rooms of a window in it that took longer than everything else a key press does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._shown: QWidget | None = None

    def addWidget(self, page: QWidget) -> None:
        """The first page is in sight at once."""
        page.hide()
        page.setParent(self)
        self._pages.append(page)
        if len(self._pages) == 1:
            self.setCurrentWidget(page)

    def removeWidget(self, page: QWidget) -> None:
        """Lets a page go; it is hidden and still a child."""
        self._pages.remove(page)
        page.hide()
        if self._shown is page:
            self._shown = None

    def indexOf(self, page: QWidget) -> int:
        """Its place, -1 for one that is not here."""
        return self._pages.index(page) if page in self._pages else -1

    def currentWidget(self) -> QWidget | None:
        """The page in sight."""
        return self._shown

    def setCurrentWidget(self, page: QWidget | None) -> None:
        """Takes the page in sight away and shows this one; None shows none for now.

        Qt would hand the focus of a page that goes to the next control there is, and a key pressed would use it.
        """
        if page is self._shown:
            return
        if self._shown is not None:
            focus = self.window().focusWidget()
            if focus is not None and (focus is self._shown or self._shown.isAncestorOf(focus)):
                focus.clearFocus()
            self._shown.hide()
        self._shown = page
        if page is not None:
            page.setGeometry(self.rect())
            page.show()

    def sizeHint(self) -> QSize:
        """Whatever is left over."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._shown.setGeometry(self.rect())
