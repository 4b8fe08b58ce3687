"""Capturing, finding, ordering and clustering notes."""

import pytest

from copdesk.book.ids import Id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.notes.looking import Heading, Look, arranged, seen
from copdesk.notes.values import Line, not_yet_heard
from copdesk.words import Refused


@pytest.fixture
def step(desk: Desk, example: Id) -> Id:
    """The run stands in the trios' step of Good CoP / bad CoP, with everyone in the room and drawn."""
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    part = next(p for p in desk.notes.shown(example).parts if "Good CoP" in p.activity and p.title == "Trios")
    desk.run.start(example)
    desk.trios.draw(example, part.activity_id, seed=7)
    desk.run.go_to(example, part.step_id)
    return part.step_id


def bodies(desk: Desk, session: Id) -> list[str]:
    return [note.body for note in desk.notes.of_session(session)]


def test_a_line_becomes_a_note_of_the_running_step_with_group_speaker_and_tag(
    desk: Desk, example: Id, step: Id
) -> None:
    natalie = next(one for one in desk.people.members() if one.name == "Natalie Campbell")
    desk.notes.write(example, "*- no dedicated time @natalie #time /t2")
    note = desk.notes.of_session(example)[0]
    assert (note.step_id, note.category, note.starred, note.tags) == (step, "my-cop-minus", True, ("time",))
    assert note.who_id == natalie.id
    line = desk.notes.shown(example).lines[0]
    assert (line.trio, line.who) == ("T2", "Natalie Campbell")


def test_an_unknown_group_and_an_unknown_category_are_refused_and_nothing_is_kept(
    desk: Desk, example: Id, step: Id
) -> None:
    for call in (lambda: desk.notes.write(example, "x /t99"), lambda: desk.notes.write(example, "x", category="no")):
        with pytest.raises(Refused):
            call()
    assert bodies(desk, example) == []


def test_what_clients_say_is_never_kept_by_no_way_in(desk: Desk, example: Id, step: Id) -> None:
    secret = next(p for p in desk.notes.shown(example).parts if desk.plan.step(p.step_id).confidential)
    key = desk.notes.write(example, "said aloud")
    for call in (
        lambda: desk.notes.write(example, "said in confidence", step_id=secret.step_id),
        lambda: desk.notes.write_many(example, ["said", "in confidence"], step_id=secret.step_id),
        lambda: desk.notes.move([key], secret.step_id),
    ):
        with pytest.raises(Refused) as refused:
            call()
        assert refused.value.code == "notes.confidential"
    assert bodies(desk, example) == ["said aloud"]


def test_lines_laid_aside_are_outside_notes_and_undo(desk: Desk, example: Id) -> None:
    desk.notes.later.lay_aside(example, "my director reads everything")
    desk.notes.later.lay_aside(example, "and answers")
    assert desk.notes.later.waiting(example) == ("my director reads everything", "and answers")
    assert bodies(desk, example) == []
    desk.notes.later.forget(example, "my director reads everything")
    assert desk.notes.later.waiting(example) == ("and answers",)


def test_a_line_goes_on_and_is_corrected(desk: Desk, example: Id) -> None:
    desk.notes.write(example, "frist")
    desk.notes.write(example, "~first")
    desk.notes.write(example, "^ and second")
    assert bodies(desk, example) == ["first\nand second"]


def test_finding_folds_case_and_accents_in_every_script(desk: Desk, example: Id) -> None:
    for body in ("Évaluation des Réseaux", "የማህበረሰብ ልምምድ", "ชุมชนนักปฏิบัติ", "بناء الثقة"):
        desk.notes.write(example, body)
    assert [note.body for note in desk.notes.find(example, "reseaux EVAL")] == ["Évaluation des Réseaux"]
    assert [note.body for note in desk.notes.find(example, "ልምምድ")] == ["የማህበረሰብ ልምምድ"]
    assert [note.body for note in desk.notes.find(example, "ปฏิบัติ")] == ["ชุมชนนักปฏิบัติ"]
    assert [note.body for note in desk.notes.find(example, "الثقة")] == ["بناء الثقة"]


def test_many_notes_change_at_once_and_one_undo_takes_it_back(desk: Desk, example: Id, step: Id) -> None:
    keys = [desk.notes.write(example, f"note {n}") for n in range(3)]
    desk.notes.set_category(keys, "facilitation-plus")
    desk.notes.star(keys[:2], True)
    desk.notes.park(keys[2:], True)
    desk.notes.set_consent(keys, "none")
    desk.notes.set_for_room(keys[:1], False)
    notes = desk.notes.of_session(example)
    assert [note.category for note in notes] == ["facilitation-plus"] * 3
    assert [note.starred for note in notes] == [True, True, False]
    assert [note.for_room for note in notes] == [False, True, True]
    assert [note.parked for note in notes] == [False, False, True]
    for _ in range(5):
        desk.undo()
    assert all(not n.category and not n.starred and n.consent == "" for n in desk.notes.of_session(example))
    with pytest.raises(Refused):
        desk.notes.set_category(keys, "no such category")


def test_clusters_are_gathered_named_filled_ordered_and_taken_apart(desk: Desk, example: Id) -> None:
    keys = [desk.notes.write(example, f"note {n}") for n in range(4)]
    wall = desk.notes.wall
    small = wall.gather(example, "Small", keys[:1])
    large = wall.gather(example, "", keys[1:])
    wall.name(large, "  Large ")
    assert [one.name for one in wall.clusters(example)] == ["Small", "Large"]
    wall.lay_out(example)
    assert [one.name for one in wall.clusters(example)] == ["Large", "Small"]
    wall.place(example, small, 0)
    assert [one.name for one in wall.clusters(example)] == ["Small", "Large"]
    wall.put(keys[1:2], small)
    wall.put(keys[:1], None)
    assert [note.cluster_id for note in desk.notes.of_session(example)] == [None, small, large, large]
    wall.scatter(large)
    assert [one.id for one in wall.clusters(example)] == [small]
    desk.undo()
    assert [note.cluster_id for note in desk.notes.of_session(example)] == [None, small, large, large]
    with pytest.raises(Refused):
        wall.put(keys, b"\0" * 16)


def test_twins_are_offered_merged_and_counted_twice_and_undone(desk: Desk, example: Id, clock: FakeClock) -> None:
    first = desk.notes.write(example, "lack of facilitation training and support #money")
    clock.advance(60)
    second = desk.notes.write(example, "*- Lack of facilitation training & support #time")
    desk.notes.write(example, "seen as a source of support")
    assert [(a.id, b.id) for a, b in desk.notes.wall.twins(example)] == [(first, second)]
    desk.notes.wall.merge(second, first)
    merged = desk.notes.of_session(example)[0]
    assert (merged.id, merged.times, merged.starred, merged.tags) == (first, 2, True, ("money", "time"))
    assert merged.body == "lack of facilitation training and support"
    assert desk.notes.wall.twins(example) == []
    desk.undo()
    assert [note.times for note in desk.notes.of_session(example)] == [1, 1, 1]
    desk.notes.wall.keep_both(first, second)
    assert desk.notes.wall.twins(example) == []


def test_a_merged_note_that_is_merged_again_keeps_its_count(desk: Desk, example: Id) -> None:
    keys = [desk.notes.write(example, "regular summaries after the discussions") for _ in range(3)]
    desk.notes.wall.merge(keys[1], keys[2])
    desk.notes.wall.merge(keys[0], keys[1])
    assert [note.times for note in desk.notes.of_session(example)] == [3]
    with pytest.raises(Refused):
        desk.notes.wall.merge(keys[0], keys[0])


def test_short_notes_are_twins_only_when_they_are_the_same_words(desk: Desk, example: Id) -> None:
    for body in ("trust", "Trust", "trusts", "no trust"):
        desk.notes.write(example, body)
    pairs = [(a.body, b.body) for a, b in desk.notes.wall.twins(example)]
    assert pairs == [("trust", "Trust")]


def test_a_note_is_split_where_the_caret_stands(desk: Desk, example: Id, step: Id) -> None:
    key = desk.notes.write(example, "+ first thing. Second thing @natalie")
    fresh = desk.notes.wall.split(key, len("first thing."))
    notes = desk.notes.of_session(example)
    assert [(note.id, note.body) for note in notes] == [(key, "first thing."), (fresh, "Second thing")]
    assert notes[0].category == notes[1].category == "my-cop-plus"
    assert notes[0].who_id == notes[1].who_id is not None
    with pytest.raises(Refused):
        desk.notes.wall.split(key, 0)
    desk.undo()
    assert bodies(desk, example) == ["first thing. Second thing"]


def test_looks_order_and_head_the_notes(desk: Desk, example: Id, step: Id) -> None:
    desk.notes.write(example, "+ one /t2 #why")
    desk.notes.write(example, "- two /t1 @natalie")
    desk.notes.write(example, "three")
    shown = desk.notes.shown(example)

    def texts(look: Look) -> list[str]:
        return [row.note.body if isinstance(row, Line) else row.text for row in arranged(shown, look)]

    assert texts(Look()) == ["one", "two", "three"]
    assert texts(Look("category")) == ["+ My CoP", "one", "− My CoP", "two", "Without a category", "three"]
    assert texts(Look("trio")) == ["T1", "two", "T2", "one", "Without a trio", "three"]
    assert texts(Look("person")) == ["Natalie Campbell", "two", "Nobody named", "one", "three"]
    assert texts(Look("tag")) == ["why", "one", "Without a tag", "two", "three"]
    assert texts(Look(text="campbell")) == ["two"]
    assert texts(Look(only="starred")) == []
    other = next(p.activity_id for p in shown.parts if "Troika" in p.activity)
    assert seen(shown, Look(activity_id=other)) == []
    headings = [row for row in arranged(shown, Look("trio")) if isinstance(row, Heading)]
    assert [row.count for row in headings] == [1, 1, 1]


def test_who_was_not_yet_heard_is_told(desk: Desk, example: Id, step: Id) -> None:
    every = len(desk.notes.shown(example).groups)
    desk.notes.write(example, "one /t2")
    unheard = not_yet_heard(desk.notes.shown(example))
    assert len(unheard) == every - 1
    assert 2 not in {group.number for group in unheard}


def test_several_lines_are_several_notes_and_one_undo(desk: Desk, example: Id) -> None:
    assert desk.notes.write_many(example, ["+ one", "", "> two @nobody"]) == 2
    assert bodies(desk, example) == ["one", "two"]
    desk.undo()
    assert bodies(desk, example) == []


def test_signs_names_and_tags_in_a_changed_line_are_added_to_the_note(desk: Desk, example: Id) -> None:
    meg = next(one for one in desk.people.members() if one.name.startswith("Meg"))
    key = desk.notes.write(example, "+ trust #money")
    desk.notes.rewrite(key, "- trust takes time @meg #time *")
    note = desk.notes.of_session(example)[0]
    assert (note.body, note.category, note.who_id, note.tags) == (
        "trust takes time *", "my-cop-minus", meg.id, ("money", "time"),
    )  # fmt: skip
    desk.notes.write(example, "~ - * no trust")
    desk.notes.write(example, "^ none at all #end")
    note = desk.notes.of_session(example)[0]
    assert (note.body, note.starred, note.tags) == ("no trust\nnone at all", True, ("money", "time", "end"))
    desk.notes.rewrite(key, note.body)
    assert desk.notes.former(key)[0].body == "no trust"


def test_words_that_only_look_like_signs_are_changed_to_the_letter(desk: Desk, example: Id) -> None:
    heard = [{"body": "> quoted by @somebody", "said_at": 1}]
    desk.notes.add_many(example, heard)
    key = desk.notes.of_session(example)[0].id
    desk.notes.rewrite(key, "> quoted by @somebody else")
    note = desk.notes.of_session(example)[0]
    assert (note.body, note.category, note.who) == ("> quoted by @somebody else", "", "")
    assert desk.notes.promises.of_session(example) == []


def test_a_line_that_goes_on_is_refused_where_a_new_one_is(desk: Desk, example: Id) -> None:
    desk.run.start(example)
    desk.notes.write(example, "before")
    step = next(step for one in desk.plan.session(example).activities for step in one.steps if step.confidential)
    desk.run.go_to(example, step.id)
    with pytest.raises(Refused, match="confidential"):
        desk.notes.write(example, "^ what the client said")
    assert [note.body for note in desk.notes.of_session(example)] == ["before"]


def test_a_finished_line_takes_its_draft_with_it_and_a_refused_one_does_not(desk: Desk, example: Id) -> None:
    desk.notes.keep_draft("half")
    with pytest.raises(Refused):
        desk.notes.finish_line(example, "half /t9")
    assert desk.notes.draft() == "half"
    key = desk.notes.finish_line(example, "half of it", parked=True)
    assert desk.notes.draft() == ""
    assert desk.notes.of_session(example)[0].parked
    desk.notes.keep_changing(key, "half of that")
    found = desk.notes.changing()
    assert found is not None
    assert (found[0].note.id, found[1]) == (key, "half of that")
    desk.notes.finish_change(key, "half of that")
    assert desk.notes.changing() is None


def test_the_dashes_of_a_pasted_list_are_no_signs_but_those_beside_a_plus_are(desk: Desk, example: Id) -> None:
    desk.notes.write_many(example, ["- one", "• two", "3. three"])
    desk.notes.write_many(example, ["- four", "- five", "+ six"])
    notes = {note.body: note.category for note in desk.notes.of_session(example)}
    assert notes == {
        "one": "", "two": "", "three": "",
        "four": "my-cop-minus", "five": "my-cop-minus", "six": "my-cop-plus",
    }  # fmt: skip


def test_who_said_it_and_in_which_group_is_set_for_several_at_once(desk: Desk, example: Id) -> None:
    keys = [desk.notes.write(example, "one @stranger"), desk.notes.write(example, "two")]
    meg = next(one for one in desk.people.members() if one.name.startswith("Meg"))
    desk.notes.set_who(keys, meg.id)
    assert [line.who for line in desk.notes.shown(example).lines] == ["Meg Mottaz"] * 2
    desk.notes.set_who(keys[:1], None)
    assert [line.who for line in desk.notes.shown(example).lines] == ["", "Meg Mottaz"]
    assert (meg.id, "Meg Mottaz") in desk.notes.shown(example).people


def test_a_note_that_is_kept_out_of_reports_is_in_none_and_neither_is_its_promise(desk: Desk, example: Id) -> None:
    from copdesk.report.gather import gather
    from copdesk.report.values import Options

    keys = [desk.notes.write(example, "> hidden deed by Friday"), desk.notes.write(example, "+ open")]
    desk.notes.set_consent(keys[:1], "out")
    content = gather(desk, example, Options(public=False))
    assert [note.text for note in content.verbatim] == ["open"]
    assert content.commitments == ()


def test_the_communitys_own_categories_come_behind_the_steps_and_keep_their_notes_when_renamed(
    desk: Desk, example: Id
) -> None:
    desk.notes.kinds.settle("+ Strength\nResource [violet]\n\n  ")
    names = [one.name for one in desk.notes.categories(example)]
    assert names.index("Facilitation") < names.index("Strength") < names.index("Resource") < names.index("Idea")
    key = desk.notes.write(example, "a checklist", category="resource")
    desk.notes.kinds.settle("+ Strength\nThing to share [violet]")
    line = next(one for one in desk.notes.shown(example).lines if one.note.id == key)
    assert line.kind is not None
    assert (line.kind.name, line.kind.colour) == ("Thing to share", "violet")
    desk.undo()
    assert desk.notes.kinds.text() == "+ Strength [teal]\nResource [violet]"
    with pytest.raises(Refused):
        desk.notes.kinds.settle("\n".join(f"one {n}" for n in range(21)))


def test_what_was_half_typed_anywhere_is_taken_up_by_the_capture_line(desk: Desk, example: Id) -> None:
    desk.notes.keep_draft("a half")
    desk.notes.keep_draft("trust /t2", "grid")
    desk.notes.keep_draft("send the", "promise")
    assert desk.notes.take_up_drafts() == "a half\ntrust /t2\nsend the"
    assert desk.notes.take_up_drafts() == "a half\ntrust /t2\nsend the"
    desk.notes.keep_draft("ask", "sheet")
    sheet = desk.notes.sheets.begin(example, "peer_assist")
    desk.notes.finish_on_sheet(sheet, 0, "ask them")
    desk.notes.finish_promise(example, "send the list")
    desk.notes.finish_line(example, "a half done")
    assert desk.notes.take_up_drafts() == ""
