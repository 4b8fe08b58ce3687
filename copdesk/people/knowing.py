"""Who of the book somebody on a list is: by address, by name in any order, by a name that is nearly the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copdesk.people.values import Member, clean, folded
from copdesk.words import tr

if TYPE_CHECKING:
    from copdesk.people.reading.values import PersonRead

LIKE = 90
"""Out of 100: how alike two names must be to be asked about."""
COMMON = 60
"""A word that so many names share tells nobody apart."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everyone of the book, by address, by name and by each word of their names."""

    by_email: Mapping[str, Member]
    by_name: Mapping[str, Member]
    by_words: Mapping[tuple[str, ...], Member]
    by_word: Mapping[str, Sequence[tuple[str, Member]]]

    @classmethod
    def of(cls, members: Sequence[Member]) -> "Known":
        """The first of each address and of each name counts."""
        from copdesk.people.reading.names import name_key  # with its words of many languages only when wanted

        backwards = list(reversed(members))
        by_words: dict[tuple[str, ...], Member] = {}
        by_word: dict[str, list[tuple[str, Member]]] = defaultdict(list)
        for member in backwards:
            key = name_key(member.name)
            by_words[key] = member
            for word in key:
                by_word[word].append((" ".join(key), member))
        return cls(
            _by_email(backwards),
            {folded(clean(member.name)): member for member in backwards},
            by_words,
            by_word,
        )

    def like(self, person: "PersonRead") -> tuple[Member | None, str]:
        """Who of the book this is, and why that is only likely; '' where name and address are both the same.

        Whose name is only nearly the same is asked of `nearly`.
        """
        from copdesk.people.reading.names import name_key

        name = folded(clean(person.name))
        for mail in (person.email, person.also_email):
            member = self.by_email.get(mail.casefold()) if mail else None
            if member is not None:
                return member, "" if folded(member.name) == name else tr("The e-mail address is the same.")
        if (found := self.by_name.get(name)) is not None:
            return found, tr("The name is the same.")
        key = name_key(person.name)
        found = self.by_words.get(key) if len(key) > 1 else None
        return found, tr("The name is the same, written another way.") if found is not None else ""

    def nearly(self, person: "PersonRead") -> Member | None:
        """Somebody with one word of the name and the others nearly."""
        from rapidfuzz import fuzz, process

        from copdesk.people.reading.names import name_key

        key = name_key(person.name)
        if len(key) < 2:
            return None
        whole = " ".join(key)
        for word in key:
            near = self.by_word.get(word, ())
            if 0 < len(near) <= COMMON:
                best = process.extractOne(whole, [name for name, _ in near], scorer=fuzz.ratio, score_cutoff=LIKE)
                if best is not None:
                    return near[best[2]][1]
        return None


def _by_email(backwards: Sequence[Member]) -> dict[str, Member]:
    """A first address tells more about whose it is than a second one."""
    second = {member.also_email.casefold(): member for member in backwards if member.also_email}
    return second | {member.email.casefold(): member for member in backwards if member.email}
