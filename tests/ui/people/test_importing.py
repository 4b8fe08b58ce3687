"""Taking in a list of people."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from ui.in_place import InPlaceBridge
from ui.parts.choice import Choice
from ui.people.room import PeopleRoom

LIST = """Participants
- Ama Owusu ama.owusu[at]example.org
- laroo Nkemelu laroo[at]example.org
- Natalie Campbell natalie[at]example.org
- ... please add your name if you were here..
"""


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, bridge: InPlaceBridge, clock: FakeClock, example: Id) -> PeopleRoom:
    made = PeopleRoom(desk, bridge, clock)
    qtbot.addWidget(made)
    made.resize(1278, 720)
    made.show()
    made.show_session(example)
    made.begin_import()
    return made


def emails(desk: Desk) -> dict[str, str]:
    return {member.name: member.email for member in desk.people.members()}


def test_a_pasted_list_is_shown_decided_and_kept_in_one_undo_step(qtbot: QtBot, room: PeopleRoom, desk: Desk) -> None:
    before = emails(desk)
    room.importer.paste.setPlainText(LIST)
    room.importer._on_look()
    assert emails(desk) == before
    assert room.importer.add.text() == "Add 2 people, 1 known"
    known, small = room.importer.deciding.boxes()
    if known.case.code != "known":
        known, small = small, known
    assert known.case.question == "Natalie Campbell is in the community already"
    small._group.button(1).click()
    with qtbot.waitSignal(room.said) as said:
        room.importer.add.click()
    assert said.args is not None
    assert said.args[:2] == ["2 people added.", "1 card filled up. Ctrl+Z takes it back."]
    after = emails(desk)
    assert after["Ama Owusu"] == "ama.owusu@example.org"
    assert after["Laroo Nkemelu"] == "laroo@example.org"
    assert after["Natalie Campbell"] == (before["Natalie Campbell"] or "natalie@example.org")
    assert room.whole.currentIndex() == 0
    desk.undo()
    assert emails(desk) == before


def test_somebody_unticked_stays_out_and_a_namesake_may_be_another_person(
    qtbot: QtBot, room: PeopleRoom, desk: Desk
) -> None:
    room.importer.open_text(LIST)
    people = room.importer.people
    people.setCurrentIndex(people.people.index(0))
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert room.importer.add.text() == "Add 1 person, 1 known"
    known = next(box for box in room.importer.deciding.boxes() if box.case.code == "known")
    known._group.button(1).click()
    room.importer.add.click()
    names = [member.name for member in desk.people.members()]
    assert "Ama Owusu" not in names
    assert names.count("Natalie Campbell") == 2


def test_a_list_without_people_is_told_in_words_and_stays_pasted(room: PeopleRoom) -> None:
    room.importer.paste.setPlainText("12.30 – 13.00")
    room.importer._on_look()
    assert room.importer.pages.currentIndex() == 0
    assert room.importer.refusal.isVisible()
    assert room.importer.paste.toPlainText() == "12.30 – 13.00"


def test_a_file_is_read_and_escape_leaves_with_nothing_written(
    qtbot: QtBot, room: PeopleRoom, desk: Desk, tmp_path: Path
) -> None:
    before = emails(desk)
    file = tmp_path / "people.csv"
    file.write_text("Name,Email,Organisation\nAma Owusu,ama@example.org,LHC\nSok Dara,,CARE\n", encoding="utf-8")
    room.importer.open_path(str(file))
    assert room.importer.title.text() == "people.csv"
    assert room.importer.people.people.rowCount() == 2
    qtbot.keyClick(room.importer, Qt.Key.Key_Escape)
    assert room.whole.currentIndex() == 0
    assert emails(desk) == before


def test_many_questions_come_in_pages_and_each_has_its_answer(room: PeopleRoom) -> None:
    room.importer.open_text("\n".join(f"laila Bell{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(30)))
    deciding = room.importer.deciding
    assert len(deciding.boxes()) == 20
    assert len(deciding.answers()) == 30
    assert deciding.more.text() == "Show 10 more"
    deciding.more.click()
    assert len(deciding.boxes()) == 30
    assert deciding.more.isHidden()


def test_the_answers_of_a_form_are_looked_at_once_its_people_are_in(qtbot: QtBot, room: PeopleRoom) -> None:
    room.importer.open_text("Name\tE-mail\tWhich day suits you?\nAma Owusu\tama@example.org\tMonday\n")
    assert room.importer.answers.isChecked()
    with qtbot.waitSignal(room.answers_requested) as asked:
        room.importer.add.click()
    assert asked.args is not None
    assert asked.args[0].startswith(b"Name\tE-mail")
    room.begin_import()
    room.importer.open_text(LIST)
    assert room.importer.answers.isHidden()
    assert not room.importer.answers.isChecked()


def test_one_answer_may_do_for_all_of_its_kind(room: PeopleRoom, desk: Desk) -> None:
    people = [one for one in desk.people.members() if one.organisation][:3]
    rows = "".join(f"{one.name}\t{one.name.split()[0]}@example.org\tElsewhere\n" for one in people)
    room.importer.open_text(f"Name\tE-mail\tOrganisation\n{rows}")
    deciding = room.importer.deciding
    differs = [box for box in deciding.boxes() if box.case.code == "differs"]
    assert [box.all_alike.text() for box in differs] == ["All 3 like this"] * 3
    differs[1].show_answer(1)
    differs[1].all_alike.click()
    assert {box.answer() for box in differs} == {1}
    assert room.importer.add.text() == "Complete 3 known"
    room.importer.add.click()
    keys = {one.id for one in people}
    assert {one.organisation for one in desk.people.members() if one.id in keys} == {"Elsewhere"}


def pick(box: Choice, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_person_says_how_a_list_is_to_be_read(room: PeopleRoom, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("Kto;Skąd\nSpotkanie;\nZażółć Gęśla;Łódź\nMałgorzata Łoś;Kraków\n".encode("cp1250"))
    importer = room.importer
    importer.open_path(str(file))
    pick(importer.manner.encoding, "cp1250")
    pick(importer.manner.header, "2")
    assert [one.name for one in importer.people.people._people] == ["Zażółć Gęśla", "Małgorzata Łoś"]
    pick(importer.manner.separator, "|")
    assert importer.manner.separator.currentData() == "|"
    assert importer.pages.currentIndex() == 1


def test_a_manner_in_which_nobody_is_found_is_told_and_the_choice_stays_in_sight(
    room: PeopleRoom, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,Email\nAma Owusu,ama@example.org\nSok Dara,sok@example.org\n", encoding="utf-8")
    importer = room.importer
    importer.open_path(str(file))
    pick(importer.manner.header, "3")
    assert importer.pages.currentIndex() == 1
    assert importer.warnings.text().startswith("No names were found")
    pick(importer.manner.header, "1")
    assert len(importer.people.people._people) == 2
