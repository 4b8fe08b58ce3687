"""People written down, and read back."""

import csv
import io
import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from copdesk.people.reading import read
from copdesk.people.values import Member
from copdesk.people.writing import COLUMNS, people_cards, people_csv

NAMES = ["Noy", "Anna Bell", "=cmd()", "Bell, Anna", 'Emeka "E" Okafor, PhD', "iPhone", "'-x", "ສົມຈິດ", "@noy", "-5"]


def fields(person):
    values = {name: getattr(person, name) for _, name in COLUMNS}
    return {name: {True: "yes", False: "no", None: ""}.get(value, value) for name, value in values.items()}


def test_every_field_is_read_back_as_it_was():
    members = [
        Member(
            b"", name, called="An", organisation="+FAO", email=f"m{at}@example.org", phone="+000 555", photo_ok=True,
            also_email=f"n{at}@example.org", native="ອານ", honorific="Dr",
        )
        for at, name in enumerate(NAMES)
    ]  # fmt: skip
    found = read(people_csv(members), "people.csv")
    assert [fields(person) for person in found.people] == [fields(member) for member in members]
    assert found.duplicates == found.skipped == found.needs_decision == ()


def test_a_table_of_the_first_copdesk_is_still_taken_as_it_stands():
    rows = list(csv.reader(io.StringIO(people_csv([Member(b"", "iPhone", about="-")]).decode("utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out).writerows(row[: COLUMNS.index(("About", "about")) + 1] for row in rows)
    assert [person.name for person in read(out.getvalue().encode(), "people.csv").people] == ["iPhone"]


def test_no_cell_is_a_formula_and_phone_numbers_stay_numbers():
    written = people_csv([Member(b"", "=1+1", organisation="@x", phone="+000 555", about="-oops")])
    row = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))[1]
    assert not any(cell.startswith(("=", "@", "-")) for cell in row)
    assert "+000 555" in row


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12).map(
    lambda text: " ".join(text.split())
)
people = st.builds(Member, id=st.just(b""), name=texts.filter(bool), called=texts, about=texts)


@settings(max_examples=25, deadline=None)
@given(st.lists(people, min_size=1, max_size=4))
def test_whatever_people_are_called_is_read_back(members):
    members = [
        replace(m, **{name: unicodedata.normalize("NFC", getattr(m, name)) for name in ("name", "called", "about")})
        for m in members
    ]
    found = read(people_csv(members), "people.csv")
    assert [(p.name, p.called, p.about) for p in found.people] == [(m.name, m.called, m.about) for m in members]


def test_cards_are_read_back():
    members = [
        Member(b"", "Nguyễn Văn An", called="An", organisation="Water, Land; Air", email="an@example.org", role="MEL"),
        Member(b"", "Noy", phone="+000 555"),
        Member(
            b"", "Ms Noy", called="ນ້ອຍໆ", native="ນ້ອຍ", honorific="Ms", email="noy@example.org",
            also_email="n@example.org", categories="gender=woman; team=A, B",
        ),
    ]  # fmt: skip
    found = read(people_cards(members), "people.vcf").people
    assert [(p.name, p.called, p.organisation, p.email, p.role, p.phone) for p in found] == [
        ("Nguyễn Văn An", "An", "Water, Land; Air", "an@example.org", "MEL", ""),
        ("Noy", "", "", "", "", "+000 555"),
        ("Ms Noy", "ນ້ອຍໆ", "", "noy@example.org", "", ""),
    ]
    more = ("ນ້ອຍ", "Ms", "n@example.org", "gender=woman; team=A, B")
    assert (found[2].native, found[2].honorific, found[2].also_email, found[2].categories) == more
