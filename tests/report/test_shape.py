import pytest
import uharfbuzz as hb

from copdesk.report.faces import Faces
from copdesk.report.icu import graphemes
from copdesk.report.shape import Shaper
from tests.report.samples import SCRIPTS

RTL = ("arabic", "hebrew", "nko")
PLAIN = [name for name in SCRIPTS if name != "mixed"]
FACES = Faces()


def origins(fragment) -> list[tuple[int, int, int]]:
    """Where each visible glyph of a fragment is drawn: (glyph, x, y)."""
    pen, found = 0, []
    for glyph in fragment.glyphs:
        pen += glyph.move
        if fragment.face.width_of(glyph.index) or glyph.rise or glyph.width:
            found.append((glyph.index, pen, glyph.rise))
        pen += glyph.width
    assert pen + fragment.rest == fragment.width
    return found


def as_harfbuzz_says(fragment, rtl: bool) -> list[tuple[int, int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(fragment.text)
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(fragment.face.font, buffer)
    pen, found = 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        found.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return found


@pytest.mark.parametrize("script", PLAIN)
def test_every_glyph_stands_where_harfbuzz_puts_it(script):
    for word in SCRIPTS[script].split():
        for fragment in Shaper(FACES).word(word, "Regular", script in RTL):
            wanted = as_harfbuzz_says(fragment, script in RTL)
            drawn = origins(fragment)
            assert [one for one in drawn if one in wanted] == drawn
            assert len(drawn) >= len([one for one in wanted if fragment.face.width_of(one[0])])


@pytest.mark.parametrize("script", PLAIN)
def test_the_letters_of_all_glyphs_together_are_the_text(script):
    for word in SCRIPTS[script].split():
        for fragment in Shaper(FACES).word(word, "Regular", script in RTL):
            texts = [glyph.text.replace("\u200b", "") for glyph in fragment.glyphs]
            assert "".join(reversed(texts) if script in RTL else texts) == fragment.text


@pytest.mark.parametrize("script", PLAIN)
def test_one_face_has_all_letters_of_a_cluster(script):
    for cluster in graphemes(SCRIPTS[script]):
        assert FACES.choose(cluster) is not None


def test_a_word_is_shaped_once():
    shaper = Shaper(FACES)
    assert shaper.word("community", "Bold", False) is shaper.word("community", "Bold", False)
