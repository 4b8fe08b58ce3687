"""Imports without a second reading of every source."""

import PySide6.QtCore  # noqa: F401  (it brings what is changed here)
from shibokensupport import feature


def read_no_sources() -> None:
    """PySide reads the source of each module that is imported after it, and keeps the lines, to see whether the module
    wants other names for Qt's methods (`from __feature__ import ...`). None does here; to ask takes a tenth of a start
    and twelve megabytes for good.
    """
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _never


def _never(_module: object) -> bool:
    return False
