"""The picture for trying out a room: digits as large as they will be, and the smallest line that will be shown."""

from copdesk.clock import Reading, hh_mm
from copdesk.stage.material import Material
from copdesk.stage.scenes import Timer
from copdesk.stage.texts import RoomWords
from copdesk.stage.view import ClockFace, Header, StageView

DIGITS = "12:48"


def trial(material: Material, now: Reading) -> StageView:
    """Nothing of the session is on it."""
    words = RoomWords(material.options.words, material.options.language)
    return StageView(
        scene=Timer(),
        clock=ClockFace(state="idle", digits=DIGITS, widest="00:00"),
        header=Header(words("Can the last row read this line?"), "", hh_mm(now.utc)),
        theme=material.options.theme,
        direction=material.options.direction,
        motion="cut",
    )
