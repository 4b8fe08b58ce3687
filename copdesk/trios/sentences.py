"""What this room says when it refuses."""

SENTENCES: dict[str, str] = {}
