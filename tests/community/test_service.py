"""The life of the community around its sessions."""

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.words import Refused


def test_the_overview_counts_what_the_book_holds(desk: Desk, example: Id) -> None:
    overview = desk.community.overview()
    assert (overview.members, overview.sessions, overview.notes) == (14, 1, 0)
    assert overview.community.name == "Facilitating communities of practice"
    assert len(overview.never_seen) == 14


def test_attendance_tells_new_people_from_known_ones(desk: Desk, example: Id) -> None:
    people = desk.people.members()
    later = desk.plan.add_session("The next one")
    for one in people[:5]:
        desk.people.check_in(example, one.id)
    for one in people[3:7]:
        desk.people.check_in(later, one.id)
    assert [(people, fresh) for _, people, fresh in desk.community.overview().attended] == [(5, 5), (4, 2)]


def test_a_promise_is_ticked_off_and_opened_again(desk: Desk, clock: FakeClock) -> None:
    key = desk.community.promise("send the checklist", "Verele", "Friday")
    desk.community.tick(key, True)
    assert desk.community.commitments()[0].done_at == clock.now().utc
    desk.undo()
    assert desk.community.commitments()[0].done_at is None


def test_an_action_note_becomes_a_promise_of_its_person(desk: Desk, example: Id) -> None:
    desk.notes.write(example, "> @verele sends the checklist by Friday")
    promise = desk.community.commitments()[0]
    assert promise.who == "Verele de Vreede"
    assert "sends the checklist" in promise.what


def test_a_topic_named_again_is_wanted_by_one_more(desk: Desk) -> None:
    desk.community.add_topic("Storytelling")
    desk.community.add_topic("Numbers")
    desk.community.add_topic("storytelling")
    assert [(topic.title, topic.wanted) for topic in desk.community.topics()] == [("Storytelling", 2), ("Numbers", 1)]


def test_the_charter_asks_ten_questions_and_keeps_answers(desk: Desk) -> None:
    charter = desk.community.charter()
    assert len(charter) == 10
    desk.community.answer(charter[0].question, "A lot.")
    desk.community.answer(charter[0].question, "More than we thought.")
    assert desk.community.charter()[0].answer == "More than we thought."
    desk.undo()
    assert desk.community.charter()[0].answer == "A lot."


def test_health_shows_its_trend(desk: Desk, clock: FakeClock) -> None:
    desk.community.check_health({"Purpose": 3, "Energy": 4})
    clock.advance(90 * 86_400)
    desk.community.check_health({"Purpose": 4, "Energy": 3.9})
    desk.community.check_health({"Energy": 2.5})
    trends = {one.dimension: (one.trend, len(one.scores)) for one in desk.community.health()}
    assert trends["Purpose"] == ("up", 2)
    assert trends["Energy"] == ("falling", 2)
    assert trends["Results"] == ("", 0)


@pytest.mark.parametrize("scores", [{}, {"Purpose": 0}, {"Purpose": 6}])
def test_a_score_is_from_one_to_five(desk: Desk, scores: dict[str, float]) -> None:
    with pytest.raises(Refused):
        desk.community.check_health(scores)


def test_sessions_of_one_title_are_counted_apart(desk: Desk) -> None:
    first, second = desk.plan.add_session("Monthly call"), desk.plan.add_session("Monthly call")
    ama = desk.people.add("Ama Owusu")
    for session in (first, second):
        desk.people.check_in(session, ama)
    assert desk.community.overview().attended == (("Monthly call", 1, 1), ("Monthly call", 1, 0))
