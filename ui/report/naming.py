"""Words of the Report room for what a document can have."""

from copdesk.words import tr

COLOURS = (
    ("#0B5D57", "Teal"),
    ("#2F5FA8", "Blue"),
    ("#7A3F8F", "Violet"),
    ("#A3324A", "Crimson"),
    ("#8F4B10", "Amber"),
    ("#1F2A2E", "Ink"),
)
"""Readable on white also in small letters; names are English, for `tr`."""


def section_names() -> dict[str, str]:
    """What a person reads for each section of a document."""
    return {
        "short": tr("In short"),
        "purpose": tr("Purpose and outcomes"),
        "people": tr("Participants"),
        "agenda": tr("Agenda, planned and actual"),
        "points": tr("Key points and themes"),
        "ideas": tr("Problem, ideas, drivers"),
        "votes": tr("Votes"),
        "commitments": tr("Commitments"),
        "trios": tr("Trios"),
        "gallery": tr("Gallery"),
        "categories": tr("Notes by category"),
        "verbatim": tr("All notes verbatim"),
    }
