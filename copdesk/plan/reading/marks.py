"""What a title is beside an activity: a pause, a meal, the end of the day, the sum of a column."""

from copdesk.plan.reading.vocabulary import entries, plain, says

_KINDS = entries("kinds")
_OF = {word for phrase in _KINDS["of"] for word in phrase.split()}


def kind_of(title: str) -> str:
    """'break', 'meal' or ''."""
    if says(title, _KINDS["meal"]):
        return "meal"
    return "break" if says(title, _KINDS["break"]) and not says(title, _KINDS["no_break"]) else ""


def is_end(title: str) -> bool:
    """True for a row that only marks an end: END, Workshop ends, End of day 1."""
    return _only(title, "end")


def is_close(title: str) -> bool:
    """True for the closing as such, which takes no time of its own where none is given."""
    return _only(title, "close") or _only(title, "end")


def is_total(title: str) -> bool:
    """True for the row that sums up a column."""
    return _only(title, "total")


def is_start(text: str) -> bool:
    """True for the word that stands for the time nought."""
    return plain(text) in _KINDS["start"]


def _only(title: str, kind: str) -> bool:
    """True where a word of that kind stands with nothing but small words and numbers around it."""
    name = " ".join("".join(c if c.isalnum() or c in "'’-" else " " for c in plain(title)).split())
    if name in _KINDS[kind]:
        return True
    rest = [word for word in name.replace("’", "'").replace("'", " ").split() if not word.isdigit()]
    named = [word for word in rest if word in _KINDS[kind]]
    return bool(named) and len(rest) <= 6 and all(word in _OF or word in named for word in rest)
