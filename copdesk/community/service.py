"""What a person can do in the Community room."""

import tomllib
from collections.abc import Mapping
from functools import cache

from copdesk.assets import resource
from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.schema import TABLES
from copdesk.clock import Clock, whole_day
from copdesk.community.values import Answer, Commitment, Community, Health, Overview, Topic
from copdesk.people.values import clean
from copdesk.plan.values import iso_day
from copdesk.words import Refused, tr

FIELDS = ("name", "practice", "language", "settings")


class CommunityRoom:
    """The life of the community around its sessions."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def community(self) -> Community:
        """The head of the book."""
        row = self._book.row("select * from community where not removed order by id limit 1")
        if row is None:
            return Community(b"", "")
        return Community(row["id"], row["name"], row["practice"] or "", row["language"] or "en")

    def rename(self, name: str) -> None:
        """Gives the community another name."""
        if not clean(name):
            raise Refused("community.name")
        with self._book.turn("community.rename", tr("rename the community")) as turn:
            turn.update("community", self.community().id, {"name": clean(name)})

    def overview(self) -> Overview:
        """Counts and rhythm of the whole book."""
        counted = {
            table: self._count(f"select count(*) as n from {table} where not removed")
            for table in ("member", "session", "note", "drawing")
        }
        return Overview(
            self.community(),
            counted["member"],
            counted["session"],
            counted["note"],
            counted["drawing"],
            self._attended(),
            self._never_seen(),
            self.review_on(),
        )

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the book holds, removed ones left out."""
        return {name: self._count(f"select count(*) as n from {name} where not removed") for name in TABLES}

    def commitments(self) -> list[Commitment]:
        """All that was promised, open ones first."""
        rows = self._book.rows(
            "select c.*, m.name as member from commitment c left join member m on m.id = c.who_id"
            " where not c.removed order by c.done_at is not null, c.id"
        )
        return [
            Commitment(
                row["id"],
                row["what"],
                row["member"] or row["who"] or "",
                row["due"] or "",
                row["done_at"],
                row["session_id"],
            )
            for row in rows
        ]

    def promise(self, what: str, who: str = "", due: str = "", session_id: Id | None = None) -> Id:
        """A new commitment."""
        if not clean(what):
            raise Refused("community.what")
        key = new_id()
        with self._book.turn("community.promise", tr("promise “{what}”").format(what=clean(what))) as turn:
            row = {"id": key, "session_id": session_id, "what": clean(what), "who": who or None, "due": due or None}
            turn.insert("commitment", row)
        return key

    def tick(self, key: Id, done: bool) -> None:
        """Ticks a commitment off, or opens it again."""
        with self._book.turn("community.tick", tr("tick off") if done else tr("open again")) as turn:
            turn.update("commitment", key, {"done_at": self._clock.now().utc if done else None})

    def topics(self) -> list[Topic]:
        """What members want to learn about, most wanted first."""
        rows = self._book.rows("select * from topic where not removed order by coalesce(wanted, 1) desc, id")
        return [Topic(row["id"], row["title"], row["wanted"] or 1, row["status"] or "") for row in rows]

    def add_topic(self, title: str) -> Id:
        """A new topic; a known one is wanted by one more."""
        kept = clean(title)
        if not kept:
            raise Refused("community.topic")
        there = next((topic for topic in self.topics() if topic.title.casefold() == kept.casefold()), None)
        key = there.id if there else new_id()
        with self._book.turn("community.add_topic", tr("topic “{title}”").format(title=kept)) as turn:
            if there:
                turn.update("topic", key, {"wanted": there.wanted + 1})
            else:
                turn.insert("topic", {"id": key, "title": kept, "wanted": 1})
        return key

    def charter(self) -> list[Answer]:
        """The charter's questions with what was answered."""
        rows = self._book.rows("select * from charter where not removed order by position, id")
        there = {row["question"]: row for row in rows}
        known = [
            Answer(q, (there[q]["answer"] or "") if q in there else "", there[q]["id"] if q in there else None)
            for q in asked()["questions"]
        ]
        own = [Answer(row["question"], row["answer"] or "", row["id"]) for row in rows]
        return known + [one for one in own if one.question not in {each.question for each in known}]

    def answer(self, question: str, text: str) -> None:
        """Writes the community's answer to a question of its charter."""
        there = next((one for one in self.charter() if one.question == question), None)
        with self._book.turn("community.answer", tr("answer “{question}”").format(question=tr(question))) as turn:
            if there is not None and there.id is not None:
                turn.update("charter", there.id, {"answer": text.strip()})
            else:
                turn.insert("charter", {"id": new_id(), "question": question, "answer": text.strip()})

    def review_on(self) -> str:
        """The day (ISO) on which the charter is to be read again; '' where none was agreed."""
        row = self._book.row("select review_on from charter where review_on is not null and not removed order by id")
        return str(row["review_on"]) if row else ""

    def review(self, day: str) -> None:
        """Agrees on which day the charter is read again; '' takes it back. Raises Refused for what is no day."""
        kept = iso_day(day) if clean(day) else ""
        first = asked()["questions"][0]
        there = self._book.row("select id from charter where question = ? and not removed order by id", [first])
        with self._book.turn("community.review", tr("day to read the charter again")) as turn:
            if there is not None:
                turn.update("charter", there["id"], {"review_on": kept or None})
            else:
                turn.insert("charter", {"id": new_id(), "question": first, "review_on": kept or None})

    def health(self) -> list[Health]:
        """Every dimension of the health check with its scores so far."""
        found: dict[str, list[tuple[str, float]]] = {name: [] for name in asked()["dimensions"]}
        for row in self._book.rows("select * from health where not removed order by day, id"):
            found.setdefault(row["dimension"], []).append((row["day"], row["score"] or 0.0))
        return [Health(name, tuple(scores)) for name, scores in found.items()]

    def check_health(self, scores: Mapping[str, float], answers: Mapping[str, int] | None = None) -> None:
        """Keeps today's mean scores, 1 to 5, of some dimensions, and of how many `answers` each is the mean; a second

        check on one day replaces the first.
        """
        if not scores or any(not 1 <= score <= 5 for score in scores.values()):
            raise Refused("community.score")
        day = whole_day(self._clock.now().utc)
        rows = self._book.rows("select id, dimension from health where day = ? and not removed", [day])
        there = {row["dimension"]: row["id"] for row in rows}
        with self._book.turn("community.check_health", tr("health check")) as turn:
            for dimension, score in scores.items():
                told = {"score": float(score), "answers": (answers or {}).get(dimension)}
                if dimension in there:
                    turn.update("health", there[dimension], told)
                else:
                    turn.insert("health", {"id": new_id(), "day": day, "dimension": dimension, **told})

    def _count(self, sql: str) -> int:
        row = self._book.row(sql)
        return int(row["n"]) if row else 0

    def _attended(self) -> tuple[tuple[str, int, int], ...]:
        rows = self._book.rows(
            "select s.id, s.title, a.member_id from session s left join attendance a on a.session_id = s.id"
            " and a.status in ('here', 'left') and not a.removed where not s.removed order by s.position, s.id"
        )
        seen: set[Id] = set()
        found: dict[Id, tuple[str, int, int]] = {}
        for row in rows:
            _, people, fresh = found.get(row["id"], ("", 0, 0))
            if row["member_id"] is not None:
                people, fresh = people + 1, fresh + (row["member_id"] not in seen)
                seen.add(row["member_id"])
            found[row["id"]] = (row["title"], people, fresh)
        return tuple(found.values())

    def _never_seen(self) -> tuple[str, ...]:
        rows = self._book.rows(
            "select m.name from member m where not m.removed and not exists (select 1 from attendance a where"
            " a.member_id = m.id and a.status in ('here', 'left') and not a.removed) order by m.name collate nocase"
        )
        return tuple(row["name"] for row in rows)


@cache
def asked() -> dict[str, list[str]]:
    """What every community is asked, in English: the charter's `questions`, the health check's `dimensions`."""
    return tomllib.loads(resource("examples", "charter.toml").read_text(encoding="utf-8"))
