"""What the Community room says when it refuses."""

SENTENCES: dict[str, str] = {
    "community.name": "A community needs a name.",
    "community.field": "There is no field “{field}” on the community.",
    "community.topic": "A topic needs a title.",
    "community.what": "A commitment needs to say what will be done.",
    "community.score": "Choose a number from 1 to 5 for at least one question.",
    "community.day": "“{text}” is not a date. Write it as 2026-05-26.",
    "survey.question": "A question needs words.",
    "survey.kind": "This kind of question is not known here.",
    "survey.choices": "“{question}” is to be ticked and has nothing to tick yet. Write its choices, one a line.",
    "survey.none": "A survey needs at least one question.",
    "survey.nothing": "Nothing is answered yet. One answer is enough.",
    "survey.empty": "There are no answers in this file. It needs a row of questions and a row for each reply.",
    "survey.no_question": "No column of this file answers a question of the survey. "
    "Use the same words in the form as here.",
    "life.unknown_task": "This task is not on the list.",
    "life.empty_task": "A task needs to say what is to be done.",
    "life.unknown_section": "The newsletter has no such part.",
    "life.nothing_written": "Nothing is written yet. Write at least one part.",
    "life.empty_talk": "Write what came up.",
}
