"""The interest survey as a page: answers read, a reply typed in, questions changed."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from copdesk.desk import Desk
from ui.community.survey.page import ENTRY, QUESTIONS, SurveyPage
from ui.parts.label import PlainLabel

FORM = """Name,What should we do together?,What would you like to learn about?,Shoe size
Noy,Visit each other,Data,38
Gauri Salokhe,"Visit each other, Sing",data; Budgets,40
"""


@pytest.fixture
def page(qtbot: Any, desk: Desk, bridge: Any, example: bytes) -> SurveyPage:
    page = SurveyPage(desk, bridge)
    qtbot.addWidget(page)
    bridge.changed.connect(page.refresh)
    page.resize(1100, 640)
    page.show()
    page.refresh()
    return page


def words(widget: Any) -> str:
    return " | ".join(label.text() for label in widget.findChildren(PlainLabel) if not label.isHidden())


def test_answers_are_read_told_and_kept_and_give_topics_and_profiles(
    qtbot: Any, page: SurveyPage, desk: Desk, tmp_path: Path
) -> None:
    assert "Nobody has answered yet" in words(page.results)
    file = tmp_path / "answers.csv"
    file.write_text(FORM, encoding="utf-8")
    page.read_file(str(file))
    assert page.offer.found.text() == "2 replies, 2 of 8 questions found."
    assert [check.text() for check in page.offer.checks.values()] == ["Shoe size"]
    assert desk.survey.replies() == []
    page.offer.keep.click()
    assert len(desk.survey.replies()) == 2
    assert "Visit each other | 2" in words(page.results)
    with qtbot.waitSignal(page.told) as told:
        page.results.topics.click()
    assert told.args == ["2 topics are new or wanted by more.", ""]
    with qtbot.waitSignal(page.told) as told:
        page.results.profiles.click()
    assert told.args == ["0 profiles filled up.", "1 person is new."]
    assert "Noy" in {member.name for member in desk.people.members()}


def test_a_file_without_answers_says_why(page: SurveyPage, tmp_path: Path) -> None:
    file = tmp_path / "shoes.csv"
    file.write_text("Shoe,Hat\n1,2\n", encoding="utf-8")
    page.read_file(str(file))
    assert page.refusal.text().startswith("No column of this file answers a question of the survey.")


def test_a_reply_on_paper_is_typed_in_with_keys_alone(qtbot: Any, page: SurveyPage, desk: Desk) -> None:
    page.show_side(ENTRY)
    page.entry.keep.click()
    assert "Nothing is answered yet." in words(page.entry)
    qtbot.keyClicks(page.entry.who.edit, "Noy")
    first = page.entry.answers["do"]
    qtbot.keyClick(first.ticks[1], Qt.Key.Key_Space)
    assert first.field is not None
    qtbot.keyClicks(first.field.edit, "Sing")
    time = page.entry.answers["time"]
    for tick in time.ticks[:2]:
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.keyClick(page.entry.keep, Qt.Key.Key_Space)
    reply = desk.survey.replies()[0]
    assert (reply.name, dict(reply.answers)) == (
        "Noy",
        {"do": "Help each other with our own cases\nSing", "time": "One or two hours"},
    )
    assert page.entry.who.text() == ""
    assert first.text() == ""


def test_questions_are_changed_ordered_and_taken_out_where_they_stand(qtbot: Any, page: SurveyPage, desk: Desk) -> None:
    page.show_side(QUESTIONS)
    rows = page.questions.rows
    edit = rows[0].words.edit
    assert isinstance(edit, QLineEdit)
    edit.setText("What shall we do?")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    page.questions.shift(page.questions.rows[0], 1)
    page.questions.remove(page.questions.rows[-1])
    asked = desk.survey.questions()
    assert [one.text for one in asked[:2]] == ["What would make you take part?", "What shall we do?"]
    assert len(asked) == 7
    page.questions.add.click()
    row = page.questions.rows[-1]
    row.kind.setCurrentIndex(2)
    row.kind.activated.emit(2)
    qtbot.keyClicks(row.words.edit, "Which evening?")
    qtbot.keyClick(row.words.edit, Qt.Key.Key_Return)
    assert "has nothing to tick yet" in words(page.questions)
    qtbot.keyClicks(row.choices.edit, "Monday; Friday")
    qtbot.keyClick(row.choices.edit, Qt.Key.Key_Return)
    assert desk.survey.questions()[-1].choices == ("Monday", "Friday")
    desk.undo()
    assert len(page.questions.rows) == 7


def test_the_page_is_freed_at_once(qtbot: Any, desk: Desk, bridge: Any, example: bytes) -> None:
    desk.survey.reply({"part": "A clear aim"}, name="Noy")
    gc.collect()
    gc.disable()
    try:
        page = SurveyPage(desk, bridge)
        page.refresh()
        page.show_side(ENTRY)
        gone = weakref.ref(page)
        page.deleteLater()
        del page
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert gone() is None
    finally:
        gc.enable()


def test_a_column_that_answers_none_of_the_questions_is_asked_too(page: SurveyPage, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("Name,Shoe size\nNoy,38\nGauri Salokhe,40\nSok,\n", encoding="utf-8")
    page.read_file(str(file))
    assert not page.offer.keep.isEnabled()
    next(iter(page.offer.checks.values())).click()
    assert page.offer.keep.text() == "Keep 2 replies"
    page.offer.keep.click()
    assert desk.survey.questions()[-1].text == "Shoe size"
    assert len(desk.survey.replies()) == 2
