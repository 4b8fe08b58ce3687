"""What is a name, what is a device, a room or a machine."""

import pytest

from copdesk.people.reading.addresses import address_in, name_from, recipients
from copdesk.people.reading.names import given_first, looks_like_name, read_name, same_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Noy", "Noy"),
        ("iPhone (Khamla Sisavath)", "Khamla Sisavath"),
        ("Workshop Host (Nadia von Berg)", "Nadia von Berg"),
        ("Sophea (Chan Sophea)", "Chan Sophea"),
        ("B - Daovone Keo", "Daovone Keo"),
        ("3. Anna Bell", "Anna Bell"),
        ("Anna Bell (External)", "Anna Bell"),
        ("Anna Bell (she/her)", "Anna Bell"),
        ("Anna Bell - elle", "Anna Bell"),
        ("Ma. Luisa dela Rosa", "Ma. Luisa dela Rosa"),
        ("U Thant Myint", "U Thant Myint"),
        ("Jean-Marc N'Dri", "Jean-Marc N'Dri"),
        ("José Reyes Jr.", "José Reyes Jr."),
        ("Anna Hall", "Anna Hall"),
        ("James Dell", "James Dell"),
    ],
)
def test_a_person_keeps_their_whole_name_and_loses_what_is_none_of_it(written, name):
    found = read_name(written, original_inside=True)
    assert (found.what, found.name) == ("person", name)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("Galaxy A52", "device"),
        ("SM-G991B", "device"),
        ("iPad", "device"),
        ("+1 202***4521", "device"),
        ("Anna's iPhone", "device"),
        ("iPhone de Marie", "device"),
        ("Zoom user", "device"),
        ("Field office (6 people)", "several"),
        ("Meeting room 2", "several"),
        ("Anna & Ben", "several"),
        ("Otter.ai", "bot"),
        ("Anna's Notetaker (read.ai)", "bot"),
    ],
)
def test_devices_rooms_and_machines_are_no_people(written, what):
    assert read_name(written).what == what


def test_a_device_with_a_name_on_it_says_whose_it_may_be():
    assert read_name("Anna's iPhone").guess == "Anna"
    assert read_name("iPhone de Marie").guess == "Marie"


def test_an_organisation_behind_a_dash_or_in_brackets_is_kept_apart():
    assert read_name("Prak Vanna - Lake Livelihoods").organisation == "Lake Livelihoods"
    assert read_name("Anna Bell (FAO)").organisation == "FAO"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Bell, Anna", "Anna Bell"),
        ("dela Rosa, Ma. Luisa", "Ma. Luisa dela Rosa"),
        ("Ouyang, Ming", "Ouyang Ming"),
        ("Nguyễn, Văn An", "Nguyễn Văn An"),
        ("Lee, John", "John Lee"),
        ("Emeka Okafor, PhD", "Emeka Okafor, PhD"),
        ("Noy", "Noy"),
    ],
)
def test_family_and_given_name_stand_as_people_say_them(written, said):
    assert given_first(written) == said


def test_names_are_the_same_whatever_their_order_case_and_accents():
    assert same_name("NÚÑEZ, María", "Maria Nunez")
    assert not same_name("Anna Bell", "Anna Belle")


def test_sentences_and_questions_are_no_names():
    assert looks_like_name("Anna de la Cruz")
    assert not looks_like_name("we talked about many things")
    assert not looks_like_name("What next?")
    assert not looks_like_name("call 5550123")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Anna bell[at]example.org", "bell@example.org"),
        ("Anna bell [at] example.org", "bell@example.org"),
        ("Anna bell(at)example.org", "bell@example.org"),
        ("Anna bell [at] example [dot] org", "bell@example.org"),
        ("Anna <Bell@Example.ORG>", "bell@example.org"),
        ("mailto:bell@example.org Anna", "bell@example.org"),
    ],
)
def test_an_address_is_found_however_it_is_hidden(written, address):
    found, rest = address_in(written)
    assert found == address
    assert rest.strip() == "Anna"


def test_a_sentence_with_at_in_it_holds_no_address():
    assert address_in("Meet at noon.") == ("", "Meet at noon.")


def test_a_to_line_gives_names_and_addresses():
    assert recipients('To: Anna Bell <anna@example.org>, "Carter, Ben" <ben@example.org>, noy@example.org') == [
        ("Anna Bell", "anna@example.org"),
        ("Carter, Ben", "ben@example.org"),
        ("", "noy@example.org"),
    ]
    assert recipients("Carter, Ben <ben@example.org>; Anna <anna@example.org>")[0] == ("Carter, Ben", "ben@example.org")
    assert name_from("anna.bell2@example.org") == "Anna Bell2"
