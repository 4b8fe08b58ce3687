"""First heaps on the wall, and who is invited by lot."""

from copdesk.book.ids import Id
from copdesk.desk import Desk
from copdesk.notes.values import Group, invited


def names(desk: Desk, session: Id) -> list[tuple[str, int]]:
    notes = desk.notes.of_session(session)
    return [(one.name, sum(note.cluster_id == one.id for note in notes)) for one in desk.notes.wall.clusters(session)]


def test_loose_notes_are_heaped_by_category_in_one_step(desk: Desk, example: Id) -> None:
    for line in ("+ they meet", "- no money", "+ they eat", "no sign at all"):
        desk.notes.write(example, line)
    made = desk.notes.wall.group_by_category(example, desk.notes.categories(example))
    assert made == 2
    assert sorted(count for _, count in names(desk, example)) == [1, 2]
    desk.undo()
    assert names(desk, example) == []


def test_loose_notes_are_heaped_by_words_they_share_also_where_none_are_spaced(desk: Desk, example: Id) -> None:
    for line in (
        "When participants have a common purpose",
        "Participation of many",
        "ชุมชนนักปฏิบัติของเรา",
        "เราคือชุมชนนักปฏิบัติ",
        "something of its own",
    ):
        desk.notes.write(example, line)
    parked = desk.notes.write(example, "participants come late")
    desk.notes.park([parked], True)
    desk.notes.wall.group_by_words(example)
    assert sorted(count for _, count in names(desk, example)) == [2, 2]
    assert "Participants" in [name for name, _ in names(desk, example)] or "Participation" in [
        name for name, _ in names(desk, example)
    ]


def test_the_lot_falls_on_the_same_group_for_the_same_seed_whatever_their_order() -> None:
    groups = [Group(bytes([n]) * 16, n) for n in range(1, 9)]
    assert invited(groups, 7) == invited(groups[::-1], 7)
    drawn = [invited(groups, seed) for seed in range(60)]
    assert {group.number for group in drawn if group is not None} == set(range(1, 9))
    assert invited([], 7) is None
