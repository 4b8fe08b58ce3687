"""Several people at once: bulk edits, two cards of one person, who can help whom, counts for those who ask."""

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.people.counting import counted, pairs_of, with_pair
from copdesk.people.progress import Progress
from copdesk.people.values import Attendance
from copdesk.words import Refused


def test_words_are_put_to_several_cards_and_taken_back_at_once(desk: Desk, example: Id) -> None:
    one, two = (desk.people.add(name, expertise=words) for name, words in (("Ama", "bees, Wells"), ("Sok", "")))
    assert desk.people.edit_many([one, two], "expertise", "wells, Open Space", add=True) == 2
    assert desk.people.member(one).expertise == "bees, Wells, Open Space"
    assert desk.people.member(two).expertise == "wells, Open Space"
    desk.undo()
    assert desk.people.member(one).expertise == "bees, Wells"
    desk.people.edit_many([one, two], "country", "Ghana")
    assert {desk.people.member(key).country for key in (one, two)} == {"Ghana"}
    for field, value in (("name", "Same"), ("consent", "maybe"), ("category", "woman")):
        with pytest.raises(Refused):
            desk.people.edit_many([one, two], field, value)


def test_a_category_takes_the_place_of_its_earlier_value() -> None:
    assert with_pair("gender=man; farm", "Gender = woman") == "farm=yes; Gender=woman"
    assert pairs_of("gender=woman, age=under 30\nvegetarian") == {
        "gender": "woman", "age": "under 30", "vegetarian": "yes",
    }  # fmt: skip


def test_who_came_is_counted_by_category_each_person_once_a_day(desk: Desk, example: Id, clock: FakeClock) -> None:
    people = [desk.people.add(name, categories=text) for name, text in (
        ("Ama", "gender=woman"), ("Sok", "Gender=Man"), ("Zoë", "gender=Woman"), ("Kim", ""), ("Absent", "gender=woman")
    )]  # fmt: skip
    desk.plan.set_head(example, "day", "2026-05-26")
    later = desk.plan.add_session("Afternoon", day="2026-05-26", starts="14:00")
    for key in people[:4]:
        desk.people.check_in(example, key)
        desk.people.check_in(later, key)
    desk.people.leave(later, people[1])
    desk.people.walk_in(later, "Nadia")
    desk.people.count_heads(later, 40)
    first, second, day = desk.people.days()
    assert (first.came, second.came, second.walk_ins, second.left_early, second.head_count) == (4, 5, 1, 1, 40)
    assert (day.title, day.came) == ("", 5)
    assert first.by == {"gender": {"woman": 2, "Man": 1, "": 1}}
    desk.people.count_heads(later, None)
    assert desk.people.head_count(later) is None


def test_counting_nobody_gives_nothing() -> None:
    none: list[Attendance] = []
    assert counted(none) == {}


def test_two_cards_of_one_person_are_found_and_made_one_with_all_that_hangs_on_them(
    desk: Desk, example: Id, clock: FakeClock
) -> None:
    kept = desk.people.add("Ama Owusu", email="ama@example.org")
    other = desk.people.add("OWUSU Ama", phone="0201", expertise="bees")
    desk.people.add("Ama Owusu-Mensah")
    desk.people.check_in(example, other)
    desk.people.expect(example, kept)
    desk.people.host(example, other, "note-taker")
    note = desk.notes.write(example, "+ bees", who_id=other)
    (pair,) = [one for one in desk.people.twice() if one.one.id in (kept, other)]
    assert {pair.one.id, pair.other.id} == {kept, other}
    desk.people.make_one(kept, other)
    member = desk.people.member(kept)
    assert (member.email, member.phone, member.expertise) == ("ama@example.org", "0201", "bees")
    assert [one.status for one in desk.people.attendance(example) if one.member.id == kept] == ["here"]
    assert next(one for one in desk.notes.of_session(example) if one.id == note).who_id == kept
    assert (kept, "note-taker") in [(one.id, role) for one, role in desk.people.hosts(example)]
    assert other not in [one.id for one in desk.people.members()]
    desk.undo()
    assert next(one for one in desk.notes.of_session(example) if one.id == note).who_id == other
    assert desk.people.member(kept).phone == ""
    with pytest.raises(Refused):
        desk.people.make_one(kept, kept)


def test_who_can_help_whom_is_found_by_the_words_they_share(desk: Desk) -> None:
    desk.people.add("Ama", needs="How to tell a story about evaluations")
    desk.people.add("Sok", expertise="storytelling, evaluation")
    desk.people.add("Zoë", offers="an evaluation template")
    desk.people.add("Kim", needs="a recipe for injera", expertise="evaluation with people")
    ama, kim = desk.people.helping()
    assert [member.name for member, _ in ama.helpers] == ["Kim", "Sok", "Zoë"]
    assert ama.helpers[0][1] == ("evaluations",)
    assert kim.helpers == ()


def test_a_long_import_tells_how_far_it_is_and_stops_with_nothing_kept(desk: Desk) -> None:
    text = "Name,Email\n" + "".join(f"Ama {n // 26 % 26:c}{n % 26:c} Owusu,p{n}@example.org\n" for n in range(450))
    text = text.translate({code: chr(code + 97) for code in range(26) if chr(code) not in "\n"})
    seen: list[float] = []

    class Watched(Progress):
        def tell(self, share: float) -> None:
            seen.append(share)
            super().tell(share)

    progress = Watched()
    proposal = desk.people.propose(text, "people.csv", progress=progress)
    assert seen == sorted(seen)
    assert len(seen) > 5
    progress.stop()
    with pytest.raises(Refused):
        desk.people.take_list(proposal, {}, frozenset(), progress)
    assert desk.people.members() == []
    with pytest.raises(Refused):
        desk.people.propose(text, "people.csv", progress=progress)


def test_a_person_says_which_column_is_what(desk: Desk) -> None:
    text = "Kto,Skąd,Poczta\nAma Owusu,LHC,ama@example.org\nSok Dara,CARE,sok@example.org\n"
    proposal = desk.people.propose(text, "people.csv", columns={"name": 0, "organisation": 1, "email": 2})
    assert [(one.name, one.fields["organisation"], one.fields["email"]) for one in proposal.people] == [
        ("Ama Owusu", "LHC", "ama@example.org"), ("Sok Dara", "CARE", "sok@example.org"),
    ]  # fmt: skip
    assert proposal.headers == ("Kto", "Skąd", "Poczta")
