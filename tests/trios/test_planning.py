"""Plans of draws: seats and wishes always right, repeats few, chance fair."""

import random
from collections import Counter
from itertools import combinations
from math import sqrt

import pytest

from copdesk.trios.bounds import organisation_floor
from copdesk.trios.chance import Chance
from copdesk.trios.dice import count_off, dice
from copdesk.trios.planning import plan
from copdesk.trios.possible import possible_draws
from copdesk.trios.prices import prices_of
from copdesk.trios.sizes import sizes_for
from copdesk.trios.values import Draw, Person, Problem
from copdesk.words import Refused
from tests.trios.counting import faults_of, repeats_in, rounds_of


def room(n: int, draws: int, **wishes) -> Problem:
    ids = tuple(f"p{i:02}" for i in range(n))
    organisations = wishes.pop("organisations", 0)
    people = tuple(Person(key, f"org{i % organisations}" if organisations else "") for i, key in enumerate(ids))
    return Problem(people, (ids,) * draws, **wishes)


def random_problem(chance: random.Random) -> Problem:
    n = chance.randint(1, 14)
    ids = [f"p{i:02}" for i in range(n)]

    def groups() -> tuple[tuple[str, ...], ...]:
        left = chance.sample(ids, n)
        drawn = []
        while left:
            size = chance.choice((1, 2, 3, 3, 4))
            drawn.append(tuple(left[:size]))
            left = left[size:]
        return tuple(drawn)

    def pairs(most: int) -> tuple[tuple[str, str], ...]:
        return tuple(tuple(chance.sample(ids, 2)) for _ in range(chance.randint(0, most))) if n > 1 else ()

    return Problem(
        people=tuple(Person(key, chance.choice(("", "A", "B", "C"))) for key in ids),
        attendance=tuple(tuple(chance.sample(ids, chance.randint(0, n))) for _ in range(chance.randint(1, 4))),
        history=tuple(groups() for _ in range(chance.randint(0, 3))),
        keep_apart=pairs(2),
        keep_together=pairs(2),
        sizes=chance.choice(("four", "pair")),
        mode=chance.choice(("offline", "online")),
        prefer=chance.choice(("strangers", "mixed")),
        group=chance.choice((2, 3, 3, 3, 4)),
    )


def test_whatever_is_asked_everyone_has_one_seat_and_no_wish_is_broken_silently():
    chance = random.Random(5)
    for number in range(500):
        problem = random_problem(chance)
        found = plan(problem, number, effort=600)
        assert faults_of(problem, found) == [], number
        if not problem.keep_together:
            assert found.repeats == repeats_in(rounds_of(found), problem.history), number
        assert found.unavoidable <= found.repeats, number


@pytest.mark.parametrize("policy", ["four", "pair"])
@pytest.mark.parametrize("n", [7, 9, 13, 16, 19, 20, 22, 24, 31, 45, 60])
def test_nobody_meets_twice_as_long_as_that_is_possible(n, policy):
    draws = min(10, possible_draws(n, policy).best)
    found = plan(room(n, draws, sizes=policy), 3, effort=60_000)
    assert found.repeats == repeats_in(rounds_of(found)) == 0


def test_the_schoolgirls_of_kirkman_walk_seven_days():
    found = plan(room(15, 7), 11)
    assert found.repeats == 0
    assert {len(set(pair)) for draw in found.draws for group in draw.groups for pair in [group]} == {3}


def test_beyond_what_is_possible_there_are_few_repeats_and_the_bound_says_so():
    found = plan(room(9, 6), 1)
    assert found.repeats == found.unavoidable == 18
    assert len(found.repeated) == 18
    assert all(repeat.draw > 1 and repeat.before >= 1 for repeat in found.repeated)


def test_the_oldest_meetings_are_repeated_first():
    ids = ("a", "b", "c", "d")
    history = ((("a", "b"), ("c", "d")), (("a", "c"), ("b", "d")), (("a", "d"), ("b", "c")))
    problem = Problem(tuple(map(Person, ids)), (ids,), history, group=2)
    for seed in range(20):
        (draw,) = plan(problem, seed, effort=2_000).draws
        assert {frozenset(group) for group in draw.groups} == {frozenset("ab"), frozenset("cd")}


def test_earlier_sessions_count_and_so_do_people_who_have_left():
    history = plan(room(24, 4), 1)
    now = room(24, 4, history=tuple(draw.groups for draw in history.draws))
    found = plan(now, 2)
    assert found.repeats == repeats_in(rounds_of(found), now.history) == 0
    smaller = Problem(now.people[:20], (tuple(person.id for person in now.people[:20]),), now.history)
    assert plan(smaller, 2).repeats == 0


def test_organisations_are_mixed_where_that_costs_no_repeat():
    found = plan(room(24, 6, organisations=6), 4)
    assert (found.repeats, found.same_organisation) == (0, 0)


def test_mixed_puts_organisations_before_repeats():
    ids = ("a1", "a2", "b1", "b2")
    people = tuple(Person(key, key[0]) for key in ids)
    history = ((("a1", "b1"), ("a2", "b2")), (("a1", "b2"), ("a2", "b1")))
    problem = Problem(people, (ids,), history, group=2)
    strangers = plan(problem, 1)
    assert (strangers.repeats, strangers.same_organisation) == (0, 2)
    mixed = plan(Problem(people, (ids,), history, group=2, prefer="mixed"), 1)
    assert (mixed.repeats, mixed.same_organisation) == (2, 0)


def floor_of(problem: Problem, groups) -> int:
    prices = prices_of(problem, (), problem.keep_together, Chance(1))
    return organisation_floor(prices, [[[prices.place[key] for key in group] for group in groups]])


def test_two_of_one_organisation_who_stay_together_leave_a_group_without_it():
    """Three organisations of four in threes: where two of A share a group, another has none, so two of B or C meet."""
    ids = tuple(f"{org}{i}" for org in "abc" for i in range(4))
    problem = Problem(tuple(Person(key, key[0]) for key in ids), (ids,), keep_together=(("a0", "a1"),))
    found = plan(problem, 1)
    assert found.same_organisation == floor_of(problem, found.draws[0].groups) == 1


def test_no_plan_has_fewer_meetings_within_organisations_than_the_floor_says():
    chance = random.Random(4)
    for number in range(60):
        ids = tuple(f"p{i:02}" for i in range(chance.randint(3, 12)))
        people = tuple(Person(key, chance.choice(("", "A", "A", "B", "C"))) for key in ids)
        together = tuple(tuple(chance.sample(ids, 2)) for _ in range(chance.randint(0, 2)))
        sizes = chance.choice(("four", "pair"))
        found = plan(Problem(people, (ids,), keep_together=together, sizes=sizes, prefer="mixed"), number, effort=3_000)
        floor = floor_of(Problem(people, (ids,), keep_together=together), found.draws[0].groups)
        assert found.problems or floor <= found.same_organisation, number


def test_never_and_always_together_are_kept_in_every_draw():
    problem = room(14, 4, keep_apart=(("p00", "p01"), ("p02", "p03")), keep_together=(("p04", "p05"),))
    for policy in ("four", "pair"):
        asked = Problem(
            problem.people,
            problem.attendance,
            keep_apart=problem.keep_apart,
            keep_together=problem.keep_together,
            sizes=policy,
        )
        found = plan(asked, 8, effort=60_000)
        assert faults_of(asked, found) == []
        assert found.problems == ()


def test_friends_of_a_friend_who_is_absent_are_free():
    chain = (("p00", "p01"), ("p01", "p02"))
    ids = [f"p{i:02}" for i in range(9)]
    without = tuple(key for key in ids if key != "p01")
    problem = Problem(tuple(map(Person, ids)), (tuple(ids), without), keep_together=chain, keep_apart=(("p00", "p03"),))
    apart = Problem(tuple(map(Person, ids)), (without,), keep_together=chain, keep_apart=(("p00", "p02"),))
    assert faults_of(problem, plan(problem, 1)) == []
    found = plan(apart, 1)
    assert (faults_of(apart, found), found.problems) == ([], ())


def test_a_pair_that_stays_together_makes_room_for_those_who_are_to_be_apart():
    """The two begin in the group of two; only when they move on can the three others be parted."""
    ids = ("a", "b", "c", "d", "e")
    for seed in range(6):
        problem = Problem(
            tuple(map(Person, ids)), (ids,), keep_apart=(("a", "b"),), keep_together=(("d", "e"),), sizes="pair"
        )
        found = plan(problem, seed)
        assert (faults_of(problem, found), found.problems) == ([], ())


def test_wishes_that_contradict_each_other_are_named():
    both = plan(room(9, 1, keep_apart=(("p00", "p01"),), keep_together=(("p01", "p00"),)), 1)
    assert [(clash.code, set(clash.people)) for clash in both.problems] == [
        ("trios.apart_and_together", {"p00", "p01"})
    ]
    chain = plan(room(9, 1, keep_apart=(("p00", "p02"),), keep_together=(("p00", "p01"), ("p01", "p02"))), 1)
    assert [(clash.code, set(clash.people)) for clash in chain.problems] == [
        ("trios.apart_through_others", {"p00", "p01", "p02"})
    ]
    crowd = tuple((f"p0{i}", f"p0{i + 1}") for i in range(4))
    assert [clash.code for clash in plan(room(9, 1, keep_together=crowd), 1).problems] == ["trios.together_too_many"]
    apart = tuple(combinations(("p00", "p01", "p02", "p03"), 2))
    found = plan(room(9, 1, keep_apart=apart), 1)
    assert [clash.code for clash in found.problems] == ["trios.not_kept_apart"]
    assert found.problems[0].draw == 1


@pytest.mark.parametrize(("n", "draws", "policy"), [(22, 5, "four"), (25, 7, "pair"), (40, 9, "four")])
def test_seats_outside_trios_are_shared_out(n, draws, policy):
    found = plan(room(n, draws, sizes=policy), 6)
    odd = Counter(key for draw in found.draws for group in draw.groups if len(group) != 3 for key in group)
    counts = [odd[f"p{i:02}"] for i in range(n)]
    assert found.repeats == 0
    assert max(counts) - min(counts) <= 1


def test_a_seed_gives_the_same_plan_whatever_the_order_of_the_list():
    problem = room(17, 4, organisations=4)
    turned = Problem(problem.people[::-1], tuple(present[::-1] for present in problem.attendance))
    first = plan(problem, 77, effort=30_000)
    assert plan(problem, 77, effort=30_000) == first
    assert plan(turned, 77, effort=30_000).draws == first.draws
    assert plan(problem, 78, effort=30_000).draws != first.draws


def test_an_online_draw_does_not_depend_on_who_comes_later():
    ids = tuple(f"p{i:02}" for i in range(16))
    people = tuple(map(Person, ids))
    one = Problem(people, (ids, ids[:15], ids[:12]), mode="online")
    other = Problem(people, (ids, ids[3:], ids[1:]), mode="online")
    assert plan(one, 5).draws[0] == plan(other, 5).draws[0]
    again = Problem(people, (ids, ids[:15], ids[6:]), mode="online")
    assert plan(one, 5).draws[:2] == plan(again, 5).draws[:2]


def test_every_two_people_meet_equally_often_over_many_seeds():
    n, seeds = 12, 500
    problem = room(n, 3)
    met: Counter[frozenset[str]] = Counter()
    for seed in range(seeds):
        first = plan(problem, seed).draws[0]
        met.update(frozenset(pair) for group in first.groups for pair in combinations(group, 2))
    chance = 2 / (n - 1)
    error = sqrt(chance * (1 - chance) / seeds)
    assert len(met) == n * (n - 1) // 2
    assert all(abs(count / seeds - chance) < 4 * error for count in met.values())


def test_draws_held_stay_and_locked_groups_stay():
    problem = room(12, 3)
    first = plan(problem, 1).draws[0]
    locked = (("p00", "p01", "p02"), ("p03", "p04", "p05"))
    found = plan(problem, 2, drawn=[first], locked=locked)
    assert {frozenset(group) for group in found.draws[0].groups} == {frozenset(group) for group in first.groups}
    assert {frozenset(group) for group in locked} <= {frozenset(group) for group in found.draws[1].groups}
    assert faults_of(problem, found) == []


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (Problem((Person("a"), Person("a")), (("a",),)), "trios.person_twice"),
        (Problem((Person("a"),), (("b",),)), "trios.unknown_present"),
        (Problem((Person("a"), Person("b")), (("b", "b"),)), "trios.present_twice"),
        (Problem((Person("a"),), (("a",),), group=1), "trios.group_size"),
    ],
)
def test_lists_that_cannot_be_drawn_are_refused(problem, code):
    with pytest.raises(Refused) as refusal:
        plan(problem, 1)
    assert refusal.value.code == code


def test_a_locked_group_needs_its_people_present():
    problem = Problem(tuple(map(Person, "abcdef")), (tuple("abcde"),))
    with pytest.raises(Refused) as refusal:
        plan(problem, 1, locked=[("a", "f")])
    assert refusal.value.code == "trios.locked_absent"
    with pytest.raises(Refused) as refusal:
        plan(problem, 1, drawn=[Draw(tuple("abc"), (tuple("abc"),))], locked=[("a", "b")])
    assert refusal.value.code == "trios.nothing_to_draw"


def test_dice_are_plain_chance_and_say_what_they_cost():
    problem = room(10, 3, keep_apart=(("p00", "p01"),))
    found = [dice(problem, seed) for seed in range(60)]
    assert dice(problem, 3) == found[3]
    assert all(thrown.repeats == repeats_in(rounds_of(thrown)) for thrown in found)
    assert any(clash.code == "trios.not_kept_apart" for thrown in found for clash in thrown.problems)
    assert {tuple(sorted(map(len, draw.groups))) for thrown in found for draw in thrown.draws} == {(3, 3, 4)}


@pytest.mark.parametrize("n", [1, 2, 7, 14, 23])
@pytest.mark.parametrize("policy", ["four", "pair"])
def test_counting_off_needs_no_names(n, policy):
    said = Counter(count_off(n, policy))
    assert sorted(said.values()) == sorted(sizes_for(n, policy))
