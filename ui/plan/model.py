"""The plan's lines as a table model: what stands in each cell, and what a person may write into it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from copdesk.book.ids import Id
from copdesk.plan.lengths import length_text, range_text
from copdesk.plan.lines import PlanLine, plan_lines
from copdesk.plan.values import Session
from copdesk.words import tr

STARTS, TITLE, GROUP, PLANNED, RANGE, SCENE = range(6)
LINE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


def grouping_words() -> dict[str, str]:
    """How people sit, in the desk's language."""
    return {
        "alone": tr("alone"), "pairs": tr("pairs"), "trios": tr("trios"), "fours": tr("fours"),
        "tables": tr("tables"), "all": tr("all"),
    }  # fmt: skip


def scene_words() -> dict[str, str]:
    """What the projector shows, in the desk's language."""
    return {
        "timer": tr("Timer"), "prompt": tr("Prompt"), "trios": tr("Trios"), "board": tr("Board"),
        "gallery": tr("Gallery"), "wall": tr("Wall"), "agenda": tr("Agenda"), "clock": tr("Clock"),
        "blank": tr("Blank"), "welcome": tr("Welcome"), "message": tr("Message"),
    }  # fmt: skip


class PlanModel(QAbstractTableModel):
    """Read-only but for `edited`: a cell that was written into asks to be kept, and shows what the book says."""

    edited = Signal(object, int, str)  # PlanLine, column, text

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.lines: tuple[PlanLine, ...] = ()

    def show_session(self, session: Session | None) -> None:
        """Takes a plan into view; rows that stay keep their place."""
        lines = plan_lines(session) if session is not None else ()
        if [_key(line) for line in lines] == [_key(line) for line in self.lines]:
            self.session, self.lines = session, lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, SCENE))
            return
        self.beginResetModel()
        self.session, self.lines = session, lines
        self.endResetModel()

    def row_of(self, key: Id) -> int:
        """The row of a step or activity; -1 for none."""
        return next((row for row, line in enumerate(self.lines) if _key(line) == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        heads = (
            tr("Starts"),
            tr("Activity and steps"),
            tr("Group"),
            tr("Planned"),
            tr("Range"),
            tr("On the projector"),
        )
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                Qt.AlignmentFlag.AlignRight if section in (PLANNED, RANGE) else Qt.AlignmentFlag.AlignLeft
            ) | int(Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        step = self.lines[index.row()].step
        if index.column() == TITLE or (step is not None and index.column() in (GROUP, PLANNED, SCENE)):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell(line, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == cell(self.lines[index.row()], index.column()):
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
        return length_text(line.planned_s)
    if step is None:
        return ""
    if column == GROUP:
        return grouping_words().get(step.grouping, step.grouping)
    if column == RANGE:
        return range_text(step.min_s, step.max_s)
    return scene_words().get(step.scene, step.scene)


def _key(line: PlanLine) -> Id:
    return line.activity.id if line.step is None else line.step.id
