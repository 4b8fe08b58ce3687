"""How a person says that a source is to be read, where the program took it for something else."""

from dataclasses import dataclass
from typing import Protocol

PROSE = "prose"
"""In a Manner's place for what separates cells: the text is no table at all."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person says that a source is to be read; what is left out the program finds by itself. `header` is the row
    (from 1) that names the columns, 0 says that none does."""

    encoding: str = ""
    delimiter: str = ""
    header: int | None = None
    sheet: str = ""


AS_FOUND = Manner()
"""Nothing is said: the program finds everything by itself."""


class Told(Protocol):
    """What a reading says of how it was read, so that a person can choose otherwise. `rows` are the first ones."""

    @property
    def encoding(self) -> str: ...
    @property
    def delimiter(self) -> str: ...
    @property
    def header(self) -> int: ...
    @property
    def sheet(self) -> str: ...
    @property
    def sheets(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...
