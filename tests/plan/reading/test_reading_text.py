"""Plans in running text and markup: what is the agenda, what an activity, what only a part or a remark."""

from copdesk.plan.reading import as_json, read

EXAMPLE = """Growing a seed library (SL)

Day and time: Friday 5, 14.00-15.30.
Space: Barn
Convener(s): Anna Bell
Process coach: Ben Carter, Chloé Dupont

Back to the programme page

Outline of the session

Seed libraries lend seeds. How does one keep them alive for 20 minutes or 20 years?

Purpose: Learn from each other >> because nobody has done it for long.

Detailed session outline:

Proposed flow:
  • Map your library and meet the others that way (who lends, who returns, what is missing) (25 minutes, 5 min stroll)
    • Take paper and make a map of your library (words and numbers are fine as well)
    • Silent stroll past all the mapps

  • Bright side / dark side (1-3-all) (20 minutes)
    • What keeps your library going? What holds it back?
  • Alone, in silence (3 min)
  • Trios compare what they found (10 min)
  • All: “What did you hear twice? What only once?” (7 min)

  • Helping circle (30 minutes)
    • Think of two things: "What is your question" and "who could help?"
    • In groups of three, one asks and two help
    • The first person tells the question (1-2 min)
    • The others give ideas (5-7 min)
    • Switch to the next person and repeat

  • Closing words (10 minutes)"""


def plan(text, name="plan.txt"):
    return read(text.encode(), name)


def times(reading):
    return [(each.title, each.minutes) for each in reading.activities]


def test_a_session_page_comes_out_whole():
    found = plan(EXAMPLE)
    assert found.title == "Growing a seed library (SL)"
    assert found.day_and_time == "Friday 5, 14.00-15.30"
    assert (found.starts, found.ends, found.slot_minutes) == ("14:00", "15:30", 90)
    assert (found.space, found.convener) == ("Barn", ("Anna Bell",))
    assert found.process_coach == ("Ben Carter", "Chloé Dupont")
    assert times(found) == [
        ("Map your library and meet the others that way", 30),
        ("Bright side / dark side (1-3-all)", 20),
        ("Helping circle", 30),
        ("Closing words", 10),
    ]
    assert (found.total_minutes, found.totals) == (90, (85, 90))


def test_two_lengths_in_one_bracket_go_to_the_steps_they_name():
    steps = plan(EXAMPLE).activities[0].steps
    assert [(step.title, step.minutes) for step in steps] == [
        ("Take paper and make a map of your library", 25),
        ("Silent stroll past all the mapps", 5),
    ]


def test_items_at_the_same_indent_that_add_up_to_the_one_before_are_its_parts():
    second = plan(EXAMPLE).activities[1]
    assert [step.minutes for step in second.steps] == [3, 10, 7]
    assert second.prompts == ("What keeps your library going? What holds it back?",)
    assert second.steps[2].title == "All: “What did you hear twice? What only once?”"


def test_a_step_that_says_switch_and_repeat_makes_as_many_rounds_as_people_in_a_group():
    third = plan(EXAMPLE).activities[2]
    assert third.rounds == 3
    assert third.steps[0].prompts == ("What is your question", "who could help?")
    assert [(step.minutes_min, step.minutes) for step in third.steps[2:4]] == [(1, 2), (5, 7)]
    assert [step.minutes for step in third.steps[:2]] == [None, None]


def test_the_reading_as_plain_data_leaves_out_what_is_not_there():
    last = as_json(plan(EXAMPLE))["activities"][-1]
    assert last == {"title": "Closing words", "minutes": 10}


def test_only_what_stands_under_the_agenda_heading_counts():
    found = plan(
        "## June\n\n**Aims:**\n* meet (for 10 minutes)\n\n**Agenda:**\n* Hello (5 mins)\n* Break (10 mins). Take it.\n"
        " \n**Before the session:**\n* read (20 mins)\n",
        "june.md",
    )
    assert times(found) == [("Hello", 5), ("Break", 10)]
    assert found.activities[1].kind == "break"
    assert found.activities[1].note == "Take it."
    assert found.title == "June"


def test_lengths_may_lead_trail_or_stand_behind_a_colon():
    found = plan(
        "• 5 minutes Stand up and stretch. Two minutes each is enough.\n• Stories of about 20 - 30m\n"
        "• Walk, about 15m\n"
        "• Regroup: 10 minute chat\n• Check-in [5 min]\n"
    )
    assert times(found) == [
        ("Stand up and stretch", 5),
        ("Stories", 30),
        ("Walk", 15),
        ("Regroup: chat", 10),
        ("Check-in", 5),
    ]
    assert [each.approx for each in found.activities] == [False, True, True, False, False]


def test_an_activity_without_a_time_stays_and_its_time_stays_empty():
    found = plan(
        "Detailed outline:\n\n10 minute opening\n\nGroup work:\n\nGroup A) Seeds. Led by Anna\n\nClosing: 5 minutes"
    )
    assert times(found) == [("opening", 10), ("Group work", None), ("Closing", 5)]
    assert found.activities[1].steps[0].title == "Group A) Seeds"
    assert found.total_minutes == 15
    assert found.warnings == ("Without a time: Group work.",)


def test_a_time_for_each_person_is_no_time_for_the_activity():
    found = plan("Check-in (5 min)\nShort talks (5 min each)\nDiscussion (20 min)\n\nDiscussion notes:\nWe talked.\n")
    assert times(found) == [("Check-in", 5), ("Short talks (5 min each)", None), ("Discussion", 20)]


def test_clock_times_alone_give_lengths_and_the_end_is_no_activity():
    found = plan("Programme\n9:00 am  Welcome\n9:30 am  Trios\n12:00 Lunch\n1:00  Open space\n2:30  End\n")
    assert times(found) == [("Welcome", 30), ("Trios", 150), ("Lunch", 60), ("Open space", 90)]
    assert [each.start for each in found.activities] == ["09:00", "09:30", "12:00", "13:00"]
    assert found.activities[2].kind == "meal"


def test_clock_ranges_and_dots_are_read():
    found = plan("09.00 – 09.20 Opening\n09.20 – 10.00 Talk\n10.00 – 10.15 Coffee break\n")
    assert times(found) == [("Opening", 20), ("Talk", 40), ("Coffee break", 15)]


def test_a_slot_decides_what_is_a_part_where_no_blank_line_does():
    found = plan(
        "Total: 40 min\n1. Hello (10 min)\n2. Work (20 min)\n3. alone (5 min)\n4. trios (15 min)\n5. Bye (10 min)"
    )
    assert times(found) == [("Hello", 10), ("Work", 20), ("Bye", 10)]
    assert [step.title for step in found.activities[1].steps] == ["alone", "trios"]


def test_headings_may_be_the_activities():
    found = plan(
        "## Hello (10 min)\nSay hello.\n\n## Trios (30 min)\n- one (15 min)\n- two (15 min)\n\n## Bye (5 min)", "p.md"
    )
    assert times(found) == [("Hello", 10), ("Trios", 30), ("Bye", 5)]
    assert len(found.activities[1].steps) == 2


def test_a_first_line_with_the_whole_time_is_the_title():
    found = plan("Peer help (60 min)\nHello (10 min)\nTell (20 min)\nAsk (30 min)\n")
    assert (found.title, found.slot_minutes) == ("Peer help", 60)
    assert times(found) == [("Hello", 10), ("Tell", 20), ("Ask", 30)]


def test_a_plan_that_only_says_agenda_takes_the_name_of_its_file():
    found = plan("Agenda\n- Hello (5 min)\n", "harvest_day.txt")
    assert (found.title, found.title_from) == ("harvest day", "name")


def test_other_languages_are_read():
    french = plan("Ordre du jour\n9h00 - 9h15 : Accueil\n9h15 - 10h : Tour de table\n10h-10h15 : Pause café\n")
    assert times(french) == [("Accueil", 15), ("Tour de table", 45), ("Pause café", 15)]
    vietnamese = plan("Chương trình\n- Chào mừng (10 phút)\n- Giải lao (15 phút)\n- Tổng kết (nửa giờ)\n")
    assert times(vietnamese) == [("Chào mừng", 10), ("Giải lao", 15), ("Tổng kết", 30)]
    assert [each.kind for each in vietnamese.activities] == ["", "break", ""]


def test_html_is_read_without_scripts_and_rest_without_reaching_out():
    html = plan(
        "<html><head><title>Peer help</title><script>x(5 min)</script></head><body><p>Duration: 30 min</p>"
        "<h2>Agenda</h2>"
        "<ul><li>Hello <b>(10 min)</b></li><li>Tell (20 min)<ul><li>What helps?</li></ul></li></ul></body></html>",
        "p.html",
    )
    assert (html.title, html.slot_minutes, times(html)) == ("Peer help", 30, [("Hello", 10), ("Tell", 20)])
    assert html.activities[1].prompts == ("What helps?",)
    rest = plan(
        "Peer help\n=========\n\n"
        ":Date: Friday 5, 14:00-14:30\n\nAgenda\n------\n\n* Hello (10 min)\n* Tell (20 min)\n\n"
        "  * Context\n\n.. include:: /etc/passwd\n\nNotes\n-----\n\n* nothing (5 min)\n",
        "p.rst",
    )
    assert (rest.title, rest.slot_minutes, times(rest)) == ("Peer help", 30, [("Hello", 10), ("Tell", 20)])
    assert rest.activities[1].steps[0].title == "Context"


def test_each_activity_knows_its_line_in_the_source():
    found = plan(EXAMPLE)
    assert all(each.title.split()[0] in found.lines[each.line - 1] for each in found.activities)


def test_what_stands_behind_a_bar_or_below_an_item_is_a_remark():
    found = plan("Agenda\n10 min | Hello | Anna\n20 min | Work | all\nExplain the purpose.\n")
    assert times(found) == [("Hello", 10), ("Work", 20)]
    assert [each.note for each in found.activities] == ["Anna", "all\nExplain the purpose."]


def test_an_invitation_in_sentences_gives_slot_and_agenda():
    found = plan(
        "Dear all,\n\nwe meet from 14:00 to 15:30. Agenda:\n\n* 14:00 Check-in\n* 14:15 News (read 2 pages, 5 min)\n"
        "* 14:30 Trios in rounds of 10 minutes\n* 15:20 Next steps\n\nSee you!\n",
        "invitation.txt",
    )
    assert [each.minutes for each in found.activities] == [15, 15, 50, 10]
    assert (found.title, found.slot_minutes, found.total_minutes) == ("invitation", 90, 90)


def test_minutes_counted_from_the_start_are_no_times_of_day():
    for text in ("Minutes 0-5: Hello\nMinutes 5-20: Story\n", "0:00 - 0:05 Hello\n0:05 - 0:20 Story\n"):
        found = plan(text)
        assert [(each.title, each.minutes, each.start) for each in found.activities] == [
            ("Hello", 5, ""),
            ("Story", 15, ""),
        ]


def test_lines_set_in_below_another_are_its_steps_without_a_bullet():
    found = plan(
        "Workshop (2 hours)\n\nPart 1 (60 min)\n  Intro 15 min\n  Work 45 min\nPart 2 (60 min)\n  Talk 60 min\n"
    )
    assert (found.title, times(found)) == ("Workshop", [("Part 1", 60), ("Part 2", 60)])
    assert [step.minutes for step in found.activities[0].steps] == [15, 45]


def test_start_and_end_on_lines_of_their_own_are_the_slot():
    found = plan("Start: 9.00\nEnde: 10.30\n\nAblauf\n09:00 Uhr Ankommen\n09:15 Uhr Trios\n10:15 Uhr Abschluss\n")
    assert (found.slot_minutes, times(found)) == (90, [("Ankommen", 15), ("Trios", 60), ("Abschluss", 15)])


def test_bare_numbers_are_minutes_where_nothing_else_says_how_long():
    for text in ("Agenda\n- Hello 10\n- Trios 30\n", "Hello (10)\nTrios (30)\n", "+0 Hello\n+10 Trios\n+40 Close\n"):
        assert times(plan(text))[:2] == [("Hello", 10), ("Trios", 30)]


def test_a_length_on_a_line_below_belongs_to_the_name_above():
    found = plan("Activity: Hello\nTime: 10 minutes\nPurpose: begin\n\nActivity: Trios\nTime: 30 minutes\n")
    assert times(found) == [("Hello", 10), ("Trios", 30)]


def test_rounds_multiply_and_check_boxes_are_no_words():
    assert times(plan("- [ ] World café (3 rounds of 15 min)\n- [x] 5 min: Bye\n", "p.md")) == [
        ("World café", 45),
        ("Bye", 5),
    ]


def test_breaking_out_is_no_break():
    found = plan(
        "Agenda\n- Break-out groups (20 min)\n- Icebreaker (5 min)\n- Tea (10 min)\n- Lunch with talks (60 min)\n"
    )
    assert [each.kind for each in found.activities] == ["", "", "break", "meal"]


def test_an_agenda_that_is_told_in_one_paragraph_is_read():
    found = plan(
        "Call\n\nWe begin with a welcome (5 minutes). People draw (20 minutes). We close with words (5 minutes).\n"
    )
    assert (found.title, times(found)) == (
        "Call", [("We begin with a welcome", 5), ("People draw", 20), ("We close with words", 5)]
    )  # fmt: skip
    found = plan("Agenda: 9:00 hello, 9:15 trios, 10:00 tea, 10:20 end.\n")
    assert times(found) == [("hello", 15), ("trios", 45), ("tea", 20)]


def test_dashes_right_below_a_number_are_its_parts_and_a_break_is_none():
    case = "2. Case (40 min)\n- Tell (10 min)\n- Advise (30 min)\n- Break (5 min)\n"
    listed = f"1. Hello (10 min)\n- Names\n{case}3. Bye (5 min)\n"
    for name in ("plan.txt", "plan.md"):
        found = plan(listed, name)
        assert times(found) == [("Hello", 10), ("Case", 40), ("Break", 5), ("Bye", 5)]
        assert [[(step.title, step.minutes) for step in each.steps] for each in found.activities[:2]] == [
            [("Names", None)],
            [("Tell", 10), ("Advise", 30)],
        ]
