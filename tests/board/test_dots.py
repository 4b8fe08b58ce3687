from copdesk.board.dots import dots_on


def test_dots_on_drawings_are_blind_until_they_are_revealed(desk, example):
    one, other = (desk.board.new_drawing(example) for _ in range(2))
    ballots = desk.notes.ballots
    assert dots_on(ballots.of_session(example), {one, other}) is None
    key = ballots.begin(example, "Which?", [("One", one), ("Other", other)])
    ballots.begin(example, "Something else?", [("yes", None), ("no", None)])

    def dots():
        return dots_on(ballots.of_session(example), {one, other})

    ballots.count(key, dots().choices[one].id, 4)
    assert (dots().ballot.id, dots().shown(), dots().counted(one)) == (key, {}, "4")
    ballots.cast(key, "a voter", {dots().choices[other].id: 1})
    assert dots().counted(one) == "·"
    ballots.reveal(key, True)
    assert dots().shown() == {one: 4, other: 1}
