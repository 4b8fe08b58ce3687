"""What a person does in the gallery: choosing, hanging, comparing, walking, taking along; joined to the book."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from copdesk.board.dots import Dots, dots_on
from copdesk.board.drawing import Drawing
from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.ballots import Ballot
from copdesk.notes.values import Note
from copdesk.plan.values import Session
from copdesk.words import sentence, tr
from ui.board.bars import GalleryBar
from ui.board.exporting import Exporter
from ui.board.gallery import GalleryModel
from ui.board.gallery_page import GalleryPage
from ui.board.large import LargePictures
from ui.board.pictures import DrawingPictures
from ui.board.table_panel import TablePanel
from ui.board.walk_desk import WalkDesk
from ui.bridge import Bridge
from ui.parts.overlay import Overlay


class GalleryDesk(QObject):
    """`everything` holds the drawings of the session, `model` those that are shown.

    `chosen_changed(id)`, `open_requested(id)`, `listing_requested()` when drawings are to be asked for anew,
    `scene_requested(scene, id)`, `said(fact, comfort, button, tone)`, `chime_requested(name)`.
    """

    chosen_changed = Signal(object)
    open_requested = Signal(object)
    listing_requested = Signal()
    scene_requested = Signal(str, object)
    said = Signal(str, str, str, str)
    chime_requested = Signal(str)

    def __init__(
        self,
        host: QWidget,
        desk: Desk,
        bridge: Bridge,
        pictures: DrawingPictures,
        everything: GalleryModel,
        page: GalleryPage,
        bar: GalleryBar,
    ) -> None:
        super().__init__(host)
        self._desk, self._board, self._bridge = desk, desk.board, bridge
        self._pictures, self._everything, self._page, self._bar = pictures, everything, page, bar
        self._model = page.model
        self._session: Id | None = None
        self._title = ""
        self._steps: list[tuple[Id, str]] = []
        self._ballots = desk.notes.ballots
        self.dots: Dots | None = None
        self.chosen: Id | None = None
        self.all_sessions = False
        self._window_was = Qt.WindowState.WindowNoState
        self.exporter = Exporter(desk, bridge, self)
        self.walking = WalkDesk(desk, bridge, page.walk, self)
        self._connect()

    # what the room says

    def show_session(self, session_id: Id | None) -> None:
        """Another session is in view, or none."""
        self._session, self.chosen = session_id, None
        self.walking.show_session(session_id)

    def show_drawings(self, drawings: list[Drawing]) -> None:
        """What hangs in the gallery of the session now."""
        if not self.all_sessions:
            self._show_cards(drawings)
        self.ask_dots()
        self.walking.show_drawings(drawings)
        if self._session is not None:
            self._bridge.ask(self._desk.plan.session, self._session, then=self._on_plan, refused=self._on_refused)

    def show_all(self, drawings: list[Drawing]) -> None:
        """What was drawn in all sessions."""
        if self.all_sessions:
            self._pictures.set_drawings(drawings)
            self._show_cards(drawings)
            self._bridge.ask(self._desk.plan.sessions, then=self._on_sessions)

    def show_chosen(self) -> None:
        """What is known and was said about the chosen drawing, as it is now."""
        self._on_chosen(self.chosen)

    # joining

    def _connect(self) -> None:
        page, bar, panel = self._page, self._bar, self._page.panel
        page.view.opened.connect(self.open_requested)
        page.view.chosen.connect(self._on_chosen)
        page.view.hung.connect(self._on_hung)
        panel.open_requested.connect(self._on_open)
        panel.show_requested.connect(self._on_show)
        panel.visited.connect(self._on_visited)
        panel.moved.connect(self._on_moved)
        panel.remove_requested.connect(self._on_remove)
        panel.dotted.connect(self._on_dotted)
        panel.revealed.connect(self._on_revealed)
        page.walk.came.connect(bar.open_walk)
        page.walk.blinded.connect(self._on_blinded)
        self.walking.scene_requested.connect(self.scene_requested)
        self.walking.chime_requested.connect(self.chime_requested)
        self.walking.refused.connect(self._on_refused)
        bar.searched.connect(self._model.search)
        bar.unvisited_chosen.connect(self._model.only_unvisited)
        bar.part_chosen.connect(self._on_part)
        bar.all_sessions_chosen.connect(self._on_all_sessions)
        bar.compare_requested.connect(self._on_compare)
        bar.walk_toggled.connect(page.show_walk)
        bar.about_toggled.connect(page.show_about)
        bar.large_requested.connect(self._on_large)
        bar.slides_requested.connect(self._on_slides)
        bar.table_requested.connect(self._on_table)
        bar.vote_requested.connect(self._on_vote)
        bar.export_requested.connect(self._on_export)
        self._pictures.changed.connect(self._model.tell)
        self.exporter.ended.connect(self.said)
        self.exporter.went_on.connect(bar.intake.show_export)

    # what the book says

    def _show_cards(self, drawings: list[Drawing]) -> None:
        self._model.show_drawings(drawings)
        self._bar.show_unvisited(self._model.unvisited())
        self._page.view.choose(self.chosen)

    def _on_plan(self, session: Session) -> None:
        """The steps in which something was drawn can be looked through one by one."""
        self._title = session.title
        drawn = {drawing.step_id for drawing in self._everything.everything()}
        steps = [(step.id, step.title) for activity in session.activities for step in activity.steps]
        self._steps = [(key, title) for key, title in steps if key in drawn]
        if not self.all_sessions:
            self._bar.show_parts(tr("All steps"), self._steps)

    def _on_sessions(self, heads: list[Session]) -> None:
        """Of all sessions those in which something was drawn can be looked through one by one."""
        drawn = {drawing.session_id for drawing in self._model.everything()}
        found = [(head.id, " · ".join(filter(None, (head.title, head.day_text or head.day)))) for head in heads]
        if self.all_sessions:
            self._bar.show_parts(tr("All sessions"), [(key, title) for key, title in found if key in drawn])

    def _on_part(self, key: Id | None) -> None:
        """One step of this session, or one of all sessions."""
        self._model.only_step(None if self.all_sessions else key)
        self._model.only_session(key if self.all_sessions else None)

    def _on_notes(self, notes: list[Note]) -> None:
        self._page.panel.show_notes([note for note in notes if self.chosen and note.drawing_id == self.chosen])

    def _on_refused(self, error: Exception) -> None:
        self.said.emit(sentence(error), "", "", "accent")

    def _host(self) -> QWidget:
        host = self.parent()
        assert isinstance(host, QWidget)
        return host

    # the chosen one

    def _on_chosen(self, key: Id | None) -> None:
        self.chosen = key
        drawing = next((one for one in self._model.drawings() if one.id == key), None)
        self._page.panel.show_drawing(drawing)
        self._page.panel.show_dots(self.dots, drawing)
        if drawing is not None:
            self._bridge.ask(self._desk.notes.of_session, drawing.session_id, then=self._on_notes)
        else:
            self._page.panel.show_notes([])
        self.chosen_changed.emit(key)

    def _on_open(self) -> None:
        if self.chosen is not None:
            self.open_requested.emit(self.chosen)

    def _on_visited(self) -> None:
        if self.chosen is not None:
            self._bridge.do(self._board.visit, self.chosen, refused=self._on_refused)

    def _on_moved(self, step: int) -> None:
        order = [drawing.id for drawing in self._everything.everything()]
        if self.chosen in order:
            at = order.index(self.chosen)
            self._hang(order, [self.chosen], min(max(at + step, 0), len(order) - 1))

    def _on_hung(self, keys: list[Id], before: Id | None) -> None:
        """Cards were let go before another one, or at the end."""
        order = [drawing.id for drawing in self._everything.everything()]
        if set(keys) <= set(order) and before not in keys:
            rest = [one for one in order if one not in keys]
            self._hang(order, keys, rest.index(before) if before in rest else len(rest))

    def _hang(self, order: list[Id], keys: list[Id], at: int) -> None:
        if self._session is not None:
            rest = [one for one in order if one not in keys]
            rest[at:at] = keys
            self._bridge.do(self._board.arrange, self._session, rest, refused=self._on_refused)

    def _on_remove(self) -> None:
        if self.chosen is not None:
            self._bridge.do(self._board.remove_drawing, self.chosen, refused=self._on_refused)
            self.said.emit(tr("Drawing taken out."), tr("Ctrl+Z brings it back."), "", "primary")

    # all of them

    def _on_all_sessions(self, every: bool) -> None:
        self.all_sessions = every
        self._on_part(None)
        self._bar.show_parts(tr("All steps"), [] if every else self._steps)
        self.listing_requested.emit()

    def _on_show(self) -> None:
        self.scene_requested.emit("gallery", self.chosen)

    def _on_large(self) -> None:
        self._large(self._model.drawings(), 1, whole=True)

    def _on_compare(self, many: int) -> None:
        """Those that are chosen, or where that is one alone, it beside the next ones."""
        picked = self._page.view.picked()
        self._large(picked if len(picked) > 1 else self._model.drawings(), many)

    def _on_slides(self) -> None:
        panel = self._large(self._model.drawings(), 1, whole=True)
        if panel is not None:
            panel.moved_on.connect(self._on_slide)
            panel.play()

    def _on_slide(self, key: Id) -> None:
        self.scene_requested.emit("gallery", key)

    def _large(self, drawings: list[Drawing], many: int, *, whole: bool = False) -> LargePictures | None:
        """Drawings large in the room, or on the whole screen."""
        if not drawings:
            return None
        places = [drawing.id for drawing in drawings]
        at = places.index(self.chosen) if self.chosen in places and len(drawings) > many else 0
        panel = LargePictures(drawings, self._pictures, at, min(many, len(drawings)))
        window = self._host().window()
        overlay = Overlay(window if whole else self._host(), panel, "fill")
        panel.left.connect(overlay.close_panel)
        if whole:
            self._window_was = window.windowState()
            window.setWindowState(self._window_was | Qt.WindowState.WindowFullScreen)
            overlay.closed.connect(self._on_small_again)
        return panel

    def _on_small_again(self) -> None:
        self._host().window().setWindowState(self._window_was)

    def _on_table(self) -> None:
        panel = TablePanel(self._model.drawings(), self._bridge)
        overlay = Overlay(self._host(), panel, "fill")
        panel.left.connect(overlay.close_panel)
        panel.said.connect(self.said)
        panel.opened.connect(self.open_requested)
        panel.opened.connect(overlay.close_panel)

    # dots

    def ask_dots(self) -> None:
        """Who voted for which drawing, as it is now."""
        if self._session is not None:
            self._bridge.ask(self._desk.notes.ballots.of_session, self._session, then=self._on_ballots)

    def _on_ballots(self, ballots: list[Ballot]) -> None:
        self.dots = dots_on(ballots, {drawing.id for drawing in self._everything.everything()})
        self._model.show_dots(self.dots.shown() if self.dots is not None else {})
        self._page.walk.show_dots(self.dots)
        self._show_counted()

    def _show_counted(self) -> None:
        drawing = next((one for one in self._model.drawings() if one.id == self.chosen), None)
        self._page.panel.show_dots(self.dots, drawing)

    def _on_dotted(self, by: int) -> None:
        if self.dots is not None and self.chosen in self.dots.choices:
            choice = self.dots.choices[self.chosen]
            self._bridge.do(self._ballots.count, self.dots.ballot.id, choice.id, by, refused=self._on_refused)

    def _on_blinded(self, blind: bool) -> None:
        if self.dots is not None:
            self._bridge.do(self._ballots.reveal, self.dots.ballot.id, not blind, refused=self._on_refused)
        elif blind and not self._begin_vote():
            self._page.walk.show_dots(None)

    def _on_revealed(self) -> None:
        self._on_blinded(False)

    def _on_vote(self) -> None:
        self._begin_vote()

    def _begin_vote(self) -> bool:
        """Dots on drawings: counted blind, here or in Notes, until they are revealed."""
        shown = self._model.drawings()
        if self._session is None or len(shown) < 2:
            self.said.emit(tr("A vote needs two drawings or more."), "", "", "accent")
            return False
        choices = [(self._model.words(drawing), drawing.id) for drawing in shown]
        question = tr("Which drawings speak to you?")
        self._bridge.do(
            self._ballots.begin, self._session, question, choices, about="drawing", then=self._on_ballot,
            refused=self._on_refused,
        )  # fmt: skip
        return True

    def _on_ballot(self, key: Id) -> None:
        self.scene_requested.emit("ballot", key)
        fact = tr("Dots on {n} drawings.").format(n=len(self._model.drawings()))
        comfort = tr("Count them beside the chosen drawing; they stay blind until you reveal them.")
        self.said.emit(fact, comfort, "", "primary")

    def _on_export(self, kind: str, every: bool) -> None:
        drawings = self._model.drawings()
        if not every:
            drawings = [drawing for drawing in drawings if drawing.id == self.chosen]
        if drawings:
            self.exporter.choose(self._host(), kind, drawings, self._title)
        else:
            self.said.emit(tr("Choose a drawing first."), "", "", "accent")
