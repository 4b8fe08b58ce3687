"""What is no plan, or is made to harm, is refused in time and with a sentence."""

import contextlib
import io
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copdesk.plan.reading import read, read_time
from copdesk.plan.reading.sentences import SENTENCES
from copdesk.words import Refused


def refused(data, name="plan.txt"):
    with pytest.raises(Refused) as caught:
        read(data, name)
    assert caught.value.code in SENTENCES
    SENTENCES[caught.value.code].format(**caught.value.facts)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "plan.txt", "table.empty"),
        (b" \n\n", "plan.txt", "table.empty"),
        (b"Just prose about things.\n", "plan.txt", "plan.nothing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "plan.txt", "table.picture"),
        (b"MZ\x00\x01\x02\x03", "plan.txt", "table.binary"),
        (b"%PDF-1.7\n", "plan.pdf", "table.pdf"),
        (b"{\\rtf1 Welcome (5 min)}", "plan.rtf", "table.document"),
        (b"PK\x03\x04....word/document.xml", "plan.docx", "table.damaged"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "plan.odt", "table.document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "plan.xlsx", "table.locked"),
        (b"PK\x03\x04....xl/workbook.xml", "plan.xlsx", "table.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "plan.doc", "table.old_office"),
        (b"a" * 10_000_001, "plan.txt", "table.large"),
        (b"word " * 250_000, "plan.txt", "plan.large"),
        (b"[" * 100_000, "plan.json", "plan.json"),
        (b'{"a": 1}', "plan.json", "plan.json"),
        (b"BEGIN:VCALENDAR\r\nnonsense", "plan.ics", "plan.calendar"),
        (b"<!--" * 50_000, "plan.html", "plan.nothing"),
        (b"<a " * 100_000, "plan.html", "plan.nothing"),
        (b"* " * 5_000, "plan.rst", "plan.large"),
        (b"**a " * 100_000, "plan.txt", "plan.nothing"),
        (b"a,b\n" * 20_001, "plan.csv", "plan.large"),
        (b"," * 200 + b"\n" + b"," * 200 + b"\n", "plan.csv", "table.columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_no_plan_is_refused_with_a_sentence(data, name, code):
    assert refused(data, name) == code


def workbook(fill):
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_that_unpacks_to_too_much_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/workbook.xml", b"<x/>")
        zipped.writestr("xl/worksheets/sheet1.xml", b"0" * 101_000_000)
    assert refused(out.getvalue(), "plan.xlsx") == "table.unsafe"


def test_a_damaged_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("xl/workbook.xml", b"<broken")
    assert refused(out.getvalue(), "plan.xlsx") == "table.damaged"


def test_a_cell_in_the_farthest_corner_ends_the_reading_soon():
    def fill(sheet):
        sheet["A1"], sheet["B1"] = "Activity", "Minutes"
        sheet["A2"], sheet["B2"] = "Hello", 5
        sheet["XFD1048576"] = "far"

    assert [each.title for each in read(workbook(fill), "plan.xlsx").activities] == ["Hello"]


def test_html_nested_beyond_reason_is_read_without_falling_over():
    text = "<ul>" * 20_000 + "<li>Hello (5 min)</li>" + "</ul>" * 20_000
    assert read(text.encode(), "plan.html").total_minutes == 5


def test_a_guessed_encoding_is_said():
    found = read("Déjeuner (60 min)\nTrios (30 min)\n".encode("cp1252"), "plan.txt")
    assert found.activities[0].title == "Déjeuner"
    assert not found.encoding_sure
    assert "cp1252" in found.warnings[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="0123456789 -–:.,hmin'()APMx\n|•\tÀtoéß", max_size=60))
def test_whatever_is_typed_is_read_or_refused(text):
    read_time(text)
    for name in ("plan.txt", "plan.md", "plan.csv", "plan.html"):
        with contextlib.suppress(Refused):
            found = read(text.encode(), name)
            assert all(each.minutes is None or 0 <= each.minutes <= 1440 for each in found.activities)


def test_events_that_end_before_they_begin_or_have_no_date_give_no_time():
    event = "BEGIN:VEVENT\nUID:{0}\nDTSTART:{1}\nDTEND:20240604T090000\nSUMMARY:{0}\nEND:VEVENT\n"
    events = (
        event.format("Late", "20240604T100000") + event.format("Odd", "soon") + event.format("Good", "20240604T080000")
    )
    found = read(f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n".encode(), "plan.ics")
    assert [(each.title, each.minutes) for each in found.activities] == [("Good", 60), ("Late", None)]
    assert found.warnings[0] == "Without a time of day, left out: Odd."
