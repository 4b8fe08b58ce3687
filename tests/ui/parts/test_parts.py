"""What a person sees and can do with each part alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.avatar import Avatar, initials_of
from ui.parts.banner import Banner
from ui.parts.buttons import Button
from ui.parts.chip import Chip, Tag
from ui.parts.empty import EmptyPlace
from ui.parts.field import Field
from ui.parts.focus import FocusRing
from ui.parts.icons import SHAPES, Glyph, icon, pixmap
from ui.parts.keycap import KeyCap, key_words
from ui.parts.label import PlainLabel
from ui.parts.marks import ClockMark, SavedMark
from ui.parts.overlay import Overlay
from ui.parts.pill import Pill, pace_words
from ui.parts.question import QuestionPanel, ask
from ui.parts.segments import Segments
from ui.parts.stepbar import StepBar
from ui.parts.switch import Check, Radio, Switch
from ui.parts.tip import plain_tip, tip
from ui.shell.theme import theme_now

HOSTILE = '<img src="//server/share/x.png">'


def _press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)


def _activate(qtbot: QtBot, host: QWidget) -> None:
    host.show()
    with qtbot.waitActive(host):
        host.activateWindow()


def test_a_label_shows_markup_as_it_was_written(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_a_shortened_label_tells_the_whole_text_and_stops_when_there_is_room(qtbot: QtBot) -> None:
    label = PlainLabel("A community of <practice>", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.is_elided()
    assert "&lt;practice&gt;" in label.toolTip()
    label.resize(600, 20)
    assert not label.is_elided()
    assert label.toolTip() == ""


def test_a_tool_tip_never_carries_markup(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    tip(widget, HOSTILE, "F5")
    assert "<img" not in widget.toolTip()
    assert widget.toolTip().endswith("(F5)</qt>")
    assert plain_tip("") == ""
    assert plain_tip("<b>\n&") == "<qt>&lt;b&gt;<br>&amp;</qt>"


@pytest.mark.parametrize(
    ("key", "words"),
    [("Alt+Right", "Alt+→"), ("PgDown", "PgDn"), ("Ctrl+K", "Ctrl+K"), ("+", "+"), ("Escape", "Esc")],
)
def test_a_key_is_told_as_it_is_printed_on_the_keyboard(key: str, words: str) -> None:
    assert key_words(key) == words


@pytest.mark.usefixtures("french")
def test_a_key_is_told_as_the_language_prints_it() -> None:
    assert [key_words(key) for key in ("Return", "Ctrl+Shift+Z", "Escape")] == ["Entrée", "Ctrl+Maj+Z", "Échap"]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    picture = pixmap(name, "ink", 24).toImage()
    inked = sum(picture.pixelColor(x, y).alpha() > 60 for x in range(24) for y in range(24))
    assert inked > 5


def test_an_icon_that_does_not_exist_is_a_mistake(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("unicorn")


def test_a_click_on_a_button_leaves_the_caret_where_it_is(qtbot: QtBot) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    field, button = QLineEdit(), Button("Next step", "primary", key="PgDown")
    column.addWidget(field)
    column.addWidget(button)
    qtbot.addWidget(host)
    host.show()
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert host.focusWidget() is field


@pytest.mark.parametrize("made", [lambda: Button("Next"), lambda: Chip("Members", "members")])
def test_what_can_be_clicked_shows_where_the_mouse_is(qtbot: QtBot, made: Callable[[], QWidget]) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    part = made()
    column.addWidget(part)
    column.addSpacing(80)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.mouseMove(window, QPoint(2, window.height() - 2))
    before = part.grab().toImage()
    qtbot.mouseMove(part)
    qtbot.waitUntil(lambda: part.grab().toImage() != before)
    qtbot.mouseMove(window, QPoint(2, window.height() - 2))
    qtbot.waitUntil(lambda: part.grab().toImage() == before)


def test_a_button_keeps_its_ampersand_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("R&D")
    qtbot.addWidget(button)
    assert button.text() == "R&D"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "R&D"


def test_a_button_that_is_off_says_why_and_says_its_key_again_when_it_is_on(qtbot: QtBot) -> None:
    button = Button("Pause", key="F6")
    qtbot.addWidget(button)
    button.set_off("No session runs.")
    assert not button.isEnabled()
    assert "No session runs." in button.toolTip()
    button.set_off("")
    assert button.isEnabled()
    assert "(F6)" in button.toolTip()


def test_a_button_is_as_wide_as_its_icon_words_and_key_need(qtbot: QtBot) -> None:
    plain, whole, square = Button("Pause"), Button("Pause", icon="pause", key="F6"), Button(icon="undo", says="Undo")
    for button in (plain, whole, square):
        qtbot.addWidget(button)
    assert whole.sizeHint().width() > plain.sizeHint().width()
    assert square.sizeHint().width() == square.sizeHint().height() == 36
    assert square.accessibleName() == "Undo"
    wide = whole.sizeHint().width()
    whole.show_cap(False)
    assert whole.sizeHint().width() < wide


def test_a_button_with_little_room_loses_its_icon_before_its_key_and_its_key_before_its_words(qtbot: QtBot) -> None:
    button = Button("Pause", icon="pause", key="F6")
    qtbot.addWidget(button)
    icon, words, _ = pieces = button._pieces(theme_now(), 40)
    whole = sum(pieces) + 2 * 8 + 2 * 6

    def kept(width: int) -> list[bool]:
        button.resize(width, 36)
        return [bool(piece) for piece in button._fitting(theme_now(), words, 8)]

    assert kept(whole) == [True, True, True]
    assert kept(whole - 1) == [False, True, True]
    assert kept(whole - icon - 8 - 1) == [False, True, False]


@pytest.mark.parametrize("part", [Button, Chip, Switch, Check, Radio])
def test_space_works_a_part_and_tab_reaches_it(qtbot: QtBot, part: type[Button]) -> None:
    widget = part("Trios")
    qtbot.addWidget(widget)
    assert widget.focusPolicy() == Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(widget.clicked):
        _press(qtbot, widget, Qt.Key.Key_Space)


def test_an_arrow_points_the_way_the_reading_goes(qtbot: QtBot) -> None:
    forward, backward = Button(icon="next", says="Next"), Button(icon="back", says="Next")
    for button in (forward, backward):
        qtbot.addWidget(button)
        button.resize(36, 36)
    assert forward.grab().toImage() != backward.grab().toImage()
    forward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert forward.grab().toImage() == backward.grab().toImage()


def test_a_chip_without_key_is_narrower_and_every_chip_is_24_high(qtbot: QtBot) -> None:
    keyed, bare, tag = Chip("Idea", "blue", "3"), Chip("Idea", "blue"), Tag("best practices")
    for widget in (keyed, bare, tag):
        qtbot.addWidget(widget)
    assert keyed.sizeHint().width() > bare.sizeHint().width()
    assert {keyed.sizeHint().height(), bare.sizeHint().height(), tag.sizeHint().height()} == {24}
    assert "Idea (3)" in keyed.toolTip()


def test_segments_are_chosen_by_click_and_by_arrows_and_tell_it_once(qtbot: QtBot) -> None:
    segments = Segments(("Full name", "Initials", "Not at all"), says="In reports")
    qtbot.addWidget(segments)
    segments.resize(segments.sizeHint())
    seen: list[int] = []
    segments.chosen.connect(seen.append)
    qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(segments.width() - 5, 10))
    qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(segments.width() - 5, 10))
    _press(qtbot, segments, Qt.Key.Key_Left)
    assert seen == [2, 1]
    assert segments.accessibleName() == "In reports: Initials"
    segments.show_at(0)
    assert seen == [2, 1]


def test_a_refused_field_keeps_what_was_typed_and_says_why(qtbot: QtBot) -> None:
    field = Field("Planned")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.edit, "0:10")
    field.refuse("Not below its minimum of 1:00.")
    assert field.text() == "0:10"
    assert field.refusal() == "Not below its minimum of 1:00."
    assert field.edit.property("refused") == "true"
    assert field.edit.accessibleDescription() == "Not below its minimum of 1:00."
    field.accept()
    assert field.refusal() == ""


def test_a_field_tells_what_is_typed_and_once_when_it_is_settled(qtbot: QtBot) -> None:
    field = Field("Name")
    qtbot.addWidget(field)
    typed: list[str] = []
    settled: list[str] = []
    field.edited.connect(typed.append)
    field.entered.connect(settled.append)
    qtbot.keyClicks(field.edit, "ab")
    _press(qtbot, field.edit, Qt.Key.Key_Return)
    _press(qtbot, field.edit, Qt.Key.Key_Return)
    field.set_text("somebody else")
    assert typed == ["a", "ab"]
    assert settled == ["ab"]


def test_a_field_of_several_lines_takes_pasted_words_without_their_dress(qtbot: QtBot) -> None:
    field = Field("Can offer", lines=3)
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml("<b>Showcase</b>")
    data.setText("Showcase")
    field.edit.insertFromMimeData(data)  # type: ignore[union-attr]
    assert field.text() == "Showcase"


def test_a_field_of_several_lines_grows_with_its_words_and_no_farther_than_it_may(qtbot: QtBot) -> None:
    field = Field("Focus", lines=2, most=4)
    qtbot.addWidget(field)
    field.show()
    two = field.edit.height()
    field.set_text("a\nb\nc")
    three = field.edit.height()
    field.set_text("a\nb\nc\nd\ne\nf")
    assert two < three < field.edit.height() < two * 2.5
    field.set_text("")
    assert field.edit.height() == two


def test_a_field_grows_for_lines_that_break_when_its_place_is_known(qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    field = Field("Focus", lines=2, most=12)
    column.addWidget(field)
    column.addStretch()
    qtbot.addWidget(holder)
    field.set_text("words that break " * 20)
    holder.resize(300, 500)
    holder.show()
    lines = round(field.edit.document().size().height())  # type: ignore[union-attr]
    assert lines > 4
    qtbot.waitUntil(lambda: field.edit.height() >= 20 * min(lines, 12))


def test_a_banner_tells_its_fact_and_its_button_is_heard(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("The projector is gone.", "The run goes on.", "Put it back", "F5", "accent")
    banner.show()
    button = banner.findChild(Button, "banner_button")
    assert button is not None
    with qtbot.waitSignal(banner.pressed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    banner.tell("Saved again.", tone="primary")
    assert not button.isVisible()
    assert banner.fact() == "Saved again."


def test_an_empty_place_offers_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyPlace("No notes in this step yet", "Write what is said.", "Write the first note")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.pressed):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("ahead", "words", "feel"),
    [
        (0, "on time", "ok"),
        (29_999, "on time", "ok"),
        (-180_000, "3 min behind", "late"),
        (-31_000, "1 min behind", "late"),
        (95_000, "2 min ahead", "ok"),
    ],
)
def test_the_pace_is_told_in_whole_minutes(ahead: int, words: str, feel: str) -> None:
    assert pace_words(ahead)[:2] == (words, feel)


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Verele de Vreede", "VV"), ("Laroo", "L"), ("", ""), ("  (guest) Anna ", "A"), ("ສົມຈິດ ພົມມະຈັນ", "ສພ")],
)
def test_initials_are_taken_from_the_first_and_last_word(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_the_saved_mark_hides_its_words_where_there_is_no_room_but_keeps_them_at_hand(qtbot: QtBot) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    mark.show_state("saved", "Saved 12:14")
    wide = mark.sizeHint().width()
    mark.hide_words(True)
    assert mark.sizeHint().width() < wide
    assert "Saved 12:14" in mark.toolTip()
    mark.show_state("trouble", "NOT saved")
    assert mark.accessibleName() == "NOT saved"
    assert "NOT saved" in mark.toolTip()


def test_the_clock_says_its_state_in_words(qtbot: QtBot) -> None:
    mark = ClockMark("over")
    qtbot.addWidget(mark)
    assert mark.text() == "Time’s up"
    mark.show_kind("held")
    assert mark.accessibleName() == "Paused"


def test_the_step_bar_fills_with_its_share(qtbot: QtBot) -> None:
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.resize(100, 8)
    bar.show_share(0.5, 0.8)
    picture = bar.grab().toImage()
    full, empty = picture.pixelColor(25, 4).name(), picture.pixelColor(65, 4).name()
    assert (full, empty) == ("#0b5d57", "#e9eeec")
    assert picture.pixelColor(80, 4).name() == "#ffffff"


def test_the_ring_follows_tab_and_leaves_a_click_alone(qtbot: QtBot) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    field, button = QLineEdit(), Button("Pause")
    column.addWidget(field)
    column.addWidget(button)
    ring = FocusRing(host)
    qtbot.addWidget(host)
    _activate(qtbot, host)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.around() is button
    assert ring.geometry().contains(button.geometry())
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.around() is None
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()


def test_escape_closes_a_panel_and_the_caret_goes_back(qtbot: QtBot) -> None:
    host = QWidget()
    field = QLineEdit(host)
    qtbot.addWidget(host)
    host.resize(600, 400)
    _activate(qtbot, host)
    field.setFocus()
    overlay = Overlay(host, QuestionPanel("Finish this session?"))
    with qtbot.waitSignal(overlay.closed):
        _press(qtbot, overlay.panel, Qt.Key.Key_Escape)
    assert host.focusWidget() is field


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_round_within_a_panel(qtbot: QtBot, key: Qt.Key) -> None:
    host = QWidget()
    under = QLineEdit(host)
    qtbot.addWidget(host)
    host.resize(600, 400)
    _activate(qtbot, host)
    panel = QuestionPanel("Finish this session?")
    overlay = Overlay(host, panel)
    seen = set()
    for _ in range(5):
        _press(qtbot, host.focusWidget(), key)
        seen.add(host.focusWidget())
    assert under not in seen
    assert len(seen) > 1
    assert all(widget is not None and overlay.isAncestorOf(widget) for widget in seen)


def test_a_click_beside_a_panel_closes_it_and_one_on_an_empty_place_of_it_does_not(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    overlay = Overlay(host, QuestionPanel("Finish this session?"))
    qtbot.mouseClick(overlay.panel, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not overlay.isHidden()
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert overlay.isHidden()


def test_a_panel_that_closes_leaves_the_focus_to_nobody_who_had_it_not(qtbot: QtBot) -> None:
    host = QWidget()
    button = Button("Search")
    button.setParent(host)
    qtbot.addWidget(host)
    host.resize(600, 400)
    _activate(qtbot, host)
    button.clearFocus()
    assert host.focusWidget() is None
    overlay = Overlay(host, QuestionPanel("Finish this session?"))
    assert host.focusWidget() is not None
    overlay.close_panel()
    assert host.focusWidget() is not button


def test_a_question_runs_what_was_agreed_and_nothing_when_left(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 400)
    host.show()
    done: list[str] = []
    ask(host, "Finish?", yes="Finish", then=_Said(done, "left")).no.click()
    assert done == []
    ask(host, "Finish?", yes="Finish", then=_Said(done, "finished")).yes.click()
    assert done == ["finished"]


class _Said:
    def __init__(self, heard: list[str], word: str) -> None:
        self._heard, self._word = heard, word

    def __call__(self) -> None:
        self._heard.append(self._word)


def test_small_parts_have_the_measures_of_the_drawings(qtbot: QtBot) -> None:
    parts = (Pill("on time"), Avatar("Anna"), Glyph("check"), KeyCap("F5"))
    for widget in parts:
        qtbot.addWidget(widget)
    assert [widget.sizeHint().height() for widget in parts] == [28, 28, 16, 18]
