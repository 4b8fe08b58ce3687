"""Somebody's part in the community on their card."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from copdesk.book.ids import new_id
from copdesk.people.part import Attended, Part, Promised, Said, Sat
from ui.people.part import AT_ONCE, PartList

SESSION = new_id()
PART = Part(
    sessions=(Attended(SESSION, "Facilitating CoPs", "Tuesday 26", None, None),),
    of_sessions=3,
    groups=(
        Sat(SESSION, "Troika", "Tuesday 26", 2, "Garden", None, ("Meg", "Noy")),
        Sat(None, "", "", 0, "", None, ("Sok",)),
    ),
    met=3,
    said=tuple(Said(new_id(), SESSION, f"note {n} <b>", "Tuesday 26") for n in range(AT_ONCE + 3)),
    promises=(Promised(new_id(), None, "send the list", "Friday"), Promised(new_id(), SESSION, "call", "", done=True)),
)


def shown(qtbot: QtBot) -> PartList:
    made = PartList()
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show_part(PART)
    made.show()
    return made


def test_each_count_unfolds_into_what_it_counts(qtbot: QtBot) -> None:
    part = shown(qtbot)
    counts = {key: fold.head.count for key, fold in part.folds.items()}
    assert counts == {"sessions": "1 of 3", "groups": "3 people", "said": "11", "promises": "1, by Friday"}
    assert all(fold.lines() == [] for fold in part.folds.values())
    for fold in part.folds.values():
        fold.head.click()
    lines = {key: [(line.said, line.under) for line in fold.lines()] for key, fold in part.folds.items()}
    assert lines["sessions"] == [("Facilitating CoPs", "Tuesday 26")]
    assert lines["groups"] == [("with Meg, Noy", "Troika · Tuesday 26 · T2 · Garden"), ("with Sok", "before")]
    assert lines["promises"] == [("send the list", "by Friday"), ("call", "done")]
    assert len(lines["said"]) == AT_ONCE
    part.folds["said"].more.click()
    assert len(part.folds["said"].lines()) == AT_ONCE + 3
    assert part.folds["said"].more.isHidden()


def test_a_line_leads_to_what_it_names_and_nowhere_where_that_is_not_in_the_file(qtbot: QtBot) -> None:
    part = shown(qtbot)
    led: list[object] = []
    part.led.connect(led.append)
    for fold in part.folds.values():
        qtbot.keyClick(fold.head, Qt.Key.Key_Space)
        for line in fold.lines()[:2]:
            line.click()
    assert led == [PART.sessions[0], PART.groups[0], *PART.said[:2], PART.promises[1]]


def test_what_is_unfolded_stays_so_and_is_made_anew_only_where_it_changed(qtbot: QtBot) -> None:
    part = shown(qtbot)
    fold = part.folds["said"]
    fold.head.click()
    before = fold.lines()
    part.show_part(PART)
    assert fold.lines() == before
    part.show_part(Part(said=PART.said[:1]))
    assert [line.said for line in fold.lines()] == ["note 0 <b>"]
    part.show_part(Part())
    assert not fold.head.isEnabled()
    assert fold.lines() == []
