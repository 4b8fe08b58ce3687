"""Callbacks that are remembered without keeping alive whoever waits for them."""

import weakref
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def identity(call: Callable[..., None]) -> tuple[int, int]:
    """Tells two callbacks apart without holding on to either."""
    return id(getattr(call, "__self__", call)), id(getattr(call, "__func__", call))


def weak(call: Callable[..., None] | None) -> Callable[[], Callable[..., None] | None] | None:
    """A reference that does not keep a widget alive, and gives nothing once Qt has deleted it."""
    if call is None:
        return None
    owner = getattr(call, "__self__", None)
    if owner is None or not hasattr(call, "__func__"):
        return lambda: call
    method_of: Any = call
    reference = weakref.WeakMethod(method_of)

    def alive() -> Callable[..., None] | None:
        method: Any = reference()
        if method is None or (isinstance(method.__self__, QObject) and not isValid(method.__self__)):
            return None
        kept: Callable[..., None] = method
        return kept

    return alive
