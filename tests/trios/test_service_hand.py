"""Changes by hand, late-comers and leavers, places, memory, and groups on paper."""

import csv
import io

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.trios.hand import move_price, swap_price
from copdesk.trios.held import Held
from copdesk.trios.options import Options
from copdesk.trios.remembering import presets
from copdesk.trios.service import client_of
from copdesk.trios.view import count_off_groups, price_words, seated_sizes, shape_words
from copdesk.words import Refused, sentence


@pytest.fixture
def session(desk: Desk, example: Id) -> Id:
    """Twelve people at four tables, typed in so that tests know who sits where."""
    desk.trios.effort = 20_000
    for one in desk.people.attendance(example):
        if one.takes_part:
            desk.people.check_in(example, one.member.id)
    people = [one.name for one in desk.people.present(example)]
    lines = [", ".join(people[at : at + 3]) for at in range(0, 12, 3)]
    for occasion in desk.trios.occasions(example)[:1]:
        desk.trios.take_typed(example, occasion.activity_id, "\n".join(lines))
    return example


def held(desk: Desk, session: Id) -> Held:
    return desk.trios.draws(session)[0]


def letters(trio: object) -> list[str]:
    return [seat.letter for seat in trio.seats]  # type: ignore[attr-defined]


def test_a_moved_person_takes_the_next_letter_and_letters_close_up(desk: Desk, session: Id) -> None:
    one, other = held(desk, session).trios[:2]
    desk.trios.move(session, one.seats[0].id, other.id)
    now = held(desk, session).trios
    assert letters(now[0]) == ["A", "B"]
    assert [seat.name for seat in now[0].seats] == [seat.name for seat in one.seats[1:]]
    assert (now[1].seats[3].name, now[1].seats[3].letter) == (one.seats[0].name, "D")


def test_during_a_turn_letters_stay_so_that_nobody_is_client_twice(desk: Desk, session: Id) -> None:
    one, other = held(desk, session).trios[:2]
    desk.trios.move(session, one.seats[0].id, other.id, keep_letters=True)
    now = held(desk, session).trios
    assert letters(now[0]) == ["B", "C"]
    assert client_of(now[0], 1) is None
    second = client_of(now[0], 2)
    assert second is not None
    assert second.name == one.seats[1].name


def test_a_group_left_empty_goes(desk: Desk, session: Id) -> None:
    one, other = held(desk, session).trios[:2]
    for seat in one.seats:
        desk.trios.move(session, seat.id, other.id)
    assert [trio.number for trio in held(desk, session).trios] == [2, 3, 4]


def test_unknown_seats_and_groups_are_refused(desk: Desk, session: Id) -> None:
    seat = held(desk, session).trios[0].seats[0]
    for change, code in (
        (lambda: desk.trios.move(session, b"?" * 16, held(desk, session).trios[0].id), "trios.no_seat"),
        (lambda: desk.trios.move(session, seat.id, b"?" * 16), "trios.no_group"),
        (lambda: desk.trios.lock_trio(session, b"?" * 16, True), "trios.no_group"),
        (lambda: desk.trios.remove(session, b"?" * 16), "trios.no_draw"),
        (lambda: desk.trios.leave_now(session, held(desk, session).id, b"?" * 16), "people.unknown"),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == code


def test_a_late_comer_changes_one_group_only_and_never_a_locked_one(desk: Desk, session: Id) -> None:
    before = held(desk, session)
    for trio in before.trios[:3]:
        desk.trios.lock_trio(session, trio.id, True)
    late = desk.people.walk_in(session, "Nadia von Hülsen, KIT")
    desk.trios.join_now(session, before.id, late)
    now = held(desk, session)
    assert [trio.people for trio in now.trios[:3]] == [trio.people for trio in before.trios[:3]]
    assert now.trios[3].people == (*before.trios[3].people, late)
    with pytest.raises(Refused) as refused:
        desk.trios.join_now(session, before.id, late)
    assert refused.value.code == "trios.seated_already"


def test_a_late_comer_fills_the_group_that_lacks_somebody(desk: Desk, session: Id) -> None:
    before = held(desk, session)
    desk.trios.leave_now(session, before.id, before.trios[1].people[0], keep_letters=True)
    late = desk.people.walk_in(session, "Nadia von Hülsen, KIT")
    desk.trios.join_now(session, before.id, late)
    now = held(desk, session).trios[1]
    assert {seat.member_id: seat.letter for seat in now.seats}[late] == "A"


def test_where_all_groups_are_larger_one_opens_into_two(desk: Desk, session: Id) -> None:
    before = held(desk, session)
    late = [desk.people.walk_in(session, f"Late Comer {letter}") for letter in "ABCDE"]
    for key in late:
        desk.trios.join_now(session, before.id, key)
    now = held(desk, session)
    assert sorted(len(trio.seats) for trio in now.trios) == [2, 3, 4, 4, 4]
    assert [trio.number for trio in now.trios] == [1, 2, 3, 4, 5]
    assert all(letters(trio) == list("ABCD")[: len(trio.seats)] for trio in now.trios)
    desk.undo()
    assert sorted(len(trio.seats) for trio in held(desk, session).trios) == [4, 4, 4, 4]


def test_somebody_who_is_not_here_gets_no_seat(desk: Desk, session: Id) -> None:
    away = desk.people.add("Away Person")
    with pytest.raises(Refused) as refused:
        desk.trios.join_now(session, held(desk, session).id, away)
    assert sentence(refused.value) == "Away Person is not here, or does not take part."


def test_who_would_be_left_alone_joins_another_group(desk: Desk, session: Id) -> None:
    before = held(desk, session)
    first, second, stays = before.trios[0].people
    desk.trios.leave_now(session, before.id, first)
    assert letters(held(desk, session).trios[0]) == ["A", "B"]
    desk.trios.leave_now(session, before.id, second)
    now = held(desk, session)
    assert [trio.number for trio in now.trios] == [2, 3, 4]
    assert sum(stays in trio.people for trio in now.trios) == 1
    desk.undo()
    assert held(desk, session).trios[0].people == (second, stays)


def test_there_is_one_writer_in_a_group(desk: Desk, session: Id) -> None:
    seats = held(desk, session).trios[0].seats
    for seat in seats[:2]:
        desk.trios.scribe(session, seat.id)
    assert [seat.scribe for seat in held(desk, session).trios[0].seats] == [False, True, False]
    desk.trios.scribe(session, seats[1].id, False)
    assert not any(seat.scribe for seat in held(desk, session).trios[0].seats)


def test_tables_have_one_name_everywhere(desk: Desk, session: Id) -> None:
    desk.trios.name_places(session, ["Window", "  Door ", "", "Stairs"])
    assert [trio.label for trio in held(desk, session).trios] == ["T1 · Window", "T2 · Door", "T3 · Stairs", "T4"]
    desk.trios.name_places(session, presets()["trees"])
    assert held(desk, session).trios[3].label == "T4 · Maple"
    occasion = desk.trios.occasions(session)[1]
    desk.trios.draw(session, occasion.activity_id, seed=1)
    assert [trio.place for trio in desk.trios.draws(session)[1].trios] == ["Oak", "Birch", "Pine", "Maple"]
    desk.trios.name_places(session, presets()["numbers"])
    assert {trio.label for one in desk.trios.draws(session) for trio in one.trios} == {"T1", "T2", "T3", "T4"}
    assert desk.trios.places() == []


def test_prices_by_hand_tell_repeats_wishes_and_pairs(desk: Desk, session: Id) -> None:
    one, other = held(desk, session).trios[:2]
    a, b = one.seats[0], other.seats[0]
    desk.trios.met(a.member_id, b.member_id, source="Valbonne")
    desk.trios.wish("apart", a.member_id, other.seats[1].member_id)
    desk.trios.wish("together", a.member_id, one.seats[1].member_id)
    view = desk.trios.view(session, held(desk, session).activity_id)
    assert view.held is not None
    price = move_price(view.held, view.memory, a, view.held.trios[1])
    assert price.words == "Drop: 1 repeat in T2, and T1 is left a pair"
    assert [(again.a, again.b, again.where) for again in price.repeats] == [(a.name, b.name, "Valbonne")]
    company = sorted((a.name, one.seats[1].name)), sorted((a.name, other.seats[1].name))
    assert set(price.broken) == {
        f"{company[0][0]} and {company[0][1]} are always to be together",
        f"{company[1][0]} and {company[1][1]} are never to be together",
    }
    free = swap_price(view.held, view.memory, one.seats[2], view.held.trios[2].seats[0])
    assert free.free
    assert free.words == f"swaps with {view.held.trios[2].seats[0].name.split()[0]}, no repeat"


def test_a_meeting_to_come_is_told_from_one_that_was(desk: Desk, session: Id) -> None:
    occasion = desk.trios.occasions(session)[1]
    desk.trios.draw(session, occasion.activity_id, seed=1)
    first, second = desk.trios.draws(session)
    a, b = second.trios[0].people[:2]
    early, late = desk.trios.view(session, first.activity_id), desk.trios.view(session, second.activity_id)
    key = (min(a, b), max(a, b))
    assert early.memory.later[key] == occasion.title
    assert key not in early.memory.met
    assert key not in early.marks
    assert late.marks[key] == "now"
    pair = tuple(sorted(first.trios[0].people[:2]))
    assert late.marks[pair] == "before"  # type: ignore[index]
    assert late.met[pair] == f"once, in “{first.title}”"  # type: ignore[index]
    assert len(late.never) == late.never_count == 66 - 24


def test_the_view_counts_who_waits_and_who_left(desk: Desk, session: Id) -> None:
    activity = held(desk, session).activity_id
    gone = held(desk, session).trios[2].seats[0]
    desk.people.leave(session, gone.member_id)
    late = desk.people.walk_in(session, "Nadia von Hülsen, KIT")
    view = desk.trios.view(session, activity)
    assert [one.name for one in view.left] == [gone.name]
    assert [(one.member.id, one.size) for one in view.late] == [(late, 4)]
    desk.trios.leave_now(session, held(desk, session).id, gone.member_id)
    view = desk.trios.view(session, activity)
    assert [(one.to, one.size) for one in view.late] == [("T3", 3)]


def test_where_am_i_knows_names_by_their_first_letters(desk: Desk, session: Id) -> None:
    activity = held(desk, session).activity_id
    trio = held(desk, session).trios[1]
    name = trio.seats[2].name
    found = desk.trios.where(session, " ".join(word[:3] for word in name.split()), activity)
    assert (found[0][0].label, found[0][1].letter) == ("T2", "C")
    assert desk.trios.where(session, "  ", activity) == []


def test_meetings_written_down_by_hand_count_and_can_be_taken_back(desk: Desk, session: Id) -> None:
    a, b = held(desk, session).trios[0].people[0], held(desk, session).trios[1].people[0]
    key = desk.trios.met(b, a, "2005-06-20", "  Valbonne ")
    assert [(row["day"], row["source"]) for row in desk.trios.entered()] == [("2005-06-20", "Valbonne")]
    meeting = next(one for one in desk.trios.meetings(session) if {one.a_id, one.b_id} == {a, b})
    assert (meeting.times, meeting.session, meeting.here) == (1, "Valbonne", False)
    desk.trios.unmet(key)
    assert desk.trios.entered() == []


def test_typed_groups_take_first_letters_and_refuse_doubt(desk: Desk, session: Id) -> None:
    activity = held(desk, session).activity_id
    assert activity is not None
    desk.trios.take_typed(session, activity, "T1: Jane L; Manuel\n\nGauri\tMeg M\n")
    now = held(desk, session)
    assert [[seat.name for seat in trio.seats] for trio in now.trios] == [
        ["Jane Lennon", "Manuel Flury"],
        ["Gauri Salokhe", "Meg Mottaz"],
    ]
    assert now.typed
    desk.people.add("Jane Lennox")
    for text, code in (
        ("Jane Len, Manuel", "trios.many_names"),
        ("Jane Lennon, Nobody", "trios.unknown_name"),
        ("Manuel, Gauri\nManuel F", "trios.name_twice"),
        ("  \n", "trios.no_groups"),
    ):
        with pytest.raises(Refused) as refused:
            desk.trios.take_typed(session, activity, text)
        assert refused.value.code == code


def test_a_table_of_groups_is_harmless_and_is_read_back(desk: Desk, session: Id) -> None:
    seat = held(desk, session).trios[0].seats[0]
    evil = '=HYPERLINK("http://x";"y"), the "first"'
    desk.people.edit(seat.member_id, "name", evil)
    desk.people.edit(held(desk, session).trios[0].people[1], "organisation", "+44 Water & Co")
    desk.trios.name_places(session, ["@Window"])
    before = held(desk, session)
    text = desk.trios.as_csv(session, before.id)
    cells = list(csv.reader(io.StringIO(text)))
    assert cells[0] == ["Group", "Place", "Seat", "Name", "Organisation"]
    assert cells[1][:4] == ["T1", "'@Window", "A", "'" + evil]
    assert cells[2][4] == "'+44 Water & Co"
    assert not any(cell[:1] in "=+-@\t\r" for row in cells for cell in row if cell)
    assert before.activity_id is not None
    desk.trios.take_typed(session, before.activity_id, "\ufeff" + text)
    assert [trio.people for trio in held(desk, session).trios] == [trio.people for trio in before.trios]


def test_a_copied_list_is_read_back(desk: Desk, session: Id) -> None:
    before = held(desk, session)
    assert before.activity_id is not None
    desk.trios.take_typed(session, before.activity_id, desk.trios.as_lines(session, before.id))
    assert [trio.people for trio in held(desk, session).trios] == [trio.people for trio in before.trios]


def test_shapes_and_prices_are_said_in_words() -> None:
    assert shape_words([4, 3, 3]) == "2 trios and 1 four"
    assert seated_sizes(22, Options(sizes="sits_in"), 3) == (2, [3] * 8)
    assert price_words(22, Options(), 3, 2).startswith("With fours, ")
    assert price_words(22, Options(sizes="sits_in"), 3, 2).startswith("With 2 hosts sitting in, ")
    assert price_words(24, Options(), 3, 2).endswith("draws are possible before anyone meets twice. You need 2.")
    assert price_words(1, Options(), 3, 2) == ""


def test_counting_off_makes_the_same_sizes() -> None:
    for n in range(4, 60):
        told = count_off_groups(n, Options(), 3)
        assert sum(told) == n
        assert sorted(told) == sorted(seated_sizes(n, Options(), 3)[1])
