import io
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdf
import pytest
from PIL import Image

from copdesk.report.build import build
from copdesk.report.gallery import pixel_size
from copdesk.report.values import SECTIONS, Category, Note, Options, Person, Picture
from copdesk.words import Refused
from tests.report.reading import pages_of, says, squeezed, text_of, written
from tests.report.samples import DRIVERS, HOSTILE, IDEAS, PEOPLE, SCRIPTS, notes, peer_assist

EVERY = frozenset(SECTIONS)


def test_the_report_has_the_form_communities_know():
    read = squeezed(text_of(build(peer_assist())))
    order = [
        "Discussionreport", "SettingupandmaintainingCommunitiesofPractice", "NatalieCampbell,GauriSalokhe",
        "Participants", "MegMottaz", "Agenda,plannedandactual", "Keypoints", "Problem", "Raisedideas", "Drivers",
    ]  # fmt: skip
    places = [read.index(word) for word in order]
    assert places == sorted(places)


def test_every_idea_and_driver_stands_in_it_with_its_typos():
    made = build(peer_assist())
    assert all(says(made, text) for text in (*IDEAS, *DRIVERS))


@pytest.fixture(scope="module")
def spoken() -> bytes:
    """A report with a note in each script."""
    return build(replace(peer_assist(), categories=(Category("Notes", notes(*SCRIPTS.values())),)))


@pytest.fixture(scope="module")
def copied(spoken: bytes) -> str:
    """What is copied out of it."""
    return written(spoken)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_note_of_every_script_is_read_back(script, copied):
    assert squeezed(SCRIPTS[script]) in squeezed(copied)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_peoples_words_is_printed_as_it_is(text):
    content = replace(peer_assist(), title=text, participants=(Person(text),), ideas=notes(text))
    assert squeezed(text_of(build(content))).count(squeezed(text)) >= 3


def test_the_same_content_gives_the_same_bytes():
    assert build(peer_assist()) == build(peer_assist())


def test_all_fonts_are_embedded_and_none_is_helvetica(spoken):
    with pikepdf.open(io.BytesIO(spoken)) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources["/Font"].values()]
        names = {str(font["/BaseFont"]) for font in fonts}
        assert all("/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts)
    assert names
    assert not any("Helvetica" in name for name in names)
    assert all("+NotoSans" in name for name in names)


def test_the_file_has_no_errors_a_title_a_language_and_tags():
    content = replace(peer_assist(), options=Options(language="fr"))
    with pikepdf.open(io.BytesIO(build(content))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root["/Lang"]) == "fr"
        assert str(pdf.docinfo["/Title"]) == content.title
        assert bool(pdf.Root["/MarkInfo"]["/Marked"])
        roles = _roles(pdf.Root["/StructTreeRoot"]["/K"][0])
    assert {"/H1", "/H2", "/P", "/LI", "/Figure", "/Table", "/TR", "/TH", "/TD"} <= roles


def _roles(element) -> set[str]:
    found = {str(element["/S"])}
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found |= _roles(kid)
    return found


def test_pictures_are_told_to_those_who_do_not_see_them():
    with pikepdf.open(io.BytesIO(build(peer_assist()))) as pdf:
        alts = {str(obj["/Alt"]) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj}
    assert any("A web of rivers" in alt for alt in alts)


def test_bookmarks_name_the_sections_on_their_pages():
    reader = pypdf.PdfReader(io.BytesIO(build(peer_assist())))
    title, sections = reader.outline[0], reader.outline[1]
    assert title.title == peer_assist().title
    assert [one.title for one in sections][:2] == ["Participants", "Agenda, planned and actual"]
    pages = pages_of(build(peer_assist()))
    assert all(one.title in pages[reader.get_destination_page_number(one)] for one in sections)


def test_every_page_says_which_of_how_many_it_is():
    content = replace(peer_assist(), categories=(Category("Idea", notes(*["again and again"] * 80)),))
    pages = pages_of(build(content))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page


def test_letter_paper_is_letter():
    content = replace(peer_assist(), options=Options(paper="Letter"))
    box = pypdf.PdfReader(io.BytesIO(build(content))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612.0, 792.0)


def test_a_section_that_is_not_wanted_is_not_there():
    content = replace(peer_assist(), options=Options(sections=frozenset({"agenda"})))
    read = text_of(build(content))
    assert "Gallery" not in read
    assert "Trios" not in read
    assert "Agenda" in read


def test_a_table_repeats_its_head_on_every_page():
    content = replace(
        peer_assist(), verbatim=notes(*["one more thing was said"] * 150), options=Options(sections=EVERY)
    )
    pages = [page for page in pages_of(build(content)) if "one more thing" in page]
    assert len(pages) >= 3
    assert all("Time" in page and "Who" in page for page in pages)


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    for extra in range(0, 40, 3):
        content = replace(
            peer_assist(), ideas=notes(*IDEAS, *["padding"] * extra), categories=(Category("Late", notes("after")),)
        )
        for page in pages_of(build(content)):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert lines[-3] not in ("Notes by category", "Gallery", "Commitments", "Late 1")


def test_one_enormous_note_neither_fails_nor_loses_a_word():
    words = [f"word{number}" for number in range(3000)]
    content = replace(
        peer_assist(),
        categories=(Category("Long", (Note(" ".join(words)),)),),
        verbatim=(Note(" ".join(words)), Note("x" * 3000)),
        options=Options(sections=EVERY),
    )
    read = squeezed(text_of(build(content)))
    assert all(read.count(word) >= 2 for word in words[::250])


def test_photos_are_whole_and_never_enlarged():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#336699").save(out, "PNG")
    content = replace(peer_assist(), gallery=(Picture(1, "small", image=out.getvalue()),))
    with pikepdf.open(io.BytesIO(build(content))) as pdf:
        drawn = [
            [float(value) for value in before.operands]
            for page in pdf.pages
            for before, after in _pairs(pikepdf.parse_content_stream(page))
            if str(after.operator) == "Do"
        ]
    assert len(drawn) == 1
    assert drawn[0][0] <= 60 * 72 / 96 + 0.01
    assert drawn[0][3] <= 40 * 72 / 96 + 0.01


def _pairs(operators):
    return pairwise(operators)


def test_what_a_camera_wrote_about_place_and_owner_stays_out():
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x8298] = "Copyright Somebody Secret"
    Image.new("RGB", (80, 60), "#336699").save(out, "JPEG", exif=exif.tobytes(), comment=b"serial 4711")
    assert b"Secret" in out.getvalue()
    made = build(replace(peer_assist(), gallery=(Picture(1, image=out.getvalue()),)))
    assert b"Secret" not in made
    assert b"serial 4711" not in made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        images = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image"]
        assert len(images) == 1
        assert pikepdf.PdfImage(images[0]).as_pil_image().size == (80, 60)


def test_a_damaged_picture_leaves_an_empty_frame_and_a_word():
    out = io.BytesIO()
    Image.effect_noise((400, 300), 90).save(out, "JPEG")
    half = out.getvalue()[: len(out.getvalue()) // 2]
    assert pixel_size(half) is None
    made = build(replace(peer_assist(), gallery=(Picture(7, "cut", image=half),)))
    assert says(made, "This picture cannot be read.")


def test_names_follow_the_stricter_of_wish_and_rule():
    people = (Person("Natalie Campbell"), Person("Gauri Salokhe", "initials"), Person("Meg Mottaz", "none"))
    said = Category("Idea", (Note("quiet", people[2]), Note("loud", people[0])))
    bare = replace(peer_assist(), convenors=(), coach=None, draws=(), gallery=(), commitments=())
    content = replace(bare, participants=people, categories=(said,))
    full = squeezed(text_of(build(content)))
    assert "NatalieCampbell,G.S.andoneother" in full
    assert "Meg" not in full
    initials = squeezed(text_of(build(replace(content, options=Options(names="initials")))))
    assert "N.C.,G.S.andoneother" in initials
    assert "Campbell" not in initials
    none = squeezed(text_of(build(replace(content, options=Options(names="none")))))
    assert "3peopletookpart" in none
    assert "N.C." not in none


def test_a_public_document_has_no_private_note_and_no_address():
    person = Person("Natalie Campbell", email="campbell@example.org", email_shown=True)
    secret = Note("between us", private=True)
    content = replace(peer_assist(), participants=(person,), ideas=(*notes("open"), secret),
                      categories=(Category("Idea", (secret,)),), verbatim=(secret,))  # fmt: skip
    public = build(replace(content, options=Options(sections=EVERY)))
    inside = build(replace(content, options=Options(public=False, sections=EVERY)))
    assert not says(public, "between us")
    assert not says(public, "campbell[at]example.org")
    assert says(inside, "between us")
    assert says(inside, "campbell[at]example.org")


def test_cancelling_stops_and_says_so():
    asked = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 3

    with pytest.raises(Refused) as refusal:
        build(peer_assist(), cancelled=cancelled)
    assert refusal.value.code == "report.cancelled"
    assert len(asked) == 4


def test_progress_only_grows_and_ends_at_one():
    heard: list[float] = []
    build(peer_assist(), progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1.0)


def test_an_unknown_document_is_refused():
    with pytest.raises(Refused) as refusal:
        build(peer_assist(), "poster")
    assert refusal.value.code == "report.unknown_form"


def test_right_to_left_documents_begin_at_the_right():
    content = replace(peer_assist(), options=Options(language="ar"), title=SCRIPTS["arabic"], participants=PEOPLE)
    assert squeezed(SCRIPTS["arabic"]) in squeezed(written(build(content)))


@pytest.mark.parametrize("script", [name for name in SCRIPTS if name not in ("arabic", "hebrew", "nko", "mixed")])
def test_copied_text_has_its_own_spaces_and_no_others(script, copied):
    read = " ".join(copied.replace("\u200b", "").split())
    assert unicodedata.normalize("NFC", SCRIPTS[script]) in unicodedata.normalize("NFC", read)
