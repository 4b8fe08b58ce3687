"""Drawings as files: pictures, vectors, one PDF, or a page of the web. One at a time, to be stopped.

A drawing is read on the book's thread, painted here in slices, and measured, encoded and written as errands: however
slow the stick, the book's thread is free for what people draw and type meanwhile.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from copdesk.board.describe import byline, caption, describe
from copdesk.board.drawing import Drawing, Look
from copdesk.board.taking import Taking, Whole, lines_of, whole_of
from copdesk.desk import Desk
from copdesk.report.save import atomic_write, file_name, new_folder
from copdesk.words import sentence, tr, tr_many
from ui.board.render import Mark, paint, png, word_font
from ui.board.view import View
from ui.bridge import Bridge

KINDS = ("png", "png2", "svg", "pdf", "web")
SLICE = 60
CAPTION = 112
"""Height of the words below a drawing in a document."""
_WIDE = {"png": 1600, "png2": 3200, "web": 1600}


def kind_words(kind: str) -> str:
    return {
        "png": tr("Picture (PNG)"),
        "png2": tr("Picture, twice as large (PNG)"),
        "svg": tr("Lines (SVG)"),
        "pdf": tr("Document (PDF)"),
        "web": tr("Page of the web"),
    }[kind]


class Exporter(QObject):
    """`went_on(done, all)` after each drawing, `ended(fact, comfort, button, tone)` at last."""

    went_on = Signal(int, int)
    ended = Signal(str, str, str, str)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._taking = Taking(desk.board, _Language(desk))
        self._pending: tuple[str, list[Drawing], str] = ("", [], "")
        self._own_folder = False
        self._waiting: deque[Drawing] = deque()
        self._kind, self._title, self._all = "", "", 0
        self._target = Path()
        self._written: list[tuple[Drawing, str]] = []
        self._stopped = False
        self._pages: _Pages | None = None
        self._canvas: _Canvas | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)

    @property
    def busy(self) -> bool:
        return self._all > 0

    def choose(self, host: QWidget, kind: str, drawings: list[Drawing], title: str) -> None:
        """Ask where to, with the system's own chooser, not modal: the run goes on beside it."""
        self._pending = kind, list(drawings), title
        one_file = kind == "pdf" or (len(drawings) == 1 and kind != "web")
        dialog = QFileDialog(host)
        dialog.setObjectName("export_target")
        self._own_folder = not one_file
        words = kind_words(kind)
        dialog.setWindowTitle(words if one_file else tr("{kind}: in a new folder in …").format(kind=words))
        if one_file:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(_suffix(kind))
            name = caption(drawings[0].facts) if len(drawings) == 1 else title
            dialog.selectFile(file_name(name, f".{_suffix(kind)}"))
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setModal(False)
        dialog.fileSelected.connect(self._on_target)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def start(self, kind: str, drawings: list[Drawing], target: Path, title: str = "") -> None:
        """Write drawings into a folder, or a PDF or a single drawing into a file."""
        if self.busy or not drawings:
            return
        self._kind, self._target, self._title = kind, target, title
        self._waiting, self._all, self._written = deque(drawings), len(drawings), []
        self._stopped = False
        self._pages = _Pages(title) if kind == "pdf" else None
        self.went_on.emit(0, self._all)
        self._next()

    def stop(self) -> None:
        """What is written stays; a document of which pages are missing is not written."""
        self._stopped = self.busy
        self._waiting.clear()

    def _on_target(self, name: str) -> None:
        kind, drawings, title = self._pending
        if self._own_folder:
            self._bridge.errand(
                new_folder, Path(name), title or tr("Gallery"), then=self._on_folder, refused=self._on_refused
            )
        else:
            self.start(kind, drawings, Path(name), title)

    def _on_folder(self, folder: Path) -> None:
        kind, drawings, title = self._pending
        self.start(kind, drawings, folder, title)

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
        else:
            self._bridge.ask(self._taking.look, self._waiting[0].id, then=self._on_look)

    def _on_look(self, look: Look | None) -> None:
        if look is None or not self._waiting:
            self._go_on()
        elif self._kind == "svg" or (self._kind == "web" and look.picture is not None):
            self._bridge.errand(lines_of, look, then=self._on_lines)
        else:
            self._bridge.errand(whole_of, look, then=self._on_whole)

    def _on_lines(self, lines: tuple[str, bytes]) -> None:
        if self._waiting:
            self._bridge.errand(atomic_write, self._path(lines[0]), lines[1], then=self._on_written,
                                refused=self._on_refused)  # fmt: skip
        else:
            self._next()

    def _on_whole(self, whole: Whole) -> None:
        if not self._waiting:
            self._next()
            return
        if self._pages is not None:
            self._written.append((self._waiting[0], ""))
            self._canvas = self._pages.begin(whole, self._waiting[0])
        else:
            self._canvas = _image(whole, _WIDE[self._kind])
        self._slices.start()

    def _on_slice(self) -> None:
        canvas = self._canvas
        if canvas is None or canvas.step():
            return
        self._slices.stop()
        self._canvas = None
        if canvas.image is None or not self._waiting:
            self._go_on()
        else:
            self._bridge.errand(_write_png, self._path(".png"), canvas.image, then=self._on_written,
                                refused=self._on_refused)  # fmt: skip

    def _path(self, ending: str) -> Path:
        """Where the drawing goes whose turn it is."""
        drawing = self._waiting[0]
        if self._all == 1 and self._kind != "web":
            path = self._target.with_suffix(ending)
        else:
            number = self._all - len(self._waiting) + 1
            path = self._target / file_name(f"{number:02} {caption(drawing.facts)}", ending)
        self._written.append((drawing, path.name))
        return path

    def _on_written(self, _nothing: None) -> None:
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            self._waiting.popleft()
        self.went_on.emit(self._all - len(self._waiting), self._all)
        self._next()

    def _finish(self) -> None:
        pages, self._pages = self._pages, None
        if self._stopped and self._kind in ("pdf", "web"):
            self._end(tr("Stopped: nothing was saved.") if pages else tr("Stopped: the page of the web is not whole."))
        elif pages is not None:
            self._bridge.errand(atomic_write, self._target.with_suffix(".pdf"), pages.end(), then=self._on_all_written,
                                refused=self._on_refused)  # fmt: skip
        elif self._kind == "web" and self._written:
            self._bridge.ask(self._taking.web, self._title or tr("Gallery"), tuple(self._written), then=self._on_web)
        else:
            self._on_all_written(None)

    def _on_web(self, page: bytes) -> None:
        self._bridge.errand(
            atomic_write, self._target / "index.html", page, then=self._on_all_written, refused=self._on_refused
        )

    def _on_all_written(self, _nothing: None) -> None:
        self._end(tr_many("{n} drawing is saved.", "{n} drawings are saved.", len(self._written)))

    def _on_refused(self, error: Exception) -> None:
        """A full disk fails every further file too."""
        self._waiting.clear()
        self._pages, self._canvas = None, None
        self._slices.stop()
        self._end(sentence(error), "danger")

    def _end(self, fact: str, tone: str = "primary") -> None:
        self._all = 0
        self.went_on.emit(0, 0)
        self.ended.emit(fact, str(self._target) if tone == "primary" else "", "", tone)


class _Canvas:
    """One drawing that is being painted: `step` paints some marks and says whether there are more."""

    def __init__(self, painter: QPainter, look: Look, image: QImage | None, done: Callable[[], object]) -> None:
        self._painter, self.image, self._done = painter, image, done
        self._photos = {key: QImage.fromData(data) for key, data in look.photos.items()}
        self._strokes = deque(look.strokes)

    def step(self) -> bool:
        for _ in range(min(SLICE, len(self._strokes))):
            paint(self._painter, Mark(self._strokes.popleft()), self._photos.get)
        if not self._strokes:
            self._done()
        return bool(self._strokes)


def _write_png(path: Path, image: QImage) -> None:
    atomic_write(path, png(image))


def _image(whole: Whole, wide: int) -> _Canvas:
    look, page = whole.look, whole.page
    if look.picture is not None:
        photo = QImage.fromData(look.picture).convertToFormat(QImage.Format.Format_RGB32)
        size = photo.size().scaled(QSize(wide, wide), Qt.AspectRatioMode.KeepAspectRatio)
        image = photo.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(image)
        return _Canvas(painter, look, image, painter.end)
    image = QImage(QSize(wide, round(wide * page.height / page.width)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(View.fitting(image.size(), page).transform)
    return _Canvas(painter, look, image, painter.end)


class _Pages:
    """A PDF in memory: a drawing a page, with whose it is below; ink stays lines, words stay words."""

    def __init__(self, title: str) -> None:
        self._store = QByteArray()
        self._device = QBuffer(self._store)
        self._device.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._device)
        self._writer.setTitle(title)
        self._writer.setCreator("copdesk")
        self._writer.setResolution(144)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(36, 36, 36, 36)
        )
        self._writer.setPageLayout(layout)
        self._painter: QPainter | None = None

    def begin(self, whole: Whole, drawing: Drawing) -> _Canvas:
        look = whole.look
        if self._painter is None:
            self._painter = QPainter(self._writer)
        else:
            self._writer.newPage()
        painter = self._painter
        paper = QRectF(0, 0, self._writer.width(), self._writer.height())
        painter.resetTransform()
        below = QRectF(0, paper.height() - CAPTION, paper.width(), CAPTION)
        _write_caption(painter, below, drawing)
        place = QRectF(0, 0, paper.width(), paper.height() - CAPTION - 24)
        if look.picture is not None:
            photo = QImage.fromData(look.picture)
            seen = QRectF(0, 0, 1, 1)
            seen.setSize(photo.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
            seen.moveCenter(place.center())
            painter.drawImage(seen, photo)
        painter.setTransform(View.fitting(place.size().toSize(), whole.page).transform)
        return _Canvas(painter, look, None, _nothing)

    def end(self) -> bytes:
        if self._painter is not None:
            self._painter.end()
        self._device.close()
        return bytes(self._store.data())


def _write_caption(painter: QPainter, box: QRectF, drawing: Drawing) -> None:
    """Its number and title bold, whose it is beside that, what is known of it below."""
    facts = drawing.facts
    bold = word_font(28, sticky=True)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor("#1F2A2E"))
    start = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    title = painter.fontMetrics().elidedText(
        caption(facts, drawing.place or None), Qt.TextElideMode.ElideRight, int(box.width() * 0.7)
    )
    taken = painter.drawText(box, start, title)
    painter.setFont(word_font(22, sticky=True))
    painter.setPen(QColor("#56666B"))
    if byline(facts):
        beside = QRectF(taken.right() + 20, box.top() + 5, box.right() - taken.right() - 20, 32)
        painter.drawText(beside, start, byline(facts))
    told = QRectF(box.left(), box.top() + 42, box.width(), box.height() - 42)
    painter.drawText(told, start | int(Qt.TextFlag.TextWordWrap), describe(facts))


class _Language:
    """Asked on the book's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self) -> str:
        return self._desk.community.community().language


def _nothing() -> None:
    return None


def _suffix(kind: str) -> str:
    return {"png": "png", "png2": "png", "svg": "svg", "pdf": "pdf"}.get(kind, "")
