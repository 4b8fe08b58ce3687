"""Scenes take the room that there is: few things stand large, many are shared out, and none is lost."""

from collections import Counter
from dataclasses import replace

import pytest

from copdesk.stage.scenes import (
    Agenda,
    Ballot,
    BallotOption,
    Card,
    Fact,
    GalleryGrid,
    GallerySingle,
    GalleryWalk,
    Picture,
    Places,
    Trios,
    WalkRow,
    Wall,
    WallColumn,
    WallHead,
)
from copdesk.stage.view import Header, StageView
from tests.ui.stage.looking import NARROW, SIZES, WIDE, assert_apart, assert_whole, look
from tests.ui.stage.people import crowd
from tests.ui.stage.samples import AGENDA, FACE, HELD, LAST, OVER, places, transition
from ui.stage.paint.gallery import best_grid
from ui.stage.paint.sheet import Sheet

LEAST = 2.98
"""Nothing the room reads is smaller, in percent of the height."""
NOTES = (
    "A common sense of purpose",
    "የልምድ ልውውጡ በጣም ጠቃሚ ነው",
    "We keep losing people after the second meeting because nobody sees what it is good for",
    "الإنترنت بطيء (only 2 Mbit/s) في القاعة",
    "Quarterly newsletter",
)


def wall(*counts: int, heads: tuple[str, ...] = ()) -> StageView:
    """So many numbered notes in each category; with heads two categories under each."""
    columns = [
        WallColumn(f"column {at}", tuple(Card(f"{NOTES[n % 5]} {at}/{n}") for n in range(count)))
        for at, count in enumerate(counts)
    ]
    named = [WallHead(name, tuple(columns[2 * at : 2 * at + 2])) for at, name in enumerate(heads)]
    return StageView(Wall(tuple(named) or (WallHead("", tuple(columns)),)), None, Header("Popcorn"))


WALLS = {
    "three": wall(3),
    "one": wall(40),
    "uneven": wall(30, 1, 2),
    "empty": wall(12, 0, 0, 0, heads=("My CoP", "Facilitation")),
    "sixty": wall(15, 15, 15, 15, heads=("My CoP", "Facilitation")),
    "clusters": wall(9, 6, 5, 4, 3, 2, 2, 1, 1),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("view", WALLS.values(), ids=WALLS)
def test_every_note_is_on_one_page_of_the_wall_and_no_name_stands_over_nothing(themes, drawn, view, size):
    pages = look(view, size, themes).pages
    seen: list[str] = []
    for page in range(pages):
        drawn.clear()
        assert_apart(drawn, look(view, size, themes, page), view)
        assert_whole(drawn, size)
        shown = drawn.shown()
        names = [text for text in shown if text.startswith("column")]
        cards = [text for text in shown if "/" in text and not text.startswith(f"{page + 1} / ")]
        assert names
        assert {name.split()[1] for name in names} == {card.split()[-1].split("/")[0] for card in cards}
        seen += cards
    wanted = [card.text for head in view.scene.heads for column in head.columns for card in column.cards]
    assert sorted(seen) == sorted(wanted)


def test_few_notes_are_large_and_many_are_as_small_as_can_be_read(themes, drawn):
    still = look(WALLS["three"], WIDE, themes)
    assert drawn.letters(still, "A common sense of purpose 0/0") > 5
    drawn.clear()
    still = look(WALLS["sixty"], WIDE, themes)
    assert drawn.letters(still, "A common sense of purpose 0/0") == pytest.approx(3.4, abs=0.1)


def test_a_category_that_overflows_takes_the_tracks_that_others_leave(themes, drawn):
    look(WALLS["uneven"], WIDE, themes)
    first = [text for text in drawn.shown() if text.startswith("column")]
    drawn.clear()
    look(WALLS["uneven"], WIDE, themes, 1)
    assert set(first) == {"column 0", "column 1", "column 2"}
    assert {text for text in drawn.shown() if text.startswith("column")} == {"column 0"}
    assert drawn.shown().count("column 0") >= 2


def test_a_wall_without_notes_is_a_picture_all_the_same(themes, drawn):
    assert look(wall(0, 0), WIDE, themes).pages == 1


@pytest.mark.parametrize(
    ("count", "grid"), [(1, (1, 1)), (2, (2, 1)), (4, (2, 2)), (6, (3, 2)), (9, (3, 3)), (12, (4, 3))]
)
def test_drawings_stand_in_the_grid_that_shows_them_largest(count, grid):
    assert best_grid(count, lambda columns, rows: min(160 / columns / 1.6, 80 / rows)) == grid


@pytest.mark.parametrize(("count", "pages"), [(12, 1), (13, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_long_gallery_is_shared_out_evenly(themes, drawn, count, pages):
    pictures = tuple(Picture(bytes([n]), n, author=f"Author {n}") for n in range(1, count + 1))
    view = StageView(GalleryGrid(pictures, dense=True), FACE, Header("Gallery"))
    assert look(view, WIDE, themes).pages == pages
    shown = []
    for page in range(pages):
        drawn.clear()
        look(view, WIDE, themes, page)
        shown.append(sum(text.startswith("Author") for text in drawn.shown()))
    assert sum(shown) == count
    assert max(shown) - min(shown) < pages


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_dots_stand_beside_the_names_of_drawings_that_have_some(themes, drawn, size):
    pictures = tuple(Picture(bytes([n]), n, author="Prabhu Rajendran", dots=n % 3 * 7) for n in range(1, 21))
    view = StageView(GalleryGrid(pictures, dense=True), FACE, Header("Gallery"))
    still = look(view, size, themes)
    assert_whole(drawn, size)
    assert_apart(drawn, still, view)
    assert [drawn.shown().count(dots) for dots in ("0", "7", "14")] == [0, 7 + 1, 7 + 1]  # and the number of one each


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [3, 20, 34])
def test_places_fill_the_picture_and_carry_the_clock(themes, drawn, size, count):
    view = StageView(Places("Find your place", places(34).places[:count]), FACE, Header("Troika"))
    still = look(view, size, themes)
    assert_whole(drawn, size)
    assert drawn.least(still) >= LEAST
    assert drawn.foot(still) > (45 if count == 3 else 70)
    assert drawn.letters(still, places(34).places[0].name) >= (6 if count == 3 else 3.5)
    assert [slot.kind for slot in still.slots] == ["digits"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [3, 6, 8, 20, 34, 60])
def test_columns_of_places_are_of_even_length(themes, drawn, size, count):
    known = {place.name for place in places(34).places[:count]}
    view = StageView(Places("Find your place", places(34).places[:count]), FACE, Header("Troika"))
    for page in range(look(view, size, themes).pages):
        drawn.clear()
        look(view, size, themes, page)
        lefts = Counter(round(box.left()) for text, box in drawn.boxes() if text in known)
        assert max(lefts.values()) - min(lefts.values()) <= 1


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_facts_stand_below_a_drawing_that_takes_the_whole_width(themes, drawn, monkeypatch, size, count):
    shown = []
    monkeypatch.setattr(Sheet, "image", lambda sheet, key, x, y, w, h, pad: shown.append((w / sheet.inner, y + h)))
    facts = tuple(Fact(label, "a volunteer moderates") for label in ("Members", "Governance")[:count])
    scene = GallerySingle(Picture(b"\x01", 1, "MAP-WEC MEL CoP", "Miko"), facts)
    still = look(StageView(scene, FACE, Header("Gallery")), size, themes)
    assert still.pages == 1
    assert shown[0][0] == 1
    assert all(box.top() / still.unit > shown[0][1] for text, box in drawn.boxes() if "volunteer" in text)
    assert_whole(drawn, size)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("revealed", [True, False])
@pytest.mark.parametrize("count", [2, 5, 12, 14])
def test_options_are_never_smaller_than_can_be_read(themes, drawn, size, revealed, count):
    long = "Remote monitoring with satellite pictures and phones, and what it does to trust"
    options = tuple(BallotOption(long if n == 1 else f"Option {n}", 20 - n, n == 0) for n in range(count))
    view = StageView(Ballot("What next?", options, revealed, verdict="Option 0: 20 dots", rest="and 2 more"))
    still = look(view, size, themes)
    assert_whole(drawn, size)
    assert_apart(drawn, still, view)
    assert drawn.least(still) >= LEAST
    assert long in drawn.shown()


@pytest.mark.parametrize("state", [FACE, LAST, OVER, HELD], ids=lambda face: face.state)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [1, 3, 5, 6])
def test_what_comes_after_few_groups_stands_within_the_margins(themes, drawn, size, count, state):
    scene = Trios("Find your trio", crowd(count), "Troika", "", "B", "is first", "then: the client shares the question")
    still = look(StageView(scene, replace(state, widest="0:00", digits="0:52")), size, themes)
    assert drawn.foot(still) <= 96
    assert_whole(drawn, size)
    assert_apart(drawn, still, StageView(scene, replace(state, widest="0:00", digits="0:52")))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_at_the_end_of_a_break_few_tables_have_large_names(themes, drawn, size):
    look(StageView(transition(crowd(2)), FACE, Header("Next: Troika")), size, themes)
    names = [flow for flow, _, _ in drawn.flows if "Hiwot" in flow.text]
    assert names[0].lines.size / size.height() * 100 > 4.3


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("count", [9, 20, 34])
def test_long_words_for_times_up_stay_in_the_first_cell(themes, drawn, size, count):
    said = replace(OVER, over_words="Le temps est écoulé")
    view = StageView(Trios("Trouvez votre trio", crowd(count), legend="premier client"), said)
    still = look(view, size, themes)
    assert_whole(drawn, size)
    assert_apart(drawn, still, view)
    assert drawn.least(still) >= LEAST


@pytest.mark.parametrize("count", [9, 16, 24])
def test_many_groups_have_the_time_in_the_first_cell(themes, count):
    still = look(StageView(Trios("Find your trio", crowd(count), legend="first client"), FACE), WIDE, themes)
    assert [slot.kind for slot in still.slots] == ["digits"]


@pytest.mark.parametrize("state", [FACE, OVER, HELD], ids=lambda face: face.state)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [1, 9, 12, 25])
def test_stations_with_long_names_can_be_read_whether_groups_or_people_walk(themes, drawn, size, count, state):
    title = "A caption that says a lot about the community"
    free = tuple(WalkRow(str(n), title, "") for n in range(1, count + 1))
    groups = tuple(WalkRow("Jacaranda and friends", str(n), str(n + 1)) for n in range(1, count + 1))
    for rows in (free, groups):
        scene = GalleryWalk("Then one station on", ("Group", "Now", "Next station"), rows)
        view = StageView(scene, replace(state, digits="1:24", widest="0:00"), Header("Walkabout"))
        pages = look(view, size, themes).pages
        drawn.clear()
        for page in range(pages):
            drawn.clear()
            still = look(view, size, themes, page)
            assert_whole(drawn, size)
            assert_apart(drawn, still, view)
            assert drawn.least(still) >= LEAST


@pytest.mark.parametrize("clock", [None, FACE], ids=["over", "running"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_walk_without_rows_says_its_words_large(themes, drawn, size, clock):
    view = StageView(GalleryWalk("All stations are seen", ("Group", "Now", "Next station"), ()), clock)
    still = look(view, size, themes)
    assert_apart(drawn, still, view)
    assert drawn.letters(still, "All stations are seen") > 7
    assert "Group" not in drawn.shown()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_an_agenda_of_eight_rows_with_five_steps_fits(themes, drawn, size):
    now = replace(AGENDA.rows[1], steps=AGENDA.rows[1].steps + AGENDA.rows[1].steps[:2])
    view = StageView(Agenda((*(AGENDA.rows[0],) * 3, now, *(AGENDA.rows[2],) * 3, AGENDA.rows[-1])))
    still = look(view, size, themes)
    assert_whole(drawn, size)
    assert_apart(drawn, still, view)
    assert drawn.foot(still) <= 95.5
