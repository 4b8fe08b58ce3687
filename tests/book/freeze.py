"""Makes the frozen book of the schema as it is now: `python -m tests.book.freeze`, once for each new version."""

from pathlib import Path

from copdesk import example
from copdesk.book import schema
from copdesk.clock import FakeClock


def freeze(folder: Path) -> Path:
    """Writes the example in mid-session, a little of everything in it."""
    path = folder / f"version-{schema.version()}.book"
    path.unlink(missing_ok=True)
    desk = example.make(path, FakeClock())
    session = desk.plan.newest()
    for one in desk.people.attendance(session):
        if one.takes_part:
            desk.people.check_in(session, one.member.id)
    desk.trios.draw(session, desk.trios.occasions(session)[0].activity_id, seed=1)
    desk.run.start(session)
    desk.notes.write(session, "+ a common sense of purpose")
    desk.board.new_drawing(session, template="circles", title="Three circles")
    desk.close()
    return path


if __name__ == "__main__":
    freeze(Path(__file__).parent / "samples")
