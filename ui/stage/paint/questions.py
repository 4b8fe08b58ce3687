"""Questions in the largest type that holds them: the body of a prompt, and of a silent step."""

from collections.abc import Sequence

from copdesk.stage.scenes import Question
from ui.stage.paint.fit import balanced
from ui.stage.paint.sheet import Sheet
from ui.stage.paint.text import Flow

STEPS = ((9.0, 3), (8.0, 5), (7.2, 6), (6.6, 7), (6.0, 8))
"""Sizes, and the most lines that each may fill."""
SMALLER = ((5.4, 10), (5.0, 12), (4.6, 14), (4.2, 99))
BETWEEN_LINES, AROUND_RULE, RULE = 1.0, 2.6, 0.4
SIGN, SIGN_COLUMN = 6.0, 9.4
LONELY = 1 / 6


class Laid:
    """Questions laid out at one size."""

    def __init__(self, sheet: Sheet, questions: Sequence[Question], size: float, ruled: bool) -> None:
        self.size = size
        self.questions = questions
        self.signs = any(line.sign for question in questions for line in question.lines)
        self.start = SIGN_COLUMN if self.signs else 0.0
        self.gap = 2 * AROUND_RULE + RULE if ruled else AROUND_RULE
        self.between = BETWEEN_LINES if ruled else 0.0
        pitch = size * (1.222 if ruled else 1.367)
        self.flows: list[list[Flow]] = [
            [
                balanced(sheet, line.text, size, sheet.inner - self.start, pitch=pitch, own_side=True)
                for line in question.lines
            ]
            for question in questions
        ]
        lines = [flow for flows in self.flows for flow in flows]
        self.count = sum(flow.count for flow in lines)
        heights = sum(flow.height for flow in lines) / sheet.unit
        inside = sum(len(flows) - 1 for flows in self.flows) * self.between
        self.height = heights + inside + (len(self.flows) - 1) * self.gap
        self.lonely = any(flow.ends_alone(LONELY) for flow in lines)
        self.torn = any(flow.breaks_a_word for flow in lines)


def lay_questions(sheet: Sheet, questions: Sequence[Question], room: float, ruled: bool, largest: float) -> Laid:
    """The largest size at which all questions fit; a smaller one if a last line would be one short word."""
    fitting: list[Laid] = []
    for size, most in (*STEPS, *SMALLER):
        if size > largest:
            continue
        laid = Laid(sheet, questions, size, ruled)
        if laid.height <= room and laid.count <= most and not laid.torn:
            if not laid.lonely:
                return laid
            fitting.append(laid)
        if fitting and (size <= 6 or len(fitting) == 2):
            return fitting[0]
    return fitting[0] if fitting else laid


def pages_of(sheet: Sheet, questions: Sequence[Question], room: float, ruled: bool) -> list[Sequence[Question]]:
    """All questions together if they fit at the least size of a prompt, else one question a page."""
    laid = Laid(sheet, questions, STEPS[-1][0], ruled)
    if laid.height <= room and laid.count <= STEPS[-1][1] and not laid.torn:
        return [questions]
    return [[question] for question in questions] or [questions]


def paint_questions(sheet: Sheet, laid: Laid, y: float, room: float, ruled: bool) -> None:
    """Paints the questions in the middle of the room that begins at `y`."""
    at = y + max(0.0, (room - laid.height) / 2)
    for number, (question, flows) in enumerate(zip(laid.questions, laid.flows, strict=True)):
        if number and ruled:
            sheet.rule(sheet.side, at + AROUND_RULE, sheet.inner, RULE)
        if number:
            at += laid.gap
        for line, flow in zip(question.lines, flows, strict=True):
            far = sheet.starts_far(line.text)
            if line.sign and not line.again:
                first = flow.height / flow.count / sheet.unit
                size = min(SIGN, laid.size)
                x = sheet.width - sheet.side - size if far else sheet.side
                sheet.icon(line.sign, x, at + (first - size) / 2 + 0.1, size, f"category{line.category}")
            role = "muted" if line.again else "text"
            at += sheet.put(flow, sheet.side + (0 if far else laid.start), at, role) + laid.between
        at -= laid.between
