"""A virtual screen for what must be measured with a real window system; without one, Qt's own offscreen."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def screen(home: Path, size: str = "3286x1080") -> Iterator[dict[str, str]]:
    """The environment of a child that has a screen of its own, and a home that is empty."""
    homes = {name: str(home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    plain = {**os.environ, **homes, "PYTHONPATH": str(ROOT)}
    if shutil.which("Xvfb") is None:
        yield {**plain, "QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp", "-screen", "0", f"{size}x24"]
    server = subprocess.Popen(words, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield {**plain, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(timeout=10)


def run_on(environment: dict[str, str], script: str, *words: str) -> str:
    """What a bench, run as a child, printed on its last line."""
    done = subprocess.run(
        [sys.executable, script, *words], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.splitlines()[-1]


def begin(child: Callable[[Path], None], main: Callable[[], None]) -> None:
    """Runs a bench: as the child that is measured where a book is named, else as the one that starts it."""
    if len(sys.argv) > 1:
        child(Path(sys.argv[1]))
    else:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        main()
