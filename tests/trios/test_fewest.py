"""Few repeats where nobody can go without: the annealing finds them, and going through everything proves them."""

import pytest
from click.testing import CliRunner

from copdesk.trios.fewest import anneal, fewer_possible, main, seatings
from copdesk.trios.search import faults
from copdesk.trios.table import shipped


def test_every_seating_is_met_once():
    assert len({frozenset(zip(seats, range(6), strict=True)) for seats in seatings([3, 3])}) == 10
    assert len(list(seatings([4, 3]))) == 35
    assert len(list(seatings([4, 4, 3]))) == 5775


@pytest.mark.parametrize(("n", "draws"), [(6, 3), (7, 3), (10, 4)])
def test_the_shipped_schedules_of_small_rooms_repeat_as_little_as_possible(n, draws):
    (mine,) = (base for base in shipped() if (base.n, base.policy, len(base.unfold())) == (n, "four", draws))
    assert fewer_possible(n, draws, mine.repeats - 1) is None
    assert fewer_possible(n, draws, mine.repeats) == mine.repeats


def test_annealing_finds_the_fewest_and_says_rightly_how_many():
    for n, policy, draws, fewest in ((7, "four", 3, 6), (9, "four", 5, 9), (8, "pair", 4, 0)):
        found = min((anneal(n, policy, draws, seed, 8_000, fewest) for seed in range(5)), key=lambda base: base.repeats)
        assert found.repeats == fewest
        assert faults(found) == []


def test_the_program_prints_a_schedule_or_what_it_proved():
    printed = CliRunner().invoke(main, ["6", "2", "--swaps", "1000"]).output
    assert printed.startswith('{"n":6,"policy":"four","m":1')
    assert '"repeats":2' in printed
    assert CliRunner().invoke(main, ["6", "3", "--prove", "--goal", "4"]).output == (
        "6 people, 3 draws: more than 4 repeats\n"
    )
