"""Searching for people."""

from copdesk.people.searching import Sought, found_in, wanted
from copdesk.people.values import Member

JANE = Member(b"1", "Jane Lennon", organisation="CFOD", expertise="Storytelling, budgets", native="ជេន")
CARLA = Member(b"2", "Carla Alcobia", needs="Someone for story telling and storytelling", phone="+251 911 234567")
STORY = Member(b"3", "Story Banda", country="Malawi", categories="gender=woman")


def test_a_question_is_asked_in_its_words_without_the_asking_ones() -> None:
    assert wanted("Who knows about Storytelling?") == ("storytelling",)
    assert wanted("who") == ("who",)
    assert wanted("water, who") == ("water", "who")
    assert wanted(" ?  ") == ()


def test_whoever_answers_best_stands_first() -> None:
    people = {one.name: Sought.of(one).rank(("story",)) for one in (JANE, CARLA, STORY)}
    assert sorted(people, key=people.__getitem__) == ["Story Banda", "Jane Lennon", "Carla Alcobia"]
    assert not Sought.of(STORY).has(wanted("who knows storytelling"))


def test_everything_on_a_card_is_searched_and_where_it_was_found_is_told() -> None:
    assert found_in(CARLA, ("storytelling",)) == "needs"
    assert found_in(CARLA, ("911",)) == "phone"
    assert found_in(STORY, ("woman",)) == "categories"
    assert found_in(JANE, ("budget",)) == ""
    assert Sought.of(JANE).has(wanted("ជេន CFOD"))
