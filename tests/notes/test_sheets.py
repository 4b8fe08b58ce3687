"""Sheets that groups fill, and the session in short."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.synthesis import Synthesis
from copdesk.words import Refused


def test_what_stands_on_a_peer_assist_sheet_is_a_note_with_its_category(desk: Desk, example: Id) -> None:
    key = desk.notes.sheets.begin(example, "peer_assist", "Keeping a community alive")
    for place, text in enumerate(("Nobody writes any more", "Try Open Space", "Facilitation")):
        desk.notes.sheets.write(key, place, text)
    desk.notes.sheets.write(key, 1, "<b>Ask</b> them\x07")
    sheet = desk.notes.sheets.of_session(example)[0]
    assert [[note.body for note in part.notes] for part in sheet.parts] == [
        ["Nobody writes any more"],
        ["Try Open Space", "<b>Ask</b> them"],
        ["Facilitation"],
    ]
    assert [note.category for note in desk.notes.of_session(example)] == ["problem", "idea", "driver", "idea"]
    desk.undo()
    assert len(desk.notes.sheets.of_session(example)[0].parts[1].notes) == 1
    assert len(desk.notes.of_session(example)) == 3


def test_a_removed_note_leaves_its_sheet_and_a_removed_sheet_its_notes(desk: Desk, example: Id) -> None:
    key = desk.notes.sheets.begin(example, "group", "Money")
    first = desk.notes.sheets.write(key, 0, "who pays")
    desk.notes.sheets.write(key, 0, "and for how long")
    desk.notes.remove([first])
    assert [note.body for note in desk.notes.sheets.of_session(example)[0].parts[0].notes] == ["and for how long"]
    desk.notes.sheets.remove(key)
    assert desk.notes.sheets.of_session(example) == []
    assert [note.body for note in desk.notes.of_session(example)] == ["and for how long"]
    with pytest.raises(Refused):
        desk.notes.sheets.write(key, 0, "too late")


def test_headings_are_written_added_and_taken_away_while_empty(desk: Desk, example: Id) -> None:
    sheets = desk.notes.sheets
    key = sheets.begin(example, "questions")
    sheets.ask(key, 2, "Who else should be here?")
    sheets.ask(key, 1, "")
    sheets.ask(key, 0, "Why do some work?")
    assert [part.title for part in sheets.of_session(example)[0].parts] == [
        "Why do some work?",
        "Who else should be here?",
    ]
    sheets.write(key, 0, "they meet")
    for place, title in ((0, ""), (5, "far away"), (2, "  ")):
        with pytest.raises(Refused):
            sheets.ask(key, place, title)


def test_a_group_has_its_topic_people_place_and_slot_and_its_report_comes_in(desk: Desk, example: Id) -> None:
    key = desk.notes.sheets.begin(example, "group", "Money")
    for field, text in (("convener", "Natalie"), ("taker", "Meg"), ("place", "Garden"), ("slot", "11:00")):
        desk.notes.sheets.change(key, field, text)
    desk.notes.sheets.report(key, True)
    sheet = desk.notes.sheets.of_session(example)[0]
    assert (sheet.topic, sheet.convener, sheet.taker, sheet.place, sheet.slot) == (
        "Money", "Natalie", "Meg", "Garden", "11:00",
    )  # fmt: skip
    assert sheet.reported
    for wrong in (lambda: desk.notes.sheets.change(key, "body", "x"), lambda: desk.notes.sheets.begin(example, "x")):
        with pytest.raises(Refused):
            wrong()


def test_the_session_in_short_is_kept_line_by_line_and_undone(desk: Desk, example: Id) -> None:
    short, activity = desk.notes.syntheses, desk.plan.session(example).activities[0].id
    assert desk.notes.synthesis(example) == Synthesis()
    short.write_headline(example, activity, "  We draw\nwhat we are ")
    short.write_message(example, 1, "Purpose first")
    short.write_quote(example, "In that order?")
    short.write_closing(example, "So, what is the secret?")
    found = desk.notes.synthesis(example)
    assert found.headline(activity) == "We draw what we are"
    assert found.messages == ("", "Purpose first", "")
    assert (found.quote, found.closing) == ("In that order?", "So, what is the secret?")
    short.write_headline(example, activity, "")
    assert desk.notes.synthesis(example).headlines == ()
    for _ in range(5):
        desk.undo()
    assert not desk.notes.synthesis(example).written
    with pytest.raises(Refused):
        short.write_message(example, 3, "a fourth")
    with pytest.raises(Refused):
        short.write_quote(example, "long " * 200)
