import ast
import gettext
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import copdesk.report
from copdesk.assets import resource
from copdesk.community.service import asked
from copdesk.languages import languages
from copdesk.report.build import build
from copdesk.report.labels import DOMAIN, day_in, number_in, speaker
from copdesk.report.texts import export
from copdesk.report.values import PARKED, Answer, Health, Options
from tests.report.reading import says, text_of
from tests.report.samples import peer_assist

CODES = ("fr", "es", "pt")
BY_NAME = {"Members", "Governance", "Numbers", "Focus", "Activity", "Key words", PARKED}
BY_NAME |= {*asked()["questions"], *asked()["dimensions"]}
"""Said through a name and not as a constant."""


def said() -> set[str]:
    """Every sentence that the documents say, read out of their source."""
    found = set(BY_NAME)
    for path in Path(copdesk.report.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name == "say" and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def catalogue(code: str) -> dict[str, str]:
    path = resource("locale", code, "LC_MESSAGES", f"{DOMAIN}.po")
    with path.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_of_every_document_is_translated_and_none_is_left_over(code):
    there = catalogue(code)
    assert set(there) == said()
    assert all(there.values())
    assert {text: fields(text) for text in there} == {text: fields(told) for text, told in there.items()}


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_that_is_read_is_the_one_that_is_edited(code):
    read = gettext.translation(DOMAIN, str(resource("locale")), [code])
    assert {text: read.gettext(text) for text in said()} == catalogue(code)


def test_english_and_three_more_are_offered_by_their_own_names():
    assert languages(DOMAIN) == [("en", "English"), ("es", "Español"), ("fr", "Français"), ("pt", "Português")]


def test_a_report_speaks_french_whatever_the_desk_speaks():
    made = build(replace(peer_assist(), options=Options(language="fr")))
    assert says(made, "Compte rendu de discussion")
    assert says(made, "Déroulement, prévu et réel")
    assert "Discussion report" not in text_of(made)
    markdown = export(replace(peer_assist(), options=Options(language="es")), "md").decode()
    assert "## Participantes" in markdown
    assert "Miembros: 40" in markdown


def test_a_charter_and_a_health_check_speak_the_language_of_their_document():
    content = replace(
        peer_assist(),
        charter=(Answer(asked()["questions"][1], "Trois voyages"), Answer("Who brings the tea?", "Binta")),
        health=(Health("Energy", (("2026-05-26", 4.0),), ""),),
        options=Options(language="fr"),
    )
    read = text_of(build(content, "book"))
    assert "Quels sont trois de nos objectifs" in read
    assert "Who brings the tea?" in read
    assert "Énergie" in read


def test_a_regional_language_falls_back_to_its_own_and_an_unknown_one_to_english():
    assert speaker("pt_BR")("Purpose") == "Propósito"
    assert speaker("sw")("Purpose") == "Purpose"


def test_days_and_numbers_are_written_as_the_language_does():
    assert [day_in(code, "2026-06-01") for code in ("en", *CODES)] == [
        "June 1, 2026", "1 juin 2026", "1 de junio de 2026", "1 de junho de 2026",
    ]  # fmt: skip
    assert number_in("fr", 3.5, 1) == "3,5"
    assert number_in("nonsense", 3.5, 1) == "3.5"
    assert day_in("nonsense", "2026-06-01") == "June 1, 2026"
    assert day_in("fr", "Friday") == "Friday"
