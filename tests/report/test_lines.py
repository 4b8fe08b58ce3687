import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copdesk.report import icu
from copdesk.report.lines import Span, Style, Typesetter, isolated
from copdesk.report.shape import clean
from tests.report.samples import SCRIPTS

SET = Typesetter()
STYLE = Style()


def set_text(text: str, width: float = 120.0, base: int | None = None):
    return SET.lines([Span(text, STYLE)], width, base)


def read(lines) -> str:
    """The letters of `lines` in reading order."""
    return "".join(
        piece.fragment.text for line in lines for piece in sorted(line.pieces, key=lambda piece: piece.order)
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(script):
    lines = set_text(SCRIPTS[script] * 4, 90.0)
    assert len(lines) > 1
    assert all(line.width <= 90.01 for line in lines)
    wanted = clean(SCRIPTS[script] * 4).replace(" ", "")
    assert read(lines).replace(" ", "") == wanted


@given(st.text(max_size=60), st.floats(20, 200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_set(text, width):
    lines = set_text(text, width)
    glyphs = [glyph for line in lines for piece in line.pieces for glyph in piece.fragment.glyphs]
    assert all(glyph.index for glyph in glyphs)


def test_khmer_breaks_between_words_where_icu_is_there():
    loaded = icu.load()
    assert loaded is not None
    text = SCRIPTS["khmer"]
    assert 1 < len(icu.line_breaks(text, "km", loaded)) < len(icu.graphemes(text))


def test_without_icu_lines_break_between_grapheme_clusters():
    text = SCRIPTS["khmer"]
    ends = icu.line_breaks(text, "km", None)
    assert ends[-1] == len(text)
    assert not any(unicodedata.category(text[at]).startswith("M") for at in ends[:-1])


@pytest.mark.parametrize("text", ["plain words, here-and there", "رسمنا (CoP 12) معًا", "Open Space في 26 مايو"])
def test_directions_without_icu_are_those_of_icu(text):
    assert icu.levels(text, None, None) == icu.levels(text, None, icu.load())


def test_right_to_left_lines_stand_in_the_right_order():
    lines = set_text(SCRIPTS["arabic"] * 3, 120.0)
    assert len(lines) > 2
    first_word = SCRIPTS["arabic"].split()[0]
    line = lines[0]
    assert line.base == 1
    assert line.pieces[-1].fragment.text == first_word


def test_a_name_keeps_its_direction_beside_another():
    text = ", ".join(isolated(name) for name in ("عمر (1)", "Anna"))
    line = set_text(text, 400.0, 0)[0]
    assert "".join(piece.fragment.text for piece in line.pieces).endswith("Anna")


def test_an_endless_word_is_cut_and_kept():
    lines = set_text("x" * 500, 100.0)
    assert len(lines) > 5
    assert read(lines) == "x" * 500


def test_a_letter_that_no_face_has_is_named_and_copied_as_it_was():
    line = set_text("hello 😀", 300.0)[0]
    stand_in = next(piece.fragment for piece in line.pieces if not piece.fragment.exact)
    assert stand_in.text == "😀"
    assert SET.shaper.missing["😀"] == "grinning face"


def test_newlines_begin_lines_and_controls_vanish():
    assert read(set_text("one\r\ntwo\x00\x07")) == "onetwo"
    assert len(set_text("one\ntwo\nthree")) == 3


def test_a_line_with_tall_letters_is_tall_enough():
    burmese = set_text(SCRIPTS["burmese"], 900.0)[0]
    face = burmese.pieces[0].fragment.face
    assert burmese.height == pytest.approx(0.98 * (face.ascent + face.descent) * STYLE.size / 1000)
