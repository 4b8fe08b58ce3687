"""How long the computer still lasts without a socket, as far as the system tells."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

from copdesk.clock import hh_mm
from copdesk.words import tr

SUPPLIES = Path("/sys/class/power_supply")
LOW, LOWEST = 15, 7
"""Percent at which a person is told; once each."""
_UNKNOWN = 255


@dataclass(frozen=True, slots=True)
class Battery:
    """`minutes` until it is empty at what is drawn now; None where the system does not say, or while it is charged."""

    percent: int
    discharging: bool
    minutes: int | None = None

    def words(self, now_utc: int) -> str:
        """'Battery 63 %, lasts until about 12:10', '… charging'; `now_utc` in ms."""
        if not self.discharging:
            return tr("Battery {n} %, on mains power").format(n=self.percent)
        if self.minutes is None:
            return tr("Battery {n} %, not on mains power").format(n=self.percent)
        rounded = (now_utc + self.minutes * 60_000) // 300_000 * 300_000
        return tr("Battery {n} %, lasts until about {time}").format(n=self.percent, time=hh_mm(rounded))

    def empty_at(self, now_utc: int) -> int | None:
        """When it will be empty, ms UTC."""
        return now_utc + self.minutes * 60_000 if self.discharging and self.minutes is not None else None

    def stage(self) -> int:
        """0 while all is well, 1 from LOW on, 2 from LOWEST on; 0 again on mains power."""
        return 0 if not self.discharging else 2 if self.percent <= LOWEST else 1 if self.percent <= LOW else 0


def read(supplies: Path = SUPPLIES) -> Battery | None:
    """The computer's own batteries together; None where there is none or nobody tells."""
    if sys.platform == "win32":
        return _of_windows()
    try:
        found = [supply for supply in sorted(supplies.iterdir()) if _text(supply / "type") == "Battery"]
    except OSError:
        return None
    own = [supply for supply in found if _text(supply / "scope") != "Device"]
    if not own:
        return None
    now = sum(_number(supply, "energy_now", "charge_now") for supply in own)
    full = sum(_number(supply, "energy_full", "charge_full") for supply in own)
    drawn = sum(_number(supply, "power_now", "current_now") for supply in own)
    capacity = [_number(supply, "capacity") for supply in own]
    percent = round(100 * now / full) if full else round(sum(capacity) / len(capacity))
    discharging = any(_text(supply / "status") == "Discharging" for supply in own)
    minutes = round(60 * now / drawn) if discharging and drawn > 0 and now > 0 else None
    return Battery(min(100, percent), discharging, minutes)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _number(supply: Path, *names: str) -> int:
    """The first of these that the battery tells; 0 where it tells none. Some tell what is drawn below zero."""
    for name in names:
        text = _text(supply / name)
        if text.lstrip("-").isdigit():
            return abs(int(text))
    return 0


class _PowerStatus(ctypes.Structure):
    """What Windows tells: percent is 255 and seconds all ones where it knows nothing."""

    _fields_ = (
        ("line", ctypes.c_ubyte), ("flag", ctypes.c_ubyte), ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte), ("seconds", ctypes.c_uint32), ("full_seconds", ctypes.c_uint32),
    )  # fmt: skip


def _of_windows() -> Battery | None:
    if sys.platform != "win32":
        return None
    told = _PowerStatus()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(told)) or told.percent == _UNKNOWN:
        return None
    known = told.line == 0 and told.seconds != 0xFFFFFFFF
    return Battery(told.percent, told.line == 0, told.seconds // 60 if known else None)
