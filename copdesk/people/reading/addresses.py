"""E-mail addresses however people write them: plain, name[at]host, name (at) host dot org, in a To: line."""

import re

_AT = r"(?:\s*[\[({<]\s*(?:at|@|AT|arroba|arobase|chez|ät|a)\s*[\])}>]\s*|\s*@\s*|\s+AT\s+)"
_DOT = r"(?:\.|\s*[\[({]\s*(?:dot|punto|ponto|punkt|point|DOT)\s*[\])}]\s*|\s+DOT\s+)"
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]*[\w+-]"
_HOST = rf"[^\W_](?:[\w-]*[^\W_])?(?:{_DOT}[^\W_](?:[\w-]*[^\W_])?)+"
ADDRESS = re.compile(rf"(?<![\w.])(?:mailto:)?(?P<local>{_LOCAL}){_AT}(?P<host>{_HOST})")
_WORDED = re.compile(r"[\[(<]\s*([\w.+-]+)\s+[aA][tT]\s+([\w-]+(?:\.[\w-]+)+)\s*[\])>]")
"""[anna at example.org]: only in brackets are words an address."""
_SPOKEN = re.compile(r"(?<![\w.])([\w.+-]+)\s+at\s+(\w[\w-]*(?:\s+dot\s+\w[\w-]*)+)(?!\w)", re.IGNORECASE)
_SPOKEN_DOT = re.compile(r"\s+dot\s+", re.IGNORECASE)
"""anna at example dot org: with a dot in words at is one as well."""
_TO = re.compile(r"^\s*(?:to|cc|bcc|from|à|cci|para|an|von|de)\s*:\s*", re.IGNORECASE)


def address_in(text: str) -> tuple[str, str]:
    """The first address in `text`, written plainly in small letters, and the text without it; ('', text) without."""
    text = _worded(text)
    match = ADDRESS.search(text)
    if not match:
        return "", text
    before, after = text[: match.start()], text[match.end() :]
    return _plainly(match), f"{before.rstrip(' <([')} {after.lstrip(' >)]')}".strip()


def addresses_in(text: str) -> tuple[str, ...]:
    """Every address in `text`, each once."""
    return tuple(dict.fromkeys(_plainly(match) for match in ADDRESS.finditer(_worded(text))))


def _worded(text: str) -> str:
    """`text` with the signs of addresses that are written in words."""
    if " at " not in text.lower():
        return text
    text = _WORDED.sub(r"<\1@\2>", text)
    return _SPOKEN.sub(lambda match: f"{match[1]}@{_SPOKEN_DOT.sub('.', match[2])}", text)


def recipients(text: str) -> list[tuple[str, str]]:
    """Names and addresses of a To: line, or of pasted recipients; names may be '' or 'Family, Given'."""
    line = _TO.sub("", " ".join(text.split()))
    made = []
    for piece in _pieces(line):
        address, rest = address_in(piece)
        name = rest.strip(" \t,;<>\"'“”")
        if address or name:
            made.append((name, address))
    return made


def is_recipients(text: str) -> bool:
    """True for a To: line, or for a line with several addresses."""
    found = len(addresses_in(text))
    return bool(_TO.match(text) and found) or found > 1


def name_from(address: str) -> str:
    """A name that may be meant by an address: anna.bell@… → Anna Bell; one word stays as it is."""
    words = [word for word in re.split(r"[._+-]", address.partition("@")[0]) if word and not word.isdigit()]
    return " ".join(word.capitalize() for word in words)


def _plainly(match: re.Match[str]) -> str:
    host = re.sub(_DOT, ".", match["host"])
    return f"{match['local']}@{host}".lower().strip(".")


def _pieces(line: str) -> list[str]:
    """Parts between semicolons; between commas where there are none, a comma inside a name in quotes or before
    an address in angle brackets staying."""
    if ";" in line:
        return line.split(";")
    pieces, quoted, held = [], False, ""
    for char in line:
        quoted = quoted != (char == '"')
        if char == "," and not quoted and (ADDRESS.search(held) or "<" not in line):
            pieces.append(held)
            held = ""
        else:
            held += char
    return [*pieces, held]
