from copdesk.run.roles import bell_words, fours_words


def test_what_tables_of_four_do_is_said_for_one_and_for_several():
    assert fours_words(["T7"], 3, 4, "12:14") == "T7 is a four: turn 3 of 4, client seat C until 12:14"
    assert bell_words(["T7"]) == "T7 is a four: seat D is client first next time"
    assert bell_words(["T6", "T7"]) == "T6 and T7 are fours: seat D is client first next time"
    assert bell_words([]) == ""
