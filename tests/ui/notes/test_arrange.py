"""Where things stand on the wall, and which way words run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from copdesk.book.ids import Id
from copdesk.notes.values import Cluster, Line, Note
from ui.notes.arrange import Box, Scale, arrange, mirrored
from ui.notes.text import MOST_LINES, is_right_to_left, laid_out

SCALE = Scale()


def key(number: int) -> Id:
    return number.to_bytes(16, "big")


def measured(text: str, width: int) -> int:
    return 20 * max(1, -(-len(text) * 8 // max(1, width)))


def apart(one: Box, two: Box) -> bool:
    return (
        one.left + one.width <= two.left
        or two.left + two.width <= one.left
        or one.top + one.height <= two.top
        or two.top + two.height <= one.top
    )


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(1, 200)), max_size=25),
    st.integers(0, 4),
    st.integers(300, 2000),
    st.integers(200, 1200),
)
def test_every_note_stands_in_its_own_card_and_nothing_overlaps(
    notes: list[tuple[int, int]], count: int, width: int, height: int
) -> None:
    clusters = [Cluster(key(1000 + n), f"c{n}", n) for n in range(count)]
    lines = [
        Line(Note(key(n), key(9), "x" * length, n, cluster_id=key(1000 + where)))
        for n, (where, length) in enumerate(notes)
    ]
    cards, total = arrange(lines, clusters, width, height, measured, SCALE)
    assert sorted(note.line.note.id for card in cards for note in card.notes) == sorted(line.note.id for line in lines)
    for place, card in enumerate(cards):
        assert card.box.left >= 0
        assert card.box.left + card.box.width <= width
        assert card.box.top + card.box.height <= total
        assert all(apart(card.box, other.box) for other in cards[place + 1 :])
        for number, note in enumerate(card.notes):
            assert note.box.left >= card.box.left
            assert note.box.left + note.box.width <= card.box.left + card.box.width
            assert note.box.top + note.box.height <= card.box.top + card.box.height
            assert all(apart(note.box, other.box) for other in card.notes[number + 1 :])
            wanted = card.cluster.id if card.cluster else None
            assert note.line.note.cluster_id == wanted or wanted is None
    assert mirrored(mirrored(cards, width), width) == cards


def test_a_few_clusters_fill_the_wall_and_many_make_it_higher() -> None:
    few, height = arrange([], [Cluster(key(n), "c") for n in range(3)], 900, 600, measured, SCALE)
    assert height == 600
    assert len({card.box.top for card in few}) == 2
    _, height = arrange([], [Cluster(key(n), "c") for n in range(20)], 900, 600, measured, SCALE)
    assert height > 600


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("كان تبادل", True),
        ("+ كان", True),
        ("12. שלום", True),
        ("Try كان", False),
        ("ខ្មែរ", False),
        ("123", False),
        ("", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, right: bool) -> None:
    assert is_right_to_left(text) == right


def test_a_very_long_note_takes_no_more_than_eight_lines(qapp: QApplication) -> None:
    for size in (8, 9, 11, 14, 17):
        font = QFont("Noto Sans", size)
        for text in ("x" * 20_000, "word " * 4_000, "a\n" * 500, "mW" * 900):
            layout = laid_out(text, font, 200)
            assert layout.lineCount() <= MOST_LINES
            assert layout.text().endswith("…")
    assert laid_out("short", QFont(), 200).text() == "short"
