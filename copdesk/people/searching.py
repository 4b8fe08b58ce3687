"""Searching for people by anything on their card: `who knows storytelling?`."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.people.values import Member, folded
from copdesk.words import tr

_NAMES = ("name", "native", "called")
_KNOWS = ("expertise", "offers", "passions")
_REST = ("organisation", "role", "country", "languages", "email", "also_email", "phone", "categories", "about")
_MARKS = "?¿!.,;:…،؟。？"


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a card, folded: whole, of the names, of what somebody knows and offers, and of what they need."""

    whole: str
    names: str
    knows: str
    needs: str

    @classmethod
    def of(cls, one: Member) -> "Sought":
        """Made once for each card; thousands are looked through at every key."""
        names, knows, rest, needs = (_words(one, fields) for fields in (_NAMES, _KNOWS, _REST, ("needs",)))
        return cls(" ".join((names, knows, rest, needs)), names, knows, needs)

    def has(self, words: Sequence[str]) -> bool:
        """Whether all words stand in it."""
        return all(word in self.whole for word in words)

    def rank(self, words: Sequence[str]) -> int:
        """Who bears the name comes first, then who knows about it, and those who need it themselves last."""
        for place, text in enumerate((self.names, self.knows)):
            if any(word in text for word in words):
                return place
        return 3 if any(word in self.needs for word in words) else 2


def _words(one: Member, fields: Sequence[str]) -> str:
    return folded(" ".join(getattr(one, field) for field in fields))


def wanted(text: str) -> tuple[str, ...]:
    """The words that are sought, folded; of a question its asking words are left out."""
    words = [bare for word in folded(text).split() if (bare := word.strip(_MARKS))]
    asking = folded(tr("who knows about can help with has does")).split()
    if len(words) > 1 and words[0] == asking[0]:
        words = [word for word in words if word not in asking]
    return tuple(words)


def found_in(one: Member, words: Sequence[str]) -> str:
    """The field that holds a word where neither the name, the house nor what they know does; '' where one does."""
    if any(word in _words(one, (*_NAMES, "organisation", "expertise")) for word in words):
        return ""
    fields = (*_KNOWS[1:], "needs", *_REST[1:])
    return next((field for field in fields if any(word in _words(one, (field,)) for word in words)), "")
