from dataclasses import replace

import pytest

from copdesk.report.build import build, heavy
from copdesk.report.forms import FORMS
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
    content = large(60)
    whole, first = pages_of(build(content, key)), pages_of(build(content, key, most=1))
    assert len(first) == 1
    if key not in ("proceedings", "book"):  # their contents have no page numbers yet
        assert squeezed(first[0]).startswith(squeezed(whole[0]).rpartition("1of")[0] or squeezed(whole[0]))


def test_every_note_of_a_large_report_is_there_once_in_each_place():
    read = squeezed("".join(pages_of(build(large(300)))))
    for number in range(300):
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
