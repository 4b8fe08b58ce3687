"""Where a search starts: one draw after the other, each person to the cheapest free seat."""

from collections.abc import Sequence

from copdesk.trios.chance import Chance
from copdesk.trios.wishes import seat_companies


def greedy_draw(
    price: Sequence[Sequence[int]],
    odd: Sequence[int],
    present: Sequence[int],
    sizes: Sequence[int],
    group: int,
    blocks: Sequence[tuple[int, ...]],
    chance: Chance,
) -> tuple[list[list[int]], list[tuple[int, ...]]]:
    """Groups of the given sizes over `present`, and the companies for which no group had room.

    `price` is what each meeting costs by now; `odd` how often each sat in an odd-sized group.
    """
    room = list(sizes)
    seated, left_out = seat_companies(blocks, room, chance)
    groups = [list(seated.get(g, ())) for g in range(len(sizes))]
    placed = {a for members in groups for a in members}
    waiting = [a for a in present if a not in placed]
    chance.shuffle(waiting)
    order = sorted(range(len(sizes)), key=lambda g: (not groups[g], sizes[g] == group))
    for g in order:
        members = groups[g]
        if not members and waiting:
            if sizes[g] == group:
                members.append(waiting.pop())
            else:
                fewest = min(odd[a] for a in waiting)
                at = next(i for i, a in enumerate(waiting) if odd[a] == fewest)
                members.append(waiting.pop(at))
        strange = sizes[g] != group
        while len(members) < sizes[g]:
            rows = [price[a] for a in members]
            low, found = 1 << 60, 0
            for i, a in enumerate(waiting):
                total = odd[a] if strange else 0
                for row in rows:
                    total += row[a]
                if total < low:
                    low, found = total, i
                    if total == 0:
                        break
            members.append(waiting.pop(found))
    return groups, left_out
