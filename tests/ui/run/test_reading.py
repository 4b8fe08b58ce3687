from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from copdesk.stage.material import Drawn, Group
from copdesk.stage.scenes import Seat
from ui.run.reading import ReadingView


@pytest.fixture
def view(pulse, dressed, qtbot):
    view = ReadingView(pulse)
    qtbot.addWidget(view)
    view.resize(1366, 720)
    view.show()
    return view


def words_of(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def test_digits_and_prompts_are_large_and_tick_on(view, pulse, go, eleven):
    go("Trios")
    eleven.advance(5)
    pulse.look()
    assert view.digits.text() == "12:55"
    assert view.digits.sizeHint().height() > 200
    assert "What are positive elements in my CoP?" in words_of(view)


def test_nothing_private_is_on_it(view, go, desk, example):
    for activity in desk.plan.session(example).activities:
        for step in activity.steps:
            desk.plan.set_step(step.id, "hint", "secret hint")
    go("Advice", 2)
    assert not any("secret" in words for words in words_of(view))


def test_the_groups_of_the_running_activity_are_listed(view, pulse, go):
    go("Question", 2)
    cue = pulse.material.state.cue
    seats = (Seat("A", "Meg Mottaz"), Seat("B", "Jane Lennon"))
    drawn = Drawn(cue.activity.id, (Group(1, "T1 · Garden", seats, (b"a", b"b")),))
    pulse.material = replace(pulse.material, draws=(drawn,))
    pulse.look()
    listed = [label.text() for label in view.groups.findChildren(QLabel)]
    assert listed == ["T1 · Garden", "A  Meg Mottaz", "B  Jane Lennon"]


def test_a_table_of_four_has_its_own_client(view, pulse, go, eleven):
    go("Advice", 1)
    cue = pulse.material.state.cue
    four = Group(1, "T1", tuple(Seat(letter, letter) for letter in "ABCD"), (b"a", b"b", b"c", b"d"))
    pulse.material = replace(pulse.material, draws=(Drawn(cue.activity.id, (four,)),))
    for seconds, client in ((0, "A"), (300, "B")):
        eleven.advance(seconds)
        pulse.look()
        assert view.groups._clients == (client,)


def test_before_the_start_it_names_the_session(view, pulse, heard):
    assert view.title.text() == "Facilitating communities of practice (CoPs)"
    left = heard(view.left)
    view.away.click()
    assert len(left.all) == 1
