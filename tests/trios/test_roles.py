"""Who is client when, who sits where."""

import random
from collections import Counter
from itertools import pairwise, permutations

import pytest

from copdesk.trios.planning import plan
from copdesk.trios.roles import cheapest_match, clients, places
from copdesk.trios.values import Person, Problem
from copdesk.words import Refused


def test_everyone_in_a_trio_is_client_once():
    ((turns,),) = clients([[("a", "b", "c")]])
    assert {turns.client(turn) for turn in (1, 2, 3)} == {"a", "b", "c"}
    assert turns.client(4) is None
    assert turns.waiting == ()


def test_in_a_four_the_one_who_waits_is_first_next_time():
    first, second = clients([[("a", "b", "c", "d")], [("a", "b", "c", "d")]])
    (late,) = first[0].waiting
    assert late == first[0].order[3]
    assert second[0].order[0] == late
    assert second[0].waiting != (late,)


def test_who_waited_in_an_earlier_session_is_first_now():
    ((turns,),) = clients([[("a", "b", "c")]], waited=["c"])
    assert turns.client(1) == "c"


def test_a_pair_has_two_turns():
    ((turns,),) = clients([[("a", "b")]])
    assert {turns.client(1), turns.client(2)} == {"a", "b"}
    assert turns.client(3) is None


def test_seats_are_shared_out_over_the_draws():
    ids = tuple(range(15))
    draws = [draw.groups for draw in plan(Problem(tuple(map(Person, ids)), (ids,) * 6), 1).draws]
    sat = Counter((key, seat) for row in clients(draws) for turns in row for seat, key in enumerate(turns.order))
    assert all(1 <= sat[key, seat] <= 3 for key in ids for seat in range(3))


def test_waiting_is_shared_out_in_a_room_with_a_four():
    ids = tuple(range(13))
    draws = [draw.groups for draw in plan(Problem(tuple(map(Person, ids)), (ids,) * 4), 1).draws]
    waited = Counter(key for row in clients(draws) for turns in row for key in turns.waiting)
    assert set(waited.values()) == {1}


def test_places_spare_people_the_walk():
    draws = [[("a", "b"), ("c", "d")], [("c", "d"), ("a", "b")]]
    assert places(draws, ["window", "door"]) == (("window", "door"), ("door", "window"))


def test_places_differ_within_a_draw_and_move_fewer_people_than_the_order_of_groups():
    ids = tuple(range(24))
    draws = [draw.groups for draw in plan(Problem(tuple(map(Person, ids)), (ids,) * 5), 1).draws]
    names = [f"table {i}" for i in range(8)]
    told = places(draws, names)
    assert all(len(set(row)) == 8 for row in told)

    def moves(rows) -> int:
        at = [
            {key: name for group, name in zip(groups, row, strict=True) for key in group}
            for groups, row in zip(draws, rows, strict=True)
        ]
        return sum(one[key] != two[key] for one, two in pairwise(at) for key in ids)

    assert moves(told) == 4 * 16
    assert moves(told) < moves([names] * 5)


def test_too_few_places_are_refused():
    with pytest.raises(Refused) as refusal:
        places([[("a",), ("b",)]], ["window"])
    assert refusal.value.facts == {"groups": 2, "places": 1}


def test_the_cheapest_match_is_the_cheapest_of_all():
    chance = random.Random(3)
    for _ in range(40):
        rows, columns = chance.randint(1, 4), chance.randint(4, 5)
        cost = [[chance.randint(0, 9) for _ in range(columns)] for _ in range(rows)]
        chosen = cheapest_match(cost)
        assert len(set(chosen)) == rows
        least = min(
            sum(cost[i][j] for i, j in enumerate(columns_of)) for columns_of in permutations(range(columns), rows)
        )
        assert sum(cost[i][j] for i, j in enumerate(chosen)) == least
