"""Notes out of the chats and captions of other programs."""

import json

import pytest

from copdesk.clock import local
from copdesk.notes.reading.read import read
from copdesk.notes.reading.values import Heard

CHATS = {
    "Android": """12/03/2024, 09:15 - Ana created group “Seeds”
12/03/2024, 09:16 - Ana: A shared calendar
12/03/2024, 09:17 - +000 20: <Media omitted>
12/03/2024, 09:18 - Rui: Agreed:
and a budget
""",
    "iPhone": """\u200e[12/03/2024, 09:15:00] Seeds: \u200eMessages are encrypted.
[12/03/2024, 09:16:00] Ana: A shared calendar
[12/03/2024, 09:17:00] Rui: \u200eimage omitted
[12/03/2024, 09:18:00] Rui: Agreed:
and a budget
""",
    "halves of the day": """3/12/24, 9:16\u202fAM - Ana: A shared calendar
3/12/24, 9:17\u202fAM - Rui: This message was deleted
3/12/24, 9:18\u202fAM - Rui: Agreed:
and a budget
""",
    "copied from Teams": """[12.03.2024 09:16] Ana (Gast)
A shared calendar

[12.03.2024 09:18] Rui
Agreed:
and a budget
""",
}
CAPTIONS = {
    "WebVTT": """WEBVTT

NOTE made by a machine

1
00:00:05.000 --> 00:00:08.000 align:left
<v Ana>Who <i>keeps</i> it?</v>

2
01:01:05.500 --> 01:01:08.000
<v Rui>We do:
all of us</v>
""",
    "SubRip": """1
00:00:05,000 --> 00:00:08,000
Ana: Who keeps it?

2
01:01:05,500 --> 01:01:08,000
Rui: We do:
all of us
""",
    "Meet": """0:00:05.000,0:00:08.000
Ana: Who keeps it?

1:01:05.500,1:01:08.000
Rui: We do:
all of us
""",
}


@pytest.mark.parametrize("chat", CHATS.values(), ids=CHATS)
def test_messages_of_a_phone_are_notes_and_what_the_program_tells_is_none(chat: str) -> None:
    found = read(chat.encode(), "_chat.txt")
    assert [(one.who, one.body, one.clock[:5]) for one in found.notes] == [
        ("Ana", "A shared calendar", "09:16"),
        ("Rui", "Agreed:\nand a budget", "09:18"),
    ]


def test_messages_of_several_days_keep_their_dates() -> None:
    for first, second in (("3/12/24, 9:16 AM", "3/13/24, 9:17 PM"), ("12.03.24, 09:16", "13.03.24, 21:17")):
        one, two = read(f"{first} - Ana: Seeds\n{second} - Rui: Soil\n".encode(), "chat.txt").notes
        assert [f"{local(each.at or 0):%Y-%m-%d %H:%M}" for each in (one, two)] == [
            "2024-03-12 09:16",
            "2024-03-13 21:17",
        ]


def test_lines_with_a_moment_and_nobody_are_no_chat() -> None:
    found = read(b"[12/03/2024 09:16] too loud\n[12/03/2024 09:18] good trios\n", "notes.txt")
    assert (found.kind, len(found.notes)) == ("lines", 2)


@pytest.mark.parametrize("text", CAPTIONS.values(), ids=CAPTIONS)
def test_captions_of_a_recording_are_notes_with_their_time_and_voice(text: str) -> None:
    found = read(text.encode(), "recording")
    assert [(one.who, one.body, one.offset_s) for one in found.notes] == [
        ("Ana", "Who keeps it?", 5.0),
        ("Rui", "We do:\nall of us", 3665.5),
    ]


def test_tables_in_other_words_and_objects_of_chat_programs_are_read() -> None:
    (note,) = read("Uhrzeit;Wer;Notiz;Art\n09:05;Jörg;Zu laut;Problem\n".encode(), "n.csv").notes
    assert (note.clock, note.who, note.body, note.category) == ("09:05:00", "Jörg", "Zu laut", "Problem")
    (card,) = read(b'Card,Column,Author\n"Too loud, near the door",Negative,\n', "n.csv").notes
    assert (card.body, card.category) == ("Too loud, near the door", "Negative")
    said = {
        "type": "message",
        "text": "Hi",
        "ts": "1779786120.0001",
        "user": "U1",
        "user_profile": {"real_name": "Ana"},
    }
    joined = {"type": "message", "subtype": "channel_join", "text": "joined", "ts": "1779786120.0001"}
    found = read(json.dumps([said, joined]).encode(), "n.json")
    assert found.notes == (Heard("Hi", 1, at=1_779_786_120_000, who="Ana"),)


def test_headings_of_a_text_are_no_notes() -> None:
    found = read(b"# Harvest\n\n## Good\n- trios\n- the walk\n## Bad\n- the sound\n", "n.md")
    assert [(one.body, one.sign) for one in found.notes] == [("trios", ""), ("the walk", ""), ("the sound", "")]
    assert [one.line for one in found.skipped] == [1, 3, 6]
