"""What each group gave, by category: the harvest of an activity as a grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.book.ids import Id
from copdesk.notes.values import Group, Line, Shown, groups_of
from copdesk.plan.values import Category


@dataclass(frozen=True, slots=True)
class Harvest:
    """`cells[row][column]` are the notes of `groups[row]` in `categories[column]`; the last column holds the others."""

    groups: tuple[Group, ...]
    categories: tuple[Category, ...]
    cells: tuple[tuple[tuple[Line, ...], ...], ...]

    def heard(self, row: int) -> bool:
        """Whether any note stands for that group."""
        return any(self.cells[row])


def harvest(shown: Shown, activity_id: Id | None = None, asked: Sequence[str] = ()) -> Harvest:
    """The groups of an activity's draw (of the newest without one), by the categories that they are asked for or have.

    What they are asked for stands first, in its order.
    """
    groups = groups_of(shown, activity_id)
    keys = {group.id for group in groups}
    lines = [line for line in shown.lines if line.note.trio_id in keys]
    used = {line.kind.key for line in lines if line.kind is not None}
    known = {category.key: category for category in shown.categories}
    first = tuple(known[key] for key in asked if key in known)
    categories = first + tuple(one for one in shown.categories if one.key in used and one.key not in asked)
    columns = [category.key for category in categories]
    cells = tuple(_row(group, lines, columns) for group in groups)
    return Harvest(tuple(groups), categories, cells)


def _row(group: Group, lines: Sequence[Line], columns: Sequence[str]) -> tuple[tuple[Line, ...], ...]:
    own = [line for line in lines if line.note.trio_id == group.id]
    known = [tuple(line for line in own if line.kind is not None and line.kind.key == key) for key in columns]
    rest = tuple(line for line in own if line.kind is None or line.kind.key not in columns)
    return (*known, rest)
