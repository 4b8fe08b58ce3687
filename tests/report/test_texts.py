import csv
import io
import json
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copdesk.report.texts import export, safe_cell
from copdesk.report.values import SECTIONS, Earlier, Note, Options, Person, Time
from copdesk.words import Refused
from tests.report.samples import HOSTILE, IDEAS, SCRIPTS, notes, peer_assist, picture

EVERY = frozenset(SECTIONS)
KINDS = ("md", "html", "docx", "csv", "json")


def full():
    return replace(peer_assist(), verbatim=notes(*IDEAS, *HOSTILE, *SCRIPTS.values()), options=Options(sections=EVERY))


class Words(HTMLParser):
    """The text of a page and the tags that people's words must not have made."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)


def words_of(page: str) -> Words:
    reader = Words()
    reader.feed(page)
    return reader


def read(data: bytes, kind: str) -> str:
    if kind == "docx":
        made = Document(io.BytesIO(data))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        return "\n".join([paragraph.text for paragraph in made.paragraphs] + cells)
    if kind == "md":
        return words_of(MarkdownIt("js-default").render(data.decode())).text
    if kind == "html":
        return words_of(data.decode()).text
    if kind == "csv":
        return "\n".join(
            cell.removeprefix("'") for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row
        )
    return "\n".join(note["text"] for note in json.loads(data)["notes"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_note_is_read_back_as_it_was_written(kind):
    found = read(export(full(), kind), kind)
    for text in (*IDEAS, *HOSTILE, *SCRIPTS.values()):
        assert text in found


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_private_notes_follow_the_same_promises(kind):
    content = replace(
        full(),
        participants=(Person("Quiet Person", "none"), Person("Natalie Campbell", "initials")),
        verbatim=(Note("secret", private=True), Note("open", Person("Quiet Person", "none"))),
        convenors=(), coach=None, draws=(), gallery=(), commitments=(), categories=(),
    )  # fmt: skip
    found = export(content, kind)
    found = (
        b"".join(zipfile.ZipFile(io.BytesIO(found)).read("word/document.xml") for _ in "x") if kind == "docx" else found
    )
    assert b"secret" not in found
    assert b"Quiet" not in found
    assert b"Campbell" not in found


def test_html_fetches_nothing_and_runs_nothing():
    page = words_of(export(full(), "html").decode())
    assert page.tags <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "small",
                         "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img"}  # fmt: skip
    assert "b" not in page.tags


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-good idea", "'-good idea"),
        ("+41 76 123 45 67", "+41 76 123 45 67"),
        ("-12.5", "-12.5"),
        ("fine", "fine"),
    ],
)
def test_cells_are_never_formulas(text, cell):
    assert safe_cell(text) == cell


@given(st.text(max_size=80))
def test_any_note_can_be_written_in_any_form(text):
    content = replace(full(), verbatim=(Note(text),), ideas=(Note(text),))
    for kind in ("md", "html", "csv", "json"):
        assert export(content, kind)


def test_an_unknown_kind_is_refused():
    with pytest.raises(Refused):
        export(full(), "odt")


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_communities_side_by_side_and_earlier_times_are_told_in_every_form(kind):
    facts = (("Members", "45"), ("Focus", "food and nutrition"))
    gallery = tuple(replace(picture(1), number=at, caption=f"CoP {at}", facts=facts) for at in (1, 2))
    times = (Time("Nairobi", "2026-03-02", 600_000, 840_000), Time("Hanoi", "2026-02-02", 600_000, 960_000))
    content = replace(full(), gallery=gallery, earlier=(Earlier("Gallery walkabout", times),))
    told = read(export(content, kind), kind)
    for words in ("The communities drawn", "1  CoP 1", "food and nutrition", "In earlier sessions"):
        assert words in told
    assert "Gallery walkabout, mean of 2 times" in told
    assert "– Nairobi · " in told
    alone = read(export(replace(content, gallery=gallery[:1], earlier=()), kind), kind)
    assert "The communities drawn" not in alone
    assert "In earlier sessions" not in alone


def test_earlier_times_are_structured_too():
    content = replace(full(), earlier=(Earlier("Troika", (Time("Nairobi", "2026-03-02", 600_000, 840_000),)),))
    (one,) = json.loads(export(content, "json"))["earlier"]
    assert one["times"] == [{"session": "Nairobi", "day": "2026-03-02", "planned_ms": 600_000, "took_ms": 840_000}]
