"""Plays a short sound without making anybody wait for the sound system.

Opening a device may take long or fail; it is done on a thread of its own that knows no Qt object and not the book:
whoever plays asks later what became of it.
"""

import logging
import sys
import threading
import wave
from array import array
from collections.abc import Generator
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)


class Player(Protocol):
    """Plays a WAV file, with a loudness of 0 to 1.

    `trouble` is why the last one could not be heard, '' if all is well as far as is known.
    """

    trouble: str

    def play(self, path: Path, loudness: float = 1.0) -> None: ...


class DevicePlayer:
    """The computer's own loudspeaker. A sound that still plays is not interrupted; the new one is dropped."""

    def __init__(self) -> None:
        self.trouble = ""
        self._busy = threading.Lock()

    def play(self, path: Path, loudness: float = 1.0) -> None:
        """See Player."""
        threading.Thread(target=self._work, args=(path, loudness), name="chime", daemon=True).start()

    def _work(self, path: Path, loudness: float) -> None:
        if not self._busy.acquire(blocking=False):
            return
        try:
            _sound(path, loudness)
        except Exception as exc:  # any sound system may fail in its own way, and none may stop a session
            log.info("no chime: %s", exc)
            self.trouble = str(exc) or type(exc).__name__
        finally:
            self._busy.release()


def _sound(path: Path, loudness: float) -> None:
    import miniaudio

    with wave.open(str(path), "rb") as file:
        rate, frames = file.getframerate(), quieter(file.readframes(file.getnframes()), loudness)
    done = threading.Event()
    stream = _frames(frames, done)
    next(stream)
    with miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate
    ) as device:
        device.start(stream)
        done.wait(len(frames) / 2 / rate + 2)


def quieter(frames: bytes, loudness: float) -> bytes:
    """16-bit frames of a WAV file, multiplied by 0 to 1, as this computer orders its bytes."""
    samples = array("h", frames)
    if sys.byteorder == "big":
        samples.byteswap()
    if loudness < 1:
        samples = array("h", (round(value * loudness) for value in samples))
    return samples.tobytes()


def _frames(frames: bytes, done: threading.Event) -> Generator[Any, int, None]:
    """Hands out 16-bit mono frames as the device asks for them, then silence."""
    asked = yield b""
    at = 0
    while at < len(frames):
        piece = frames[at : at + 2 * asked]
        at += len(piece)
        asked = yield piece
    done.set()
    while True:
        asked = yield b"\0\0" * asked
