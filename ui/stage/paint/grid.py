"""Which grid a number of groups stands in, and how they are shared out over pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from copdesk.stage.scenes import Table

MOST, MOST_NAMED = 34, 24


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, rows, and the size of names. `beside`: the number stands beside the people."""

    columns: int
    rows: int
    names: float
    headed: bool
    beside: bool
    dense: bool = False


WIDE = ((4, Grid(2, 2, 6, True, False)), (8, Grid(3, 3, 4.1, True, False)), (15, Grid(4, 4, 3.6, False, False)),
        (24, Grid(5, 5, 3.4, False, True)), (34, Grid(5, 7, 3.05, False, True, True)))  # fmt: skip
NARROW = ((4, Grid(2, 2, 5, True, False)), (8, Grid(3, 3, 3.6, True, False)), (14, Grid(3, 5, 3.4, False, False)),
          (24, Grid(4, 7, 3.05, False, True)), (27, Grid(4, 7, 3.05, False, True, True)),
          (34, Grid(4, 9, 3.05, False, True, True)))  # fmt: skip


def grid_for(count: int, wide: bool) -> Grid:
    """The grid for `count` groups, at most 34."""
    return next(grid for most, grid in (WIDE if wide else NARROW) if count <= most)


def even_pages(tables: Sequence[Table], pages_wanted: int = 1) -> list[Sequence[Table]]:
    """Tables in their order over pages of about the same number, at most 34 (24 where there are no numbers)."""
    most = MOST if all(table.number for table in tables) else MOST_NAMED
    pages = max(pages_wanted, -(-len(tables) // most), 1)
    size, rest = divmod(len(tables), pages)
    ends = [size * (page + 1) + min(rest, page + 1) for page in range(pages)]
    return [tables[end - size - (1 if page < rest else 0) : end] for page, end in enumerate(ends)]
