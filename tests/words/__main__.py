"""Brings the catalogues of the desk up to date: `python -m tests.words`.

What is said no longer goes, what is new comes in with no translation yet, and the file that the program reads is made
of the one that people edit. Prints what is still to be translated.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from copdesk.assets import resource
from tests.words.messages import CATALOGUES, Message


def main() -> int:
    lacking = 0
    for domain, said in CATALOGUES.items():
        for path in sorted(Path(str(resource("locale"))).glob(f"*/LC_MESSAGES/{domain}.po")):
            catalogue = renewed(path, said())
            with path.open("wb") as file:
                write_po(file, catalogue, width=0, sort_output=True, omit_header=False, ignore_obsolete=True)
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue)
            left = [one.id for one in catalogue if one.id and not _is_told(one.string)]
            lacking += len(left)
            print(f"{path.parent.parent.name} {domain}: {len(catalogue)} sentences, {len(left)} to be translated")
    return 1 if lacking else 0


def renewed(path: Path, said: set[Message]) -> Catalog:
    """The catalogue with just what is said today."""
    with path.open("rb") as file:
        before = read_po(file)
    # A date that changed at each run would make every run a change.
    after = Catalog(
        before.locale, project="copdesk", version=before.version, fuzzy=False, last_translator="copdesk",
        language_team=str(before.locale), creation_date=before.creation_date, revision_date=before.revision_date,
        msgid_bugs_address="none", header_comment=f"# {before.header_comment.lstrip('# ')}",
    )  # fmt: skip
    # Babel's own rule for some languages has a form for millions; the file says how many forms it really has.
    after.mime_headers = [(name, value) for name, value in before.mime_headers if name.lower() == "plural-forms"]
    for message in said:
        there = before.get(message if isinstance(message, str) else message[0])
        after.add(message, there.string if there is not None else None, flags=("python-brace-format",))
    return after


def _is_told(string: str | tuple[str, ...]) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))


if __name__ == "__main__":
    sys.exit(main())
