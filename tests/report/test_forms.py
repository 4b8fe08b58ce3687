import io
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from PIL import Image

from copdesk.report.build import build
from copdesk.report.forms import FORMS
from copdesk.report.values import (
    SECTIONS,
    AgendaRow,
    Answer,
    Asked,
    Category,
    Commitment,
    Draw,
    Group,
    Health,
    Meeting,
    Note,
    Options,
    Person,
    ReportContent,
    Seat,
    Vote,
)
from tests.report.reading import pages_of, says, squeezed, text_of
from tests.report.samples import HOSTILE, MINUTE, PEOPLE, SCRIPTS, notes, peer_assist

KEYS = [form.key for form in FORMS]
STEPS = (
    AgendaRow("Draw your CoP", 20 * MINUTE, 26 * MINUTE, "11:00", "11:02"),
    AgendaRow("Make a drawing", 20 * MINUTE, 26 * MINUTE, detail="Take a piece of flipchart",
              prompts=("How many members does it have?",), hint="Nobody is judged on drawing", depth=1, code="1.1",
            materials="a sheet for each; markers", room="A free wall", asks=(Category("Focus"), Category("Members"))),
    AgendaRow("Tell your trio", 5 * MINUTE, prompts=("What is your challenge?",), depth=1, code="1.2",
            confidential=True, asks=(Category("Secret"),), roles=(("client", "tells"), ("consultants", "listen"))),
    AgendaRow("Walk", 5 * MINUTE, prompts=("What would you take home?",), depth=1, code="1.3", scene="gallery"),
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
        outcomes=("A list of questions",),
        answers=(Answer("A list of questions", "Nine of them", 7, 9),),
        votes=(Vote("What first?", (("A newsletter", 5), ("A meeting", 2)), voters=4),),
        charter=(Answer("What is it for?", "To learn from each other"),),
        survey=(
            Asked("What shall we do?", "many", ("Meet", "Write"), 3, (("Meet", 3), ("Sing", 1))),
            Asked("What would make you come?", answered=1, words=("A clear aim",)),
            Asked("May we share it?", "yes"),
        ),
        health=(Health("Energy", (("2026-01-05", 3.0), ("2026-06-05", 4.0)), "up"),),
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
def test_hostile_words_and_scripts_that_are_hard_to_set_break_no_document(key):
    text = "\n".join((*HOSTILE, *(SCRIPTS[name] for name in ("khmer", "burmese", "arabic", "mixed")), "x" * 400))
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


def test_the_card_of_somebody_who_writes_for_a_group_says_so():
    content = rich()
    draw = content.draws[0]
    group = draw.groups[0]
    assert not says(build(content, "triocards"), "You write for the group.")
    writes = replace(group, seats=(replace(group.seats[0], scribe=True), *group.seats[1:]))
    written = replace(content, draws=(replace(draw, groups=(writes, *draw.groups[1:])), *content.draws[1:]))
    assert says(build(written, "triocards"), "You write for the group.")


def test_badges_name_everybody_in_the_room_even_who_wants_no_name_in_reports():
    content = replace(rich(), invited=(Person("Quiet Person", "none"),))
    assert says(build(content, "badges"), "Quiet")


def test_a_badge_says_large_what_one_is_called_and_the_name_in_its_own_letters():
    malou = Person("Maria Lourdes dela Cruz", called="Malou", native="ມາລູ")
    read = text_of(build(replace(rich(), invited=(malou, Person("Noy", "initials", native="ນ້ອຍ"))), "badges"))
    assert read.index("Malou") < read.index("Maria Lourdes dela Cruz")
    assert "ມາລູ" in read


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


def test_a_step_card_says_what_is_asked_how_long_and_with_which_code():
    read = squeezed(text_of(build(rich(), "cards")))
    assert "Makeadrawing20minHowmanymembersdoesithave?Takeapieceofflipchart" in read
    assert "clienttells" in read
    assert "1.1DrawyourCoP·asheetforeach;markers·Afreewall" in read


@pytest.mark.parametrize(("key", "sheets"), [("cards", 2), ("triocards", 1)])
def test_cards_fill_whole_sheets_that_are_cut_in_the_middle(key, sheets):
    reader = pypdf.PdfReader(io.BytesIO(build(rich(), key)))
    assert len(reader.pages) == sheets


def test_a_blank_form_bears_the_code_of_its_step_and_secrets_have_none():
    pages = pages_of(build(rich(), "blanks"))
    assert len(pages) == 2
    assert "1.1" in pages[0]
    assert "Focus" in pages[0]
    assert "Type these lines in later, under 1.1." in pages[0]
    assert not any("Secret" in page for page in pages)


def test_the_packing_list_has_each_material_once_and_says_for_what():
    read = squeezed(text_of(build(rich(), "packing")))
    assert "asheetforeachDrawyourCoP" in read
    assert read.count("markersDrawyourCoP") == 1
    assert "AfreewallMakeadrawing" in read
    assert f"Badges×{len(PEOPLE)}" in read


def test_a_table_sign_says_its_place_twice():
    pages = pages_of(build(rich(), "signs"))
    assert len(pages) == 1
    assert pages[0].count("Garden") == 2
    assert pages[0].count("T4") == 2


def test_a_station_has_its_number_and_what_visitors_are_asked():
    pages = pages_of(build(rich(), "stations"))
    assert len(pages) == 2
    assert "2" in pages[1]
    assert all("What would you take home?" in page for page in pages)
    assert len(pages_of(build(replace(rich(), gallery=()), "stations"))) == 1


def test_each_participant_gets_a_certificate_to_be_signed_by_the_hosts():
    reader = pypdf.PdfReader(io.BytesIO(build(rich(), "certificates")))
    assert len(reader.pages) == len(PEOPLE)
    box = reader.pages[0].mediabox
    assert box.width > box.height
    read = squeezed(reader.pages[3].extract_text())
    assert squeezed(PEOPLE[3].name) in read
    assert "NatalieCampbell" in read


def test_attendance_is_counted_by_the_categories_asked_for():
    people = tuple(replace(one, categories=("women", "youth") if at % 2 else ("men",)) for at, one in enumerate(PEOPLE))
    content = replace(rich(), participants=people)
    for key in ("attendance", "discussion"):
        read = squeezed(text_of(build(content, key)))
        assert "men5" in read
        assert "women5" in read
        assert "youth5" in read


def test_votes_are_bars_with_their_counts_and_hidden_ones_stay_inside():
    read = squeezed(text_of(build(rich())))
    assert "Whatfirst?Anewsletter5Ameeting27dots·4peoplevoted" in read
    hidden = replace(rich(), votes=(replace(rich().votes[0], open=False),))
    assert not says(build(hidden), "What first?")
    assert says(build(replace(hidden, options=Options(public=False))), "What first?")


def test_the_community_book_has_the_charter_and_the_health_of_the_community():
    read = squeezed(text_of(build(rich(), "book")))
    assert "Whatisitfor?Tolearnfromeachother" in read
    assert "Energy" in read
    assert "4.0" in read


def test_the_first_page_shows_logo_and_colour():
    out = io.BytesIO()
    Image.new("RGB", (200, 80), "#AA3344").save(out, "PNG")
    plain = build(rich())
    options = Options(logo=out.getvalue(), colour="#7A3F8F", sections=frozenset(SECTIONS))
    with pikepdf.open(io.BytesIO(build(replace(rich(), options=options)))) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
        assert b"0.48 0.25 0.56 rg" in pdf.pages[0].Contents.read_bytes()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        assert len(pdf.pages[0].get_images()) == 0
        assert b"0.48 0.25 0.56 rg" not in pdf.pages[0].Contents.read_bytes()


def test_an_iso_day_is_written_as_the_language_of_the_document_does():
    content = replace(rich(), day="2026-06-01", commitments=(Commitment("send it", PEOPLE[0], "2026-12-24"),))
    assert says(build(content), "June 1, 2026")
    french = replace(content, options=Options(language="fr"))
    assert says(build(french), "1 juin 2026")
    assert says(build(french), "24 décembre 2026")
    assert says(build(replace(rich(), day="Tuesday 26", options=Options(language="fr"))), "Tuesday 26")


def test_the_contents_lead_to_their_sections():
    content = replace(rich(), options=Options(sections=frozenset(SECTIONS)))
    reader = pypdf.PdfReader(io.BytesIO(build(content, "proceedings")))
    links = [one.get_object() for one in reader.pages[0]["/Annots"]]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    pages = [numbers[link["/Dest"].get_object()[0].idnum] for link in links]
    assert len(pages) > 8
    assert pages == sorted(pages)
    assert pages[0] == 1


def test_the_newsletter_begins_with_what_the_community_wrote() -> None:
    written = (("A story of change", "The drawings came about in a bus.\n\nOn the way to Awassa."),)
    content = replace(ReportContent("Draw your CoP", community="Storytellers"), letter=written)
    text = text_of(build(content, "newsletter"))
    told = [text.index(words) for words in ("A story of change", "came about in a bus", "On the way to Awassa")]
    assert told == sorted(told)


def test_the_survey_is_a_form_to_tick_and_its_answers_are_counted_without_names():
    paper, told = text_of(build(rich(), "survey")), text_of(build(rich(), "answers"))
    assert all(
        word in paper for word in ("1. What shall we do?", "Meet", "Write", "Other:", "3. May we share it?", "Yes")
    )
    assert "Sing" not in paper
    assert all(word in told for word in ("Sing", "A clear aim", "3 people answered"))
    assert "May we share it?" not in told
    assert says(build(peer_assist(), "answers"), "Nobody has answered yet.")
