from dataclasses import replace

import pytest

from copdesk.report.build import build, heavy
from copdesk.report.flow import Block
from copdesk.report.forms import FORMS
from copdesk.report.twoup import TwoUp
from copdesk.report.values import SECTIONS, Category, Note, Options
from copdesk.words import Refused
from tests.report.reading import pages_of, squeezed
from tests.report.samples import PEOPLE, peer_assist


def large(notes: int = 900):
    said = tuple(Note(f"note {number}: one more thing was said", PEOPLE[number % 9]) for number in range(notes))
    return replace(
        peer_assist(),
        categories=(Category("Idea", said, "+"),),
        verbatim=said,
        options=Options(sections=frozenset(SECTIONS)),
    )


def test_only_what_takes_long_is_worth_a_draft():
    assert not heavy(peer_assist())
    assert heavy(large())


@pytest.mark.parametrize("key", [form.key for form in FORMS])
def test_the_first_page_alone_is_the_first_page_of_the_whole(key):
    content = large(24)
    whole, first = pages_of(build(content, key)), pages_of(build(content, key, most=1))
    assert len(first) == 1
    if key not in ("proceedings", "book"):  # their contents have no page numbers yet
        assert squeezed(first[0]).startswith(squeezed(whole[0]).rpartition("1of")[0] or squeezed(whole[0]))


def test_every_note_of_a_large_report_is_there_once_in_each_place():
    read = squeezed("".join(pages_of(build(large(150)))))
    for number in range(150):
        assert read.count(f"note{number}:one") == 2


@pytest.mark.parametrize("after", [3, 10, 30])
def test_setting_stops_soon_after_it_is_told_to(after):
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > after

    with pytest.raises(Refused) as refused:
        build(large(2000), cancelled=cancelled)
    assert refused.value.code == "report.cancelled"
    assert len(asked) == after + 1


class Plain(Block):
    """A block of a height, that remembers where it was drawn."""

    def __init__(self, tall: float) -> None:
        self.tall, self.places = tall, []

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, pen, x, top, width) -> None:
        self.places.append((x, top))


def test_two_columns_are_nearly_even_and_read_down_first():
    blocks = [Plain(tall) for tall in (30, 10, 20, 10, 10)]
    both = TwoUp(blocks)
    assert both.height(422.0) == 40
    both.draw(None, 0.0, 0.0, 422.0)
    assert [one.places[0] for one in blocks] == [(0, 0), (0, 30), (222, 0), (222, 20), (222, 30)]


def test_two_columns_go_on_over_pages_without_losing_a_block():
    blocks = [Plain(10 + number % 7) for number in range(100)]
    rest, seen = TwoUp(blocks), []
    while parts := rest.split(422.0, 80.0):
        head, rest = parts
        assert head.height(422.0) <= 80.0
        seen += head.blocks
    assert seen + rest.blocks == blocks
    assert TwoUp([Plain(90)]).split(422.0, 80.0) is None


def test_a_note_too_long_for_a_column_stands_across_both():
    said = [Note("short and sweet", PEOPLE[0])] * 200
    said[20] = Note("a long story told at length " * 120, PEOPLE[1])
    content = replace(large(1), categories=(Category("Idea", tuple(said), "+"),), verbatim=())
    assert squeezed("".join(pages_of(build(content)))).count("alongstorytoldatlength") == 120
