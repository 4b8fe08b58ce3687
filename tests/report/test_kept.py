import io
from dataclasses import replace

import pytest
from PIL import Image

from copdesk.report.presets import PRESETS, preset_of
from copdesk.report.values import SECTIONS, Options
from copdesk.words import Refused
from tests.report.reading import text_of


def picture(size: tuple[int, int], mode: str = "RGB", kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 120 if mode == "L" else None).save(out, kind)
    return out.getvalue()


def test_choices_are_kept_in_the_book_and_undone_with_it(desk):
    chosen = replace(
        Options(), names="initials", public=False, paper="Letter", language="fr", colour="#2F5FA8",
        sections=frozenset({"gallery"}), order=tuple(reversed(SECTIONS)),
    )  # fmt: skip
    desk.report.kept.choose(chosen)
    assert desk.report.options() == chosen
    desk.undo()
    assert desk.report.options() == Options()


def test_choosing_the_same_again_is_no_step_of_undo(desk):
    desk.report.kept.choose(replace(Options(), names="none"))
    heard = []
    desk.watch(heard.append)
    desk.report.kept.choose(replace(Options(), names="none"))
    assert heard == []


@pytest.mark.parametrize("told", ["{", "[]", '{"paper": "A0", "names": "x", "colour": "red", "sections": ["?"]}'])
def test_choices_that_this_copdesk_does_not_know_are_left_out(desk, told):
    with desk.book.turn("test.fence") as turn:
        turn.insert("setting", {"id": b"x" * 16, "key": "report", "value": told})
    options = desk.report.options()
    assert (options.paper, options.names, options.colour) == ("A4", "full", Options().colour)
    assert options.order == SECTIONS


def test_a_logo_is_made_small_and_a_text_is_none(desk):
    desk.report.kept.set_logo(picture((3000, 1500)))
    with Image.open(io.BytesIO(desk.report.options().logo)) as small:
        assert small.size == (600, 300)
    desk.report.kept.set_logo(picture((40, 40), "RGBA", "PNG"))
    assert desk.report.options().logo.startswith(b"\x89PNG")
    with pytest.raises(Refused) as refused:
        desk.report.kept.set_logo(b"no picture")
    assert refused.value.code == "report.logo"
    desk.report.kept.set_logo(None)
    assert desk.report.options().logo == b""


def test_sections_follow_the_order_that_was_chosen(desk, example):
    desk.notes.write(example, "! Try Open Space")
    order = ("ideas", *(key for key in SECTIONS if key != "ideas"))
    read = text_of(desk.report.document(example, options=Options(order=order)))
    assert read.index("Raised ideas") < read.index("Purpose")
    read = text_of(desk.report.document(example, options=Options()))
    assert read.index("Raised ideas") > read.index("Purpose")


def test_each_preset_is_known_again_and_leaves_paper_and_language():
    mine = Options(paper="Letter", language="fr", colour="#2F5FA8")
    for preset in PRESETS:
        chosen = preset.choose(mine)
        assert preset_of(chosen) == preset.key
        assert (chosen.paper, chosen.language, chosen.colour) == ("Letter", "fr", "#2F5FA8")
    assert preset_of(replace(mine, names="initials")) == ""
