"""The other scenes: welcome, prompt, gallery, wall, clock, message, break."""

import re
from collections.abc import Mapping

from copdesk.board.dots import dots_on
from copdesk.book.ids import Id
from copdesk.clock import Reading, hh_mm
from copdesk.plan.values import COLOURS, Category, Cue
from copdesk.run import agenda
from copdesk.stage.material import Material, RoomNote, Shown
from copdesk.stage.scenes import (
    Card,
    Fact,
    GalleryGrid,
    GallerySingle,
    Line,
    Picture,
    Question,
    Scene,
    Sign,
    Transition,
    Wall,
    WallClock,
    WallColumn,
    WallHead,
    Welcome,
)
from copdesk.stage.texts import RoomWords

_SIGNS: dict[str, Sign] = {"+": "plus", "-": "minus"}
_HOSTS = {"convener": "Convener", "coach": "Process coach", "facilitator": "Facilitator", "note-taker": "Note-taker"}
_SENTENCE = re.compile(r"(?<=[?!.؟።။។])\s+(?=\S)")
LANGUAGES = "|"
SOON_MS = 3_600_000 - 1000
"""A start further off than this is not counted down to."""


def welcome(material: Material, words: RoomWords) -> Welcome:
    """What this is and who holds it."""
    session = material.session
    if session is None:
        return Welcome(material.community)
    facts = [Fact(words("Space"), session.space)] if session.space else []
    for role, label in _HOSTS.items():
        names = [name for name, held in material.hosts if held == role]
        if names:
            facts.append(Fact(words(label), ", ".join(names)))
    if material.here:
        facts.append(Fact(words("Here now"), words.count("1 person", "{n} people", material.here), strong=True))
    return Welcome(session.title, tuple(facts), words("We start in"))


def starts_in_ms(material: Material, now: Reading) -> int | None:
    """Time until the slot begins, where it begins today and soon."""
    session, state = material.session, material.state
    if session is None or state.legs or not session.starts:
        return None
    begins = agenda.anchor(session, state, now)
    left = begins - now.utc
    today = not session.day or agenda.is_day(session, now)
    return left if today and 0 < left <= SOON_MS else None


def questions(cue: Cue) -> tuple[Question, ...]:
    """A step's prompts (its instruction where it has none); two sentences of which one asks for the good and one
    for the bad carry their signs where the step's categories do.

    A bar in a prompt parts it into languages: "What do you see? | Que voyez-vous ?".
    """
    signed = {category.sign for category in cue.step.categories} >= {"+", "-"}
    pairs = [(plus, minus) for plus in _of(cue, "+") for minus in _of(cue, "-") if plus.name == minus.name]
    found = []
    for index, prompt in enumerate(cue.step.prompts or ((cue.step.instruction,) if cue.step.instruction else ())):
        spoken = [_sentences(part) for part in prompt.split(LANGUAGES) if part.strip()]
        told: list[tuple[Line, ...]] = []
        for number, sentences in enumerate(spoken):
            again = number > 0
            if signed and len(sentences) == 2:
                pair = pairs[index] if index < len(pairs) else (_of(cue, "+")[0], _of(cue, "-")[0])
                told.append(
                    tuple(
                        Line(text, _SIGNS[one.sign], number_of(one.colour), again)
                        for text, one in zip(sentences, pair, strict=True)
                    )
                )
            else:
                told.append(tuple(Line(text, again=again) for text in sentences))
        found.append(Question(_side_by_side(told)))
    return tuple(found)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def _side_by_side(told: list[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Sentence by sentence in each language, where each has as many; else one language after the other."""
    if len({len(lines) for lines in told}) == 1:
        return tuple(line for lines in zip(*told, strict=True) for line in lines)
    return tuple(line for lines in told for line in lines)


def number_of(colour: str) -> int:
    """A category's colour as the projector numbers it, 1 to 5."""
    return COLOURS.index(colour) + 1 if colour in COLOURS else 1


def gallery(material: Material, about: object, words: RoomWords) -> Scene:
    """One drawing with its facts, or all of them; with their dots, once those are revealed."""
    vote = dots_on(material.ballots, {shown.id for shown in material.drawings})
    dots = vote.shown() if vote is not None else {}
    for shown in material.drawings:
        if shown.id == about:
            facts = tuple(Fact(words(label), text) for label, text in shown.facts)
            return GallerySingle(_picture(shown, dots), facts)
    pictures = tuple(_picture(shown, dots) for shown in material.hung)
    return GalleryGrid(pictures, dense=len(pictures) > 12)


def wall(material: Material, words: RoomWords) -> Wall:
    """What was said in the running activity (in the whole session outside of one), in its categories."""
    activity = material.activity
    own_notes = [note for note in material.notes if activity is None or note.activity_id == activity.id]
    notes = own_notes or list(material.notes)
    used = {note.category for note in notes}
    own = [one for step in activity.steps for one in step.categories] if activity else []
    known = {one.key: one for one in (*own, *material.categories) if one in own or one.key in used}
    columns = [(one, _column(one, notes, words)) for one in known.values()]
    loose = tuple(_card(note) for note in notes if note.category not in known)
    heads = _heads([column for column in columns if column[1].cards or column[0] in own])
    if loose:
        heads = (*heads, WallHead("", (WallColumn(words("Notes"), loose),)))
    return Wall(heads)


def wall_clock(material: Material, now: Reading, words: RoomWords) -> WallClock:
    """The time of day; what runs until when."""
    session, state, cue = material.session, material.state, material.state.cue
    if session is None or cue is None:
        return WallClock(hh_mm(now.utc))
    return WallClock(
        time=hh_mm(now.utc),
        doing=cue.activity.title,
        until_lead=words("until"),
        until=hh_mm(now.later(state.rest_ms(now))),
        ends_lead=words("session ends"),
        ends=hh_mm(state.ends_utc(now)),
    )


def transition(material: Material, now: Reading, words: RoomWords) -> Transition:
    """A break: until when."""
    state = material.state
    title = state.cue.step.title if state.cue else words("Break")
    back = hh_mm(now.later(max(0, state.remaining_ms(now))))
    return Transition(title, words("back at {time}", time=back) if state.cue else "")


def _of(cue: Cue, sign: str) -> list[Category]:
    return [category for category in cue.step.categories if category.sign == sign]


def _picture(shown: Shown, dots: Mapping[Id, int]) -> Picture:
    return Picture(shown.id, shown.number, shown.title, shown.author, dots.get(shown.id, 0), shown.photo)


def _card(note: RoomNote) -> Card:
    return Card(note.text, note.author)


def _column(category: Category, notes: list[RoomNote], words: RoomWords) -> WallColumn:
    cards = tuple(_card(note) for note in notes if note.category == category.key)
    return WallColumn(category.name, cards, _SIGNS.get(category.sign, ""), number_of(category.colour))


def _heads(columns: list[tuple[Category, WallColumn]]) -> tuple[WallHead, ...]:
    """Categories of one name that differ by sign stand under one head; the others stand alone."""
    heads: list[WallHead] = []
    by_name: dict[str, list[WallColumn]] = {}
    for category, column in columns:
        by_name.setdefault(category.name, []).append(column)
    paired = len(by_name) < len(columns)
    for name, group in by_name.items():
        heads.append(WallHead(name if paired else "", tuple(group)))
    return tuple(heads)
