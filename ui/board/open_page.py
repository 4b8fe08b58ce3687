"""The drawing that is on the page: what is drawn goes to the book, what the book says comes to the canvas."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from copdesk.board.drawing import PAPERS, Page
from copdesk.board.ink import Stroke
from copdesk.book.book import Changes
from copdesk.book.ids import Id, new_id
from copdesk.desk import Desk
from copdesk.words import Trouble, tr
from ui.board.canvas import BoardCanvas
from ui.board.paper import Paper
from ui.bridge import Bridge

AT_ONCE, AFTER_PEN_MS = 400, 200


class OpenPage(QObject):
    """`shown(id)` when another drawing is on the page, `came(Page)` when its strokes are, `refused(exception)`.

    `papered(paper)` says which paper lies under it.

    A first mark on an empty board makes a drawing, and where the book has no session yet, `session_begun(id)`.
    Ink is patient: while the disk is away it stays on the page and is kept as soon as the disk is back.
    """

    shown = Signal(object)
    came = Signal(object)
    refused = Signal(object)
    session_begun = Signal(object)
    papered = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, canvas: BoardCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._board, self._bridge, self._canvas = desk, desk.board, bridge, canvas
        self._session: Id | None = None
        self._drawing: Id | None = None
        self._unkept: Id | None = None
        self._coming: deque[tuple[Id, ...]] = deque()
        self._asked = False
        self._homeless: list[Stroke] = []
        self._last: list[Id] = []  # marks drawn here since anything else was done, the newest last
        self._foreseen: list[Id] = []
        self._check, self._later = QTimer(self), QTimer(self)
        for timer, wait, slot in ((self._check, 0, self._on_check), (self._later, AFTER_PEN_MS, self._ask_more)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(slot)
        bridge.changed.connect(self._on_changed)
        canvas.stroke_finished.connect(self._on_finished)
        canvas.strokes_removed.connect(self._on_removed)
        canvas.strokes_changed.connect(self._on_strokes_changed)
        canvas.strokes_replaced.connect(self._on_replaced)
        canvas.undo_requested.connect(self.undo)
        canvas.redo_requested.connect(self.redo)

    @property
    def busy(self) -> bool:
        """Whether strokes of the drawing are still to come."""
        return self._asked or bool(self._coming)

    @property
    def drawing(self) -> Id | None:
        return self._drawing

    def show_session(self, session_id: Id | None) -> None:
        """Another session; the one that a first mark began is here already, and people draw on."""
        if session_id != self._session or session_id is None:
            self._session = session_id
            self.show_drawing(None)

    def show_drawing(self, key: Id | None) -> None:
        """Bring another drawing; until its strokes have come the page is empty."""
        self._canvas.writing.keep()
        self._drawing, self._unkept = key, None
        self._coming.clear()
        self._last.clear()
        self._canvas.show_strokes([])
        if key is None:
            self._canvas.set_paper("blank")
        self.shown.emit(key)
        self.ask()

    def listed(self, keys: Iterable[Id]) -> None:
        """These are the drawings of the session now; where the one on the page is gone the first takes its place."""
        known = list(keys)
        if self._unkept in known:
            self._unkept = None
        there = known[0] if known else None
        if self._drawing not in known and self._unkept is None and there != self._drawing:
            self.show_drawing(there)

    def ask(self) -> None:
        """Show the page as the book has it."""
        if self._drawing is not None:
            self._asked = True
            self._bridge.ask(self._board.front, self._drawing, then=self._on_page)

    def ready(self) -> Id | None:
        """The drawing on the page, made now if there is none; None without a session."""
        if self._drawing is None and self._session is not None:
            self._drawing = self._unkept = new_id()
            self._bridge.do(
                self._board.new_drawing, self._session, key=self._drawing, patient=True, refused=self._on_refused
            )
            self.shown.emit(self._drawing)
        return self._drawing

    def begin(self, template: str = "blank", title: str = "", whose: str = "") -> None:
        """A new drawing, on the page at once."""
        if self._session is None:
            return
        key = new_id()
        self._bridge.do(
            self._board.new_drawing,
            self._session,
            template=template,
            title=title,
            whose=whose,
            key=key,
            refused=self._on_refused,
        )
        self.show_drawing(key)
        self._unkept = key

    def lay_paper(self, paper: Paper) -> None:
        """Other paper under the drawing, at once."""
        drawing = self.ready()
        if drawing is not None:
            self._canvas.set_paper(paper)
            self._bridge.do(self._board.lay_paper, drawing, paper, refused=self._on_refused)

    def foresee_undo(self) -> None:
        """Take the mark off the page that was drawn last and nothing was done since: the disk may be slow.

        Whether the book took that one back is seen once it has.
        """
        if self._last:
            self._foreseen.append(self._last.pop())
            self._canvas.remove(self._foreseen[-1:])
            self._check.start()

    def _on_check(self) -> None:
        """Asked after the undo: a mark that the book did not take back is shown again."""
        keys, self._foreseen = tuple(self._foreseen), []
        if self._drawing is not None:
            self._bridge.ask(self._board.strokes_now, self._drawing, keys, then=self._on_strokes)

    def undo(self) -> None:
        self.foresee_undo()
        self._bridge.do(self._desk.undo, refused=self._on_refused)

    def redo(self) -> None:
        self._bridge.do(self._desk.redo, refused=self._on_refused)

    # what the canvas says

    def _on_finished(self, stroke: Stroke) -> None:
        drawing = self.ready()
        if drawing is not None:
            self._last.append(stroke.id)
            self._bridge.do(self._board.add_strokes, drawing, [stroke], patient=True, refused=self._on_refused)
            return
        self._homeless.append(stroke)
        if len(self._homeless) == 1:
            begin = self._desk.plan.add_session
            self._bridge.do(begin, tr("Drawings"), patient=True, then=self._on_session, refused=self._on_refused)

    def _on_removed(self, keys: list[Id]) -> None:
        self._last.clear()
        if self._drawing is not None:
            self._bridge.do(self._board.remove_strokes, self._drawing, keys, patient=True, refused=self._on_refused)

    def _on_strokes_changed(self, strokes: list[Stroke]) -> None:
        self._last.clear()
        if self._drawing is not None:
            self._bridge.do(self._board.change_strokes, self._drawing, strokes, patient=True, refused=self._on_refused)

    def _on_replaced(self, gone: list[Id], added: list[Stroke]) -> None:
        self._last.clear()
        drawing = self.ready()
        if drawing is not None:
            self._bridge.do(self._board.replace_strokes, drawing, gone, added, patient=True, refused=self._on_refused)

    def _on_session(self, session_id: Id) -> None:
        """What was drawn before there was a session stays where it is and lies on its first drawing."""
        strokes, self._homeless = self._homeless, []
        self._session = session_id
        drawing = self.ready()
        if drawing is not None and strokes:
            self._bridge.do(self._board.add_strokes, drawing, strokes, patient=True, refused=self._on_refused)
        self.session_begun.emit(session_id)

    # what the book says

    def _on_changed(self, changes: Changes) -> None:
        if changes.verb == "undo:stroke.add":
            self._last = [key for key in self._last if key not in changes.ids]
        elif not (changes.verb == "stroke.add" and changes.ids.issubset(self._last)):
            self._last.clear()
        if self._drawing is None:
            return
        if "stroke" in changes.tables:
            self._bridge.ask(self._board.strokes_now, self._drawing, tuple(sorted(changes.ids)), then=self._on_strokes)
        if "drawing" in changes.tables and self._drawing in changes.ids:
            self._bridge.ask(self._board.front, self._drawing, then=self._on_photo_page)

    def _on_strokes(self, now: tuple[Id, list[Stroke], list[Id]]) -> None:
        drawing, strokes, gone = now
        if drawing != self._drawing:
            return
        for stroke in strokes:
            self._canvas.add(stroke)
        self._canvas.remove(gone)
        self._canvas.mark_saved(stroke.id for stroke in strokes)
        self._fetch_photos(strokes)

    def _on_page(self, page: Page | None) -> None:
        self._asked = False
        if page is None or page.drawing.id != self._drawing:
            return
        self._take_paper(page)
        picture = QImage.fromData(page.rendering) if page.rendering else None
        more = page.top if page.keys else None
        self._canvas.show_strokes(page.strokes, picture, more=more, extent=page.extent)
        self._fetch_photos(page.strokes)
        self._coming = deque(page.keys[at : at + AT_ONCE] for at in range(0, len(page.keys), AT_ONCE))
        self._ask_more()
        self.came.emit(page)

    def _ask_more(self) -> None:
        """The strokes of a heavy drawing come in pieces, and none while a pen is down: whoever draws never waits."""
        if self._coming and self._canvas.drawing_now:
            self._later.start()
        elif self._coming and self._drawing is not None:
            self._bridge.ask(self._board.strokes_named, self._drawing, self._coming[0], then=self._on_more)

    def _on_more(self, brought: tuple[Id, list[Stroke], Id]) -> None:
        drawing, strokes, last = brought
        if drawing != self._drawing or not self._coming or self._coming[0][-1] != last:
            return
        self._coming.popleft()
        self._canvas.bring(strokes, last=not self._coming)
        self._fetch_photos(strokes)
        self._ask_more()

    def _on_photo_page(self, page: Page | None) -> None:
        """Facts have changed, and with them perhaps the paper or the photo under the ink."""
        if page is not None and page.drawing.id == self._drawing:
            self._take_paper(page)
        if page is not None and page.drawing.picture is not None and page.drawing.picture not in self._canvas.sheet:
            self._on_page(page)

    def _take_paper(self, page: Page) -> None:
        paper: Paper = page.drawing.paper if page.drawing.paper in PAPERS else "blank"  # type: ignore[assignment]
        self._canvas.set_paper(paper)
        self.papered.emit(paper)

    def _fetch_photos(self, strokes: Iterable[Stroke]) -> None:
        for key in {stroke.picture for stroke in strokes if stroke.picture}:
            if self._canvas.pictures(key) is None:
                self._bridge.ask(self._board.photo, key, then=self._on_photo_data)

    def _on_photo_data(self, photo: tuple[Id, bytes]) -> None:
        key, data = photo
        if data:
            self._canvas.set_picture(key, QImage.fromData(data))

    def _on_refused(self, error: Exception) -> None:
        """Show the page as the book has it; while the disk is away the ink stays."""
        self.refused.emit(error)
        if not isinstance(error, Trouble):
            self.ask()
