"""What a person does with the lines of a plan: written into, moved, dragged, copied, pasted, removed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication

from copdesk.book.ids import Id, new_id
from copdesk.desk import Desk
from copdesk.plan.arranging import Pieces, Place, landing, neighbour, picked, pieces_text, read_pieces
from copdesk.plan.lengths import length_text, range_of, seconds_of
from copdesk.plan.library import Method
from copdesk.plan.lines import PlanLine
from copdesk.plan.values import Activity, Session
from copdesk.words import Refused, tr, tr_many
from ui.bridge import Bridge
from ui.plan.line_menu import LineMenu
from ui.plan.model import GROUP, PLANNED, RANGE, SCENE, STARTS, PlanModel
from ui.plan.table import PlanTable

COLUMNS = {GROUP: "grouping", SCENE: "scene"}
PIECES_TYPE = "application/x-copdesk-plan"


class PlanEditing(QObject):
    """`added` carries the keys of new lines, `refused` an exception, `told` what was removed or copied.

    `tried` carries the Session that a length still being typed would make, or None when typing has ended.
    """

    added = Signal(list)
    refused = Signal(object)
    told = Signal(str, str)
    tried = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, model: PlanModel, table: PlanTable, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._model, self._table = desk, bridge, model, table
        self._cut: list[Id] = []
        self._sessions: Sequence[Session] = ()
        self.menu = LineMenu(table)
        self.menu.asked.connect(self._on_menu_asked)
        self.menu.moved.connect(self.move_to)
        model.edited.connect(self._on_edited)
        table.move_requested.connect(self.move)
        table.remove_requested.connect(self.remove)
        table.insert_requested.connect(self.insert)
        table.copy_requested.connect(self.copy)
        table.paste_requested.connect(self.paste)
        table.duplicate_requested.connect(self.duplicate)
        table.lines_dropped.connect(self.drop)
        table.menu_requested.connect(self._on_menu)
        table.length_typed.connect(self._on_typed)
        table.typing_ended.connect(self._on_typing_ended)

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """All sessions: whole activities can go to another one."""
        self._sessions = sessions

    # ---- cells ---------------------------------------------------------------------------------------------

    def _on_edited(self, line: PlanLine, column: int, text: str) -> None:
        try:
            if line.step is None:
                self._edit_activity(line.activity, column, text)
            else:
                self._edit_step(line.step.id, column, text)
        except Refused as exc:
            self.refused.emit(exc)

    def _edit_activity(self, activity: Activity, column: int, text: str) -> None:
        field = {STARTS: "fixed_at", GROUP: "turns"}.get(column, "title")
        value: Any = int(text) if field == "turns" else text.strip()
        self._do(self._desk.plan.set_activity, self._session, activity.id, field, value)

    def _edit_step(self, key: Id, column: int, text: str) -> None:
        plan = self._desk.plan
        if column == RANGE:
            self._do(plan.set_range, key, *range_of(text))
        elif column == PLANNED:
            self._do(plan.set_step, key, "planned_s", seconds_of(text))
        else:
            self._do(plan.set_step, key, COLUMNS.get(column, "title"), text)

    def _on_typed(self, line: PlanLine, text: str) -> None:
        if line.step is None:
            return
        try:
            seconds = seconds_of(text)
        except Refused:
            return
        self.tried.emit(self._model.try_length(line.step.id, seconds))

    def _on_typing_ended(self) -> None:
        self._model.try_nothing()
        self.tried.emit(None)

    # ---- lines ---------------------------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """The chosen lines up (-1) or down (+1); steps pass into the next activity at the edge of theirs."""
        session, pieces = self._model.session, self._pieces()
        if session is not None:
            self._place(pieces, neighbour(session, pieces, by))

    def move_to(self, session_id: Id) -> None:
        """The chosen activities to the end of another session's plan."""
        pieces = self._pieces()
        if pieces.activities:
            target = next((one.title for one in self._sessions if one.id == session_id), "")
            keys = [one.id for one in pieces.activities]
            self._do(self._desk.plan.several.move_to_session, self._session, keys, session_id)
            words = tr("Moved to {session}: {title}").format(session=target, title=self._names(pieces))
            self.told.emit(words, tr("Ctrl+Z brings it back."))

    def _on_menu(self, place: QPoint) -> None:
        others = [one for one in self._sessions if one.id != self._session]
        self.menu.open_at(place, others, whole=bool(self._pieces().activities))

    def _on_menu_asked(self, what: str) -> None:
        line = self._table.line()
        if what == "step":
            self.add_step() if line is None else self.insert(line)
        elif what in ("up", "down"):
            self.move(-1 if what == "up" else 1)
        elif what in ("join", "split"):
            several = self._desk.plan.several
            self._do(several.join if what == "join" else several.split_off, self._session, self._table.chosen())
        elif what in ("copy", "cut"):
            self.copy(what == "cut")
        else:
            {"duplicate": self.duplicate, "paste": self.paste, "remove": self.remove}[what]()

    def drop(self, keys: Sequence[Id], row: int) -> None:
        """Lines that were dragged before a row; whole activities go before the next activity."""
        session = self._model.session
        if session is not None:
            pieces = picked(session, keys)
            self._place(pieces, landing(session, pieces, row))

    def _place(self, pieces: Pieces, where: Place | None) -> None:
        several = self._desk.plan.several
        if where is None:
            return
        activity, before = where
        if activity is None:
            self._do(several.place_activities, self._session, [one.id for one in pieces.activities], before)
        else:
            self._do(several.place_steps, self._session, [step.id for step in pieces.steps], activity, before)

    def drop_method(self, method: Method, row: int) -> None:
        """A method of the library that was dropped before a row."""
        lines = self._model.lines
        place = sum(1 for line in lines[:row] if line.step is None)
        self._add(method.placed(self._session, 0, new_id), place)

    def remove(self) -> None:
        """Takes the chosen lines out of the plan."""
        keys = self._table.chosen()
        if keys:
            names = self._names(self._pieces())
            self._do(self._desk.plan.several.remove, self._session, keys)
            self.told.emit(tr("Removed: {title}").format(title=names), tr("Ctrl+Z brings it back."))

    def duplicate(self) -> None:
        """The chosen lines once more, below."""
        keys = self._table.chosen()
        if keys:
            several = self._desk.plan.several
            self._bridge.do(several.duplicate, self._session, keys, then=self._on_added, refused=self._on_refused)

    def copy(self, cut: bool = False) -> None:
        """Puts the chosen lines on the clipboard, for this plan, another one, or any program that takes text."""
        pieces = self._pieces()
        if pieces:
            self._cut = self._table.chosen() if cut else []
            self._bridge.ask(pieces_text, pieces, then=self._on_copied)

    def _on_copied(self, text: str) -> None:
        mime = QMimeData()
        mime.setData(PIECES_TYPE, text.encode("utf-8"))
        mime.setText("\n".join(_readable(self._pieces())))
        QGuiApplication.clipboard().setMimeData(mime)
        if self._cut:
            self._do(self._desk.plan.several.remove, self._session, self._cut)
            self._cut = []

    def paste(self) -> None:
        """Adds what the clipboard holds below the chosen line: copied lines, or any plan in words."""
        mime = QGuiApplication.clipboard().mimeData()
        own = bytes(mime.data(PIECES_TYPE).data()).decode("utf-8") if mime.hasFormat(PIECES_TYPE) else ""
        text = own or mime.text()
        if text.strip():
            self._bridge.ask(read_pieces, text, then=self._on_pieces, refused=self._on_refused)

    def _on_pieces(self, pieces: Pieces) -> None:
        chosen = self._table.chosen()
        self._bridge.do(
            self._desk.plan.several.paste, self._session, pieces, chosen[-1] if chosen else None,
            then=self._on_added, refused=self._on_refused,
        )  # fmt: skip

    # ---- what is new ---------------------------------------------------------------------------------------

    def insert(self, line: PlanLine) -> None:
        """A new step below a line."""
        self._add_step(line.activity.id, line.step.id if line.step else None)

    def add_step(self) -> None:
        """A new step below the chosen line, or at the end of the plan."""
        line, session = self._table.line(), self._model.session
        if line is not None:
            self.insert(line)
        elif session is not None and session.activities:
            self._add_step(session.activities[-1].id, None)
        else:
            self.add_activity()

    def add_activity(self) -> None:
        """A new activity with one step."""
        self._add_plain(tr("New activity"), tr("New step"), 600)

    def add_break(self) -> None:
        """A quarter of an hour's break."""
        self._add_plain(tr("Break"), tr("Break"), 900)

    def add_method(self, method: Method) -> None:
        """A method of the library, at the end."""
        self._add(method.placed(self._session, 0, new_id), None)

    def add_whole(self, activity: Activity) -> None:
        """An activity that was made elsewhere, before all others."""
        self._add(activity, 0)

    def _add(self, activity: Activity, place: int | None) -> None:
        add = self._desk.plan.add_activity
        self._bridge.do(add, self._session, activity, place, then=self._on_one_added, refused=self._on_refused)

    def _add_step(self, activity_id: Id, after: Id | None) -> None:
        self._bridge.do(
            self._desk.plan.add_step, self._session, activity_id, tr("New step"), 300, after,
            then=self._on_one_added, refused=self._on_refused,
        )  # fmt: skip

    def _add_plain(self, title: str, step: str, seconds: int) -> None:
        self._bridge.do(
            self._desk.plan.add_plain, self._session, title, step, seconds,
            then=self._on_one_added, refused=self._on_refused,
        )  # fmt: skip

    def _on_one_added(self, key: Id) -> None:
        self.added.emit([key])

    def _on_added(self, keys: Sequence[Id]) -> None:
        self.added.emit(list(keys))

    def _on_refused(self, exc: Exception) -> None:
        self.refused.emit(exc)

    # ---- inside --------------------------------------------------------------------------------------------

    @property
    def _session(self) -> Id:
        session = self._model.session
        return session.id if session is not None else b""

    def _pieces(self) -> Pieces:
        session = self._model.session
        return picked(session, self._table.chosen()) if session is not None else Pieces()

    def _do(self, verb: Any, *args: Any) -> None:
        self._bridge.do(verb, *args, refused=self._on_refused)

    def _names(self, pieces: Pieces) -> str:
        titles = [one.title for one in pieces.activities] + [one.title for one in pieces.steps]
        return titles[0] if len(titles) == 1 else tr_many("{n} line", "{n} lines", len(titles))


def _readable(pieces: Pieces) -> list[str]:
    found: list[str] = []
    for activity in pieces.activities:
        found.append(f"{activity.title} ({length_text(activity.planned_s)})")
        found += [f"- {step.title} ({length_text(step.planned_s)})" for step in activity.steps]
    return found + [f"{step.title} ({length_text(step.planned_s)})" for step in pieces.steps]
