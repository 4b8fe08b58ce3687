"""The community around its sessions, as a document tells of it: meetings, promises, charter, health, votes."""

from typing import TYPE_CHECKING

from copdesk.book.ids import Id
from copdesk.report.values import Answer, Asked, Commitment, Health, Meeting, Vote
from copdesk.report.who import Who

if TYPE_CHECKING:
    from copdesk.desk import Desk


def meetings(desk: "Desk") -> tuple[Meeting, ...]:
    """Every session of the community, with how many were there."""
    made = []
    for session in desk.plan.sessions():
        there = [one for one in desk.people.attendance(session.id) if one.status in ("here", "left")]
        slot = "–".join(part for part in (session.starts, session.ends) if part)
        held = desk.run.state(session.id).began is not None
        day = session.day_text or session.day
        made.append(Meeting(session.title, day, slot, session.space, len(there), held))
    return tuple(made)


def promises(desk: "Desk", who: Who) -> tuple[Commitment, ...]:
    """All that anybody promised, open ones first."""
    return tuple(
        Commitment(one.what, who.called(one.who), one.due, one.done_at is not None)
        for one in desk.community.commitments()
    )


def answers(desk: "Desk", session_id: Id) -> tuple[Answer, ...]:
    """What a session was for, with how the room saw it at the end."""
    return tuple(
        Answer(one.body, one.answered, one.hands, one.present) for one in desk.notes.outcomes.of_session(session_id)
    )


def charter(desk: "Desk") -> tuple[Answer, ...]:
    """The questions of the charter that the community has answered."""
    return tuple(Answer(one.question, one.answer) for one in desk.community.charter() if one.answer.strip())


def health(desk: "Desk") -> tuple[Health, ...]:
    """The dimensions of the health check that were ever scored."""
    return tuple(Health(one.dimension, one.scores, one.trend) for one in desk.community.health() if one.scores)


def survey(desk: "Desk") -> tuple[Asked, ...]:
    """The interest survey's questions, with what all replies came to."""
    return tuple(
        Asked(
            one.question.text,
            one.question.kind,
            one.question.choices,
            one.answered,
            tuple(count for count in one.counts if count[1]),
            tuple(words for words, _ in one.words),
        )
        for one in desk.survey.results()
    )


def votes(desk: "Desk", session_id: Id) -> tuple[Vote, ...]:
    """What the room voted on; counts that were never revealed stay inside."""
    return tuple(
        Vote(
            ballot.question,
            tuple((choice.label, choice.count) for choice in ballot.choices),
            ballot.kind,
            ballot.voters,
            ballot.revealed,
        )
        for ballot in desk.notes.ballots.of_session(session_id)
        if ballot.total
    )
