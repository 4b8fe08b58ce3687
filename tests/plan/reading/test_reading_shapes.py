"""The ways in which people set out an agenda; each is short, with what one reads in it."""

import pytest

from copdesk.plan.reading import read

SHAPES = {
    "steps with a bracket before the colon": (
        "Step 1 (5 min): Explain\nStep 2 (10 min): Choose\nStep 3 (30 min): Talk\n",
        [("Step 1: Explain", 5), ("Step 2: Choose", 10), ("Step 3: Talk", 30)],
    ),
    "brackets first": ("1. (5 min) Hello\n2. (20 min) Pairs\n", [("Hello", 5), ("Pairs", 20)]),
    "clocks in square brackets": ("[00:00–00:10] Hello\n[00:10–00:35] Case\n", [("Hello", 10), ("Case", 25)]),
    "a quoted mail": ("> Hi all,\n>\n> - Hello (5 min)\n> - Pairs (45 min)\n", [("Hello", 5), ("Pairs", 45)]),
    "capital and small letters": (
        "A. Hello (20 min)\n   a. Names (5 min)\n   b. Hopes (15 min)\nB. Work (50 min)\nC. Bye (5 min)\n",
        [("Hello", 20), ("Work", 50), ("Bye", 5)],
    ),
    "remarks with times below an item": (
        "1. Hello - 10 min\n   Tell a story of at most 3 minutes.\n2. Trios - 30 min\n   10 minutes for each.\n",
        [("Hello", 10), ("Trios", 30)],
    ),
    "slashes": ("Hello / 10 min / Ann\nTrios / 30 min / all\n", [("Hello", 10), ("Trios", 30)]),
    "about a time of day": (
        "c. 9.00 Tea\nca. 9.30 Stories\n~10:45-ish Walk\n11:00 Finish\n",
        [("Tea", 30), ("Stories", 75), ("Walk", 15)],
    ),
    "an English day without halves": (
        "9:00 Tea\n11:30 Walk\n12:00 Lunch\n1:15 Stories\n5:00 End of day\n",
        [("Tea", 150), ("Walk", 30), ("Lunch", 75), ("Stories", 225)],
    ),
    "dots that lead to the time": (
        "Tea ........ 08.30 – 09.00\nWork ....... 09.00 – 10.30\n",
        [("Tea", 30), ("Work", 90)],
    ),
    "numbers that are no times": (
        "Agenda\n- 5 whys (15 min)\n- Top 10 lessons (20 min)\n- Round 2 of 3 (10 min)\n- 24/7 desk (5 min)\n",
        [("5 whys", 15), ("Top 10 lessons", 20), ("Round 2 of 3", 10), ("24/7 desk", 5)],
    ),
    "more than once": (
        "Talks: 6 x 5 min\nPairs (2 x 7 min)\nTables: 20 min x 3\nRounds (3 rounds of 15 min)\nEach has 2 min/person\n",
        [("Talks", 30), ("Pairs", 14), ("Tables", 60), ("Rounds", 45), ("Each has 2 min/person", None)],
    ),
    "signs for minutes that a word processor turned": (
        "‘Vision 2030’ talk – 5’\nPairs – 20’\n",
        [("‘Vision 2030’ talk", 5), ("Pairs", 20)],
    ),
    "pictures before the times": (
        "⏰ 10 min – Hello\n☕ 10:30–10:45 Tea\n⏰ 25 min – Trios\n",
        [("Hello", 10), ("☕ Tea", 15), ("Trios", 25)],
    ),
    "remarks that tell a time of their own": (
        "Hello (10 min)\nFacilitator note: allow 2 minutes of silence.\n\nTrios (20 min)\nTip: ring after 15 minutes\n",
        [("Hello", 10), ("Trios", 20)],
    ),
    "a time for each one behind the whole": (
        "Hello: 5 mins\nReports: 15 mins (1 min per pair)\nBye: 5 mins\n",
        [("Hello", 5), ("Reports", 15), ("Bye", 5)],
    ),
    "Roman figures": (
        "I. Hello (10 min)\nII. Trios (20 min)\nIII. Bye (5 min)\n",
        [("Hello", 10), ("Trios", 20), ("Bye", 5)],
    ),
    "times with the letters of their zone": (
        "14:00 UTC – Hello\n14:10 UTC – Trios\n15:00 UTC – End\n",
        [("Hello", 10), ("Trios", 50)],
    ),
    "hours without a point": ("0900-0915h Hello\n0915-1000h Trios\n", [("Hello", 15), ("Trios", 45)]),
    "times as sentences of their own": (
        """Sequence of steps and time allocation
- Think alone about a shared question. 1 min.
- Talk in pairs, building on what you found (no debate). 2 min.
- Ask, “What stood out?” Hear all. 1-2 min.

Tips and traps
- Do not exceed 12 minutes
""",
        [
            ("Think alone about a shared question", 1),
            ("Talk in pairs, building on what you found (no debate)", 2),
            ("Ask, “What stood out?”", 2),
        ],
    ),
    "the whole length on a line above": (
        "Canvas\nDuration: 30–45 minutes\n\nStep 1: Goals (10 minutes)\nWrite.\n\nStep 2: Roles (20 minutes)\n",
        [("Step 1: Goals", 10), ("Step 2: Roles", 20)],
    ),
    "names behind the times": (
        "Opening: 5 mins (Ann)\nStations: 5 stations x 5 mins = 25 mins\nBye: 5 mins (Bo)\n",
        [("Opening", 5), ("Stations", 25), ("Bye", 5)],
    ),
    "keys before the titles": (
        "- title: Hello\n  duration: 10 min\n- title: Trios\n  duration: 30 min\n",
        [("Hello", 10), ("Trios", 30)],
    ),
}
MARKUP = {
    "bold numbers.md": (
        "**1. Hello (10 min)**\n- Say your name\n\n**2. Trios (20 min)**\n- Talk (15 min)\n- Tell (5 min)\n",
        [("Hello", 10), ("Trios", 20)],
    ),
    "times below the headings.md": (
        "# Circle\n\n## 1. Arrive\n*Time: 10 minutes*\n\n## 2. Tell\n*Time: 15 minutes*\nThe coachee tells.\n",
        [("Arrive", 10), ("Tell", 15)],
    ),
    "bold times.md": (
        "**14:00 – Hello**\nNames.\n\n**14:15 – Show**\n\n**15:00 – Close**\n",
        [("Hello", 15), ("Show", 45), ("Close", 0)],
    ),
    "a hard break.md": (
        "1. **Hello** — 10 min  \n   Why? At most 3 minutes.\n2. **Walk** — 30 min\n",
        [("Hello", 10), ("Walk", 30)],
    ),
    "a title in front.md": (
        "---\ntitle: Ring\n---\n\n- Hello (5 min)\n- Walk (10 min)\n",
        [("Hello", 5), ("Walk", 10)],
    ),
    "definitions.html": (
        "<h1>Ring</h1><dl><dt>9:00</dt><dd>Hello</dd><dt>9:30</dt><dd>Walk</dd><dt>10:00</dt><dd>End</dd></dl>",
        [("Hello", 30), ("Walk", 30)],
    ),
    "rows without a word.csv": (
        "Time,Topic\n9:00,Hello\n,House rules\n9:30,Work\n12:00,Lunch\n13:00,\n",
        [("Hello", 30), ("Work", 150), ("Lunch", 60)],
    ),
    "days in a column.csv": (
        "Day,Time,Activity\nMon,9:00-10:00,Hello\nMon,10:00-12:00,Visit\nTue,9:00-9:30,Recap\n",
        [("Hello", 60), ("Visit", 120), ("Recap", 30)],
    ),
    "hours and the end of the day.csv": (
        "Horaire;Séquence;Durée\n9h;Accueil;15 min\n9h15;Étude;1h15\n10h30;Fin;\n",
        [("Accueil", 15), ("Étude", 75)],
    ),
    "seconds.csv": ("Item,Duration (sec)\nVideo,90\nPanel,1800\n", [("Video", 1.5), ("Panel", 30)]),
}


@pytest.mark.parametrize(("text", "wanted"), SHAPES.values(), ids=SHAPES)
def test_text_is_read(text, wanted):
    assert [(each.title, each.minutes) for each in read(text.encode(), "plan.txt").activities] == wanted


@pytest.mark.parametrize("name", MARKUP)
def test_markup_and_tables_are_read(name):
    text, wanted = MARKUP[name]
    found = read(text.encode(), name)
    assert [(each.title, each.minutes) for each in found.activities] == wanted
    assert found.title in ("Ring", "Circle", "14:00 – Hello", name.split(".")[0])
