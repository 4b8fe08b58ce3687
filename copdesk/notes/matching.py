"""Whom and what the words of a file mean in a session: its people, its categories, its steps."""

from copdesk.book.ids import Id
from copdesk.notes.reading.values import Heard
from copdesk.notes.values import SIGNS, meant, signs
from copdesk.people.values import Member, folded
from copdesk.plan.values import Category, Session, Step
from copdesk.run.state import RunState

_ROLES = {"convener": "convener", "convenor": "convener", "process coach": "coach", "coach": "coach"}
_ROLES |= {"facilitator": "facilitator", "note-taker": "note-taker", "notetaker": "note-taker"}


class Matching:
    """Looks everything up once for a whole file: five thousand notes name the same dozen people."""

    def __init__(
        self,
        session: Session,
        categories: tuple[Category, ...],
        members: tuple[Member, ...],
        hosts: tuple[tuple[Member, str], ...],
        state: RunState,
    ) -> None:
        self._members, self._hosts, self._state = members, hosts, state
        self._names = {member.id: member.name for member in members}
        self._known = (*categories, *signs(), *SIGNS)
        self._kinds = {one.key: one for one in reversed(self._known)}
        self._steps = [step for activity in session.activities for step in activity.steps]
        self._whos: dict[str, Id | None] = {}
        self._words = _by_words(self._known)

    def name(self, who_id: Id | None, typed: str) -> str:
        """How a speaker is called in lists."""
        return self._names.get(who_id, typed) if who_id else typed

    def kind(self, key: str) -> Category | None:
        """The category of that key."""
        return self._kinds.get(key)

    def category(self, one: Heard) -> str:
        """The key that a note's sign or category means; '' for none."""
        if one.sign:
            return meant(self._known, one.sign, "")
        wanted = folded(one.category).replace("−", "-")
        return self._words.get(wanted) or self._words.get(wanted.rstrip("s"), "")

    def who(self, name: str) -> Id | None:
        """The one person of that name, that short name, or that role in the session."""
        if name not in self._whos:
            self._whos[name] = self._find(folded(name.replace(".", " ")).strip())
        return self._whos[name]

    def step(self, one: Heard, said_at: int) -> tuple[Step | None, bool]:
        """The step that is named or ran then; False where what was said there is nobody's to keep."""
        if one.step:
            wanted = folded(one.step)
            named = next((step for step in self._steps if wanted in (folded(step.title), folded(step.short))), None)
            return named, named is None or not named.confidential
        legs = self._state.legs
        leg = next((x for x in legs if x.began.utc <= said_at and (x.ended is None or said_at < x.ended.utc)), None)
        ran = next((step for step in self._steps if leg is not None and step.id == leg.cue[0]), None)
        return (None if ran is None or ran.confidential else ran), True

    def _find(self, wanted: str) -> Id | None:
        if not wanted:
            return None
        for found in (
            [one for one in self._members if folded(one.name) == wanted],
            [one for one in self._members if folded(one.short) == wanted],
            [one for one, role in self._hosts if role == _ROLES.get(wanted)],
        ):
            if len(found) == 1:
                return found[0].id
        return None


def _by_words(known: tuple[Category, ...]) -> dict[str, str]:
    """What people write for a category: its key, its side and name, its name, its sign; the first one has it."""
    found: dict[str, str] = {}
    for words in (
        lambda one: folded(one.key),
        lambda one: f"{one.sign} {folded(one.name)}".strip(),
        lambda one: folded(one.name),
        lambda one: one.sign,
    ):
        for one in known:
            if words(one):
                found.setdefault(words(one), one.key)
    return found
