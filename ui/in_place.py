"""A bridge without threads: for tests of panels, and for a rehearsal on a book in memory."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from copdesk.desk import Desk
from copdesk.words import Refused, Trouble


class InPlaceBridge(QObject):
    """Every call has done its work when it returns; see `ui.bridge.Bridge` for what the calls mean."""

    changed = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__()
        if desk is not None:
            desk.watch(self.changed.emit)

    def do(
        self,
        verb: Callable[..., Any],
        *args: Any,
        then: Callable[..., None] | None = None,
        refused: Callable[..., None] | None = None,
        patient: bool = False,
        **more: Any,
    ) -> None:
        """See Bridge."""
        try:
            result = verb(*args, **more)
        except (Refused, Trouble) as exc:
            if refused:
                refused(exc)
            return
        if then:
            then(result)

    def ask(
        self,
        read: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """See Bridge."""
        try:
            answer = read(*args, **more)
        except (Refused, Trouble) as exc:
            if refused is None:
                raise
            refused(exc)
            return
        then(answer)

    def aside(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[..., None],
        refused: Callable[..., None] | None = None,
        **more: Any,
    ) -> None:
        """See Bridge."""
        self.ask(work, *args, then=then, refused=refused, **more)

    errand = aside
