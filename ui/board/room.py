"""The Board room: drawing and gallery of the session in view, joined to the book by the bridge."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from copdesk.board.apart import Reader, ReaderApart
from copdesk.board.describe import describe
from copdesk.board.drawing import Drawing, Owner, Page
from copdesk.board.ink import PAGE, Box
from copdesk.book.book import Changes
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.desk import Desk
from copdesk.people.values import Member
from copdesk.trios.held import Held
from copdesk.words import sentence, tr, tr_many
from ui.board.bars import BoardBar, DrawBar, GalleryBar
from ui.board.draw_page import NARROW, DrawPage
from ui.board.evening import EveningTable
from ui.board.evening_desk import EveningDesk
from ui.board.gallery import GalleryModel
from ui.board.gallery_desk import GalleryDesk
from ui.board.gallery_page import GalleryPage
from ui.board.intake import PhotoIntake
from ui.board.intake_bar import IntakeBar
from ui.board.open_page import OpenPage
from ui.board.options import OptionBar
from ui.board.photo_desk import PhotoDesk
from ui.board.pictures import DrawingPictures
from ui.board.straightener import Straightener
from ui.board.strip import words_for
from ui.bridge import Bridge
from ui.shell.actions import Doers
from ui.shell.theme import theme_now

LIST_AFTER_MS = 250
DRAW, GALLERY, PHOTOS = 0, 1, 2


class BoardRoom(QWidget):
    """`scene_requested(scene, id)` asks the projector, `said(fact, comfort, button, tone)` tells the window.

    `drawing_shown(id)` says which drawing notes are about: the one on the page, or the one chosen in the gallery.
    `session_chosen(id)` when a first mark began a session.
    `chime_requested(name)` when the groups of a walkabout move on.
    """

    scene_requested = Signal(str, object)
    said = Signal(str, str, str, str)
    drawing_shown = Signal(object)
    chime_requested = Signal(str)
    session_chosen = Signal(object)

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        clock: Clock,
        pictures: DrawingPictures | None = None,
        reader: Reader | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("board_room")
        self.setProperty("calm", True)  # nothing long is done behind a pen
        self._desk, self._board, self._bridge = desk, desk.board, bridge
        self._session: Id | None = None
        self._mode = DRAW
        self._stale = False
        self._facts_asked: list[str] = []
        self._template = "blank"
        self.model = GalleryModel(self)
        self.everything = GalleryModel(self)
        self._own_pictures = pictures is None
        self.pictures = pictures or DrawingPictures(self._board, bridge, self)
        self._reader = reader or ReaderApart()
        self.intake = PhotoIntake(self._board, bridge, self._reader, self)
        self.options = OptionBar()
        self.draw_bar, self.gallery_bar, self.photos_bar = DrawBar(self.options), GalleryBar(), IntakeBar(folder=True)
        self.bar = BoardBar(self.draw_bar, self.gallery_bar, self.photos_bar)
        self.draw = DrawPage(self.everything, self.pictures, new_id, self.options)
        self.canvas = self.draw.canvas
        self.page = OpenPage(desk, bridge, self.canvas, self)
        self.pictures.borrow_from(self._page_picture)
        self.photos = PhotoDesk(self, desk, bridge, self.intake, self.page, self.canvas)
        self.straightener = Straightener(self, self._board, bridge, self._reader)
        self.gallery = GalleryPage(self.model, self.pictures, clock)
        self.hanging = GalleryDesk(self, desk, bridge, self.pictures, self.everything, self.gallery, self.gallery_bar)
        self.evening = EveningTable(self.pictures)
        self.typing = EveningDesk(desk, bridge, self.evening, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LIST_AFTER_MS)
        self._soon.timeout.connect(self._ask_list)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.draw)
        self._stack.addWidget(self.gallery)
        self._stack.addWidget(self.evening)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(body, 1)
        self._connect()

    # what the window says

    def show_session(self, session_id: Id | None) -> None:
        """Another session is in view, or none."""
        if session_id != self._session:
            self.draw.form.settle()
            self._session = session_id
            self.hanging.show_session(session_id)
            self.typing.show_session(session_id)
            self.photos.show_session(session_id)
            self.page.show_session(session_id)
        self._ask_list()

    def show_mode(self, mode: int) -> None:
        """0 shows the page, 1 the gallery, 2 the evening table of photos."""
        self._mode = mode
        self.draw.form.settle()
        self.bar.show_mode(mode)
        self._stack.setCurrentIndex(mode)
        if mode == GALLERY:
            self.gallery.view.choose(self.hanging.chosen or self.page.drawing)
        elif mode == PHOTOS:
            self.typing.begin()
        self._tell_shown()

    def show_drawing(self, key: Id) -> None:
        """Bring a drawing onto the page."""
        if key != self.page.drawing:
            self.draw.form.settle()
            self.page.show_drawing(key)
        self.show_mode(DRAW)

    def bind_keys(self, doers: Doers) -> None:
        """The keys that work wherever the caret is in this room."""
        doers.bind("board.next", self.next_drawing)
        doers.bind("board.before", self.drawing_before)

    def next_drawing(self) -> None:
        self._step_on(1)

    def drawing_before(self) -> None:
        self._step_on(-1)

    def foresee_undo(self) -> None:
        """Somebody has asked to take the last thing back, here or by the window's key."""
        self.page.foresee_undo()

    # joining

    def _connect(self) -> None:
        canvas, draw, gallery = self.canvas, self.draw, self.gallery
        self._bridge.changed.connect(self._on_changed)
        self.bar.mode_chosen.connect(self.show_mode)
        self.page.shown.connect(self._on_shown)
        self.page.came.connect(self._on_came)
        self.page.refused.connect(self._on_refused)
        self.page.papered.connect(self.options.show_paper)
        self.options.paper_chosen.connect(self.page.lay_paper)
        self.page.session_begun.connect(self.session_chosen)
        canvas.settled.connect(self._on_settled)
        canvas.picture_requested.connect(self.photos.choose_for_page)
        canvas.paste_requested.connect(self.photos.paste)
        self.options.undo_requested.connect(self.page.undo)
        self.options.redo_requested.connect(self.page.redo)
        self.draw_bar.fit_requested.connect(canvas.fit_page)
        self.draw_bar.boards_requested.connect(self._on_boards_wanted)
        self.draw_bar.about_toggled.connect(draw.show_about)
        draw.form.settled.connect(self._on_fact)
        draw.strip.chosen.connect(self.show_drawing)
        draw.strip.new_requested.connect(self._on_template)
        draw.strip.all_requested.connect(self._on_gallery)
        draw.photo_requested.connect(self.photos.choose_for_page)
        draw.show_requested.connect(self._on_show_board)
        draw.straighten_requested.connect(self._on_straighten)
        draw.dropped.connect(self.photos.dropped_on_page)
        gallery.dropped.connect(self.photos.dropped)
        self.evening.dropped.connect(self.photos.dropped)
        gallery.empty.pressed.connect(self.photos.choose_for_gallery)
        self.hanging.open_requested.connect(self.show_drawing)
        self.hanging.chosen_changed.connect(self._tell_shown)
        self.hanging.listing_requested.connect(self._ask_list)
        self.hanging.scene_requested.connect(self.scene_requested)
        self.hanging.said.connect(self.said)
        self.hanging.chime_requested.connect(self.chime_requested)
        self.typing.shown.connect(self._tell_shown)
        self.evening.photos_requested.connect(self.photos.choose_for_gallery)
        self.evening.straighten_requested.connect(self.straightener.begin)
        self.straightener.refused.connect(self._on_refused)
        self.gallery_bar.watch_toggled.connect(self.photos.watch_folder)
        self.photos.watching.connect(self.gallery_bar.show_watch)
        self.photos.watching.connect(self.photos_bar.show_watch)
        for bar in (self.gallery_bar.intake, self.photos_bar):
            bar.photos_requested.connect(self.photos.choose_for_gallery)
            bar.watch_toggled.connect(self.photos.watch_folder)
            bar.stop_requested.connect(self.intake.stop)
            bar.stop_requested.connect(self.hanging.exporter.stop)
            self.intake.went_on.connect(bar.show_progress)
        self.photos.lost.connect(self._on_folder_lost)
        self.pictures.changed.connect(self.everything.tell)
        self.photos.began.connect(self._on_photos_began)
        self.photos.said.connect(self._on_photos_said)
        self.photos.session_begun.connect(self.session_chosen)
        self.intake.ended.connect(self._on_photos_ended)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.draw.form.settle()
        if self._own_pictures:
            self.pictures.rest()
        if self._soon.isActive():
            self._soon.stop()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme_now().px(NARROW)
        for part in (self.draw, self.gallery, self.draw_bar, self.gallery_bar):
            part.set_narrow(narrow)

    # what the book says

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & {"drawing", "session"} or ("note" in changes.tables and self._mode == PHOTOS):
            self._ask_list()
        elif changes.tables & {"stroke", "note"}:
            self._soon.start()
        if changes.tables & {"ballot", "choice", "vote"}:
            self.hanging.ask_dots()
        if "fact" in changes.tables:
            self.hanging.walking.ask_step()

    def _ask_list(self) -> None:
        self._soon.stop()
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self._session is None:
            self._on_list([])
            return
        self._bridge.ask(self._board.drawings, self._session, then=self._on_list)
        if self.hanging.all_sessions:
            self._bridge.ask(self._board.all_drawings, then=self.hanging.show_all)

    def _on_list(self, drawings: list[Drawing]) -> None:
        self.pictures.set_drawings(drawings)
        self.everything.show_drawings(drawings)
        self.evening.show_photos(drawings)
        self.page.listed(drawing.id for drawing in drawings)
        self.draw.strip.choose(self.page.drawing)
        self._show_facts()
        self.hanging.show_drawings(drawings)
        if self._mode == GALLERY:
            self.hanging.show_chosen()
        elif self._mode == PHOTOS:
            self.typing.show_notes()

    def _on_shown(self, key: Id | None) -> None:
        self._show_facts()
        self.draw.strip.choose(key)
        self._tell_shown()

    def _on_came(self, page: Page) -> None:
        self.pictures.set_drawings([page.drawing])

    def _page_picture(self, key: Id) -> tuple[QImage | None, Box]:
        if key != self.page.drawing:
            return None, PAGE
        return QImage() if self.page.busy else self.canvas.page_picture(), self.canvas.sheet.extent()

    def _on_settled(self) -> None:
        if self.page.drawing is not None:
            self.pictures.look_again(self.page.drawing)

    def _current(self) -> Drawing | None:
        return next((one for one in self.everything.everything() if one.id == self.page.drawing), None)

    def _show_facts(self) -> None:
        drawing = self._current()
        self.draw.form.show_drawing(drawing)
        self.draw.form.setEnabled(self._session is not None)
        self.draw.show_photo(drawing is not None and drawing.is_photo)
        self.canvas.setAccessibleName(words_for(drawing))
        self.canvas.setAccessibleDescription(describe(drawing.facts) if drawing is not None else "")

    def _tell_shown(self) -> None:
        """Which drawing notes are about."""
        there = {GALLERY: self.hanging.chosen, PHOTOS: self.typing.photo}.get(self._mode)
        self.drawing_shown.emit(there or self.page.drawing)

    def _on_refused(self, error: Exception) -> None:
        self.said.emit(sentence(error), "", "", "accent")

    # drawings

    def _on_template(self, template: str) -> None:
        self.draw.form.settle()
        self.page.begin(template)
        self.show_mode(DRAW)

    def _on_fact(self, name: str, value: object) -> None:
        drawing = self.page.ready()
        if drawing is not None:
            self._facts_asked.append(name)
            self._bridge.do(
                self._board.describe, drawing, name, value, then=self._on_fact_kept, refused=self._on_fact_refused
            )

    def _on_fact_kept(self, _nothing: None) -> None:
        del self._facts_asked[:1]

    def _on_fact_refused(self, error: Exception) -> None:
        name = self._facts_asked.pop(0) if self._facts_asked else ""
        self.draw.form.refuse(name, sentence(error))

    def _on_gallery(self) -> None:
        self.show_mode(GALLERY)

    def _on_boards_wanted(self, per: str, template: str) -> None:
        """One board for all, or one for each person who is here, or for each group of the last draw."""
        if self._session is None:
            return
        self.draw.form.settle()
        self._template = template
        if per == "all":
            self.page.begin(template, tr("Our board"), tr("Everyone"))
            self.show_mode(DRAW)
        elif per == "group":
            self._bridge.ask(self._desk.trios.draws, self._session, then=self._on_groups)
        else:
            self._bridge.ask(self._desk.people.present, self._session, then=self._on_people)

    def _on_groups(self, draws: list[Held]) -> None:
        self._make_boards([Owner(trio.label, trio_id=trio.id) for trio in draws[-1].trios] if draws else [])

    def _on_people(self, people: list[Member]) -> None:
        self._make_boards([Owner(member.name, member.id) for member in people])

    def _make_boards(self, owners: list[Owner]) -> None:
        if self._session is not None:
            self._bridge.do(self._board.new_boards, self._session, owners, template=self._template,
                            then=self._on_boards, refused=self._on_refused)  # fmt: skip

    def _on_boards(self, keys: list[Id]) -> None:
        fact = tr_many("{n} board is ready.", "{n} boards are ready.", len(keys))
        self.said.emit(fact, tr("Ctrl+Tab goes to the next one."), "", "primary")
        self.show_drawing(keys[0])

    def _step_on(self, step: int) -> None:
        """To the next drawing of the session, or the one before; round and round."""
        keys = [drawing.id for drawing in self.everything.everything()]
        if keys and self.isVisible():
            at = keys.index(self.page.drawing) if self.page.drawing in keys else -step
            self.show_drawing(keys[(at + step) % len(keys)])

    # the projector and the large view

    def _on_show_board(self) -> None:
        if self.page.drawing is not None:
            self.scene_requested.emit("board", self.page.drawing)

    # photos

    def _on_straighten(self) -> None:
        if self.page.drawing is not None:
            self.straightener.begin(self.page.drawing)

    def _show_progress(self, done: int, every: int) -> None:
        for bar in (self.gallery_bar.intake, self.photos_bar):
            bar.show_progress(done, every)

    def _on_photos_began(self, count: int) -> None:
        self._show_progress(0, count)
        if self._mode == DRAW:
            self.show_mode(GALLERY)

    def _on_folder_lost(self, folder: str) -> None:
        fact = tr("The folder {folder} is gone; it is no longer watched.").format(folder=folder)
        self.said.emit(fact, tr("What has come is kept."), "", "accent")

    def _on_photos_ended(self, fact: str, comfort: str) -> None:
        self._show_progress(0, 0)
        if fact:
            self._on_photos_said(fact, comfort)

    def _on_photos_said(self, fact: str, comfort: str) -> None:
        self.said.emit(fact, comfort, "", "accent" if comfort else "primary")
