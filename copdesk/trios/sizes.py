"""How many groups of which size, and how many draws can go without a repeat."""

from collections.abc import Sequence

from copdesk.trios.values import Policy


def sizes_for(n: int, policy: Policy = "four", group: int = 3) -> list[int]:
    """Group sizes for `n` people, larger or smaller ones first; nobody is ever left alone if two are there.

    "four" deals leftovers to full groups, one each; "pair" opens one more group and evens out.
    """
    if group < 2:
        raise ValueError("a group needs two people")
    if n <= 0:
        return []
    if n <= group:
        return [n]
    full, left = divmod(n, group)
    if left == 0:
        return [group] * full
    if policy == "pair":
        smaller = _even(n, full + 1)
        if min(smaller) > 1:
            return sorted(smaller)
    if left <= full:
        return [group + 1] * left + [group] * (full - left)
    smaller = _even(n, full + 1)
    return smaller if min(smaller) > 1 else _even(n, full)


def _even(n: int, groups: int) -> list[int]:
    base, more = divmod(n, groups)
    return [base + 1] * more + [base] * (groups - more)


def free_draws_bound(sizes: Sequence[int]) -> int:
    """An upper bound on draws without a repeat among the same people, by counting meetings.

    `sizes` are the group sizes of each draw. Where a group is larger than the number of groups, two of
    its members must meet again in the next draw. 0 means that nobody meets anybody.
    """
    people = sum(sizes)
    slots = sum(k * (k - 1) // 2 for k in sizes)
    if slots == 0:
        return 0
    if max(sizes) > len(sizes):
        return 1
    few, extra = min(sizes), sum(k * (k - min(sizes)) for k in sizes)
    draws = people * (people - 1) // 2 // slots
    while draws > 1:
        spare = people - 1 - draws * (few - 1)
        if spare >= 0 and min(spare, draws * (max(sizes) - few)) * people >= draws * extra:
            break
        draws -= 1
    return draws
