"""Imports without a second reading of every source."""

import sys

import PySide6.QtCore  # noqa: F401  (it brings the module that is changed here)


def read_no_sources() -> None:
    """PySide reads the source of each module that is imported after it, and keeps the lines, to see whether the module
    wants other names for Qt's methods (`from __feature__ import ...`). None does here; to ask takes a tenth of a start
    and twelve megabytes for good.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _never)  # noqa: B010  (no stub knows it)


def _never(_module: object) -> bool:
    return False
