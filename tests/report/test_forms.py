import io
from dataclasses import replace

import pikepdf
import pytest

from copdesk.report.build import build
from copdesk.report.forms import FORMS
from copdesk.report.values import (
    AgendaRow,
    Commitment,
    Draw,
    Group,
    Meeting,
    Note,
    Options,
    Person,
    ReportContent,
    Seat,
)
from tests.report.reading import pages_of, says, squeezed, text_of
from tests.report.samples import HOSTILE, MINUTE, PEOPLE, SCRIPTS, notes, peer_assist

KEYS = [form.key for form in FORMS]
STEPS = (
    AgendaRow("Draw your CoP", 20 * MINUTE, 26 * MINUTE, "11:00", "11:02"),
    AgendaRow("Make a drawing", 20 * MINUTE, 26 * MINUTE, detail="Take a piece of flipchart",
              prompts=("How many members does it have?",), hint="Nobody is judged on drawing", depth=1),
)  # fmt: skip


def rich() -> ReportContent:
    return replace(
        peer_assist(),
        steps=STEPS,
        invited=PEOPLE,
        members=PEOPLE,
        quote=Note("We are not alone", PEOPLE[2]),
        verbatim=notes("one", "two"),
        sessions=(Meeting("Peer assist", "Tuesday 26", held=True), Meeting("Gallery of failures", "Thursday 28")),
        promises=(Commitment("Book the room", PEOPLE[3], "Monday"),),
        topics=(("Storytelling for impact", 4),),
    )  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_every_document_is_whole_embedded_and_the_same_each_time(key):
    made = build(rich(), key)
    assert made == build(rich(), key)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        names = {str(font["/BaseFont"]) for page in pdf.pages for font in page.resources["/Font"].values()}
    assert names
    assert all("+NotoSans" in name for name in names)


@pytest.mark.parametrize("key", KEYS)
def test_every_document_of_an_empty_session_is_made(key):
    assert pages_of(build(ReportContent("Nothing yet"), key))


@pytest.mark.parametrize("key", KEYS)
def test_hostile_words_in_every_script_break_no_document(key):
    text = "\n".join((*HOSTILE, *SCRIPTS.values(), "x" * 400))
    person = Person(text, organisation=text)
    content = replace(
        rich(), title=text, community=text, participants=(person,), invited=(person,), members=(person,),
        convenors=(person,), purpose=text, problem=text, quote=Note(text, person),
        steps=(AgendaRow(text, MINUTE), AgendaRow(text, MINUTE, prompts=(text,), hint=text, needs=text, depth=1)),
        draws=(Draw(text, (Group(text, (Seat("A", person),), "T1"),)),), options=Options(language="ar"),
    )  # fmt: skip
    assert pages_of(build(content, key))


@pytest.mark.parametrize("key", ["discussion", "onepage", "proceedings", "story", "newsletter", "book"])
def test_no_published_document_names_who_wants_no_name(key):
    silent = Person("Quiet Person", "none", "quiet@example.org", True, "Secret House")
    content = replace(
        rich(), participants=(silent,), members=(silent,), convenors=(silent,), coach=silent, invited=(silent,),
        commitments=(Commitment("do it", silent),), promises=(Commitment("do it", silent),),
        quote=Note("so true", silent), draws=(Draw("Troika", (Group("Garden", (Seat("A", silent),)),)),),
    )  # fmt: skip
    for public in (True, False):
        made = build(replace(content, options=Options(public=public)), key)
        assert not says(made, "Quiet")
        assert not says(made, "Secret House")


def test_the_wall_has_one_page_however_much_was_said():
    content = replace(rich(), ideas=notes(*[f"idea number {n} " * 8 for n in range(200)]))
    assert len(pages_of(build(content, "onepage"))) == 1


def test_the_contents_name_the_page_on_which_a_section_is():
    content = replace(rich(), verbatim=notes(*["said"] * 120), options=Options(sections=frozenset({"verbatim"})))
    pages = pages_of(build(content, "proceedings"))
    title = "All notes, as they were written"
    number = next(at for at, page in enumerate(pages, 1) if title in page and at > 1)
    contents = squeezed(pages[0])
    assert f"{squeezed(title)}{number}" in contents


def test_a_trio_card_says_where_one_sits_and_with_whom():
    read = squeezed(text_of(build(rich(), "triocards")))
    assert "MegMottazTroikaT4·GardenAwithVereledeVreede,JaneLennon" in read


def test_badges_name_everybody_in_the_room_even_who_wants_no_name_in_reports():
    content = replace(rich(), invited=(Person("Quiet Person", "none"),))
    assert says(build(content, "badges"), "Quiet")


def test_the_run_sheet_shows_hints_and_the_wall_does_not():
    assert says(build(rich(), "runsheet"), "Nobody is judged")
    assert not says(build(rich(), "onepage"), "Nobody is judged")


def test_the_timing_report_says_how_much_longer_each_step_took():
    read = squeezed(text_of(build(rich(), "timing")))
    assert "Makeadrawing2026+6" in read


def test_the_attendance_sheet_has_every_name_and_room_for_more():
    pages = pages_of(build(rich(), "attendance"))
    assert all(person.name in pages[0] for person in PEOPLE)
    assert str(len(PEOPLE) + 10) in pages[0]


def test_the_newsletter_tells_what_is_next():
    assert says(build(rich(), "newsletter"), "Gallery of failures · Thursday 28")
