"""From something that was found to the room that shows it."""

from typing import Any

from copdesk.book.ids import new_id
from copdesk.people.part import Attended, Promised, Said, Sat
from ui.leading import Leading


class FakeWindow:
    """Notes what it is asked for; each of its rooms is itself."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def show_room(self, key: str) -> None:
        self.asked.append(key)

    def room_widget(self, _key: str) -> "FakeWindow":
        return self

    def show_note(self, key: bytes) -> None:
        self.asked.append(key)

    show_activity = show_session = show_note

    def show_closing(self) -> None:
        self.asked.append("promises")


def test_what_a_card_names_is_shown_in_its_room_with_its_session(bridge: Any) -> None:
    session, note, activity = new_id(), new_id(), new_id()
    for one, asked in (
        (Attended(session, "", ""), [session]),
        (Said(note, session, "", ""), [session, "notes", note]),
        (Promised(note, session, ""), [session, "notes", "promises"]),
        (Sat(session, "", "", 1, "", activity), [session, "trios", activity]),
    ):
        window = FakeWindow()
        Leading(window, bridge, window.show_session).follow(one)  # type: ignore[arg-type]
        assert window.asked == asked
