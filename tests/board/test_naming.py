from copdesk.board.naming import meant_by

NAMES = ["Natalie Campbell", "Ewen Le Borgne", "Meg Mottaz", "Gauri Salokhe", "Nadia Camara", "Émile Dupont"]


def test_two_letters_are_first_and_last_name():
    assert meant_by("nc", NAMES) == ["Natalie Campbell", "Nadia Camara"]
    assert meant_by("EB", NAMES)[0] == "Ewen Le Borgne"
    assert meant_by("g.s.", NAMES) == ["Gauri Salokhe"]


def test_the_beginning_of_any_word_will_do_and_accents_do_not_matter():
    assert meant_by("mo", NAMES) == ["Meg Mottaz"]
    assert meant_by("emi", NAMES) == ["Émile Dupont"]
    assert meant_by("na cama", NAMES) == ["Nadia Camara"]


def test_nothing_stands_for_nobody():
    assert meant_by("  ", NAMES) == []
    assert meant_by("zz", NAMES) == []
