"""A session's report as pieces of text, for what is not a page: the same content, the same promises."""

from collections.abc import Callable
from dataclasses import dataclass

from copdesk.report.communities import compared
from copdesk.report.labels import Say, dated, day_in, minutes, speaker
from copdesk.report.naming import email, named, shown
from copdesk.report.parts import came_to
from copdesk.report.shape import clean
from copdesk.report.unsettled import answers
from copdesk.report.values import PARKED, Category, Note, Options, Person, Picture, ReportContent


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; each point is (text, who said it, or '')."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture with what stands under it; `picture` has pixels only where it is a photo."""

    picture: Picture
    caption: str


Piece = Title | Paragraph | Points | Rows | Plate


def tell(content: ReportContent) -> list[Piece]:
    """The discussion report, piece by piece, in the order of the pages."""
    return _Telling(dated(content)).pieces()


class _Telling:
    def __init__(self, content: ReportContent) -> None:
        self.content = content
        self.options: Options = content.options
        self.say: Say = speaker(content.options.language)
        self.made: list[Piece] = []

    def pieces(self) -> list[Piece]:
        self.made = [Title(self.content.title, 1), Paragraph(" · ".join(self._facts()), quiet=True)]
        tellers = self._tellers()
        for key in self.options.order:
            if key in self.options.sections:
                tellers[key]()
        return [piece for piece in self.made if not (isinstance(piece, Paragraph) and not piece.text)]

    def _tellers(self) -> dict[str, Callable[[], None]]:
        return {
            "short": self._short,
            "purpose": self._purpose,
            "people": self._people,
            "agenda": self._agenda,
            "points": self._key_points,
            "ideas": self._ideas,
            "votes": self._votes,
            "commitments": self._commitments,
            "trios": self._trios,
            "gallery": self._gallery,
            "categories": self._categories,
            "verbatim": self._verbatim,
        }

    def _short(self) -> None:
        content = self.content
        lines = [(text, "") for text in content.messages]
        lines += [(f"{title}: {line}", "") for title, line in content.headlines]
        lines += [(content.closing, "")] if content.closing else []
        self._points(self.say("In short"), lines)

    def _purpose(self) -> None:
        self._paragraph(self.say("Purpose"), self.content.purpose)
        self._points(self.say("Outcomes"), [(one.question, came_to(self.say, one)) for one in answers(self.content)])

    def _key_points(self) -> None:
        if self.content.key_points:
            self._sides(self.say("Key points"), self.content.key_points)
        if self.content.themes:
            self._sides(self.say("Themes"), self.content.themes)

    def _ideas(self) -> None:
        self._paragraph(self.say("Problem"), self.content.problem)
        self._points(self.say("Raised ideas"), self._said(self.content.ideas))
        self._points(self.say("Drivers"), self._said(self.content.drivers))

    def _votes(self) -> None:
        shown = [vote for vote in self.content.votes if vote.open or not self.options.public]
        if shown:
            self.made.append(Title(self.say("Votes")))
        for vote in shown:
            rows = tuple((clean(label), str(count)) for label, count in vote.choices)
            self.made.append(Rows((clean(vote.question), self.say("Votes")), rows))

    def _commitments(self) -> None:
        items = [
            (item.text, " · ".join(filter(None, (self._name(item.who), item.due)))) for item in self.content.commitments
        ]
        self._points(self.say("Commitments"), items)

    def _categories(self) -> None:
        if self.content.categories:
            self._sides(self.say("Notes by category"), self.content.categories)

    def _name(self, person: Person | None) -> str:
        return shown(person, self.options)

    def _facts(self) -> list[str]:
        content, say = self.content, self.say
        hosts = ", ".join(filter(None, (self._name(person) for person in content.convenors)))
        coach = self._name(content.coach)
        facts = [content.community, content.day, content.slot, content.space]
        facts.append(say("Conveners: {names}").format(names=hosts) if hosts else "")
        facts.append(say("Process coach: {name}").format(name=coach) if coach else "")
        return [clean(fact) for fact in facts if fact]

    def _paragraph(self, title: str, text: str) -> None:
        if text.strip():
            self.made += [Title(title), *(Paragraph(line) for line in clean(text).split("\n") if line.strip())]

    def _points(self, title: str, items: list[tuple[str, str]], level: int = 2) -> None:
        if items:
            self.made += [Title(title, level), Points(tuple((clean(text), clean(who)) for text, who in items))]

    def _said(self, notes: tuple[Note, ...]) -> list[tuple[str, str]]:
        return [(note.text, self._name(note.author)) for note in self._open(notes)]

    def _open(self, notes: tuple[Note, ...]) -> list[Note]:
        return [note for note in notes if not (note.private and self.options.public)]

    def _people(self) -> None:
        people = self.content.participants
        names, silent = named(people, self.options)
        mails = {self._name(person): email(person, self.options) for person in people}
        listed = ", ".join(f"{name} {mails[name]}".strip() for name in names)
        if listed and silent:
            listed = self.say("{names} and {n} others").format(names=listed, n=silent)
        elif silent:
            listed = self.say("{n} people took part").format(n=silent)
        self._paragraph(self.say("Participants"), listed)

    def _agenda(self) -> None:
        rows = tuple(
            (clean(row.title), minutes(row.planned_ms), minutes(row.actual_ms) if row.actual_ms is not None else "")
            for row in self.content.agenda
        )
        if rows:
            head = (self.say("Activity"), self.say("Planned, min"), self.say("Took, min"))
            self.made += [Title(self.say("Agenda, planned and actual")), Rows(head, rows)]
            self._earlier()

    def _earlier(self) -> None:
        """What each activity took before: its mean, then every time."""
        rows: list[tuple[str, str, str]] = []
        for one in self.content.earlier:
            title = one.title
            if len(one.times) > 1:
                title = self.say("{activity}, mean of {n} times").format(activity=one.title, n=len(one.times))
            rows.append((clean(title), minutes(one.planned_ms), minutes(one.took_ms)))
            for time in one.times:
                told = " · ".join(filter(None, (time.session, day_in(self.options.language, time.day))))
                rows.append((clean(f"– {told}"), minutes(time.planned_ms), minutes(time.took_ms)))
        if rows:
            head = (self.say("Activity"), self.say("Planned, min"), self.say("Took, min"))
            self.made += [Title(self.say("In earlier sessions"), 3), Rows(head, tuple(rows))]

    def _sides(self, title: str, categories: tuple[Category, ...]) -> None:
        open_ = [(one, self._said(one.notes)) for one in categories]
        if any(notes for _, notes in open_):
            self.made.append(Title(title))
        for one, notes in open_:
            name = self.say(PARKED) if one.name == PARKED else one.name
            self._points(f"{one.sign} {name}".strip() or self.say("Other notes"), notes, 3)

    def _trios(self) -> None:
        for draw in self.content.draws:
            letters = sorted({seat.letter for group in draw.groups for seat in group.seats})
            rows = []
            for group in draw.groups:
                seats = {seat.letter: self._name(seat.person) or "–" for seat in group.seats}
                place = " · ".join(filter(None, (group.label, group.place)))
                rows.append((clean(place), *(clean(seats.get(letter, "")) for letter in letters)))
            if rows:
                self.made.append(Title(self.say("Trios: {draw}").format(draw=clean(draw.name))))
                self.made.append(Rows((self.say("Group"), *letters), tuple(rows)))

    def _gallery(self) -> None:
        if self.content.gallery:
            self.made.append(Title(self.say("Gallery")))
        told = compared(self.content.gallery, self._name)
        if told is not None:
            rows = tuple(tuple(map(clean, row)) for row in told.rows)
            self.made += [Title(self.say("The communities drawn"), 3), Rows(told.head(self.say), rows)]
        for picture in self.content.gallery:
            number = self.say("Picture {number}").format(number=picture.number)
            facts = (f"{self.say(name)}: {value}" for name, value in picture.facts)
            parts = filter(None, (number, picture.caption, self._name(picture.author), *facts))
            self.made.append(Plate(picture, clean(" · ".join(parts))))

    def _verbatim(self) -> None:
        rows = tuple(
            (note.at, clean(note.text), clean(" · ".join(filter(None, (self._name(note.author), note.category)))))
            for note in self._open(self.content.verbatim)
        )
        if rows:
            self.made.append(Title(self.say("All notes, as they were written")))
            self.made.append(Rows((self.say("Time"), self.say("Note"), self.say("Who")), rows))
