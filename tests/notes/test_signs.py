"""One typed line, taken apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.values import SIGNS, Written, completing, kept, meant, read
from copdesk.plan.values import Category

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
WORDS = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("too loud near the door", Written("too loud near the door")),
        ("+ a common sense of purpose", Written("a common sense of purpose", "+")),
        ("+no space", Written("no space", "+")),
        ("− lack of funding @jane #money /t4", Written("lack of funding", "-", "jane", ("money",), 4)),
        ("*+ stood out", Written("stood out", "+", starred=True)),
        ("-5 °C in the room", Written("-5 °C in the room")),
        ("“We learn”", Written("We learn", '"')),
        ("> write the summary @Ama.Owusu by Friday", Written("write the summary by Friday", ">", "Ama.Owusu")),
        ("^ and it goes on", Written("and it goes on", mode="goes_on")),
        ("~ corrected", Written("corrected", mode="corrects")),
        ("mail to anna@example.org", Written("mail to anna@example.org")),
        ("the #1 problem is money", Written("the #1 problem is money")),
        ("asked @ณัฐวุฒิ about #ความรู้", Written("asked about", who="ณัฐวุฒิ", tags=("ความรู้",))),
        ("what does R&D say?", Written("what does R&D say?")),
        ("first\nsecond @jo", Written("first\nsecond", who="jo")),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, written: Written) -> None:
    assert read(line) == written


@given(LINES)
def test_reading_never_fails_and_never_invents_a_character(line: str) -> None:
    written = read(line)
    source = kept(line)
    assert all(c in source for c in written.body if not c.isspace())
    assert written.trio < 100


@given(LINES)
def test_keeping_twice_changes_nothing_more(text: str) -> None:
    once = kept(text)
    assert kept(once) == once
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in once)


@given(st.sampled_from(["+", "-", "?", "!", ">", "="]), st.lists(WORDS, min_size=1, max_size=6), WORDS, WORDS)
def test_sign_words_name_and_tag_come_back_in_any_script(sign: str, words: list[str], who: str, tag: str) -> None:
    written = read(f"{sign} {' '.join(words)} @{who} #{tag}")
    assert written.sign == sign
    assert written.body == kept(" ".join(words))
    assert written.who == kept(who)
    assert written.tags == (kept(tag),)


MY_PLUS, MY_MINUS = Category("my-plus", "My CoP", "+"), Category("my-minus", "My CoP", "-")
FA_PLUS, FA_MINUS = Category("fa-plus", "Facilitation", "+"), Category("fa-minus", "Facilitation", "-")
KNOWN = (MY_PLUS, MY_MINUS, FA_PLUS, FA_MINUS, Category("idea", "Idea", "!"), *SIGNS)


@pytest.mark.parametrize(
    ("sign", "chosen", "key"),
    [
        ("", "", ""),
        ("", "idea", "idea"),
        ("+", "", "my-plus"),
        ("+", "fa-minus", "fa-plus"),
        ("-", "fa-minus", "fa-minus"),
        ("!", "fa-minus", "idea"),
        ("", "unknown", ""),
    ],
)
def test_a_sign_wins_over_the_chosen_category_but_stays_with_its_name(sign: str, chosen: str, key: str) -> None:
    assert meant(KNOWN, sign, chosen) == key


@pytest.mark.parametrize(
    ("line", "caret", "found"),
    [
        ("we lack @ja", 11, (8, "ja")),
        ("@ja and more", 3, (0, "ja")),
        ("anna@example", 12, None),
        ("we lack @ja ", 12, None),
        ("nothing", 7, None),
    ],
)
def test_a_name_is_completed_only_where_it_is_being_typed(line: str, caret: int, found: tuple[int, str] | None) -> None:
    assert completing(line, caret) == found


def test_a_step_that_names_quotes_or_questions_keeps_their_signs(desk: Desk, example: Id) -> None:
    step = next(
        one for part in desk.plan.session(example).activities for one in part.steps
        if {"quote", "question"} <= {each.key for each in one.categories}
    )  # fmt: skip
    desk.run.start(example)
    desk.run.go_to(example, step.id)
    desk.notes.write(example, "“ we are the network ”")
    desk.notes.write(example, "? who pays")
    assert [note.category for note in desk.notes.of_session(example)] == ["quote", "question"]
