"""Drawing trios for the session's activities."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.trios.service import client_of
from copdesk.words import Refused


def pairs(groups: list[tuple[Id, ...]]) -> list[frozenset[Id]]:
    return [frozenset((a, b)) for group in groups for i, a in enumerate(group) for b in group[i + 1 :]]


def test_two_draws_of_twelve_people_repeat_nobody(desk: Desk, present: Id) -> None:
    for number, occasion in enumerate(desk.trios.occasions(present)):
        desk.trios.draw(present, occasion.activity_id, seed=number)
    first, second = desk.trios.draws(present)
    assert [occasion.title for occasion in desk.trios.occasions(present)] == [first.title, second.title]
    met = pairs([tuple(s.member_id for s in trio.seats) for held in (first, second) for trio in held.trios])
    assert len(met) == len(set(met)) == 24
    assert (first.repeats, second.repeats) == (0, 0)
    assert first.people == second.people == 12


def test_hosts_sit_out_until_they_take_part(desk: Desk, present: Id) -> None:
    ewen = next(one.member for one in desk.people.attendance(present) if one.member.name == "Ewen Le Borgne")
    desk.people.check_in(present, ewen.id)
    assert len(desk.people.present(present)) == 12
    desk.people.take_part(present, ewen.id, True)
    assert len(desk.people.present(present)) == 13
    occasion = desk.trios.occasions(present)[0]
    desk.trios.draw(present, occasion.activity_id, sizes="four", seed=1)
    assert sorted(len(trio.seats) for trio in desk.trios.draws(present)[0].trios) == [3, 3, 3, 4]
    desk.trios.draw(present, occasion.activity_id, sizes="pair", seed=1)
    assert sorted(len(trio.seats) for trio in desk.trios.draws(present)[0].trios) == [2, 2, 3, 3, 3]


def test_the_same_seed_draws_the_same_people(desk: Desk, present: Id) -> None:
    occasion = desk.trios.occasions(present)[0]
    seats = []
    for _ in range(2):
        desk.trios.draw(present, occasion.activity_id, seed=48213)
        held = desk.trios.draws(present)[0]
        assert held.seed == 48213
        seats.append([[seat.name for seat in trio.seats] for trio in held.trios])
    assert seats[0] == seats[1]


def test_drawing_again_replaces_the_draw_and_undo_brings_it_back(desk: Desk, present: Id) -> None:
    occasion = desk.trios.occasions(present)[0]
    first = desk.trios.draw(present, occasion.activity_id, seed=1)
    second = desk.trios.draw(present, occasion.activity_id, seed=2)
    assert [held.id for held in desk.trios.draws(present)] == [second]
    desk.undo()
    assert [held.id for held in desk.trios.draws(present)] == [first]


def test_two_people_change_seats(desk: Desk, present: Id) -> None:
    desk.trios.draw(present, desk.trios.occasions(present)[0].activity_id, seed=1)
    one, other = desk.trios.draws(present)[0].trios[:2]
    desk.trios.swap(present, one.seats[0].id, other.seats[2].id)
    now = desk.trios.draws(present)[0].trios
    assert (now[0].seats[0].name, now[1].seats[2].name) == (other.seats[2].name, one.seats[0].name)


def test_each_is_client_once_in_a_trio(desk: Desk, present: Id) -> None:
    desk.trios.draw(present, desk.trios.occasions(present)[1].activity_id, seed=1)
    for trio in desk.trios.draws(present)[0].trios:
        clients = [client_of(trio, turn) for turn in (1, 2, 3)]
        assert clients == list(trio.seats)
    assert client_of(trio, 0) is None


def test_one_person_alone_cannot_be_drawn(desk: Desk, example: Id) -> None:
    desk.people.walk_in(example, "Nadia von Hülsen, KIT")
    with pytest.raises(Refused) as refused:
        desk.trios.draw(example, desk.trios.occasions(example)[0].activity_id)
    assert refused.value.code == "trios.too_few"


def test_who_met_whom_is_remembered_over_draws(desk: Desk, present: Id) -> None:
    for occasion in desk.trios.occasions(present):
        desk.trios.draw(present, occasion.activity_id)
    meetings = desk.trios.meetings(present)
    assert len(meetings) == 24
    assert all(one.times == 1 and one.here for one in meetings)
