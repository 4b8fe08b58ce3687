"""Late-comers, leavers and changes by hand."""

import random
from itertools import combinations

import pytest

from copdesk.trios.planning import plan, tell
from copdesk.trios.replan import join_now, move, price, replan, swap
from copdesk.trios.values import Draw, Person, Problem
from copdesk.words import Refused
from tests.trios.counting import repeats_in, rounds_of

IDS = tuple(f"p{i:02}" for i in range(15))
PROBLEM = Problem(tuple(map(Person, IDS)), (IDS,) * 4)


def test_later_draws_follow_who_is_there_and_remember_the_earlier_ones():
    before = plan(PROBLEM, 1)
    drawn = before.draws[:2]
    present = (*IDS[1:], "late1", "late2")
    found = replan(PROBLEM, drawn, present, 9, arrivals=(Person("late1"), Person("late2")))
    assert [frozenset(draw.present) for draw in found.draws] == [frozenset(IDS)] * 2 + [frozenset(present)] * 2
    assert repeats_in(rounds_of(found)) == found.repeats == 0
    assert {frozenset(group) for group in found.draws[0].groups} == {frozenset(g) for g in drawn[0].groups}


def test_a_late_comer_joins_the_pair_first():
    groups = (("p00", "p01", "p02"), ("p03", "p04"), ("p05", "p06", "p07"))
    found = join_now(PROBLEM, groups, Person("p08"))
    assert found.groups[1] == ("p03", "p04", "p08")
    assert (found.groups[0], found.groups[2]) == (groups[0], groups[2])
    assert not found.split


def test_a_late_comer_goes_where_nobody_is_known():
    groups = (("p00", "p01", "p02"), ("p03", "p04", "p05"), ("p06", "p07", "p08"))
    drawn = [Draw(IDS, (("p09", "p00", "p03"), ("p01", "p02", "p04")))]
    found = join_now(PROBLEM, groups, Person("p09"), drawn)
    assert found.at == 2
    assert found.repeats == 0
    assert set(found.groups[2]) == {"p06", "p07", "p08", "p09"}


def test_where_all_groups_are_fours_one_opens_into_two():
    groups = (("p00", "p01", "p02", "p03"), ("p04", "p05", "p06", "p07"))
    found = join_now(PROBLEM, groups, Person("p08"))
    assert found.split
    assert sorted(map(len, found.groups)) == [2, 3, 4]
    assert sum(group in groups for group in found.groups) == 1


def test_a_late_comer_is_not_seated_beside_someone_to_keep_apart():
    problem = Problem(PROBLEM.people, PROBLEM.attendance, keep_apart=(("p03", "p08"), ("p08", "p00")))
    groups = (("p00", "p01", "p02"), ("p03", "p04"), ("p05", "p06", "p07"))
    found = join_now(problem, groups, Person("p08"))
    assert found.at == 2
    assert found.broken == ()


def test_who_is_seated_cannot_join_again():
    with pytest.raises(Refused) as refusal:
        join_now(PROBLEM, (("p00", "p01"),), Person("p00"))
    assert refusal.value.code == "trios.seated_already"


def test_the_price_of_a_swap_is_told_before_it_is_done():
    problem = Problem(PROBLEM.people, PROBLEM.attendance, keep_apart=(("p00", "p01"),))
    before = plan(problem, 3).draws
    prices = []
    for other in IDS[2:]:
        after = swap(before, 2, "p00", other)
        change = price(problem, before, after)
        rounds = [list(draw.groups) for draw in after]
        assert change.repeats == repeats_in(rounds) - repeats_in([list(draw.groups) for draw in before])
        together = any({"p00", "p01"} <= set(group) for group in after[1].groups)
        assert [clash.code for clash in change.broken] == ["trios.not_kept_apart"] * together
        back = price(problem, after, before)
        assert (back.repeats, back.mended) == (-change.repeats, change.broken)
        prices.append(change.repeats)
    assert max(prices) > 0


def test_a_move_makes_one_group_larger_and_an_empty_one_goes():
    draws = (Draw(IDS[:4], (("p00", "p01", "p02"), ("p03",))),)
    (moved,) = move(draws, 1, "p03", 0)
    assert moved.groups == (("p00", "p01", "p02", "p03"),)
    with pytest.raises(Refused):
        move(draws, 1, "p09", 0)
    with pytest.raises(Refused):
        swap(draws, 1, "p00", "p09")


def test_telling_given_draws_counts_as_planning_does():
    found = plan(PROBLEM, 6)
    assert tell(PROBLEM, found.draws).repeats == 0
    twice = tell(PROBLEM, found.draws[:1] * 2)
    assert twice.repeats == sum(len(list(combinations(group, 2))) for group in found.draws[0].groups)


def test_what_a_late_comer_costs_is_what_the_whole_draw_costs_more():
    chance = random.Random(4)
    for _ in range(60):
        ids = [f"p{i:02}" for i in range(chance.randint(4, 13))]
        late, *here = chance.sample(ids, len(ids))
        size = chance.choice((3, 3, 4))
        groups = tuple(tuple(here[at : at + size]) for at in range(0, len(here), size))
        history = tuple((tuple(chance.sample(ids, 3)),) for _ in range(6))
        wishes = [tuple(chance.sample(ids, 2)) for _ in range(4)]
        people = tuple(Person(key, chance.choice(("", "A", "B"))) for key in ids)
        problem = Problem(people, (tuple(ids),), history, tuple(wishes[:2]), tuple(wishes[2:]))
        joining = join_now(problem, groups, Person(late))
        before = tell(problem, [Draw(tuple(here), groups)])
        after = tell(problem, [Draw(tuple(ids), joining.groups)])
        more = (after.repeats - before.repeats, after.same_organisation - before.same_organisation)
        assert (joining.repeats, joining.same_organisation) == more
        told = {(clash.code, frozenset(clash.people)) for clash in joining.broken}
        names = [{(clash.code, frozenset(clash.people)) for clash in plan.problems} for plan in (before, after)]
        assert told == names[1] - names[0]
