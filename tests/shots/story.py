"""What happens in the session that is photographed, as verbs of the desk. To be called on the book's thread."""

import io
import math
import random

from PIL import Image, ImageDraw

from copdesk.board.ink import Stroke
from copdesk.book.ids import Id, new_id
from copdesk.clock import FakeClock
from copdesk.desk import Desk
from copdesk.example import story
from copdesk.run.face import face

DRAWINGS = (
    ("circles", "Dgroups convenors", "Gauri Salokhe", "34", "#0B5D57"),
    ("river", "WASH learning, Ethiopia", "Verele de Vreede", "120", "#8A3A12"),
    ("network", "SDC employment network", "Manuel Flury", "800", "#1F4E9A"),
    ("canvas", "Child rights practitioners", "Jane Lennon", "", "#6B2A7A"),
    ("blank", "Gender and trade unions", "Meg Mottaz", "57", "#0B5D57"),
)
CLUSTERS = (("Purpose and support", ("purpose", "support", "summaries")), ("Time and money", ("demand", "funding")))


def people_arrive(desk: Desk, session: Id, clock: FakeClock, but: int = 2) -> None:
    """All but the last few who are expected come in, a little apart."""
    there = desk.people.attendance(session)
    for one in there[: len(there) - but]:
        desk.people.check_in(session, one.member.id)
        clock.advance(20)


def draw_groups(desk: Desk, session: Id) -> None:
    """Groups for every activity that wants them."""
    for seed, occasion in enumerate(desk.trios.occasions(session), 5):
        desk.trios.draw(session, occasion.activity_id, seed=seed)


def hang_drawings(desk: Desk, session: Id) -> None:
    """A drawing on every template, with some ink and its facts, and a photo of a flipchart."""
    dice = random.Random(26)
    for template, title, whose, members, colour in DRAWINGS:
        key = desk.board.new_drawing(session, template=template, title=title, whose=whose)
        if members:
            desk.board.describe(key, "members", members)
        desk.board.describe(key, "keywords", ("learning", "peer support"))
        desk.board.add_strokes(key, [_wave(dice, colour) for _ in range(9)])
    desk.board.add_photo_file(session, flipchart(), "flipchart.jpg", whose="Carla Alcobia")


def flipchart() -> bytes:
    """A photo of a flipchart as a telephone takes it: grey paper on a dark table, a few marks."""
    photo = Image.new("RGB", (1600, 1200), "#4A4038")
    paint = ImageDraw.Draw(photo)
    paint.polygon([(240, 120), (1390, 90), (1440, 1110), (190, 1080)], fill="#DCD8CE")
    for ring in range(4):
        left, top = 420 + 90 * ring, 320 + 70 * ring
        paint.ellipse((left, top, left + 420, top + 300), outline="#1D3A6E", width=10)
    paint.line([(500, 900), (760, 820), (1000, 910), (1240, 800)], fill="#A5321E", width=12)
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=85)
    return out.getvalue()


def say(desk: Desk, session: Id, step: str, clock: FakeClock) -> None:
    """The lines that a rehearsal hears in this step."""
    for line in story()["said"]:
        if line["step"] == step:
            found = desk.people.find(line.get("who", "")) if line.get("who") else []
            who = found[0].id if found else None
            desk.notes.write(session, line["line"], category=line.get("category", ""), who_id=who)
            clock.advance(7)


def gather_wall(desk: Desk, session: Id) -> None:
    """Some notes go into clusters."""
    notes = desk.notes.of_session(session)
    for name, words in CLUSTERS:
        desk.notes.wall.gather(session, name, [one.id for one in notes if any(word in one.body for word in words)])
    desk.notes.star([notes[1].id], True)


def look_back(desk: Desk, session: Id) -> None:
    """What the community says of itself, and promises."""
    desk.community.answer(desk.community.charter()[0].question, "Questions to shape up our practice as facilitators.")
    desk.community.check_health({one.dimension: 2.0 + place % 3 for place, one in enumerate(desk.community.health())})
    desk.community.add_topic("How to hand over facilitation")
    for name, do, topics, time in (
        ("Gauri Salokhe", "Learn from what others do\nVisit each other", "Story-telling, evaluation", "Half a day"),
        ("Meg Mottaz", "Help each other with our own cases", "Story-telling", "One or two hours"),
        ("Natalie Campbell", "Help each other with our own cases\nVisit each other", "Evaluation", "Half a day"),
    ):
        answers = {"do": do, "topics": topics, "time": time, "part": "A clear aim, and good coffee", "shared": "yes"}
        desk.survey.reply(answers, name=name)
    desk.community.promise("Share the recording", "Lucie Lamoureux", "Friday", session)


def run_to(desk: Desk, session: Id, clock: FakeClock, short: str, turn: int = 0, *, late_s: float = 20) -> None:
    """Lets every step run its length and a little longer, up to this one."""
    if desk.run.state(session).cue is None:
        desk.run.start(session)
    while (cue := desk.run.state(session).cue) and (cue.step.short, cue.turn) != (short, turn):
        left = face(desk.run.state(session), clock.now()).remaining_ms
        clock.advance(max(0, left) / 1000 + late_s)
        desk.run.next(session)


def _wave(dice: random.Random, colour: str) -> Stroke:
    """A line as a hand draws it."""
    x, y, way = dice.uniform(200, 1300), dice.uniform(150, 850), dice.uniform(0, math.tau)
    points = []
    for _ in range(40):
        way += dice.gauss(0, 0.3)
        x, y = x + 9 * math.cos(way), y + 9 * math.sin(way)
        points.append((x, y))
    return Stroke.of(new_id(), "pen", colour, 6.0, points)
