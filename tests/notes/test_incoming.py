"""Notes that were taken elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.book.ids import Id
from copdesk.clock import FakeClock, hh_mm, local
from copdesk.desk import Desk
from copdesk.notes.incoming import Heard, read
from copdesk.words import Refused, sentence

START = 1_779_786_000_000

OBJECTS = """{"t_offset_s": 60, "category": "negative", "text": "no time", "who": "convenor"}

{"t_offset_s": 76.5, "category": null, "text": "who pays?", "who": null, "lang": "en", "origin": "x"}
"""


def test_one_object_a_line_is_read_with_its_line_and_offset() -> None:
    first, second = read(OBJECTS.encode(), "session.jsonl")
    assert first == Heard("no time", 1, 60, category="negative", who="convenor")
    assert second == Heard("who pays?", 3, 76.5, lang="en")


@pytest.mark.parametrize(
    "line",
    [
        '{"t_offset_s": 1}',
        '{"text": "   "}',
        '{"text": 5}',
        '{"text": "x", "t_offset_s": -1}',
        '{"text": "x", "t_offset_s": true}',
        '{"text": "x", "t_offset_s": NaN}',
        '{"text": "x", "t_offset_s": 1e300}',
        '{"text": "x", "who": ["a"]}',
        '{"text": "x"',
        "[1]",
        '{"text": "x", "a": ' + "[" * 100_000 + "}",
        '{"text": "x", "t_offset_s": ' + "9" * 5000 + "}",
    ],
)
def test_a_line_that_is_no_note_is_named_and_nothing_is_read(line: str) -> None:
    with pytest.raises(Refused) as refused:
        read(('{"text": "fine"}\n' + line + "\n").encode(), "n.jsonl")
    assert refused.value.code == "notes.line"
    assert refused.value.facts["line"] == 2
    assert sentence(refused.value).startswith("Line 2 is not a note")


def test_a_table_is_read_by_its_headings_whatever_separates_them() -> None:
    for separator in (",", ";", "\t"):
        rows = (
            ("Time", "Who", "Comment", "Kind"),
            ("11:05", "Jane", "Try Open Space", "idea"),
            ("11:06:30", "", "x", ""),
        )
        text = "\n".join(separator.join(row) for row in rows)
        assert read(text.encode(), "harvest.csv") == [
            Heard("Try Open Space", 2, clock="11:05:00", category="idea", who="Jane"),
            Heard("x", 3, clock="11:06:30"),
        ]


def test_offsets_in_a_table_are_minutes_and_seconds() -> None:
    found = read(b"offset,note\n1:35,a\n0:01:35,b\n95,c\n", "n.csv")
    assert [one.offset_s for one in found] == [95, 95, 95]
    with pytest.raises(Refused):
        read(b"offset,note\nsoon,a\n", "n.csv")


def test_a_saved_chat_gives_what_was_said_to_all_and_leaves_private_messages_out() -> None:
    chat = (
        "11:02:11 From Jane Lennon to Everyone:\n\tTry Open Space\n\tand a prep process\n"
        "11:02:40 From Meg Mottaz to Jane Lennon(Direct Message):\n\tthis is between us\n\tonly us\n"
        "11:03:05 From  Carla : we need time: two days\n"
    )
    assert read(chat.encode(), "meeting_saved_chat.txt") == [
        Heard("Try Open Space\nand a prep process", 1, clock="11:02:11", who="Jane Lennon"),
        Heard("we need time: two days", 7, clock="11:03:05", who="Carla"),
    ]
    recorded = "00:01:20\tJane Lennon:\tfirst\n01:00:00\tMeg:\tsecond\n"
    assert [(one.offset_s, one.who, one.body) for one in read(recorded.encode(), "chat.txt")] == [
        (80.0, "Jane Lennon", "first"),
        (3600.0, "Meg", "second"),
    ]


def test_plain_lines_know_bullets_from_signs() -> None:
    bullets = read(b"- Try Open Space\n- Get them to talk\n", "notes.txt")
    assert [(one.body, one.sign) for one in bullets] == [("Try Open Space", ""), ("Get them to talk", "")]
    signed = read(b"+ trust\n- no time\nwho pays?\n? how\n", "notes.txt")
    assert [(one.body, one.sign) for one in signed] == [
        ("trust", "+"),
        ("no time", "-"),
        ("who pays?", ""),
        ("how", "?"),
    ]


@given(st.text(max_size=200))
def test_whatever_the_text_it_is_read_or_refused(text: str) -> None:
    try:
        found = read(text.encode("utf-8", "ignore"), "n.txt")
    except Refused:
        return
    assert all(one.body for one in found)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=30).filter(str.strip), st.integers(0, 9000)), max_size=8))
def test_what_was_written_as_objects_comes_back(notes: list[tuple[str, int]]) -> None:
    text = "\n".join(json.dumps({"text": body, "t_offset_s": at}) for body, at in notes)
    kept_ones = [(body, at) for body, at in notes]
    try:
        found = read(text.encode(), "n.jsonl")
    except Refused:
        assert not notes or any(not c.isprintable() for body, _ in notes for c in body)
        return
    assert [one.offset_s for one in found] == [at for _, at in kept_ones]


def test_heard_notes_find_their_category_person_time_and_step(
    desk: Desk, example: Id, clock: FakeClock, tmp_path: Path
) -> None:
    clock.advance((START - clock.now().utc) / 1000)
    desk.run.start(example)
    clock.advance(300)
    desk.run.next(example)
    walk = desk.run.state(example).cue
    assert walk is not None
    file = tmp_path / "heard.jsonl"
    lines = [
        {"text": "before", "t_offset_s": 10, "category": "positive", "who": "convenor"},
        {"text": "after", "t_offset_s": 400, "category": "My CoP", "who": "natalie campbell"},
        {"text": "stranger", "t_offset_s": 401, "category": "driver", "who": "Amina", "lang": "fr"},
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert desk.notes.add_heard(example, read(file), START) == 3
    first, second, third = desk.notes.of_session(example)
    convener = next(member for member, role in desk.people.hosts(example) if role == "convener")
    assert (first.said_at, first.category, first.who_id) == (START + 10_000, "positive", convener.id)
    assert (second.step_id, second.category) == (walk.step.id, "my-cop-plus")
    assert (third.who_id, third.who, third.language, third.category) == (None, "Amina", "fr", "driver")
    assert [line.kind.name for line in desk.notes.shown(example).lines if line.kind] == ["Positive", "My CoP", "Driver"]
    assert desk.notes.add_heard(example, read(file), START) == 0
    desk.undo()
    assert desk.notes.of_session(example) == []


def test_an_unknown_category_names_its_line_and_nothing_is_added(desk: Desk, example: Id) -> None:
    heard = read(b'{"text": "a"}\n{"text": "b", "category": "nonsense"}', "n.jsonl")
    with pytest.raises(Refused) as refused:
        desk.notes.add_heard(example, heard, START)
    assert refused.value.facts["line"] == 2
    assert desk.notes.of_session(example) == []


def test_times_of_day_stand_on_the_sessions_day_and_after_midnight_on_the_next(desk: Desk, example: Id) -> None:
    late = round(local(START).replace(hour=23, minute=30, second=0).timestamp() * 1000)
    desk.notes.add_heard(example, [Heard("a", 1, clock="23:45:00"), Heard("b", 2, clock="00:15:00")], late)
    notes = desk.notes.of_session(example)
    assert [hh_mm(note.said_at) for note in notes] == ["23:45", "00:15"]
    assert notes[1].said_at - notes[0].said_at == 30 * 60_000


def test_lines_without_times_keep_their_order(desk: Desk, example: Id) -> None:
    desk.notes.add_heard(example, read(b"one\ntwo\nthree", "n.txt"), START)
    assert [note.body for note in desk.notes.of_session(example)] == ["one", "two", "three"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path / "not there.txt")
    assert refused.value.code == "notes.file"
