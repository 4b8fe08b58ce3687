import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.board.describe import byline, caption, describe, title_of
from copdesk.board.drawing import Facts
from copdesk.board.ink import PAGE, Stroke
from copdesk.board.shape import bounds
from copdesk.board.svg import svg
from copdesk.board.symbols import NAMES, label
from copdesk.board.templates import TEMPLATES, template_label, template_strokes

SVG = "{http://www.w3.org/2000/svg}"


def counting():
    keys = iter(range(10_000))
    return lambda: next(keys).to_bytes(16, "big")


def test_a_drawing_is_told_by_its_facts():
    facts = Facts(
        members=45,
        governance="a core group of five.",
        focus="HIV/AIDS, food\nand nutrition",
        activity="meets once a month",
        keywords=("advocacy", "best practices"),
    )
    assert describe(facts) == (
        "CoP of 45 members, a core group of five. Focus: HIV/AIDS, food and nutrition. "
        "Activity: meets once a month. Key words: advocacy, best practices."
    )


def test_what_is_not_known_is_not_told():
    assert describe(Facts()) == ""
    assert describe(Facts(members=0)) == "CoP of 0 members."
    assert describe(Facts(governance="rotating")) == "Governance: rotating."


def test_a_caption_carries_the_number_of_its_drawing():
    assert caption(Facts(title="FAO"), 2) == "2 · FAO"
    assert caption(Facts()) == "Untitled drawing"


def test_a_drawing_without_a_title_is_called_by_whose_it_is_where_names_may_be_named():
    facts = Facts(whose="Meg Mottaz")
    assert (caption(facts, 3), byline(facts), title_of(facts)) == ("3 · Meg Mottaz", "", "Untitled drawing")
    assert byline(Facts(title="ILO", whose="Meg Mottaz")) == "Meg Mottaz"


@given(st.text(), st.text())
def test_whatever_people_write_the_svg_stays_well_formed(text, title):
    mark = Stroke.of(b"1" * 16, "sticky", "#FBEFE3", 24, [(0, 0), (200, 200)], text=text, angle=12)
    root = ElementTree.fromstring(svg([mark], title=title, description=text))
    assert {element.tag for element in root.iter()} <= {
        SVG + name for name in ("svg", "title", "desc", "rect", "g", "text", "tspan", "path")
    }


def test_a_colour_that_is_no_colour_does_not_reach_the_svg():
    mark = Stroke.of(b"1" * 16, "pen", 'red" onload="x()', 3, [(0, 0), (9, 9)])
    assert "onload" not in svg([mark])


def test_an_svg_holds_each_mark_in_painting_order():
    marks = [
        Stroke.of(b"1" * 16, "pen", "#111111", 3, [(0, 0), (9, 9)], z=2),
        Stroke.of(b"2" * 16, "marker", "#222222", 9, [(0, 0), (9, 9)]),
        Stroke.of(b"3" * 16, "image", "#000000", 1, [(0, 0), (90, 90)], picture=b"p", z=1),
    ]
    text = svg(marks, pictures={b"p": b"\xff\xd8\xff"})
    assert text.index("#222222") < text.index("data:image/jpeg;base64,/9j/") < text.index("#111111")


def test_a_drawing_beyond_the_page_widens_the_svg():
    far = Stroke.of(b"1" * 16, "pen", "#111111", 4, [(-500, 0), (2000, 1500)])
    assert 'viewBox="-502 -2 2504 1504"' in svg([far])


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_locked_and_lies_on_the_page(name):
    strokes = template_strokes(name, counting())
    assert bool(strokes) is (name != "blank")
    assert all(stroke.locked and PAGE.holds(bounds(stroke)) for stroke in strokes)
    assert template_label(name)


def test_every_symbol_has_a_name_people_know():
    assert [label(name) for name in NAMES] == ["Person", "Group", "Link", "House", "Question"]
