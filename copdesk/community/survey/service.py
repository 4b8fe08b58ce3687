"""What a person can do with the interest survey."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.turn import Turn
from copdesk.clock import Clock, whole_day
from copdesk.community.survey.results import Result, named, results
from copdesk.community.survey.values import FEEDS, KINDS, YES, AnswersRead, Question, Reply, parts, shipped
from copdesk.people.values import clean, folded
from copdesk.words import Refused, tr, tr_many

KEY = "survey"
"""Under this key the book keeps a community's own questions; each reply is one row, its answers one JSON object."""
WORDS = ("offers", "needs", "passions", "expertise")


class Survey:
    """Questions, replies and what they come to, of one book."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def questions(self) -> list[Question]:
        """The community's own questions, or those that come with the program in the desk's language."""
        row = self._setting()
        if row is None:
            return [
                replace(one, text=tr(one.text), choices=tuple(tr(choice) for choice in one.choices))
                for one in shipped()
            ]
        return [Question(**{**one, "choices": tuple(one["choices"])}) for one in json.loads(row["value"] or "[]")]

    def ask(self, questions: Sequence[Question]) -> None:
        """Keeps other questions, in this order. Answers to questions that go stay in the book.

        Raises Refused for a question without words, or one to tick without choices.
        """
        value = self._settled(questions)
        with self._book.turn("survey.ask", tr("change the survey’s questions")) as turn:
            self._put_questions(turn, value)

    def _put_questions(self, turn: Turn, value: str) -> None:
        row = self._setting()
        if row:
            turn.update("setting", row["id"], {"value": value})
        else:
            turn.insert("setting", {"id": new_id(), "key": KEY, "value": value})

    def _settled(self, questions: Sequence[Question]) -> str:
        """Questions as the book keeps them."""
        kept = []
        for one in questions:
            text, choices = clean(one.text), tuple(dict.fromkeys(filter(None, map(clean, one.choices))))
            if not text:
                raise Refused("survey.question")
            if one.kind not in KINDS or one.feeds not in FEEDS:
                raise Refused("survey.kind")
            if one.kind in ("one", "many") and not choices:
                raise Refused("survey.choices", question=text)
            kept.append(replace(one, key=one.key or new_id().hex(), text=text, choices=choices))
        if not kept:
            raise Refused("survey.none")
        return json.dumps([asdict(one) for one in kept], ensure_ascii=False)

    def replies(self) -> list[Reply]:
        """Every reply, the latest first."""
        rows = self._book.rows(
            "select s.*, m.name as member, m.email as address from survey s left join member m on m.id = s.member_id"
            " and not m.removed where s.question = ? and not s.removed order by s.day desc, s.id desc",
            [KEY],
        )
        return [_reply(row) for row in rows]

    def results(self) -> tuple[Result, ...]:
        """What all replies come to."""
        return results(self.questions(), self.replies())

    def reply(self, answers: Mapping[str, str], name: str = "", email: str = "", organisation: str = "") -> Id:
        """Keeps one reply, of a member where the name or the address is known. Raises Refused for an empty one."""
        kept = _kept(answers)
        if not kept:
            raise Refused("survey.nothing")
        row = self._row(clean(name), clean(email).lower(), clean(organisation), kept)
        with self._book.turn("survey.reply", tr("reply of {name}").format(name=clean(name) or tr("somebody"))) as turn:
            turn.insert("survey", row)
        return bytes(row["id"])

    def drop(self, key: Id) -> None:
        """Takes a reply out."""
        with self._book.turn("survey.drop", tr("take a reply out")) as turn:
            turn.remove("survey", key)

    def read(self, source: Path | bytes) -> AnswersRead:
        """The answers in a file of an online form; nothing is kept."""
        from copdesk.community.survey.reading import read_answers  # with its tables and words only when wanted

        return read_answers(source, self.questions())

    def take(self, read: AnswersRead, more: Collection[str] = ()) -> tuple[int, int]:
        """Keeps what was read, in one undo step: how many are new, and how many stood there already. `more` are the
        keys of those columns over that become questions of the survey.
        """
        there = {(reply.name, reply.email, _told(reply.answers)) for reply in self.replies()}
        asked = {one.key: replace(one, key=new_id().hex()) for one in read.over if one.key in more}
        left = {one.key for one in read.over} - set(asked)
        fresh, known = [], 0
        for name, email, organisation, answers in read.rows:
            kept = _kept({asked[k].key if k in asked else k: text for k, text in answers.items() if k not in left})
            mark = (name, email, _told(kept))
            if kept and mark not in there:
                there.add(mark)
                fresh.append(self._row(name, email, organisation, kept))
            elif kept:
                known += 1
        if fresh:
            label = tr_many("read {n} reply", "read {n} replies", len(fresh))
            with self._book.turn("survey.take", label) as turn:
                if asked:
                    self._put_questions(turn, self._settled([*self.questions(), *asked.values()]))
                for row in fresh:
                    turn.insert("survey", row)
        return len(fresh), known

    def to_topics(self) -> int:
        """Takes what people want to learn about to the topics that wait, each with how many named it, in one undo
        step; doing so again counts nobody twice. Gives how many topics are new or wanted by more.
        """
        told = [
            (reply, reply.answer(one.key))
            for one in self.questions()
            if one.feeds == "topics"
            for reply in self.replies()
        ]
        rows = self._book.rows("select * from topic where not removed")
        there = {row["title"].casefold(): row for row in rows}
        new = [
            (title, count, there.get(title.casefold()))
            for title, count in named(told)
            if count > ((there.get(title.casefold()) or {"wanted": 0})["wanted"] or 0)
        ]
        if not new:
            return 0
        with self._book.turn("survey.to_topics", tr_many("{n} topic", "{n} topics", len(new))) as turn:
            for title, count, row in new:
                if row:
                    turn.update("topic", row["id"], {"wanted": count})
                else:
                    turn.insert("topic", {"id": new_id(), "title": title, "wanted": count})
        return len(new)

    def to_profiles(self) -> tuple[int, int]:
        """Adds what people offer and need to their profiles, and those who are no members yet, in one undo step.

        Nothing that stands in a profile is overwritten. Gives how many were filled up and how many are new.
        """
        fed = [one for one in self.questions() if one.feeds and one.feeds != "topics"]
        known = {row["id"]: row for row in self._book.rows("select * from member where not removed")}
        filled: dict[Id, dict[str, Any]] = {}
        fresh: dict[str, dict[str, Any]] = {}
        for reply in self.replies():
            member = known.get(reply.member_id) if reply.member_id else None
            if member is None and not reply.name:
                continue
            more = {one.feeds: _fitting(one, reply.answer(one.key)) for one in fed if reply.answer(one.key)}
            if member is not None:
                gaps = {field: value for field, value in more.items() if member[field] in (None, "")}
                if gaps:
                    filled[member["id"]] = {**gaps, **filled.get(member["id"], {})}
            else:
                row = fresh.setdefault(folded(reply.name), {"id": new_id(), "name": reply.name})
                said = {"email": reply.email, "organisation": reply.organisation, **more}
                row.update({field: value for field, value in said.items() if value != "" and field not in row})
        if filled or fresh:
            count = len(filled) + len(fresh)
            with self._book.turn("survey.to_profiles", tr_many("{n} profile", "{n} profiles", count)) as turn:
                for key, new in filled.items():
                    turn.update("member", key, new)
                for row in fresh.values():
                    turn.insert("member", row)
                    for reply in self.replies():
                        if reply.member_id is None and folded(reply.name) == folded(row["name"]):
                            turn.update("survey", reply.id, {"member_id": row["id"]})
        return len(filled), len(fresh)

    def _setting(self) -> dict[str, Any] | None:
        return self._book.row("select * from setting where key = ? and not removed order by id", [KEY])

    def _row(self, name: str, email: str, organisation: str, answers: Mapping[str, str]) -> dict[str, Any]:
        body = {"name": name, "email": email, "organisation": organisation, "answers": dict(answers)}
        return {
            "id": new_id(),
            "day": whole_day(self._clock.now().utc),
            "member_id": self._member(name, email),
            "question": KEY,
            "answer": json.dumps(body, ensure_ascii=False, sort_keys=True),
        }

    def _member(self, name: str, email: str) -> Id | None:
        """Whose reply it is: the same address, or the one member of that name."""
        rows = self._book.rows("select id, name, email from member where not removed order by id")
        by_mail = [row["id"] for row in rows if email and (row["email"] or "").lower() == email]
        by_name = [row["id"] for row in rows if name and folded(row["name"]) == folded(name)]
        if by_mail:
            return bytes(by_mail[0])
        return bytes(by_name[0]) if len(by_name) == 1 else None


def _reply(row: Mapping[str, Any]) -> Reply:
    try:
        body = json.loads(row["answer"] or "{}")
    except ValueError:
        body = {}
    name = row["member"] or body.get("name", "")
    address = row["address"] or body.get("email", "")
    answers = body.get("answers", {})
    return Reply(row["id"], row["day"] or "", name, address, row["member_id"], answers, body.get("organisation", ""))


def _kept(answers: Mapping[str, str]) -> dict[str, str]:
    lines = {key: "\n".join(filter(None, map(clean, text.split("\n")))) for key, text in answers.items()}
    return {key: text for key, text in lines.items() if text}


def _told(answers: Mapping[str, str]) -> str:
    return json.dumps(dict(answers), sort_keys=True)


def _fitting(question: Question, answer: str) -> str | int:
    """An answer as a profile's field holds it."""
    if question.feeds == "email_ok":
        return int(answer == YES)
    return "; ".join(parts(answer)) if question.feeds in WORDS else answer
