"""Notes that were taken elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copdesk.book.ids import Id
from copdesk.clock import FakeClock, hh_mm, local
from copdesk.desk import Desk
from copdesk.notes.reading.read import read
from copdesk.notes.reading.values import Heard, Reading
from copdesk.notes.values import kept
from copdesk.words import Refused

START = 1_779_786_000_000

OBJECTS = """{"t_offset_s": 60, "category": "negative", "text": "no time", "who": "convenor"}

{"t_offset_s": 76.5, "category": null, "text": "who pays?", "who": null, "lang": "en", "origin": "x"}
"""


def test_one_object_a_line_is_read_with_its_line_and_offset() -> None:
    first, second = read(OBJECTS.encode(), "session.jsonl").notes
    assert first == Heard("no time", 1, 60, category="negative", who="convenor")
    assert second == Heard("who pays?", 3, 76.5, lang="en")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"t_offset_s": 1}', "no text"),
        ('{"text": "   "}', "no text"),
        ('{"text": null}', "no text"),
        ('{"text": "x"', "Expecting"),
        ("[1]", "not an object"),
        ('{"text": "x", "a": ' + "[" * 100_000 + "}", ""),
    ],
)
def test_a_line_that_is_no_note_is_told_and_the_others_are_read(line: str, why: str) -> None:
    found = read(('{"text": "fine"}\n' + line + '\n{"text": "too"}').encode(), "n.jsonl")
    assert [(one.body, one.line) for one in found.notes] == [("fine", 1), ("too", 3)]
    assert [one.line for one in found.skipped] == [2]
    assert why in found.skipped[0].detail
    with pytest.raises(Refused) as refused:
        read(line.encode(), "n.jsonl")
    assert refused.value.code in ("notes.line", "notes.empty")


@pytest.mark.parametrize(
    ("time", "offset"),
    [("-45", -45), ("null", None), ('"90"', 90), ("true", None), ("NaN", None), ("1e300", None), ('"-0:30"', -30)],
)
def test_a_time_that_cannot_be_costs_no_note(time: str, offset: float | None) -> None:
    found = read(('{"text": "x", "t_offset_s": ' + time + "}").encode(), "n.jsonl")
    assert [one.offset_s for one in found.notes] == [offset]
    assert len(found.skipped) == (offset is None and time != "null")


def test_objects_may_stand_in_one_list_with_other_names_for_their_fields() -> None:
    notes = [
        {"Note": "a", "Speaker": ["Jane", "Meg"], "tags": "#one, two", "when": "2026-05-26T09:02:00Z"},
        {"body": "b"},
    ]
    for text in (json.dumps(notes, indent=1), json.dumps({"v": 1, "notes": notes}, indent=1)):
        first, second = read(text.encode(), "n.json").notes
        assert (first.body, first.who, first.tags, first.at) == ("a", "Jane, Meg", ("one", "two"), 1_779_786_120_000)
        assert second.body == "b"


def test_a_table_is_read_by_its_headings_whatever_separates_them() -> None:
    for separator in (",", ";", "\t"):
        rows = (
            ("Time", "Who", "Comment", "Kind"),
            ("11:05", "Jane", "Try Open Space", "idea"),
            ("11:06:30", "", "x", ""),
        )
        text = "\n".join(separator.join(row) for row in rows)
        assert read(text.encode(), "harvest.csv").notes == (
            Heard("Try Open Space", 2, clock="11:05:00", category="idea", who="Jane"),
            Heard("x", 3, clock="11:06:30"),
        )


def test_offsets_in_a_table_are_minutes_and_seconds() -> None:
    found = read(b"offset,note\n1:35,a\n0:01:35,b\n95,c\nsoon,d\n", "n.csv")
    assert [one.offset_s for one in found.notes] == [95, 95, 95, None]
    assert "soon" in found.skipped[0].detail


def test_a_table_without_headings_is_known_by_its_times_and_prose_with_commas_is_none() -> None:
    rows = "11:02;Jane;Try Open Space and prepare;idea\n11:05;Meg;It takes time to do that;negative\n"
    assert read(rows.encode(), "n.csv").notes[1] == Heard(
        "It takes time to do that", 2, clock="11:05:00", category="negative", who="Meg"
    )
    prose = read(b"We agreed, after talk\nTime is short, too\n", "n.csv").notes
    assert [one.body for one in prose] == ["We agreed, after talk", "Time is short, too"]


def test_old_encodings_and_line_ends_are_read() -> None:
    table = "Heure;Qui;Commentaire\r11:02;Zoé;L’échange a été très utile\r"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        (one,) = read(table.encode(encoding), "n.csv").notes
        assert (one.body, one.who, one.clock) == ("L’échange a été très utile", "Zoé", "11:02:00")


def test_a_saved_chat_gives_what_was_said_to_all_and_leaves_private_messages_out() -> None:
    chat = (
        "11:02:11 From Jane Lennon to Everyone:\n\tTry Open Space\n\tand a prep process\n"
        "11:02:40 From Meg Mottaz to Jane Lennon(Direct Message):\n\tthis is between us\n\tonly us\n"
        "11:03:05 From  Carla : we need time: two days\n"
    )
    found = read(chat.encode(), "meeting_saved_chat.txt")
    assert found.notes == (
        Heard("Try Open Space\nand a prep process", 1, clock="11:02:11", who="Jane Lennon"),
        Heard("we need time: two days", 7, clock="11:03:05", who="Carla"),
    )
    assert [one.detail for one in found.skipped] == ["it went to one person only"]
    recorded = "00:01:20\tJane Lennon:\tfirst\n01:00:00\tMeg:\tsecond\n"
    assert [(one.offset_s, one.who, one.body) for one in read(recorded.encode(), "chat.txt").notes] == [
        (80.0, "Jane Lennon", "first"),
        (3600.0, "Meg", "second"),
    ]


def test_reactions_in_a_chat_are_no_notes_and_a_reply_says_what_it_answers() -> None:
    chat = (
        "00:00:10\tJane:\tTry Open Space\n"
        '00:00:12\tMeg:\tReacted to "Try Open Space" with 👍\n'
        '00:00:20\tMeg:\tReplying to "Try Open Space"\n\nwith a long lunch\n'
        '00:00:30\tMeg:\tRemoved a 👍 reaction from "Try Open Space"\n'
    )
    found = read(chat.encode(), "chat.txt")
    assert [one.body for one in found.notes] == ["Try Open Space", "with a long lunch (↩ Try Open Space)"]
    assert [(one.line, one.detail) for one in found.skipped] == [(2, "it is a reaction"), (6, "it is a reaction")]


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("11:02:11 Von Jane an Alle:\n\tGuten Tag", "11:02:11"),
        ("11:02:11\t From  Jane to  Everyone : Guten Tag", "11:02:11"),
        ("2024-03-05 11:02:11 PM From Jane to Hosts and panelists:\n\tGuten Tag", "23:02:11"),
    ],
)
def test_chats_are_saved_in_many_ways(line: str, clock: str) -> None:
    secret = "\n11:03:11 Von Jane an Meg:\n\tgeheim"
    assert [(one.body, one.clock, one.who) for one in read((line + secret).encode(), "c.txt").notes] == [
        ("Guten Tag", clock, "Jane")
    ]


def test_plain_lines_know_bullets_from_signs() -> None:
    bullets = read(b"- Try Open Space\n- Get them to talk\n", "notes.txt").notes
    assert [(one.body, one.sign) for one in bullets] == [("Try Open Space", ""), ("Get them to talk", "")]
    signed = read(b"[11:02] + trust\n[11:03] - no time\n11:04 who pays?\n11:05 ? how\n", "notes.txt").notes
    assert [one.clock for one in signed] == ["11:02:00", "11:03:00", "11:04:00", "11:05:00"]
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
    assert all(one.body for one in found.notes)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=30).filter(str.strip), st.integers(0, 9000)), max_size=8))
def test_what_was_written_as_objects_comes_back(notes: list[tuple[str, int]]) -> None:
    text = "\n".join(json.dumps({"text": body, "t_offset_s": at}) for body, at in notes)
    kept_ones = [(body, at) for body, at in notes]
    try:
        found = read(text.encode(), "n.jsonl")
    except Refused:
        assert not any(kept(body) for body, _ in notes)
        return
    assert [one.offset_s for one in found.notes] == [at for body, at in kept_ones if kept(body)]


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


def test_an_unknown_category_becomes_a_tag_and_is_told(desk: Desk, example: Id) -> None:
    kinds = {"a": "Ideas", "b": "next steps", "c": "- My CoP"}
    lines = [{"text": text, "category": kind} for text, kind in kinds.items()]
    proposal = desk.notes.propose(example, json.dumps(lines).encode(), "n.jsonl")
    assert [(one.line, "next steps" in one.detail) for one in proposal.skipped] == [(2, True)]
    desk.notes.take(proposal)
    notes = desk.notes.of_session(example)
    assert [(note.category, note.tags) for note in notes] == [("idea", ()), ("", ("next steps",)), ("my-cop-minus", ())]


def test_an_action_of_a_file_is_promised_and_a_second_time_it_is_not(desk: Desk, example: Id) -> None:
    file = b'{"text": "send the list by Friday", "category": "action", "who": "Meg Mottaz"}'
    for added in (1, 0):
        assert desk.notes.take(desk.notes.propose(example, file, "n.jsonl")) == added
    assert [(one.what, one.who, one.due) for one in desk.notes.promises.of_session(example)] == [
        ("send the list", "Meg Mottaz", "Friday")
    ]
    desk.undo()
    assert desk.notes.promises.of_session(example) == []
    desk.notes.take(desk.notes.propose(example, file, "n.jsonl"))
    assert [one.what for one in desk.notes.promises.of_session(example)] == ["send the list"]


def test_what_clients_said_in_confidence_stays_out(desk: Desk, example: Id) -> None:
    step = next(step for one in desk.plan.session(example).activities for step in one.steps if step.confidential)
    lines = [{"text": "theirs", "step": step.title}, {"text": "ours"}]
    proposal = desk.notes.propose(example, "\n".join(map(json.dumps, lines)).encode(), "n.jsonl")
    assert desk.notes.take(proposal) == 1
    assert "confidential" in proposal.skipped[0].detail


@pytest.mark.parametrize("name", ["n.jsonl", "n.txt"])
def test_a_file_adds_nothing_twice_and_two_equal_notes_in_it_are_two(
    desk: Desk, example: Id, clock: FakeClock, name: str
) -> None:
    text = b'{"text": "yes"}\n{"text": "yes"}\n' if name == "n.jsonl" else b"yes\nyes\n"
    assert desk.notes.take(desk.notes.propose(example, text, name)) == 2
    clock.advance(500)
    first = desk.notes.of_session(example)[0]
    desk.notes.edit(first.id, "body", "yes, of course")
    proposal = desk.notes.propose(example, text + text.replace(b"yes", b"no"), name)
    assert [one.state for one in proposal.notes] == ["there", "there", "new", "new"]
    assert desk.notes.take(proposal) == 2
    desk.notes.remove([first.id])
    again = desk.notes.propose(example, text, name)
    assert [(one.state, one.wanted) for one in again.notes] == [("taken out", False), ("there", False)]
    assert desk.notes.take(again) == 0


def test_what_undo_took_back_can_be_added_again(desk: Desk, example: Id) -> None:
    assert desk.notes.take(desk.notes.propose(example, b"one\ntwo", "n.txt")) == 2
    desk.undo()
    assert desk.notes.of_session(example) == []
    assert desk.notes.take(desk.notes.propose(example, b"one\ntwo", "n.txt")) == 2
    assert [note.body for note in desk.notes.of_session(example)] == ["one", "two"]
    desk.undo()
    assert desk.notes.of_session(example) == []


def test_two_laptops_exchange_their_notes_without_doubles(desk: Desk, example: Id, tmp_path: Path) -> None:
    from copdesk.book.book import Book
    from copdesk.example import fill

    other = Desk(Book.memory(FakeClock()), FakeClock())
    there = fill(other)
    mine, theirs = tmp_path / "mine.jsonl", tmp_path / "theirs.jsonl"
    desk.notes.write(example, "+ * trust takes time @meg #money")
    other.notes.write(there, "? who pays for the coffee")
    other.notes.write(there, "trust takes a time")
    other.notes.set_for_room([other.notes.of_session(there)[0].id], False)
    assert (desk.notes.hand_over(example, mine), other.notes.hand_over(there, theirs)) == (1, 2)
    proposal = desk.notes.propose(example, theirs)
    assert [(one.state, one.beside) for one in proposal.notes] == [("new", ""), ("alike", "trust takes time")]
    assert (desk.notes.take(proposal), other.notes.take(other.notes.propose(there, mine))) == (2, 1)
    assert {note.id for note in desk.notes.of_session(example)} == {note.id for note in other.notes.of_session(there)}
    assert sorted(line.who for line in other.notes.shown(there).lines) == ["", "", "Meg Mottaz"]
    came = next(note for note in other.notes.of_session(there) if note.starred)
    assert (came.body, came.tags, came.category) == ("trust takes time", ("money",), "my-cop-plus")
    assert not next(note for note in desk.notes.of_session(example) if note.body.startswith("who")).for_room
    other.notes.edit(came.id, "body", "trust takes a long time")
    other.notes.hand_over(there, theirs)
    again = desk.notes.propose(example, theirs)
    assert [one.state for one in again.notes] == ["other words", "there", "there"]
    assert desk.notes.take(again) == 0
    assert desk.notes.take(again, [0]) == 1
    assert desk.notes.of_session(example)[0].body == "trust takes a long time"
    other.close()


def test_times_of_day_stand_on_the_sessions_day_and_after_midnight_on_the_next(desk: Desk, example: Id) -> None:
    late = round(local(START).replace(hour=23, minute=30, second=0).timestamp() * 1000)
    heard = Heard("a", 1, clock="23:45:00"), Heard("b", 2, clock="00:15:00")
    desk.notes.add_heard(example, Reading(heard), late)
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


def test_keys_of_other_programs_are_not_taken_and_no_note_that_was_read_becomes_the_last_one(
    desk: Desk, example: Id
) -> None:
    strange = "f47ac10b-58cc-4372-a567-0e02b2c3d479"
    lines = [{"id": strange, "text": "strange"}, {"text": "said next week", "t_offset_s": 600_000}]
    desk.notes.take(desk.notes.propose(example, "\n".join(map(json.dumps, lines)).encode(), "n.jsonl"))
    typed = desk.notes.write(example, "typed")
    assert desk.notes.last(example, 1)[0].note.id == typed
    assert all(note.id.hex() != strange.replace("-", "") for note in desk.notes.of_session(example))
    again = desk.notes.propose(example, "\n".join(map(json.dumps, lines)).encode(), "n.jsonl")
    assert [one.state for one in again.notes] == ["there", "there"]
