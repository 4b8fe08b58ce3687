"""Note categories and roles of a step, as a person types them: one a line."""

import re
from dataclasses import replace

from copdesk.plan.values import Category

SIGNS = '+-−?!"“>='
COLOURS = {"+": "teal", "-": "crimson", "?": "blue", "!": "teal", '"': "violet", ">": "amber", "=": "violet"}
TURNS = ("teal", "blue", "amber", "violet", "crimson")
ENDINGS = {"+": "-plus", "-": "-minus"}
_PLAIN = {"−": "-", "“": '"'}


def categories_of(text: str) -> tuple[Category, ...]:
    """Categories from lines like `+ Positive`, `Resource`, `> Action [amber]`; a name stands once."""
    found: dict[str, Category] = {}
    for line in text.splitlines():
        words = line.strip()
        colour = re.search(r"\[(\w+)\]$", words)
        if colour:
            words = words[: colour.start()].strip()
        sign = _PLAIN.get(words[:1], words[:1]) if words[:1] and words[:1] in SIGNS else ""
        name = words[1:].strip() if sign else words
        if not name:
            continue
        key = _key(name, sign)
        chosen = colour.group(1) if colour and colour.group(1) in TURNS else ""
        default = COLOURS.get(sign) or TURNS[len(found) % len(TURNS)]
        found.setdefault(key, Category(key, name, sign, chosen or default))
    return tuple(found.values())


def categories_text(categories: tuple[Category, ...]) -> str:
    """Categories as `categories_of` reads them."""
    return "\n".join(f"{one.sign} {one.name} [{one.colour}]".strip() for one in categories)


def roles_of(text: str) -> tuple[tuple[str, str], ...]:
    """Roles from lines like `client: shares the question`."""
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    return tuple((name.strip(), told.strip()) for name, _, told in pairs if name.strip())


def roles_text(roles: tuple[tuple[str, str], ...]) -> str:
    """Roles as `roles_of` reads them."""
    return "\n".join(f"{name}: {told}" for name, told in roles)


def with_kept_keys(fresh: tuple[Category, ...], known: tuple[Category, ...]) -> tuple[Category, ...]:
    """The same categories under the keys that notes name them by already, one that was renamed in place too."""
    same = {(one.sign, one.name.casefold()): one.key for one in known}
    keys = [same.get((one.sign, one.name.casefold()), "") for one in fresh]
    if len(fresh) == len(known):
        keys = [key or (old.key if old.key not in keys else "") for key, old in zip(keys, known, strict=True)]
    return tuple(replace(one, key=key or one.key) for one, key in zip(fresh, keys, strict=True))


def _key(name: str, sign: str) -> str:
    return (re.sub(r"\W+", "-", name.casefold()).strip("-") or "note") + ENDINGS.get(sign, "")
