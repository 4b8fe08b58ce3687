"""Events of one or more days, and the recap of the day before."""

import io

import pytest
from PIL import Image

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.plan.recap import recap_activity, recap_of
from copdesk.plan.values import iso_day
from copdesk.stage.asked import Asked
from copdesk.stage.compose import compose
from copdesk.stage.gather import gather
from copdesk.stage.scenes import GalleryGrid
from copdesk.words import Refused


def test_an_event_shows_each_of_its_days_with_its_sessions_by_their_start(desk: Desk, example: Id) -> None:
    fair = desk.plan.events.add("Share fair", "25.5.2026", "2026-05-27")
    early = desk.plan.add_session("Opening", starts="09:00")
    desk.plan.events.place(example, fair, "2026-05-26")
    desk.plan.events.place(early, fair, "2026-05-26")
    event, rest = desk.plan.events.programme()
    assert [day.day for day in event.days] == ["2026-05-25", "2026-05-26", "2026-05-27"]
    assert [one.title for one in event.days[1].sessions] == ["Opening", desk.plan.session(example).title]
    assert rest.days == ()


def test_a_session_moves_to_another_day_and_what_was_written_of_the_old_one_goes(desk: Desk, example: Id) -> None:
    fair = desk.plan.events.add("Share fair", "2026-05-25", "2026-05-27")
    desk.plan.events.place(example, fair, "2026-05-27")
    assert (desk.plan.session(example).day, desk.plan.session(example).day_text) == ("2026-05-27", "")
    desk.undo()
    assert desk.plan.session(example).day_text == "Tuesday 26"


def test_sessions_outlive_their_event(desk: Desk, example: Id) -> None:
    fair = desk.plan.events.add("Share fair", "2026-05-25")
    desk.plan.events.place(example, fair, "2026-05-25")
    desk.plan.events.remove(fair)
    (rest,) = desk.plan.events.programme()
    assert [one.id for day in rest.days for one in day.sessions] == [example]
    desk.undo()
    assert desk.plan.session(example).event_id == fair


def test_an_event_ends_after_it_begins_and_days_are_days(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.plan.events.add("Backwards", "2026-05-27", "2026-05-25")
    fair = desk.plan.events.add("Share fair", "2026-05-25", "2026-05-26")
    with pytest.raises(Refused):
        desk.plan.events.change(fair, "last_day", "2026-05-24")
    with pytest.raises(Refused):
        iso_day("31.2.2026")
    assert iso_day("1/12/2026") == "2026-12-01"


def test_the_recap_brings_back_what_was_starred_the_day_before_but_nothing_private(desk: Desk, example: Id) -> None:
    fair = desk.plan.events.add("Share fair", "2026-05-25", "2026-05-27")
    desk.plan.events.place(example, fair, "2026-05-25")
    second = desk.plan.add_session("Second day")
    desk.plan.events.place(second, fair, "2026-05-26")
    shown = desk.notes.write(example, "+ seen as source of support")
    hidden = desk.notes.write(example, "- too loud near the door")
    desk.notes.write(example, "+ never starred")
    desk.notes.star([shown, hidden], True)
    desk.notes.set_for_room([hidden], False)
    recap = recap_of(desk, second)
    assert recap.starred == ("seen as source of support",)
    activity = recap_activity(recap, second)
    assert activity.steps[-1].prompts == ("seen as source of support",)
    assert recap_of(desk, example).sessions == ()


def test_photos_of_the_day_before_hang_in_the_gallery_while_the_recap_looks_at_them(
    desk: Desk, example: Id, clock: FakeClock
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "JPEG")
    photo = desk.board.add_photo_file(example, picture.getvalue(), "flipchart.jpg")
    second = desk.plan.add_session("Second day")
    activity = recap_activity(recap_of(desk, second), second)
    assert [step.scene for step in activity.steps] == ["timer", "gallery", "prompt"]
    assert [step.position for step in activity.steps] == [0, 1, 2]
    desk.plan.add_activity(second, activity)
    own = desk.board.new_drawing(second)

    def shown() -> list[Id]:
        scene = compose(gather(desk, second), Asked("gallery"), clock.now()).scene
        assert isinstance(scene, GalleryGrid)
        return [one.key for one in scene.pictures]

    desk.run.start(second)
    assert shown() == [own]
    desk.run.next(second)
    assert isinstance(compose(gather(desk, second), Asked(), clock.now()).scene, GalleryGrid)
    assert shown() == [photo]
    desk.run.next(second)
    assert shown() == [own]


def test_without_dates_the_session_before_is_brought_back(desk: Desk, example: Id) -> None:
    second = desk.plan.add_session("Later")
    assert [one.id for one in recap_of(desk, second).sessions] == [example]
