import re
from pathlib import Path

import copdesk.stage
from copdesk.stage.texts import TEXTS, RoomWords, fields_of
from copdesk.words import use_language

FOLDER = Path(copdesk.stage.__file__).parent
SAID = re.compile(r'words(?:\.count)?\(\s*"([^"]+)"(?:,\s*"([^"]+)")?')


def test_every_word_that_the_projector_says_can_be_edited():
    said = {text for file in FOLDER.glob("*.py") for pair in SAID.findall(file.read_text()) for text in pair if text}
    assert len(said) > 40
    assert said <= set(TEXTS)


def test_own_words_are_filled_in_and_what_is_missing_stays_english():
    words = RoomWords({"ends {time}": "finit à {time}", "{n} people": "{n} personnes"})
    assert words("ends {time}", time="11:45") == "finit à 11:45"
    assert words("since {time}", time="11:45") == "since 11:45"
    assert [words.count("1 person", "{n} people", n) for n in (1, 3)] == ["1 person", "3 personnes"]


def test_a_room_reads_its_own_language_whatever_the_desk_speaks():
    assert RoomWords(language="fr")("Running") == "En cours"
    use_language("fr")
    try:
        assert RoomWords()("Running") == "En cours"
        assert RoomWords(language="en")("Running") == "Running"
        assert RoomWords({"Running": "በመካሄድ ላይ"}, "en")("Running") == "በመካሄድ ላይ"
    finally:
        use_language("en")


def test_the_fields_of_a_text_are_known():
    assert fields_of("Tables of four: turn {n} of {all}, {each} each") == {"n", "all", "each"}
    assert len(TEXTS) == len(set(TEXTS))
