"""The wall by its clusters, as they were laid out in the Notes room."""

from collections import Counter
from collections.abc import Sequence

from copdesk.book.ids import Id
from copdesk.stage.material import Material, RoomNote
from copdesk.stage.scenes import Card, Wall, WallColumn, WallHead
from copdesk.stage.shows import number_of
from copdesk.stage.texts import RoomWords

CLUSTERS = "clusters"
"""What a wall is asked to be about for this one."""
_SIDES = {"+": "+", "-": "−"}


def wall_of_clusters(material: Material, words: RoomWords, only: Id | None = None) -> Wall:
    """One column a cluster, in the order of the wall; what is in none stands last. The side stands before the words.

    `only` shows one cluster alone, as large as it fits; one that is not there any more gives way to the whole wall.
    """
    signs = {category.key: _SIDES.get(category.sign, "") for category in material.categories}
    numbers = {category.key: number_of(category.colour) for category in material.categories}
    clusters = [one for one in material.clusters if one[0] == only] or list(material.clusters)
    columns = []
    for key, name in clusters:
        notes = [note for note in material.notes if note.cluster_id == key]
        columns.append(
            WallColumn(name or words("Notes"), tuple(_card(note, signs) for note in notes), "", _usual(notes, numbers))
        )
    known = {key for key, _ in material.clusters}
    alone = only is not None and only in known
    loose = tuple(_card(note, signs) for note in material.notes if note.cluster_id not in known)
    filled = [column for column in columns if column.cards]
    if loose and not alone:
        filled.append(WallColumn(words("Notes"), loose, category=2))
    return Wall((WallHead("", tuple(filled)),) if filled else ())


def _usual(notes: Sequence[RoomNote], numbers: dict[str, int]) -> int:
    """The colour that most of a cluster's notes have."""
    often = Counter(numbers[note.category] for note in notes if note.category in numbers).most_common(1)
    return often[0][0] if often else 1


def _card(note: RoomNote, signs: dict[str, str]) -> Card:
    side = signs.get(note.category, "")
    return Card(f"{side} {note.text}" if side else note.text, note.author)
