"""Whether the owner of this computer asked its system for less motion. Each system keeps that in a place of its own.

Asking may take its time (a bus that does not answer); nobody should wait for it.
"""

import ctypes
import logging
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

log = logging.getLogger(__name__)
ANSWER_S = 2
_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION
_FREEDESKTOP, _GNOME, _KDE = "org.freedesktop.appearance", "org.gnome.desktop.interface", "org.kde.kdeglobals.KDE"
Told = Mapping[str, Mapping[str, tuple[str, Any]]]


def less_motion(platform: str = sys.platform) -> bool:
    """What the system says; False where it says nothing."""
    ask = {"win32": _windows, "darwin": _mac}.get(platform, _portal)
    try:
        return ask()
    except Exception as exc:  # whatever a system answers, the picture is shown
        log.info("whether motion is unwelcome cannot be told: %s", exc)
        return False


def less_in(told: Told) -> bool:
    """From what a desktop's settings say, each a pair of type and value."""

    def value(group: str, name: str) -> Any:
        return told.get(group, {}).get(name, ("", None))[1]

    return (
        value(_FREEDESKTOP, "reduced-motion") == 1
        or value(_GNOME, "enable-animations") is False
        or str(value(_KDE, "AnimationDurationFactor")) in ("0", "0.0")
    )


def _portal() -> bool:
    """The settings that desktops of Linux and the BSDs show to every program."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import unwrap_msg

    desktop = DBusAddress(
        "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
    )
    with open_dbus_connection() as bus:
        asked = new_method_call(desktop, "ReadAll", "as", ([_FREEDESKTOP, _GNOME, _KDE],))
        (told,) = unwrap_msg(bus.send_and_get_reply(asked, timeout=ANSWER_S))
    return less_in(told)


def _windows() -> bool:
    if sys.platform != "win32":
        return False
    moving = ctypes.c_int(1)
    known = ctypes.windll.user32.SystemParametersInfoW(_ANIMATION, 0, ctypes.byref(moving), 0)
    return bool(known) and not moving.value


def _mac() -> bool:
    asked = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion")
    told = subprocess.run(asked, capture_output=True, text=True, timeout=ANSWER_S, check=False)
    return told.stdout.strip() == "1"
