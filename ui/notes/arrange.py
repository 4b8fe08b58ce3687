"""Where things stand on the wall: cards in columns, notes in their cards. Arithmetic only, so that it can be tested."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copdesk.notes.values import Cluster, Line

MOST_ALONE = 4  # notes beside each other on a card that is looked at alone

Measure = Callable[[str, int], int]
"""The height that words need in a width, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the wall's own pixels."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


@dataclass(frozen=True, slots=True)
class NoteBox:
    box: Box
    line: Line


@dataclass(frozen=True, slots=True)
class CardBox:
    """A cluster's card; the last one, without a cluster, holds what is in none."""

    box: Box
    cluster: Cluster | None
    notes: tuple[NoteBox, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Measures in pixels, scaled with the system's font."""

    margin: int = 24
    top: int = 16
    gap: int = 16
    pad: int = 16
    head: int = 44
    note_gap: int = 8
    note_pad: int = 24
    note_rise: int = 16
    least_note: int = 58
    least_card: int = 340
    least_two: int = 300
    least_height: int = 120


def arrange(
    lines: Sequence[Line],
    clusters: Sequence[Cluster],
    width: int,
    height: int,
    measure: Measure,
    scale: Scale,
    *,
    alone: bool = False,
) -> tuple[list[CardBox], int]:
    """The cards of a wall of that width, and how high the wall became.

    Cards of one row are equally high; where all of them fit, they fill the height. Where a cluster is looked at
    `alone`, there is no card for what is in none.
    """
    columns = max(1, (width - 2 * scale.margin + scale.gap) // (scale.least_card + scale.gap))
    columns = min(columns, max(1, len(clusters) + (not alone)), 4)
    card_width = (width - 2 * scale.margin - (columns - 1) * scale.gap) // columns
    known = {cluster.id for cluster in clusters}
    groups: list[tuple[Cluster | None, list[Line]]] = [
        (cluster, [line for line in lines if line.note.cluster_id == cluster.id]) for cluster in clusters
    ]
    if not alone:
        groups.append((None, [line for line in lines if line.note.cluster_id not in known]))
    inner = [_inside(group, card_width, measure, scale, MOST_ALONE if alone else 2) for _, group in groups]
    rows = [range(start, min(start + columns, len(groups))) for start in range(0, len(groups), columns)]
    needs = [max(scale.least_height, *(inner[n][1] for n in row)) for row in rows]
    spare = height - 2 * scale.top - (len(rows) - 1) * scale.gap - sum(needs)
    heights = [need + spare // len(rows) for need in needs] if spare > 0 else needs
    cards: list[CardBox] = []
    top = scale.top
    for row, tall in zip(rows, heights, strict=True):
        for column, number in enumerate(row):
            left = scale.margin + column * (card_width + scale.gap)
            notes = tuple(
                NoteBox(Box(left + n.box.left, top + n.box.top, n.box.width, n.box.height), n.line)
                for n in inner[number][0]
            )
            cards.append(CardBox(Box(left, top, card_width, tall), groups[number][0], notes))
        top += tall + scale.gap
    return cards, top - scale.gap + scale.top


def nearest(boxes: Sequence[NoteBox], now: NoteBox, dx: int, dy: int) -> NoteBox | None:
    """The note that an arrow leads to from `now`: near along its way, and three times as near beside it."""
    x, y = now.box.left + now.box.width // 2, now.box.top + now.box.height // 2
    best, least = None, 10**9
    for note in boxes:
        across = note.box.left + note.box.width // 2 - x
        down = note.box.top + note.box.height // 2 - y
        along, beside = (across * dx, abs(down)) if dx else (down * dy, abs(across))
        if note is not now and along > 4 and along + 3 * beside < least:
            best, least = note, along + 3 * beside
    return best


def mirrored(cards: Sequence[CardBox], width: int) -> list[CardBox]:
    """The same wall for people who read from the right."""

    def turned(box: Box) -> Box:
        return Box(width - box.left - box.width, box.top, box.width, box.height)

    return [
        CardBox(turned(card.box), card.cluster, tuple(NoteBox(turned(note.box), note.line) for note in card.notes))
        for card in cards
    ]


def _inside(lines: Sequence[Line], width: int, measure: Measure, scale: Scale, most: int) -> tuple[list[NoteBox], int]:
    least = (scale.least_two - scale.note_gap) // 2
    columns = max(1, min(most, (width - 2 * scale.pad + scale.note_gap) // (least + scale.note_gap)))
    wide = (width - 2 * scale.pad - (columns - 1) * scale.note_gap) // columns
    boxes: list[NoteBox] = []
    top = scale.head
    for start in range(0, len(lines), columns):
        row = lines[start : start + columns]
        tall = max(
            scale.least_note, *(measure(line.note.body, wide - scale.note_pad) + scale.note_rise for line in row)
        )
        for column, line in enumerate(row):
            boxes.append(NoteBox(Box(scale.pad + column * (wide + scale.note_gap), top, wide, tall), line))
        top += tall + scale.note_gap
    return boxes, top + scale.pad - (scale.note_gap if lines else 0)
