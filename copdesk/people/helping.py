"""Who can help whom: what somebody needs, held against what others know, offer and care about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.people.values import Member, folded

COMMON = frozenset((
    "with", "from", "that", "this", "have", "what", "when", "where", "which", "about", "into", "more", "need", "needs",
    "help", "their", "there", "them", "they", "your", "want", "keep", "people", "dans", "pour", "avec", "como", "para",
))  # fmt: skip
SHORTEST = 4
MOST_HELPERS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody's need, and those who may help with it, the likeliest first, each with the words they share."""

    needing: Member
    helpers: tuple[tuple[Member, tuple[str, ...]], ...]


def matches(members: Sequence[Member]) -> tuple[Match, ...]:
    """Everyone who said what they need, by name; those whom nobody can help yet stand there too."""
    known: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for stem in _stems(f"{member.expertise} {member.offers} {member.passions}"):
            known[stem].append(member)
    found = []
    for member in members:
        if not member.needs.strip():
            continue
        shared: dict[bytes, list[str]] = defaultdict(list)
        by_key: dict[bytes, Member] = {}
        for stem, word in _stems(member.needs).items():
            for other in known.get(stem, ()):
                if other.id != member.id:
                    shared[other.id].append(word)
                    by_key[other.id] = other
        best = sorted(shared, key=lambda key: (-len(shared[key]), folded(by_key[key].name)))[:MOST_HELPERS]
        found.append(Match(member, tuple((by_key[key], tuple(shared[key])) for key in best)))
    return tuple(found)


def _stems(text: str) -> dict[str, str]:
    """The beginnings of the words that say something, each with the word as it is written first."""
    found: dict[str, str] = {}
    for word in "".join(c if c.isalnum() else " " for c in text).split():
        plain = folded(word)
        if plain in COMMON or (len(plain) < SHORTEST and not word.isupper()):
            continue
        found.setdefault(plain[:6] if plain.isascii() else plain, word)
    return found
