"""The People room: the door, the list and the card."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.people.values import Attendance
from ui.in_place import InPlaceBridge
from ui.parts.question import QuestionPanel
from ui.people.directory import FOUND
from ui.people.room import PeopleRoom


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id) -> PeopleRoom:
    made = PeopleRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 720)
    made.show()
    made.show_session(example)
    return made


def state_of(desk: Desk, session: Id, name: str) -> Attendance:
    return next(one for one in desk.people.attendance(session) if one.member.name == name)


def test_two_letters_and_enter_check_somebody_in_and_the_line_waits_for_the_next(
    qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id
) -> None:
    desk.people.check_in(example, state_of(desk, example, "Natalie Campbell").member.id)
    qtbot.keyClicks(room.door.field, "ca")
    assert [one.member.name for one in room.door.matches()] == ["Carla Alcobia", "Natalie Campbell"]
    qtbot.keyClick(room.door.field, Qt.Key.Key_Return)
    assert state_of(desk, example, "Carla Alcobia").status == "here"
    assert room.door.field.text() == ""
    assert room.door.count.text() == "2"
    assert room.door.arrivals.rows()[0][1] == "Carla Alcobia"
    assert room.card.card is not None
    assert room.card.card.member.name == "Carla Alcobia"


def test_enter_never_sends_away_somebody_who_is_here(qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id) -> None:
    for _ in range(2):
        qtbot.keyClicks(room.door.field, "natalie")
        qtbot.keyClick(room.door.field, Qt.Key.Key_Return)
    assert state_of(desk, example, "Natalie Campbell").status == "here"
    room.door._rows[0].button.click()
    assert state_of(desk, example, "Natalie Campbell").status == "left"


def test_an_unknown_name_becomes_a_walk_in_line_and_comes_in(
    qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id
) -> None:
    desk.run.start(example)
    qtbot.keyClicks(room.door.field, "Somchit P")
    qtbot.keyClick(room.door.field, Qt.Key.Key_Return)
    assert room.door.walk_in.text() == "Somchit P"
    qtbot.keyClicks(room.door.walk_in.edit, ", LaoCoP")
    qtbot.keyClick(room.door.walk_in.edit, Qt.Key.Key_Return)
    came = state_of(desk, example, "Somchit P")
    assert (came.status, came.walk_in, came.member.organisation) == ("here", True, "LaoCoP")
    assert room.door.walk_in.text() == ""
    assert room.door.arrivals.rows()[0][2] == "walk-in"


def test_a_walk_in_with_a_known_name_is_told_in_words_and_stays_typed(
    qtbot: QtBot, room: PeopleRoom, desk: Desk
) -> None:
    qtbot.keyClicks(room.door.walk_in.edit, "Carla Alcobia, elsewhere")
    qtbot.keyClick(room.door.walk_in.edit, Qt.Key.Key_Return)
    assert room.door.walk_in.text() == "Carla Alcobia, elsewhere"
    assert room.door.walk_in.refusal().startswith("Carla Alcobia is in the book already.")


def test_the_list_finds_filters_and_orders(qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id) -> None:
    carla = state_of(desk, example, "Carla Alcobia").member.id
    desk.people.edit(carla, "expertise", "appreciative inquiry")
    qtbot.keyClicks(room.search.edit, "inquiry")
    assert [one.member.name for one in room.directory.rows.people()] == ["Carla Alcobia"]
    assert room.foot.text().startswith("1 of ")
    qtbot.keyClick(room.search.edit, Qt.Key.Key_Escape)
    desk.people.check_in(example, carla)
    action = next(one for one in room.filter.menu().actions() if one.data() == "here")
    action.trigger()
    assert [one.member.name for one in room.directory.rows.people()] == ["Carla Alcobia"]
    next(one for one in room.filter.menu().actions() if one.data() == "everyone").trigger()
    room.middle.headings.ordered.emit("today")
    assert room.directory.rows.people()[0].member.name == "Carla Alcobia"


def test_the_card_edits_in_place_and_escape_puts_back(qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id) -> None:
    carla = state_of(desk, example, "Carla Alcobia").member.id
    room.show_person(carla)
    field = room.card._fields["offers"]
    qtbot.keyClicks(field.edit, "case studies")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert desk.people.member(carla).offers == "case studies"
    qtbot.keyClicks(field.edit, " and more")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == "case studies"
    desk.undo()
    assert field.text() == ""


def test_a_name_that_is_emptied_is_refused_and_stands_again(
    qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id
) -> None:
    carla = state_of(desk, example, "Carla Alcobia").member.id
    room.show_person(carla)
    room.card._name.edit.selectAll()
    qtbot.keyClick(room.card._name.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(room.card._name.edit, Qt.Key.Key_Return)
    assert desk.people.member(carla).name == "Carla Alcobia"
    assert room.card._name.text() == "Carla Alcobia"
    assert room.card._refusal.text() == "A person needs a name."


def test_consent_is_unasked_until_somebody_answers(qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id) -> None:
    carla = state_of(desk, example, "Carla Alcobia").member.id
    desk.people.edit(carla, "consent", "")
    room.show_person(carla)
    assert room.card._consent.at() == -1
    assert room.card._asked.isVisibleTo(room)
    qtbot.keyClick(room.card._consent, Qt.Key.Key_Right)
    assert desk.people.member(carla).consent == "full"
    room.card._mail.click()
    assert desk.people.member(carla).email_ok is True
    assert not room.card._asked.isVisibleTo(room)


def test_a_narrow_window_shows_the_door_or_the_card(room: PeopleRoom) -> None:
    room.resize(855, 512)
    assert room.door.isVisible()
    assert not room.card.isVisible()
    room.sides.show_at(1)
    room.sides.chosen.emit(1)
    assert room.card.isVisible()
    assert not room.door.isVisible()


def test_an_empty_community_says_what_to_do(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock) -> None:
    room = PeopleRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.show_session(None)
    assert room.pages.currentIndex() == 1
    room.nobody.button.click()
    assert room.whole.currentWidget() is room.importer


def test_the_people_shown_are_saved_as_a_table_or_as_cards(
    qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id, tmp_path: Path
) -> None:
    carla = state_of(desk, example, "Carla Alcobia").member.id
    natalie = state_of(desk, example, "Natalie Campbell").member.id
    for key in (carla, natalie):
        desk.people.edit(key, "email", f"{key.hex()[-4:]}@example.org")
        desk.people.edit(key, "expertise", "inquiry")
    desk.people.edit(carla, "email_ok", True)
    qtbot.keyClicks(room.search.edit, "inquiry")
    with qtbot.waitSignal(room.said) as said:
        room.save_to(str(tmp_path / "people.csv"))
    assert said.args is not None
    assert said.args[0] == "2 people saved."
    text = (tmp_path / "people.csv").read_text(encoding="utf-8-sig")
    assert text.count("@example.org") == 2
    room.save_to(str(tmp_path / "share.csv"), every_address=False)
    text = (tmp_path / "share.csv").read_text(encoding="utf-8-sig")
    assert text.count("@example.org") == 1
    assert "Natalie Campbell" in text
    room.save_to(str(tmp_path / "people.vcf"))
    assert (tmp_path / "people.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 2
    room.save_to(str(tmp_path / "no such folder" / "people.csv"))
    assert room.card._refusal.text()


def test_somebody_is_forgotten_only_after_a_question(qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id) -> None:
    key = desk.people.add("Zebedee Quartermaine")
    desk.notes.write(example, "Zebedee Quartermaine likes bees")
    room.show_person(key)
    room.card._forget.trigger()
    panel = room.findChild(QuestionPanel)
    assert panel is not None
    panel.no.click()
    assert desk.people.member(key).name == "Zebedee Quartermaine"
    qtbot.wait(1)
    room.card._forget.trigger()
    room.findChildren(QuestionPanel)[-1].yes.click()
    assert desk.notes.of_session(example)[0].body == "… likes bees"
    assert key not in [one.member.id for one in room.directory.rows.people()]
    assert room.card.card is None


def test_the_attendance_sheet_and_badges_are_one_press_away(qtbot: QtBot, room: PeopleRoom) -> None:
    for action, key in (("Attendance sheet to print", "attendance"), ("Name badges to print", "badges")):
        with qtbot.waitSignal(room.document_requested) as wanted:
            next(one for one in room.saving.actions() if one.text() == action).trigger()
        assert wanted.args == [key]


def test_who_knows_is_answered_and_an_answer_that_nobody_gives_says_so(
    qtbot: QtBot, room: PeopleRoom, desk: Desk, example: Id
) -> None:
    desk.people.edit(state_of(desk, example, "Carla Alcobia").member.id, "needs", "help with storytelling")
    desk.people.edit(state_of(desk, example, "Verele de Vreede").member.id, "expertise", "storytelling")
    qtbot.keyClicks(room.search.edit, "who knows storytelling?")
    rows = room.directory.rows
    assert [one.member.name for one in rows.people()] == ["Verele de Vreede", "Carla Alcobia"]
    assert [rows.index(row).data(FOUND) for row in (0, 1)] == ["", "Needs: help with storytelling"]
    qtbot.keyClicks(room.search.edit, "xyz")
    assert room.pages.currentIndex() == 2
    room.middle.not_found.button.click()
    assert room.pages.currentIndex() == 0
    assert len(rows.people()) == 14
