"""How many groups of which size, and what is possible."""

from itertools import combinations

import pytest

from copdesk.trios.possible import leftover_choices, possible_draws
from copdesk.trios.sizes import free_draws_bound, sizes_for
from copdesk.trios.turning import turning, turning_draws
from copdesk.trios.values import Policy
from tests.trios.counting import repeats_in


@pytest.mark.parametrize(
    ("n", "fours", "pairs"),
    [
        (1, [1], [1]),
        (2, [2], [2]),
        (4, [4], [2, 2]),
        (5, [3, 2], [2, 3]),
        (7, [4, 3], [2, 2, 3]),
        (8, [4, 4], [2, 3, 3]),
        (13, [4, 3, 3, 3], [2, 2, 3, 3, 3]),
        (24, [3] * 8, [3] * 8),
    ],
)
def test_leftovers_make_fours_or_pairs(n, fours, pairs):
    assert sizes_for(n, "four") == fours
    assert sizes_for(n, "pair") == pairs


@pytest.mark.parametrize("group", [2, 3, 4, 5])
@pytest.mark.parametrize("policy", ["four", "pair"])
def test_no_group_is_empty_and_nobody_is_alone(group, policy):
    for n in range(2, 80):
        sizes = sizes_for(n, policy, group)
        assert sum(sizes) == n
        assert min(sizes) >= 2
        assert max(sizes) - min(sizes) <= 1


def test_the_table_tells_how_many_draws_go_without_a_repeat():
    assert (possible_draws(24).bound, possible_draws(24).best) == (11, 11)
    assert (possible_draws(10, "four").best, possible_draws(10, "pair").best) == (1, 5)
    assert possible_draws(12).bound == 4
    assert possible_draws(17).best < possible_draws(17).bound


def test_known_draws_never_exceed_what_counting_allows():
    for n in range(2, 140):
        for policy in ("four", "pair"):
            found = possible_draws(n, policy)
            assert found.best <= found.bound <= max(1, free_draws_bound(sizes_for(n, policy)))


def test_the_ways_with_leftovers_have_their_price():
    ways = {choice.way: choice for choice in leftover_choices(26)}
    assert (ways["sits_in"].helpers, ways["sits_in"].draws) == (1, 13)
    assert (ways["four"].sizes, ways["four"].draws) == ((4, 4, 3, 3, 3, 3, 3, 3), 10)
    assert (ways["pair"].draws, ways["pair"].settled) == (13, True)
    assert [choice.way for choice in leftover_choices(24)] == ["even"]


@pytest.mark.parametrize(("n", "policy"), [(63, "four"), (66, "four"), (72, "four"), (91, "four"), (92, "pair")])
def test_three_turning_rows_repeat_nothing(n, policy):
    draws = turning_draws(n, policy)
    rounds = turning(n, policy, draws)
    assert len(rounds) == draws > n // 6
    assert repeats_in(rounds) == 0
    for groups in rounds:
        assert sorted(p for group in groups for p in group) == list(range(n))
        assert sorted(map(len, groups)) == sorted(sizes_for(n, policy))


@pytest.mark.parametrize(("n", "group"), [(25, 5), (28, 4), (27, 5), (30, 5), (49, 7), (20, 6)])
@pytest.mark.parametrize("policy", ["four", "pair"])
def test_draws_said_to_be_possible_in_groups_of_other_sizes_are(n: int, group: int, policy: Policy) -> None:
    sizes = sizes_for(n, policy, group)
    draws = possible_draws(n, policy, group).best
    rows = [[(place, row) for place in range(len(sizes))] for row in range(max(sizes))]
    met: set[frozenset[tuple[int, int]]] = set()
    for draw in range(draws):
        for place in range(len(sizes)):
            group_now = [row[(place + draw * number) % len(sizes)] for number, row in enumerate(rows)]
            pairs = {frozenset(pair) for pair in combinations(group_now, 2)}
            assert not pairs & met
            met |= pairs
