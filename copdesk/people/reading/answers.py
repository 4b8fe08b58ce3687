"""What short answers mean: yes, no, not coming, nobody yet, a line that only sums up."""

import re

from copdesk.people.reading.vocabulary import alternatives, entries, plain, says, words

_ANSWERS = entries("answers")
_NEGATED = re.compile(r"(?:not?|non|ne|n['’]\w+|não|nicht|không|не)\s+(?P<what>.+)")
_OPEN = re.compile(
    r"\b(?:yet|sure|response|reply|repl\w+|answer\w*|confirm\w*|specified|required|started|paid|respond\w*|known|check\w*|asked|"
    r"réponse|répondu|encore|sicher|bekannt|rõ|resp\w+|seguro|todavía|aún|ainda|sent|opened|invited|vip|member)\b"
)
_GONE = [word for word in _ANSWERS["gone"] if len(word) > 4]
_PHRASES = {answer: [word for word in words("answers", answer) if " " in word] for answer in ("yes", "no")}
_INSIDE = re.compile("|".join(re.escape(word) for word in _ANSWERS["placeholder"] if " " in word))
_NOTHING = set(_ANSWERS["nothing"])
_KNOWN = {answer: set(words("answers", answer)) for answer in ("no", "yes")}
_NOBODY = set(_ANSWERS["nothing"]) | set(_ANSWERS["placeholder"])
_TOTAL = re.compile(rf"(?:{alternatives(words('headings', 'totals'))})\b[\s:=.\d]*")


def yes_or_no(cell: str) -> str:
    """'yes', 'no' or ''."""
    asked = plain(cell)
    if not asked:
        return ""
    first = re.split(r"[\s,.;:!–-]", asked, maxsplit=1)[0]
    for answer, known in _KNOWN.items():
        if asked in known or first in known or any(asked.startswith(phrase) for phrase in _PHRASES[answer]):
            return answer
    return ""


def gone(status: str) -> bool:
    """True for the answer of somebody who does not come; no answer is no refusal."""
    asked = plain(status)
    if not asked:
        return False
    negated = _NEGATED.fullmatch(asked)
    if negated is not None and not _OPEN.search(negated["what"]):
        return True
    return asked.split(",")[0] in _ANSWERS["gone"] or says(asked, _GONE)


def is_placeholder(name: str) -> bool:
    """True for words that stand where a name is still to come."""
    asked = plain(name)
    if name.strip() == "Na":  # a name, where NA and n/a are none
        return False
    if asked in _NOBODY or _INSIDE.search(asked):
        return True
    return bool(asked) and all(word in _NOTHING for word in asked.split())


def is_total(name: str) -> bool:
    """True for a line that counts the others."""
    return _TOTAL.fullmatch(plain(name)) is not None
