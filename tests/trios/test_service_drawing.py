"""Drawing with every wish: leftovers, seeds, plain chance, locks, draws planned ahead, people who come and go."""

from itertools import combinations
from string import ascii_uppercase

import pytest

from copdesk.book.ids import Id, new_id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.plan.library import method
from copdesk.trios.held import Held
from copdesk.trios.options import Options
from copdesk.words import Refused, sentence


@pytest.fixture
def present(desk: Desk, present: Id) -> Id:
    desk.trios.effort = 20_000
    return present


def first_of(desk: Desk, session: Id) -> Id:
    return desk.trios.occasions(session)[0].activity_id


def sizes(held: Held) -> list[int]:
    return sorted(len(trio.seats) for trio in held.trios)


def met(*draws: Held) -> list[frozenset[Id]]:
    return [frozenset(two) for held in draws for trio in held.trios for two in combinations(trio.people, 2)]


def more_troikas(desk: Desk, session: Id, count: int) -> None:
    found = method("troika")
    assert found is not None
    for _ in range(count):
        desk.plan.add_activity(session, found.placed(session, 0, new_id))


def test_draws_one_after_the_other_keep_to_the_plan_made_at_the_first(desk: Desk, present: Id) -> None:
    """Nine people can meet in threes four times without a repeat, but only if no draw is made for itself."""
    for member in desk.people.present(present)[9:]:
        desk.people.expect(present, member.id)
    more_troikas(desk, present, 2)
    for occasion in desk.trios.occasions(present):
        desk.trios.draw(present, occasion.activity_id)
    draws = desk.trios.draws(present)
    assert len(draws) == 4
    assert len(set(met(*draws))) == len(met(*draws)) == 36
    assert len({held.seed for held in draws}) == 1
    assert [held.repeats for held in draws] == [0, 0, 0, 0]


def test_a_plan_gives_way_when_somebody_came(desk: Desk, present: Id) -> None:
    one, other = desk.trios.occasions(present)
    desk.trios.draw(present, one.activity_id)
    late = desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    desk.trios.draw(present, other.activity_id)
    first, second = desk.trios.draws(present)
    assert late not in {key for trio in first.trios for key in trio.people}
    assert late in {key for trio in second.trios for key in trio.people}
    assert not set(met(first)) & set(met(second))


def test_a_draw_changed_by_hand_does_not_keep_a_plan_that_would_now_repeat(desk: Desk, present: Id) -> None:
    one, other = desk.trios.occasions(present)
    desk.trios.draw(present, one.activity_id)
    groups = desk.trios.draws(present)[0].trios
    for number in range(3):
        here = desk.trios.draws(present)[0].trios
        desk.trios.swap(present, here[number].seats[0].id, here[number + 1].seats[1].id)
    assert [trio.people for trio in desk.trios.draws(present)[0].trios] != [trio.people for trio in groups]
    desk.trios.draw(present, other.activity_id)
    first, second = desk.trios.draws(present)
    assert not set(met(first)) & set(met(second))


def test_hosts_sit_in_so_that_no_group_is_odd(desk: Desk, present: Id) -> None:
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    with pytest.raises(Refused) as refused:
        desk.trios.draw(present, first_of(desk, present), sizes="sits_in")
    assert sentence(refused.value) == "2 of the hosts would have to sit in; 0 are here and free."
    hosts = [one.member.id for one in desk.people.attendance(present) if one.host_role]
    for key in hosts:
        desk.people.check_in(present, key)
    desk.trios.draw(present, first_of(desk, present), sizes="sits_in")
    held = desk.trios.draws(present)[0]
    assert sizes(held) == [3, 3, 3, 3, 3]
    assert len(set(hosts) & {key for trio in held.trios for key in trio.people}) == 2


def test_the_coach_sits_in_first_and_the_next_time_whoever_did_not(desk: Desk, present: Id) -> None:
    for name in ("Nadia von Hülsen, KIT", "Otto Quist, KIT"):
        desk.people.walk_in(present, name)
    roles = {role: member.id for member, role in desk.people.hosts(present)}
    for key in roles.values():
        desk.people.check_in(present, key)
    sat = []
    for occasion in desk.trios.occasions(present):
        offered = desk.trios.view(present, occasion.activity_id).free_hosts[0].id
        desk.trios.draw(present, occasion.activity_id, sizes="sits_in")
        held = next(one for one in desk.trios.draws(present) if one.activity_id == occasion.activity_id)
        sat += [key for trio in held.trios for key in trio.people if key in roles.values()]
        assert sat[-1] == offered
    assert sat == [roles["coach"], roles["convener"]]


def test_another_group_size_can_be_asked_for(desk: Desk, present: Id) -> None:
    desk.trios.draw(present, first_of(desk, present), options=Options(group=4))
    assert sizes(desk.trios.draws(present)[0]) == [4, 4, 4]
    assert desk.trios.draws(present)[0].group == 4
    with pytest.raises(Refused) as refused:
        desk.trios.draw(present, first_of(desk, present), options=Options(group=1))
    assert refused.value.code == "trios.size"


def test_plain_chance_forgets_everything_and_tells_what_it_costs(desk: Desk, present: Id) -> None:
    one, other = desk.trios.occasions(present)
    desk.trios.draw(present, one.activity_id, seed=1)
    told = []
    for seed in range(12):
        desk.trios.draw(present, other.activity_id, options=Options(dice=True), seed=seed)
        first, second = desk.trios.draws(present)
        told.append(second.repeats)
        assert second.repeats == len(set(met(first)) & set(met(second)))
    assert max(told) > 0


def test_organisations_are_mixed_unless_told_otherwise(desk: Desk, present: Id) -> None:
    people = desk.people.present(present)
    for number, member in enumerate(people):
        desk.people.edit(member.id, "organisation", f"Office {number % 4}")
    desk.trios.draw(present, first_of(desk, present), seed=5)
    assert desk.trios.draws(present)[0].same_organisation == 0
    found = set()
    for seed in range(6):
        desk.trios.draw(present, first_of(desk, present), options=Options(mix=False), seed=seed)
        found.add(desk.trios.draws(present)[0].same_organisation)
    assert max(found) > 0


def test_meetings_of_earlier_sessions_count_unless_told_otherwise(desk: Desk, present: Id) -> None:
    people = [one.id for one in desk.people.present(present)]
    everyone_met = list(combinations(people, 2))
    for a, b in everyone_met:
        desk.trios.met(a, b, source="Valbonne")
    desk.trios.draw(present, first_of(desk, present), seed=1)
    held = desk.trios.draws(present)[0]
    assert (held.repeats, held.unavoidable) == (12, 12)
    desk.trios.draw(present, first_of(desk, present), options=Options(earlier=False), seed=1)
    assert desk.trios.draws(present)[0].repeats == 0


def test_wishes_hold_and_the_last_word_counts(desk: Desk, present: Id) -> None:
    a, b, c = (one.id for one in desk.people.present(present)[:3])
    desk.trios.wish("apart", a, b)
    desk.trios.wish("together", a, c)
    for seed in range(4):
        desk.trios.draw(present, first_of(desk, present), seed=seed)
        pairs = met(desk.trios.draws(present)[0])
        assert frozenset((a, c)) in pairs
        assert frozenset((a, b)) not in pairs
    desk.trios.wish("together", b, a)
    assert [(one.kind, {one.a_id, one.b_id}) for one in desk.trios.wishes()] == [
        ("together", {a, c}),
        ("together", {a, b}),
    ]
    desk.trios.draw(present, first_of(desk, present), seed=1)
    assert frozenset((a, b)) in met(desk.trios.draws(present)[0])
    with pytest.raises(Refused):
        desk.trios.wish("apart", a, a)


def test_a_wish_that_cannot_be_granted_is_said_by_name(desk: Desk, present: Id) -> None:
    a, b = desk.people.present(present)[:2]
    for one in desk.people.present(present)[2:]:
        desk.people.expect(present, one.id)
    desk.trios.wish("apart", a.id, b.id)
    desk.trios.draw(present, first_of(desk, present), seed=1)
    assert desk.trios.draws(present)[0].problems == (f"{a.name}, {b.name} could not be kept apart in draw 1.",)
    desk.people.edit(a.id, "name", "Aa Renamed")
    assert desk.trios.draws(present)[0].problems == (f"Aa Renamed, {b.name} could not be kept apart in draw 1.",)


def test_a_locked_group_and_a_locked_person_stay_at_their_tables(desk: Desk, present: Id) -> None:
    desk.trios.draw(present, first_of(desk, present), seed=1)
    before = desk.trios.draws(present)[0]
    desk.trios.lock_trio(present, before.trios[1].id, True)
    alone, pair = before.trios[0].seats[0], before.trios[3].seats[:2]
    for seat in (alone, *pair):
        desk.trios.lock_seat(present, seat.id, True)
    for seed in range(5):
        desk.trios.draw(present, first_of(desk, present), seed=seed)
        after = desk.trios.draws(present)[0]
        assert after.trios[1].people == before.trios[1].people
        assert after.trios[1].locked
        assert alone.member_id in after.trios[0].people
        assert {seat.member_id for seat in pair} <= set(after.trios[3].people)
        assert sum(seat.locked for trio in after.trios for seat in trio.seats) == 3


def test_locks_refuse_what_they_forbid(desk: Desk, present: Id) -> None:
    desk.trios.draw(present, first_of(desk, present), seed=1)
    one, other, third = desk.trios.draws(present)[0].trios[:3]
    desk.trios.lock_trio(present, one.id, True)
    desk.trios.lock_seat(present, other.seats[0].id, True)
    for change in (
        lambda: desk.trios.swap(present, one.seats[0].id, third.seats[0].id),
        lambda: desk.trios.move(present, third.seats[0].id, one.id),
        lambda: desk.trios.move(present, other.seats[0].id, third.id),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "trios.locked"


def test_few_people_change_tables_between_draws(desk: Desk, present: Id) -> None:
    for number, occasion in enumerate(desk.trios.occasions(present)):
        desk.trios.draw(present, occasion.activity_id, seed=number)
    tables = [{key: trio.number for trio in held.trios for key in trio.people} for held in desk.trios.draws(present)]
    stay = sum(tables[0][key] == tables[1][key] for key in tables[0])
    assert stay == 4, "every table keeps one of its three"


def test_each_is_client_once_and_the_fourth_is_first_next_time(desk: Desk, present: Id, clock: FakeClock) -> None:
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    more_troikas(desk, present, 2)
    fourth = set()
    for occasion in desk.trios.occasions(present):
        if occasion.turns < 2:
            continue
        clock.advance(60)
        desk.trios.draw(present, occasion.activity_id)
        held = next(one for one in desk.trios.draws(present) if one.activity_id == occasion.activity_id)
        letters = {seat.member_id: seat.letter for trio in held.trios for seat in trio.seats}
        assert {letters[key] for key in fourth} <= {"A"}
        assert all(
            [seat.letter for seat in trio.seats] == list(ascii_uppercase[: len(trio.seats)]) for trio in held.trios
        )
        fourth = {key for key, letter in letters.items() if letter == "D"}
        assert len(fourth) == 1


def test_later_groups_are_drawn_anew_and_held_ones_stay(desk: Desk, present: Id) -> None:
    for occasion in desk.trios.occasions(present):
        desk.trios.draw(present, occasion.activity_id, seed=3)
    first, second = desk.trios.draws(present)
    gone = first.trios[0].people[0]
    desk.people.leave(present, gone)
    late = desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    desk.trios.replan(present, [second.activity_id])  # type: ignore[list-item]
    kept, anew = desk.trios.draws(present)
    assert kept == first
    seated = {key for trio in anew.trios for key in trio.people}
    assert late in seated
    assert gone not in seated
    assert not set(met(kept)) & set(met(anew))
    desk.undo()
    assert desk.trios.draws(present) == [first, second]
    with pytest.raises(Refused):
        desk.trios.replan(present, [])


def test_people_who_were_removed_from_the_lists_still_count_as_met(desk: Desk, present: Id) -> None:
    one, other = desk.trios.occasions(present)
    desk.trios.draw(present, one.activity_id, seed=1)
    desk.people.remove(desk.trios.draws(present)[0].trios[0].people[0])
    desk.trios.draw(present, other.activity_id, seed=1)
    assert desk.trios.draws(present)[1].repeats == 0
    assert desk.trios.draws(present)[1].people == 11


def scribes(held: Held) -> list[set[Id]]:
    return [{seat.member_id for seat in trio.seats if seat.scribe} for trio in held.trios]


def test_one_of_each_group_writes_and_goes_on_doing_so_in_every_draw(desk: Desk, present: Id) -> None:
    more_troikas(desk, present, 1)
    for occasion in desk.trios.occasions(present):
        desk.trios.draw(present, occasion.activity_id, options=Options(scribes=True))
    draws = desk.trios.draws(present)
    assert [[len(one) for one in scribes(held)] for held in draws] == [[1, 1, 1, 1]] * 3
    assert len({frozenset(set.union(*scribes(held))) for held in draws}) == 1
    assert [held.repeats for held in draws] == [0, 0, 0]
    assert not any(seat.letter == "A" and seat.scribe for seat in draws[0].trios[0].seats)


def test_when_a_writer_left_another_one_takes_over(desk: Desk, present: Id) -> None:
    one, other = desk.trios.occasions(present)
    desk.trios.draw(present, one.activity_id, options=Options(scribes=True))
    wrote = set.union(*scribes(desk.trios.draws(present)[0]))
    gone = min(wrote)
    desk.people.leave(present, gone)
    desk.trios.draw(present, other.activity_id, options=Options(scribes=True))
    second = desk.trios.draws(present)[1]
    assert [len(one) for one in scribes(second)] == [1] * len(second.trios)
    assert len(set.union(*scribes(second)) & wrote) == len(second.trios)
    assert second.problems == ()
