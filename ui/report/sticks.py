"""Where a stick is plugged in."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_PLACES = {"linux": ("/media/", "/run/media/", "/mnt/usb"), "darwin": ("/Volumes/",)}
_REMOVABLE = 2


def sticks() -> list[Path]:
    """Roots of the removable disks that can be written to, the one mounted last first."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _is_stick(root, volume.isRoot()):
            found.append(Path(root))
    return list(reversed(found))


def _is_stick(root: str, is_system: bool) -> bool:
    if is_system:
        return False
    if sys.platform == "win32":
        import ctypes

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)
        return kind == _REMOVABLE
    return root.startswith(_PLACES.get(sys.platform, ()))
