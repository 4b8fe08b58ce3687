"""The one way in which time left becomes text, so that desk and projector never differ."""

from collections.abc import Callable

from copdesk.words import tr

SECOND = 1000
MINUTE = 60 * SECOND


def whole_seconds(remaining_ms: int) -> int:
    """Seconds that are shown for `remaining_ms`: rounded up, so that 0 shows exactly when time is up.

    Below zero the count is of whole seconds over: -1 from one full second past the end.
    """
    return -(-remaining_ms // SECOND)


def digits(remaining_ms: int) -> str:
    """`m:ss` or `h:mm:ss`; past the end `+m:ss`."""
    seconds = whole_seconds(remaining_ms)
    minutes, second = divmod(abs(seconds), 60)
    hours, minute = divmod(minutes, 60)
    sign = "+" if seconds < 0 else ""
    if hours:
        return f"{sign}{hours}:{minute:02d}:{second:02d}"
    return f"{sign}{minute}:{second:02d}"


def widest(planned_ms: int) -> str:
    """A text as wide as any that a step of `planned_ms` can show before its end; digits are equally wide."""
    return "".join("0" if letter.isdigit() else letter for letter in digits(max(planned_ms, 0)))


def until_change(remaining_ms: int) -> int:
    """Milliseconds (1 to 1000) until `digits` gives another text: when to look again."""
    return (remaining_ms - 1) % SECOND + 1


def about_left(remaining_ms: int, say: Callable[[str], str] = tr) -> str:
    """Time left in words that change seldom, for steps in which people think in silence.

    `say` translates into the room's language, which may differ from the desk's.
    """
    seconds = whole_seconds(remaining_ms)
    if remaining_ms <= 0:
        return say("please finish")
    if seconds < 60:
        return say("less than a minute left")
    if seconds <= 90:
        return say("about 1 minute left")
    return say("about {n} minutes left").format(n=-(-seconds // 60))
