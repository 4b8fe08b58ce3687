"""What the Run room says when it refuses."""

SENTENCES: dict[str, str] = {
    "run.empty": "This session has no steps yet. Plan at least one.",
    "run.not_running": "No session is running. Start it first.",
    "run.other": "Another session is running: {title}. Finish it first.",
    "run.at_start": "This is the first step.",
    "run.no_step": "This step is not in the running order.",
    "run.moved": "The session has moved on meanwhile. Look at the ways again.",
    "run.earlier": "It cannot have begun before the step before it.",
    "run.not_held": "The session is not paused.",
    "run.short": "Less than a minute is left: no minute can be taken away.",
}
