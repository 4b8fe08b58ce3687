"""What is said when a wish about the projector is refused."""

SENTENCES: dict[str, str] = {
    "stage.choice": "The projector cannot be set like that.",
    "stage.words": "The projector’s words “{text}” need the same fields in braces.",
}
