"""In which languages the program can speak, and a document be printed."""

from copdesk.assets import resource


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
