from copdesk.stage import scenes


def test_a_tick_writes_nothing(pulse, desk, clock):
    pulse.start()
    before = desk.book.row("select count(*) as n from journal")["n"]
    for _ in range(50):
        clock.advance(1)
        pulse.look()
    assert desk.book.row("select count(*) as n from journal")["n"] == before


class Pairs:
    """At every look, what the desk shows beside what the projector showed last."""

    def __init__(self, pulse) -> None:
        self.view, self.all = pulse.view(), []
        pulse.stage_view.connect(self.see)
        pulse.ticked.connect(self.pair)

    def see(self, view) -> None:
        self.view = view

    def pair(self, seen) -> None:
        if seen.kind == "running":
            self.all.append((seen.digits, self.view.clock.digits))


def test_desk_and_projector_say_the_same_digits_at_every_look(pulse, clock):
    pairs = Pairs(pulse)
    pulse.start()
    for _ in range(40):
        clock.advance(0.77)
        pulse.look()
    assert len(pairs.all) > 40
    assert all(desk == stage for desk, stage in pairs.all)


def test_it_wakes_when_the_next_digit_changes_and_not_before(pulse, clock):
    pulse.start()
    clock.advance(0.3)
    pulse.look()
    assert pulse._timer.interval() == 700
    pulse.toggle()
    assert pulse._timer.interval() > 1000


def test_each_state_of_the_clock_is_told_once(pulse, clock, heard):
    told = heard(pulse.turned)
    pulse.start()
    for _ in range(20 * 60 + 5):
        clock.advance(1)
        pulse.look()
    assert told.all == ["last", "over"]


def test_a_new_step_brings_its_own_scene(pulse, clock, desk, example):
    desk.board.new_drawing(example)
    pulse.start()
    pulse.ask_scene("clock")
    assert isinstance(pulse.view().scene, scenes.WallClock)
    clock.advance(2)
    pulse.next()
    assert isinstance(pulse.view().scene, scenes.GalleryGrid)


def test_a_second_next_within_a_second_is_a_slip_of_the_hand(pulse, clock):
    pulse.start()
    clock.advance(5)
    pulse.next()
    pulse.next()
    assert pulse.material.state.index == 1


def test_a_late_comer_is_greeted_and_the_scene_before_comes_back(pulse, clock):
    pulse.start()
    pulse.ask_scene("agenda")
    pulse.ask_scene("latecomer", b"nobody")
    clock.advance(12)
    pulse.look()
    assert isinstance(pulse.view().scene, scenes.Agenda)


def test_late_comers_are_greeted_one_after_another(pulse, clock):
    pulse.start()
    pulse.ask_scene("agenda")
    for who in (b"first", b"second"):
        pulse.ask_scene("latecomer", who)
    seen = []
    for _ in range(3):
        seen.append((pulse.asked.scene, pulse.asked.about))
        clock.advance(12)
        pulse.look()
    assert seen == [("latecomer", b"first"), ("latecomer", b"second"), ("agenda", None)]
    pulse.ask_scene("latecomer", b"third")
    pulse.ask_scene("wall")
    clock.advance(30)
    pulse.look()
    assert pulse.asked.scene == "wall"


def test_it_notices_that_the_computer_slept(pulse, clock, heard):
    slept = heard(pulse.woke)
    pulse.start()
    pulse.look()
    clock.advance(600)
    pulse.look()
    assert slept.all == [599_000]


def test_a_refusal_is_told_and_changes_nothing(pulse, heard):
    refused = heard(pulse.refused)
    pulse.back()
    assert [exc.code for exc in refused.all] == ["run.not_running"]
    assert pulse.material.state.index is None


def test_what_the_next_step_will_show_can_be_seen_before(pulse, desk, example):
    desk.board.new_drawing(example)
    pulse.start()
    scene, then = pulse.coming()
    assert scene == "gallery"
    assert then.state.cue.step.short == "Walk"


def test_the_bar_over_every_room_has_step_digits_state_and_pace(pulse, clock):
    assert pulse.run_face() is None
    assert pulse.ahead_ms() is None
    pulse.start()
    clock.advance(60)
    face = pulse.run_face()
    assert (face.digits, face.state, pulse.ahead_ms()) == ("19:00", "Running", 0)


def test_a_key_that_steers_asks_for_the_facts_alone(pulse, desk, example, monkeypatch):
    pulse.start()
    monkeypatch.setattr("ui.run.pulse.gather", None)  # the whole snapshot would take ten times as long
    pulse.more()
    assert pulse.face().total_ms == 21 * 60_000
    assert pulse.material.state == desk.run.state(example)
