"""How lengths of time are typed and shown: 5 is minutes, 1:30 minutes and seconds, 1:05:00 hours."""

import re

from copdesk.words import Refused


def seconds_of(text: str) -> int:
    """Whole seconds of a typed length; raises Refused("plan.time")."""
    words = text.strip().lower().replace("′", "'")
    words = re.sub(r"\s*(min(utes?)?|m|')$", "", words)
    if re.fullmatch(r"\d{1,4}", words):
        return int(words) * 60
    if re.fullmatch(r"\d{1,4}[.,]5", words):
        return int(words[:-2]) * 60 + 30
    parts = words.split(":")
    if len(parts) in (2, 3) and all(part.isdigit() for part in parts) and all(int(part) < 60 for part in parts[1:]):
        numbers = [0] * (3 - len(parts)) + [int(part) for part in parts]
        return numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    raise Refused("plan.time", text=text)


def range_of(text: str) -> tuple[int, int]:
    """Least and most seconds of a typed range: 1–2, 1:30-2, 5 (both the same), '' for none. Raises Refused."""
    parts = [part for part in re.split(r"\s*(?:–|—|-|\.\.|to)\s*", text.strip()) if part]
    if len(parts) > 2:
        raise Refused("plan.span", text=text)
    if not parts:
        return 0, 0
    least, most = seconds_of(parts[0]), seconds_of(parts[-1])
    if least > most:
        raise Refused("plan.span", text=text)
    return least, most


def length_text(seconds: int) -> str:
    """m:ss, from an hour on h:mm:ss."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def range_text(least_s: int, most_s: int) -> str:
    """A range in minutes, 1–2 or 1:30–2; '' where there is none."""
    if not least_s or not most_s or least_s == most_s:
        return ""
    return f"{_minutes(least_s)}–{_minutes(most_s)}"


def _minutes(seconds: int) -> str:
    return str(seconds // 60) if seconds % 60 == 0 else length_text(seconds)
