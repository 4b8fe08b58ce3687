"""The command line, as a person or a script uses it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from copdesk.cli import run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def copdesk(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command in an empty folder: (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened: list[tuple[Path | None, str]] = []

    def opener(book: Path | None, room: str) -> int:
        opened.append((book, room))
        return 0

    def call(*words: str) -> tuple[int, str, str]:
        code = run(words, opener)
        out, err = capsys.readouterr()
        return code, out + "".join(f"opened {book} {room}" for book, room in opened), err

    return call


def test_a_first_word_that_is_no_command_is_a_book_to_open(copdesk: Run) -> None:
    assert copdesk("some.copdesk") == (0, "opened some.copdesk ", "")


def test_no_word_at_all_opens_the_start_page(copdesk: Run) -> None:
    assert copdesk() == (0, "opened None ", "")


def test_a_room_can_be_named(copdesk: Run) -> None:
    assert copdesk("some.copdesk", "--show", "board") == (0, "opened some.copdesk board", "")


def test_a_new_book_is_whole_and_holds_its_community(copdesk: Run) -> None:
    assert copdesk("new", "a.copdesk", "--name", "Storytellers")[0] == 0
    code, out, _ = copdesk("info", "a.copdesk", "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["name"], told["counts"]["community"], told["counts"]["member"]) == ("Storytellers", 1, 0)
    assert copdesk("check", "a.copdesk")[0] == 0


def test_a_book_is_never_made_over_another_file(copdesk: Run) -> None:
    Path("a.copdesk").write_text("mine", encoding="utf-8")
    code, out, err = copdesk("new", "a.copdesk", "--name", "Storytellers")
    assert (code, out) == (1, "")
    assert err == "There is a file at a.copdesk already. Choose another name.\n"
    assert Path("a.copdesk").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["info", "check", "rehearse"])
def test_what_is_no_book_gets_one_sentence(copdesk: Run, command: str) -> None:
    Path("list.copdesk").write_text("Name;Organisation\n", encoding="utf-8")
    code, _, err = copdesk(command, "list.copdesk")
    assert code == 1
    assert err == "list.copdesk is not a copdesk community file.\n"


def test_check_says_as_json_what_is_wrong(copdesk: Run) -> None:
    Path("list.copdesk").write_text("Name;Organisation\n", encoding="utf-8")
    code, out, _ = copdesk("check", "list.copdesk", "--json")
    assert code == 1
    assert json.loads(out)["problems"] == ["book.foreign"]


def test_the_example_is_rehearsed_without_a_window(copdesk: Run) -> None:
    code, out, err = copdesk("demo", "d.copdesk", "--no-window")
    assert (code, err) == (0, "")
    assert "11:00:00–11:20:00  Make a drawing of your CoP" in out
    assert "(turn 3, client C)" in out
    assert out.endswith("It ends at 12:30.\n")


def test_a_rehearsal_leaves_the_book_as_it_was(copdesk: Run) -> None:
    copdesk("demo", "d.copdesk", "--no-window")
    before = Path("d.copdesk").read_bytes()
    code, out, _ = copdesk("rehearse", "d.copdesk", "--json")
    assert code == 0
    told = json.loads(out)
    assert told["ends"] == "12:30"
    assert len(told["steps"]) == 16
    met = [
        frozenset((a, b))
        for held in told["draws"]
        for group in held["groups"]
        for a in group["seats"].values()
        for b in group["seats"].values()
        if a < b
    ]
    assert len(met) == len(set(met)) == 24
    assert Path("d.copdesk").read_bytes() == before


def test_an_unknown_session_is_a_sentence(copdesk: Run) -> None:
    copdesk("demo", "d.copdesk", "--no-window")
    assert copdesk("rehearse", "d.copdesk", "--session", "00" * 16)[2] == "This session is not in the book.\n"
    assert copdesk("rehearse", "d.copdesk", "--session", "one")[2] == "one is not a key of this book.\n"


def test_an_unknown_option_is_a_usage_error(copdesk: Run) -> None:
    code, _, err = copdesk("info", "--nonsense")
    assert code == 2
    assert "No such option" in err


INSTANCE = {
    "id": "small",
    "participants": [{"id": f"p{n}", "organisation": "Org A"} for n in range(9)],
    "history": [],
    "keep_apart": [],
    "keep_together": [],
    "attendance": [[f"p{n}" for n in range(9)]] * 2,
    "sizes": "four",
    "mode": "offline",
}


def test_trios_are_drawn_in_the_exchanged_shape(copdesk: Run) -> None:
    Path("i.json").write_text(json.dumps(INSTANCE), encoding="utf-8")
    code, out, _ = copdesk("trios", "draw", "i.json", "--seed", "5", "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["repeats"], told["seed"], told["id"]) == (0, 5, "small")
    assert [sorted(len(group) for group in one["groups"]) for one in told["rounds"]] == [[3, 3, 3], [3, 3, 3]]
    assert copdesk("trios", "draw", "i.json", "--seed", "5", "--json")[1] == out


def test_an_instance_with_an_unknown_person_names_them(copdesk: Run) -> None:
    wrong = {**INSTANCE, "attendance": [["p1", "p2", "nobody"]]}
    Path("i.json").write_text(json.dumps(wrong), encoding="utf-8")
    code, out, err = copdesk("trios", "draw", "i.json", "--json")
    assert (code, out) == (1, "")
    assert "nobody" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "\x00"])
def test_an_instance_that_is_no_json_is_a_sentence(copdesk: Run, text: str) -> None:
    Path("i.json").write_text(text, encoding="utf-8")
    code, _, err = copdesk("trios", "draw", "i.json")
    assert code == 1
    assert err.startswith("i.json is not JSON that can be read (")
    assert err.count("\n") == 1
