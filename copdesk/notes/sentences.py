"""What the Notes room says when it refuses."""

SENTENCES: dict[str, str] = {
    "notes.empty": "There is nothing to save yet.",
    "notes.long": "A note holds at most 20,000 characters; this one has {length}.",
    "notes.confidential": "No notes here: what clients say in this step is theirs. Ask for it later, at the popcorn.",
    "notes.unknown": "This note is not in the book.",
    "notes.category": "There is no category “{category}” here.",
    "notes.group": "There is no group T{number} in this session.",
    "notes.cluster": "This cluster is not on the wall any more.",
    "notes.two": "Two notes of one session are merged; these are not two.",
    "notes.split": "The note is one piece; put the caret where the second one begins.",
    "notes.field": "There is no field “{field}” on a note.",
    "notes.line": "Line {line} is not a note: {detail}. Nothing was added.",
    "notes.file": "{file} cannot be read: {detail}.",
    "notes.none_before": "There is no note before this one.",
    "notes.ballot": "This vote is not in the book.",
    "notes.ballot_closed": "This vote is closed; its counts stay as they are.",
    "notes.ballot_question": "A vote needs a question, and 1 to 20 dots a person.",
    "notes.ballot_choices": "A vote needs 2 to {most} choices of its own.",
    "notes.ballot_dots": "That is more than the {dots} that everyone has.",
    "notes.what": "A commitment needs to say what will be done.",
}
