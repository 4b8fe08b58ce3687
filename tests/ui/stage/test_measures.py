import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from copdesk.stage.scenes import Table
from tests.ui.stage.people import crowd
from ui.stage.paint.clock import LEAST, ems, plan_digits, tick_angles
from ui.stage.paint.crowd import is_latin
from ui.stage.paint.direction import clean, isolate, line_height, runs_right
from ui.stage.paint.fit import NARROWEST, squeezed
from ui.stage.paint.grid import even_pages, grid_for
from ui.stage.paint.sheet import Sheet
from ui.stage.theme import THEMES, load_theme

TEXTS = ("text", "muted", "run", "close", "over", "held", *(f"category{number}" for number in range(1, 6)))


def contrast(one, other):
    def light(colour):
        parts = []
        for value in (colour.redF(), colour.greenF(), colour.blueF()):
            parts.append(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", TEXTS)
def test_every_text_has_a_contrast_of_seven_on_every_ground(name, role):
    theme = load_theme(name)
    for ground in ("bg", "surface", "raised"):
        assert contrast(theme.colour(role), theme.colour(ground)) >= 7


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", ["run", "close", "over", "held"])
def test_text_on_a_filled_role_has_a_contrast_of_seven(name, role):
    theme = load_theme(name)
    assert contrast(theme.colour("on"), theme.colour(role)) >= 7


@pytest.mark.parametrize("name", ["ink", "paper"])
def test_lines_can_be_told_from_the_ground(name):
    theme = load_theme(name)
    assert contrast(theme.colour("rule"), theme.colour("raised")) >= 2.9


def test_an_unknown_theme_still_gives_a_picture():
    assert load_theme("plaid").name == "ink"


def test_widths_of_digits_are_those_of_the_font():
    assert ems("12:48") == pytest.approx(2.57, abs=0.01)
    assert ems("0:48") == pytest.approx(2.0, abs=0.01)
    assert ems("1:12:48") == pytest.approx(3.43, abs=0.01)
    assert ems("+12:48") == pytest.approx(3.15, abs=0.01)


def test_on_a_narrow_screen_first_the_seconds_then_the_plus_go_to_half_size():
    assert plan_digits("12:48", 121.3, 52).size == pytest.approx(47.1, abs=0.2)
    hours = plan_digits("1:12:48", 121.3, 52)
    assert hours.small_seconds
    assert hours.size == pytest.approx(121.3 / 2.71, abs=0.3)
    over = plan_digits("+12:48", 121.3, 52)
    assert over.small_plus
    assert over.size >= LEAST


def test_what_fits_keeps_its_size():
    assert plan_digits("7:48", 165.8, 52).size == 52


@given(st.sampled_from(["0:00", "00:00", "0:00:00", "+0:00", "+00:00", "+0:00:00"]), st.floats(40, 200))
def test_digits_never_run_out_of_their_room(text, width):
    plan = plan_digits(text, width, 52)
    assert sum(ems(part) * scale for part, scale in plan.parts(text)) * plan.size <= width + 0.01
    assert "".join(part for part, _ in plan.parts(text)) == text


def test_the_ring_has_a_mark_a_minute_and_above_a_quarter_of_an_hour_one_per_five():
    assert len(tick_angles(13)) == 12
    assert tick_angles(20) == [90, 180, 270]
    assert tick_angles(0) == []


@given(st.integers(1, 200), st.booleans())
def test_pages_hold_every_table_once_in_order_and_are_even(count, numbered):
    tables = [Table(str(at), at if numbered else 0, ()) for at in range(1, count + 1)]
    pages = even_pages(tables)
    assert [table for page in pages for table in page] == tables
    sizes = [len(page) for page in pages]
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= (34 if numbered else 24)


@given(st.integers(1, 34), st.booleans())
def test_a_grid_has_a_cell_for_each_group_and_one_for_the_title_from_nine_on(count, wide):
    grid = grid_for(count, wide)
    assert grid.columns * grid.rows >= count + (0 if count <= 4 else 1)
    assert grid.headed == (count <= 8)


def test_direction_comes_from_the_first_strong_letter():
    assert runs_right("(2) فاطمة and others")
    assert not runs_right("Anna فاطمة", default=True)
    assert runs_right("–", default=True)
    assert not runs_right("11:00 – 12:30", default=True)


def test_marks_that_turn_their_neighbours_are_taken_out_of_names():
    assert clean("Anna\u202e\u2067") == "Anna"
    assert isolate("Anna\u2069") == "\u2068Anna\u2069"


def test_tall_scripts_get_tall_lines():
    assert line_height("Anna", 1.22) == 1.22
    assert line_height("فاطمة", 1.22) == 1.5
    assert line_height("ສົມຈິດ", 1.22) == 1.4
    assert line_height("ዳዊት", 1.22) == 1.22


def test_only_latin_names_have_initials():
    assert is_latin("Nguyễn Thị Minh")
    assert not is_latin("ዳዊት ኃይሌ")


@pytest.fixture
def sheet(themes):
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield Sheet(painter, QSize(960, 540), themes["ink"], False, None)
    painter.end()


@pytest.mark.parametrize("width", [60, 30, 20, 12, 6])
def test_a_name_gives_way_by_narrow_letters_then_lines_and_keeps_every_letter(sheet, width):
    for name in {seat.name for table in crowd(34) for seat in table.seats}:
        flow = squeezed(sheet, name, 3.4, width)
        assert flow.widest <= sheet.pixels(width) + 1
        assert flow.squeeze >= NARROWEST * 0.99
        assert sum(line.textLength() for line in flow.lines.lines) == len(flow.text) == len(name)


def test_wider_than_wide_is_a_picture_in_the_middle(themes):
    image = QImage(3000, 500, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet = Sheet(painter, QSize(3000, 500), themes["ink"], False, None)
    painter.end()
    assert sheet.ground.width() == pytest.approx(500 * 16 / 9)
    assert sheet.ground.left() == pytest.approx((3000 - 500 * 16 / 9) / 2)
    assert sheet.wide
