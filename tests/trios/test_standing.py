"""Where tables stand, and that people do not walk far."""

from itertools import permutations

from copdesk.trios.drawing import tables
from copdesk.trios.standing import in_rows, inside, spots_for, steps_between


def test_tables_stand_in_rows_until_somebody_lays_them_out():
    assert in_rows(4) == [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    assert spots_for(3, [None, (0.1, 0.9)]) == [(0.25, 0.25), (0.1, 0.9), (0.25, 0.75)]
    assert len(spots_for(7, [(0.0, 0.0)])) == 7
    assert spots_for(0, []) == []
    assert inside(-3, 0.5) == (0.0, 0.5)


def test_steps_are_hundredths_of_the_room():
    assert steps_between([(0.0, 0.0), (0.3, 0.4)], 1, 2) == 50


def test_whoever_has_to_get_up_walks_to_a_table_nearby():
    a, b, c, d, e, f = (bytes([n]) for n in range(6))
    before = {a: 1, b: 1, c: 2, d: 2, e: 3, f: 3}
    line = [(0.0, 0.5), (0.5, 0.5), (1.0, 0.5)]
    groups = ((a, c), (b, e), (d, f))
    for laid in (line, [line[0], line[2], line[1]], [line[1], line[0], line[2]]):

        def walked(order, laid=laid):
            return [
                (before[one] != table, steps_between(laid, before[one], table))
                for table, group in enumerate(order, 1)
                for one in group
            ]

        def effort(order):
            moves = walked(order)
            return sum(up for up, _ in moves), sum(far for _, far in moves)

        assert effort(tables(groups, before, {}, laid)) == min(effort(order) for order in permutations(groups))


def test_few_get_up_and_locked_people_never():
    a, b, c, d, e, f = (bytes([n]) for n in range(6))
    before = {a: 1, b: 1, c: 1, d: 2, e: 2, f: 2}
    assert tables(((d, e, a), (b, c, f)), before, {}) == [(b, c, f), (d, e, a)]
    assert tables(((d, e, a), (b, c, f)), before, {a: 1}) == [(d, e, a), (b, c, f)]
