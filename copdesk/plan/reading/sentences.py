"""What is said about a plan that cannot be read."""

from copdesk.tables.sentences import SENTENCES as TABLES

SENTENCES: dict[str, str] = {
    **TABLES,
    "plan.nothing": "No activities were found in this file. A line for each, with its minutes, is enough.",
    "plan.json": "This is no project of Ontime, and copdesk reads no other JSON.",
    "plan.calendar": "This calendar is damaged and cannot be read.",
    "plan.toml": "This is no plan that copdesk wrote, or it was changed so that it cannot be read.",
    "plan.no_day": "A calendar needs the session's day and the time it starts.",
    "plan.large": "This is too long for a session plan.",
    "plan.unreadable": "The file cannot be opened: {why}.",
}
