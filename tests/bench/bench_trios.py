"""How good and how fast the drawing engine is, beside a uniform draw.

python -m tests.bench.bench_trios                    rooms of many sizes, nobody leaves
python -m tests.bench.bench_trios instance.json …    instances in the exchange form
python -m tests.bench.bench_trios --grid             6 to 60 people, every number of draws up to ten
python -m tests.bench.bench_trios --fair             how evenly chance deals pairs, over 2,000 seeds
"""

import json
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from copdesk.trios.dice import dice
from copdesk.trios.exchange import draw_instance, problem_of
from copdesk.trios.planning import plan
from copdesk.trios.possible import possible_draws
from copdesk.trios.values import Person, Problem

ROOMS = (
    (9, 4, "four"), (10, 4, "four"),
    (12, 5, "four"), (15, 7, "four"), (18, 9, "four"), (22, 6, "four"), (24, 3, "four"),
    (24, 10, "four"), (24, 11, "four"), (25, 12, "pair"), (60, 29, "four"), (150, 10, "four"), (300, 10, "four"),
    (300, 100, "four"),
)  # fmt: skip
HEAD = f"{'':26}{'repeats':>8}{'bound':>7}{'same org':>9}{'odd seats':>11}{'CPU s':>9}   uniform: repeats, same org"


def timed(problem: Problem, seed: int) -> tuple[Any, float]:
    started = time.process_time()
    found = plan(problem, seed)
    return found, time.process_time() - started


def odd_seats(found: Any) -> str:
    odd = dict.fromkeys((key for draw in found.draws for key in draw.present), 0)
    for draw in found.draws:
        for group in draw.groups:
            for key in group:
                odd[key] += len(group) != 3
    return f"{min(odd.values())}-{max(odd.values())}"


def line(name: str, problem: Problem, seeds: int = 3) -> None:
    runs = [timed(problem, seed) for seed in range(seeds)]
    thrown = [dice(problem, seed) for seed in range(seeds)]
    repeats = sum(found.repeats for found, _ in runs) / seeds
    same = sum(found.same_organisation for found, _ in runs) / seeds
    print(
        f"{name:26}{repeats:8.1f}{runs[0][0].unavoidable:7}{same:9.1f}{odd_seats(runs[0][0]):>11}"
        f"{sum(seconds for _, seconds in runs) / seeds:9.2f}   "
        f"{sum(found.repeats for found in thrown) / seeds:.1f}, "
        f"{sum(found.same_organisation for found in thrown) / seeds:.1f}"
    )


def room(n: int, draws: int, policy: Any) -> Problem:
    ids = tuple(f"p{i:03}" for i in range(n))
    return Problem(tuple(map(Person, ids)), (ids,) * draws, sizes=policy)


def grid() -> None:
    slowest, rooms, left = 0.0, 0, []
    for n in range(6, 61):
        for policy in ("four", "pair"):
            for draws in range(1, min(10, possible_draws(n, policy).best) + 1):
                found, seconds = timed(room(n, draws, policy), 1)
                slowest, rooms = max(slowest, seconds), rooms + 1
                if found.repeats:
                    left.append((n, policy, draws, found.repeats))
    print(f"{rooms} rooms, slowest {slowest:.2f} s, with repeats: {left or 'none'}")


def fair(seeds: int = 2_000) -> None:
    for n, draws, policy in ((12, 1, "four"), (12, 3, "four"), (20, 4, "pair"), (24, 6, "four")):
        met: Counter[tuple[str, str]] = Counter()
        for seed in range(seeds):
            first = plan(room(n, draws, policy), seed).draws[0]
            met.update(pair for group in first.groups for pair in combinations(sorted(group), 2))
        pairs = n * (n - 1) // 2
        chance = sum(met.values()) / seeds / pairs
        error = (chance * (1 - chance) / seeds) ** 0.5
        off = [abs(met[pair] / seeds - chance) for pair in combinations(room(n, 1, policy).attendance[0], 2)]
        print(f"{n} people, {draws} draws, {policy}: furthest off is {max(off) / error:.1f} standard errors off")


def main(arguments: list[str]) -> None:
    if arguments == ["--fair"]:
        fair()
        return
    if arguments == ["--grid"]:
        grid()
        return
    print(HEAD)
    for name in arguments:
        instance = json.loads(Path(name).read_text(encoding="utf-8"))
        line(Path(name).stem, problem_of(instance), 10 if instance.get("mode") == "online" else 3)
        assert draw_instance(instance, 1)["seed"] == 1
    if not arguments:
        for n, draws, policy in ROOMS:
            line(f"{n} people, {draws} draws, {policy}", room(n, draws, policy), 1 if n > 200 else 3)


if __name__ == "__main__":
    main(sys.argv[1:])
