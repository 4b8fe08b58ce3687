from copdesk.run.landing import landing
from copdesk.run.landing_words import question, told


def start_late(desk, clock, session, minutes):
    clock.advance(2 * 3600 + minutes * 60)
    desk.run.start(session)
    return landing(desk.plan.session(session), desk.run.state(session), clock.now())


def test_each_way_says_what_happens_when_it_ends_and_who_loses_what(desk, clock, example):
    found = start_late(desk, clock, example, 4)
    assert question(found) == "4 minutes late: ways to end at 12:30"
    said = [told(way) for way in found.ways]
    assert [one.title for one in said] == [
        "Shrink what remains", "Skip “Popcorn debrief”", "One turn less", "Ask the room for ten more minutes",
    ]  # fmt: skip
    assert said[0].ends == "ends 12:30"
    assert said[1].verdict == "1:00 in hand"
    assert said[2].cost == "In each group one person, seat C, will not be client."
    assert said[3].ends == "ends 12:34"


def test_on_time_it_says_so(desk, clock, example):
    assert question(start_late(desk, clock, example, 0)) == "On time: the session ends at 12:30"


def test_a_way_that_does_not_land_says_how_late_it_stays(desk, clock, example):
    said = told(start_late(desk, clock, example, 60).ways[0])
    assert said.verdict.startswith("still ")
    assert said.verdict.endswith(" minutes late")
