"""Ten thousand people: reading a list, keeping it, searching it, showing it, scrolling through it."""

from __future__ import annotations

import csv
import io
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

PEOPLE = 10_000
FIRST = ("Ama", "Sok", "Jane", "Meg", "Abebech", "Laroo", "Prabhu", "Gauri", "Zoë", "Łukasz")
LAST = ("Owusu", "Dara", "Lennon", "Mottaz", "Tadesse", "Torfs", "Rajendran", "Salokhe", "Ngo", "Kowalska")
KNOWS = ("storytelling", "bees, wells", "evaluation", "Open Space", "")
PLACES = ("Kenya", "Perú", "Việt Nam")


def table() -> bytes:
    """A list as a spreadsheet writes it."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("Name", "E-mail", "Organisation", "Country", "Expertise", "Needs"))
    names = (f"{a} {x}{y}{z} {b}" for x, y, z, a, b in itertools.product("BDFGK", "aeiou", "lmnr", FIRST, LAST))
    for number, name in enumerate(itertools.islice(names, PEOPLE)):
        knows, place = KNOWS[number % len(KNOWS)], PLACES[number % len(PLACES)]
        rows.writerow((name, f"person{number}@example.org", f"House {number % 300}", place, knows, "time"))
    return out.getvalue().encode()


def main() -> None:
    from PySide6.QtTest import QTest

    from copdesk.book.book import Book
    from copdesk.clock import SystemClock
    from copdesk.desk import Desk
    from copdesk.people.ready import made_ready
    from ui.in_place import InPlaceBridge
    from ui.people.room import PeopleRoom
    from ui.program import application

    app = application()
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Book.create(Path(folder) / "book.copdesk", "Many", clock), clock)
        file = Path(folder) / "people.csv"
        file.write_bytes(table())
        begun, worked = time.perf_counter(), time.process_time()
        proposal = desk.people.propose(file)
        read = time.perf_counter()
        ready = made_ready(proposal, desk.people.members(), {})
        put_down = time.perf_counter()
        added, _ = desk.people.keep_list(ready)
        kept = time.perf_counter()
        alone = time.process_time() - worked
        print(f"{added} people: read {read - begun:.2f} s, kept {kept - read:.2f} s, processor {alone:.2f} s in all")
        print(f"of that a note that is typed meanwhile may wait {(kept - put_down) * 1000:.0f} ms")
        undone, redone = _seconds(desk.undo), _seconds(desk.redo)
        print(f"taken back in {undone:.2f} s, brought back in {redone:.2f} s")
        again = _seconds(lambda: desk.people.propose(file))
        print(f"the same list once more, held against the book: {again:.2f} s")
        session = desk.plan.add_session("One")
        room = PeopleRoom(desk, InPlaceBridge(desk), clock)
        room.resize(1278, 720)
        room.show()
        shown = _seconds(lambda: room.show_session(session))
        app.processEvents()
        searches = []
        for text in ("s", "st", "sto", "storytelling", "storytelling kenya", "łuk", "person99", "zzz"):
            searches.append(_seconds(partial(room._on_search, text)) * 1000)
        room._on_search("")
        middle, worst = statistics.median(searches), max(searches)
        print(f"shown {shown * 1000:.0f} ms, search median {middle:.0f} ms, worst {worst:.0f} ms")
        bar, frames = room.directory.verticalScrollBar(), []
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 200)):
            bar.setValue(place)
            frames.append(_seconds(app.processEvents) * 1000)
        QTest.qWait(1)
        frames.sort()
        middle, most = statistics.median(frames), frames[len(frames) * 99 // 100]
        print(f"scrolling: median {middle:.1f} ms a frame, 99 % under {most:.1f} ms")
        print(f"who can help whom {_seconds(desk.people.helping):.2f} s, twice {_seconds(desk.people.twice):.2f} s")
        room.close()
        desk.close()


def _seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
