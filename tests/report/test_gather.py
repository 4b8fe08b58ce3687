import io

import pytest
from PIL import Image

from copdesk.board.ink import Stroke as Mark
from copdesk.board.photos import Photo
from copdesk.book.ids import new_id
from copdesk.report.pictures import opened
from copdesk.report.values import Options, Pasted, Stroke, Words
from tests.report.reading import says, squeezed, text_of


def run_through(desk, clock, session) -> None:
    """The whole session, each step as long as planned, the first two minutes longer."""
    desk.run.start(session)
    clock.advance(120)
    while (cue := desk.run.state(session).cue) is not None:
        clock.advance(cue.step.planned_s)
        if desk.run.state(session).next_index() is None:
            desk.run.finish(session)
        else:
            desk.run.next(session)


def by_name(desk, name: str):
    return next(member for member in desk.people.members() if member.name == name)


def test_the_head_is_the_plans(desk, example):
    content = desk.report.content(example)
    assert content.title == "Facilitating communities of practice (CoPs)"
    assert content.community == "Facilitating communities of practice"
    assert (content.day, content.slot) == ("Tuesday 26", "11:00–12:30")
    assert [person.name for person in content.convenors] == ["Lucie Lamoureux"]
    assert content.coach is not None
    assert content.coach.name == "Ewen Le Borgne"
    assert content.space == ""


def test_only_who_came_took_part_and_hosts_are_named_once(desk, example):
    assert desk.report.content(example).participants == ()
    desk.people.check_in(example, by_name(desk, "Meg Mottaz").id)
    desk.people.check_in(example, by_name(desk, "Lucie Lamoureux").id)
    content = desk.report.content(example)
    assert [person.name for person in content.participants] == ["Meg Mottaz"]
    assert len(content.invited) == 12


def test_wishes_come_along(desk, example):
    meg = by_name(desk, "Meg Mottaz").id
    desk.people.check_in(example, meg)
    desk.people.edit(meg, "consent", "none")
    desk.notes.write(example, "! Try Open Space", who_id=meg)
    made = desk.report.document(example)
    assert says(made, "Try Open Space")
    assert not says(made, "Mottaz")


def test_the_agenda_says_how_long_everything_took(desk, clock, example):
    assert {row.actual_ms for row in desk.report.content(example).agenda} == {None}
    run_through(desk, clock, example)
    rows = desk.report.content(example).agenda
    assert [row.planned_ms // 60_000 for row in rows] == [30, 25, 30, 5]
    assert [row.actual_ms // 60_000 for row in rows] == [32, 25, 30, 5]
    assert [row.starts for row in rows] == ["11:00", "11:30", "11:55", "12:25"]


def test_a_step_under_way_has_not_taken_its_time_yet(desk, clock, example):
    desk.run.start(example)
    clock.advance(60)
    assert desk.report.content(example).agenda[0].actual_ms is None


def test_notes_go_where_their_category_belongs(desk, clock, example):
    desk.run.start(example)
    for line in ("! Try Open Space", "> send the list", "plain"):
        desk.notes.write(example, line)
    for category in ("driver", "problem"):
        desk.notes.write(example, f"a {category}", category=category)
    content = desk.report.content(example)
    assert [note.text for note in content.ideas] == ["Try Open Space"]
    assert [note.text for note in content.drivers] == ["a driver"]
    assert [item.text for item in content.commitments] == ["send the list"]
    assert content.problem == "a problem"
    assert [note.text for category in content.categories for note in category.notes] == ["plain"]
    assert len(content.verbatim) == 5


def test_starred_notes_are_the_key_points(desk, example):
    plus = next(kind for kind in desk.notes.categories(example) if kind.sign == "+")
    desk.notes.write(example, "seen as a source of support", category=plus.key)
    assert [note.text for one in desk.report.content(example).key_points for note in one.notes] == [
        "seen as a source of support"
    ]
    desk.notes.write(example, "* a common sense of purpose", category=plus.key)
    content = desk.report.content(example)
    assert [note.text for one in content.key_points for note in one.notes] == ["a common sense of purpose"]


def test_what_is_not_for_the_room_stays_out_of_public_documents(desk, example):
    key = desk.notes.write(example, "between us")
    desk.notes.edit(key, "for_room", False)
    options = Options(sections=frozenset({"categories", "verbatim"}))
    assert not says(desk.report.document(example, options=options), "between us")


def test_every_group_of_every_draw_is_there(desk, example):
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    for occasion in desk.trios.occasions(example):
        desk.trios.draw(example, occasion.activity_id)
    draws = desk.report.content(example).draws
    assert [draw.turns for draw in draws] == [1, 3]
    for draw in draws:
        seated = [seat.person.name for group in draw.groups for seat in group.seats]
        assert len(seated) == len(set(seated)) == 12
        assert [group.label for group in draw.groups] == ["T1", "T2", "T3", "T4"]


def test_a_drawing_comes_with_its_ink_words_and_facts(desk, example):
    key = desk.board.new_drawing(example, title="A web of rivers", whose="Meg Mottaz")
    desk.board.describe(key, "members", 45)
    desk.board.add_strokes(
        key,
        [
            Mark.of(new_id(), "pen", "#0B5D57", 4.0, [(10, 20), (300, 400)]),
            Mark.of(new_id(), "marker", "#A3324A", 20.0, [(10, 20), (300, 400)]),
            Mark.of(new_id(), "sticky", "#FBEFE3", 28.0, [(900, 200), (1200, 400)], text="core group"),
        ],
    )
    desk.notes.write(example, "who pays for this?", drawing_id=key)
    (drawn,) = map(opened, desk.report.content(example).gallery)
    assert drawn.author is not None
    assert drawn.author.name == "Meg Mottaz"
    assert drawn.facts == (("Members", "45"),)
    assert [type(mark) for mark in drawn.marks] == [Stroke, Stroke, Words]
    assert [mark.opacity for mark in drawn.marks[:2]] == [1.0, 0.5]
    made = desk.report.document(example)
    assert says(made, "core group")
    assert says(made, "who pays for this?")


@pytest.fixture
def photo() -> Photo:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "#88AACC").save(out, "JPEG")
    data = out.getvalue()
    return Photo("flipchart.jpg", data, data, data, 320, 240)


def test_a_photo_is_whole_and_ink_on_it_lies_above(desk, example, photo):
    key = desk.board.add_photo(example, photo, title="Flipchart")
    assert desk.report.content(example).gallery[0].image == photo.screen
    desk.board.add_strokes(key, [Mark.of(new_id(), "pen", "#0B5D57", 4.0, [(10, 20), (300, 400)])])
    drawn = opened(desk.report.content(example).gallery[0])
    assert drawn.image == b""
    assert [type(mark) for mark in drawn.marks] == [Pasted, Stroke]
    assert desk.report.document(example)


@pytest.mark.parametrize(
    ("suffix", "begins"), [("pdf", b"%PDF-1.7"), ("md", b"# "), ("docx", b"PK"), ("html", b"<!doc")]
)
def test_saving_goes_by_the_suffix(desk, example, tmp_path, suffix, begins):
    path = tmp_path / f"report.{suffix}"
    desk.report.save(example, path)
    assert path.read_bytes().startswith(begins)


def test_gathering_changes_nothing(desk, example):
    before = desk.community.counts()
    heard = []
    desk.watch(heard.append)
    desk.report.content(example)
    assert desk.community.counts() == before
    assert heard == []


def test_named_clusters_are_the_themes_and_parked_notes_wait(desk, example):
    keys = [desk.notes.write(example, text) for text in ("who pays?", "coffee costs", "next year")]
    cluster = desk.notes.wall.gather(example, "Money", keys[:2])
    desk.notes.park([keys[2]], True)
    content = desk.report.content(example)
    assert [(theme.name, len(theme.notes)) for theme in content.themes] == [("Money", 2)]
    assert [(one.name, [note.text for note in one.notes]) for one in content.categories][-1] == (
        "Parked for later",
        ["next year"],
    )
    assert says(desk.report.document(example), "Money")
    assert cluster


def test_who_was_not_asked_is_named_inside_and_only_counted_outside(desk, example):
    meg = by_name(desk, "Meg Mottaz").id
    desk.people.check_in(example, meg)
    desk.people.walk_in(example, "Quiet Guest")
    desk.notes.write(example, "so it was @Stranger")
    inside = desk.report.document(example, options=Options(public=False))
    outside = desk.report.document(example, options=Options())
    assert says(inside, "Quiet Guest")
    assert says(inside, "Stranger")
    assert not says(outside, "Quiet")
    assert not says(outside, "Stranger")
    assert says(outside, "Meg Mottaz and one other")


def test_the_example_names_its_people_in_public(desk, example):
    for member in desk.people.members():
        desk.people.check_in(example, member.id)
    content = desk.report.content(example)
    assert {one.consent for one in (*content.participants, *content.convenors)} == {"full"}
    assert not any(one.kind == "consent" for one in content.unsettled)


def test_what_is_still_open_is_counted_with_the_room_where_it_is_settled(desk, example, photo):
    desk.people.walk_in(example, "Quiet Guest")
    desk.board.add_photo(example, photo, title="Flipchart")
    desk.notes.write(example, "no category")
    desk.notes.write(example, "> somebody sends the list")
    content = desk.report.content(example)
    found = {one.kind: (one.count, one.room) for one in content.unsettled}
    assert found == {
        "photos": (1, "board"),
        "notes": (1, "notes"),
        "consent": (1, "people"),
        "outcomes": (len(content.outcomes), "notes"),
        "actions": (1, "notes"),
    }


def test_what_was_settled_is_no_longer_open(desk, example, photo):
    key = desk.board.add_photo(example, photo, title="Flipchart")
    desk.notes.write(example, "! typed from the photo", drawing_id=key)
    guest = desk.people.walk_in(example, "Quiet Guest")
    desk.people.edit(guest, "consent", "none")
    desk.notes.write(example, "> @Meg sends the list")
    outcomes = desk.report.content(example).outcomes
    for outcome in outcomes:
        desk.notes.outcomes.count(example, outcome, 9)
    desk.notes.outcomes.answer(example, outcomes[0], "yes, with a list")
    content = desk.report.content(example)
    assert content.unsettled == ()
    assert says(desk.report.document(example), "yes, with a list")
    assert says(desk.report.document(example), "9 of 9 say that it came to this.")


def test_a_promise_of_another_session_is_not_this_ones(desk, example):
    other = desk.plan.add_session("Another one")
    desk.community.promise("book the room", session_id=other)
    desk.community.promise("send the list", due="Friday", session_id=example)
    content = desk.report.content(example)
    assert [(one.text, one.due) for one in content.commitments] == [("send the list", "Friday")]
    assert len(content.promises) == 2
    assert [one.session_id for one in desk.community.commitments()] == [other, example]


def test_the_charter_the_health_and_revealed_votes_come_along(desk, example):
    question = desk.community.charter()[0].question
    desk.community.answer(question, "to learn from each other")
    desk.community.check_health({"Energy": 4.0})
    ballot = desk.notes.ballots.begin(example, "What first?", [("a newsletter", None), ("a meeting", None)])
    choices = desk.notes.ballots.ballot(ballot).choices
    desk.notes.ballots.count(ballot, choices[1].id, 5)
    content = desk.report.content(example)
    assert [(one.question, one.answer) for one in content.charter] == [(question, "to learn from each other")]
    assert [one.dimension for one in content.health] == ["Energy"]
    assert not says(desk.report.document(example), "a newsletter")
    desk.notes.ballots.reveal(ballot, True)
    assert says(desk.report.document(example), "What first?")
    assert says(desk.report.document(example), "a newsletter")


def test_the_session_in_short_stands_first(desk, example):
    activity = desk.plan.session(example).activities[0]
    desk.notes.write(example, '" We are not alone @Meg')
    desk.notes.syntheses.write_headline(example, activity.id, "Nine drawings")
    desk.notes.syntheses.write_message(example, 0, "Money is short")
    desk.notes.syntheses.write_quote(example, "We are not alone")
    desk.notes.syntheses.write_closing(example, "What next?")
    content = desk.report.content(example)
    assert content.messages == ("Money is short",)
    assert content.headlines == ((activity.title, "Nine drawings"),)
    assert content.quote is not None
    assert content.quote.author is not None
    read = squeezed(text_of(desk.report.document(example)))
    assert read.index("Moneyisshort") < read.index("Purpose")
    assert says(desk.report.document(example, "story"), "What next?")
