"""What is possible: how many draws can go without a repeat, and what each way with leftovers costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Literal, TypeAlias

from copdesk.trios.sizes import free_draws_bound, sizes_for
from copdesk.trios.table import Figures, base_of, figures
from copdesk.trios.turning import turning_draws
from copdesk.trios.values import Policy

Way: TypeAlias = Literal["even", "sits_in", "four", "pair"]


def possible_draws(n: int, policy: Policy = "four", group: int = 3) -> Figures:
    """Draws in which nobody meets twice, for `n` people who stay: none is longer than `bound`, `best` is known.

    From 6 to 60 people and for trios these are the figures of the shipped table; beyond, `best` is what
    turning three rows makes at once, and the search may find more. So it is for groups of other sizes.
    """
    known = figures(n, policy) if group == 3 else None
    if known:
        return known
    sizes = sizes_for(n, policy, group)
    bound = free_draws_bound(sizes)
    if group == 3 and n > 60:
        return Figures(bound, min(bound, turning_draws(n, policy)))
    if len(sizes) == n // 2 and set(sizes) == {2}:
        return Figures(bound, bound)
    return Figures(bound, min(bound, _shifting(sizes)))


def _shifting(sizes: Sequence[int]) -> int:
    """Draws made by sitting in rows, one to a group, that move on by no seat, one seat, two seats …

    Row i and row j meet anew in each draw until (j - i) times the draws is a whole number of groups.
    """
    groups, rows = len(sizes), max(sizes, default=1)
    return min((groups // gcd(groups, apart) for apart in range(1, rows)), default=1) if groups >= rows else 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One way with leftovers: `helpers` of the team sit in, and `draws` go without a repeat here.

    `settled` tells that nobody can do better.
    """

    way: Way
    helpers: int
    sizes: tuple[int, ...]
    draws: int
    settled: bool


def leftover_choices(n: int) -> tuple[Choice, ...]:
    """The ways to seat `n` people in trios, for a sentence such as “with fours 9 draws without a repeat”."""
    if n % 3 == 0:
        return (_choice("even", 0, n, "four"),)
    helpers = 3 - n % 3
    return (
        _choice("sits_in", helpers, n + helpers, "four"),
        _choice("four", 0, n, "four"),
        _choice("pair", 0, n, "pair"),
    )


def _choice(way: Way, helpers: int, people: int, policy: Policy) -> Choice:
    known = possible_draws(people, policy)
    base = base_of(people, policy, 0)
    draws = min(known.best, len(base.unfold())) if base else known.best
    return Choice(way, helpers, tuple(sizes_for(people, policy)), draws, draws == known.bound)
