"""The marketplace: which topic is where and when, while several groups work at once."""

from copdesk.notes.sheets import GROUP
from copdesk.stage.material import Material
from copdesk.stage.scenes import Card, Wall, WallColumn, WallHead
from copdesk.stage.texts import RoomWords

GROUPS = "groups"
"""What a wall is asked to be about for this one."""


def marketplace(material: Material, words: RoomWords) -> Wall:
    """One column a slot, in the order of the slots; a card a group: its topic and place, and who convenes."""
    groups = [one for one in material.sheets if one.kind == GROUP and one.topic]
    slots = sorted(dict.fromkeys(one.slot for one in groups), key=lambda slot: (not slot, slot))
    columns = tuple(
        WallColumn(
            slot or words("Groups"),
            tuple(
                Card(f"{one.topic} · {one.place}" if one.place else one.topic, one.convener)
                for one in groups
                if one.slot == slot
            ),
            category=number % 4 + 1,
        )
        for number, slot in enumerate(slots)
    )
    return Wall((WallHead("", columns),) if columns else ())
