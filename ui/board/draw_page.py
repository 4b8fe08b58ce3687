"""Draw: tools at the left, paper in the middle, all drawings below it, what is known about this one at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from copdesk.words import tr
from ui.board.canvas import BoardCanvas
from ui.board.facts_form import FactsForm
from ui.board.gallery import GalleryModel
from ui.board.intake import holds_photos
from ui.board.options import OptionBar
from ui.board.pens import Pens
from ui.board.pictures import DrawingPictures
from ui.board.strip import Strip
from ui.board.tools import ToolColumn
from ui.parts.buttons import Button
from ui.parts.dropping import take_copy
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

FACTS, NARROW, LOW = 288, 1000, 400


class DrawPage(QWidget):
    """Lays out its parts and keeps tools, options and canvas at one; what they say is for the room.

    `dropped` gives the files of a drop and the place on the page in pixels of the canvas.
    """

    photo_requested = Signal()
    show_requested = Signal()
    straighten_requested = Signal()
    dropped = Signal(object, object)

    def __init__(
        self,
        model: GalleryModel,
        pictures: DrawingPictures,
        new_id: Callable[[], bytes],
        options: OptionBar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("draw_page")
        self.setAcceptDrops(True)
        self.setMinimumWidth(theme_now().px(480))
        self.canvas = BoardCanvas(new_id)
        self.tools = ToolColumn()
        self.options = options
        self.form = FactsForm()
        self.strip = Strip(model, pictures)
        self._about = self._column()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tools)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._paper(), 1)
        middle.addWidget(self.strip)
        row.addLayout(middle, 1)
        row.addWidget(self._about)
        self.tools.taken.connect(self.canvas.take_tool)
        self.options.changed.connect(self.canvas.set_pens)
        self.options.recoloured.connect(self.canvas.editing.recolour)
        self.options.did.connect(self._on_did)
        self.canvas.pens_changed.connect(self._on_pens)
        self.canvas.selection_changed.connect(self.options.show_chosen)
        self.set_narrow(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.setVisible(self.height() >= theme_now().px(LOW))

    def set_narrow(self, narrow: bool) -> None:
        """Without room for both, paper comes first; `show_about` brings what is known over it."""
        self._narrow = narrow
        self._about.setVisible(not narrow)

    def show_about(self, shown: bool) -> None:
        self._about.setVisible(shown or not self._narrow)

    def about_shown(self) -> bool:
        return not self._about.isHidden()

    def show_photo(self, is_photo: bool) -> None:
        """Only a photo can be straightened."""
        self._straighten.setVisible(is_photo)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_photos(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(event.mimeData(), self.canvas.mapFrom(self, event.position()))
        take_copy(event)

    def _paper(self) -> QWidget:
        """The canvas as white paper with a hairline around, on sunk ground."""
        theme = theme_now()
        ground = QWidget()
        ground.setObjectName("board_ground")
        ground.setProperty("ground", "sunk")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame = QFrame()
        frame.setObjectName("board_paper")
        frame.setProperty("card", "paper")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.canvas)
        around = QVBoxLayout(ground)
        margin = theme.px(16)
        around.setContentsMargins(margin, margin, margin, margin)
        around.addWidget(frame)
        return ground

    def _column(self) -> QWidget:
        theme = theme_now()
        column = QWidget()
        column.setObjectName("board_about")
        column.setProperty("ground", "tint")
        column.setProperty("line", "left")
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.setFixedWidth(theme.px(FACTS))
        head = PlainLabel(tr("About this drawing"), bold=True)
        head.setFixedHeight(theme.px(48))
        scroll = QScrollArea()
        scroll.setObjectName("board_facts_scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea#board_facts_scroll, QWidget#board_facts_inside { background: transparent; }")
        inside = QWidget()
        inside.setObjectName("board_facts_inside")
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(0, 0, theme.px(16), theme.px(8))
        facts.addWidget(self.form)
        facts.addStretch(1)
        scroll.setWidget(inside)
        photo = Button(tr("Photo"), says=tr("Put a photo on the drawing"), name="board_photo")
        show = Button(tr("Show on projector"), "primary", icon="stage", name="board_show")
        self._straighten = Button(tr("Straighten the photo"), icon="box", name="board_straighten")
        photo.clicked.connect(self.photo_requested)
        show.clicked.connect(self.show_requested)
        self._straighten.clicked.connect(self.straighten_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(photo)
        buttons.addWidget(show, 1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(theme.px(16), 0, 0, theme.px(12))
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, theme.px(8), theme.px(16), 0)
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._straighten)
        foot.addLayout(buttons)
        layout.addLayout(foot)
        self._straighten.hide()
        return column

    def _on_pens(self, pens: Pens) -> None:
        self.tools.show_tool(pens.tool)
        self.options.show_pens(pens)

    def _on_did(self, deed: str) -> None:
        getattr(self.canvas.editing, deed)()
