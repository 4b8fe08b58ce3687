"""What was promised, and what each group gave."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.dues import day_of, overdue
from copdesk.notes.harvest import harvest
from copdesk.words import Refused


def test_a_line_is_who_does_what_by_when(desk: Desk, example: Id) -> None:
    natalie = next(one for one in desk.people.members() if one.name == "Natalie Campbell")
    desk.notes.promise(example, "send the list of methods @natalie by Friday")
    desk.notes.promise(example, "ask the donor @somebody")
    first, second = desk.notes.promises.of_session(example)
    assert (first.what, first.who, first.who_id, first.due) == (
        "send the list of methods", "Natalie Campbell", natalie.id, "Friday",
    )  # fmt: skip
    assert (second.what, second.who, second.who_id, second.due) == ("ask the donor", "somebody", None, "")
    with pytest.raises(Refused):
        desk.notes.promise(example, " @natalie ")


def test_a_note_with_the_action_sign_is_a_promise_too_and_undo_takes_both(desk: Desk, example: Id) -> None:
    key = desk.notes.write(example, "> write the summary @natalie by 31 May")
    promise = desk.notes.promises.of_session(example)[0]
    assert (promise.note_id, promise.what, promise.due) == (key, "write the summary", "31 May")
    assert desk.notes.of_session(example)[0].body == "write the summary by 31 May"
    desk.undo()
    assert desk.notes.promises.of_session(example) == []
    assert desk.notes.of_session(example) == []


def test_promises_are_changed_ticked_and_removed(desk: Desk, example: Id) -> None:
    first = desk.notes.promise(example, "first")
    second = desk.notes.promise(example, "second")
    desk.notes.promises.change(first, "due", "31 May")
    desk.notes.promises.change(first, "who", "all of us")
    desk.notes.promises.tick(first, True)
    assert [(one.what, one.who, one.due, one.done_at is None) for one in desk.notes.promises.of_session(example)] == [
        ("second", "", "", True),
        ("first", "all of us", "31 May", False),
    ]
    desk.notes.promises.remove(second)
    desk.undo()
    assert len(desk.notes.promises.of_session(example)) == 2
    for field, text in (("what", " "), ("colour", "red")):
        with pytest.raises(Refused):
            desk.notes.promises.change(first, field, text)


def test_the_harvest_is_a_grid_of_groups_and_categories(desk: Desk, example: Id) -> None:
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    part = next(p for p in desk.notes.shown(example).parts if "Good CoP" in p.activity and p.title == "Trios")
    desk.run.start(example)
    desk.trios.draw(example, part.activity_id, seed=7)
    desk.run.go_to(example, part.step_id)
    desk.notes.write(example, "+ trust /t2")
    desk.notes.write(example, "- time /t2")
    desk.notes.write(example, "no sign /t1")
    desk.notes.write(example, "+ nobody's")
    grid = harvest(desk.notes.shown(example), part.activity_id)
    assert [category.key for category in grid.categories] == ["my-cop-plus", "my-cop-minus"]
    assert [[line.note.body for line in cell] for cell in grid.cells[1]] == [["trust"], ["time"], []]
    assert [[line.note.body for line in cell] for cell in grid.cells[0]] == [[], [], ["no sign"]]
    assert [grid.heard(row) for row in range(len(grid.groups))] == [True, True] + [False] * (len(grid.groups) - 2)


def test_promises_go_out_as_a_table_and_as_a_calendar_and_harm_nobody(desk: Desk, example: Id, tmp_path: Path) -> None:
    desk.notes.promise(example, "=SUM(A1) send the list @meg by 2026-06-05")
    desk.notes.promise(example, 'ask, the "others" by Friday')
    table, calendar = tmp_path / "promises.csv", tmp_path / "promises.ics"
    desk.notes.promises.save(example, table)
    desk.notes.promises.save(example, calendar)
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))
    assert rows[1][0] == "SUM(A1) send the list"
    assert rows[2] == ['ask, the "others"', "", "Friday", "2026-05-29", ""]
    tasks = list(Calendar.from_ical(calendar.read_bytes()).walk("VTODO"))
    assert [str(one.get("status")) for one in tasks] == ["NEEDS-ACTION"] * 2
    assert tasks[0].get("due").dt == date(2026, 6, 5)
    assert tasks[1].get("due").dt == date(2026, 5, 29)
    assert str(tasks[1].get("description")) == "By Friday"


def test_a_promise_is_overdue_after_its_day_and_open_ones_come_to_the_next_session(desk: Desk, example: Id) -> None:
    kept = desk.notes.promise(example, "send the list by 5.6.2026")
    done = desk.notes.promise(example, "ask the others by Friday")
    desk.notes.promises.tick(done, True)
    following = desk.plan.add_session("Second day")
    (early,) = desk.notes.promises.of_earlier(following)
    assert early.id == kept
    assert desk.notes.promises.of_earlier(example) == []
    assert overdue(early, date(2026, 6, 6))
    assert not overdue(early, date(2026, 6, 5))


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("Friday", date(2026, 5, 29)),
        ("next Tuesday", date(2026, 6, 2)),
        ("vendredi", date(2026, 5, 29)),
        ("le mañana", None),
        ("mañana", date(2026, 5, 27)),
        ("31 May", date(2026, 5, 31)),
        ("31 mar", date(2027, 3, 31)),
        ("May 31st, 2027", date(2027, 5, 31)),
        ("the 31st of February", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_due_in_words_is_a_day_that_counts_from_when_it_was_said(due: str, day: date | None) -> None:
    assert day_of(due, date(2026, 5, 26)) == day
    assert day_of("2026-05-31") == date(2026, 5, 31)
    assert day_of("Friday") is None


def test_who_begins_the_line_is_who_promises_unless_two_could(desk: Desk, example: Id) -> None:
    verele = next(one for one in desk.people.members() if one.name.startswith("Verele"))
    desk.notes.write(example, "> Verele sends the checklist by Friday")
    desk.notes.promise(example, "Verele de Vreede asks again")
    desk.notes.promise(example, "everybody reads it")
    found = desk.notes.promises.of_session(example)
    assert [(one.who_id, one.due) for one in found] == [(verele.id, "Friday"), (verele.id, ""), (None, "")]
    desk.people.add("Verele Other")
    desk.notes.promise(example, "Verele calls")
    assert desk.notes.promises.of_session(example)[-1].who_id is None


def test_a_promise_follows_its_note_until_somebody_changes_it_by_itself(desk: Desk, example: Id) -> None:
    key = desk.notes.write(example, "> send the lst by Friday")
    desk.notes.rewrite(key, "send the list by Monday @meg")
    (one,) = desk.notes.promises.of_session(example)
    assert (one.what, one.due, one.who) == ("send the list", "Monday", "Meg Mottaz")
    desk.notes.promises.change(one.id, "what", "send both lists")
    desk.notes.rewrite(key, "send the list by Sunday")
    assert desk.notes.promises.of_session(example)[0].what == "send both lists"


def test_a_note_that_becomes_an_action_is_promised_once_and_undo_takes_both(desk: Desk, example: Id) -> None:
    key = desk.notes.write(example, "send the list by Friday @meg")
    desk.notes.set_category([key], "action")
    desk.notes.set_category([key], "idea")
    desk.notes.set_category([key], "action")
    assert [(one.what, one.who, one.due) for one in desk.notes.promises.of_session(example)] == [
        ("send the list", "Meg Mottaz", "Friday")
    ]
    for _ in range(3):
        desk.undo()
    assert desk.notes.promises.of_session(example) == []
