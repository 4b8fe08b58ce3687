from dataclasses import replace

import pytest

from copdesk.clock import hh_mm
from copdesk.stage import scenes
from copdesk.stage.asked import SCENES, Asked
from copdesk.stage.compose import compose
from copdesk.stage.gather import gather, short_names
from copdesk.stage.material import Drawn, Group
from copdesk.stage.service import StageRoom
from copdesk.words import Refused


def show(desk, session, scene="", about=None, draws=None):
    material = gather(desk, session)
    if draws is not None:
        material = replace(material, draws=draws)
    return compose(material, Asked(scene, about), desk.clock.now())


def seated(desk, session, *sizes):
    """A draw for the Troika, people at tables of these sizes."""
    people = iter(desk.people.members())
    groups = []
    for number, size in enumerate(sizes, 1):
        here = [next(people) for _ in range(size)]
        seats = tuple(scenes.Seat(chr(65 + place), one.name) for place, one in enumerate(here))
        groups.append(Group(number, f"T{number}", seats, tuple(one.id for one in here)))
    return (Drawn(troika_of(desk, session).id, tuple(groups)),)


def move_to(desk, session, short, turn=0):
    if desk.run.live() is None:
        desk.run.start(session)
    cue = next(one for one in desk.run.state(session).order if one.step.short == short and one.turn == turn)
    desk.run.go_to(session, *cue.key)
    return cue


def check_in(desk, session, number):
    for one in desk.people.attendance(session)[:number]:
        desk.people.check_in(session, one.member.id)
        desk.people.take_part(session, one.member.id, True)


def troika_of(desk, session):
    return next(one for one in desk.plan.session(session).activities if one.method == "troika")


def test_before_the_start_the_room_is_welcomed_and_counted_down_to_the_slot(desk, clock, example):
    clock.advance(2 * 3600 - 270)
    view = show(desk, example)
    assert view.scene.title == desk.plan.session(example).title
    assert (view.clock.digits, view.clock.state) == ("4:30", "idle")
    assert scenes.Fact("Convener", "Lucie Lamoureux") in view.scene.facts


def test_nobody_is_counted_down_to_a_session_of_another_day(desk, clock, example):
    desk.plan.set_head(example, "day", "2026-06-30")
    clock.advance(3600)
    assert show(desk, example).clock is None


def test_silent_work_shows_the_questions_with_time_in_words_and_no_time_of_day(desk, clock, example):
    move_to(desk, example, "Silent")
    view = show(desk, example)
    assert isinstance(view.scene, scenes.Timer)
    assert [line.sign for question in view.scene.questions for line in question.lines] == ["plus", "minus"] * 2
    assert (view.clock.words, view.header.end) == ("about 2 minutes left", "")


def test_a_prompt_in_two_languages_says_each_sentence_in_both(desk, clock, example):
    cue = move_to(desk, example, "Silent")
    asked = "What works? What does not? | Qu’est-ce qui marche ? Qu’est-ce qui ne marche pas ?"
    desk.plan.set_step(cue.step.id, "prompts", (asked,))
    lines = show(desk, example).scene.questions[0].lines
    assert [(line.text, line.sign, line.again) for line in lines] == [
        ("What works?", "plus", False), ("Qu’est-ce qui marche ?", "plus", True),
        ("What does not?", "minus", False), ("Qu’est-ce qui ne marche pas ?", "minus", True),
    ]  # fmt: skip
    desk.plan.set_step(cue.step.id, "prompts", ("Who? Why? | Qui et pourquoi ?",))
    assert [line.text for line in show(desk, example).scene.questions[0].lines] == ["Who?", "Why?", "Qui et pourquoi ?"]


def test_nothing_that_others_wrote_shows_while_people_think_in_silence(desk, clock, example):
    move_to(desk, example, "Trios")
    desk.notes.write(example, "+ A common sense of purpose")
    assert "common sense" in repr(show(desk, example, "wall"))
    move_to(desk, example, "Silent")
    view = show(desk, example, "wall")
    assert isinstance(view.scene, scenes.Timer)
    assert "common sense" not in repr(view)


def test_the_wall_pairs_good_and_bad_of_one_name_under_one_head(desk, clock, example):
    move_to(desk, example, "Trios")
    desk.notes.write(example, "+ We share our knowledge")
    desk.notes.write(example, "Too much demand on staff time", category="my-cop-minus")
    view = show(desk, example, "wall")
    assert [head.name for head in view.scene.heads] == ["My CoP", "Facilitation"]
    assert [column.sign for column in view.scene.heads[0].columns] == ["plus", "minus"]
    assert [card.text for column in view.scene.heads[0].columns for card in column.cards] == [
        "We share our knowledge", "Too much demand on staff time",
    ]  # fmt: skip
    assert view.header.end == "2 notes"


def test_what_is_private_has_no_way_into_any_scene(desk, clock, example):
    member = desk.people.members()[0]
    desk.people.edit(member.id, "email", "secret-mail@example.org")
    session = desk.plan.session(example)
    for activity in session.activities:
        for step in activity.steps:
            desk.plan.set_step(step.id, "hint", "secret hint")
    move_to(desk, example, "Trios")
    key = desk.notes.write(example, "secret note")
    desk.notes.edit(key, "for_room", False)
    inside = next(step for activity in session.activities for step in activity.steps if step.confidential)
    told = desk.notes.write(example, "secret problem")
    desk.notes.edit(told, "step_id", inside.id)
    draws = seated(desk, example, 4, 3)
    for short, turn in (("Trios", 0), ("Question", 1), ("Reflect", 0)):
        move_to(desk, example, short, turn)
        for name, _ in SCENES:
            assert "secret" not in repr(show(desk, example, name, draws=draws))


def test_a_name_stands_on_the_wall_only_as_its_consent_allows(desk, clock, example):
    move_to(desk, example, "Trios")
    full, initials, silent = desk.people.members()[:3]
    desk.people.edit(full.id, "consent", "full")
    desk.people.edit(initials.id, "consent", "initials")
    desk.people.edit(silent.id, "consent", "")
    for member in (full, initials, silent):
        desk.notes.write(example, "+ heard", who_id=member.id)
    cards = show(desk, example, "wall").scene.heads[0].columns[0].cards
    assert [card.author for card in cards] == [full.name, initials.initials, ""]


def test_trios_before_the_turns_show_groups_and_inside_a_turn_the_roles(desk, clock, example):
    draws = seated(desk, example, 4, 3)
    move_to(desk, example, "Question", 2)
    view = show(desk, example, draws=draws)
    assert isinstance(view.scene, scenes.Troika)
    assert [[seat.letter for seat in role.seats] for role in view.scene.roles] == [["B"], ["A", "C"]]
    assert (view.scene.turn, view.scene.turns, view.scene.turn_words) == (2, 3, "Turn 2 of 3")
    groups = show(desk, example, "trios", draws=draws).scene
    assert isinstance(groups, scenes.Trios)
    assert sum(len(table.seats) for table in groups.tables) == 7
    assert all(seat.client == (seat.letter == "B") for table in groups.tables for seat in table.seats)


def test_groups_of_the_next_activity_are_shown_while_this_one_runs(desk, clock, example):
    troika = troika_of(desk, example)
    here = next(one for one in desk.plan.session(example).activities if one.method != "troika")
    table = Group(9, "T9", (scenes.Seat("A", "Ana"),), (b"a" * 16,))
    draws = (*seated(desk, example, 3, 3), Drawn(here.id, (table,)))
    move_to(desk, example, here.steps[0].short)
    assert [one.name for one in show(desk, example, "trios", draws=draws).scene.tables] == ["T9"]
    groups = show(desk, example, "trios", troika.id, draws=draws).scene
    assert [one.name for one in groups.tables] == ["T1", "T2"]
    assert (groups.subtitle, groups.legend_letter, groups.legend) == (troika.title, "A", "is the first client")
    places = show(desk, example, "places", troika.id, draws=draws).scene.places
    assert "T9" not in [place.table for place in places]


def test_an_activity_that_forms_groups_never_shows_those_of_another(desk, clock, example):
    draws = seated(desk, example, 3, 3)
    others = [one for one in desk.plan.session(example).activities if one.method != "troika"]
    forming = next(one for one in others if one.group_size)
    assert len(show(desk, example, "trios", draws=draws).scene.tables) == 2  # before the start: what comes
    move_to(desk, example, others[0].steps[0].short)
    assert len(show(desk, example, "trios", draws=draws).scene.tables) == 2  # while people draw: what comes
    assert show(desk, example, "places", forming.id, draws=draws).scene == scenes.Message("No groups are drawn yet")
    move_to(desk, example, forming.steps[0].short)
    assert show(desk, example, "trios", draws=draws).scene == scenes.Message("No groups are drawn yet")
    assert show(desk, example, draws=draws).scene != show(desk, example, "trios", draws=draws).scene
    move_to(desk, example, others[-1].steps[0].short)
    assert len(show(desk, example, "trios", draws=draws).scene.tables) == 2  # afterwards: those that were


def test_before_the_start_the_groups_of_the_first_activity_are_found(desk, clock, example):
    table = Group(9, "T9", (scenes.Seat("A", "Ana"),), (b"a" * 16,))
    first = next(one for one in desk.plan.session(example).activities if one.group_size)
    draws = (Drawn(first.id, (table,)), *seated(desk, example, 3, 3))
    assert [one.table for one in show(desk, example, "places", draws=draws).scene.places] == ["T9"]


def test_a_table_of_four_runs_its_own_turns_and_ends_with_the_others(desk, clock, example):
    draws = seated(desk, example, 4, 3)
    move_to(desk, example, "Question", 1)
    until = hh_mm(clock.now().utc + 427_500)
    told = f"Tables of four: turn 1 of 4, 7:07 each, client: seat A until {until}"
    assert show(desk, example, draws=draws).scene.fours == told
    move_to(desk, example, "Advice", 3)
    clock.advance(380)
    assert show(desk, example, draws=draws).scene.fours.startswith("Tables of four: turn 4 of 4")


def test_everyone_finds_their_place_by_name(desk, clock, example):
    names = [place.name for place in show(desk, example, "places", draws=seated(desk, example, 3, 3)).scene.places]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 6


def test_a_late_comer_of_a_real_draw_sees_table_seat_and_partners(desk, clock, example):
    check_in(desk, example, 3)
    desk.trios.draw(example, troika_of(desk, example).id, seed=7)
    trio = desk.trios.draws(example)[0].trios[0]
    scene = show(desk, example, "latecomer", trio.seats[0].member_id).scene
    assert (scene.name, scene.table) == (trio.seats[0].name, trio.label)
    assert scene.partners == tuple(seat.name for seat in trio.seats[1:])


def test_the_agenda_marks_now_and_next_and_folds_turns_into_one_line_each(desk, clock, example):
    clock.advance(2 * 3600)
    move_to(desk, example, "Question", 2)
    rows = show(desk, example, "agenda").scene.rows
    assert [row.progress for row in rows] == ["done", "done", "now", "next", "end"]
    steps = rows[2].steps
    assert [step.progress for step in steps] == ["done", "done", "now", "later"]
    assert steps[3].text == "Turn 3, client: seat C"


def test_before_the_start_the_agenda_tells_the_times_of_the_plan_and_later_ones_once_it_is_late(desk, clock, example):
    clock.advance(2 * 3600 - 270)
    assert [row.time for row in show(desk, example, "agenda").scene.rows[:2]] == ["11:00", "11:30"]
    clock.advance(570)
    assert [row.time for row in show(desk, example, "agenda").scene.rows[:2]] == ["11:05", "11:35"]


@pytest.mark.parametrize(
    ("seconds", "state", "digits"),
    [(0, "running", "13:00"), (12 * 60, "last", "1:00"), (13 * 60, "over", "0:00"), (14 * 60 + 1, "over", "+1:01")],
)
def test_the_clock_says_the_same_as_the_desk(desk, clock, example, seconds, state, digits):
    move_to(desk, example, "Trios")
    clock.advance(seconds)
    view = show(desk, example)
    assert (view.clock.state, view.clock.digits) == (state, digits)


def test_a_pause_says_since_when_and_where_it_goes_on(desk, clock, example):
    move_to(desk, example, "Trios")
    clock.advance(60)
    desk.run.hold(example)
    clock.advance(600)
    face = show(desk, example).clock
    assert (face.state, face.state_words, face.resumes) == ("held", "Paused since 09:01", "goes on with 12:00")


def test_a_pause_past_the_end_goes_on_with_nothing_unless_the_community_counts_on(desk, clock, example):
    move_to(desk, example, "Trios")
    clock.advance(14 * 60)
    desk.run.hold(example)
    assert show(desk, example).clock.resumes == ""
    StageRoom(desk.book).choose("count_on", True)
    assert show(desk, example).clock.resumes == "goes on with +1:00"


def test_the_room_can_have_words_of_its_own(desk, clock, example):
    room = StageRoom(desk.book)
    room.say("Running", "በመካሄድ ላይ")
    room.choose("theme", "paper")
    move_to(desk, example, "Trios")
    view = show(desk, example)
    assert (view.clock.state_words, view.theme) == ("በመካሄድ ላይ", "paper")
    desk.undo(past_facts=True)
    assert show(desk, example).theme == "ink"
    with pytest.raises(Refused):
        room.say("since {time}", "depuis")
    with pytest.raises(Refused):
        room.choose("theme", "pink")


def test_the_room_reads_a_language_of_its_own_and_none_that_is_not_there(desk, clock, example):
    room = StageRoom(desk.book)
    room.choose("language", "fr")
    move_to(desk, example, "Trios")
    assert show(desk, example).clock.state_words == "En cours"
    for unknown in ("tlh", "../../fr", None):
        with pytest.raises(Refused):
            room.choose("language", unknown)
    room.choose("language", "")
    assert show(desk, example).clock.state_words == "Running"


def test_names_are_shortened_only_where_they_stay_unique_and_latin():
    short = short_names(["Ana Maria Silva", "Ana Maria Souza", "Jane Lennon", "ዳዊት ኃይሌ", "Cher"])
    assert short == {
        "Ana Maria Silva": "Ana Maria Silva", "Ana Maria Souza": "Ana Maria Souza", "Jane Lennon": "Jane L.",
        "ዳዊት ኃይሌ": "ዳዊት ኃይሌ", "Cher": "Cher",
    }  # fmt: skip


def test_an_empty_gallery_gives_way_to_what_is_asked(desk, clock, example):
    move_to(desk, example, "Walk")
    assert isinstance(show(desk, example).scene, scenes.Prompt)
    desk.board.new_drawing(example)
    assert isinstance(show(desk, example).scene, scenes.GalleryGrid)


def test_every_scene_can_be_composed_at_every_cue_and_without_a_session(desk, clock, example):
    desk.run.start(example)
    for cue in desk.run.state(example).order:
        desk.run.go_to(example, *cue.key)
        material = gather(desk, example)
        for name, _ in SCENES:
            compose(material, Asked(name), clock.now())
    desk.run.finish(example)
    assert show(desk, example).scene == scenes.Message("Thank you")
    for name, _ in SCENES:
        show(desk, None, name)


def test_the_gallery_tells_the_dots_of_drawings_only_once_they_are_revealed(desk, example):
    one, other = (desk.board.new_drawing(example) for _ in range(2))
    ballots = desk.notes.ballots
    vote = ballots.begin(example, "Where would you like to visit?", [("One", one), ("Other", other)], about="drawing")
    ballots.count(vote, ballots.ballot(vote).choices[1].id, 3)

    def dots():
        return [picture.dots for picture in show(desk, example, "gallery").scene.pictures[:2]]

    assert dots() == [0, 0]
    ballots.reveal(vote, True)
    assert dots() == [0, 3]
    assert show(desk, example, "gallery", other).scene.picture.dots == 3


def test_what_appears_comes_slowly_unless_nothing_may_move(desk, example):
    draws = seated(desk, example, 3, 3)
    assert [show(desk, example, scene, draws=draws).motion for scene in ("agenda", "latecomer")] == ["fade", "slow"]
    assert compose(gather(desk, example), Asked("trios", revealed=1), desk.clock.now()).motion == "slow"
    StageRoom(desk.book).choose("motion", "cut")
    assert show(desk, example, "latecomer", draws=draws).motion == "cut"


def test_the_last_minutes_of_a_break_tell_who_sits_where_in_what_comes(desk, clock, example):
    move_to(desk, example, "All")
    desk.run.insert_break(example, 300)
    draws = seated(desk, example, 3, 3, 4)
    desk.run.next(example)
    assert show(desk, example, draws=draws).scene.title == "Break"
    clock.advance(240)
    view = show(desk, example, draws=draws)
    assert (view.scene.title, view.scene.note) == ("Find your trio", "first client: seat A")
    assert [len(table.seats) for table in view.scene.tables] == [3, 3, 4]
    assert (view.header.activity, view.header.step) == ("Next: Troika consulting", "Turn 1 of 3")
    assert view.clock.digits == "1:00"
    assert show(desk, example, draws=()).scene.title == "Break"


def test_a_step_for_trios_asks_its_question_until_groups_are_drawn(desk, example):
    material = replace(gather(desk, example), state=trios_step(desk, example))
    assert compose(material, Asked(), desk.clock.now()).scene != scenes.Message("No groups are drawn yet")
    own = tuple(replace(draw, activity_id=material.activity.id) for draw in seated(desk, example, 3))
    with_groups = replace(material, draws=own)
    shown = compose(with_groups, Asked(), desk.clock.now()).scene
    assert (type(shown), shown.count) == (scenes.Trios, "3 people, 1 table")


def trios_step(desk, example):
    """The run at a step without turns that wants the trios' scene."""
    move_to(desk, example, "Trios")
    state = desk.run.state(example)
    cue = state.cue
    order = tuple(replace(one, step=replace(one.step, scene="trios")) if one == cue else one for one in state.order)
    return replace(state, order=order)
