"""What people are mixed by, who is new, who may help whom, and plans that reach into later sessions."""

from dataclasses import replace
from itertools import combinations

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.people.values import Member
from copdesk.trios.circles import circle_of, partners
from copdesk.trios.hand import pair
from copdesk.trios.held import Held
from copdesk.trios.options import USUAL, Options


@pytest.fixture
def present(desk: Desk, present: Id) -> Id:
    desk.trios.effort = 4_000
    return present


def drawn(desk: Desk, session: Id, options: Options, seed: int = 3) -> Held:
    activity = desk.trios.occasions(session)[0].activity_id
    return desk.trios.draw_of(session, desk.trios.draw(session, activity, options=options, seed=seed))


def pairs_in(held: Held) -> set[tuple[Id, Id]]:
    return {pair(a, b) for trio in held.trios for a, b in combinations(trio.people, 2)}


def test_a_circle_is_the_first_language_or_the_whole_organisation():
    one = Member(b"a", "A", organisation="Aid, Health", languages="English, French", role=" Nurse ")
    assert circle_of(one, "languages") == "english"
    assert circle_of(one, "organisation") == "aid, health"
    assert circle_of(one, "role") == "nurse"
    assert circle_of(one, "country") == ""


@pytest.mark.parametrize("mix_by", ["country", "languages", "role"])
def test_people_are_mixed_by_what_is_asked_for(desk: Desk, present: Id, mix_by: str):
    for number, one in enumerate(desk.people.present(present)):
        desk.people.edit(one.id, mix_by, ("Red", "Green", "Blue")[number // 4])
    circles = {one.id: getattr(one, mix_by) for one in desk.people.members()}
    held = drawn(desk, present, replace(USUAL, mix_by=mix_by))
    assert held.same_organisation == 0
    assert all(circles[a] != circles[b] for a, b in pairs_in(held))


def test_newcomers_are_spread_over_the_groups(desk: Desk, present: Id):
    here = desk.people.present(present)
    first = desk.plan.add_session("Earlier")
    for one in here[4:]:
        desk.people.check_in(first, one.id)
    new = {one.id for one in here[:4]}
    held = drawn(desk, present, replace(USUAL, newcomers=True, mix=False))
    assert all(len(new & set(trio.people)) == 1 for trio in held.trios)


def test_askers_sit_with_offerers_whom_they_have_not_met(desk: Desk, present: Id):
    here = desk.people.present(present)
    for one in desk.people.members():
        for field in ("needs", "offers", "expertise", "passions"):
            desk.people.edit(one.id, field, "")
    asks, offers = here[0], here[7]
    desk.people.edit(asks.id, "needs", "budget tables")
    desk.people.edit(offers.id, "offers", "budget advice")
    wished = replace(USUAL, helping=True, mix=False)
    for seed in range(4):
        assert pair(asks.id, offers.id) in pairs_in(drawn(desk, present, wished, seed))
    desk.trios.wish("apart", asks.id, here[3].id)  # a wish about somebody else does not stand in the way
    assert pair(asks.id, offers.id) in pairs_in(drawn(desk, present, wished))
    desk.trios.met(asks.id, offers.id)
    assert pair(asks.id, offers.id) not in pairs_in(drawn(desk, present, wished))


def test_nobody_is_taken_for_two_pairs():
    a, b, c, d = (bytes([n]) for n in range(4))
    here = {a, b, c, d}
    helping = ((a, c), (b, c), (b, d), (d, c))
    for seed in range(8):
        chosen = partners(helping, here, set(), {}, 4, seed)
        seated = [one for two in chosen for one in two]
        assert chosen
        assert len(set(seated)) == len(seated)
        assert set(chosen) <= set(helping)
    assert partners(helping, here, {pair(a, c)}, {}, 4, 1) != ((a, c),)
    assert partners(((a, c),), here, set(), {a: "x", c: "x"}, 4, 1) == ()
    assert len(partners(helping, here, set(), {}, 1, 1)) == 1


def test_one_plan_reaches_into_later_sessions_where_the_same_people_come(desk: Desk, present: Id):
    later = desk.plan.again(present)
    drawn(desk, present, replace(USUAL, series=True))
    there = desk.trios.occasions(later)[0].activity_id
    for one in desk.people.present(present):
        desk.people.check_in(later, one.id)
    before = desk.trios.draws(present)
    key = desk.trios.draw(later, there, options=replace(USUAL, series=True))
    held = desk.trios.draw_of(later, key)
    assert held.seed == before[0].seed
    assert held.repeats == 0
    assert not pairs_in(held) & {two for one in before for two in pairs_in(one)}
