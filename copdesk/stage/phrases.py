"""What surrounds every scene: the clock's face, the header, what comes next."""

from copdesk.clock import Reading, hh_mm
from copdesk.plan.values import Cue
from copdesk.run.digits import about_left, digits, widest
from copdesk.run.face import Face
from copdesk.run.side import SideClock
from copdesk.run.state import RunState
from copdesk.stage.material import Material
from copdesk.stage.texts import RoomWords
from copdesk.stage.view import ClockFace, ClockState, ClockStyle, Header, Upcoming

FLASH_MS = 3_000
"""Once, and calmly: it is to be seen from the corner of an eye, not to startle."""
_STATES: dict[str, ClockState] = {"running": "running", "last": "last", "over": "over", "held": "held"}
_STYLES: dict[str, ClockStyle] = {style: style for style in ("digits", "ring", "bar", "words", "none")}


def style_of(cue: Cue) -> ClockStyle:
    """How the step wants its time shown; digits where it says nothing known."""
    return _STYLES.get(cue.step.clock, "digits")


def clock_face(material: Material, face: Face, words: RoomWords) -> ClockFace | None:
    """The running step's clock for the room; None where nothing runs."""
    cue, state = material.state.cue, _STATES.get(face.kind)
    if cue is None or state is None:
        return None
    said = {
        "running": words("Running"),
        "last": words("Last minute"),
        "over": words("Time’s up"),
        "held": words("Paused since {time}", time=face.since),
    }
    silent_over = face.remaining_ms < 0 and not material.options.count_on
    return ClockFace(
        state=state,
        digits=face.digits,
        widest=widest(face.total_ms),
        fraction=face.fraction,
        notch=face.notch,
        minutes=face.total_ms / 60_000,
        style=style_of(cue),
        words=about_left(face.remaining_ms, words),
        count_on=material.options.count_on,
        flash=material.options.flash and state == "over" and _just_over(cue, face),
        state_words=said[state],
        over_words=words("Time’s up"),
        since=words("since {time}", time=face.since) if state == "over" else "",
        ends=words("ends {time}", time=face.ends) if state in ("running", "last") else "",
        resumes=words("goes on with {digits}", digits=face.digits) if state == "held" and not silent_over else "",
    )


def _just_over(cue: Cue, face: Face) -> bool:
    """The moment in which the picture may light up; where people think in peace, time ends without it."""
    return face.remaining_ms > -FLASH_MS and style_of(cue) not in ("words", "none")


def quiet(material: Material) -> bool:
    """Whether the picture shows no time of day: people think, and a clock would draw their eyes."""
    cue = material.state.cue
    return cue is not None and (cue.step.silent or style_of(cue) in ("words", "none"))


def header(material: Material, now: Reading, words: RoomWords) -> Header:
    """Activity and step, with the time of day at the far end except where people think in silence."""
    cue, session = material.state.cue, material.session
    end = "" if quiet(material) else hh_mm(now.utc)
    if cue is None:
        return Header(session.title if session else material.community, "", end)
    turn = words("Turn {n}, client: seat {letter}", n=cue.turn, letter=cue.client_seat) if cue.turn else ""
    step = cue.step.title if cue.step.title != cue.activity.title else ""
    return Header(cue.activity.title, " · ".join(part for part in (step, turn) if part), end)


def upcoming(material: Material, words: RoomWords) -> Upcoming:
    """What follows the running step; nothing before the start and after the end."""
    state = material.state
    if state.cue is None:
        return Upcoming()
    text = next_words(state, words)
    return Upcoming(line=words("Next: {text}", text=text), lead=words("Next"), text=text)


def next_words(state: RunState, words: RoomWords) -> str:
    """The next cue as people know it: a new activity by its title, a new turn by its client, else the step."""
    index, cue = state.next_index(), state.cue
    if index is None:
        return words("End of the session")
    coming = state.order[index]
    if cue is None or coming.activity.id != cue.activity.id:
        return coming.activity.title
    if coming.turn and coming.turn != cue.turn:
        return words("Turn {n}, client: seat {letter}", n=coming.turn, letter=coming.client_seat)
    return coming.step.title


def countdown(remaining_ms: int) -> ClockFace:
    """A countdown to the start: digits without a state."""
    return ClockFace(state="idle", digits=digits(remaining_ms), widest=widest(remaining_ms))


def side_face(side: SideClock, now: Reading, words: RoomWords) -> ClockFace:
    """The second clock for the room; it says nothing of when the step ends."""
    over = side.over(now)
    state: ClockState = "held" if side.held else "over" if over else "running"
    said = {"held": words("Paused"), "over": words("Time’s up"), "running": words("Running")}
    total, left = max(1, side.planned_ms), side.remaining(now)
    return ClockFace(
        state=state,
        digits=side.digits(now),
        widest=widest(side.planned_ms or side.passed(now)),
        fraction=1.0 if side.counts_up else max(0.0, min(1.0, left / total)),
        minutes=side.planned_ms / 60_000,
        state_words=said[state],
        over_words=words("Time’s up"),
    )
