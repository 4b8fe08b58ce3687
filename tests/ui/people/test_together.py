"""Several people at once, and the community as a whole."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.parts.buttons import Button
from ui.people.room import PeopleRoom


@pytest.fixture
def room(qtbot: Any, desk: Desk, bridge: Any, clock: FakeClock, example: Id) -> PeopleRoom:
    made = PeopleRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 720)
    made.show()
    made.show_session(example)
    return made


def test_several_are_chosen_and_get_the_same_words_with_one_undo(qtbot: Any, room: PeopleRoom, desk: Desk) -> None:
    keys = [one.id for one in desk.people.members()[:3]]
    room.directory.choose_many(keys)
    assert room.bulk.isVisible()
    assert not room.foot.isVisible()
    qtbot.keyClicks(room.bulk.value, "wells")
    qtbot.keyClick(room.bulk.value, Qt.Key.Key_Return)
    assert all("wells" in desk.people.member(key).expertise for key in keys)
    assert room.directory.chosen() == keys
    desk.undo()
    assert all("wells" not in desk.people.member(key).expertise for key in keys)
    room.bulk.field.setCurrentIndex(room.bulk.field.findData("category"))
    room.bulk.value.setText("woman")
    room.bulk.put.click()
    assert "name = value" in room.card._refusal.text()
    room.directory.choose_many(keys[:1])
    assert not room.bulk.isVisible()


def test_what_several_people_allow_is_chosen_not_typed(room: PeopleRoom, desk: Desk) -> None:
    keys = [one.member.id for one in room.directory.rows.people()[:2]]
    room.directory.choose_many(keys)
    for field, answer in (("consent", "initials"), ("photo_ok", "yes"), ("email_ok", "no")):
        room.bulk.field.setCurrentIndex(room.bulk.field.findData(field))
        assert room.bulk.value.isHidden()
        room.bulk.answer.setCurrentIndex(room.bulk.answer.findData(answer))
        room.bulk.put.click()
    told = [(one.consent, one.photo_ok, one.email_ok) for one in map(desk.people.member, keys)]
    assert told == [("initials", True, False)] * 2
    room.bulk.field.setCurrentIndex(room.bulk.field.findData("photo_ok"))
    room.bulk.answer.setCurrentIndex(room.bulk.answer.findData(""))
    room.bulk.put.click()
    assert desk.people.member(keys[0]).photo_ok is None
    room.bulk.field.setCurrentIndex(room.bulk.field.findData("country"))
    assert room.bulk.answer.isHidden()


def test_two_cards_become_one_from_the_list(room: PeopleRoom, desk: Desk) -> None:
    one, two = desk.people.add("Ama Owusu"), desk.people.add("Ama O.", email="ama@example.org")
    room.directory.choose_many([one, two])
    room.bulk.one_card.click()
    left = [member.email for member in desk.people.members() if member.name.startswith("Ama O")]
    assert left == ["ama@example.org"]


def test_the_list_is_narrowed_to_those_not_asked_yet(room: PeopleRoom, desk: Desk) -> None:
    key = desk.people.add("Ama Owusu", consent="full")
    action = next(one for one in room.middle.filters.actions() if one.data() == "not_asked")
    action.trigger()
    shown = [one.member for one in room.directory.rows.people()]
    assert key not in [member.id for member in shown]
    assert all(not member.consent for member in shown)


def test_a_bare_head_count_is_kept_and_taken_back(qtbot: Any, room: PeopleRoom, desk: Desk, example: Id) -> None:
    qtbot.keyClicks(room.door.heads, "41")
    qtbot.keyClick(room.door.heads, Qt.Key.Key_Return)
    assert desk.people.head_count(example) == 41
    room.door.heads.setText("many")
    room.door._on_heads()
    assert room.door.heads.text() == "41"
    room.door.heads.setText("")
    room.door._on_heads()
    assert desk.people.head_count(example) is None


def test_the_overview_counts_matches_and_finds_twins(qtbot: Any, room: PeopleRoom, desk: Desk, example: Id) -> None:
    one = desk.people.add("Ama Owusu", categories="gender=woman", needs="better evaluations")
    two = desk.people.add("Owusu Ama", offers="evaluation templates")
    desk.people.check_in(example, one)
    room.show_overview(0)
    qtbot.waitUntil(lambda: {"gender: woman 1", "1 person came"} <= set(room.overview.texts()))
    room.overview.show_page(1)
    help_ = "Owusu Ama (evaluations): evaluation templates"
    qtbot.waitUntil(lambda: help_ in room.overview.texts())
    room.overview.opened.emit(one)
    assert room.whole.currentIndex() == 0
    assert room.card.card is not None
    assert room.card.card.member.id == one
    room.show_overview(2)
    room.overview.findChildren(Button, "overview_act")[-1].click()
    assert two not in [member.id for member in desk.people.members()]
    qtbot.waitUntil(lambda: "Nobody seems to stand there twice." in room.overview.texts())


def test_a_column_that_was_not_understood_is_said_by_hand(room: PeopleRoom, desk: Desk) -> None:
    room.begin_import()
    text = "Name,Firma,Email\nAma Owusu,LHC,ama@example.org\nSok Dara,CARE,sok@example.org\n"
    room.importer.open_text(text)
    boxes = room.importer.columns.boxes()
    assert [box.currentData() for box in boxes][0::2] == ["name", "email"]
    boxes[1].setCurrentIndex(boxes[1].findData("country"))
    boxes[1].activated.emit(boxes[1].currentIndex())
    people = room.importer._proposal
    assert people is not None
    assert [one.fields.get("country") for one in people.people] == ["LHC", "CARE"]


def test_a_long_reading_shows_how_far_it_is_and_can_be_stopped(room: PeopleRoom) -> None:
    room.begin_import()
    progress = room.importer._wait("Reading …")
    progress.tell(0.4)
    room.importer._on_watch()
    assert room.importer.pages.currentWidget() is room.importer.waiting
    room.importer.waiting.stopped.emit()
    assert progress.stopped
