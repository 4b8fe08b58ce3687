"""What is said aloud for those who hear the clock instead of seeing it: a few moments, not every second."""

from copdesk.plan.values import Cue
from copdesk.run.digits import whole_seconds
from copdesk.run.face import Face
from copdesk.words import tr, tr_many

MARKS_MS = (300_000, 120_000, 60_000, 30_000, 10_000)


def passed(before_ms: int, now_ms: int) -> int | None:
    """The mark that time left has come to between two looks; the latest one where it jumped over several."""
    crossed = [mark for mark in MARKS_MS if before_ms > mark >= now_ms > 0]
    return crossed[-1] if crossed else None


def length_words(ms: int) -> str:
    """A length as it is spoken: '7 minutes 48 seconds', '2 minutes', '30 seconds'."""
    minutes, seconds = divmod(abs(whole_seconds(ms)), 60)
    parts = []
    if minutes:
        parts.append(tr_many("{n} minute", "{n} minutes", minutes))
    if seconds or not minutes:
        parts.append(tr_many("{n} second", "{n} seconds", seconds))
    return " ".join(parts)


def left_words(ms: int) -> str:
    """'2 minutes left'."""
    return tr("{length} left").format(length=length_words(ms))


def step_words(cue: Cue, length_ms: int) -> str:
    """What begins now: activity, step, whose turn, how long."""
    step, activity = cue.step.title, cue.activity.title
    turn = tr("turn {n}, client: seat {letter}").format(n=cue.turn, letter=cue.client_seat) if cue.turn else ""
    parts = [activity, step if step != activity else "", turn, length_words(length_ms)]
    return ", ".join(part for part in parts if part)


def answer(cue: Cue | None, face: Face) -> str:
    """The answer to "time left?"."""
    if cue is None:
        return tr("The session has ended") if face.kind == "done" else tr("No session is running")
    name = cue.step.title
    if face.kind == "over":
        return tr("{step}: time’s up, {length} over").format(step=name, length=length_words(face.remaining_ms))
    if face.kind == "held":
        return tr("{step}: paused, {length} left").format(step=name, length=length_words(face.remaining_ms))
    return tr("{step}: {length} left, until {time}").format(
        step=name, length=length_words(face.remaining_ms), time=face.ends
    )
