"""The community as a whole, as values."""

from dataclasses import dataclass

from copdesk.book.ids import Id


@dataclass(frozen=True, slots=True)
class Community:
    """The head of a book."""

    id: Id
    name: str
    practice: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who does what by when. `due` is free words or an ISO date; `done_at` is ms UTC; `session_id` is its session."""

    id: Id
    what: str
    who: str = ""
    due: str = ""
    done_at: int | None = None
    session_id: Id | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Something members want to learn about; `wanted` counts those who said so."""

    id: Id
    title: str
    wanted: int = 1
    status: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the Community room shows first. `attended` is (session title, people, new people), oldest first;

    `review_on` is the ISO day on which the charter is to be read again.
    """

    community: Community
    members: int
    sessions: int
    notes: int
    drawings: int
    attended: tuple[tuple[str, int, int], ...]
    never_seen: tuple[str, ...]
    review_on: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of the charter, with the community's answer or ''."""

    question: str
    answer: str
    id: Id | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """One dimension of the health check: (ISO day, mean score 1-5), oldest first."""

    dimension: str
    scores: tuple[tuple[str, float], ...]

    @property
    def trend(self) -> str:
        """'up', 'falling' or 'steady' against the time before; '' with fewer than two."""
        if len(self.scores) < 2:
            return ""
        change = self.scores[-1][1] - self.scores[-2][1]
        return "up" if change >= 0.2 else "falling" if change <= -0.2 else "steady"
