"""The documents of one book."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copdesk.desk import Desk


class Reports:
    """Documents of one book."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
