"""Spreadsheets as LibreOffice keeps them."""

import io
import zipfile

import pytest

from copdesk.people.reading import read as read_people
from copdesk.plan.reading import read as read_plan
from copdesk.tables import is_workbook, workbook_rows
from copdesk.words import Refused

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("dc", "dc"))
)


def cell(text="", more=""):
    return f"<table:table-cell{more}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def row(*cells, more=""):
    told = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<table:table-row{more}>{told}</table:table-row>"


def sheet(*rows, name="Sheet1", style="ta1"):
    blank = cell(more=' table:number-columns-repeated="16384"')
    last = row(blank, more=' table:number-rows-repeated="1048000"')
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}{last}</table:table>'


def packed(*sheets):
    hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    styles = f'<office:automatic-styles><style:style style:name="ta1"/>{hidden}</office:automatic-styles>'
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zipped.writestr("content.xml", f"<office:document-content {_SPACES}>{styles}{body}</office:document-content>")
    return held.getvalue()


def test_cells_come_as_they_are_shown_and_merged_ones_once():
    remark = "<office:annotation><text:p>ask her</text:p></office:annotation>"
    told = "<text:p>Ann<text:s/><text:span>Ray</text:span></text:p><text:p>x</text:p>"
    note = f"<table:table-cell>{remark}{told}</table:table-cell>"
    data = packed(
        sheet(
            row("Name", cell("Day", ' table:number-columns-repeated="2"')),
            row(note, "<table:covered-table-cell/>", "3"),
        )
    )
    assert is_workbook(data)
    (grid,) = workbook_rows(data)
    assert grid.rows == (("Name", "Day", "Day"), ("Ann Ray\nx", "", "3"))


def test_a_plan_leaves_out_what_the_sheet_hides():
    rows = [
        row("Activity", "Minutes"),
        row("Hello", "5"),
        row("Old", "30", more=' table:visibility="filter"'),
        row("Trios", "40"),
    ]
    found = read_plan(
        packed(sheet(*rows), sheet(row("Activity", "Minutes"), row("x", "1"), name="old", style="ta2")), "plan.ods"
    )
    assert [(each.title, each.minutes) for each in found.activities] == [("Hello", 5), ("Trios", 40)]
    assert found.warnings == ("Hidden rows were left out: 3.",)


def test_a_list_of_people_is_read():
    found = read_people(packed(sheet(row("Name", "E-mail"), row("Ayu", "ayu@kali.example.org"))), "list.ods")
    assert [(each.name, each.email) for each in found.people] == [("Ayu", "ayu@kali.example.org")]


@pytest.mark.parametrize(("start", "end", "code"), [(0, -40, "table.damaged"), (0, None, "table.empty")])
def test_what_is_damaged_or_empty_is_refused(start, end, code):
    with pytest.raises(Refused) as caught:
        read_plan(packed(sheet())[start:end], "plan.ods")
    assert caught.value.code == code


def test_a_locked_or_harmful_spreadsheet_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    for content in (
        b"\x93\x01\x88" * 50,
        f"{bomb}<office:document-content {_SPACES}>&b;</office:document-content>".encode(),
    ):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as zipped:
            zipped.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            zipped.writestr("content.xml", content)
        with pytest.raises(Refused) as caught:
            workbook_rows(held.getvalue())
        assert caught.value.code == "table.damaged"
