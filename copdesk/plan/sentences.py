"""What the Plan room says when it refuses."""

SENTENCES: dict[str, str] = {
    "plan.untitled": "It needs a title.",
    "plan.unknown_session": "This session is not in the book.",
    "plan.unknown_step": "This step is not in the plan.",
    "plan.unknown_activity": "This activity is not in the plan.",
    "plan.field": "There is no field “{field}” here.",
    "plan.time": "“{text}” is not a time. Write minutes (5), minutes and seconds (1:30) or hours (1:05:00).",
    "plan.range": "A step lasts from 5 seconds to 24 hours.",
    "plan.minimum": "Not below its minimum of {least}. Nothing was changed.",
    "plan.clock": "“{text}” is not a time of day. Write it as 11:00.",
    "plan.turns": "An activity has from 1 to 12 turns.",
    "plan.session_none": "The book has no session yet. Plan one first.",
}
