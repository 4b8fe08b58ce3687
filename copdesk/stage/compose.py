"""From a snapshot of the book to the picture of this moment. Pure, and cheap enough for every tick."""

from dataclasses import replace

from copdesk.book.ids import Id
from copdesk.clock import Reading, hh_mm
from copdesk.run.face import Face, face
from copdesk.run.side import BREAK, SideClock
from copdesk.stage import groups, shows, votes
from copdesk.stage.agenda import running_agenda
from copdesk.stage.asked import Asked, settled
from copdesk.stage.clusters import CLUSTERS, wall_of_clusters
from copdesk.stage.greeting import LATECOMER
from copdesk.stage.market import GROUPS, marketplace
from copdesk.stage.material import Material
from copdesk.stage.phrases import clock_face, countdown, header, side_face, style_of, upcoming
from copdesk.stage.scenes import (
    Blank,
    Board,
    GalleryGrid,
    GallerySingle,
    Message,
    Picture,
    Prompt,
    Scene,
    Timer,
    Transition,
    Troika,
    Wall,
)
from copdesk.stage.texts import RoomWords
from copdesk.stage.view import ClockFace, Header, Motion, StageView, Upcoming
from copdesk.stage.walk import walk_face, walk_scene


def compose(
    material: Material, asked: Asked, now: Reading, looked: Face | None = None, side: SideClock | None = None
) -> StageView:
    """The whole picture for `asked` at `now`. `looked` is the run's face where the caller has it already.

    `side` is the second clock, for the scene of that name.
    """
    words = RoomWords(material.options.words, material.options.language)
    name = settled(material, asked)
    seen = looked if looked is not None else face(material.state, now)
    clock = clock_face(material, seen, words)
    scene = _scene(name, material, asked, now, words)
    market = name == "wall" and asked.about == GROUPS
    top = header(material, now, words) if market else _header_of(scene, material, now, words)
    if name == "walk" and asked.walk is not None:
        clock = walk_face(asked.walk, now, words)
    if name == "break" and (seats := groups.regrouping(material, now, words)) is not None:
        scene, top = seats
    if name == "side" and side is not None:
        clock = side_face(side, now, words)
        scene, top = _beside(side, scene, top, now, words)
    return StageView(
        scene=scene,
        clock=_clock_of(name, material, clock, now),
        header=top,
        upcoming=_waiting(side, words) if name == "side" and side is not None else upcoming(material, words),
        theme=material.options.theme,
        direction=material.options.direction,
        page=asked.page,
        motion=_motion(material, name, asked),
    )


def _motion(material: Material, name: str, asked: Asked) -> Motion:
    """What appears among what stays, a note, a table's names, a person, comes slowly; unless nothing may move."""
    appears = name in ("wall", LATECOMER) or asked.revealed is not None
    return "slow" if appears and material.options.motion == "fade" else material.options.motion


def _scene(name: str, material: Material, asked: Asked, now: Reading, words: RoomWords) -> Scene:
    cue = material.state.cue
    if name == "side":
        return Timer()
    if name in ("timer", "prompt"):
        return _time_or_prompt(name, material)
    if name == "troika" and cue is not None:
        return groups.troika(material, cue, now, words)
    if name == "trios":
        return groups.trios(material, words, asked.revealed, _key(asked.about))
    if name == "places":
        return groups.places(material, words, _key(asked.about))
    if name == "latecomer":
        return groups.late_comer(material, asked.about, words)
    if name == "board":
        return _board(material, asked)
    if name == "walk" and asked.walk is not None:
        return walk_scene(asked.walk, words)
    if name == "gallery":
        return shows.gallery(material, asked.about, words)
    if name == "wall" and (asked.about == CLUSTERS or isinstance(asked.about, bytes)):
        return wall_of_clusters(material, words, _key(asked.about))
    if name == "wall" and asked.about == GROUPS:
        return marketplace(material, words)
    if name == "wall":
        return shows.wall(material, words)
    if name == "ballot":
        return votes.ballot(material, asked.about, words)
    if name == "agenda":
        return running_agenda(material, now, words)
    if name == "message":
        return Message(asked.about if isinstance(asked.about, str) and asked.about else words("Thank you"))
    if name == "clock":
        return shows.wall_clock(material, now, words)
    if name == "break":
        return shows.transition(material, now, words)
    return Blank() if name == "blank" else shows.welcome(material, words)


def _beside(side: SideClock, scene: Scene, top: Header, now: Reading, words: RoomWords) -> tuple[Scene, Header]:
    """The second clock's scene: until when the break is, who reports, or which round it is."""
    if side.kind == BREAK:
        back = hh_mm(now.later(max(0, side.remaining(now))))
        return Transition(words("Break"), words("back at {time}", time=back)), top
    if side.groups:
        return scene, replace(top, step=side.speaks)
    return scene, replace(top, step="" if side.counts_up else words("Round {n}", n=side.round))


def _waiting(side: SideClock, words: RoomWords) -> Upcoming:
    names = ", ".join(side.waiting)
    if not names:
        return Upcoming()
    lead = words("Not yet heard")
    return Upcoming(line=f"{lead}: {names}", lead=lead, text=names)


def _time_or_prompt(name: str, material: Material) -> Scene:
    """Time in words stands below the questions, so that both scenes are then one."""
    cue = material.state.cue
    asked = shows.questions(cue) if cue else ()
    if cue is not None and style_of(cue) in ("words", "none"):
        return Timer(asked)
    return Prompt(asked) if name == "prompt" and asked else Timer()


def _key(about: Id | str | None) -> Id | None:
    return about if isinstance(about, bytes) else None


def _board(material: Material, asked: Asked) -> Scene:
    """The drawing that is being made; the newest where none is named."""
    known = [shown for shown in material.drawings if shown.id == asked.about] or list(material.drawings[-1:])
    if isinstance(asked.about, bytes):
        return Board(Picture(asked.about, 0, known[0].title if known and known[0].id == asked.about else ""))
    return Board(Picture(known[0].id, 0, known[0].title)) if known else Blank()


def _clock_of(name: str, material: Material, clock: ClockFace | None, now: Reading) -> ClockFace | None:
    """Which clock a scene carries: a countdown on the welcome, none where digits would only disturb."""
    if name == "welcome":
        left = shows.starts_in_ms(material, now)
        return countdown(left) if left is not None else None
    if name in ("blank", "clock", "agenda"):
        return None
    if clock is not None and clock.style in ("words", "none") and name != "timer":
        return replace(clock, digits="", widest="") if clock.state in ("running", "last") else clock
    return clock


def _header_of(scene: Scene, material: Material, now: Reading, words: RoomWords) -> Header:
    top = header(material, now, words)
    session = material.session
    if isinstance(scene, GalleryGrid):
        return replace(top, end=words.count("1 drawing", "{n} drawings", len(scene.pictures)))
    if isinstance(scene, GallerySingle):
        return replace(top, end=words("{n} of {all}", n=scene.picture.number, all=len(material.drawings)))
    if isinstance(scene, Wall):
        cards = sum(len(column.cards) for head in scene.heads for column in head.columns)
        return replace(top, end=words.count("1 note", "{n} notes", cards))
    if isinstance(scene, Troika):
        return replace(
            top, end=words("turn ends {time}", time=hh_mm(now.later(material.state.rest_ms(now, of_turn=True))))
        )
    if session is not None and material.state.cue is None:
        hours = f"{session.starts} – {session.ends}" if session.starts and session.ends else session.starts
        day = session.day_text or session.day
        return Header(day or session.title, hours if day else "", material.community)
    return top
