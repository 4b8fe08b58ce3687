"""The text that came in, with what was understood of it marked line by line."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from copdesk.plan.reading.values import ActivityRead, PlanReading
from ui.parts.field import PlainEdit
from ui.shell.theme import theme_now


class SourceText(PlainEdit):
    """Lines that are in the plan stand in ink, the others are muted; what a person should look at has its own ground,
    and the line of what is chosen at the right is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activities: tuple[ActivityRead, ...] = ()
        self._pointed = 0

    def show_reading(self, reading: PlanReading | None) -> None:
        """Marks what was understood; None takes the marks away."""
        self._activities = reading.activities if reading is not None else ()
        self._pointed = 0
        self._mark()

    def point_at(self, line: int) -> None:
        """Brings a line into view and marks it; it counts from 1, 0 is none."""
        self._pointed = line
        self._mark()
        block = self.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            cursor = QTextCursor(block)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def marks(self) -> dict[int, str]:
        """How each line that was understood is marked: 'chosen', 'doubtful' or 'read'."""
        found = {step.line: "read" for each in self._activities for step in each.steps if step.line}
        found |= {each.line: "doubtful" if is_doubtful(each) else "read" for each in self._activities if each.line}
        if self._pointed:
            found[self._pointed] = "chosen"
        return found

    def _mark(self) -> None:
        marks, theme = self.marks(), theme_now()
        quiet = range(1, self.document().blockCount() + 1) if self._activities else ()
        made = [self._line(number, theme.colour("muted"), None) for number in quiet if number not in marks]
        grounds = {"doubtful": theme.colour("atint"), "chosen": theme.colour("ptint")}
        made += [self._line(number, None, grounds[kind]) for number, kind in marks.items() if kind in grounds]
        self.setExtraSelections([one for one in made if one is not None])

    def _line(self, number: int, text: QColor | None, ground: QColor | None) -> QTextEdit.ExtraSelection | None:
        block = self.document().findBlockByNumber(number - 1)
        if not block.isValid():
            return None
        selection, form = QTextEdit.ExtraSelection(), QTextCharFormat()
        if text is not None:
            form.setForeground(text)
        if ground is not None:
            form.setBackground(ground)
            form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, form
        return selection


def is_doubtful(each: ActivityRead) -> bool:
    """True where a person should look: no time, a range, or a time that can be read in two ways."""
    return each.minutes is None or bool(each.others) or each.minutes_min is not None


def lines_of(activities: Iterable[ActivityRead]) -> list[int]:
    """The line of each activity that has a title, in the order in which a session holds them."""
    return [each.line for each in activities if each.title]
