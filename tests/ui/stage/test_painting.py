"""Nothing is cut, everything is large enough, and the picture is mirrored as a whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from copdesk.stage import scenes
from copdesk.stage.scenes import Line, Message, Places, Prompt, Question, Table, Trios, Welcome
from copdesk.stage.view import Header, StageView, Upcoming
from tests.ui.stage.people import crowd
from tests.ui.stage.samples import FACE, HELD, LAST, OVER, VIEWS, Drawings, places
from ui.stage.paint.clock import ems, plan_digits
from ui.stage.paint.picture import PAINTERS, paint_still, photograph
from ui.stage.paint.text import Flow

SIZES = (QSize(1920, 1080), QSize(1280, 800), QSize(1024, 768))
LONG = "Wolfeschlegelsteinhausenbergerdorff"
LONG_NAMES = (
    f"Hubert {LONG} Senior",
    LONG * 2,
    "พระบาทสมเด็จพระปรมินทรมหาภูมิพลอดุลยเดช",
    "عبد الرحمن بن محمد بن إبراهيم بن عبد الله الأنصاري القرطبي",
    "ዮሐንስ ገብረ እግዚአብሔር ወልደማርያም ኃይለሥላሴ",
)


@pytest.fixture
def drawn(monkeypatch):
    """Where each text stands, in device pixels: (text, box). The letters themselves are not drawn here."""
    boxes: list[tuple[str, QRectF]] = []

    def remember(self, painter, left, top, colour):
        boxes.append((self._text, QRectF(left, top, self.width, self.height)))
        assert self.widest <= self.width + 3, f"{self._text!r} is wider than its room"

    monkeypatch.setattr(Flow, "draw", remember)
    return boxes


def paint(view: StageView, size: QSize, themes, page: int = 0):
    """Lays a picture of `size` out; only its corner is really painted, for where things stand is asked here."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    still = paint_still(painter, size, replace(view, page=page), themes[view.theme], Drawings())
    painter.end()
    return still


def inked(flow: Flow, left: float, top: float) -> list[QRectF]:
    """Where the letters of each line stand, from the baseline up to the height of a small letter."""
    look = flow._look
    size = look.font.pixelSize()
    rows = []
    for number, line in enumerate(flow._lines):
        wide = line.naturalTextRect()
        baseline = top + (number + 0.5) * look.pitch + 0.388 * size
        rows.append(
            QRectF(left + wide.left() * look.squeeze, baseline - size / 2, wide.width() * look.squeeze, size / 2)
        )
    return rows


def assert_apart(texts, still, view: StageView) -> None:
    """No text stands on another, on the digits or on the band."""
    spots = [(text, row) for text, rows in texts for row in rows if text.strip()]
    for slot in still.slots:
        if slot.kind == "digits":
            plan = plan_digits(view.clock.digits, slot.box.width() / still.unit, slot.size, slot.least)
            em = plan.size * still.unit
            width = sum(ems(part) * scale for part, scale in plan.parts(view.clock.digits)) * em
            left = slot.box.left() + (slot.box.width() - width) * slot.align
            spots.append(("digits", QRectF(left, slot.box.center().y() - 0.326 * em, width, 0.714 * em)))
        elif slot.kind == "band":
            spots.append(("band", slot.box))
    edges = sorted((spot.top(), spot.bottom(), spot.left(), spot.right(), text) for text, spot in spots)
    for number, (top, bottom, left, right, text) in enumerate(edges):
        for other_top, other_bottom, other_left, other_right, other in edges[number + 1 :]:
            if other_top >= bottom - 2:
                break  # this one and all after it begin further down
            low = min(bottom, other_bottom) - other_top
            wide = min(right, other_right) - max(left, other_left)
            assert low <= 2 or wide <= 2, f"{text!r} stands on {other!r} at {top:.0f}"


def assert_whole(boxes, size: QSize) -> None:
    for text, box in boxes:
        assert box.left() >= -1, text
        assert box.right() <= size.width() + 1, text
        assert box.top() >= -1, text
        assert box.bottom() <= size.height() + 1, text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("name", VIEWS)
def test_every_text_stands_whole_on_the_picture(themes, drawn, name, size):
    for direction in ("ltr", "rtl"):
        drawn.clear()
        paint(replace(VIEWS[name], direction=direction), size, themes)
        assert_whole(drawn, size)


@pytest.mark.parametrize("state", [LAST, OVER, HELD], ids=lambda face: face.state)
@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if view.clock])
def test_no_text_stands_on_another_in_any_state(themes, monkeypatch, name, state):
    texts: list[tuple[str, list[QRectF]]] = []
    monkeypatch.setattr(
        Flow, "draw", lambda flow, painter, left, top, colour: texts.append((flow._text, inked(flow, left, top)))
    )
    clock = replace(VIEWS[name].clock, state=state.state, state_words=state.state_words)
    view = replace(VIEWS[name], clock=clock)
    for size in (SIZES[0], SIZES[2]):
        texts.clear()
        still = paint(view, size, themes)
        assert_apart(texts, still, view)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("count", [1, 4, 8, 9, 14, 15, 24, 34, 35])
def test_every_person_of_any_number_of_groups_is_shown_whole(themes, drawn, size, count):
    view = StageView(Trios("Find your trio", crowd(count), legend="first client"), FACE)
    pages = paint(view, size, themes).pages
    drawn.clear()
    for page in range(pages):
        paint(view, size, themes, page)
    assert_whole(drawn, size)
    shown = [text for text, _ in drawn]
    for table in crowd(count):
        for seat in table.seats:
            assert seat.name in shown or (seat.short and seat.short in shown)


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("name", LONG_NAMES, ids=("words", "word", "thai", "arabic", "ethiopic"))
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
        paint(view, size, themes)
        assert_whole(drawn, size)
        assert any(name in text for text, _ in drawn)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("view", ["02-timer-running", "05-timer-held", "04-timer-over", "21-timer-long"])
def test_the_digits_of_the_timer_are_at_least_thirty_percent_high(themes, view, size):
    image = photograph(VIEWS[view], size, themes["ink"])
    ink = QColor(themes["ink"].colour("close" if view == "04-timer-over" else "text"))
    columns = range(size.width() // 8, size.width() * 7 // 8, 12)
    rows = range(int(size.height() * 0.17), int(size.height() * 0.79))
    inked_rows = [y for y in rows if any(image.pixel(x, y) == ink.rgb() for x in columns)]
    assert len(inked_rows) >= 0.295 * size.height()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_a_right_to_left_picture_is_the_mirror_of_the_whole_grid(themes, size):
    def boxes(direction):
        return paint(replace(VIEWS["02-timer-running"], direction=direction), size, themes).slots

    for left, right in zip(boxes("ltr"), boxes("rtl"), strict=True):
        assert left.box.width() == pytest.approx(right.box.width(), abs=2)
        assert left.box.left() == pytest.approx(size.width() - right.box.right(), abs=2)


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
    paint(VIEWS["17-ballot-hidden"], SIZES[0], themes)
    shown = [text for text, _ in drawn]
    assert "31 of 31 have voted" in shown
    assert not {"11", "9", "7", "4", "Three topics tie with 11 dots"} & set(shown)


def test_tables_that_are_not_revealed_yet_show_no_names(themes, drawn):
    scene = replace(VIEWS["09-trios-7"].scene, revealed=2)
    paint(replace(VIEWS["09-trios-7"], scene=scene), SIZES[0], themes)
    shown = [text for text, _ in drawn]
    assert "Meg Mottaz" in shown
    assert "Jane Lennon" not in shown
    assert "Teak" in shown


def test_dense_groups_stand_in_short_forms_only_where_the_grid_is_narrowest(themes, drawn):
    paint(VIEWS["10-trios-34"], SIZES[0], themes)
    assert not any(text == "Khamla V." for text, _ in drawn)
    drawn.clear()
    paint(VIEWS["10-trios-34"], SIZES[2], themes)
    assert any(text == "Khamla V." for text, _ in drawn)


def test_every_place_is_on_one_page_or_another(themes, drawn):
    view = StageView(places(34), None, Header("Troika"))
    for page in range(paint(view, SIZES[0], themes).pages):
        paint(view, SIZES[0], themes, page)
    shown = {text for text, _ in drawn}
    assert {place.name for place in places(34).places} <= shown


def test_a_long_note_goes_on_on_another_card_and_keeps_every_word(themes, drawn):
    words = [f"word{number}" for number in range(80)]
    column = scenes.WallColumn("positive", (scenes.Card(" ".join(words)),))
    view = StageView(scenes.Wall((scenes.WallHead("", (column,) * 4),)))
    for page in range(paint(view, SIZES[0], themes).pages):
        paint(view, SIZES[0], themes, page)
    text = " ".join(text for text, _ in drawn).split()
    assert set(words) <= set(text)


def test_the_time_of_day_stays_away_from_a_prompt(themes, drawn):
    paint(VIEWS["07-prompt"], SIZES[0], themes)
    assert "11:37" not in [text for text, _ in drawn]


def test_time_is_up_is_said_in_words_unless_the_community_counts_on(themes, drawn):
    paint(VIEWS["04-timer-over-words"], SIZES[0], themes)
    assert "Time’s up" in [text for text, _ in drawn]
    assert not [slot for slot in paint(VIEWS["04-timer-over-words"], SIZES[0], themes).slots if slot.kind == "digits"]
    assert [slot for slot in paint(VIEWS["04-timer-over"], SIZES[0], themes).slots if slot.kind == "digits"]


def test_every_scene_has_a_painter():
    assert set(PAINTERS) == set(scenes.Scene.__args__)


@pytest.mark.parametrize("size", [QSize(900, 150), QSize(150, 360)])
@pytest.mark.parametrize("name", {type(view.scene): name for name, view in VIEWS.items()}.values())
def test_any_shape_of_screen_gets_a_picture(themes, drawn, name, size):
    paint(VIEWS[name], size, themes)
    assert_whole(drawn, size)


def test_a_long_community_s_name_takes_lines_of_its_own_at_the_far_end(themes, monkeypatch):
    texts: list[tuple[str, list[QRectF]]] = []
    monkeypatch.setattr(
        Flow, "draw", lambda flow, painter, left, top, colour: texts.append((flow._text, inked(flow, left, top)))
    )
    name = "Dgroups Foundation partnership: convenors, facilitators and knowledge brokers worldwide"
    view = replace(VIEWS["01-welcome"], header=Header("Tuesday 26", "11:00 – 12:30", name))
    for size in SIZES:
        for direction in ("ltr", "rtl"):
            texts.clear()
            assert_apart(texts, paint(replace(view, direction=direction), size, themes), view)
            assert all(row.left() >= 0 and row.right() <= size.width() for _, rows in texts for row in rows)
