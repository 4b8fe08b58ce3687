"""What can be said before a session starts, and after it has ended."""

from copdesk.clock import Reading, hh_mm
from copdesk.plan.values import Session, running_order
from copdesk.run import agenda
from copdesk.run.digits import digits
from copdesk.run.state import RunState
from copdesk.words import tr, tr_many


def promises(session: Session, state: RunState, now: Reading) -> tuple[str, ...]:
    """What will happen, in sentences: the hours, how the plan fills them, the first step."""
    order = running_order(session)
    lines = []
    planned, slot = session.planned_s, session.slot_s
    count = tr_many("{n} activity", "{n} activities", len(session.activities))
    lines.append(tr("{activities}, {length} planned").format(activities=count, length=minutes_words(planned)))
    if slot is not None:
        lines.append(_against_slot(session, planned, slot))
    if order:
        first = order[0]
        words = tr("First: {step}, {length}")
        lines.append(words.format(step=first.step.title, length=digits(first.planned_ms)))
    if session.starts:
        begins = agenda.anchor(session, state, now)
        lines.append(_until(begins - now.utc, hh_mm(begins)))
    return tuple(lines)


def outcome(session: Session, state: RunState) -> tuple[str, ...]:
    """How it went: from when to when, how long against the plan."""
    began, ended = state.began, state.finished
    if began is None or ended is None:
        return ()
    took = ended.since(began) // 1000
    span = tr("Began {start}, ended {end}").format(start=hh_mm(began.utc), end=hh_mm(ended.utc))
    length = tr("{took} instead of {planned}").format(
        took=minutes_words(took), planned=minutes_words(session.planned_s)
    )
    return span, length


def minutes_words(seconds: int) -> str:
    """A length as one says it: '90 min', '2 h 15 min', '40 s'."""
    if seconds < 60:
        return tr("{n} s").format(n=seconds)
    minutes = round(seconds / 60)
    if minutes < 120:
        return tr("{n} min").format(n=minutes)
    return tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def _against_slot(session: Session, planned: int, slot: int) -> str:
    hours = f"{session.starts} – {session.ends}"
    over = planned - slot
    if abs(over) < 60:
        return tr("{hours}: the plan fills the time exactly").format(hours=hours)
    words = tr("{hours}: the plan is {length} too long") if over > 0 else tr("{hours}: {length} are left over")
    return words.format(hours=hours, length=minutes_words(abs(over)))


def _until(left_ms: int, start: str) -> str:
    if left_ms > 24 * 3_600_000 or left_ms < -24 * 3_600_000:
        return tr("Planned for {time}").format(time=start)
    if left_ms >= 0:
        return tr("{length} until {time}").format(length=minutes_words(left_ms // 1000), time=start)
    return tr("It was to start at {time}, {length} ago").format(length=minutes_words(-left_ms // 1000), time=start)
