"""Every sentence that the desk, the projector and the command line say, read out of the source.

Most stand in a call, `tr("…")` or `tr_many("…", "…", n)`. Some stand in tables that are said through a name;
`_tables` lists those. What the library's activities say stands in their files, and in a catalogue of its own.
"""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import copdesk
import ui
from copdesk.assets import resource
from copdesk.community.service import asked
from copdesk.community.survey.values import shipped
from copdesk.notes.values import SIGNS
from copdesk.plan import library
from copdesk.report.forms import FORMS
from copdesk.report.presets import PRESETS
from copdesk.stage.asked import SCENES
from copdesk.stage.texts import TEXTS
from copdesk.words import DOMAIN, known_sentences
from ui.report.naming import COLOURS
from ui.report.room import KINDS

Message = str | tuple[str, str]
"""A sentence, or its forms for one and for many."""


def messages() -> set[Message]:
    """All that a catalogue of the desk must hold."""
    found: set[Message] = set(_tables())
    for package in (copdesk, ui):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*.py")):
            found |= _said_in(path)
    counted = {message[0] for message in found if isinstance(message, tuple)}  # said alone, the form for one serves
    return {message for message in found if message and message not in counted}


def activities() -> set[Message]:
    """All that a catalogue of the activity library must hold."""
    found: set[str] = set()

    def heard(text: str) -> str:
        found.add(text)
        return text

    for method in library.published():
        library.said(method, heard)
    return {text for text in found if text}


_TEXT = r"""((?:"(?:[^"\\\n]|\\.)*"\s*|'(?:[^'\\\n]|\\.)*'\s*)+)"""
_CALLS = re.compile(rf"\b(?:tr\(\s*{_TEXT}[,)]|tr_many\(\s*{_TEXT},\s*{_TEXT}[,)])")
"""A call with its text, or its two; a text may go on over several lines. Reading whole files as code takes seconds."""

CATALOGUES: dict[str, Callable[[], set[Message]]] = {DOMAIN: messages, library.DOMAIN: activities}
"""What each catalogue must hold, by its name."""


def _said_in(path: Path) -> set[Message]:
    found: set[Message] = set()
    for said in _CALLS.finditer(path.read_text(encoding="utf-8")):
        alone, one, many = (str(ast.literal_eval(f"({text})")) if text else "" for text in said.groups())
        found.add((one, many) if many else alone)
    return found


def _tables() -> Iterable[str]:
    yield from known_sentences().values()
    yield from TEXTS
    yield from (name for _, name in SCENES)
    yield from (name for _, name in COLOURS)
    yield from (name for name, _ in KINDS)
    yield from (sign.name for sign in SIGNS)
    for form in FORMS:
        yield from (form.title, form.group)
    for question in shipped():
        yield from (question.text, *question.choices)
    for preset in PRESETS:
        yield from (preset.title, preset.told)
    yield from (words for kind in ("questions", "hints", "dimensions", "statements") for words in asked()[kind])
    life = tomllib.loads(resource("examples", "lifecycle.toml").read_text(encoding="utf-8"))
    for phase in life["phases"]:
        yield from (phase["name"], *phase["tasks"])
    for section in life["sections"]:
        yield section["title"]
