"""Every language that the desk speaks is complete, and what is read is what people edit."""

import gettext
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from copdesk.assets import resource
from copdesk.words import tr, tr_many, use_language
from tests.words.messages import CATALOGUES

KNOWN = [
    (path.parent.parent.name, domain)
    for domain in CATALOGUES
    for path in sorted(Path(str(resource("locale"))).glob(f"*/LC_MESSAGES/{domain}.po"))
]


def edited(code: str, domain: str) -> Catalog:
    with Path(resource("locale", code, "LC_MESSAGES", f"{domain}.po")).open("rb") as file:
        return read_po(file)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("code", "domain"), KNOWN)
def test_every_sentence_of_the_desk_is_translated_and_keeps_its_fields(code: str, domain: str) -> None:
    told = {one.id if isinstance(one.id, str) else one.id[0]: one for one in edited(code, domain) if one.id}
    said = {one if isinstance(one, str) else one[0] for one in CATALOGUES[domain]()}
    assert set(told) == said, "run `make words`, then translate what is new"
    for one in told.values():
        texts = one.string if isinstance(one.string, tuple) else (one.string,)
        forms = one.id if isinstance(one.id, tuple) else (one.id,)
        assert all(texts), one.id
        for form, text in zip(forms, texts, strict=True):
            # “One note” may leave the number out that “{n} notes” has.
            assert fields(text) ^ fields(form) <= ({"n"} if len(forms) == 2 else set()), one.id


@pytest.mark.parametrize(("code", "domain"), KNOWN)
def test_the_desk_reads_what_people_edit(code: str, domain: str) -> None:
    read = gettext.translation(domain, str(resource("locale")), [code])
    for one in edited(code, domain):
        if one.id and isinstance(one.id, str):
            assert read.gettext(one.id) == one.string
        elif one.id:
            assert (read.ngettext(*one.id, 1), read.ngettext(*one.id, 2)) == one.string


def test_a_regional_language_speaks_its_own_and_an_unknown_one_english() -> None:
    try:
        use_language("fr-CH")
        assert (tr("Notes"), tr("Save PDF")) == ("Notes", "Enregistrer")
        assert tr_many("{n} note", "{n} notes", 0) == "0 note"
        use_language("tlh")
        assert tr("Save PDF") == "Save PDF"
    finally:
        use_language("en")
