"""The capture line: what is said becomes a note while it is said, in every room, and never steers the run."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from copdesk.book.book import Changes
from copdesk.book.ids import Id
from copdesk.clock import Clock, hh_mm
from copdesk.desk import Desk
from copdesk.notes.values import Line, Offer, meant, read
from copdesk.words import Refused, sentence, tr
from ui.bridge import Bridge
from ui.notes.chips import CategoryChips
from ui.notes.completing import Completing
from ui.notes.drafting import Drafting
from ui.notes.field import FieldBox, LineField
from ui.notes.last import ROWS, GrammarRow, LastNotes
from ui.notes.laying import LaidAside
from ui.notes.saying import Saying
from ui.notes.sending import Context, Sent
from ui.notes.words import one_line
from ui.shell.theme import theme_now

REMEMBERED = 50  # how far ↑ goes back
_SHOWN = frozenset({"note", "fact", "step", "member", "trio", "session", "activity", "category"})
_WRITTEN = frozenset({"note", "commitment"})


class CaptureLine(QWidget):
    """The row in the dock. `kept` gives the id of a note that is on disk; `left` asks to give the caret back."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._context = Context()
        self._offer: Offer | None = None
        self._sent: list[Sent] = []
        self._last: list[Line] = []
        self._editing: Line | None = None
        self._before = ""
        self._returned = ""
        self._restored = False
        self._room = "run"
        self._build()
        self.drafting = Drafting(bridge, self)
        bridge.changed.connect(self._on_changed)

    # ---- what the window says ----------------------------------------------------------------------

    def show_context(
        self,
        session_id: Id | None,
        step_id: Id | None = None,
        drawing_id: Id | None = None,
        trio_id: Id | None = None,
    ) -> None:
        """Where the next note belongs. Without a step it is the one that runs when the note is kept."""
        context = Context(session_id, step_id, drawing_id, trio_id)
        if context.session_id != self._context.session_id:
            self._leave_edit()
            self._last = []
        self._context = context
        self.names.show_session(session_id)
        self.setEnabled(session_id is not None)
        self._refresh()
        if not self._restored and session_id is not None:
            self._restored = True
            self._bridge.do(self._desk.notes.take_up_drafts, then=self._on_draft)
            self._bridge.ask(self._desk.notes.changing, then=self._on_changing)

    def show_room(self, room: str) -> None:
        """Which rows stand above: the last notes in 'run', the signs in 'notes'."""
        self._room = room
        self._arrange()

    def begin_with(self, text: str) -> None:
        """A key typed elsewhere: the caret comes here and the text with it."""
        self.focus_line()
        self.field.insertPlainText(text)

    def focus_line(self) -> None:
        """Brings the caret here, behind what is written."""
        self.field.setFocus()
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def is_writing(self) -> bool:
        """Whether somebody is about to write: the caret is here, or words are."""
        return self.field.hasFocus() or bool(self.field.text())

    def choose_chip(self, number: int) -> bool:
        """Alt and a number: chooses the chip with that number in its cap."""
        return self.chips.choose_number(number)

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setObjectName("capture_line")
        self.setAccessibleName(tr("Capture line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.last_notes, self.grammar, self.saying = LastNotes(), GrammarRow(), Saying()
        self.chips = CategoryChips()
        self.box = FieldBox(tr("Write what is said …"), "F2")
        self.field: LineField = self.box.field
        self.names = Completing(self._desk, self._bridge, self.box)
        self.laid = LaidAside(self._desk, self._bridge, self.field, self.saying)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.chips)
        layout.addWidget(self.box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.last_notes, self.grammar, self.saying, row):
            column.addWidget(widget)
        self.saying.first.connect(self._on_first)
        self.saying.second.connect(self._on_second)
        self.chips.chosen.connect(self._on_category)
        field = self.field
        field.settled.connect(self._settle)
        field.agreed.connect(self.saying.press_first)
        field.left.connect(self._on_left)
        field.earlier.connect(self._on_earlier)
        field.later.connect(self._on_later)
        field.numbered.connect(self.choose_chip)
        field.pasted.connect(self._on_pasted)
        field.textChanged.connect(self._on_text)
        self.setEnabled(False)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._arrange()

    def _fit(self) -> None:
        theme = theme_now()
        narrow = self.width() < theme.px(1000)
        self.chips.fit(theme.px(120) if narrow else self.width() - theme.px(16 + 16 + 8 + 440))

    def _arrange(self) -> None:
        roomy = self.window().width() >= theme_now().px(1100) if self.isVisible() else True
        self.last_notes.setVisible(self._room == "run" and roomy)
        self.grammar.setVisible(self._room == "notes" and roomy)

    def _refresh(self) -> None:
        session_id = self._context.session_id
        if session_id is None:
            self._show_last()
            return
        self._bridge.ask(self._desk.notes.offer, session_id, self._context.step_id, then=self._on_offer)
        self._ask_last()

    def _ask_last(self) -> None:
        session_id = self._context.session_id
        if session_id is not None:
            self._bridge.ask(self._desk.notes.last, session_id, REMEMBERED, then=self._on_last)

    def _on_changed(self, changes: Changes) -> None:
        if not _SHOWN & changes.tables or self._context.session_id is None:
            return
        if changes.tables <= _WRITTEN:  # a note more does not change what can be written
            self._bridge.ask(self._desk.notes.last, self._context.session_id, REMEMBERED, then=self._on_last)
        else:
            self._refresh()

    def _on_offer(self, offer: Offer) -> None:
        moved = self._offer is None or self._offer.step_id != offer.step_id
        self._offer = offer
        self.chips.offer(offer.chips, offer.known)
        self._fit()
        self._light()
        drawn = self._context.drawing_id is not None
        hint = tr("What is said about this drawing …") if drawn else tr("Write what is said …")
        if offer.confidential:
            hint = tr("No notes in this step: what clients say is theirs")
        elif offer.silent:
            hint = tr("Silence. What comes to mind can wait here …")
        self.field.setPlaceholderText(hint)
        self.field.viewport().update()  # Qt paints new words of a hint only with the next text
        if moved and offer.waiting and not (offer.confidential or self._returned or self.laid.offered):
            self.laid.offer(offer)
        elif self.laid.offered and not offer.waiting:
            self.laid.offered = ""
            self._be_quiet()
        self._show_last()

    def _on_last(self, lines: list[Line]) -> None:
        if self._editing is None:
            self._last = lines
        self._show_last()

    def _show_last(self) -> None:
        self.last_notes.show_lines(self._last[-ROWS:], [one.text for one in self._sent])

    def _on_category(self, key: str) -> None:
        self._light()
        self.field.setFocus()

    def _light(self) -> None:
        sign = read(self.field.text()).sign if self._offer and self._editing is None else ""
        self.chips.light(meant(self._offer.known, sign, self.chips.key()) if self._offer and sign else "")

    # ---- typing ------------------------------------------------------------------------------------

    def _on_text(self) -> None:
        self._light()
        if self._editing is None:
            self.drafting.typed(self._desk.notes.keep_draft, self.field.text())
        elif not self._unchanged():
            self.drafting.typed(self._desk.notes.keep_changing, self._editing.note.id, self.field.text())

    def _on_later(self) -> None:
        if not self.names.step(1) and self._unchanged():
            self._edit(self._place() + 1)

    def _on_earlier(self) -> None:
        if not self.names.step(-1) and (not self.field.text() or self._unchanged()):
            self._edit(len(self._last) - 1 if self._editing is None else self._place() - 1)

    def _place(self) -> int:
        """Where the note that is being changed stands among the last ones; behind them where it does not."""
        key = self._editing.note.id if self._editing is not None else None
        return next((n for n, line in enumerate(self._last) if line.note.id == key), len(self._last))

    def _on_pasted(self, count: int) -> None:
        if self._editing is None:
            self._returned, self.laid.offered = "", ""
            self.box.show_refused(False)
            self.saying.say(
                tr("{n} lines were pasted. Enter keeps them as one note.").format(n=count),
                tr("As {n} notes").format(n=count),
            )

    # ---- keeping -----------------------------------------------------------------------------------

    def park(self) -> None:
        """One key puts what is written into the parking lot; with nothing written, the note before."""
        if self.field.text().strip() and self._editing is None:
            self._settle(True)
        elif self._editing is None and self._last:
            note = self._last[-1].note
            self._bridge.do(self._desk.notes.park, [note.id], not note.parked)
            words = tr("Out of the parking lot: “{text}”") if note.parked else tr("In the parking lot: “{text}”")
            self.saying.say(words.format(text=one_line(note.body)))

    def _settle(self, parked: bool = False) -> None:
        text, session_id = self.field.text(), self._context.session_id
        if session_id is None:
            return
        if not text.strip():
            self.field.set_text("")
            return
        note = self._editing.note if self._editing is not None else None
        who_id = self.names.who_of(text)
        self._returned = ""
        key = note.id if note else None
        sent = Sent(self._on_kept, self._on_refused, text, self._context, key, self.laid.sent())
        self._sent.append(sent)
        # Emptied before it is kept, so that the next line can be typed; a refusal brings the words back.
        if note is not None:
            self._leave_edit()
            change = self._desk.notes.finish_change
            self._bridge.do(change, note.id, text, who_id, then=sent.kept, refused=sent.refused)
        else:
            self.field.set_text("")
            more = {**self._where(), "who_id": who_id, "parked": parked}
            finish = self._desk.notes.finish_line
            self._bridge.do(finish, session_id, text, then=sent.kept, refused=sent.refused, **more)
        self._show_last()

    def _where(self) -> dict[str, Any]:
        """What the line says of a note besides its words."""
        context = self._context
        place = {"step_id": context.step_id, "drawing_id": context.drawing_id, "trio_id": context.trio_id}
        return {**place, "category": self.chips.key()}

    def _on_kept(self, sent: Sent, result: object) -> None:
        self._sent.remove(sent)
        self._ask_last()  # the line on its way stays in sight until the note is: no row goes and comes again
        self._be_quiet()
        if not self.field.text():
            self.drafting.settled()
        if sent.waited and sent.context.session_id is not None:
            self.laid.forget(sent.context.session_id, sent.waited)
        if isinstance(result, bytes):
            self.kept.emit(result)

    def _on_refused(self, sent: Sent, exc: Exception) -> None:
        """The text goes back into the field; where something else is being written by now, in front of it."""
        self._sent.remove(sent)
        self._returned = sent.text
        now = self.field.text()
        line = next((line for line in self._last if line.note.id == sent.note_id), None)
        if line is not None and self._editing is None:
            self._before, self._editing = now, line
            self.field.set_text(sent.text)
        else:
            self.field.set_text(f"{sent.text}\n{now}" if now.strip() else sent.text)
        later = isinstance(exc, Refused) and exc.code == "notes.confidential"
        self.box.show_refused(True)
        self.saying.say(sentence(exc), tr("Later, at the popcorn") if later else "", refused=True)
        self._show_last()

    def _be_quiet(self) -> None:
        self.box.show_refused(False)
        self.saying.be_quiet()

    # ---- what the sentence offers ------------------------------------------------------------------

    def _on_first(self) -> None:
        session_id = self._context.session_id
        if session_id is None:
            return
        if self.laid.offered:
            self.laid.take()
        elif self._returned:
            self._returned = ""
            self.box.show_refused(False)
            self.laid.lay(session_id, self.field.text())
        else:
            lines = self.field.text().splitlines()
            sent = Sent(self._on_kept, self._on_refused, self.field.text(), self._context)
            self._sent.append(sent)
            self.field.set_text("")
            finish = self._desk.notes.finish_lines
            self._bridge.do(finish, session_id, lines, then=sent.kept, refused=sent.refused, **self._where())

    def _on_second(self) -> None:
        if self.laid.offered and self._context.session_id is not None:
            self.laid.forget(self._context.session_id, self.laid.offered)
            self.laid.offered = ""
            self._be_quiet()

    # ---- changing a note ---------------------------------------------------------------------------

    def _edit(self, place: int) -> None:
        if not 0 <= place < len(self._last):
            if self._editing is not None and place >= len(self._last):
                self._on_left()
            return
        self._change(self._last[place], self._last[place].note.body)

    def _change(self, line: Line, text: str) -> None:
        if self._editing is None:
            self._before = self.field.text()
        self._editing = line
        self.field.set_text(text)
        words = tr("Changing the note of {time}. Enter keeps it, Esc leaves it as it was.")
        self.saying.say(words.format(time=hh_mm(line.note.said_at)))

    def _unchanged(self) -> bool:
        return self._editing is not None and self.field.text() == self._editing.note.body

    def _leave_edit(self) -> None:
        if self._editing is not None:
            self._editing = None
            self.drafting.settled()
            self.field.set_text(self._before)
            self._be_quiet()

    def _on_left(self) -> None:
        if self.names.is_offering():
            self.names.leave()
        elif self._editing is not None:
            key = self._editing.note.id
            self._leave_edit()
            self._bridge.do(self._desk.notes.keep_changing, key, "", patient=True)
            self._refresh()
        elif self.saying.words():
            self.laid.offered, self._returned = "", ""
            self._be_quiet()
        else:
            self.left.emit()

    # ---- the draft ---------------------------------------------------------------------------------

    def _on_draft(self, text: str) -> None:
        if text and not self.field.text():
            self.field.set_text(text)
            self.drafting.settled()
            self.saying.say(tr("This line was not finished when copdesk was closed. Enter keeps it."))

    def _on_changing(self, found: tuple[Line, str] | None) -> None:
        if found is not None and self._editing is None:
            self._change(*found)
            words = tr("This change to the note of {time} was not finished. Enter keeps it, Esc leaves it as it was.")
            self.saying.say(words.format(time=hh_mm(found[0].note.said_at)))
