"""The chimes, made from nothing: sums of fading partials, like a small bowl, a glass or a block of wood that is struck.

`python -m copdesk.run.tones FOLDER` writes them as WAV files; the ones that ship were written by it.
"""

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

RATE = 22_050
LOUD = 0.62


@dataclass(frozen=True, slots=True)
class Voice:
    """What is struck. `partials`: (times the ground note, loudness, how long it lasts compared to the ground note).

    Compared to the bowl its notes are `higher` by a factor and fade in `lasts` of the time.
    """

    partials: tuple[tuple[float, float, float], ...]
    higher: float = 1.0
    lasts: float = 1.0


VOICES: dict[str, Voice] = {
    "bowl": Voice(((1.0, 1.0, 1.0), (2.71, 0.42, 0.62), (5.2, 0.2, 0.35), (8.4, 0.08, 0.2))),
    "glass": Voice(((1.0, 1.0, 1.0), (2.32, 0.3, 0.5), (4.25, 0.12, 0.3)), higher=2.0, lasts=0.35),
    "wood": Voice(((1.0, 1.0, 1.0), (2.57, 0.5, 0.6), (4.9, 0.25, 0.4)), lasts=0.05),
}

CHIMES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "last": ((0.0, 784.0, 0.7),),
    "over": ((0.0, 523.25, 1.3), (0.9, 523.25, 1.6)),
    "back": ((0.0, 523.25, 0.8), (0.35, 659.25, 0.9), (0.7, 784.0, 1.2)),
}
"""Each chime's strikes: (begins at second, ground note in hertz, seconds until it has faded to a third)."""


def samples(name: str, voice: str = "bowl") -> "array[int]":
    """A chime as 16-bit mono samples at RATE."""
    made = VOICES[voice]
    strikes = [(begin, note * made.higher, fade * made.lasts) for begin, note, fade in CHIMES[name]]
    length = max(begin + 3.2 * fade for begin, _, fade in strikes)
    sums = [0.0] * round(length * RATE)
    for begin, note, fade in strikes:
        first = round(begin * RATE)
        for times, loud, lasts in made.partials:
            _add(sums, first, note * times, loud, fade * lasts)
    peak = max(abs(value) for value in sums)
    end = len(sums)
    tail = round(0.05 * RATE)
    return array(
        "h", (round(value / peak * LOUD * 32_767 * min(1.0, (end - at) / tail)) for at, value in enumerate(sums))
    )  # fmt: skip


def as_wav(name: str, voice: str = "bowl") -> bytes:
    """A chime as a WAV file."""
    found = samples(name, voice)
    if sys.byteorder == "big":
        found.byteswap()
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(found.tobytes())
    return out.getvalue()


def write(folder: Path) -> None:
    """Writes every chime of every voice into a folder."""
    for voice in VOICES:
        for name in CHIMES:
            (folder / f"{voice}-{name}.wav").write_bytes(as_wav(name, voice))


def _add(sums: list[float], first: int, note: float, loud: float, fade: float) -> None:
    """Adds one partial by turning a shrinking pointer, which is quicker than a sine for each sample."""
    turn = 2 * math.pi * note / RATE
    shrink = math.exp(-1 / (fade * RATE))
    step = complex(math.cos(turn) * shrink, math.sin(turn) * shrink)
    pointer = complex(loud, 0)
    rise = round(0.004 * RATE)
    for number in range(min(len(sums) - first, round(6 * fade * RATE))):
        sums[first + number] += pointer.imag * min(1.0, number / rise)
        pointer *= step


if __name__ == "__main__":
    write(Path(sys.argv[1]))
