"""When a chime sounds: never more than one at a time, and only for the step that runs."""

from copdesk.plan.values import Step

CHOICES = ("end", "both", "none")
"""What a step may wish: at its end, also when its last minute begins, or never."""


def chime_of(step: Step, kind: str) -> str:
    """The chime's name when the running step's clock becomes `kind` ('last' or 'over'); '' for silence."""
    if kind == "over" and step.chime != "none":
        return "over"
    return "last" if kind == "last" and step.chime == "both" else ""
