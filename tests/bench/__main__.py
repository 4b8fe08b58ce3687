"""Runs every bench and prints one table: `python -m tests.bench [NAME …]`, such as `start stalls`. Asserts nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main(wanted: frozenset[str]) -> int:
    """How many benches broke."""
    broken = 0
    for path in sorted(HERE.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if wanted and name not in wanted:
            continue
        begun = time.perf_counter()
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, str(path)], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        lines = done.stdout.splitlines() or ["-"]
        if done.returncode:
            broken += 1
            lines += ["broke: " + (done.stderr.strip().splitlines() or ["without a word"])[-1]]
        for number, line in enumerate(lines):
            print(f"{name if not number else '':8} │ {line}")
        print(f"{'':8} │ ({time.perf_counter() - begun:.0f} s)", flush=True)
    return broken


if __name__ == "__main__":
    sys.exit(main(frozenset(sys.argv[1:])) > 0)
