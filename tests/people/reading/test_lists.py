"""Lists of people in the styles of the programs they come from. All people are invented."""

import contextlib
import io

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from copdesk.people.reading import as_json, read
from copdesk.people.reading.merging import when_of
from copdesk.people.reading.sentences import SENTENCES
from copdesk.people.reading.vocabulary import entries
from copdesk.tables.manner import Manner
from copdesk.words import Refused


def people(reading):
    return [(person.name, person.email) for person in reading.people]


REPORT = """Discussion report 3 - Keeping seeds
Name of Convenor
- Anna Bell bell[at]example.org
Participants
- Ben Carter ben [at] example.org
- Noy noy(at)example.org
- laila Haddad lhaddat@example.org
- Chloé D.
- BEN CARTER ben@example.org
- ... please add your name if you were here..
Raised ideas
- Try Open Space
- Ask Anna ask@example.org
"""


def test_a_report_gives_convenors_and_participants_and_no_ideas():
    found = read(REPORT)
    assert people(found) == [
        ("Anna Bell", "bell@example.org"),
        ("Ben Carter", "ben@example.org"),
        ("Noy", "noy@example.org"),
        ("laila Haddad", "lhaddat@example.org"),
        ("Chloé D.", ""),
    ]
    assert [person.role for person in found.people] == ["convenor", "", "", "", ""]
    assert [(each.kind, each.rows) for each in found.duplicates] == [("same-email", (5, 9))]
    assert [each.why for each in found.skipped if each.row == 10] == ["placeholder"]
    assert [each.why for each in found.skipped if each.row > 11] == ["other section", "other section"]
    assert found.people[3].doubts == ("small-letter", "address-differs")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bell\nBen Carter\nNoy\n",
        "1. Anna Bell\n2. Ben Carter\n3. Noy\n",
        "• Anna Bell\n• Ben Carter\n• Noy\n",
        "Anna Bell, Ben Carter, Noy",
        "Participants: Anna Bell, Ben Carter and Noy",
        "Present:\nAnna Bell\nBen Carter\nNoy\n\nNotes:\nWe talked a lot.\n",
        "Bell, Anna\nCarter, Ben\nNoy",
    ],
)
def test_names_alone_come_out_of_every_kind_of_list(text):
    assert [person.name for person in read(text).people] == ["Anna Bell", "Ben Carter", "Noy"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bell, FAO, anna@example.org\nBen Carter, ILRI, ben@example.org\n",
        "Anna Bell | FAO | anna@example.org\nBen Carter | ILRI | ben@example.org\n",
        "Anna Bell\tFAO\tanna@example.org\nBen Carter\tILRI\tben@example.org\n",
        "Anna Bell (FAO) anna@example.org\nBen Carter - ILRI - ben[at]example.org\n",
        "Name;E-Mail;Organisation\nAnna Bell;anna@example.org;FAO\nBen Carter;ben@example.org;ILRI\n",
        "Nom,Prénom,Courriel,Structure\nBell,Anna,anna@example.org,FAO\nCarter,Ben,ben@example.org,ILRI\n",
    ],
)
def test_name_address_and_organisation_come_out_of_every_separator(text):
    found = read(text)
    assert people(found) == [("Anna Bell", "anna@example.org"), ("Ben Carter", "ben@example.org")]
    assert [person.organisation for person in found.people] == ["FAO", "ILRI"]


def test_a_to_line_is_a_list_and_a_shared_mailbox_is_nobody():
    found = read('To: Anna Bell <anna@example.org>, "Carter, Ben" <ben@example.org>, noy@example.org, info@example.org')
    assert people(found)[:2] == [("Anna Bell", "anna@example.org"), ("Ben Carter", "ben@example.org")]
    assert found.people[2].doubts == ("name-from-address",)
    assert [each.email for each in found.needs_decision] == ["info@example.org"]


ZOOM = """\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
123,Seeds,05/14/2026 01:55:12 PM,05/14/2026 03:34:40 PM,host@example.org,100,8

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Host (Nadia Berg),host@example.org,05/14/2026 01:55:12 PM,05/14/2026 03:34:40 PM,99,No
Noy,,05/14/2026 02:00:00 PM,05/14/2026 02:30:00 PM,30,Yes
Noy,,05/14/2026 02:35:00 PM,05/14/2026 03:30:00 PM,55,Yes
Li Na,,05/14/2026 02:00:00 PM,05/14/2026 03:30:00 PM,90,Yes
Li Na,na@example.org,05/14/2026 02:00:00 PM,05/14/2026 03:30:00 PM,90,Yes
Galaxy A52,,05/14/2026 02:00:00 PM,05/14/2026 02:10:00 PM,10,Yes
otter.ai,,05/14/2026 02:00:00 PM,05/14/2026 02:10:00 PM,10,Yes
"""


def test_an_attendance_report_joins_who_came_back_and_keeps_namesakes_apart():
    found = read(ZOOM.encode(), "report.csv")
    assert people(found) == [
        ("Nadia Berg", "host@example.org"),
        ("Noy", ""),
        ("Li Na", ""),
        ("Li Na", "na@example.org"),
    ]
    assert found.people[0].role == "host"
    assert [(each.kind, each.name, each.merged) for each in found.duplicates] == [
        ("rejoin", "Noy", True),
        ("same-name", "Li Na", False),
    ]
    assert [each.text for each in found.skipped] == ["otter.ai"]
    assert [each.name for each in found.needs_decision] == ["Galaxy A52"]
    assert (found.header_row, found.format, found.encoding) == (4, "zoom", "utf-8")


TEAMS = """1. Summary
Meeting title\tSeeds
Attended participants\t3

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
"Berg, Nadia"\t5/14/26, 9:03:35 AM\t5/14/26, 10:30:15 AM\t1h\tnadia@example.org\tnadia@example.org\tOrganizer
Noy (Unverified)\t5/14/26, 9:03:35 AM\t5/14/26, 10:30:15 AM\t1h\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
"Berg, Nadia"\t5/14/26, 9:03:35 AM\t5/14/26, 9:30:15 AM\t30m\tnadia@example.org\tOrganizer
"Berg, Nadia"\t5/14/26, 9:33:35 AM\t5/14/26, 10:30:15 AM\t57m\tnadia@example.org\tOrganizer
Noy (Unverified)\t5/14/26, 9:03:35 AM\t5/14/26, 10:30:15 AM\t1h\t\tAttendee
"""


def test_a_wide_encoded_report_in_sections_is_read_once():
    found = read(b"\xff\xfe" + TEAMS.encode("utf-16-le"), "attendance.csv")
    assert people(found) == [("Nadia Berg", "nadia@example.org"), ("Noy", "")]
    assert [(person.role, person.as_written) for person in found.people] == [
        ("Organizer", "Berg, Nadia"),
        ("Attendee", "Noy (Unverified)"),
    ]
    assert [(each.kind, each.name) for each in found.duplicates] == [("rejoin", "Nadia Berg")]


WEBINAR = """Attendee Report
Topic,Webinar ID,# Registered
Seeds,123,4
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Country/Region Name
Yes,Nadia Berg,nadia@example.org,"May 14, 2026 01:00:00 PM","May 14, 2026 02:30:00 PM",Kenya

Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Approval Status,Join Time,Leave Time,Country/Region Name
Yes,anna b,Anna,Bell,anna@example.org,approved,"May 14, 2026 01:00:00 PM","May 14, 2026 01:30:00 PM",Laos
Yes,anna b,Anna,Bell,anna@example.org,approved,"May 14, 2026 01:40:00 PM","May 14, 2026 02:30:00 PM",Laos
No,--,Noy,,noy@example.org,approved,--,--,--
"""


def test_every_section_of_people_is_read_and_gives_its_role():
    found = read(WEBINAR.encode(), "webinar.csv")
    assert [(p.name, p.role, p.attended, p.country) for p in found.people] == [
        ("Nadia Berg", "host", "yes", "Kenya"),
        ("Anna Bell", "", "yes", "Laos"),
        ("Noy", "", "no", ""),
    ]
    assert [(each.kind, each.name) for each in found.duplicates] == [("rejoin", "Anna Bell")]


def test_a_log_of_coming_and_going_gives_each_person_once():
    log = "Full Name\tUser Action\tTimestamp\nNoy\tJoined\t5/14/2026, 9:01:00 AM\nNoy\tLeft\t5/14/2026, 9:30:00 AM\n"
    found = read(log.encode("utf-16"), "log.csv")
    assert people(found) == [("Noy", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Email\nanna.bell@example.org\n",
        "sep=;\nName;Email\nAnna Bell;anna.bell@example.org\n",
        "| Name | Email |\n|---|---|\n| Anna Bell | anna.bell@example.org |\n",
        "No.,Name,Email\n1,Anna Bell,anna.bell@example.org\n2,,\n",
        "Name,Email,RSVP\nAnna Bell,anna.bell@example.org,Yes\nNoy,noy@example.org,No\n",
        "Title,First Name,Last Name,Job Title,E-mail Address\nDr.,Anna,Bell,MEL,anna.bell@example.org\n",
    ],
)
def test_one_person_comes_out_of_every_table(text):
    assert people(read(text.encode(), "list.csv")) == [("Anna Bell", "anna.bell@example.org")]


FORM = """"Timestamp","Email Address","Full name (for the badge)","Organisation","Country",\
"Which topics interest you? ",\
"What would you like to bring to the table?","Do you agree that your name is in the directory?"
"5/1/2026 9:20:13","NOY@EXAMPLE.ORG","Noy ","Water","Lao PDR","Theory of change, revisited, Gender","Tools:
- ""traffic"" report","Yes"
"5/2/2026 9:20:13","anna@example.org","Anna Bell","","Kenya","Theory of change, revisited","","No"
"6/2/2026 9:20:13","noy@example.org","Noy","Water","Lao PDR","Gender","I can present","No"
"6/3/2026 9:20:13","anna.bell@example.org","Anna Bell","","Kenya","Gender","","No"
"""


def test_the_newest_answer_of_a_survey_counts():
    found = read(FORM.encode(), "form.csv")
    assert people(found) == [("Noy", "noy@example.org"), ("Anna Bell", "anna@example.org")]
    noy, anna = found.people
    assert (noy.directory, noy.offers, noy.passions) == ("no", "I can present", "Gender")
    assert anna.passions == "Gender"
    assert anna.also_email == "anna.bell@example.org"
    assert [(each.kind, each.rows) for each in found.duplicates] == [
        ("same-email", (2, 4)),
        ("same-name-different-email", (3, 5)),
    ]


def test_an_answer_with_a_comma_in_it_stays_one_answer():
    rows = FORM.split('"6/2/2026')[0]
    assert read(rows.encode(), "form.csv").people[0].passions == "Theory of change, revisited; Gender"


TICKETS = """Order #,First Name,Last Name,Email,Attendee Status,Organisation
1,Layla,Haddad,layla.haddad@example.org,Checked In,Atlas
1,Amina,,layla.haddad@example.org,Attending,
1,Info Requested,Info Requested,layla.haddad@example.org,Attending,
2,Omar,bin Saleh,omar@example.org,Not Attending,Atlas
"""


def test_a_shared_address_stays_with_the_buyer_and_who_does_not_come_is_left_out():
    found = read(TICKETS.encode(), "tickets.csv")
    assert people(found) == [("Layla Haddad", "layla.haddad@example.org"), ("Amina", "")]
    assert found.people[0].attended == "yes"
    assert [(each.text, each.why) for each in found.skipped] == [
        ("Info Requested Info Requested", "placeholder"),
        ("Omar bin Saleh", "Attendee Status = Not Attending"),
    ]
    assert [(each.kind, each.merged) for each in found.duplicates] == [("shared-email", False)]


def folded(text):
    made = []
    for line in text.split("\n"):
        data = line.encode()
        while len(data) > 60:
            made.append(data[:60] + b"\r\n ")
            data = data[60:]
        made.append(data + b"\r\n")
    return b"".join(made)


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:ສົມຈິດ ພົມມະຈັນ ສົມຈິດ ພົມມະຈັນ
N:;;;ທ່ານ;
EMAIL;TYPE=INTERNET:somchit@example.org
item1.EMAIL:home@example.org
ORG:Learning\\, Evaluation "and" Change;Unit
NICKNAME:Somchit
PHOTO;ENCODING=b;TYPE=PNG:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Anna Bell
TEL;VALUE=uri:tel:+000-555
NICKNAME:Annie
END:VCARD
"""


def test_cards_folded_inside_a_letter_are_whole():
    found = read(folded(CARDS), "people.vcf")
    assert people(found) == [("ສົມຈິດ ພົມມະຈັນ ສົມຈິດ ພົມມະຈັນ", "somchit@example.org"), ("Anna Bell", "")]
    first, second = found.people
    assert first.organisation == 'Learning, Evaluation "and" Change'
    assert (first.honorific, first.native, first.also_email) == ("ທ່ານ", "Somchit", "home@example.org")
    assert (second.called, second.native, second.phone) == ("Annie", "", "+000-555")


def test_old_cards_in_quoted_printable_are_read():
    found = read(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;Mar=C3=ADa\r\n"
        b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mar=C3=ADa N=C3=BA=\r\n=C3=B1ez\r\n"
        b"EMAIL;INTERNET:m@example.org\r\nEND:VCARD\r\n",
        "old.vcf",
    )
    assert people(found) == [("María Núñez", "m@example.org")]


def test_a_workbook_is_read():
    book = openpyxl.Workbook()
    book.active.append(["First name", "Last name", "E-mail"])
    book.active.append(["Anna", "Bell", "anna@example.org"])
    out = io.BytesIO()
    book.save(out)
    assert people(read(out.getvalue(), "list.xlsx")) == [("Anna Bell", "anna@example.org")]


def test_a_word_document_is_read_where_most_people_stand():
    document = Document()
    document.add_heading("Sign-in sheet")
    document.add_paragraph("Facilitator: Ngozi Eze")
    table = document.add_table(rows=0, cols=3)
    for row in [
        ("Name", "Organisation", "E-mail"),
        ("Kwame Asante", "Volta", "kwame@volta.example.org"),
        ("Ayu", "", ""),
    ]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    held = io.BytesIO()
    document.save(held)
    found = read(held.getvalue(), "sheet.docx")
    assert (found.format, people(found)) == ("document", [("Kwame Asante", "kwame@volta.example.org"), ("Ayu", "")])


def test_an_old_encoding_is_guessed_and_said():
    found = read("Nom;Courriel\nBegoña Núñez;b@example.org\nChloé Façon;c@example.org\n".encode("cp1252"), "list.csv")
    assert [person.name for person in found.people] == ["Begoña Núñez", "Chloé Façon"]
    assert "cp1252" in found.warnings[0]
    again = read("Имя;Email\nИван Петров;i@example.org\n".encode("cp1251"), "list.csv", Manner(encoding="cp1251"))
    assert again.people[0].name == "Иван Петров"
    assert again.encoding_sure


def test_family_names_of_vietnamese_columns_come_first():
    found = read("Họ,Tên,Email\nNguyễn,Văn An,an@example.org\n".encode(), "list.csv")
    assert found.people[0].name == "Nguyễn Văn An"


def test_the_reading_as_plain_data_leaves_out_what_is_not_there():
    found = as_json(read("Noy\nAnna Bell anna@example.org\n"))
    assert found["people"] == [
        {"name": "Noy", "email": "", "organisation": ""},
        {"name": "Anna Bell", "email": "anna@example.org", "organisation": ""},
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table.empty"),
        (b"What happened then?\nWe talked about it for a long time.\n", "people.nobody"),
        (b"xBEGIN:VCARD\nFN:Ann\n", "people.cards"),
        (b"BEGIN:VCARD\nVERSION:3.0\n", "people.cards"),
        (b"a,b\n" * 20_001, "table.rows"),
        (b"Anna Bell\n" + b"a." * 50_000, "people.line"),
        (b"Anna Bell\n" * 100_001, "people.lines"),
        (b"Name,Email\n", "people.nobody"),
        (b"%PDF-1.7\n1 0 obj", "table.pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "table.picture"),
    ],
)
def test_a_list_of_nobody_is_refused_with_a_sentence(data, code):
    with pytest.raises(Refused) as caught:
        read(data, "list.txt")
    assert caught.value.code == code
    assert SENTENCES[code].format(**caught.value.facts)


def test_what_is_damaged_is_told_with_row_and_column():
    found = read(
        b'Name,Email\nAnna Bell,anna@example.org\n"Ben Carter,ben@example.org\nNoy,noy@example.org,x\n', "l.csv"
    )
    assert [person.name for person in found.people] == ["Anna Bell", "Ben Carter", "Noy"]
    assert found.warnings[:2] == (
        "Row 3, column 1: a quotation mark is never closed; it was read as a letter.",
        "Row 4, column 3: there are more cells than the header has columns.",
    )
    lost = read("Name;Organisation\nChloé;Réseau Forêt\nNoé;Forêt".encode() + b"\xc3\n", "l.csv")
    assert (lost.encoding, lost.people[1].organisation) == ("utf-8", "Forêt\ufffd")
    assert "Row 3, column 2: letters are lost; the file may be damaged." in lost.warnings


def test_a_mail_to_two_hundred_people_is_a_list():
    line = "To: " + "; ".join(f"Ben C{n}x <ben{n}@example.org>" for n in range(200))
    assert len(read(line).people) == 200


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AnBeé@.,;:\t\n<>\"'()[]- at12|", max_size=80))
def test_whatever_is_pasted_is_read_or_refused(text):
    try:
        found = read(text)
    except Refused as no:
        code = no.code
    else:
        assert all(person.name for person in found.people)
        return
    assert code in SENTENCES


CELLS = ("Anna Bell", "BELL, Anna", "anna@example.org", "", "x", "3", "iPhone", "5/1/2026 9:20", "Total", "No", '"q')


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([word for each in entries("columns").values() for word in each[:3]]), min_size=1, max_size=6
    ),
    st.lists(st.lists(st.sampled_from(CELLS), max_size=7), max_size=5),
)
def test_whatever_table_comes_is_read_or_refused(header, rows):
    text = "\n".join(";".join(row) for row in [header, *rows])
    try:
        found = read(text.encode(), "list.csv")
    except Refused as no:
        code = no.code
    else:
        assert all(person.name for person in found.people)
        return
    assert code in SENTENCES


@pytest.mark.parametrize(
    "page",
    [
        "<html <table><tr><td>" * 3,
        "<html><![if !x>Kwame Asante</html>",
        "<p><![ x [endi>Kwame Asante</p>",
        "<!doctype html><p>" + "<b" * 50_000,
        "<table>" * 2_000 + "<tr><td>Kwame Asante",
    ],
)
def test_a_broken_page_is_read_or_refused(page):
    with contextlib.suppress(Refused):
        assert read(page.encode(), "page.html").people


def test_sheets_under_one_header_are_one_list_and_the_others_are_told():
    book = openpyxl.Workbook()
    for name, rows in {
        "Monday": [["Name", "Email"], ["Kwame Asante", "kwame@volta.example.org"], ["Tom Hale", ""]],
        "Tuesday": [
            ["Name", "Email"],
            ["Ayu Lestari", "ayu@kali.example.org"],
            ["Kwame Asante", "kwame@volta.example.org"],
        ],
        "Absent": [["Name", "Email"], ["Ngozi Eze", "ngozi@hub.example.org"]],
        "Speakers": [["Speaker", "Name"], ["1", "Zofia Mazur"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["Tuesday"].row_dimensions[2].hidden = True
    del book["Sheet"]
    held = io.BytesIO()
    book.save(held)
    found = read(held.getvalue(), "list.xlsx")
    assert [name for name, _ in people(found)] == ["Kwame Asante", "Tom Hale", "Ayu Lestari"]
    assert found.warnings[:3] == (
        "Sheets read as one list: Monday, Tuesday.",
        "Hidden rows were read too: 4.",
        "Other sheets with names were not read: Absent, Speakers.",
    )


def test_hidden_rows_of_a_sheet_are_read_and_told():
    book = openpyxl.Workbook()
    for row in (["Name"], ["Kwame Asante"], ["Ayu Lestari"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    held = io.BytesIO()
    book.save(held)
    found = read(held.getvalue(), "list.xlsx")
    assert len(found.people) == 2
    assert found.warnings[0] == "Hidden rows were read too: 3."


def test_a_card_that_was_cut_off_is_read_as_far_as_it_goes():
    first = "BEGIN:VCARD\nVERSION:3.0\nFN:Kwame Asante\nN:Asante;Kwame\n"
    second = "BEGIN:VCARD\nVERSION:3.0\nFN:Ayu\nEMAIL:ayu@kali.example.org"
    assert people(read((first + second).encode(), "two.vcf")) == [("Kwame Asante", ""), ("Ayu", "ayu@kali.example.org")]


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("05/14/2026 02:07:20 PM", "2026-05-14 14:07:20"),
        ("5/14/26, 9:03:35\u202fAM", "2026-05-14 09:03:35"),
        ("14/05/2026 09:00", "2026-05-14 09:00:00"),
        ("14.5.2026, 09:00:00", "2026-05-14 09:00:00"),
        ("2026/05/14 12:20:13 AM UTC+1", "2026-05-14 00:20:13"),
        ("2026-05-14T09:00:00.000Z", "2026-05-14 09:00:00"),
        ("31/31/2026 09:00", "None"),
        ("yesterday", "None"),
    ],
)
def test_a_time_stamp_is_read_in_every_order(stamp, moment):
    assert str(when_of(stamp)) == moment


def test_commas_of_a_card_that_are_not_escaped_break_nothing():
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Kwame Asante\nN:Asante,Mensah;Kwame\nORG:Volta Lab, Accra;Maps\nEND:VCARD\n"
    assert [(each.name, each.organisation) for each in read(card.encode(), "one.vcf").people] == [
        ("Kwame Asante", "Volta Lab, Accra")
    ]
