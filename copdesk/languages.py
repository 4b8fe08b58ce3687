"""In which languages the program can speak, and a document be printed."""

import re

from copdesk.assets import resource

_CODE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,8})?")


def languages(domain: str) -> list[tuple[str, str]]:
    """(code, name in its own language): English, and every language that has a catalogue of this domain."""
    from babel import Locale, UnknownLocaleError  # slow to load, and the desk does not wait for it

    found = {"en": "English"}
    folder = resource("locale")
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{domain}.mo")) if folder.is_dir() else []:
        code = path.parent.parent.name
        try:
            name = Locale.parse(code, sep="_").get_display_name(code) or code
        except (ValueError, UnknownLocaleError):
            name = code
        found[code] = name[:1].upper() + name[1:]
    return list(found.items())


def speaks(domain: str, code: str) -> bool:
    """Whether there is a catalogue of that language; English needs none. A book may bring any text as its code."""
    there = _CODE.fullmatch(code) and resource("locale", code, "LC_MESSAGES", f"{domain}.mo").is_file()
    return code == "en" or bool(there)
