"""Within which circles people are mixed, who is new, and who may help whom."""

from collections.abc import Mapping, Sequence, Set

from copdesk.book.ids import Id
from copdesk.people.helping import matches
from copdesk.people.values import Member, folded
from copdesk.trios.chance import Chance
from copdesk.trios.hand import pair
from copdesk.trios.options import Mix
from copdesk.trios.values import Pair

NEW = "new"
"""The tag of somebody who is at a session of the community for the first time."""


def circle_of(member: Member, mix_by: Mix) -> str:
    """The circle that somebody is mixed out of; of several languages the first, '' where nothing is known."""
    said: str = getattr(member, mix_by)
    first = said.replace(";", ",").replace("/", ",").split(",")[0] if mix_by == "languages" else said
    return folded(first).strip()


def helpers_of(members: Sequence[Member]) -> tuple[Pair, ...]:
    """(asker, offerer) for everybody who said what they need, the likeliest offerers first."""
    return tuple((match.needing.id, helper.id) for match in matches(members) for helper, _ in match.helpers)


def partners(
    helping: Sequence[Pair], here: Set[Id], met: Set[Pair], circles: Mapping[Id, str], most: int, seed: int
) -> tuple[Pair, ...]:
    """Askers with their offerers, nobody twice and at most `most` pairs, chosen by chance among the strangers.

    `met` are pairs (smaller id first) that met or are to be kept apart; people of one circle are left alone.
    """
    left = [
        (asker, helper)
        for asker, helper in helping
        if asker in here
        and helper in here
        and pair(asker, helper) not in met
        and (not circles.get(asker) or circles.get(asker) != circles.get(helper))
    ]
    askers = sorted({asker for asker, _ in left})
    Chance(seed).shuffle(askers)
    taken: set[Id] = set()
    chosen: list[Pair] = []
    for asker in askers:
        helper = next((other for one, other in left if one == asker and other not in taken), None)
        if helper is not None and asker not in taken and len(chosen) < most:
            chosen.append((asker, helper))
            taken |= {asker, helper}
    return tuple(chosen)
