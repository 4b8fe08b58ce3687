"""A virtual workshop room: a laptop and a projector on one X server, with a cable that can be pulled."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

LAPTOP = "1366/300x768/170+0+0"
PROJECTOR = "1920/500x1080/280+1366+0"
ROOT = Path(__file__).parents[2]


class Place:
    """One X server with both screens, and the children that run on it."""

    def __init__(self, display: str, home: Path) -> None:
        self.display, self.home = display, home
        self.children: list[subprocess.Popen[str]] = []

    def environment(self) -> dict[str, str]:
        home = {name: str(self.home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
        return {**os.environ, **home, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}

    def start(self, script: str, *words: str) -> subprocess.Popen[str]:
        """Starts a function of `scripts` in a process of its own."""
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.scripts", script, *words],
            cwd=ROOT, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        self.children.append(child)
        return child

    def run(self, script: str, *words: str, timeout: float = 50) -> dict[str, Any]:
        """Runs a script to its end; what it found."""
        out, err = self.start(script, *words).communicate(timeout=timeout)
        lines = [line for line in out.splitlines() if line.startswith("{")]
        assert lines, err[-3000:]
        found: dict[str, Any] = json.loads(lines[-1])
        return found

    def screens(self, *words: str) -> None:
        """Asks the X server: `xrandr words`."""
        subprocess.run(["xrandr", *words], env=self.environment(), check=True, capture_output=True)

    def pull(self) -> None:
        self.screens("--delmonitor", "projector")

    def plug(self) -> None:
        self.screens("--setmonitor", "projector", PROJECTOR, "none")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The display of a virtual X server that is wide enough for both screens."""
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp", "-screen", "0", "3286x1080x24"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as answer:
        display = f":{answer.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield display
    for process in (manager, xvfb):
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def place(server: str, tmp_path: Path) -> Iterator[Place]:
    """Both screens on, no child left behind."""
    place = Place(server, tmp_path)
    monitors = subprocess.run(["xrandr", "--listmonitors"], env=place.environment(), capture_output=True, text=True)
    if " laptop " not in monitors.stdout:
        place.screens("--setmonitor", "laptop", LAPTOP, "screen")
    if " projector " not in monitors.stdout:
        place.plug()
    yield place
    for child in place.children:
        if child.poll() is None:
            child.kill()
        child.communicate()


Starter = Callable[..., subprocess.Popen[str]]
