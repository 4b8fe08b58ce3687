"""What the Community room says when it refuses."""

SENTENCES: dict[str, str] = {
    "community.name": "A community needs a name.",
    "community.field": "There is no field “{field}” on the community.",
    "community.topic": "A topic needs a title.",
    "community.what": "A commitment needs to say what will be done.",
    "community.score": "Choose a number from 1 to 5 for at least one question.",
    "community.day": "“{text}” is not a date. Write it as 2026-05-26.",
    "life.unknown_task": "This task is not on the list.",
    "life.empty_task": "A task needs to say what is to be done.",
    "life.unknown_section": "The newsletter has no such part.",
    "life.nothing_written": "Nothing is written yet. Write at least one part.",
    "life.empty_talk": "Write what came up.",
}
