import csv
import io
from html.parser import HTMLParser

from copdesk.board.drawing import Drawing, Facts
from copdesk.board.table import as_csv, cells, heads, order
from copdesk.board.webpage import web_page


def drawing(title, members=None, whose="", place=1, **facts):
    return Drawing(title.encode(), b"s", Facts(title, whose, members, **facts), place=place)


ONES = [
    drawing("FAO", 45, "Gauri", 1, keywords=("core group", "advocacy")),
    drawing("ilo", None, "=cmd()", 2),
    drawing("Ethiopia", 9, "Natalie", 3, focus="+1 per month"),
]


def test_a_table_has_a_cell_for_each_head():
    assert {len(cells(one)) for one in ONES} == {len(heads())}
    assert cells(ONES[0])[heads().index("Key words")] == "core group, advocacy"


def test_numbers_are_sorted_by_size_words_without_capitals_and_the_unknown_last():
    members = heads().index("Members")
    assert [one.facts.title for one in sorted(ONES, key=lambda one: order(one, members))] == ["Ethiopia", "FAO", "ilo"]
    assert [one.facts.title for one in sorted(ONES, key=lambda one: order(one, 1))] == ["Ethiopia", "FAO", "ilo"]


def test_no_cell_of_the_file_can_be_taken_for_a_formula():
    rows = list(csv.reader(io.StringIO(as_csv(ONES).decode("utf-8-sig"))))
    assert rows[0] == list(heads())
    assert rows[2][2] == "'=cmd()"
    assert rows[3][6] == "'+1 per month"
    assert rows[1][3] == "45"


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href")]


def test_the_web_page_shows_each_drawing_and_reaches_for_nothing_outside_its_folder():
    seen = Seen()
    page = web_page("What <we> drew", "en", [(one, f"{one.place}.png") for one in ONES]).decode()
    seen.feed(page)
    assert seen.tags.count("figure") == 3
    assert "script" not in seen.tags
    assert set(seen.links) == {"1.png", "2.png", "3.png"}
    assert "What &lt;we&gt; drew" in page


def test_words_of_people_are_words_and_nothing_else():
    hostile = drawing('<img src="file:///x">', whose="<script>alert(1)</script>", focus='" onload="x')
    seen = Seen()
    seen.feed(web_page("x", "en", [(hostile, "1.png")]).decode())
    assert seen.tags.count("img") == 1
    assert "script" not in seen.tags
    assert seen.links == ["1.png", "1.png"]
