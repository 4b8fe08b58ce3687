import io
from dataclasses import replace

import pikepdf
from PIL import Image

from copdesk.report.build import build
from copdesk.report.fullpage import most_talked_about
from copdesk.report.values import Note, Options, Person, Picture
from tests.report.reading import pages_of, says
from tests.report.samples import PEOPLE, peer_assist, picture

FACTS = (("Members", "40"), ("Governance", "a core group"), ("Focus", "rivers"), ("Key words", "trust, water"))


def drawn(count: int, focus: str = "rivers") -> tuple[Picture, ...]:
    facts = tuple((name, focus if name == "Focus" else value) for name, value in FACTS)
    return tuple(replace(picture(1), number=at, facts=facts) for at in range(1, count + 1))


def talked(number: int, notes: int, visited: bool = False) -> Picture:
    return replace(picture(1), number=number, notes=(Note("so many"),) * notes, visited=visited)


def test_two_communities_with_facts_make_a_table_and_one_does_not():
    content = peer_assist()
    for form in ("discussion", "proceedings"):
        assert says(build(replace(content, gallery=drawn(2)), form), "The communities drawn")
        assert not says(build(replace(content, gallery=drawn(1)), form), "The communities drawn")


def test_a_long_cell_is_whole_in_the_proceedings_and_cut_in_the_discussion_report():
    silent = tuple(replace(one, marks=()) for one in drawn(2, "deep water " * 30 + "endless"))
    content = replace(peer_assist(), gallery=silent)
    assert says(build(content), "…")
    assert says(build(content, "proceedings"), "deep water " * 30 + "endless")


def test_the_table_goes_on_under_its_head_on_every_page():
    content = replace(peer_assist(), gallery=drawn(12, "rivers and lakes " * 60))
    pages = pages_of(build(content, "proceedings"))
    headed = [page for page in pages if "Whose" in page and "Governance" in page]
    assert len(headed) > 2


def test_whose_a_drawing_is_stays_unsaid_for_who_wants_no_name():
    silent = tuple(replace(one, author=Person("Quiet Person", "none")) for one in drawn(2))
    for form in ("discussion", "proceedings"):
        assert not says(build(replace(peer_assist(), gallery=silent), form), "Quiet")


def test_most_notes_come_before_visits_and_at_most_four_are_taken():
    pictures = (talked(1, 0), talked(2, 0, True), talked(3, 1), talked(4, 3), talked(5, 1), talked(6, 2))
    assert [one.number for one in most_talked_about(pictures, Options())] == [3, 4, 5, 6]
    assert [one.number for one in most_talked_about(pictures[:3], Options())] == [2, 3]
    hidden = replace(pictures[0], notes=(Note("between us", private=True),))
    assert most_talked_about((hidden,), Options()) == ()
    assert most_talked_about((hidden,), Options(public=False)) == (hidden,)


def test_a_picture_with_a_page_of_its_own_has_all_that_was_said_and_hangs_nowhere_else():
    said = tuple(Note(f"remark {number}.", PEOPLE[0]) for number in range(9))
    content = replace(peer_assist(), gallery=(replace(picture(1), notes=said), picture(2)))
    pages = pages_of(build(content, "proceedings"))
    own = next(page for page in pages if "Pictures most talked about" in page and "remark 0." in page)
    assert all(f"remark {number}." in own for number in range(9))
    assert "Picture 2" not in own
    assert sum("remark 8." in page for page in pages) == 1


def test_a_small_photo_is_not_enlarged_on_its_own_page():
    out = io.BytesIO()
    Image.new("RGB", (96, 48), "#0B5D57").save(out, "PNG")
    content = replace(peer_assist(), gallery=(Picture(1, image=out.getvalue(), visited=True),))
    with pikepdf.open(io.BytesIO(build(content, "proceedings"))) as pdf:
        page = next(page for page in pdf.pages if len(page.get_images()) == 1)
        sizes, scale = [], None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "cm":
                scale = float(operands[0]), float(operands[3])
            elif str(operator) == "Do":
                sizes.append(scale)
    assert sizes == [(72.0, 36.0)]
