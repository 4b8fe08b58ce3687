"""The steps of the search: what a swap or a ring is said to save is what it saves."""

import random
from itertools import permutations

import pytest

from copdesk.trios.chance import Chance
from copdesk.trios.climb import Climb
from copdesk.trios.cool import Cooling
from copdesk.trios.opening import greedy_draw
from copdesk.trios.prices import prices_of
from copdesk.trios.rotating import best_ring, turn_rings
from copdesk.trios.seating import Seating
from copdesk.trios.sizes import sizes_for
from copdesk.trios.values import Person, Problem


def seating_of(n: int, draws: int, seed: int) -> Seating:
    ids = tuple(range(n))
    chance = random.Random(seed)
    history = tuple(
        tuple(tuple(chance.sample(ids, n)[at : at + 3]) for at in range(0, n - 2, 3))
        for _ in range(chance.randint(0, 2))
    )
    people = tuple(Person(key, chance.choice("ABC")) for key in ids)
    prices = prices_of(Problem(people, (ids,) * draws, history), [], [], Chance(seed))
    seating = Seating(prices, [], 3)
    for _ in range(draws):
        groups, _ = greedy_draw(seating.price, seating.odd, ids, sizes_for(n), 3, [], Chance(seed))
        seating.add(groups)
    return seating


def test_a_swap_changes_the_cost_by_what_was_said():
    chance = random.Random(3)
    for seed in range(12):
        seating = seating_of(13, 3, seed)
        for _ in range(20):
            r, a, b = chance.randrange(3), *chance.sample(range(13), 2)
            if seating.where[r][a] != seating.where[r][b]:
                said, before = seating.exchange_cost(r, (a,), (b,)), seating.cost()
                seating.exchange(r, (a,), (b,))
                assert seating.cost() == before + said


def test_the_best_ring_saves_what_it_says_and_no_ring_saves_more():
    for seed in range(8):
        seating = seating_of(10, 4, seed)
        before, picture = seating.cost(), seating.picture()
        for r in range(4):
            said, ring, _ = best_ring(seating, r)
            saved = []
            usual = [a for members in seating.groups[r] if len(members) == 3 for a in members]
            for a, d, e in permutations(usual, 3):
                if len({seating.where[r][one] for one in (a, d, e)}) == 3:
                    seating.exchange(r, (a,), (d,))
                    seating.exchange(r, (d,), (e,))
                    saved.append(seating.cost() - before)
                    seating.put_back(picture)
            assert said == min([0, *saved])
            assert (ring is None) == (said == 0)


def test_turning_rings_only_saves_and_tells_how_much():
    for seed in range(8):
        seating = seating_of(15, 5, seed)
        before = seating.cost()
        said, looked = turn_rings(seating, [0, 1, 2, 3, 4])
        assert seating.cost() == before + said <= before
        assert looked > 0


def test_a_search_leaves_the_best_it_met_and_knows_its_cost():
    for seed in range(4):
        seating = seating_of(17, 4, seed)
        before = seating.cost()
        climb = Climb(seating, Chance(seed), [1, 2, 3])
        assert climb.run(20_000) == climb.cost == seating.cost() <= before


@pytest.mark.parametrize(("n", "draws"), [(12, 4), (14, 3)])
def test_cooling_keeps_count_of_what_every_meeting_would_cost(n, draws):
    seating = seating_of(n, draws, 5)
    seating.stuck[0][3] = True
    before, place = seating.cost(), seating.where[0][3]
    cooling = Cooling(seating, Chance(1), list(range(draws)), seating.repeat)
    assert cooling.run(20_000, 200) >= 20_000
    assert cooling.where[0][3] == place
    seating.put_back(cooling.picture())
    assert seating.cost() < before
    anew = Cooling(seating, Chance(1), list(range(draws)), seating.repeat)
    assert (cooling.met, cooling.odd, cooling.tables()) == (anew.met, anew.odd, anew.tables())


def test_cooling_ends_where_nothing_can_be_won_or_moved():
    ids = tuple(range(6))
    prices = prices_of(Problem(tuple(map(Person, ids)), (ids,) * 2), [], [], Chance(1))
    seating = Seating(prices, [[[0, 1, 2], [3, 4, 5]], [[0, 1, 2], [3, 4, 5]]], 3)
    seating.stuck = [[True] * 6, [True] * 6]
    assert Cooling(seating, Chance(1), [0, 1], seating.repeat).run(1_000_000, 200) < 100
