"""What a person corrects in a plan that was read: cells written anew, lines moved, added and taken out."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal

from copdesk.book.ids import Id
from copdesk.plan.arranging import picked
from copdesk.plan.drafting import Draft, dropped, moved, with_step_below, without
from copdesk.plan.lines import PlanLine
from copdesk.plan.shaping import joined, split_off
from copdesk.plan.values import Session
from copdesk.words import Refused
from ui.plan.correcting import with_cell
from ui.plan.line_menu import LineMenu
from ui.plan.model import PlanModel
from ui.plan.table import PlanTable


class DraftEditing(QObject):
    """Sessions in memory, and which of them is in view. `changed` says that one of them is another now."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, model: PlanModel, table: PlanTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._draft = Draft()
        self.menu = LineMenu(table)
        self.menu.asked.connect(self._on_menu_asked)
        table.menu_requested.connect(self._on_menu)
        self.at = 0  # the session in view: one for each day that the plan names
        model.edited.connect(self._on_edited)
        table.move_requested.connect(self._on_move)
        table.remove_requested.connect(self._on_remove)
        table.insert_requested.connect(self._on_insert)
        table.lines_dropped.connect(self._on_dropped)
        table.undo_requested.connect(self._on_undo)
        table.redo_requested.connect(self._on_redo)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All of them, as they are corrected now."""
        return self._draft.sessions

    @property
    def session(self) -> Session | None:
        """The one in view."""
        return self.sessions[self.at] if self.sessions else None

    def begin(self, sessions: Sequence[Session]) -> None:
        """Takes other sessions in hand; nothing of earlier ones can be undone."""
        self._draft, self.at = Draft(sessions), 0
        self._tell()

    def put(self, session: Session) -> None:
        """The session in view becomes this one."""
        self._draft.change(self.at, session)
        self._tell()

    def _tell(self) -> None:
        """Undo belongs to this draft while there is something of it to undo; else to the book."""
        can = [name for name, yes in (("undo", self._draft.can_undo), ("redo", self._draft.can_redo)) if yes]
        self._table.setProperty("undoes", can)
        self.changed.emit()

    def _on_edited(self, line: PlanLine, column: int, text: str) -> None:
        session = self.session
        if session is None:
            return
        try:
            self.put(with_cell(session, line, column, text))
        except Refused as exc:
            self.refused.emit(exc)

    def _on_move(self, by: int) -> None:
        if self.session is not None:
            self.put(moved(self.session, self._table.chosen(), by))

    def _on_dropped(self, keys: list[Id], row: int) -> None:
        if self.session is not None:
            self.put(dropped(self.session, keys, row))

    def _on_remove(self) -> None:
        if self.session is not None:
            self.put(without(self.session, self._table.chosen()))

    def _on_insert(self, line: PlanLine) -> None:
        if self.session is not None:
            session, key = with_step_below(self.session, line.activity.id, line.step.id if line.step else None)
            self.put(session)
            self._table.choose([key])

    def _on_menu(self, place: QPoint) -> None:
        if self.session is not None:
            self.menu.open_at(place, whole=bool(picked(self.session, self._table.chosen()).activities), kept=False)

    def _on_menu_asked(self, what: str) -> None:
        line = self._table.line()
        if what in ("up", "down"):
            self._on_move(-1 if what == "up" else 1)
        elif what == "remove":
            self._on_remove()
        elif what in ("join", "split") and self.session is not None:
            shape = joined if what == "join" else split_off
            self.put(shape(self.session, self._table.chosen()))
        elif line is not None:
            self._on_insert(line)

    def _on_undo(self) -> None:
        self._draft.undo()
        self._tell()

    def _on_redo(self) -> None:
        self._draft.redo()
        self._tell()
