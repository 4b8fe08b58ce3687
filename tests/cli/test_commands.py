"""The command line, as a person or a script uses it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

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


def test_the_report_of_a_rehearsal_is_a_pdf_with_its_trios(copdesk: Run) -> None:
    code, out, err = copdesk("demo", "d.copdesk", "--no-window", "--report", "r.pdf")
    assert (code, err) == (0, "")
    assert str(Path("r.pdf").absolute()) in out
    text = "\n".join(page.extract_text() for page in PdfReader("r.pdf").pages)
    for words in ("Lucie Lamoureux", "Verele de Vreede", "Good CoP / bad CoP", "a common sense of purpose", "T4"):
        assert words in text


@pytest.mark.parametrize("kind", ["md", "html", "csv", "json", "docx"])
def test_a_report_leaves_in_other_formats_too(copdesk: Run, kind: str) -> None:
    copdesk("demo", "d.copdesk", "--no-window")
    code, _, err = copdesk("report", "d.copdesk", "--format", kind, "-o", f"r.{kind}")
    assert (code, err) == (0, "")
    assert Path(f"r.{kind}").stat().st_size > 30


def test_an_unknown_form_is_a_sentence_and_writes_nothing(copdesk: Run) -> None:
    copdesk("demo", "d.copdesk", "--no-window")
    code, _, err = copdesk("report", "d.copdesk", "--form", "poem", "-o", "r.pdf")
    assert code == 1
    assert "poem" in err
    assert not Path("r.pdf").exists()


def test_notes_of_a_file_are_added_once(copdesk: Run) -> None:
    lines = [
        {"t_offset_s": 30, "category": "positive", "text": "We learnt a lot", "who": None},
        {"t_offset_s": 61, "category": "idea", "text": "Meet outside", "who": "Meg Mottaz"},
    ]
    Path("n.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    copdesk("demo", "d.copdesk", "--no-window")
    assert copdesk("notes", "add", "d.copdesk", "--from", "n.jsonl")[1] == "2 notes were added.\n"
    assert copdesk("notes", "add", "d.copdesk", "--from", "n.jsonl")[1] == "0 notes were added.\n"
    assert json.loads(copdesk("info", "d.copdesk", "--json")[1])["counts"]["note"] == 2


def test_a_line_that_is_no_note_is_named_and_a_file_without_any_adds_nothing(copdesk: Run) -> None:
    Path("n.jsonl").write_text('{"text": "one", "t_offset_s": 1}\n{"text": ""}\n', encoding="utf-8")
    copdesk("demo", "d.copdesk", "--no-window")
    assert copdesk("notes", "add", "d.copdesk", "--from", "n.jsonl") == (
        0, "1 note was added.\n", "Line 2: it has no text\n",
    )  # fmt: skip
    Path("n.jsonl").write_text('{"text": ""}\n', encoding="utf-8")
    code, _, err = copdesk("notes", "add", "d.copdesk", "--from", "n.jsonl")
    assert (code, "Line 1" in err) == (1, True)
    assert json.loads(copdesk("info", "d.copdesk", "--json")[1])["counts"]["note"] == 1


def test_notes_go_from_book_to_book(copdesk: Run) -> None:
    for name in ("d.copdesk", "e.copdesk"):
        copdesk("demo", name, "--no-window")
    Path("n.txt").write_text("+ trust\n", encoding="utf-8")
    copdesk("notes", "add", "d.copdesk", "--from", "n.txt")
    assert copdesk("notes", "save", "d.copdesk", "-o", "out.jsonl")[0] == 0
    assert copdesk("notes", "add", "e.copdesk", "--from", "out.jsonl")[1] == "1 note was added.\n"
    assert copdesk("notes", "add", "d.copdesk", "--from", "out.jsonl")[1] == "0 notes were added.\n"


def test_a_plan_and_a_list_are_read(copdesk: Run) -> None:
    Path("plan.md").write_text("# Writing day\n\n- Welcome (5 min)\n- Write (45 min)\n", encoding="utf-8")
    plan = json.loads(copdesk("plan", "read", "plan.md", "--json")[1])
    assert [(one["title"], one["minutes"]) for one in plan["activities"]] == [("Welcome", 5), ("Write", 45)]
    Path("people.csv").write_text("Name;Organisation\nNadia von Hülsen;KIT\n", encoding="utf-8")
    people = json.loads(copdesk("people", "read", "people.csv", "--json")[1])
    assert people["people"][0]["name"] == "Nadia von Hülsen"


def test_a_heavy_drawing_is_made(copdesk: Run) -> None:
    copdesk("demo", "d.copdesk", "--no-window")
    assert copdesk("board", "make", "d.copdesk", "--strokes", "40", "--points", "10")[0] == 0
    assert json.loads(copdesk("info", "d.copdesk", "--json")[1])["counts"]["stroke"] == 40


def test_the_example_is_made_once_and_opened(copdesk: Run) -> None:
    code, out, err = copdesk("demo", "d.copdesk")
    assert (code, out, err) == (0, "opened d.copdesk run", "")
    before = Path("d.copdesk").read_bytes()
    assert copdesk("demo", "d.copdesk")[0] == 0
    assert Path("d.copdesk").read_bytes() == before


def test_drawing_groups_waits_for_no_book() -> None:
    script = "import sys, ui.app, copdesk.trios.command; print(*{'sqlite_utils', 'copdesk.desk'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
