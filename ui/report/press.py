"""Sets, draws and writes documents away from the GUI's thread, one thing after another.

A newer document cancels the one being set. The thread holds values and a bell, never a widget; when the press
is gone the thread ends by itself. What sets and draws pages takes long to load: that too happens on the thread.
"""

import logging
import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from copdesk.clock import Clock
from copdesk.report.save import atomic_write
from copdesk.report.values import Missing, ReportContent
from copdesk.words import Refused, Trouble

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

log = logging.getLogger(__name__)
LIMIT_S = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that is ready to be looked at. `ratio` is a page's height by its width.

    A `draft` is the first page of a long one, whose others are still to be set.
    """

    ticket: int
    form: str
    pages: int
    ratio: float
    missing: tuple[Missing, ...]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as a picture, `width` device pixels wide; pages count from 0."""

    ticket: int
    page: int
    width: int
    image: QImage


class _Bell(QObject):
    rang = Signal(object)


Job = Callable[["_Worker"], None] | None


class Press(QObject):
    """The one press of the Report room."""

    printed = Signal(object)
    progressed = Signal(float)
    drawn = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        bell = _Bell()
        bell.rang.connect(self._on_rang)
        self._worker = _Worker(clock, bell)
        thread = threading.Thread(target=self._worker.work, name="press", daemon=True)
        thread.start()
        weakref.finalize(self, _end, self._worker, thread, bell)

    def print_document(self, content: ReportContent, form: str) -> int:
        """Begins a document and cancels the one under way; its ticket. A long one comes as a draft first."""
        self._worker.wanted += 1
        self._worker.jobs.put(_Print(self._worker.wanted, content, form, True))
        return self._worker.wanted

    def go_on(self, ticket: int) -> None:
        """Sets the rest of a document of which the draft has come."""
        self._worker.jobs.put(_GoOn(ticket))

    def cancel(self) -> None:
        """Gives up the document under way."""
        self._worker.wanted += 1

    def draw_page(self, ticket: int, page: int, width: int) -> None:
        """Asks for one page of a printed document; nothing comes for one that was replaced meanwhile."""
        self._worker.jobs.put(_Draw(ticket, page, width))

    def write_file(self, ticket: int, path: Path) -> None:
        """Writes a printed document to a disk, which may be slow; a suffix such as .docx gives that kind of file."""
        self._worker.jobs.put(_Write(ticket, path))

    def _on_rang(self, news: object) -> None:
        if isinstance(news, Printed):
            self.printed.emit(news)
        elif isinstance(news, DrawnPage):
            self.drawn.emit(news)
        elif isinstance(news, Path):
            self.written.emit(news)
        elif isinstance(news, float):
            self.progressed.emit(news)
        else:
            self.failed.emit(news)


def _end(worker: "_Worker", thread: threading.Thread, bell: _Bell) -> None:
    """The bell is let go here, on the GUI's thread, after the worker has."""
    worker.wanted += 1
    worker.jobs.put(None)
    thread.join(timeout=10)
    del bell


class _Worker:
    """What happens on the press's thread."""

    def __init__(self, clock: Clock, bell: _Bell) -> None:
        self.jobs: queue.Queue[Job] = queue.Queue()
        self.wanted = 0
        self.clock = clock
        self.bell = bell
        self.ticket = 0
        self.data = b""
        self.content: ReportContent | None = None
        self.form = ""
        self._pdf: PdfDocument | None = None

    def work(self) -> None:
        while (job := self.jobs.get()) is not None:
            try:
                job(self)
            except (Refused, Trouble) as exc:
                if exc.code != "report.cancelled":
                    self.bell.rang.emit(exc)
            except Exception as exc:
                log.exception("a document failed")
                self.bell.rang.emit(exc)
            if self.jobs.empty():
                self._close()

    def take(self, ticket: int, content: ReportContent, data: bytes) -> None:
        self._close()
        self.ticket, self.content, self.data = ticket, content, data

    def opened(self) -> "PdfDocument":
        """The document for looking at; open only while there is something to draw."""
        if self._pdf is None:
            from pypdfium2 import PdfDocument

            self._pdf = PdfDocument(self.data)
        return self._pdf

    def _close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None


@dataclass(frozen=True, slots=True)
class _Print:
    ticket: int
    content: ReportContent
    form: str
    quick: bool = False

    def __call__(self, worker: _Worker) -> None:
        if self.ticket != worker.wanted:
            return
        from copdesk.report.build import build, heavy
        from copdesk.report.missing import missing_letters

        started = worker.clock.now()
        told = -1

        def cancelled() -> bool:
            if worker.clock.now().since(started) > LIMIT_S * 1000:
                raise Refused("report.too_late", seconds=LIMIT_S)
            return self.ticket != worker.wanted

        def progress(share: float) -> None:
            nonlocal told
            if int(share * 100) != told:
                told = int(share * 100)
                worker.bell.rang.emit(float(share))

        if self.quick and heavy(self.content):
            worker.take(self.ticket, self.content, build(self.content, self.form, None, cancelled, 1))
            worker.form = self.form
            wide, tall = worker.opened()[0].get_size()
            worker.bell.rang.emit(Printed(self.ticket, self.form, 1, tall / wide, (), True))
            return
        data = build(self.content, self.form, progress, cancelled)
        worker.take(self.ticket, self.content, data)
        pdf = worker.opened()
        wide, tall = pdf[0].get_size()
        missing = tuple(missing_letters(self.content))
        worker.bell.rang.emit(Printed(self.ticket, self.form, len(pdf), tall / wide, missing))


@dataclass(frozen=True, slots=True)
class _GoOn:
    ticket: int

    def __call__(self, worker: _Worker) -> None:
        if self.ticket == worker.ticket and worker.content is not None:
            _Print(self.ticket, worker.content, worker.form)(worker)


@dataclass(frozen=True, slots=True)
class _Draw:
    ticket: int
    page: int
    width: int

    def __call__(self, worker: _Worker) -> None:
        if self.ticket != worker.ticket or self.page >= len(worker.opened()):
            return
        page = worker.opened()[self.page]
        bitmap = page.render(scale=self.width / page.get_width(), prefer_bgrx=True)
        kind = QImage.Format.Format_RGB32
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()
        page.close()
        worker.bell.rang.emit(DrawnPage(self.ticket, self.page, self.width, image))


@dataclass(frozen=True, slots=True)
class _Write:
    ticket: int
    path: Path

    def __call__(self, worker: _Worker) -> None:
        if self.ticket != worker.ticket or worker.content is None:
            return
        from copdesk.report.texts import WRITERS, export

        kind = self.path.suffix.lower().lstrip(".")
        data = export(worker.content, kind) if kind in WRITERS else worker.data
        atomic_write(self.path, data)
        worker.bell.rang.emit(self.path)
