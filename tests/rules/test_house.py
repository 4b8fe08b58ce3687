"""The few structural rules of the house, held against the source."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import copdesk
import ui
from copdesk.words import known_sentences

CORE = Path(copdesk.__file__).parent
DESK = Path(ui.__file__).parent
REAL_TIME = r"time\.(time|time_ns|monotonic)\w*\(|datetime\.(now|utcnow|today)\(|date\.today\("


def sources(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*.py"))]


def test_the_core_loads_without_qt() -> None:
    names = [
        ".".join(path.relative_to(CORE.parent).with_suffix("").parts)
        for path in sources(CORE)
        if path.name not in ("__init__.py", "__main__.py")
    ]
    program = "import sys, importlib\n" + "\n".join(f"importlib.import_module({name!r})" for name in names)
    program += "\nbad = [n for n in sys.modules if n.split('.')[0] in ('PySide6', 'shiboken6', 'ui')]"
    program += "\nassert not bad, bad"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=CORE.parent, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize(
    ("what", "pattern", "folders", "but"),
    [
        ("real time", REAL_TIME, (CORE, DESK), "clock.py"),
        ("Qt's time", r"QDateTime\.current|QTime\.current|QDate\.current|QElapsedTimer", (CORE, DESK), ""),
        ("lambdas on signals", r"\.connect\(\s*lambda", (DESK,), ""),
        ("reportlab", r"^\s*(from|import) reportlab", (CORE, DESK), "report"),
        ("nested event loops", r"processEvents\(|\.exec\(\)(?!.*# the one event loop)", (DESK,), "show.py"),
    ],
)  # fmt: skip
def test_only_the_right_place_uses(what: str, pattern: str, folders: tuple[Path, ...], but: str) -> None:
    found = [
        f"{path.relative_to(CORE.parent)}:{number}"
        for path in sources(*folders)
        if not (but and but in path.parts + (path.name,))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == [], what


def test_every_refusal_and_trouble_has_its_sentence() -> None:
    used: set[str] = set()
    for path in sources(CORE, DESK):
        used |= set(re.findall(r"(?:Refused|Trouble)\(\s*\"([\w.]+)\"", path.read_text(encoding="utf-8")))
    assert used - set(known_sentences()) == set()


def test_people_s_words_never_meet_rich_text() -> None:
    loose = [
        f"{path.relative_to(CORE.parent)}:{number}"
        for path in sources(DESK)
        if path.name != "label.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\bQ(Label|MessageBox|TextBrowser)\(", line)
    ]
    assert loose == []


def test_what_a_tool_tip_says_is_never_read_as_markup() -> None:
    """A method's title or a warning about a file may look like HTML, and Qt would obey it."""
    raw = re.compile(r"setToolTip\((?!\"\"\))|QToolTip\.showText\((?!.*plain_tip\()")
    found = [path for path in sources(DESK) if raw.search(path.read_text(encoding="utf-8"))]
    assert [path.name for path in found] == ["tip.py"]
