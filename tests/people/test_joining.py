"""A list that was read, held against the book."""

from itertools import product

from copdesk.book.ids import new_id
from copdesk.people.joining import counted, decided, propose
from copdesk.people.reading import read
from copdesk.people.reading.values import Decision, Duplicate, PeopleReading, PersonRead
from copdesk.people.values import Member


def test_the_same_address_or_name_is_the_same_person_until_somebody_says_otherwise() -> None:
    jane, meg = Member(new_id(), "Jane Lennon", email="jane@example.org"), Member(new_id(), "Meg Mottaz")
    reading = PeopleReading(
        (
            PersonRead("J. Lennon", "JANE@example.org", "CFOD", row=1),
            PersonRead("meg mottaz", "meg@example.org", row=2),
            PersonRead("Ama Owusu", row=3),
        )
    )
    proposal = propose(reading, [jane, meg])
    assert [one.known for one in proposal.people] == [jane.id, meg.id, None]
    kept = decided(proposal, [jane, meg], {}, frozenset())
    assert [name for name, _ in kept.fresh] == ["Ama Owusu"]
    assert dict(kept.filled) == {jane.id: {"organisation": "CFOD"}, meg.id: {"email": "meg@example.org"}}
    kept = decided(proposal, [jane, meg], {("known", 0): 1}, frozenset({2}))
    assert [name for name, _ in kept.fresh] == ["J. Lennon"]


def test_doubts_are_questions_whose_first_answer_changes_nothing() -> None:
    reading = PeopleReading(
        (
            PersonRead("laroo Torfs", "l@example.org", row=4, doubts=("small-letter",)),
            PersonRead("Rutti Goldberger", "rgolderger@example.org", row=5, doubts=("address-differs",)),
        ),
        needs_decision=(Decision("iPhone", "device", 6, guess="Sok Dara"),),
    )
    proposal = propose(reading, [])
    assert [case.code for case in proposal.cases] == ["small-letter", "address-differs", "undecided"]
    kept = decided(proposal, [], {}, frozenset())
    assert [(name, dict(fields)) for name, fields in kept.fresh] == [
        ("laroo Torfs", {"email": "l@example.org"}),
        ("Rutti Goldberger", {"email": "rgolderger@example.org"}),
    ]
    every = {("small-letter", 0): 1, ("address-differs", 1): 1, ("undecided", 2): 1}
    kept = decided(proposal, [], every, frozenset())
    assert [(name, dict(fields)) for name, fields in kept.fresh] == [
        ("Laroo Torfs", {"email": "l@example.org"}),
        ("Rutti Goldberger", {}),
        ("Sok Dara", {}),
    ]


def test_yes_and_no_become_answers_and_an_unknown_consent_is_not_taken() -> None:
    reading = PeopleReading((PersonRead("Ama", consent="maybe", photo_ok="yes", email_ok="no"),))
    fields = propose(reading, []).people[0].fields
    assert dict(fields) == {"photo_ok": True, "email_ok": False}


def test_who_has_the_same_name_and_address_is_known_without_a_question() -> None:
    jane = Member(new_id(), "Jane Lennon", email="jane@example.org")
    proposal = propose(PeopleReading((PersonRead("Jane Lennon", "jane@example.org", "CFOD"),)), [jane])
    assert proposal.cases == ()
    assert decided(proposal, [jane], {}, frozenset()).filled == ((jane.id, {"organisation": "CFOD"}),)


def test_a_name_written_another_way_is_asked_about_and_a_nearly_equal_one_is_kept_apart() -> None:
    meg, natalie = Member(new_id(), "Meg Mottaz"), Member(new_id(), "Natalie Campbell")
    people = (PersonRead("MOTTAZ, Meg", row=1), PersonRead("Natalie Cambell", "n@example.org", row=2))
    proposal = propose(PeopleReading((*people, PersonRead("Natalie Owusu", row=3))), [meg, natalie])
    assert [(case.code, case.place) for case in proposal.cases] == [("known", 0), ("nearly", 1)]
    kept = decided(proposal, [meg, natalie], {}, frozenset())
    assert [name for name, _ in kept.fresh] == ["Natalie Cambell", "Natalie Owusu"]
    kept = decided(proposal, [meg, natalie], {("nearly", 1): 1}, frozenset())
    assert [name for name, _ in kept.fresh] == ["Natalie Owusu"]
    assert dict(kept.filled) == {natalie.id: {"email": "n@example.org"}}


def test_who_stands_in_a_list_twice_is_asked_about() -> None:
    people = (
        PersonRead("Peter Kamau", organisation="Lake Trust", row=1),
        PersonRead("Mr Peter Kamau", "p@example.org", row=2),
        PersonRead("Noy", "noy@example.org", also_email="noy2@example.org", row=3),
    )
    twice = (
        Duplicate("same-name", "Mr Peter Kamau", (1, 2), ("", "p@example.org"), merged=False),
        Duplicate("same-name-different-email", "Noy", (3, 4), ("noy@example.org", "noy2@example.org")),
    )
    proposal = propose(PeopleReading(people, twice), [])
    assert [(case.code, case.place) for case in proposal.cases] == [("twice", 1), ("two-addresses", 2)]
    assert proposal.cases[0].comfort == "The other one: line 1, Lake Trust."
    names = [name for name, _ in decided(proposal, [], {}, frozenset()).fresh]
    assert names == ["Peter Kamau", "Mr Peter Kamau", "Noy"]
    kept = decided(proposal, [], {("twice", 1): 1, ("two-addresses", 2): 1}, frozenset())
    assert [(name, dict(fields)) for name, fields in kept.fresh] == [
        ("Peter Kamau", {"organisation": "Lake Trust", "email": "p@example.org"}),
        ("Noy", {"email": "noy2@example.org"}),
        ("Noy", {"email": "noy@example.org"}),
    ]


def test_a_second_address_is_kept_and_one_that_is_new_finds_the_free_place() -> None:
    person = PersonRead("Noy", "noy@example.org", also_email="noy2@example.org", native="ນ້ອຍ", honorific="Dr")
    fresh = decided(propose(PeopleReading((person,)), []), [], {}, frozenset()).fresh
    more = {"also_email": "noy2@example.org", "native": "ນ້ອຍ", "honorific": "Dr"}
    assert [(name, dict(fields)) for name, fields in fresh] == [("Noy", {"email": "noy@example.org", **more})]
    noy = Member(new_id(), "Noy", email="NOY2@example.org")
    filled = decided(propose(PeopleReading((person,)), [noy]), [noy], {}, frozenset()).filled
    assert dict(filled) == {noy.id: {**more, "also_email": "noy@example.org"}}


def test_what_a_list_says_differently_of_somebody_who_is_known_is_asked() -> None:
    jane = Member(new_id(), "Jane Lennon", email="jane@example.org", organisation="CFOD", expertise="maps, radio")
    person = PersonRead(
        "Jane Lennon", "jane@example.org", "Lake Trust", expertise="Radio; storytelling", country="Kenya", row=1
    )
    proposal = propose(PeopleReading((person,)), [jane])
    assert [(case.code, case.comfort) for case in proposal.cases] == [
        ("differs", "Organisation: CFOD → Lake Trust\nKnows about: maps, radio → maps, radio, storytelling")
    ]
    assert decided(proposal, [jane], {}, frozenset()).filled == ((jane.id, {"country": "Kenya"}),)
    kept = decided(proposal, [jane], {("differs", 0): 1}, frozenset())
    more = {"country": "Kenya", "organisation": "Lake Trust", "expertise": "maps, radio, storytelling"}
    assert kept.filled == ((jane.id, more),)
    assert propose(PeopleReading((PersonRead("Jane Lennon", "jane@example.org", "cfod"),)), [jane]).cases == ()


def test_address_cards_are_found_by_the_line_where_they_begin() -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n" for name in ("Ama Owusu", "Sok Dara"))
    assert [one.row for one in propose(read(cards.encode(), "people.vcf"), []).people] == [1, 5]


def test_as_many_are_announced_as_are_added_whatever_is_answered() -> None:
    jane = Member(new_id(), "Jane Lennon", email="jane@example.org")
    reading = PeopleReading(
        (
            PersonRead("J. Lennon", "jane@example.org", row=1),
            PersonRead("Ama Owusu", "ama@example.org", row=2),
            PersonRead("Mrs Ama Owusu", "owusu@example.org", also_email="ama2@example.org", row=3),
        ),
        (
            Duplicate("same-name", "Mrs Ama Owusu", (2, 3), merged=False),
            Duplicate("same-name-different-email", "Mrs Ama Owusu", (3, 5), ("owusu@example.org", "ama2@example.org")),
        ),
        needs_decision=(Decision("iPhone", "device", 4, guess="Sok Dara"),),
    )
    proposal = propose(reading, [jane])
    asked = [(case.code, case.place) for case in proposal.cases]
    assert {("twice", 2), ("two-addresses", 2)} <= set(asked)
    for answers in product((0, 1), repeat=len(asked)):
        given = dict(zip(asked, answers, strict=True))
        for left_out in (frozenset[int](), frozenset({1}), frozenset({2})):
            added = len(decided(proposal, [jane], given, left_out).fresh)
            assert counted(proposal, given, left_out)[0] == added, (given, left_out)
