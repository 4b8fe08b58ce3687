"""The session as rows: done, now with its steps, next, later."""

from copdesk.stage.scenes import Agenda, AgendaRow, AgendaStep
from copdesk.stage.view import StageView
from ui.stage.paint.fit import squeezed
from ui.stage.paint.frame import header
from ui.stage.paint.sheet import Sheet

ICONS = {"done": "tick", "now": "running", "next": "arrow", "end": "flag"}
PAD_X, GAP, TIME = 2.4, 2.0, 17.0
STEPS = ((5.4, 7.0, 1.6), (5.0, 6.4, 1.4), (4.6, 5.9, 1.0), (4.4, 5.5, 0.7), (4.2, 5.2, 0.4))
"""Size, line and padding of a row."""


def paint(sheet: Sheet, view: StageView, scene: Agenda) -> None:
    top = header(sheet, view) + 2
    room = 100 - sheet.top - top
    for size, line, pad in STEPS:
        rows = [Row(sheet, row, size, line, pad) for row in scene.rows]
        height = sum(row.height for row in rows)
        if height <= room:
            break
    gap = (room - height) / (len(rows) - 1) if len(rows) > 1 else 0.0
    gap = min(gap, 6.0)
    y = top
    for row in rows:
        row.paint(y)
        y += row.height + gap


class Row:
    """One row laid out at a size."""

    def __init__(self, sheet: Sheet, row: AgendaRow, size: float, line: float, pad: float) -> None:
        self.sheet, self.row, self.size, self.line, self.pad = sheet, row, size, line, pad
        self.now = row.progress == "now"
        self.role = "on" if self.now else "muted" if row.progress == "done" else "text"
        self.time = max(TIME * size / STEPS[0][0], sheet.advance(row.time, size)) + GAP
        self.icon = size * 0.85
        self.start = PAD_X + self.time + size * 1.11 + GAP
        far = sheet.advance(row.length, size) + GAP if row.length else 0.0
        mark = self._mark_width() if row.mark else 0.0
        bold = row.progress in ("now", "next")
        self.text = squeezed(
            sheet, row.text, size, sheet.inner - self.start - PAD_X - far - mark, bold=bold, pitch=line
        )
        self.sub = size * 0.815
        self.sub_line = line * 0.857
        self.height = 2 * pad + self.text.height / sheet.unit + len(row.steps) * self.sub_line

    def _mark_width(self) -> float:
        if self.now:
            return self.sheet.advance(self.row.mark, 4.2, True) + 3 + 3.8
        return self.sheet.advance(f"· {self.row.mark}", self.size) + self.size * 0.26 + 0.4

    def paint(self, y: float) -> None:
        sheet, row, x = self.sheet, self.row, self.sheet.side
        if self.now:
            sheet.fill(x, y, sheet.inner, self.height, "run")
        at = y + self.pad
        sheet.say(row.time, x + PAD_X, at, self.size, role=self.role, pitch=self.line)
        if row.progress in ICONS:
            icon = x + PAD_X + self.time
            sheet.icon(ICONS[row.progress], icon, at + (self.line - self.icon) / 2, self.icon, self.role)
        sheet.put(self.text, x + self.start, at, self.role)
        if row.mark:
            self._mark(x + self.start + self.text.widest / sheet.unit, at)
        edge = x + sheet.inner - PAD_X
        sheet.say(row.length, edge, at, self.size, role=self.role, pitch=self.line, far=True)
        at += self.text.height / sheet.unit
        for step in row.steps:
            self._step(step, x + self.start, edge, at)
            at += self.sub_line

    def _mark(self, x: float, y: float) -> None:
        sheet = self.sheet
        if self.now:
            width = sheet.advance(self.row.mark, 4.2, True) + 3.8
            sheet.frame(x + 3, y + (self.line - 6) / 2 + 0.3, width, 6, 0.5, "on")
            sheet.say(self.row.mark, x + 4.9, y + 0.3, 4.2, role="on", bold=True, pitch=self.line)
        else:
            sheet.say(f"· {self.row.mark}", x + self.size * 0.26, y, self.size, role="muted", pitch=self.line)

    def _step(self, step: AgendaStep, x: float, edge: float, y: float) -> None:
        sheet, bold = self.sheet, step.progress == "now"
        far = 0.0
        if step.progress == "done":
            icon = self.sub * 0.86
            sheet.icon("tick", edge - icon, y + (self.sub_line - icon) / 2, icon, "on")
            far = icon
        elif step.end:
            far = sheet.say(step.end, edge, y, self.sub, role="on", bold=bold, pitch=self.sub_line, far=True)
        room = edge - x - far - GAP
        squeeze = min(1.0, room / max(0.1, sheet.advance(step.text, self.sub, bold)))
        sheet.say(step.text, x, y, self.sub, role="on", bold=bold, pitch=self.sub_line, squeeze=squeeze)
