"""The schedules that travel with the program, and the search that finds them."""

from click.testing import CliRunner

from copdesk.trios.chance import Chance
from copdesk.trios.search import Annealing, Shape, as_json, faults, find, main, shapes, still_rounds
from copdesk.trios.sizes import sizes_for
from copdesk.trios.table import Base, figures, shipped


def test_every_shipped_schedule_is_right():
    assert {(base.n, base.policy, wrong) for base in shipped() for wrong in faults(base)} == set()


def test_shipped_schedules_are_as_long_as_the_figures_say():
    longest = {}
    for base in shipped():
        if not base.repeats:
            longest[base.n, base.policy] = max(longest.get((base.n, base.policy), 1), len(base.unfold()))
    for n in range(6, 61):
        for policy in ("four", "pair"):
            known = figures(n, policy)
            assert known is not None
            assert known.best <= known.bound
            if policy == "four" or n % 3:
                assert longest.get((n, policy), 1) == known.best


def test_a_wrong_schedule_is_found_out():
    right = Base(9, "four", 1, 9, (((0, 1, 2), (3, 4, 5), (6, 7, 8)), ((0, 3, 6), (1, 4, 7), (2, 5, 8))))
    assert faults(right) == []
    assert faults(Base(9, "four", 1, 9, right.base[:1] * 2)) == ["9 repeats instead of 0"]
    assert faults(Base(9, "four", 1, 9, (((0, 1, 2), (3, 4, 5), (6, 7, 7)),)))[0].startswith("round 1: not everyone")


def test_the_search_finds_schedules_of_full_length():
    for n, policy, draws in ((9, "four", 4), (10, "pair", 5), (14, "pair", 7), (8, "pair", 4)):
        found = find(n, policy, draws, swaps=20_000)
        assert found is not None
        assert len(found.unfold()) >= draws
        assert faults(found) == []


def test_each_shape_is_as_long_as_it_says():
    for shape in shapes(9, "four", 4):
        found = next((base for seed in range(3) if (base := Annealing(shape, Chance(seed)).run(3_000))), None)
        if found is not None:
            assert len(found.unfold()) == shape.rounds
    assert Shape(20, "four", 3, 6, 2, thirds=True) in list(shapes(20, "four", 7))


def test_rounds_that_stay_are_the_same_however_far_they_are_turned():
    for shape in (Shape(23, "four", 4, 5, 2, still=1), Shape(29, "four", 3, 9, 3, still=2)):
        rounds = still_rounds(shape, Chance(4))
        m, turning = shape.m, shape.m * shape.orbits
        assert len(rounds) == shape.still
        for groups in rounds:
            turned = [[p - p % m + (p + 1) % m if p < turning else p for p in members] for members in groups]
            assert {frozenset(members) for members in turned} == {frozenset(members) for members in groups}
            assert sorted(map(len, groups)) == sorted(sizes_for(shape.n))
    assert Shape(29, "four", 3, 9, 3, still=2) in list(shapes(29, "four", 11))


def test_the_search_finds_a_schedule_with_rounds_that_stay():
    found = Annealing(Shape(11, "four", 4, 2, 0, still=1), Chance(1)).run(1000)
    assert found is not None
    assert len(found.unfold()) == 1
    assert faults(found) == []


def test_the_search_program_prints_an_entry_and_checks_the_file():
    result = CliRunner().invoke(main, ["9"])
    assert result.exit_code == 0
    assert result.output.startswith('{"n":9,"policy":"four"')
    found = find(9, "four", 4)
    assert found is not None
    assert result.output.strip() == as_json(found)
    assert "0 with faults" in CliRunner().invoke(main, ["--check"]).output
