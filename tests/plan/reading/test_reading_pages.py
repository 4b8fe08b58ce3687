"""Pages of wikis and the web: which of their headings is the title, and tables in the signs of wikis."""

from copdesk.plan.reading import read


def plan(text, name):
    return read(text.encode(), name)


def times(reading):
    return [(each.title, each.minutes) for each in reading.activities]


def test_the_title_is_no_heading_that_only_says_agenda():
    listed = "<ul><li>Hello (10 min)</li><li>Trios (20 min)</li></ul>"
    for head in (
        "<title>Agenda</title><h1>Harvest day</h1>",
        "<title>x.docx</title><h1>Harvest day</h1><h2>Agenda</h2>",
        '<p class="c1 title"><span>Harvest day</span></p><h2>Agenda</h2>',
        "<p>Harvest day</p><h1>Agenda</h1>",
    ):
        found = plan(f"<html>{head}{listed}</html>", "page.html")
        assert (found.title, times(found)) == ("Harvest day", [("Hello", 10), ("Trios", 20)])


def test_a_length_in_the_title_is_the_slot():
    found = plan("# Harvest, 45 minutes\n\n## Agenda\n- Hello (10 min)\n- Trios (20 min)\n", "plan.md")
    assert (found.title, found.slot_minutes) == ("Harvest", 45)


def test_tables_of_wikis_are_read():
    rows = '! Time !! What\n|-\n| 09:00\n| style="x" | [[Home|Hello]]\n|-\n| 09:15 || Trios\n|-\n| 10:00 || End\n'
    page = f'== Harvest day ==\n{{| class="wikitable"\n|+ The day\n{rows}|}}\nBring seeds.\n'
    found = plan(page, "page.txt")
    assert [each.line for each in found.activities] == [6, 9]
    assert (found.title, times(found)) == ("Harvest day", [("Hello", 15), ("Trios", 45)])
    found = plan("Harvest day\n\n|| Time || What ||\n|| 10 min || Hello ||\n|| 20 min || Trios ||\n", "page.txt")
    assert (found.title, times(found)) == ("Harvest day", [("Hello", 10), ("Trios", 20)])


def test_pieces_of_a_line_that_only_their_style_sets_apart_are_apart():
    rows = "<div><span>{}</span><span>{}</span></div>"
    page = "".join(
        rows.format(*each) for each in [("09:00", "Hello"), ("09:20", "Walk, 1<sup>st</sup> round"), ("10:00", "End")]
    )
    assert times(plan(f"<div>{page}</div>", "page.html")) == [("Hello", 20), ("Walk, 1st round", 40)]
