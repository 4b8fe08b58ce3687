"""Who is in the community and who is in the room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.book.ids import Id, new_id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.people.values import Attendance, Member, at_the_door, clean, folded, walk_in
from copdesk.words import Refused


def person(name: str, status: str = "expected", **fields: str) -> Attendance:
    return Attendance(Member(new_id(), name, **fields), status)


def names(found: list[Attendance]) -> list[str]:
    return [one.member.name for one in found]


def test_two_letters_find_those_not_here_yet_first() -> None:
    people = [person("Natalie Campbell", "here"), person("Carla Alcobia"), person("Meg Mottaz")]
    assert names(at_the_door(people, "ca")) == ["Carla Alcobia", "Natalie Campbell"]


def test_initials_accents_and_the_call_name_are_understood() -> None:
    people = [person("Verele de Vreede"), person("Édouard Müller"), person("Somchit P", called="Nok")]
    assert names(at_the_door(people, "vv")) == ["Verele de Vreede"]
    assert names(at_the_door(people, "edo mul")) == ["Édouard Müller"]
    assert names(at_the_door(people, "no")) == ["Somchit P"]
    assert at_the_door(people, "  ") == []


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing_more_and_leaves_one_line(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    assert folded(once) == folded(folded(once))


def test_capitals_in_other_shapes_are_folded_too() -> None:
    assert folded("\N{MATHEMATICAL SANS-SERIF BOLD ITALIC CAPITAL A}\N{FULLWIDTH LATIN CAPITAL LETTER B}É") == "abe"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Somchit Phommachanh", ("Somchit Phommachanh", "", "")),
        ("Anna Abara, LaoCoP, anna[at]example.org", ("Anna Abara", "LaoCoP", "anna@example.org")),
        ("Anna Abara; anna@example.org; LaoCoP, Vientiane", ("Anna Abara", "LaoCoP, Vientiane", "anna@example.org")),
    ],
)
def test_a_walk_in_is_one_line(line: str, read: tuple[str, str, str]) -> None:
    assert walk_in(line) == read


def test_coming_leaving_and_coming_back_are_one_row_of_attendance(desk: Desk, clock: FakeClock, example: Id) -> None:
    key = desk.people.add("Carla Alcobia the Second")

    def state() -> Attendance:
        return next(one for one in desk.people.attendance(example) if one.member.id == key)

    assert state().status == "expected"
    desk.people.check_in(example, key)
    came = state().arrived_at
    clock.advance(600)
    desk.people.leave(example, key)
    assert (state().status, state().arrived_at) == ("left", came)
    desk.people.expect(example, key)
    assert key not in {one.id for one in desk.people.present(example)}


def test_a_walk_in_of_a_known_name_is_refused_and_nothing_is_added(desk: Desk, example: Id) -> None:
    before = len(desk.people.members())
    name = desk.people.members()[0].name
    with pytest.raises(Refused) as refused:
        desk.people.walk_in(example, f"{name.upper()}, somewhere")
    assert refused.value.code == "people.same"
    assert len(desk.people.members()) == before


def test_who_knows_looks_through_the_whole_card_in_any_script(desk: Desk) -> None:
    key = desk.people.add("Abebech Tadesse", expertise="የማህበረሰብ ልምምድ, Open Space", needs="Évaluation")
    assert [one.id for one in desk.people.find("open ABEBECH")] == [key]
    assert [one.id for one in desk.people.find("ልምምድ")] == [key]
    assert [one.id for one in desk.people.find("evaluation")] == [key]


def test_a_card_lists_somebodys_part_in_the_community(desk: Desk, example: Id) -> None:
    key = desk.people.add("Jane Lennon the Second")
    for one in (key, *(member.id for member in desk.people.members()[:3])):
        desk.people.check_in(example, one)
    desk.notes.write(example, "> write the summary by Friday @Jane.Lennon.the.Second")
    activity = desk.trios.occasions(example)[0].activity_id
    desk.trios.draw(example, activity, seed=1)
    other = desk.people.add("Sok Dara")
    desk.trios.met(key, other, source="Valbonne")
    card = desk.people.card(example, key)
    part = card.part
    assert [(one.session_id, one.left_at) for one in part.sessions] == [(example, None)]
    assert part.of_sessions == 1
    drawn, before = part.groups
    assert (drawn.session_id, drawn.activity_id, drawn.number) == (example, activity, 1)
    assert set(drawn.others) == {member.name for member in desk.people.present(example)} - {"Jane Lennon the Second"}
    assert (before.title, before.others, before.session_id) == ("Valbonne", ("Sok Dara",), None)
    assert part.met == len(drawn.others) + 1
    assert [one.body for one in part.said] == ["write the summary by Friday"]
    assert [(one.what, one.due, one.done) for one in part.promises] == [("write the summary", "Friday", False)]
    desk.notes.promises.tick(part.promises[0].id, True)
    again = desk.people.card(example, key).part
    assert (again.open, again.due, again.promises[0].done) == ((), "", True)
    assert card.attendance is not None
    assert card.attendance.status == "here"


def test_a_host_is_not_drawn_until_they_take_part_or_host_no_more(desk: Desk, example: Id) -> None:
    key = desk.people.add("Gauri the Second")
    desk.people.host(example, key, "coach")
    desk.people.check_in(example, key)
    assert key not in {one.id for one in desk.people.present(example)}
    desk.people.no_host(example, key)
    assert key in {one.id for one in desk.people.present(example)}
    assert key not in {one.id for one, _ in desk.people.hosts(example)}


def test_a_card_takes_only_the_three_consents(desk: Desk) -> None:
    key = desk.people.add("Meg the Second")
    desk.people.edit(key, "consent", "initials")
    with pytest.raises(Refused):
        desk.people.edit(key, "consent", "perhaps")
    desk.undo()
    assert desk.people.member(key).consent == ""


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "Zainab Ahmed, Lake Trust, zainab[at]lake.example.org",
            ("Zainab Ahmed", "Lake Trust", "zainab@lake.example.org"),
        ),
        (
            "Zainab Ahmed, zainab@lake.example.org, Lake Trust",
            ("Zainab Ahmed", "Lake Trust", "zainab@lake.example.org"),
        ),
        ("Zainab Ahmed <zainab@lake.example.org>", ("Zainab Ahmed", "", "zainab@lake.example.org")),
        ("Noy; Water, Laos", ("Noy", "Water, Laos", "")),
        ("zainab.ahmed@lake.example.org", ("Zainab Ahmed", "", "zainab.ahmed@lake.example.org")),
        ("Noy", ("Noy", "", "")),
    ],
)
def test_a_newcomer_is_one_line(line: str, read: tuple[str, str, str]) -> None:
    assert walk_in(line) == read


def test_a_bare_head_count_is_enough_to_know_how_many_are_in_the_room(desk: Desk, example: Id) -> None:
    assert desk.people.in_the_room(example) == 0
    for one in desk.people.members()[:3]:
        desk.people.check_in(example, one.id)
    desk.people.leave(example, desk.people.members()[0].id)
    assert desk.people.in_the_room(example) == 2
    desk.people.count_heads(example, 27)
    assert desk.people.in_the_room(example) == 27
    desk.people.count_heads(example, 1)
    assert desk.people.in_the_room(example) == 2
