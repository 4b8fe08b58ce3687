"""The wall by its clusters, as they were laid out in the Notes room."""

from copdesk.stage.material import Material, RoomNote
from copdesk.stage.scenes import Card, Wall, WallColumn, WallHead
from copdesk.stage.texts import RoomWords

CLUSTERS = "clusters"
"""What a wall is asked to be about for this one."""
_SIDES = {"+": "+", "-": "−"}


def wall_of_clusters(material: Material, words: RoomWords) -> Wall:
    """One column a cluster, in the order of the wall; what is in none stands last. The side stands before the words."""
    signs = {category.key: _SIDES.get(category.sign, "") for category in material.categories}
    columns = [
        WallColumn(
            name or words("Notes"), tuple(_card(note, signs) for note in material.notes if note.cluster_id == key)
        )
        for key, name in material.clusters
    ]
    known = {key for key, _ in material.clusters}
    loose = tuple(_card(note, signs) for note in material.notes if note.cluster_id not in known)
    filled = [column for column in columns if column.cards]
    if loose:
        filled.append(WallColumn(words("Notes"), loose, category=2))
    return Wall((WallHead("", tuple(filled)),) if filled else ())


def _card(note: RoomNote, signs: dict[str, str]) -> Card:
    side = signs.get(note.category, "")
    return Card(f"{side} {note.text}" if side else note.text, note.author)
