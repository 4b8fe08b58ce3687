from copdesk.run.chimes import Bell
from copdesk.run.known_rooms import MOST_ROOMS, KnownRoom, known_keys, known_rooms, with_room
from copdesk.run.room_check import disk_words, stick_words, survey


def test_a_room_comes_back_as_it_was_kept():
    room = KnownRoom("EPSON", {"b": "stage.blank"}, True, None, "2026-03-12", Bell("glass", 35))
    assert known_rooms(with_room({}, "Room 4", room)) == {"Room 4": room}


def test_what_is_damaged_is_left_out():
    assert known_rooms({"a": 7, "": {}, "b": {"read": "yes", "keys": {"xy": 1}}}) == {"b": KnownRoom()}
    assert known_rooms(None) == known_rooms([]) == {}
    assert known_keys("b") == {}


def test_the_rooms_tried_longest_ago_give_way():
    rooms = {f"room {day}": KnownRoom(tested=f"2026-01-{day:02d}") for day in range(1, MOST_ROOMS + 1)}
    kept = with_room(rooms, "new", KnownRoom(tested="2026-03-01"))
    assert len(kept) == MOST_ROOMS
    assert "room 1" not in kept
    assert "new" in kept


def test_the_disk_is_looked_at_and_a_full_one_is_told(tmp_path):
    found = survey(tmp_path / "book.copdesk", lambda: [tmp_path / "STICK"], lambda: None)
    assert found.free > 0
    assert stick_words(found.sticks) == ("STICK", True)
    assert disk_words(3_200_000_000) == ("3.2 GB free", True)
    assert disk_words(90_000_000) == ("Only 90 MB free: drawings and photos may fill it", False)
    assert survey(tmp_path / "gone" / "book.copdesk", list, lambda: None).free is None
