"""What can be told about the computer before a session: room on the disk, a stick for a spare copy, the battery."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from copdesk.run.battery import Battery, read
from copdesk.words import tr

ENOUGH = 500_000_000


@dataclass(frozen=True, slots=True)
class Survey:
    """`free` bytes where the community file lies, None where it cannot be told; `sticks` names of removable disks."""

    free: int | None = None
    sticks: tuple[str, ...] = ()
    battery: Battery | None = None


def survey(
    book: Path | None, sticks: Callable[[], list[Path]], battery: Callable[[], Battery | None] = read
) -> Survey:  # fmt: skip
    """Looks at the disks and the battery; may take its time."""
    free = None
    if book is not None:
        try:
            free = shutil.disk_usage(book.parent).free
        except OSError:
            free = None
    return Survey(free, tuple(path.name or str(path) for path in sticks()), battery())


def disk_words(free: int | None) -> tuple[str, bool]:
    """What to say of the disk, and whether all is well."""
    if free is None:
        return tr("Cannot be told"), False
    amount = tr("{n} GB").format(n=round(free / 1e9, 1)) if free >= 1e9 else tr("{n} MB").format(n=free // 1_000_000)
    if free < ENOUGH:
        return tr("Only {amount} free: drawings and photos may fill it").format(amount=amount), False
    return tr("{amount} free").format(amount=amount), True


def stick_words(names: tuple[str, ...]) -> tuple[str, bool]:
    """What to say of the stick for a spare copy."""
    if not names:
        return tr("None plugged in: the report and a spare copy stay on this computer"), False
    return ", ".join(names), True
