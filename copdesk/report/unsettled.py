"""What is still open before a report is sent, and where each of it is settled."""

from collections.abc import Sequence

from copdesk.board.drawing import Drawing
from copdesk.notes.values import Note, Promise
from copdesk.report.naming import not_asked
from copdesk.report.values import Answer, ReportContent, Unsettled


def unsettled(
    content: ReportContent,
    notes: Sequence[Note],
    drawings: Sequence[Drawing],
    promises: Sequence[Promise],
) -> tuple[Unsettled, ...]:
    """Only what there is any of, in the order in which it is best settled."""
    rows = (
        ("photos", sum(1 for one in drawings if one.is_photo and not one.notes), "board"),
        ("notes", sum(1 for note in notes if not note.category and not note.parked), "notes"),
        ("consent", not_asked(content), "people"),
        ("outcomes", sum(1 for one in answers(content) if not one.answer and one.hands is None), "notes"),
        ("actions", sum(1 for one in promises if not one.who and one.done_at is None), "notes"),
    )
    return tuple(Unsettled(*row) for row in rows if row[1])


def answers(content: ReportContent) -> tuple[Answer, ...]:
    """Every outcome that was planned, with what was said of it."""
    given = {one.question: one for one in content.answers}
    return tuple(given.get(text, Answer(text)) for text in content.outcomes)
