"""Contents of every scene as a room would fill them, for tests and for looking at."""

import math
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from copdesk.stage.scenes import (
    Agenda,
    AgendaRow,
    AgendaStep,
    Ballot,
    BallotOption,
    Blank,
    Board,
    Card,
    Fact,
    GalleryGrid,
    GallerySingle,
    GalleryWalk,
    LateComer,
    Line,
    Message,
    Phase,
    Picture,
    Place,
    Places,
    Prompt,
    Question,
    Role,
    Seat,
    Table,
    Timer,
    Transition,
    Trios,
    Troika,
    WalkRow,
    Wall,
    WallClock,
    WallColumn,
    WallHead,
    Welcome,
)
from copdesk.stage.view import ClockFace, Header, StageView, Upcoming
from tests.ui.stage.people import crowd, seven


class Drawings:
    """A picture source whose drawings are plain figures; a key names how many loops they have."""

    def pixmap(self, key: bytes, size: QSize) -> QPixmap | QImage | None:
        return _figure(key[0]) if key else None


@lru_cache
def _figure(number: int) -> QImage:
    image = QImage(800, 440, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for loop, name in zip(range(number % 4 + 1), ("#2F5FA8", "#0B7A70", "#C46A12", "#7A3F8F"), strict=False):
        painter.setPen(QPen(QColor(name), 7))
        reach = 190 - loop * 40
        points = [
            QPointF(
                400 + 1.6 * reach * math.cos(step / 20 * math.tau),
                220 + reach * math.sin(step / 20 * math.tau) * (1 + 0.1 * math.sin(step * (number + 1))),
            )
            for step in range(21)
        ]
        painter.drawPolyline(points)
    painter.end()
    return image


FACE = ClockFace(
    state="running",
    digits="7:48",
    widest="00:00",
    fraction=0.6,
    notch=1 / 13,
    minutes=13,
    state_words="Running",
    over_words="Time’s up",
    since="since 11:45",
    ends="ends 11:45",
    resumes="goes on with 6:40",
)
NEXT = Upcoming("Next: one positive, one negative that stood out", "Next", "One positive, one negative that stood out")
HEADER = Header("Good CoP / bad CoP", "Generate ideas in trios", "11:37")
LAST = replace(FACE, state="last", digits="0:48", fraction=48 / 780, state_words="Last minute")
OVER = replace(FACE, state="over", digits="+1:12", fraction=0.0, state_words="Time’s up")
HELD = replace(FACE, state="held", digits="6:40", state_words="Paused since 11:38")
QUESTIONS = (
    Question(
        (
            Line("What are positive elements in my CoP?", "plus", 1),
            Line("What are negative elements in my CoP?", "minus", 5),
        )
    ),
    Question(
        (
            Line("What are positive elements in the facilitation of the CoP?", "plus", 1),
            Line("What are negative elements in the facilitation of the CoP?", "minus", 5),
        )
    ),
)
PLAIN = tuple(Question(tuple(replace(line, sign="") for line in question.lines)) for question in QUESTIONS)
ARABIC = (
    Question(
        (
            Line("ما العناصر الإيجابية في مجتمع ممارستي؟", "plus", 1),
            Line("ما العناصر السلبية في مجتمع ممارستي؟", "minus", 5),
        )
    ),
    Question(
        (
            Line("ما العناصر الإيجابية في تيسير مجتمع الممارسة؟", "plus", 1),
            Line("ما العناصر السلبية في تيسير مجتمع الممارسة؟", "minus", 5),
        )
    ),
)
AUTHORS = (
    "Meg Mottaz",
    "Verele de Vreede",
    "Jane Lennon",
    "Manuel Flury",
    "laroo Torfs",
    "Carla Alcobia",
    "Kristoffer Berse",
    "Taline Haytayan",
    "Rutti Goldberger",
    "Prabhu Rajendran",
    "Natalie Campbell",
    "Gauri Salokhe",
)
PICTURES = tuple(Picture(bytes([number]), number, author=author) for number, author in enumerate(AUTHORS, 1))
FACTS = (
    Fact("Members", "MEL practitioners of 18 partners in four countries"),
    Fact("Governance", "a volunteer moderates"),
    Fact("Focus", "monitoring, evaluation, learning in water, energy, climate"),
    Fact("Activity", "meets every three months; quarterly newsletter"),
)
WALL = Wall(
    (
        WallHead(
            "My CoP",
            (
                WallColumn(
                    "positive",
                    tuple(
                        map(
                            Card,
                            (
                                "A common sense of purpose",
                                "Seen as a source of support",
                                "We share our knowledge",
                                "CoP members are experts",
                                "Inputs are recognized and visible",
                                "የልምድ ልውውጡ በጣም ጠቃሚ ነው",
                            ),
                        )
                    ),
                    "plus",
                    1,
                ),
                WallColumn(
                    "negative",
                    tuple(
                        map(
                            Card,
                            (
                                "Too much demand on staff time",
                                "Lack of funding",
                                "Most members are busy",
                                "CoPs don’t self-organize",
                                "Sustaining the momentum is difficult",
                                "No very clear idea how to run it",
                            ),
                        )
                    ),
                    "minus",
                    5,
                ),
            ),
        ),
        WallHead(
            "Facilitation",
            (
                WallColumn(
                    "positive",
                    tuple(
                        map(
                            Card,
                            (
                                "A core group supports the CoP",
                                "Regular summaries of discussions",
                                "Face-to-face on occasion",
                                "Good varied facilitation! Different methods",
                                "Learning sessions are member-driven",
                                "Quarterly newsletter",
                            ),
                        )
                    ),
                    "plus",
                    2,
                ),
                WallColumn(
                    "negative",
                    tuple(
                        map(
                            Card,
                            (
                                "Lack of training and support",
                                "Process was a bit fast",
                                "Language was a constraint in group exercises",
                                "No time for facilitation",
                                "More icebreaking for silent members",
                                "الإنترنت بطيء (only 2 Mbit/s) في القاعة",
                            ),
                        )
                    ),
                    "minus",
                    4,
                ),
            ),
        ),
    )
)
AGENDA = Agenda(
    (
        AgendaRow("11:00", "Draw your CoP and get to know each other", "30 min", "done"),
        AgendaRow(
            "11:30",
            "Good CoP / bad CoP",
            "25 min",
            "now",
            "Now",
            (
                AgendaStep("Silent self-reflection", "", "done"),
                AgendaStep("Generate ideas in trios", "until 11:45", "now"),
                AgendaStep("One positive, one negative that stood out", "10 min"),
            ),
        ),
        AgendaRow("11:55", "Troika consulting", "30 min", "next", "next"),
        AgendaRow("12:25", "Popcorn debrief", "5 min"),
        AgendaRow("12:30", "End", "", "end"),
    )
)
BALLOT = Ballot(
    "Which topics would you like to learn about?",
    tuple(
        BallotOption(text, count, count == 11)
        for text, count in (
            ("Theory of change, revisited", 11),
            ("Gender in MEL", 11),
            ("Outcome harvesting", 11),
            ("Story-telling to communicate impact", 9),
            ("Most significant change", 9),
            ("Remote monitoring", 9),
            ("Data visualisation", 7),
            ("Facilitation", 4),
        )
    ),
    True,
    "31 of 31 have voted",
    "Three topics tie with 11 dots",
    "31 people · 71 dots",
)
TROIKA = Troika(
    "Clarifying questions",
    2,
    3,
    "Turn 2 of 3",
    (
        Role("Client", "answers", (Seat("B", client=True),)),
        Role("Consultants", "ask the client", (Seat("A"), Seat("C"))),
    ),
    (
        Phase("Question", "1:30", "done"),
        Phase("Clarifying", "1:30", "now"),
        Phase("Ideas, advice", "6:00", "next"),
        Phase("Switch", "1:00"),
    ),
)
TRIOS = Trios(
    "Find your trio",
    seven(),
    "Troika consulting",
    "22 people, 7 tables",
    "B",
    "is the first client",
    "then: the client shares the question",
)
SHORT = replace(FACE, widest="0:00", minutes=1)


def many(count: int) -> Trios:
    return Trios("Find your trio", crowd(count), "Troika consulting", legend="first client")


def places(count: int = 34) -> Places:
    people = sorted((seat.name, table.name) for table in crowd(count) for seat in table.seats)
    return Places("Find your place", tuple(Place(name, table) for name, table in people))


def transition(tables: tuple[Table, ...]) -> Transition:
    return Transition("Find your trio", "first client: seat A", tables)


VIEWS: dict[str, StageView] = {
    "01-welcome": StageView(
        Welcome(
            "Facilitating communities of practice",
            (
                Fact("Space", "TBD"),
                Fact("Convener", "Lucie Lamoureux"),
                Fact("Process coach", "Ewen Le Borgne"),
                Fact("Here now", "14 people", True),
            ),
            "We start in",
        ),
        ClockFace(digits="4:30", widest="0:00"),
        Header("Tuesday 26", "11:00 – 12:30", "Share Fair"),
    ),
    "02-timer-running": StageView(Timer(), FACE, HEADER, NEXT),
    "03-timer-ring-closing": StageView(
        Timer(), replace(LAST, style="ring", widest="0:00"), replace(HEADER, end="11:44"), NEXT
    ),
    "04-timer-over": StageView(Timer(), replace(OVER, count_on=True), replace(HEADER, end="11:46"), NEXT),
    "04-timer-over-words": StageView(Timer(), OVER, replace(HEADER, end="11:46"), NEXT),
    "05-timer-held": StageView(Timer(), HELD, replace(HEADER, end="11:39"), NEXT, "paper"),
    "06-timer-words": StageView(
        Timer(PLAIN),
        replace(FACE, style="words", words="about 1 minute left"),
        Header("Good CoP / bad CoP", "Silent self-reflection by individuals"),
    ),
    "07-prompt": StageView(Prompt(QUESTIONS), replace(FACE, digits="7:32"), HEADER, NEXT),
    "07-prompt-over": StageView(Prompt(QUESTIONS), OVER, HEADER, NEXT),
    "07-prompt-held": StageView(Prompt(QUESTIONS), HELD, HEADER, NEXT),
    "08-troika": StageView(
        TROIKA,
        replace(FACE, digits="1:24", widest="0:00"),
        Header("Troika consulting", "", "turn ends 12:15"),
        Upcoming("Next: ideas, suggestions, coaching advice"),
    ),
    "08-troika-fours": StageView(
        replace(TROIKA, fours="Tables of four: turn 2 of 4, 7:07 each, client: seat B until 12:14"),
        replace(FACE, digits="1:24", widest="00:00"),
        Header("Troika consulting", "", "turn ends 12:15"),
        Upcoming("Next: ideas, suggestions, coaching advice"),
    ),
    "09-trios-7": StageView(TRIOS, replace(SHORT, digits="0:52"), HEADER),
    "09-trios-4": StageView(replace(TRIOS, tables=seven()[:4]), replace(SHORT, digits="0:52"), HEADER),
    "09-trios-8": StageView(replace(TRIOS, tables=(*seven(), crowd(1)[0])), replace(SHORT, digits="0:52"), HEADER),
    "10-trios-34": StageView(many(34), SHORT, HEADER),
    "10-trios-12": StageView(many(12), replace(SHORT, digits="0:52"), HEADER),
    "10-trios-20": StageView(many(20), replace(SHORT, digits="0:52"), HEADER),
    "10-trios-50": StageView(many(50), SHORT, HEADER),
    "11-late-comer": StageView(
        LateComer(
            "Welcome",
            "Nadia von Hülsen",
            "Table",
            "Teak",
            Seat("D"),
            "seat D",
            "with",
            ("Jane Lennon", "فاطمة الزهراء بنعلي", "Manuel Flury"),
            "All other tables stay as they are",
        ),
        replace(FACE, digits="5:20", widest="0:00"),
        Header("Troika consulting", "Turn 2 of 3"),
    ),
    "12-gallery-grid": StageView(
        GalleryGrid(PICTURES), FACE, Header("Draw your CoP", "Gallery walkabout", "12 drawings")
    ),
    "12-gallery-unclocked": StageView(
        GalleryGrid(PICTURES), None, Header("Draw your CoP", "Gallery walkabout", "12 drawings")
    ),
    "13-gallery-single": StageView(
        GallerySingle(Picture(b"\x0b", 11, "MAP-WEC MEL CoP", "Michael “Miko” Cañares · sample drawing"), FACTS),
        None,
        Header("Draw your CoP", "Gallery walkabout", "11 of 12"),
    ),
    "14-gallery-walk": StageView(
        GalleryWalk(
            "Then one station on, clockwise",
            ("Table", "Now", "Next station"),
            tuple(
                WalkRow(table.name, str((at + 2) % 7 + 1), str((at + 3) % 7 + 1)) for at, table in enumerate(seven())
            ),
            "walkabout ends 11:30",
        ),
        replace(FACE, digits="1:24", widest="0:00", fraction=0.7, notch=0.2),
        Header("Gallery walkabout", "Rotation 2 of 5", "11:22"),
    ),
    "14-gallery-walk-16": StageView(
        GalleryWalk(
            "Then one station on, clockwise",
            ("Table", "Now", "Next station"),
            tuple(WalkRow(table.name, str(at), str(at + 1)) for at, table in enumerate(crowd(16))),
            "walkabout ends 11:30",
        ),
        replace(FACE, digits="1:24", widest="0:00", fraction=0.7, notch=0.2),
        Header("Gallery walkabout", "Rotation 2 of 5", "11:22"),
    ),
    "15-wall": StageView(WALL, None, Header("Good CoP / bad CoP", "", "24 notes")),
    "16-agenda": StageView(AGENDA, None, Header("Facilitating communities of practice", "", "11:37")),
    "17-ballot": StageView(BALLOT),
    "17-ballot-hidden": StageView(replace(BALLOT, revealed=False)),
    "18-message": StageView(
        Message("There’s no silver bullet – persist and try new things out, listen…"),
        replace(FACE, digits="7:32"),
        HEADER,
    ),
    "19-clock": StageView(
        WallClock("11:42", "Good CoP / bad CoP", "until", "11:55", "session ends", "12:30"),
        None,
        Header("Facilitating communities of practice", "", "Tuesday 26"),
    ),
    "20-transition": StageView(
        transition(seven()),
        replace(SHORT, digits="0:52", fraction=0.87, notch=0.2),
        Header("Next: Troika consulting", "turn 1 of 3", "11:54"),
    ),
    "20-break": StageView(Transition("Break", "Coffee and tea in the garden"), FACE, HEADER, NEXT),
    "21-timer-long": StageView(Timer(), replace(FACE, digits="1:12:48", widest="0:00:00"), HEADER, NEXT),
    "21-timer-over-narrow": StageView(Timer(), replace(OVER, count_on=True, digits="+12:48"), HEADER, NEXT),
    "23-prompt-arabic": StageView(
        Prompt(ARABIC),
        replace(FACE, digits="7:32", state_words="جارٍ", ends="ينتهي \u206611:45\u2069"),
        Header("مجتمع ممارسة جيّد / مجتمع ممارسة سيّئ", "توليد الأفكار في مجموعات ثلاثية"),
        direction="rtl",
    ),
    "26-places": StageView(places(), None, Header("Troika consulting", "", "103 people, 34 tables")),
    "27-board": StageView(
        Board(Picture(b"\x03", 0, "MAP-WEC MEL CoP", "Michael “Miko” Cañares")),
        FACE,
        Header("Draw your CoP", "Draw together"),
    ),
    "28-blank": StageView(Blank()),
}
