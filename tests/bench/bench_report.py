"""How long documents take, as ratios to setting one usual report.

`python tests/bench/bench_report.py [folder]` writes the three documents into the folder, if one is given.
"""

import io
import random
import sys
import time
from math import cos, sin
from pathlib import Path

from PIL import Image

from copdesk.report.build import build
from copdesk.report.values import (
    SECTIONS,
    AgendaRow,
    Category,
    Draw,
    Group,
    Note,
    Options,
    Person,
    Picture,
    ReportContent,
    Seat,
    Stroke,
)

TALK = (
    "a common sense of purpose seen as a source of support when regular summaries are provided as a follow-up "
    "to discussions participants are recognized and given visibility for their inputs already too much demand on "
    "staff time lack of funding for face-to-face meetings le partage d’expériences entre pairs Buổi chia sẻ rất hữu ích"
)
WORDS = TALK.split()
GIVEN = ("Natalie", "Gauri", "Meg", "Verele", "Jane", "Manuel", "Carla", "Kristoffer", "Taline", "Prabhu", "Lucie")
FAMILY = ("Campbell", "Salokhe", "Mottaz", "de Vreede", "Lennon", "Flury", "Alcobia", "Berse", "Rajendran")
HEADINGS = (
    ("My CoP", "+", "#0B5D57"),
    ("My CoP", "−", "#A3324A"),
    ("Idea", "", "#2F5FA8"),
    ("Question", "", "#7A3F8F"),
)


def content(notes: int, drawings: int, strokes: int, photos: int, seed: int = 7) -> ReportContent:
    """A session of that size, the same for the same seed."""
    chance = random.Random(seed)
    people = [Person(f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}") for _ in range(max(9, notes // 10))]
    written = [
        Note(
            " ".join(chance.choices(WORDS, k=chance.randint(4, 28))),
            chance.choice(people),
            at=f"11:{number % 60:02}",
            category=HEADINGS[number % 4][0],
            step="Good CoP / bad CoP",
        )
        for number in range(notes)
    ]
    categories = tuple(
        Category(name, tuple(written[at::4]), sign, colour) for at, (name, sign, colour) in enumerate(HEADINGS)
    )
    drawn = [_drawing(chance, number + 1, strokes, people) for number in range(drawings)]
    shot = [_photo(chance, drawings + number + 1) for number in range(photos)]
    trios = [people[at : at + 3] for at in range(0, len(people) - 2, 3)]
    groups = tuple(
        Group(
            f"Table {number}",
            tuple(Seat("ABC"[at], person, client=at == 0) for at, person in enumerate(trio)),
            f"T{number}",
        )
        for number, trio in enumerate(trios, 1)
    )
    minutes = (("Draw your CoP", 20, 20), ("Gallery walkabout", 10, 12), ("Good CoP / bad CoP", 25, 24),
               ("Troika consulting", 30, 28), ("Popcorn debrief", 5, 4))  # fmt: skip
    return ReportContent(
        "Facilitating communities of practice",
        "Sharing across countries",
        "Tuesday 26",
        "11.00–12.30",
        convenors=(Person("Lucie Lamoureux"),),
        coach=Person("Ewen Le Borgne"),
        participants=tuple(people),
        key_title="good CoP / bad CoP",
        key_points=tuple(Category(one.name, one.notes[:4], one.sign, one.colour) for one in categories[:2]),
        problem="How to best assist and encourage communities that were launched not long ago?",
        ideas=tuple(written[:6]),
        drivers=tuple(written[6:8]),
        agenda=tuple(AgendaRow(title, plan * 60000, took * 60000) for title, plan, took in minutes),
        draws=(Draw("1-3-All", groups), Draw("Troika", groups)),
        gallery=(*drawn, *shot),
        categories=categories,
        verbatim=tuple(written),
        options=Options(sections=frozenset(SECTIONS)),
    )


def _drawing(chance: random.Random, number: int, strokes: int, people: list[Person]) -> Picture:
    made = []
    for _ in range(strokes):
        x, y, turn = chance.uniform(100, 1500), chance.uniform(80, 880), chance.uniform(0, 6.3)
        points: list[float] = []
        for _step in range(50):
            turn += chance.uniform(-0.3, 0.3)
            x, y = x + 4 * cos(turn), y + 4 * sin(turn)
            points += [x, y]
        made.append(Stroke(tuple(points), chance.choice(("#1F2A2E", "#0B5D57", "#A3324A")), 4.0))
    author = chance.choice(people)
    return Picture(number, "Our community", author, (("Members", str(chance.randint(8, 200))),), marks=tuple(made))


def _photo(chance: random.Random, number: int) -> Picture:
    small = Image.frombytes("RGB", (80, 60), chance.randbytes(80 * 60 * 3)).resize((1600, 1200))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=82)
    return Picture(number, "Flipchart", image=out.getvalue())


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sizes = {"usual": (120, 12, 60, 0), "small": (8, 0, 0, 0), "large": (2000, 60, 300, 30)}
    unit = 0.0
    for name, size in sizes.items():
        filled = content(*size)
        start = time.process_time()
        made = build(filled)
        took = time.process_time() - start
        unit = unit or took
        start = time.process_time()
        build(filled, most=1)
        first = time.process_time() - start
        print(f"{name:6} first page {first / unit:6.2f} × usual ({first:.2f} s)")
        print(f"{name:6} {took / unit:6.2f} × usual ({took:.2f} s), {len(made) / 1e6:.2f} MB")
        if folder:
            (folder / f"{name}.pdf").write_bytes(made)


if __name__ == "__main__":
    main()
