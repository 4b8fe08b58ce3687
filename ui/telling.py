"""What the desk tells by itself: saved or not, a refusal, a bug, what a room has done, the projector gone and back."""

from PySide6.QtCore import QObject

from copdesk.clock import hh_mm
from copdesk.words import Refused, Trouble, sentence, tr
from ui.bridge import Saved
from ui.parts.banner import Tone
from ui.shell.bugs import Bugs
from ui.shell.window import DeskWindow
from ui.stage.projector import Projector, ProjectorState
from ui.undoing import Undoing


class Telling(QObject):
    """Puts it into the top bar or into a notice; trouble stays there until it is over."""

    def __init__(
        self, window: DeskWindow, bugs: Bugs, undoing: Undoing, projector: Projector, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._bugs, self._undoing, self._projector = window, bugs, undoing, projector
        self._trouble: int | None = None
        self._gone: int | None = None

    def words(self, words: str) -> None:
        """A sentence that passes."""
        self._window.notices.say(words, tone="accent", passing=True)

    def refused(self, exc: Exception) -> None:
        self.words(sentence(exc))

    def failed(self, exc: Exception) -> None:
        """A rule or the world said no; all else is a bug."""
        if isinstance(exc, Refused | Trouble):
            self.refused(exc)
        else:
            self._bugs.tell(exc)

    def said(self, fact: str, comfort: str = "", button: str = "", tone: Tone = "primary") -> None:
        """What a room has done; a button *Undo* takes it back."""
        undo = self._undoing.undo if button == tr("Undo") else None
        key = "Ctrl+Z" if undo else ""
        self._window.notices.say(fact, comfort, button, key, tone=tone, then=undo, passing=True)

    def saved(self, saved: Saved) -> None:
        """Never says *Saved* of what is not on the disk."""
        top, notices = self._window.top, self._window.notices
        if saved.state == "saved":
            at = hh_mm(saved.at) if saved.at else ""
            top.set_saved("saved", tr("Saved {time}").format(time=at) if at else tr("Saved"))
            if self._trouble is not None:
                notices.drop(self._trouble)
                self._trouble = None
        elif saved.state == "saving":
            top.set_saved("saving", tr("Saving …"))
        else:
            top.set_saved("trouble", tr("NOT saved"))
            why = sentence(saved.trouble) if saved.trouble else ""
            if self._trouble is None:
                self._trouble = notices.say(tr("NOT saved."), why, tone="danger")

    def unseen(self) -> None:
        """Somebody shows something while the projector is off."""
        self._window.notices.say(
            tr("The projector is off."),
            tr("The room will see it once it is on."),
            tr("Switch it on"),
            "F5",
            tone="accent",
            then=self._projector.open,
            passing=True,
            icon="stage",
        )

    def projector_lost(self, _identity: object) -> None:
        self.projector_found(None)
        self._gone = self._window.notices.say(
            tr("The projector is gone."),
            tr("The run goes on."),
            tr("Put it back"),
            "F5",
            tone="accent",
            then=self._projector.open,
            icon="stage",
        )

    def projector_is(self, state: ProjectorState) -> None:
        """Wherever a person has put the picture meanwhile, it is no longer gone."""
        if state.place != "lost":
            self.projector_found(None)

    def projector_found(self, _identity: object) -> None:
        if self._gone is not None:
            self._window.notices.drop(self._gone)
            self._gone = None
