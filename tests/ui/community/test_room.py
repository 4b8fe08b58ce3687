"""The Community room."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.words import Trouble
from ui.community.room import CHARTER, HAND_OVER, HEALTH, NEWSLETTER, CommunityRoomWidget
from ui.parts.label import PlainLabel
from ui.parts.switch import Check


@pytest.fixture
def room(qtbot: Any, desk: Desk, bridge: Any, clock: FakeClock, example: Id) -> CommunityRoomWidget:
    room = CommunityRoomWidget(desk, bridge, clock)
    qtbot.addWidget(room)
    room.resize(1278, 720)
    room.show_session(example)
    room.show()
    return room


def words(widget: Any) -> str:
    return " | ".join(label.text() for label in widget.findChildren(PlainLabel) if not label.isHidden())


def test_six_cards_say_what_there_is_and_what_to_do_where_nothing_is(room: CommunityRoomWidget) -> None:
    assert "14 members · 1 session · 0 notes" in words(room)
    assert "Nothing is promised yet." in words(room.promises)
    assert "Nobody has been drawn into a group yet." in words(room.met)


def test_a_low_or_narrow_window_squeezes_no_card(qtbot: Any, room: CommunityRoomWidget) -> None:
    cards = (room.next, room.promises, room.met, room.health, room.topics, room.rhythm)
    room.resize(855, 440)
    qtbot.waitUntil(lambda: room.promises.x() > 0 and room.met.x() == 0)
    assert all(card.height() >= card.minimumSizeHint().height() for card in cards)
    assert all(card.width() >= 380 for card in cards)
    room.resize(1278, 720)
    qtbot.waitUntil(lambda: room.met.x() > room.promises.x() > 0)


def test_a_promise_is_typed_and_ticked(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    qtbot.keyClicks(room.promises.field.edit, "Verele sends the checklist")
    qtbot.keyClick(room.promises.field.edit, Qt.Key.Key_Return)
    tick = next(one for one in room.promises.findChildren(Check) if not one.isHidden())
    assert tick.text() == "Verele sends the checklist"
    tick.click()
    assert desk.community.commitments()[0].done_at is not None


def test_an_empty_topic_is_refused_under_its_field(qtbot: Any, room: CommunityRoomWidget) -> None:
    qtbot.keyClick(room.topics.field.edit, Qt.Key.Key_Return)
    assert room.topics.field.refusal() == "A topic needs a title."


def test_a_charter_answer_is_kept_when_its_field_is_left(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(CHARTER)
    question = desk.community.charter()[1].question
    field = room.charter_page.fields[question]
    field.set_text("Learn, share, write")
    QApplication.sendEvent(field.edit, _left())
    assert desk.community.charter()[1].answer == "Learn, share, write"


def test_a_health_check_is_kept_and_shown(room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(HEALTH)
    room.health_page.scores["Energy"].show_at(3)
    room.health_page.keep.click()
    assert {one.dimension: [score for _, score in one.scores] for one in desk.community.health()} == {
        "Purpose": [], "Energy": [4.0], "Results": [], "Resources": [], "Facilitation": [],
    }  # fmt: skip
    assert "4.0" in words(room.health)


def _left() -> Any:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QEvent.Type.FocusOut)


def test_a_part_of_the_newsletter_is_kept_when_its_field_is_left(room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(NEWSLETTER)
    field = room.newsletter_page.fields["projects"]
    field.set_text("Gauri writes a guide")
    QApplication.sendEvent(field.edit, _left())
    assert {one.key: one.text for one in desk.life.sections()}["projects"] == "Gauri writes a guide"
    room.newsletter_page.send.click()
    assert len(desk.life.sent()) == 1
    assert field.text() == ""


def test_an_offered_line_is_added_with_one_press(room: CommunityRoomWidget, desk: Desk) -> None:
    desk.community.add_topic("Storytelling")
    room.show_page(NEWSLETTER)
    room.newsletter_page.take("next", "Storytelling")
    assert room.newsletter_page.fields["next"].text() == "Storytelling"


def test_a_task_is_ticked_and_a_new_one_typed(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(HAND_OVER)
    room.tasks_page.findChildren(Check)[0].click()
    assert desk.life.tasks()[0].done_at is not None
    field = room.tasks_page.task_fields["Running"]
    qtbot.keyClicks(field.edit, "Thank the caterer")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert "Thank the caterer" in [task.body for task in desk.life.tasks()]


def test_a_health_check_without_an_answer_is_not_kept(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(HEALTH)
    with qtbot.waitSignal(room.said) as said:
        room.health_page.keep.click()
    assert "at least one question" in said.args[0]
    assert all(not one.scores for one in desk.community.health())


def test_a_session_that_is_over_is_not_called_the_next_one(room: CommunityRoomWidget, desk: Desk, example: Id) -> None:
    desk.run.start(example)
    desk.run.finish(example)
    room.show_session(example)
    assert room.next.title.text() == "This session is over"


def test_a_talk_is_noted_with_whom_it_was(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(HAND_OVER)
    page = room.tasks_page
    qtbot.keyClicks(page.talk_field.edit, "Tired, wants a stand-in")
    qtbot.keyClicks(page.talk_with.edit, "Nobody Known")
    qtbot.keyClick(page.talk_field.edit, Qt.Key.Key_Return)
    assert page.talk_with.refusal() == "Nobody of that name is in the community."
    assert page.talk_field.text() == "Tired, wants a stand-in"
    page.talk_with.set_text("meg mottaz")
    qtbot.keyClick(page.talk_field.edit, Qt.Key.Key_Return)
    assert [(one.who, one.body) for one in desk.life.talks()] == [("Meg Mottaz", "Tired, wants a stand-in")]
    assert page.talk_field.text() == page.talk_with.text() == ""


def test_what_could_not_be_kept_stays_in_its_field(room: CommunityRoomWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble("disk.full")

    monkeypatch.setattr(room._desk.community, "add_topic", full)
    room.topics.field.set_text("Soil")
    room.topics._on_return()
    assert room.topics.field.text() == "Soil"
    assert room.topics.field.refusal()


def test_everyones_numbers_become_a_mean_with_how_many_there_were(
    qtbot: Any, room: CommunityRoomWidget, desk: Desk
) -> None:
    room.show_page(3)
    page = room.health_page
    qtbot.keyClicks(page.answers["Energy"], "4 4 5 3 9")
    assert page._means["Energy"].text() == "4.0, the mean of 4"
    page.keep.click()
    row = desk.book.row("select score, answers from health where dimension = 'Energy'")
    assert row == {"score": 4.0, "answers": 4}
    assert page.answers["Energy"].text() == ""


def test_a_charter_says_when_it_is_to_be_read_again(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(1)
    review = room.charter_page.review
    qtbot.keyClicks(review.edit, "soon")
    qtbot.keyClick(review.edit, Qt.Key.Key_Return)
    assert "soon" in words(review)
    review.set_text("")
    qtbot.keyClicks(review.edit, "1.3.2027")
    qtbot.keyClick(review.edit, Qt.Key.Key_Return)
    assert desk.community.review_on() == "2027-03-01"
    room.show_page(0)
    assert "read again on 2027-03-01" in words(room.rhythm)
    desk.undo()
    assert desk.community.review_on() == ""


def test_an_offered_line_is_taken_by_a_press_on_its_words_and_offered_no_more(
    qtbot: Any, room: CommunityRoomWidget, desk: Desk
) -> None:
    ama = desk.people.add("Ama Owusu", passions="bees", consent="full")
    room.show_page(4)
    page = room.newsletter_page
    offer = page._offers["projects"].itemAt(0).widget()
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert {one.key: one.text for one in desk.life.sections()}["projects"] == "Ama Owusu: bees"
    assert page._offers["projects"].count() == 0
    desk.people.edit(ama, "consent", "initials")
    assert {one.key: one for one in desk.life.sections()}["projects"].offered == ("bees",)


def test_a_long_answer_is_kept_in_a_pause_and_only_once(qtbot: Any, room: CommunityRoomWidget, desk: Desk) -> None:
    room.show_page(1)
    page = room.charter_page
    question = desk.community.charter()[0].question
    field = page.fields[question]
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    qtbot.keyClicks(field.edit, "Shared tools ")
    assert page.keeping.pause.isActive()
    page.keeping.pause.timeout.emit()
    assert desk.community.charter()[0].answer == "Shared tools"
    assert field.text() == "Shared tools "
    heard: list[object] = []
    page.answered.connect(lambda *told: heard.append(told))
    page.keeping.pause.timeout.emit()
    room.newsletter_page.setFocus()
    assert heard == []
