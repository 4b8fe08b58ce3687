"""The community between its sessions."""

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.words import Refused


def test_tasks_come_by_phase_and_are_ticked(desk: Desk, clock: FakeClock) -> None:
    tasks = desk.life.tasks()
    assert list(dict.fromkeys(task.phase for task in tasks)) == ["Beginning", "Running", "Handing over and ending"]
    desk.life.tick(tasks[0].phase, tasks[0].body, True)
    assert desk.life.tasks()[0].done_at == clock.now().utc
    desk.life.tick(tasks[0].phase, tasks[0].body, False)
    assert desk.life.tasks()[0].done_at is None
    assert len(desk.life.tasks()) == len(tasks)


def test_a_task_of_ones_own_stands_in_its_phase(desk: Desk) -> None:
    desk.life.add_task("Running", "Thank the caterer")
    mine = [task for task in desk.life.tasks() if task.phase == "Running"]
    assert mine[-1].body == "Thank the caterer"
    with pytest.raises(Refused):
        desk.life.add_task("Running", "   ")
    with pytest.raises(Refused):
        desk.life.add_task("Someday", "Something")


def test_the_newsletter_offers_what_the_book_has(desk: Desk, example: Id) -> None:
    key = desk.notes.write(example, "+ a summary after each discussion")
    desk.notes.star([key], True)
    desk.community.add_topic("Storytelling")
    sections = {one.key: one for one in desk.life.sections()}
    assert sections["stories"].offered == ("a summary after each discussion",)
    assert sections["next"].offered == ("Storytelling",)
    assert sections["events"].offered == ("Facilitating communities of practice (CoPs)",)


def test_a_note_that_is_not_for_the_room_is_not_offered(desk: Desk, example: Id) -> None:
    key = desk.notes.write(example, "+ between us")
    desk.notes.star([key], True)
    desk.notes.set_for_room([key], False)
    assert {one.key: one for one in desk.life.sections()}["stories"].offered == ()


def test_a_sent_newsletter_makes_room_for_the_next(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.life.send_newsletter()
    desk.life.write_section("stories", "How the drawings came about")
    desk.life.send_newsletter()
    assert desk.life.sent() == ["2026-05-26"]
    assert all(one.text == "" for one in desk.life.sections())


def test_talks_are_kept_with_their_day(desk: Desk, example: Id) -> None:
    who = desk.people.members()[0]
    desk.life.talk("They need a second moderator", who.id)
    assert [(one.who, one.day, one.body) for one in desk.life.talks()] == [
        (who.name, "2026-05-26", "They need a second moderator")
    ]
