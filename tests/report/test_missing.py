from dataclasses import replace

from copdesk.report.build import build
from copdesk.report.missing import missing_letters
from copdesk.report.values import Category, Missing, Person
from tests.report.reading import written
from tests.report.samples import SCRIPTS, notes, peer_assist


def test_every_script_of_the_communities_has_its_letters():
    content = replace(peer_assist(), categories=(Category("Notes", notes(*SCRIPTS.values())),))
    assert missing_letters(content) == []


def test_missing_letters_are_named_once_with_the_place_where_they_stand():
    content = replace(peer_assist(), ideas=notes("so good 😀😀"), participants=(Person("Tenzin ཀ"),))
    assert missing_letters(content) == [
        Missing("ཀ", "tibetan letter ka", "participant"),
        Missing("😀", "grinning face", "note"),
    ]


def test_a_missing_letter_prints_its_name_and_never_a_box():
    assert "[grinning face]" in written(build(replace(peer_assist(), ideas=notes("so good 😀"))))


def test_skin_tones_and_joiners_are_not_missing_letters():
    assert missing_letters(replace(peer_assist(), ideas=notes("👍🏽 ☝️ क्‍ष"))) == []
