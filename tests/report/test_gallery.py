import io
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from math import hypot

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from copdesk.report.build import build
from copdesk.report.gallery import TOLERANCE, thinned
from copdesk.report.values import Note, Picture
from tests.report.reading import says
from tests.report.samples import peer_assist, picture

numbers = st.floats(0, 400, allow_nan=False, width=32)


def distance(point, start, end) -> float:
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    along = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length**2
    along = min(1.0, max(0.0, along))
    near = (start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1]))
    return hypot(point[0] - near[0], point[1] - near[1])


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=40))
def test_thinned_ink_stays_within_a_hair_of_what_was_drawn(pairs):
    kept = thinned(tuple(value for pair in pairs for value in pair), 1.0)
    assert kept[0] == pairs[0]
    assert kept[-1] == pairs[-1]
    edges = list(pairwise(kept)) or [(kept[0], kept[0])]
    for point in pairs:
        assert min(distance(point, start, end) for start, end in edges) <= 3 * TOLERANCE


def test_a_straight_line_needs_two_points():
    line = tuple(value for step in range(100) for value in (step * 2.0, step * 1.0))
    assert len(thinned(line, 1.0)) == 2


def test_a_line_drawn_there_and_back_keeps_its_tip():
    there_and_back = (0.0, 0.0, 50.0, 0.0, 100.0, 0.0, 60.0, 0.0, 20.0, 0.0)
    assert (100.0, 0.0) in thinned(there_and_back, 1.0)


def test_what_was_said_about_a_drawing_stands_under_it():
    seen = tuple(Note(text) for text in ("who pays?", "so many rivers", "start small", "and one more"))
    secret = Note("not for outside", private=True)
    made = build(replace(peer_assist(), gallery=(replace(picture(1), notes=(*seen, secret)),)))
    assert says(made, "“so many rivers”")
    assert says(made, "and 1 more")
    assert not says(made, "not for outside")


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG"),
                                            ("L", "JPEG"), ("CMYK", "JPEG"), ("RGB", "JPEG")])  # fmt: skip
def test_pictures_of_every_mode_are_printed(mode, kind):
    out = io.BytesIO()
    Image.new(mode, (90, 60)).save(out, kind)
    made = build(replace(peer_assist(), gallery=(Picture(1, image=out.getvalue()), Picture(2, image=out.getvalue()))))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        images = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image"]
        colours = [one for one in images if "/Decode" not in one or mode == "CMYK"]
    assert len(colours) == 1
    with closing(pypdfium2.PdfDocument(made)) as shown:
        assert shown[0].render(scale=0.3).width > 100
