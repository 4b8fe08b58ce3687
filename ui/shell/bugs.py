"""Where bugs go: the log with their traceback, and one banner. Nothing stops because of them."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger("copdesk")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Bugs(QObject):
    """`met` carries a bug's traceback as text, on the GUI's thread; the same bug is told once in a while."""

    met = Signal(str)
    _came = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, int] = {}
        self._came.connect(self._on_came)

    def install(self, file: Path) -> None:
        """Sends every uncaught exception, on any thread, to the log and to `met`."""
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(handler)
        logging.getLogger().setLevel(logging.INFO)
        if handler.stream is not None:
            faulthandler.enable(handler.stream)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_on_qt_message)

    def tell(self, exc: BaseException) -> None:
        """A bug that was caught elsewhere."""
        self._came.emit("".join(traceback.format_exception(exc)))

    def _on_exception(self, kind: type[BaseException], exc: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, exc, trace))
        log.error("uncaught\n%s", text)
        self._came.emit(text)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, args: Any) -> None:
        if args.exc_value is not None:
            log.error("unraisable in %r", args.object, exc_info=args.exc_value)

    def _on_came(self, text: str) -> None:
        times = self._told.get(text, 0)
        self._told[text] = times + 1
        if times == 0:
            self.met.emit(text)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
