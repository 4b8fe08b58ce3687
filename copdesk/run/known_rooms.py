"""Workshop rooms that were tried out before, by name: what this computer remembers of each."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from copdesk.run.chimes import Bell, bell_of

MOST_ROOMS = 40


@dataclass(frozen=True, slots=True)
class KnownRoom:
    """`screen` is how the projector's screen names itself (model or name); `keys` what the clicker's keys mean.

    `bell` is how it rang there; `tested` the day, ISO. `read`, `heard` and `bell` are None where nobody said.
    """

    screen: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    read: bool | None = None
    heard: bool | None = None
    tested: str = ""
    bell: Bell | None = None

    def plain(self) -> dict[str, Any]:
        """As plain values, to be kept."""
        return {**asdict(self), "keys": dict(self.keys)}


def known_rooms(kept: object) -> dict[str, KnownRoom]:
    """Rooms from what was kept; what is damaged is left out."""
    found: dict[str, KnownRoom] = {}
    for name, told in kept.items() if isinstance(kept, dict) else ():
        if isinstance(name, str) and name.strip() and isinstance(told, dict):
            read, heard = told.get("read"), told.get("heard")
            found[name] = KnownRoom(
                screen=str(told.get("screen") or ""),
                keys=known_keys(told.get("keys")),
                read=read if isinstance(read, bool) else None,
                heard=heard if isinstance(heard, bool) else None,
                tested=str(told.get("tested") or ""),
                bell=bell_of(told["bell"]) if isinstance(told.get("bell"), dict) else None,
            )
    return found


def known_keys(kept: object) -> dict[str, str]:
    """Letters that a clicker sends, each with the action it stands for."""
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {letter: str(action) for letter, action in pairs if isinstance(letter, str) and len(letter) == 1}


def with_room(rooms: Mapping[str, KnownRoom], name: str, room: KnownRoom) -> dict[str, Any]:
    """Everything to keep when `name` was tried out now; the rooms tried longest ago give way beyond MOST_ROOMS."""
    others = sorted(((key, one) for key, one in rooms.items() if key != name), key=lambda pair: pair[1].tested)
    kept = [*others[max(0, len(others) - MOST_ROOMS + 1) :], (name, room)]
    return {key: one.plain() for key, one in kept}
