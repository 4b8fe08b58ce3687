"""Lists in blocks: 'Name: …' on one line, 'Email: …' on the next, a gap or another name begins the next person."""

import re

from copdesk.people.reading.columns import column_named

_LABELLED = re.compile(r"^\s*[-*•]?\s*(?P<label>[^:：]{2,40})[:：]\s*(?P<value>.*)$")
_NAMES = ("name", "given")


def blocks_of(text: str) -> list[tuple[str, ...]]:
    """A table of what such a text says, its labels as the header; empty for any other text."""
    labels: list[str] = []
    rows: list[dict[str, str]] = []
    lines = [line for line in text.split("\n") if line.strip()]
    told = 0
    for line in lines:
        match = _LABELLED.match(line)
        what = column_named(match["label"]) if match else ""
        if not match or not what:
            continue
        told += 1
        label = match["label"].strip()
        if label not in labels:
            labels.append(label)
        if not rows or label in rows[-1]:
            rows.append({})
        rows[-1][label] = match["value"].strip()
    known = {column_named(label) for label in labels}
    if told * 10 < len(lines) * 7 or len(known) < 2 or not known & set(_NAMES):
        return []
    return [tuple(labels), *(tuple(row.get(label, "") for label in labels) for row in rows)]
