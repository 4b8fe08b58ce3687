"""The plan's lines as a table model: what stands in each cell, and what a person may write into it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from copdesk.book.ids import Id
from copdesk.plan.lengths import length_text, range_text
from copdesk.plan.library import grouping_words
from copdesk.plan.lines import PlanLine, plan_lines
from copdesk.plan.values import Session
from copdesk.words import tr

STARTS, TITLE, GROUP, PLANNED, RANGE, SCENE = range(6)
LINE = Qt.ItemDataRole.UserRole
LINES_TYPE = "application/x-copdesk-lines"

# Asked for at each cell of each picture: put together once, for that takes Python longer than to paint the cell.
_WORDS, _ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DRAGGED = _SEEN | Qt.ItemFlag.ItemIsDragEnabled
_EDITED = _DRAGGED | Qt.ItemFlag.ItemIsEditable

Index = QModelIndex | QPersistentModelIndex


def scene_words() -> dict[str, str]:
    """What the projector shows, in the desk's language."""
    return {
        "timer": tr("Timer"), "prompt": tr("Prompt"), "trios": tr("Trios"), "board": tr("Board"),
        "gallery": tr("Gallery"), "wall": tr("Wall"), "ballot": tr("Vote"), "agenda": tr("Agenda"),
        "clock": tr("Clock"), "blank": tr("Blank"), "welcome": tr("Welcome"), "message": tr("Message"),
    }  # fmt: skip


class PlanModel(QAbstractTableModel):
    """Read-only but for `edited`: a cell that was written into asks to be kept, and shows what the book says."""

    edited = Signal(object, int, str)  # PlanLine, column, text

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.lines: tuple[PlanLine, ...] = ()
        self._tried: tuple[PlanLine, ...] = ()

    def try_length(self, step_id: Id, seconds: int) -> Session | None:
        """Shows the times that a length would make while it is still being typed; the session it would be."""
        if self.session is None:
            return None
        session = with_length(self.session, step_id, seconds)
        self._tried = plan_lines(session)
        self._times_changed()
        return session

    def try_nothing(self) -> None:
        """Shows the plan's own times again."""
        if self._tried:
            self._tried = ()
            self._times_changed()

    def _times_changed(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, STARTS), self.index(len(self.lines) - 1, STARTS))
        for row, line in enumerate(self.lines):  # not the cell that is being written into: its editor would be refilled
            if line.step is None:
                self.dataChanged.emit(self.index(row, PLANNED), self.index(row, PLANNED))

    def show_session(self, session: Session | None) -> None:
        """Takes a plan into view; rows that stay keep their place."""
        lines = plan_lines(session) if session is not None else ()
        self._tried = ()
        if [key_of(line) for line in lines] == [key_of(line) for line in self.lines]:
            self.session, self.lines = session, lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, SCENE))
            return
        self.beginResetModel()
        self.session, self.lines = session, lines
        self.endResetModel()

    def row_of(self, key: Id) -> int:
        """The row of a step or activity; -1 for none."""
        return next((row for row, line in enumerate(self.lines) if key_of(line) == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (_WORDS, _ALIGNMENT) or orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return RIGHT if section in (PLANNED, RANGE) else LEFT
        heads = tr("Starts"), tr("Activity and steps"), tr("Group"), tr("Planned"), tr("Range"), tr("On the projector")
        return heads[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _SEEN
        step = self.lines[index.row()].step
        of_step, of_activity = (TITLE, GROUP, PLANNED, RANGE, SCENE), (STARTS, TITLE, GROUP)
        return _EDITED if index.column() in (of_activity if step is None else of_step) else _DRAGGED

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [LINES_TYPE]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        mime = QMimeData()
        mime.setData(LINES_TYPE, b"".join(key_of(self.lines[row]) for row in rows))
        return mime

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            if role == Qt.ItemDataRole.EditRole and index.column() == PLANNED:
                return length_text(line.planned_s)
            if role == Qt.ItemDataRole.EditRole and line.step is None and index.column() in (STARTS, GROUP):
                return line.activity.fixed_at if index.column() == STARTS else str(line.activity.turns)
            return self.words(index.row(), index.column())
        return None

    def words(self, row: int, column: int) -> str:
        """What stands in a cell, while a length is being typed as it would be."""
        line = self.lines[row]
        tried = self._tried and (column == STARTS or line.step is None)
        return cell(self._tried[row] if tried else line, column)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == str(self.data(index, role)):
            return False
        self.edited.emit(self.lines[index.row()], index.column(), str(value))
        return True


def cell(line: PlanLine, column: int) -> str:
    """The words of one cell."""
    step = line.step
    if column == STARTS:
        return line.starts
    if column == TITLE:
        return line.activity.title if step is None else step.title
    if column == PLANNED:
        length = length_text(line.planned_s)
        return length if step is None or step.planned_s else f"({length})"  # nobody said so yet
    if step is None:
        return ""
    if column == GROUP:
        return grouping_words().get(step.grouping, step.grouping)
    if column == RANGE:
        return range_text(step.min_s, step.max_s)
    return scene_words().get(step.scene, step.scene)


def key_of(line: PlanLine) -> Id:
    """The key of a line's step, or of its activity."""
    return line.activity.id if line.step is None else line.step.id


def with_length(session: Session, step_id: Id, seconds: int) -> Session:
    """The session as it would be with another length of one step."""
    activities = tuple(
        replace(one, steps=tuple(replace(s, planned_s=seconds) if s.id == step_id else s for s in one.steps))
        for one in session.activities
    )
    return replace(session, activities=activities)
