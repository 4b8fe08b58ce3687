"""What stands in the plan's place as a whole: the import of a plan, all sessions by day, the packing list."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from copdesk.desk import Desk
from copdesk.plan.values import Session
from ui.bridge import Bridge
from ui.plan.importing import PlanImport
from ui.plan.packing import PackingPanel
from ui.plan.programme import ProgrammePanel


class WholePages(QObject):
    """Each page is made when it is first wanted, and laid into the room's stack.

    `taken` carries a session's key or None, `left` gives the place back; the others are what the pages ask for.
    """

    taken = Signal(object)
    left = Signal()
    told = Signal(str, str)
    removal_wanted = Signal(object)
    document_wanted = Signal(str)
    saving_wanted = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk, self._bridge, self._stack = desk, bridge, stack
        self._importing: PlanImport | None = None
        self._programme: ProgrammePanel | None = None
        self._packing: PackingPanel | None = None

    @property
    def importing(self) -> PlanImport:
        """The page that reads plans."""
        if self._importing is None:
            made = self._importing = PlanImport(self._desk, self._bridge)
            made.taken.connect(self.taken)
            made.left.connect(self.left)
            self._stack.addWidget(made)
        return self._importing

    @property
    def programme(self) -> ProgrammePanel:
        """The page of sessions and events."""
        if self._programme is None:
            made = self._programme = ProgrammePanel(self._desk, self._bridge)
            made.opened.connect(self.taken)
            made.left.connect(self.left)
            made.told.connect(self.told)
            made.removal_wanted.connect(self.removal_wanted)
            self._stack.addWidget(made)
        return self._programme

    @property
    def packing(self) -> PackingPanel:
        """The page of what has to be brought."""
        if self._packing is None:
            made = self._packing = PackingPanel(self._desk, self._bridge)
            made.left.connect(self.left)
            made.document_wanted.connect(self.document_wanted)
            made.saving_wanted.connect(self.saving_wanted)
            self._stack.addWidget(made)
        return self._packing

    def show_session(self, session: Session) -> None:
        """The session that the room has in view."""
        if self._packing is not None:
            self._packing.show_session(session)

    def refresh(self) -> None:
        """Asks anew for what the page in view shows."""
        if self._programme is not None and self._stack.currentWidget() is self._programme:
            self._programme.refresh()
