"""The activity library: what its files hold, and how it is searched."""

import pytest

from copdesk.assets import resource
from copdesk.book.ids import new_id
from copdesk.plan.library import GROUPINGS, find, method, methods, published, read_method

SCENES = {
    "welcome",
    "timer",
    "prompt",
    "trios",
    "board",
    "gallery",
    "wall",
    "agenda",
    "ballot",
    "message",
    "clock",
    "blank",
}
COLOURS = {"teal", "blue", "amber", "violet", "crimson"}
SIGNS = {"+", "-", "?", "!", '"', ">", "=", ""}


def keys(found):
    return [each.key for each in found]


def test_each_file_is_named_after_its_key_and_no_key_is_there_twice():
    files = sorted(path.stem for path in resource("activities").glob("*.toml"))
    assert sorted(keys(methods())) == files


@pytest.mark.parametrize("each", methods(), ids=lambda each: each.key)
def test_each_method_can_be_run_as_it_is_written(each):
    assert each.purpose
    assert each.source
    assert each.steps
    assert 1 <= each.min_people <= each.max_people
    assert each.colour in COLOURS
    assert (each.turns > 1) == any(step.each_turn for step in each.steps)
    assert each.least_s <= each.planned_s <= each.most_s
    for step in each.steps:
        assert step.title
        assert step.short
        assert step.instruction
        assert 0 < step.min_s <= step.planned_s <= step.max_s
        assert step.grouping in GROUPINGS
        assert step.scene in SCENES
        assert step.clock in {"digits", "ring", "bar", "words", "none"}
        assert not (step.confidential and step.categories)
        for category in step.categories:
            assert category.sign in SIGNS
            assert category.colour in COLOURS
        assert len({category.key for category in step.categories}) == len(step.categories)


def test_the_four_methods_of_the_example_session_fill_its_ninety_minutes():
    four = [method(key) for key in ("draw-your-cop", "one-three-all", "troika", "popcorn")]
    assert [each.planned_s // 60 for each in four] == [30, 25, 30, 5]


def test_a_troika_is_a_reflection_and_three_turns_of_three_steps_without_notes():
    troika = method("troika")
    turn = [step for step in troika.steps if step.each_turn]
    assert troika.turns == 3
    assert [step.planned_s for step in troika.steps] == [90, 90, 90, 390]
    assert [(step.min_s, step.max_s) for step in turn] == [(60, 120), (60, 120), (300, 420)]
    assert [dict(step.roles).keys() for step in turn] == [{"client", "consultants"}] * 3
    assert all(step.confidential for step in troika.steps)


def test_a_method_placed_in_a_session_has_ids_of_its_own():
    session = new_id()
    first, second = (method("troika").placed(session, at, new_id) for at in range(2))
    assert first.session_id == session
    assert first.method == "troika"
    assert [step.position for step in first.steps] == [0, 1, 2, 3]
    assert {step.activity_id for step in first.steps} == {first.id}
    assert not {step.id for step in first.steps} & {step.id for step in second.steps}


def test_words_are_found_in_title_purpose_and_search_words():
    assert keys(find("troi consult"))[0] == "troika"
    assert "one-two-four-all" in keys(find("IDEAS everyone"))
    assert find("quantum chromodynamics") == ()


def test_only_what_fits_the_time_the_people_and_the_seats_is_offered():
    assert "troika" not in keys(find(minutes=10))
    assert "popcorn" in keys(find(minutes=5))
    assert "one-two-four-all" not in keys(find(people=4))
    assert {"one-three-all", "troika"} <= set(keys(find(grouping="trios")))
    assert "popcorn" not in keys(find(grouping="trios"))


def test_time_size_and_seats_are_also_found_as_they_are_typed():
    assert keys(find("20 min")) == keys(find(minutes=20))
    assert keys(find("consulting 45 minutes"))[0] == "troika"
    assert "troika" not in keys(find("consulting 15'"))
    assert keys(find("12 people")) == keys(find(people=12))
    assert set(keys(find("fours"))) >= set(keys(find(grouping="fours")))
    assert keys(find("cas 30 min", minutes=60)) == keys(find("cas", minutes=60))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("case problem help", "peer-assist"),
        ("who knows what", "wall-of-passions"),
        ("twine", "web-of-needs"),
        ("vote", "dot-voting"),
        ("goals roles rhythm", "charter"),
        ("plus delta", "evaluation"),
        ("wind down", "ending"),
        ("pre-assigned", "group-forming-assigned"),
        ("stories proud", "appreciative-interviews"),
        ("marketplace", "open-space"),
        ("solutions concerns", "dynamic-facilitation"),
    ],
)
def test_a_purpose_in_a_facilitators_words_finds_its_method(text, key):
    assert key in keys(find(text))


def test_peer_assist_comes_in_twenty_forty_five_and_ninety_minutes():
    found = [each.planned_s // 60 for each in find("peer assist")]
    assert sorted(found) == [20, 45, 90]
    assert keys(find("peer assist", minutes=45))[0] == "peer-assist-45"


def test_the_published_troika_turns_its_back_and_says_what_was_valuable():
    troika = method("troika-published")
    assert [dict(step.roles)["client"] for step in troika.steps if step.each_turn][2:] == [
        "turns back, listens, takes notes",
        "tells what was valuable",
        "takes the client’s chair",
    ]
    assert troika.planned_s == 30 * 60


def test_the_library_speaks_french_and_is_still_found_by_its_english_titles(french):
    troika = method("troika")
    assert (troika.title, troika.steps[0].short) == ("Troïka conseil", "Réflexion")
    assert dict(troika.steps[1].roles)["client"] == "partage la question"
    assert keys(find("troika consulting"))[:1] == keys(find("troïka conseil"))[:1] == ["troika"]
    assert [each.key for each in methods()] != [each.key for each in published()]  # by title


def test_a_misspelt_field_is_an_error_and_not_lost():
    with pytest.raises(ValueError, match="promts"):
        read_method(
            'key="k"\ntitle="t"\npurpose="p"\nturns=1\ncolour="teal"\nsource="s"\nmin_people=1\nmax_people=2\n'
            'words=[]\n[[steps]]\ntitle="a"\npromts=["?"]\n'
        )
