"""Nothing is cut, everything is large enough, and the picture is mirrored as a whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from copdesk.stage import scenes
from copdesk.stage.scenes import Fact, Line, Message, Places, Prompt, Question, Table, Timer, Trios, Welcome
from copdesk.stage.view import ClockFace, Header, StageView, Upcoming
from tests.ui.stage.looking import LAPTOP, NARROW, SIZES, WIDE, assert_apart, assert_whole, look
from tests.ui.stage.people import crowd
from tests.ui.stage.samples import FACE, HELD, LAST, OVER, VIEWS, places
from ui.stage.paint.clock import glyphs, plan_digits
from ui.stage.paint.picture import PAINTERS, photograph
from ui.stage.paint.sheet import Sheet

DIGIT_HEIGHT = 0.714
"""Of a digit, in em."""
LEAST = 2.98
"""Three percent of the height, as whole pixels give it."""
LONG = "Wolfeschlegelsteinhausenbergerdorff"
LONG_NAMES = (
    f"Hubert {LONG} Senior",
    LONG * 2,
    "พระบาทสมเด็จพระปรมินทรมหาภูมิพลอดุลยเดช",
    "عبد الرحمن بن محمد بن إبراهيم بن عبد الله الأنصاري القرطبي",
    "ዮሐንስ ገብረ እግዚአብሔር ወልደማርያም ኃይለሥላሴ",
    "សម្ដេចព្រះមហាសុមេធាធិបតី ជួន ណាត",
    "ສົມຈິດ ພົມມະຈັນ ວົງພະຈັນ ໄຊຍະສອນ",
    "欧阳静怡与陈林浩然",
)


@pytest.mark.parametrize("name", VIEWS)
def test_every_text_stands_whole_on_the_picture(themes, drawn, name):
    for direction, size in (("ltr", WIDE), ("rtl", WIDE), ("ltr", LAPTOP), ("ltr", NARROW), ("rtl", NARROW)):
        drawn.clear()
        look(replace(VIEWS[name], direction=direction), size, themes)
        assert_whole(drawn, size)


@pytest.mark.parametrize("name", VIEWS)
def test_no_text_is_smaller_than_can_be_read_from_the_last_row(themes, drawn, name):
    for size in SIZES:
        drawn.clear()
        still = look(VIEWS[name], size, themes)
        assert not drawn.flows or drawn.least(still) >= LEAST


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_long_facts_of_a_welcome_take_more_lines_and_stay_readable(themes, drawn, size):
    facts = (
        Fact("Space", "The large hall beside the garden, second floor"),
        Fact("Convener", "Michael “Miko” Cañares, Nadia von Hülsen"),
        Fact("Process coach", "ዮሐንስ ገብረ እግዚአብሔር"),
        Fact("Note-taker", "فاطمة الزهراء بنعلي"),
        Fact("Here now", "120 people", True),
    )
    title = "A very long title about monitoring and learning across water, energy and climate communities"
    view = StageView(Welcome(title, facts, "We start in"), ClockFace(digits="14:30", widest="00:00"))
    still = look(view, size, themes)
    assert drawn.least(still) >= LEAST
    assert_whole(drawn, size)
    assert_apart(drawn, still, view)


def test_no_last_line_of_a_question_or_message_is_left_over(themes, drawn):
    asked = "What are positive elements in the facilitation of the CoP?"
    french = "Quels sont les éléments positifs de ma communauté ?"
    said = "Whoever comes are the right people, and when it is over it is truly over, as it was always going to be."
    for scene in (Prompt((Question((Line(asked, "plus"), Line(french, "plus"))),)), Message(said)):
        drawn.clear()
        look(StageView(scene, FACE), WIDE, themes)
        flows = [flow for flow, _, _ in drawn.flows if flow.count > 1]
        assert flows
        assert all(flow.lines.widths[-1] > 0.4 * flow.lines.widest for flow in flows)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("does", ["", "ask the client"])
def test_seats_of_four_stand_beside_the_words_of_their_role(themes, drawn, monkeypatch, size, does):
    boxes = []
    monkeypatch.setattr(
        Sheet, "letter_box", lambda sheet, _, x, y, edge, *__: boxes.append(sheet.box(x, y, edge, edge))
    )
    roles = (
        scenes.Role("Client", "", (scenes.Seat("B", client=True),)),
        scenes.Role("Consultants", does, tuple(scenes.Seat(letter) for letter in "ACD")),
    )
    scene = replace(VIEWS["08-troika"].scene, roles=roles, turns=4)
    view = StageView(scene, replace(FACE, digits="11:24"), Header("Troika consulting", "", "turn ends 12:15"))
    still = look(view, size, themes)
    assert_apart(drawn, still, view)
    assert len(boxes) == 4
    digits = next(slot.box for slot in still.slots if slot.kind == "digits")
    for box in boxes:
        assert not [text for text, row in drawn.rows() if row.intersects(box)]
        assert size is NARROW or box.right() < digits.left()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scene", [Timer(), VIEWS["07-prompt"].scene, VIEWS["08-troika"].scene])
def test_what_comes_next_stays_away_from_the_edge_once_time_is_up(themes, drawn, size, scene):
    still = look(StageView(scene, OVER, Header("Good CoP"), VIEWS["02-timer-running"].upcoming), size, themes)
    assert drawn.foot(still) <= 97


@pytest.mark.parametrize("state", [LAST, OVER, HELD], ids=lambda face: face.state)
@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if view.clock])
def test_no_text_stands_on_another_in_any_state(themes, drawn, name, state):
    clock = replace(VIEWS[name].clock, state=state.state, state_words=state.state_words)
    view = replace(VIEWS[name], clock=clock)
    for size in (WIDE, NARROW):
        drawn.clear()
        assert_apart(drawn, look(view, size, themes), view)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("count", [1, 4, 8, 9, 14, 15, 24, 34, 35])
def test_every_person_of_any_number_of_groups_is_shown_whole(themes, drawn, size, count):
    view = StageView(Trios("Find your trio", crowd(count), legend="first client"), FACE)
    for page in range(1, look(view, size, themes).pages):
        look(view, size, themes, page)
    assert_whole(drawn, size)
    shown = drawn.shown()
    for table in crowd(count):
        for seat in table.seats:
            assert seat.name in shown or (seat.short and seat.short in shown)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize(
    "name", LONG_NAMES, ids=("words", "word", "thai", "arabic", "ethiopic", "khmer", "lao", "chinese")
)
def test_the_longest_names_stay_whole(themes, drawn, size, name):
    seats = tuple(replace(seat, name=name) for seat in crowd(1)[0].seats)
    tables = tuple(Table(name if at == 2 else f"Table {at}", at, seats) for at in range(1, 8))
    for scene in (
        Trios("Find your trio", tables, legend_letter="B", legend="is the first client"),
        Welcome(name, (scenes.Fact("Convener", name),), "We start in"),
        Message(f"{name} {name}"),
        Prompt((Question((Line(f"What would {name} say?", "plus"),)),)),
        scenes.Transition("Find your trio", "first client", tables),
        scenes.GalleryGrid((scenes.Picture(b"\x01", 1, author=name),) * 12),
        scenes.LateComer("Welcome", name, "Table", "Teak", seats[0], "seat A", "with", (name, name)),
        scenes.GalleryWalk("Go on", ("Table", "Now", "Next"), (scenes.WalkRow(name, "1", "2"),) * 7),
        scenes.Agenda((scenes.AgendaRow("11:00", name, "30 min", "now", "Now"),) * 5),
        scenes.Ballot(name, (scenes.BallotOption(name, 3, True),) * 8, True),
        Places("Find your place", (scenes.Place(name, name),) * 20),
    ):
        drawn.clear()
        view = StageView(scene, FACE, Header(name, name, "11:37"), Upcoming(name, "Next", name))
        look(view, size, themes)
        assert_whole(drawn, size)
        assert any(name in text for text in drawn.shown())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("name", ["02-timer-running", "05-timer-held", "04-timer-over", "21-timer-long"])
def test_the_digits_of_the_timer_are_at_least_thirty_percent_high(themes, name, size):
    still = look(VIEWS[name], size, themes)
    (slot,) = [slot for slot in still.slots if slot.kind == "digits"]
    plan = plan_digits(VIEWS[name].clock.digits, slot.box.width() / still.unit, slot.size, slot.least)
    assert plan.size * DIGIT_HEIGHT >= 30
    assert slot.box.top() >= 0.08 * size.height()
    assert slot.box.bottom() <= 0.88 * size.height()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_a_right_to_left_picture_is_the_mirror_of_the_whole_grid(themes, size):
    def boxes(direction):
        return look(replace(VIEWS["02-timer-running"], direction=direction), size, themes).slots

    for left, right in zip(boxes("ltr"), boxes("rtl"), strict=True):
        assert left.box.width() == pytest.approx(right.box.width(), abs=2)
        assert left.box.left() == pytest.approx(size.width() - right.box.right(), abs=2)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("text", ["What works in our community?", "ما العناصر الإيجابية في مجتمع ممارستي؟"])
def test_signs_and_bars_stand_where_the_words_beside_them_begin(themes, drawn, monkeypatch, direction, text):
    marks = []
    monkeypatch.setattr(Sheet, "icon", lambda sheet, name, x, y, size, role: marks.append(sheet.box(x, y, size, size)))
    monkeypatch.setattr(Sheet, "fill", lambda sheet, x, y, w, h, role: marks.append(sheet.box(x, y, w, h)))
    for scene in (Message(text), Prompt((Question((Line(text, "plus"),)),))):
        marks.clear()
        drawn.clear()
        look(StageView(scene, direction=direction), WIDE, themes)
        row = next(row for said, row in drawn.rows() if said == text)
        gap = (
            row.left() - marks[0].right() if marks[0].center().x() < row.center().x() else marks[0].left() - row.right()
        )
        assert 0 < gap < 80
        assert (marks[0].center().x() > row.center().x()) == (text[0] == "م")


def test_the_band_drains_to_the_edge_where_reading_starts(themes):
    for direction, full, empty in (("ltr", 0.1, 0.9), ("rtl", 0.9, 0.1)):
        image = photograph(replace(VIEWS["02-timer-running"], direction=direction), QSize(1920, 1080), themes["ink"])
        y = round(84.9 * 10.8)
        assert image.pixelColor(round(1920 * full), y) == themes["ink"].colour("run")
        assert image.pixelColor(round(1920 * empty), y) == themes["ink"].colour("raised")


def test_each_state_has_a_shape_of_its_own(themes):
    def foot(clock):
        image = photograph(StageView(scenes.Timer(), clock), QSize(960, 540), themes["ink"])
        return {
            name: image.pixelColor(*at) for name, at in {"edge": (480, 537), "left": (1, 500), "frame": (10, 8)}.items()
        }

    ground = themes["ink"].colour("bg")
    running, over, held = foot(FACE), foot(OVER), foot(HELD)
    assert running == {"edge": ground, "left": ground, "frame": ground}
    assert over["edge"] == over["left"] == themes["ink"].colour("over")
    assert held["frame"] == themes["ink"].colour("held")
    assert held["left"] == ground


def test_blank_is_nothing_but_the_ground(themes):
    image = photograph(VIEWS["28-blank"], QSize(64, 36), themes["ink"])
    assert {image.pixelColor(x, y).name() for x in range(64) for y in range(36)} == {"#10181b"}


def test_hidden_counts_are_not_on_the_picture(themes, drawn):
    look(VIEWS["17-ballot-hidden"], WIDE, themes)
    shown = drawn.shown()
    assert "31 of 31 have voted" in shown
    assert not {"11", "9", "7", "4", "Three topics tie with 11 dots"} & set(shown)


def test_tables_that_are_not_revealed_yet_show_no_names(themes, drawn):
    scene = replace(VIEWS["09-trios-7"].scene, revealed=2)
    look(replace(VIEWS["09-trios-7"], scene=scene), WIDE, themes)
    shown = drawn.shown()
    assert "Meg Mottaz" in shown
    assert "Jane Lennon" not in shown
    assert "Teak" in shown


def test_dense_groups_stand_in_short_forms_only_where_the_grid_is_narrowest(themes, drawn):
    look(VIEWS["10-trios-34"], WIDE, themes)
    assert not any(text == "Khamla V." for text in drawn.shown())
    drawn.clear()
    look(VIEWS["10-trios-34"], NARROW, themes)
    assert any(text == "Khamla V." for text in drawn.shown())


def test_every_place_is_on_one_page_or_another(themes, drawn):
    view = StageView(places(34), None, Header("Troika"))
    for page in range(look(view, WIDE, themes).pages):
        look(view, WIDE, themes, page)
    shown = set(drawn.shown())
    assert {place.name for place in places(34).places} <= shown


def test_a_long_note_goes_on_on_another_card_and_keeps_every_word(themes, drawn):
    words = [f"word{number}" for number in range(80)]
    column = scenes.WallColumn("positive", (scenes.Card(" ".join(words)),))
    view = StageView(scenes.Wall((scenes.WallHead("", (column,) * 4),)))
    for page in range(look(view, WIDE, themes).pages):
        look(view, WIDE, themes, page)
    text = " ".join(text for text in drawn.shown()).split()
    assert set(words) <= set(text)


def test_the_time_of_day_stays_away_from_a_prompt(themes, drawn):
    look(VIEWS["07-prompt"], WIDE, themes)
    assert "11:37" not in drawn.shown()


@pytest.mark.parametrize("scene", [VIEWS["08-troika"].scene, scenes.Transition("Coffee"), Timer()])
@pytest.mark.parametrize("state", [OVER, replace(HELD, digits="+1:12")], ids=["over", "held"])
def test_nothing_counts_on_past_the_end_unless_the_community_wants_it(themes, drawn, state, scene):
    def shown(face):
        still = look(StageView(scene, face), LAPTOP, themes)
        return [
            "".join(glyph.text for glyph in glyphs(slot, face, still.unit))
            for slot in still.slots
            if slot.kind == "digits"
        ]

    assert shown(state) in ([], ["0:00"])
    assert shown(replace(state, count_on=True)) == ["+1:12"]


def test_time_is_up_is_said_in_words_unless_the_community_counts_on(themes, drawn):
    look(VIEWS["04-timer-over-words"], WIDE, themes)
    assert "Time’s up" in drawn.shown()
    assert not [slot for slot in look(VIEWS["04-timer-over-words"], WIDE, themes).slots if slot.kind == "digits"]
    assert [slot for slot in look(VIEWS["04-timer-over"], WIDE, themes).slots if slot.kind == "digits"]


def test_every_scene_has_a_painter():
    assert set(PAINTERS) == set(scenes.Scene.__args__)


@pytest.mark.parametrize("size", [QSize(900, 150), QSize(150, 360)])
@pytest.mark.parametrize("name", {type(view.scene): name for name, view in VIEWS.items()}.values())
def test_any_shape_of_screen_gets_a_picture(themes, drawn, name, size):
    look(VIEWS[name], size, themes)
    assert_whole(drawn, size)


def test_a_long_community_s_name_takes_lines_of_its_own_at_the_far_end(themes, drawn):
    name = "Dgroups Foundation partnership: convenors, facilitators and knowledge brokers worldwide"
    view = replace(VIEWS["01-welcome"], header=Header("Tuesday 26", "11:00 – 12:30", name))
    for size in SIZES:
        for direction in ("ltr", "rtl"):
            drawn.clear()
            assert_apart(drawn, look(replace(view, direction=direction), size, themes), view)
            assert all(row.left() >= 0 and row.right() <= size.width() for _, row in drawn.rows())


class OnePhoto:
    """Red, and twice as high as wide."""

    def pixmap(self, key, size):
        image = QImage(100, 200, QImage.Format.Format_RGB32)
        image.fill("#FF0000")
        return image


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_photo_stands_by_itself_and_a_drawing_on_white(themes, direction):
    for photo in (True, False):
        picture = scenes.Picture(b"\x01", 1, "Good CoP", photo=photo)
        view = StageView(scenes.GalleryGrid((picture,)), None, Header("Gallery"), direction=direction)
        image = photograph(view, QSize(960, 540), themes["ink"], OnePhoto())
        row = [image.pixelColor(x, 270).name() for x in range(image.width())]
        assert ("#ffffff" in row) is not photo
        if photo:
            reds = [x for x, colour in enumerate(row) if colour == "#ff0000"]
            assert (reds[0] < 60) is (direction == "ltr")
            assert (reds[-1] > 900) is (direction == "rtl")
