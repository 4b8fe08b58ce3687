"""What is said about a list that cannot be read."""

from copdesk.tables.sentences import SENTENCES as TABLES

SENTENCES: dict[str, str] = {
    **TABLES,
    "people.nobody": "No names were found in this list. One person a line is enough.",
    "people.line": "Line {row} has {characters} characters; a line of a list has at most {most}. "
    "Is this the right file?",
    "people.lines": "This file has more than {most} lines.",
    "people.cards": "This file of address cards is damaged; no card in it could be read.",
    "people.calendar": "This calendar is damaged and cannot be read.",
    "people.unreadable": "The file cannot be opened: {why}.",
}
