"""Word documents, and plans that copdesk wrote as Markdown."""

import io

import pytest
from docx import Document

from copdesk.plan.reading import read
from copdesk.plan.reading.whole import read_whole
from copdesk.plan.writing import plan_markdown
from copdesk.words import Refused


def packed(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_and_lists_of_a_document_are_read():
    document = Document()
    document.add_heading("Seeds", 0)
    document.add_paragraph("Date: 4 June 2024, 9:00-10:05")
    document.add_heading("Agenda", 1)
    for text, style in (
        ("Hello (10 min)", "List Bullet"),
        ("Trios (40 min)", "List Bullet"),
        ("alone (10 min)", "List Bullet 2"),
        ("together (30 min)", "List Bullet 2"),
        ("Break (15 min)", "List Bullet"),
    ):
        document.add_paragraph(text, style=style)
    found = read(packed(document), "plan.docx")
    assert (found.title, found.slot_minutes, found.total_minutes) == ("Seeds", 65, 65)
    assert [(each.title, len(each.steps)) for each in found.activities] == [("Hello", 0), ("Trios", 2), ("Break", 0)]
    assert found.lines[found.activities[1].line - 1] == "• Trios (40 min)"


def test_a_table_of_a_document_is_read_with_its_merged_cells():
    document = Document()
    table = document.add_table(rows=5, cols=3)
    for at, row in enumerate(
        (("Time", "Activity", "Room"), ("9:00-9:30", "Hello", "Hall"), ("9:30-10:30", "Track A", "1"),
         ("", "Track B", "2"), ("10:30-10:45", "Tea", ""))
    ):  # fmt: skip
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 0).merge(table.cell(3, 0))
    found = read(packed(document), "plan.docx")
    assert [(each.title, each.minutes) for each in found.activities] == [
        ("Hello", 30), ("Track A / Track B", 60), ("Tea", 15)
    ]  # fmt: skip


def test_a_damaged_document_is_refused():
    with pytest.raises(Refused) as caught:
        read(packed(Document())[:-200] + b"PK\x03\x04", "plan.docx")
    assert caught.value.code == "table.damaged"
    with pytest.raises(Refused) as caught:
        read(packed(Document()), "plan.docx")
    assert caught.value.code == "plan.nothing"


def test_turns_that_markdown_tells_come_back(desk, example):
    session = desk.plan.session(example)
    (back,), _ = read_whole(plan_markdown(session).encode(), "plan.md")
    for before, after in zip(session.activities, back.activities, strict=True):
        assert (after.title, after.turns, after.planned_s) == (before.title, before.turns, before.planned_s)
        assert [(s.title, s.planned_s, s.each_turn) for s in after.steps] == [
            (s.title, s.planned_s, s.each_turn) for s in before.steps
        ]
