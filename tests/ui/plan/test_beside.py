"""What is beside the plan: forms, library, check, menus, and the sessions by event and day."""

import io
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.plan.reading.whole import read_whole
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.plan.menus import forms
from ui.plan.model import TITLE
from ui.plan.room import PlanRoom
from ui.plan.session_form import Hosts
from ui.plan.shelf import plus_of
from ui.plan.side import DETAILS, LIBRARY, SESSION

LEFT = Qt.MouseButton.LeftButton


def plan(room: PlanRoom) -> Any:
    assert room._session is not None
    return room._session


def first_step(room: PlanRoom) -> Any:
    room.table.choose([plan(room).activities[0].steps[0].id])
    return room.side.step_form


def test_a_step_s_grouping_clock_chime_and_rules_are_chosen_beside_it(room: PlanRoom, desk: Desk) -> None:
    form = first_step(room)
    for name, value in (("grouping", "tables"), ("clock", "none"), ("chime", "both"), ("scene", "wall")):
        box = form.choices[name]
        box.setCurrentIndex(box.findData(value))
        form.settle(name)
        assert getattr(plan(room).activities[0].steps[0], name) == value
    form.switches["skippable"].click()
    assert plan(room).activities[0].steps[0].skippable
    assert not form.switches["between_turns"].isEnabled()
    form.switches["each_turn"].click()
    form.switches["between_turns"].click()
    assert plan(room).activities[0].steps[0].between_turns


def test_note_categories_and_roles_are_written_one_a_line(room: PlanRoom, desk: Desk) -> None:
    form = first_step(room)
    form.fields["categories"].set_text('+ Positive\nResource\n> To do [violet]\n\n" Quote')
    form.settle("categories")
    made = plan(room).activities[0].steps[0].categories
    found = [(one.sign, one.name, one.colour) for one in made]
    assert found[2:] == [(">", "To do", "violet"), ('"', "Quote", "violet")]
    form.fields["categories"].set_text(form.fields["categories"].text().replace("Resource", "Links"))
    form.settle("categories")
    renamed = plan(room).activities[0].steps[0].categories
    assert [one.key for one in renamed] == [one.key for one in made]
    form.fields["roles"].set_text("client: tells\nconsultants: ask")
    form.settle("roles")
    assert plan(room).activities[0].steps[0].roles == (("client", "tells"), ("consultants", "ask"))


def test_a_length_that_is_none_is_refused_under_its_field(room: PlanRoom) -> None:
    form = first_step(room)
    form.fields["min_s"].set_text("99")
    form.settle("min_s")
    assert "is not a range" in form.fields["min_s"].refusal()
    form.fields["planned_s"].set_text("soon")
    form.settle("planned_s")
    assert form.fields["planned_s"].refusal()
    assert plan(room).activities[0].steps[0].planned_s == 20 * 60


def test_an_activity_shows_its_own_details_and_is_kept_in_the_library(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    room.table.choose([plan(room).activities[2].id])
    form = room.side.activity_form
    assert form.fields["turns"].text() == "3"
    form.fields["turns"].set_text("none")
    form.settle("turns")
    assert form.fields["turns"].refusal()
    form.fields["title"].set_text("Our Troika")
    form.settle("title")
    form.keep_requested.emit()
    assert room.side.library.methods()[0].title == "Our Troika"
    edit = room.side.library.field.edit
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "our troika")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert [one.title for one in plan(room).activities].count("Our Troika") == 2
    room.side.library.removal_wanted.emit(desk.plan.own.methods()[0].key)
    assert all(one.title != "Our Troika" for one in room.side.library.methods())


def test_least_and_most_typed_one_after_the_other_are_both_kept(room: PlanRoom, desk: Desk) -> None:
    room.table.choose([plan(room).activities[0].steps[0].id])
    line = room.table.line()
    assert line is not None
    form = room.side.step_form
    for name, text in (("min_s", "11"), ("max_s", "33")):
        form.fields[name].set_text(text)
    room.side.show_line(line)  # the answer of a slow disk comes only after both
    form.changed.emit("min_s", 660)
    room.side.show_line(line)
    form.changed.emit("max_s", 1980)
    assert line.step is not None
    kept = desk.plan.step(line.step.id)
    assert (kept.min_s, kept.max_s) == (660, 1980)


def test_the_library_is_narrowed_by_time_grouping_and_people(room: PlanRoom, desk: Desk) -> None:
    library = room.side.library
    every = len(library.methods())
    library.times[15].click()
    assert 0 < len(library.methods()) < every
    assert all(one.least_s <= 15 * 60 for one in library.methods())
    library.times[30].click()
    assert not library.times[15].isChecked()
    library.groupings["trios"].click()
    assert all("trios" in one.groupings and one.least_s <= 30 * 60 for one in library.methods())
    for chip in (library.times[30], library.groupings["trios"]):
        chip.click()
    desk.plan.expect_people(plan(room).id, 5)
    library.fits.click()
    assert all(one.min_people <= 5 <= one.max_people for one in library.methods())


def test_a_method_s_steps_are_seen_before_it_is_taken(qtbot: Any, room: PlanRoom) -> None:
    room.side.show_page(LIBRARY)
    library = room.side.library
    before = len(plan(room).activities)
    place = [one.key for one in library.methods()].index("troika")
    index = library.shelf.shelf.index(place)
    library.shelf.scrollTo(index)
    qtbot.mouseClick(library.shelf.viewport(), LEFT, pos=library.shelf.visualRect(index).topLeft() + QPoint(20, 10))
    assert "6:30 (5–7)  " in library.details.words()
    assert len(plan(room).activities) == before
    qtbot.mouseClick(library.shelf.viewport(), LEFT, pos=plus_of(library.shelf.visualRect(index)).center())
    qtbot.keyClick(library.shelf, Qt.Key.Key_Return)
    assert [one.method for one in plan(room).activities[before:]] == ["troika", "troika"]


def test_down_leads_from_what_was_typed_to_what_was_found(qtbot: Any, room: PlanRoom) -> None:
    room.side.show_page(LIBRARY)
    library = room.side.library
    library.field.edit.setFocus()
    qtbot.keyClicks(library.field.edit, "peer assist")
    qtbot.keyClick(library.field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(library.shelf, Qt.Key.Key_Return)
    assert plan(room).activities[-1].method.startswith("peer-assist")


def test_one_activity_is_shared_as_one_file_and_read_back(room: PlanRoom, desk: Desk, tmp_path: Path) -> None:
    desk.plan.own.keep(plan(room).id, plan(room).activities[2].id, "Our Troika")
    room.side.show_page(LIBRARY)
    library = room.side.library
    assert library.methods()[0].title == "Our Troika"
    library.shelf.setCurrentIndex(library.shelf.shelf.index(0))
    library.details.share.click()
    dialog = room.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Our Troika.toml")
    dialog.close()
    room.menus.save_methods_to(str(tmp_path / "one.toml"))
    kept = library.methods()[0]
    library.details.away.click()
    assert all(one.title != "Our Troika" for one in library.methods())
    room.menus.take_methods_of(str(tmp_path / "one.toml"))
    back = library.methods()[0]
    assert (back.title, back.turns, back.steps) == (kept.title, kept.turns, kept.steps)


def test_the_pages_beside_the_plan_are_made_when_they_are_looked_at(room: PlanRoom) -> None:
    assert room.side.pages.count() == 1
    room.side.show_page(DETAILS)
    room.side.show_page(SESSION)
    assert room.side.session_form.fields["title"].text() == plan(room).title
    told = [label.text() for label in room.side.session_form.hosts.findChildren(PlainLabel)]
    assert {"Lucie Lamoureux · convener", "Ewen Le Borgne · process coach"} <= set(told)


def test_the_check_counts_with_the_people_typed_and_shows_each_place(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    panel = room.side.remarks
    qtbot.keyClicks(panel.people, "22")
    qtbot.keyClick(panel.people, Qt.Key.Key_Return)
    assert plan(room).expected == 22
    remark = next(one for one in panel._shown if "22 people" in one.title)
    panel.chosen.emit(remark)
    line = room.table.line()
    assert line is not None
    assert line.activity.id == remark.activity_id
    panel.people.selectAll()
    qtbot.keyClick(panel.people, Qt.Key.Key_Delete)
    qtbot.keyClick(panel.people, Qt.Key.Key_Return)
    assert plan(room).expected is None


def test_hosts_are_chosen_from_the_community_and_sent_away(qtbot: Any, room: PlanRoom, desk: Desk, example: Id) -> None:
    key = desk.people.add("Ama Owusu")
    hosts = room.side.session_form.findChild(Hosts)
    assert hosts is not None
    before = len(desk.people.hosts(example))
    hosts.role.setCurrentIndex(hosts.role.findData("note-taker"))
    hosts.name.setText("Ama Owusu")
    qtbot.keyClick(hosts.name, Qt.Key.Key_Return)
    assert desk.people.hosts(example)[-1][1] == "note-taker"
    hosts.name.setText("Nobody At All")
    qtbot.keyClick(hosts.name, Qt.Key.Key_Return)
    assert len(desk.people.hosts(example)) == before + 1
    assert not hosts._refusal.isHidden()
    hosts.new.click()
    assert [(one.name, role) for one, role in desk.people.hosts(example)][-1] == ("Nobody At All", "note-taker")
    assert hosts.new.isHidden()
    desk.undo()
    assert "Nobody At All" not in [one.name for one in desk.people.members()]
    room.side.session_form.host_gone.emit(key, "note-taker")
    assert len(desk.people.hosts(example)) == before


def test_day_and_zone_are_read_as_a_person_writes_them(room: PlanRoom) -> None:
    form = room.side.session_form
    form.fields["day"].set_text("26.5.2026")
    form.settle("day")
    assert plan(room).day == "2026-05-26"
    assert plan(room).day_text == "Tuesday 26"
    form.fields["zone"].set_text("Mars/Olympus")
    form.settle("zone")
    assert "time zone" in form.fields["zone"].refusal()
    form.fields["space"].set_text("Barn")
    form.settle("space")
    assert (form.fields["zone"].text(), "time zone" in form.fields["zone"].refusal()) == ("Mars/Olympus", True)
    form.fields["zone"].set_text("Africa/Nairobi")
    form.settle("zone")
    assert plan(room).zone == "Africa/Nairobi"


def test_a_plan_is_saved_in_every_form_and_the_whole_one_is_read_back(room: PlanRoom, tmp_path: Path) -> None:
    room.side.session_form.fields["day"].set_text("2026-05-26")
    room.side.session_form.settle("day")
    for ending in forms():
        room.menus.save_to(str(tmp_path / f"plan{ending}"))
        assert (tmp_path / f"plan{ending}").stat().st_size > 100
    (session,), reading = read_whole(tmp_path / "plan.toml")
    assert reading.format == "toml"
    assert [one.title for one in session.activities] == [one.title for one in plan(room).activities]
    assert session.activities[2].turns == 3
    room.importing.read_file(tmp_path / "plan.toml")
    assert room.importing.model.rowCount() == room.model.rowCount()
    packing = (tmp_path / "plan.packing.md").read_text(encoding="utf-8")
    assert "- [ ] Three chairs knee to knee for each trio" in packing


def test_a_folder_that_is_gone_is_told(qtbot: Any, room: PlanRoom, tmp_path: Path) -> None:
    with qtbot.waitSignal(room.said) as said:
        room.menus.save_to(str(tmp_path / "nowhere" / "plan.md"))
    assert said.args[3] == "accent"


def test_sessions_begin_again_from_the_last_one_or_from_a_template(room: PlanRoom, desk: Desk) -> None:
    titles = [one.title for one in plan(room).activities]
    fresh = room.menus.fresh

    def press(words: str) -> None:
        next(action for action in fresh.actions() if action.text().startswith(words)).trigger()

    keep = next(action for action in room.menus.more.actions() if action.data() == ("keep", ""))
    keep.trigger()
    press("Again like")
    assert [one.title for one in plan(room).activities] == titles
    assert len(desk.plan.sessions()) == 2
    press("Facilitating")
    assert len(desk.plan.sessions()) == 3
    press("Empty")
    assert plan(room).activities == ()
    next(action for action in room.menus.more.actions() if action.data() == ("remove", "")).trigger()
    assert len(desk.plan.sessions()) == 3
    assert plan(room).activities != ()


def test_a_session_moves_to_another_day_by_key_and_its_recap_goes_into_its_plan(
    qtbot: Any, room: PlanRoom, desk: Desk, example: Id
) -> None:
    desk.notes.star([desk.notes.write(example, "+ bees are a good example")], True)
    second = desk.plan.add_session("Second day")
    room._on_programme()
    panel = room.programme
    for name, text in (("title", "Share fair"), ("first_day", "2026-05-25"), ("last_day", "2026-05-27")):
        panel.new_fields[name].set_text(text)
    panel._on_new_event()
    (event,) = desk.plan.events.events()
    panel.tree.moved.emit(example, event.id, "2026-05-25")
    panel.tree.moved.emit(second, event.id, "2026-05-25")
    panel.tree.choose(second)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.plan.session(second).day == "2026-05-26"
    assert panel.tree.session() == second
    panel.add_recap.click()
    recap = desk.plan.session(second).activities[0]
    assert recap.steps[-1].prompts == ("bees are a good example",)
    panel.event_fields["last_day"].set_text("2026-05-20")
    panel._on_event_field()
    assert "cannot end before" in panel._refusal.text()
    panel.open_button.click()
    assert room._session_id == second
    assert not room.side.isHidden()
    assert room.model.index(0, TITLE).data() == "Recap"


def test_the_undo_button_takes_the_last_change_back(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    desk.plan.set_head(plan(room).id, "space", "Room 2")
    button = room.findChild(Button, "plan_undo")
    assert button is not None
    button.click()
    assert plan(room).space == "TBD"


def test_photos_of_the_day_before_are_shown_in_the_recap(qtbot: Any, room: PlanRoom, desk: Desk, example: Id) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(picture, "JPEG")
    desk.board.add_photo_file(example, picture.getvalue(), "flipchart.jpg")
    second = desk.plan.add_session("Second day")
    room._on_programme()
    room.programme.tree.choose(second)
    pictures = [label for label in room.programme.findChildren(PlainLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 1


def test_the_packing_list_stands_in_the_window_and_is_ticked_there(qtbot: Any, room: PlanRoom, desk: Desk) -> None:
    def press(kind: str) -> None:
        next(one for one in room.menus.more.actions() if one.data() and one.data()[0] == kind).trigger()

    step = plan(room).activities[0].steps[0]
    desk.plan.set_step(step.id, "materials", "flipchart paper, markers")
    press("packing")
    panel = room.pages.packing
    assert panel.isVisible()
    assert not room.side.isVisible()
    panel.checks["markers"].click()
    assert desk.plan.session(plan(room).id).packed == ("markers",)
    assert "1 of " in panel._facts.text()
    desk.undo()
    assert not panel.checks["markers"].isChecked()
    with qtbot.waitSignal(room.document_requested) as asked:
        panel._paper.click()
    assert asked.args == ["packing"]
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert room.side.isVisible()
    with qtbot.waitSignal(room.document_requested) as asked:
        press("document")
    assert asked.args == ["runsheet"]


def test_a_block_moves_to_another_session_by_dragging_and_by_key(
    qtbot: Any, room: PlanRoom, desk: Desk, example: Id
) -> None:
    second = desk.plan.add_session("Second day")
    lunch = desk.plan.add_plain(second, "Lunch", "Lunch", 3600)
    first = plan(room).activities[0]
    room._on_programme()
    tree = room.programme.tree
    assert tree.session() == example

    def names(key: Id) -> list[str]:
        return [one.title for one in desk.plan.session(key).activities]

    tree.choose(first.id)
    block = tree.currentItem()
    tree.choose(lunch)
    target = tree.currentItem()
    assert block is not None
    assert target is not None
    tree.setCurrentItem(block)
    event = QDropEvent(
        QPointF(tree.visualItemRect(target).topLeft()), Qt.DropAction.MoveAction, QMimeData(),
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    tree.dropEvent(event)
    assert names(second) == [first.title, "Lunch"]
    assert first.title not in names(example)
    assert tree.session() == second  # the block is still the chosen line
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(second) == ["Lunch", first.title]
    for _ in range(2):
        qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(second) == ["Lunch"]
    assert names(example)[-1] == first.title
