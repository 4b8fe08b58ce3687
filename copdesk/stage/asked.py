"""Which scene is wanted, and which one a step brings by itself."""

from dataclasses import dataclass, replace

from copdesk.book.ids import Id
from copdesk.clock import Reading
from copdesk.run.state import Leg
from copdesk.stage.market import GROUPS
from copdesk.stage.material import Material
from copdesk.stage.walk import Walkabout

SCENES: tuple[tuple[str, str], ...] = (
    ("welcome", "Welcome"), ("timer", "Timer"), ("prompt", "Prompt"), ("trios", "Trios"), ("troika", "Roles"),
    ("places", "Find your place"), ("board", "Board"), ("gallery", "Gallery"), ("walk", "Walkabout"),
    ("wall", "Wall"), ("ballot", "Ballot"),
    ("agenda", "Agenda"),
    ("message", "Message"), ("clock", "Clock"), ("blank", "Blank"), ("latecomer", "Late-comer"), ("break", "Break"),
    ("side", "Second clock"),
)  # fmt: skip
"""Every scene that can be asked for, with its name on the desk."""

MANY_GROUPS = 16
"""From so many groups on people look for their own name in the alphabet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A scene by name. `about` is a drawing's, member's or activity's key or a message's text; `page` turns pages,
    which turn by themselves unless they are `still`. `walk` is the walkabout that the scene of that name shows.

    `revealed` is how many tables show their names; None shows all. An empty name follows the step.
    """

    scene: str = ""
    about: Id | str | None = None
    page: int = 0
    revealed: int | None = None
    walk: Walkabout | None = None
    still: bool = False

    def looking_at(self, about: Id | str | None) -> "Asked":
        """The same wall, where it is one, looked at otherwise; the marketplace stays what it is."""
        return replace(self, about=about, page=0) if self.scene == "wall" and self.about != GROUPS else self


def scene_of_step(material: Material) -> str:
    """The scene that belongs to what runs now.

    A step that shows trios shows groups while people look for their seats, and roles once they take turns.
    """
    state = material.state
    cue = state.cue
    if cue is None:
        return "message" if state.finished else "welcome"
    if cue.activity.method == "break":
        return "break"
    if cue.step.scene == "trios" and cue.turn:
        return "troika"
    if cue.step.scene == "trios":
        drawn = material.drawn()
        if drawn is None or not drawn.groups:
            return "prompt"  # nobody is told to find what is not there
        return "places" if len(drawn.groups) >= MANY_GROUPS else "trios"
    return cue.step.scene


def settled(material: Material, asked: Asked) -> str:
    """The scene that is really shown for `asked`.

    What others wrote never shows while people think in silence; an empty gallery or wall gives way to what is asked.
    """
    scene = asked.scene or scene_of_step(material)
    if scene == "walk":
        scene = "walk" if asked.walk is not None else "gallery"
    if scene in ("wall", "ballot") and material.silent:
        return "prompt"
    nothing = not material.notes if scene == "wall" else not material.hung
    if scene in ("gallery", "board", "wall") and nothing and not asked.about:
        return "prompt" if material.state.cue else "welcome"
    if scene == "troika" and not (material.state.cue and material.state.cue.turn):
        return "trios"
    return scene


def coming(material: Material, now: Reading) -> tuple[str, Material] | None:
    """The scene that the next step will bring by itself, and a snapshot as if that step ran; None at the end."""
    state = material.state
    index = state.next_index()
    if index is None or state.finished:
        return None
    leg = Leg(state.order[index].key, now)
    then = replace(material, state=replace(state, index=index, legs=(*state.legs, leg)))
    return settled(then, Asked()), then
