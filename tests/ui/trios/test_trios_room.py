"""The Trios room: drawing, moving people by hand, and what the columns tell."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.trios.held import Held, Seat
from ui.in_place import InPlaceBridge
from ui.parts.buttons import Button
from ui.trios.groups import GroupsView
from ui.trios.papers import PairsPanel, PaperPanel, TablesPanel
from ui.trios.room import TriosRoom
from ui.trios.telling import short_titles


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, present: Id) -> TriosRoom:
    made = TriosRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 720)
    made.show()
    made.show_session(present)
    return made


@pytest.fixture
def drawn(room: TriosRoom, desk: Desk, present: Id) -> TriosRoom:
    for number, occasion in enumerate(desk.trios.occasions(present), 1):
        desk.trios.draw(present, occasion.activity_id, seed=number)
    return room


def held_in(room: TriosRoom) -> Held:
    shown = room.centre.groups.shown()
    assert shown is not None
    return shown.held


def names(held: Held) -> list[list[str]]:
    return [[seat.name for seat in trio.seats] for trio in held.trios]


def drag(groups: QWidget, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    """Press, move and release as a hand does; the offscreen platform makes no moves with a button down."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, button, buttons in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        where = QPointF(point)
        event = QMouseEvent(kind, where, QPointF(groups.mapToGlobal(point)), button, buttons, modifiers)
        QApplication.sendEvent(groups, event)


def spot(groups: GroupsView, seat: Seat) -> QPoint:
    return next(row.box.center() for card in groups.plot().cards for row in card.rows if row.seat.id == seat.id)


def test_draw_is_the_one_way_on_until_groups_are_drawn(qtbot: QtBot, room: TriosRoom) -> None:
    assert room.choices.draw.kind == "primary"
    assert room.centre.empty.accessibleName().startswith("No groups are drawn yet")
    room.choices.draw.click()
    assert [len(trio.seats) for trio in held_in(room).trios] == [3, 3, 3, 3]
    assert room.choices.draw.text() == "Draw again"
    assert room.choices.draw.kind == "plain"
    assert room.choices.seed.text() == str(held_in(room).seed)
    assert room.centre.as_drawn().startswith("As drawn: 0 repeats in 1 draw")


def test_a_typed_seed_draws_the_same_groups_again(qtbot: QtBot, room: TriosRoom) -> None:
    found = []
    for _ in range(2):
        room.choices.seed.setText("48213")
        qtbot.keyClick(room.choices.seed, Qt.Key.Key_Return)
        found.append(names(held_in(room)))
        room.choices.random.click()
    assert found[0] == found[1]


def test_what_the_left_column_says_goes_into_the_draw(room: TriosRoom, desk: Desk, present: Id) -> None:
    room.choices.earlier.setChecked(False)
    room.choices.mix.setChecked(False)
    room.choices.random.click()
    options = held_in(room).options
    assert (options.dice, options.earlier, options.mix, options.strangers) == (True, False, False, True)
    room.choices.draw.click()
    assert not held_in(room).options.dice


def test_hosts_take_part_by_one_switch_or_each_for_themselves(room: TriosRoom, desk: Desk, present: Id) -> None:
    hosts = [one for one in desk.people.attendance(present) if one.host_role]
    for one in hosts:
        desk.people.check_in(present, one.member.id)
    here = len(desk.people.present(present))
    room.choices.each_host.menu().actions()[0].trigger()
    assert len(desk.people.present(present)) == here + 1
    room.choices.hosts.setChecked(True)
    assert len(desk.people.present(present)) == here + len({one.member.id for one in hosts})
    assert room.choices.shape.text().startswith(f"{here + len({one.member.id for one in hosts})} people: ")


def test_leftovers_are_priced_in_words(room: TriosRoom, desk: Desk, present: Id) -> None:
    assert room.choices.price.text() == "4 draws are possible before anyone meets twice. You need 2."
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    assert room.choices.shape.text() == "13 people: 3 trios and 1 four"
    assert room.choices.price.text().startswith("With fours, ")
    room.choices.over.chosen.emit(2)
    assert room.choices.shape.text() == "13 people: 3 trios and 2 pairs"
    assert room.choices.price.text().startswith("With pairs, ")
    size = next(one for one in room.choices.group_size.menu().actions() if one.data() == 5)
    size.trigger()
    assert room.choices.over.accessibleName() == "Left over: Larger"


def test_a_host_who_could_sit_in_is_offered_first_and_by_name(room: TriosRoom, desk: Desk, present: Id) -> None:
    for name in ("Nadia von Hülsen, KIT", "Otto Quist, KIT"):
        desk.people.walk_in(present, name)
    host = desk.people.hosts(present)[0][0]
    desk.people.check_in(present, host.id)
    desk.people.take_part(present, host.id, False)
    room.choices.over.chosen.emit(0)
    assert room.choices.shape.text() == f"14 people: {host.short} sits in, 5 trios"
    assert room.choices.price.text().startswith("With 1 host sitting in, 7 draws are possible")
    room.choices.draw.click()
    assert host.id in {one for trio in held_in(room).trios for one in trio.people}


def test_fours_turn_on_their_own_or_keep_the_common_bell(
    room: TriosRoom, desk: Desk, present: Id, clock: FakeClock
) -> None:
    troika = next(one for one in desk.trios.occasions(present) if one.turns > 1)
    room.show_activity(troika.activity_id)
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    room.choices.own_turns.setChecked(False)
    assert room.choices.price.text().endswith("The fourth is client first next time.")
    room.choices.draw.click()
    shown = room.centre.groups.shown()
    assert shown is not None
    four = next(trio for trio in shown.held.trios if len(trio.seats) == 4)
    assert shown.remarks[four.id] == "four · D is first next time"
    assert room.centre.as_drawn().endswith("The fourth is client first next time.")
    desk.run.start(present)
    while desk.run.state(present).cue.activity.id != troika.activity_id or not desk.run.state(present).cue.turn:
        desk.run.next(present)
    shown = room.centre.groups.shown()
    assert shown is not None
    clock.advance(400)
    room.tick()
    assert set(shown.clients.values()) == {desk.run.state(present).cue.client_seat}


def test_what_is_mixed_is_chosen_and_told(room: TriosRoom, desk: Desk, present: Id) -> None:
    for number, one in enumerate(desk.people.present(present)):
        desk.people.edit(one.id, "country", "Kenya" if number < 6 else "")
    menu = room.choices.mix_by.menu()
    menu.triggered.emit(next(action for action in menu.actions() if action.data() == "country"))
    assert room.choices.mix_by.text().startswith("countries")
    for switch in (room.choices.newcomers, room.choices.helping, room.choices.series):
        switch.setChecked(True)
    room.choices.draw.click()
    held = held_in(room)
    assert (held.options.mix_by, held.options.newcomers, held.options.helping, held.options.series) == (
        "country", True, True, True,
    )  # fmt: skip
    assert held.same_organisation == 2
    assert "2 same-country meetings" in room.centre.as_drawn()


def test_a_hidden_room_asks_for_nothing_until_it_is_shown(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    before = drawn.choices.shape.text()
    drawn.hide()
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    assert drawn.choices.shape.text() == before
    drawn.show()
    assert drawn.choices.shape.text() != before


def test_a_person_is_dragged_to_another_group_and_undo_brings_them_back(drawn: TriosRoom, desk: Desk) -> None:
    groups, before = drawn.centre.groups, held_in(drawn)
    seat, to = before.trios[0].seats[1], before.trios[2]
    target = groups.plot().cards[2].box.center()
    drag(groups, spot(groups, seat), target, Qt.KeyboardModifier.NoModifier)
    after = held_in(drawn)
    assert [len(trio.seats) for trio in after.trios] == [2, 3, 4, 3]
    assert after.trios[2].seats[-1].name == seat.name
    assert [one.letter for one in after.trios[0].seats] == ["A", "B"]
    desk.undo()
    assert names(held_in(drawn)) == names(before)
    assert to.label == after.trios[2].label


def test_with_shift_two_people_change_places(drawn: TriosRoom) -> None:
    groups, before = drawn.centre.groups, held_in(drawn)
    one, other = before.trios[0].seats[0], before.trios[3].seats[2]
    drag(groups, spot(groups, one), spot(groups, other), Qt.KeyboardModifier.ShiftModifier)
    after = held_in(drawn)
    assert (after.trios[0].seats[0].name, after.trios[3].seats[2].name) == (other.name, one.name)


def test_the_price_is_told_while_a_person_is_carried(drawn: TriosRoom, desk: Desk, qtbot: QtBot) -> None:
    before = held_in(drawn)
    seat, other = before.trios[0].seats[0], before.trios[1].seats[0]
    desk.trios.met(seat.member_id, other.member_id, source="Valbonne")
    groups = drawn.centre.groups
    groups.setFocus()
    groups.pick_up(held_in(drawn).trios[0].seats[0])
    qtbot.keyClick(groups, Qt.Key.Key_Right)
    texts = drawn.centre.offer.texts()
    assert texts[0] == f"{seat.name.split()[0]} and {other.name.split()[0]} have met"
    assert texts[1] == "In “Valbonne”."
    assert texts[2] == "Drop: 1 repeat in T2, and T1 is left a pair"
    assert texts[3].startswith("drop: swaps with ")
    assert texts[2] in groups.accessibleDescription()
    qtbot.keyClick(groups, Qt.Key.Key_Escape)
    assert drawn.centre.offer.isHidden()
    assert names(held_in(drawn)) == names(before)


def test_everything_can_be_moved_by_keyboard(drawn: TriosRoom, qtbot: QtBot) -> None:
    groups, before = drawn.centre.groups, held_in(drawn)
    groups.setFocus()
    qtbot.keyClick(groups, Qt.Key.Key_Down)
    current = groups.current()
    assert current is not None
    assert current.name == before.trios[0].seats[1].name
    assert "seat B" in groups.accessibleDescription()
    qtbot.keyClick(groups, Qt.Key.Key_Space)
    qtbot.keyClick(groups, Qt.Key.Key_Right)
    qtbot.keyClick(groups, Qt.Key.Key_Return)
    assert current.name in names(held_in(drawn))[1]
    qtbot.keyClick(groups, Qt.Key.Key_Space)
    qtbot.keyClick(groups, Qt.Key.Key_Left)
    qtbot.keyClick(groups, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    after = names(held_in(drawn))
    assert current.name in after[0]
    assert [len(group) for group in after] == [2, 4, 3, 3]


def test_a_locked_group_takes_nobody_and_stays_when_drawn_again(drawn: TriosRoom, desk: Desk) -> None:
    trio = held_in(drawn).trios[1]
    menu = drawn.menu_for(trio, None)
    menu.actions()[0].trigger()
    locked = held_in(drawn).trios[1]
    assert locked.locked
    groups = drawn.centre.groups
    drag(groups, spot(groups, held_in(drawn).trios[0].seats[0]), groups.plot().cards[1].box.center(),
         Qt.KeyboardModifier.NoModifier)  # fmt: skip
    assert held_in(drawn).trios[1].people == locked.people
    drawn.choices.draw.click()
    assert held_in(drawn).trios[1].people == locked.people
    assert held_in(drawn).trios[1].locked


def test_the_menu_swaps_names_the_writer_and_asks_for_a_seat_on_the_projector(drawn: TriosRoom, qtbot: QtBot) -> None:
    held = held_in(drawn)
    trio, seat = held.trios[0], held.trios[0].seats[0]
    menu = drawn.menu_for(trio, seat)
    by_words = {action.text(): action for action in menu.actions()}
    by_words[f"{seat.name} writes for the group"].trigger()
    assert held_in(drawn).trios[0].seats[0].scribe
    with qtbot.waitSignal(drawn.scene_requested) as asked:
        by_words["Seat on the projector"].trigger()
    assert asked.args == ["latecomer", seat.member_id]
    swaps = by_words["Swap with"].menu()
    assert isinstance(swaps, QMenu)
    assert swaps.actions() == []  # nobody is priced before the list is looked at
    swaps.aboutToShow.emit()
    assert len(swaps.actions()) == 9
    swaps.actions()[0].trigger()
    assert held_in(drawn).trios[1].seats[0].name == seat.name


def test_in_a_large_room_partners_to_swap_with_are_found_by_their_group(
    drawn: TriosRoom, desk: Desk, present: Id
) -> None:
    for number in range(16):
        desk.people.walk_in(present, f"Guest {number}, KIT")
    drawn.choices.draw.click()
    held = held_in(drawn)
    menu = drawn.menu_for(held.trios[0], held.trios[0].seats[0])
    (swaps,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert isinstance(swaps, QMenu)
    assert [action.text() for action in swaps.actions()] == [trio.label for trio in held.trios[1:]]
    second = swaps.actions()[0].menu()
    assert isinstance(second, QMenu)
    second.aboutToShow.emit()
    assert len(second.actions()) == len(held.trios[1].seats)
    second.actions()[0].trigger()
    assert held_in(drawn).trios[1].people[0] == held.trios[0].people[0]


def test_a_late_comer_waits_and_is_placed_with_one_group_changed(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    before = held_in(drawn)
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    lines = drawn.memory.moving.texts()
    assert "Nadia von Hülsen, late" in lines
    button = drawn.memory.findChildren(Button, "trios_place")[0]
    place = button.text().removeprefix("Place in ")
    button.click()
    after = held_in(drawn)
    changed = [t.number for t, old in zip(after.trios, before.trios, strict=True) if t.people != old.people]
    assert [f"T{number}" for number in changed] == [place]
    assert "Everyone here has a seat." in drawn.memory.moving.texts()


def test_three_who_wait_make_a_group_of_their_own(drawn: TriosRoom, desk: Desk, present: Id, qtbot: QtBot) -> None:
    before = names(held_in(drawn))
    for name in ("Nadia von Hülsen, KIT", "Otto Quist, KIT"):
        desk.people.walk_in(present, name)
    assert drawn.memory.findChild(Button, "trios_gather") is None
    desk.people.walk_in(present, "Rosa Ek, KIT")
    button = drawn.memory.findChild(Button, "trios_gather")
    assert button is not None
    button.click()
    assert names(held_in(drawn)) == [*before, ["Nadia von Hülsen", "Otto Quist", "Rosa Ek"]]
    assert drawn.memory.moving.texts()[1] == "Everyone here has a seat."


def test_who_is_back_from_the_call_has_their_seat(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    gone = held_in(drawn).trios[0].seats[1]
    desk.people.leave(present, gone.member_id)
    button = next(one for one in drawn.memory.findChildren(Button, "trios_back"))
    assert button.accessibleName() == f"Is back: {gone.name}, left"
    button.click()
    assert drawn.memory.moving.texts()[1] == "Everyone here has a seat."
    assert gone.member_id in {one.id for one in desk.people.present(present)}


def test_groups_by_interest_come_from_signed_cards(room: TriosRoom, desk: Desk, present: Id) -> None:
    here = [one.name for one in desk.people.present(present)]
    room.centre.act.emit("interests")
    panel = room.panels.open
    assert isinstance(panel, PaperPanel)
    panel.put("no topic here")
    panel.answered.emit()
    assert panel.field.refusal().startswith("“no topic here” needs a topic, a colon and names")
    panel.put(f"Seeds: {', '.join(here[:6])}\nWater: {', '.join(here[6:9])}")
    panel.answered.emit()
    held = held_in(room)
    assert [trio.label for trio in held.trios] == ["T1 · Seeds", "T2 · Seeds", "T3 · Water"]
    assert {seat.name for seat in held.trios[2].seats} == set(here[6:9])


def test_groups_of_an_earlier_session_count_as_met(room: TriosRoom, desk: Desk, present: Id) -> None:
    here = desk.people.present(present)
    room.centre.act.emit("earlier")
    panel = room.panels.open
    assert isinstance(panel, PaperPanel)
    panel.put("\n".join(", ".join(one.name for one in here[at : at + 3]) for at in (0, 3)))
    room.panels.source.setText("Valbonne 2005")
    panel.answered.emit()
    assert room.panels.open is None
    assert len(desk.trios.entered()) == 6
    places = sorted(i for i, (key, _) in enumerate(desk.trios.view(present).people) if key in (here[0].id, here[1].id))
    assert room.memory.matrix.words(places[1], places[0]).endswith("once, in “Valbonne 2005”")


def test_tables_are_dragged_to_where_they_stand(drawn: TriosRoom, desk: Desk, qtbot: QtBot) -> None:
    drawn.panels.ask_places()
    panel = drawn.panels.open
    assert isinstance(panel, TablesPanel)
    panel.put("Window\nDoor\nStairs")
    plan = panel.plan
    assert plan.spots() == []
    start = plan.box(1).center().toPoint()
    drag(plan, start, start + QPoint(-4000, 60), Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(plan, Qt.Key.Key_PageUp)
    qtbot.keyClick(plan, Qt.Key.Key_Down)
    panel.answered.emit()
    assert desk.trios.places() == ["Window", "Door", "Stairs"]
    window, door, stairs = desk.trios.spots()
    assert door is not None
    assert door[0] == 0
    assert window is not None
    assert window != (0.25, 0.25)
    assert stairs == (0.25, 0.75)


def test_who_left_is_shown_and_taken_out(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    seat = held_in(drawn).trios[0].seats[0]
    desk.people.leave(present, seat.member_id)
    assert f"{seat.name}, left" in drawn.memory.moving.texts()
    assert "has left" in drawn.centre.groups.words_at(spot(drawn.centre.groups, seat))
    button = drawn.memory.findChildren(Button, "trios_take_out")[0]
    button.click()
    assert len(held_in(drawn).trios[0].seats) == 2
    assert seat.name not in [name for group in names(held_in(drawn)) for name in group]


def test_later_groups_are_drawn_anew_for_a_late_comer(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    first = desk.trios.draws(present)[0]
    drawn.show_activity(first.activity_id)  # type: ignore[arg-type]
    late = desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    button = drawn.memory.findChildren(Button, "trios_replan")[0]
    button.click()
    kept, anew = desk.trios.draws(present)
    assert kept.id == first.id
    assert late in {one for trio in anew.trios for one in trio.people}
    assert anew.repeats == 0


def test_the_square_names_pairs_by_keyboard(drawn: TriosRoom, qtbot: QtBot) -> None:
    matrix = drawn.memory.matrix
    assert matrix.people() == 12
    matrix.setFocus()
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.cell() == (1, 0)
    said = []
    for _ in range(10):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
        said.append(drawn.memory.said.text())
    assert matrix.cell() == (11, 0)
    assert len(set(said)) == 10
    assert said[-1] == matrix.accessibleDescription()
    assert sum("for the first time" in words for words in said) + sum("once, in" in words for words in said) >= 2


def test_the_square_stays_away_while_the_groups_are_at_work(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    troika = desk.trios.occasions(present)[1]
    drawn.show_activity(troika.activity_id)
    assert drawn.memory.matrix.isVisible()
    desk.run.start(present)
    cue = next(c for c in desk.run.state(present).order if c.activity.id == troika.activity_id and c.turn == 2)
    desk.run.go_to(present, cue.step.id, 2)
    assert not drawn.memory.matrix.isVisible()
    assert drawn.centre.facts.text() == "turn 2 of 3 · client: seat B"
    shown = drawn.centre.groups.shown()
    assert shown is not None
    assert set(shown.clients.values()) == {"B"}
    drawn.memory.asked.click()
    assert drawn.memory.matrix.isVisible()


def test_the_room_follows_the_run_to_the_groups_it_needs_next(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    one, other = desk.trios.occasions(present)
    drawn.show_activity(other.activity_id)
    desk.run.start(present)
    assert held_in(drawn).activity_id == one.activity_id
    drawn.show_activity(other.activity_id)
    desk.run.stretch(present, 60_000)
    assert held_in(drawn).activity_id == other.activity_id, "looking ahead is not undone by every fact"
    cue = next(c for c in desk.run.state(present).order if c.activity.id == other.activity_id)
    drawn.show_activity(one.activity_id)
    desk.run.go_to(present, cue.step.id, cue.turn)
    assert held_in(drawn).activity_id == other.activity_id


def test_tables_of_four_turn_at_their_own_time(drawn: TriosRoom, desk: Desk, present: Id, clock: FakeClock) -> None:
    troika = desk.trios.occasions(present)[1]
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    desk.trios.draw(present, troika.activity_id, seed=3)
    drawn.show_activity(troika.activity_id)
    desk.run.start(present)
    cues = [c for c in desk.run.state(present).order if c.activity.id == troika.activity_id and c.turn == 1]
    desk.run.go_to(present, cues[-1].step.id, 1)
    four = next(trio for trio in held_in(drawn).trios if len(trio.seats) == 4)
    shown = drawn.centre.groups.shown()
    assert shown is not None
    assert shown.remarks[four.id].startswith("four · 4 × ")
    clock.advance(cues[-1].planned_ms / 1000 - 1)
    drawn.tick()
    shown = drawn.centre.groups.shown()
    assert shown is not None
    assert shown.clients[four.id] == "B"
    assert {letter for key, letter in shown.clients.items() if key != four.id} == {"A"}


def test_where_am_i_answers_a_few_letters(drawn: TriosRoom, qtbot: QtBot) -> None:
    seat = held_in(drawn).trios[2].seats[1]
    qtbot.keyClicks(drawn.centre.where, seat.name.split()[0][:4])
    assert f"{seat.name}: T3, seat B" in drawn.centre.as_drawn()
    with qtbot.waitSignal(drawn.scene_requested) as asked:
        qtbot.keyClick(drawn.centre.where, Qt.Key.Key_Return)
    assert asked.args == ["latecomer", seat.member_id]
    drawn.centre.where.clear()
    qtbot.keyClicks(drawn.centre.where, "xyz")
    assert drawn.centre.as_drawn() == "Nobody of that name has a seat in these groups."


def test_the_projector_is_asked_for_groups_and_for_names(drawn: TriosRoom, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.scene_requested) as asked:
        drawn.centre.stage.click()
    assert asked.args == ["trios", held_in(drawn).activity_id]
    action = next(a for a in drawn.centre.more.menu().actions() if a.data() == "places")
    with qtbot.waitSignal(drawn.scene_requested) as asked:
        action.trigger()
    assert asked.args == ["places", held_in(drawn).activity_id]


def test_nobody_checked_in_leads_to_people_or_to_counting_off(
    qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id
) -> None:
    room = TriosRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.show_session(example)
    assert room.centre.empty.accessibleName().startswith("Nobody is checked in yet")
    assert not room.choices.draw.isEnabled()
    with qtbot.waitSignal(room.room_requested) as asked:
        room.centre.empty.pressed.emit()
    assert asked.args == ["people"]
    room.centre.count_off.people.setText("22")
    assert room.centre.count_off.told.text().startswith("22 people: 6 trios and 1 four.")
    with qtbot.waitSignal(room.scene_requested) as scene:
        room.centre.count_off.stage.click()
    assert scene.args == ["message", "Count off from 1 to 7. The same number is one group."]


def test_a_bare_head_count_has_the_same_choice_about_those_left_over(
    qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id
) -> None:
    desk.people.count_heads(example, 26)
    room = TriosRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.show_session(example)
    counting = room.centre.count_off
    assert counting.people.text() == "26"
    assert room.choices.shape.text() == "26 people: 6 trios and 2 fours"
    assert room.choices.over.isEnabled()
    room.choices.over.chosen.emit(0)
    coach = next(member for member, role in desk.people.hosts(example) if role == "coach")
    assert room.choices.shape.text() == f"26 people: {coach.short} sits in, 9 trios"
    assert counting.told.text().endswith("sits in, 9 trios. Count off from 1 to 9. The same number is one group.")
    room.choices.over.chosen.emit(2)
    assert counting.told.text().startswith("26 people: 8 trios and 1 pair. Count off from 1 to 9.")
    for member, _ in desk.people.hosts(example):
        desk.people.no_host(example, member.id)
    room.show_session(example)
    room.choices.over.chosen.emit(0)
    assert room.choices.shape.text() == "26 people: 1 host sits in, 9 trios"
    assert room.choices.price.text().startswith("With 1 host sitting in, 13 draws are possible")
    counting.people.setText("27")
    assert room.choices.shape.text() == "27 people: 9 trios"


def test_what_is_chosen_stays_chosen_when_somebody_comes_in(room: TriosRoom, desk: Desk, present: Id) -> None:
    room.choices.over.chosen.emit(2)
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    assert room.choices.options.sizes == "pair"
    assert room.choices.shape.text() == "13 people: 3 trios and 2 pairs"


def test_without_a_session_the_room_leads_to_the_plan(
    qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock
) -> None:
    room = TriosRoom(desk, bridge, clock)
    qtbot.addWidget(room)
    room.show_session(None)
    assert room.centre.empty.accessibleName().startswith("No session is open")
    with qtbot.waitSignal(room.room_requested) as asked:
        room.centre.empty.pressed.emit()
    assert asked.args == ["plan"]


def test_activities_of_one_title_are_told_apart() -> None:
    assert short_titles(["Troika consulting", "Good CoP / bad CoP", "Troika consulting"]) == (
        "Troika 1", "Good CoP", "Troika 2",
    )  # fmt: skip


def test_groups_that_formed_themselves_are_typed_in(room: TriosRoom, desk: Desk, present: Id) -> None:
    room.centre.empty.pressed.emit()
    panel = room.panels.open
    assert isinstance(panel, PaperPanel)
    panel.field.set_text("Jane, Manuel, Nobody\n")
    panel.yes.click()
    assert panel.field.refusal() == "Nobody of this community is called “Nobody”."
    panel.field.set_text("Jane, Manuel, Carla\nMeg, Gauri")
    panel.yes.click()
    assert room.panels.open is None
    assert names(held_in(room)) == [
        ["Jane Lennon", "Manuel Flury", "Carla Alcobia"], ["Meg Mottaz", "Gauri Salokhe"],
    ]  # fmt: skip
    assert room.centre.as_drawn().startswith("Typed in: 0 repeats.")


def test_groups_come_from_a_file_and_are_looked_over_first(room: TriosRoom, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_bytes("\ufeffGroup;Name\r\nT1;Jane Lennon\r\nT1;Manuel Flury\r\nT2;Meg\r\nT2;Gauri\r\n".encode())
    room.panels.ask_groups()
    room.panels.read_file(str(path))
    panel = room.panels.open
    assert isinstance(panel, PaperPanel)
    assert panel.text().startswith("Group;Name")
    room.panels.read_file(str(tmp_path / "missing.csv"))
    assert panel.field.refusal().startswith("missing.csv cannot be read.")
    panel.yes.click()
    assert names(held_in(room)) == [["Jane Lennon", "Manuel Flury"], ["Meg Mottaz", "Gauri Salokhe"]]


def test_groups_at_work_are_not_drawn_anew_by_one_press(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    troika = desk.trios.occasions(present)[1]
    drawn.show_activity(troika.activity_id)
    desk.run.start(present)
    cue = next(c for c in desk.run.state(present).order if c.activity.id == troika.activity_id and c.turn == 2)
    desk.run.go_to(present, cue.step.id, 2)
    before = held_in(drawn).id
    drawn.choices.draw.click()
    assert held_in(drawn).id == before
    drawn.findChildren(Button, "question_yes")[0].click()
    assert held_in(drawn).id != before


def test_read_from_the_right_people_are_dragged_where_they_are_seen(drawn: TriosRoom) -> None:
    drawn.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    groups, before = drawn.centre.groups, held_in(drawn)
    row, target = groups.plot().cards[0].rows[0], groups.plot().cards[1]
    drag(groups, groups.seen(row.box).center(), groups.seen(target.box).center(), Qt.KeyboardModifier.NoModifier)
    assert before.trios[0].seats[0].name in names(held_in(drawn))[1]


def test_wishes_and_meetings_are_added_and_taken_back(qtbot: QtBot, room: TriosRoom, desk: Desk) -> None:
    room.choices.apart.click()
    panel = room.panels.open
    assert isinstance(panel, PairsPanel)
    panel.first.setEditText("Jane Lennon")
    panel.second.setEditText("Manuel Flury")
    panel.yes.click()
    assert panel.lines() == ["Jane Lennon and Manuel Flury"]
    assert room.choices.apart.text().startswith("1")
    panel.findChildren(Button, "trios_unpair")[0].click()
    assert desk.trios.wishes() == []
    assert panel.lines() == []
    for first, second, pairs in (("jane", "man", 1), ("natalie", "jane", 2)):
        qtbot.keyClicks(panel.first.lineEdit(), first)
        qtbot.keyClick(panel.first.lineEdit(), Qt.Key.Key_Return)
        qtbot.keyClicks(panel.second.lineEdit(), second)
        qtbot.keyClick(panel.second.lineEdit(), Qt.Key.Key_Return)
        assert len(panel.lines()) == pairs
        assert panel.said.text() == ""
    panel.no.click()
    assert room.panels.open is None


def test_who_meets_again_is_named(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    first, second = desk.trios.draws(present)
    a, b = first.trios[0].seats[:2]
    homes = {seat.member_id: (trio, seat) for trio in second.trios for seat in trio.seats}
    if homes[a.member_id][0].id != homes[b.member_id][0].id:
        desk.trios.swap(present, next(
            seat.id for seat in homes[a.member_id][0].seats if seat.member_id != a.member_id
        ), homes[b.member_id][1].id)  # fmt: skip
    drawn.show_activity(second.activity_id or b"")
    said = drawn.centre.told.toolTip()
    assert f"{a.name} and {b.name} meet again." in said or f"{b.name} and {a.name} meet again." in said


def test_tables_get_names_from_a_preset(drawn: TriosRoom, desk: Desk) -> None:
    drawn.choices.places.click()
    panel = drawn.panels.open
    assert panel is not None
    panel.findChildren(Button, "trios_preset_trees")[0].click()
    panel.yes.click()
    assert [trio.label for trio in held_in(drawn).trios][:2] == ["T1 · Oak", "T2 · Birch"]
    assert drawn.choices.places.text().startswith("Oak, Birch")


def test_a_table_is_saved_where_spreadsheets_find_its_letters(drawn: TriosRoom, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.said) as said:
        drawn.panels.save_table(tmp_path / "groups.csv", "Name\r\nÞórarinn\r\n")
    assert (tmp_path / "groups.csv").read_bytes().startswith(b"\xef\xbb\xbfName\r\n")
    assert said.args[0].startswith("The table is saved as ")
    with qtbot.waitSignal(drawn.said) as said:
        drawn.panels.save_table(tmp_path / "missing" / "groups.csv", "")
    assert said.args[3] == "danger"


def test_a_refusal_is_said_under_the_groups(drawn: TriosRoom, desk: Desk, present: Id) -> None:
    desk.people.walk_in(present, "Nadia von Hülsen, KIT")
    drawn.choices.over.chosen.emit(0)
    drawn.choices.draw.click()
    assert drawn.centre.as_drawn() == "2 of the hosts would have to sit in; 0 are here and free."
    assert drawn.choices.draw.isEnabled()


def test_in_a_narrow_window_both_columns_share_one_place(drawn: TriosRoom) -> None:
    drawn.resize(855, 512)
    assert drawn.choices.isVisible()
    assert not drawn.memory.isVisible()
    drawn.sides.chosen.emit(1)
    assert drawn.memory.isVisible()
    assert not drawn.choices.isVisible()
    drawn.resize(1278, 720)
    assert drawn.choices.isVisible()
    assert drawn.memory.isVisible()


def test_a_closed_room_is_freed_at_once(
    qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, present: Id
) -> None:
    room = TriosRoom(desk, bridge, clock)
    room.show_session(present)
    room.choices.draw.click()
    gone = weakref.ref(room)
    gc.collect()
    gc.disable()
    try:
        room.close()
        room.deleteLater()
        del room
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert gone() is None
    finally:
        gc.enable()


def test_groups_that_formed_themselves_are_tapped_as_well_as_typed(
    qtbot: QtBot, room: TriosRoom, desk: Desk, present: Id
) -> None:
    room.panels.ask_groups()
    panel, tapping = room.panels.open, room.panels.tapping
    assert isinstance(panel, PaperPanel)
    everyone = [one.name for one in desk.people.present(present)]
    assert tapping.names() == everyone
    for name in everyone[:4]:
        tapping.cloud.clicked.emit(tapping.cloud.model().index(tapping.names().index(name), 0))
    assert panel.text() == f"{'; '.join(everyone[:3])}\n{everyone[3]}"
    assert tapping.names() == everyone[4:]
    typed = f"{panel.text()}, {everyone[4].split()[0]}"
    panel.put(typed)
    assert tapping.names() == everyone[5:]
    qtbot.mouseClick(panel.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert room.panels.open is panel  # a click beside does not lose what was written
    panel.answered.emit()
    assert names(held_in(room)) == [everyone[:3], everyone[3:5]]
