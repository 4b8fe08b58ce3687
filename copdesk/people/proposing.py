"""A list of people from a file or a pasted text, held against those who are known. Needs no book, and may take long."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from copdesk.people.joining import Proposal, propose
from copdesk.people.progress import Progress, untold
from copdesk.people.values import Member
from copdesk.tables.manner import AS_FOUND, Manner


def proposed(
    members: Sequence[Member],
    source: Path | bytes | str,
    name: str = "",
    manner: Manner = AS_FOUND,
    columns: Mapping[str, int] | None = None,
    progress: Progress | None = None,
) -> Proposal:
    """The list held against `members`; nothing is kept.

    Raises Refused for what holds nobody, and once `progress` was stopped.
    """
    from copdesk.people.reading import read  # with its tables and workbooks only when wanted

    tell = progress.tell if progress is not None else untold
    return propose(read(source, name, manner, columns, tell), members, tell)
