"""The wall: notes in clusters, and two notes that say the same."""

from collections.abc import Sequence
from typing import Any

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.clock import Clock
from copdesk.notes import rows
from copdesk.notes.grouping import by_category, by_words
from copdesk.notes.known import Known
from copdesk.notes.twins import Looked, Twins
from copdesk.notes.values import Cluster, Note, kept
from copdesk.people.values import clean
from copdesk.plan.values import Category
from copdesk.words import Refused, tr


class Wall:
    """Clusters of the sessions of one book, and the notes in them."""

    def __init__(self, book: Book, clock: Clock, known: Known) -> None:
        self._book = book
        self._clock = clock
        self._known = known
        self._twins = Twins()

    def clusters(self, session_id: Id) -> list[Cluster]:
        """A session's clusters in the order of the wall."""
        return rows.clusters(self._book, session_id)

    def gather(self, session_id: Id, name: str, keys: Sequence[Id] = (), step_id: Id | None = None) -> Id:
        """A new cluster at the end of the wall, with these notes in it."""
        key, title = new_id(), clean(name)
        place = len(self.clusters(session_id))
        label = tr("new cluster {name}").format(name=title or tr("without a name"))
        with self._book.turn("wall.gather", label) as turn:
            turn.insert(
                "cluster",
                {"id": key, "session_id": session_id, "step_id": step_id, "name": title or None, "position": place},
            )
            for note in self._notes(keys):
                turn.update("note", note.id, {"cluster_id": key})
        return key

    def name(self, key: Id, name: str) -> None:
        """Names a cluster."""
        title = clean(name)
        with self._book.turn("wall.name", tr("name the cluster {name}").format(name=title)) as turn:
            turn.update("cluster", self._cluster(key).id, {"name": title or None})

    def put(self, keys: Sequence[Id], cluster_id: Id | None) -> None:
        """Moves notes into a cluster; None takes them out of any."""
        notes = self._notes(keys)
        if not notes:
            return
        if cluster_id is not None:
            label = tr("move into {name}").format(name=self._cluster(cluster_id).name or tr("a cluster"))
        else:
            label = tr("take out of the cluster")
        with self._book.turn("wall.put", label) as turn:
            for note in notes:
                turn.update("note", note.id, {"cluster_id": cluster_id})

    def scatter(self, key: Id) -> None:
        """Takes a cluster off the wall; its notes stay, outside of clusters."""
        cluster = self._cluster(key)
        label = tr("take the cluster {name} apart").format(name=cluster.name or tr("without a name"))
        with self._book.turn("wall.scatter", label) as turn:
            for row in self._book.rows("select id from note where cluster_id = ? and not removed", [key]):
                turn.update("note", row["id"], {"cluster_id": None})
            turn.remove("cluster", key)

    def place(self, session_id: Id, key: Id, at: int) -> None:
        """Moves a cluster to another place of the wall."""
        there = [one.id for one in self.clusters(session_id) if one.id != self._cluster(key).id]
        there.insert(max(0, min(at, len(there))), key)
        self._order(there, "wall.place", tr("move a cluster"))

    def lay_out(self, session_id: Id) -> None:
        """Orders the wall: the clusters with most notes first."""
        counts: dict[Id | None, int] = {}
        for note in self._known.of_session(session_id):
            counts[note.cluster_id] = counts.get(note.cluster_id, 0) + note.times
        ordered = sorted(self.clusters(session_id), key=lambda one: (-counts.get(one.id, 0), one.position))
        self._order([one.id for one in ordered], "wall.lay_out", tr("lay out the wall"))

    def group(self, session_id: Id, groups: Sequence[tuple[str, Sequence[Id]]]) -> int:
        """New clusters with their names and notes, as one undo step; groups without notes are left out. How many."""
        filled = [(clean(name), self._notes(keys)) for name, keys in groups if keys]
        place = len(self.clusters(session_id))
        with self._book.turn("wall.group", tr("lay out the wall")) as turn:
            for number, (name, notes) in enumerate(filled, place):
                key = new_id()
                row = {"id": key, "session_id": session_id, "name": name or None, "position": number}
                turn.insert("cluster", row)
                for note in notes:
                    turn.update("note", note.id, {"cluster_id": key})
        return len(filled)

    def group_by_category(self, session_id: Id, categories: Sequence[Category]) -> int:
        """A cluster for each category that loose notes have."""
        return self.group(session_id, by_category(self._loose(session_id), categories))

    def group_by_words(self, session_id: Id) -> int:
        """Clusters of loose notes that share words."""
        return self.group(session_id, by_words(self._loose(session_id)))

    def _loose(self, session_id: Id) -> list[Note]:
        known = {cluster.id for cluster in self.clusters(session_id)}
        return [note for note in self._known.of_session(session_id) if note.cluster_id not in known and not note.parked]

    def twins(self, session_id: Id) -> list[tuple[Note, Note]]:
        """Pairs of notes that look alike, the most alike first; those kept apart by hand are left out."""
        while not (found := self.look_for_twins(session_id)).done:
            pass
        return list(found.pairs)

    def look_for_twins(self, session_id: Id) -> Looked:
        """What is found of them so far, after comparing a little more: for a desk on which somebody writes."""
        return self._twins.look(session_id, self._known.of_session(session_id))

    def merge(self, first: Id, second: Id) -> None:
        """Two notes become one: the longer words, all tags, the star of either; it counts for both."""
        pair = self._notes([first, second])
        if len({note.id for note in pair}) != 2 or pair[0].session_id != pair[1].session_id:
            raise Refused("notes.two")
        stays, goes = sorted(pair, key=lambda note: (note.said_at, note.id))
        words = max((stays.body, goes.body), key=len)
        new: dict[str, Any] = {
            "body": words,
            "tags": rows.stored("tags", tuple(dict.fromkeys((*stays.tags, *goes.tags)))),
            "starred": rows.stored("starred", stays.starred or goes.starred),
            "category": stays.category or goes.category or None,
            "cluster_id": stays.cluster_id or goes.cluster_id,
            "for_room": rows.stored("for_room", stays.for_room and goes.for_room),
        }
        merged = self._book.rows("select id from note where merged_into = ?", [goes.id])
        with self._book.turn("wall.merge", tr("merge two notes")) as turn:
            turn.update("note", stays.id, new)
            turn.update("note", goes.id, {"removed": 1, "merged_into": stays.id})
            for row in merged:
                turn.update("note", row["id"], {"merged_into": stays.id})

    def keep_both(self, first: Id, second: Id) -> None:
        """Two notes look alike and are not: they are not offered again."""
        one, other = self._notes([first, second])
        with self._book.turn("wall.keep_both", tr("keep both notes")) as turn:
            turn.update("note", one.id, {"apart": rows.stored("apart", (*one.apart, other.id))})

    def split(self, key: Id, at: int) -> Id:
        """Cuts a note in two at a character; both keep category, speaker, step and cluster."""
        note = self._notes([key])[0]
        head, tail = kept(note.body[:at]), kept(note.body[at:])
        if not head or not tail:
            raise Refused("notes.split")
        row = self._book.row("select * from note where id = ?", [key])
        assert row is not None
        fresh = new_id()
        copied = {name: row[name] for name in row if name not in ("changed_at", "removed", "seal", "apart")}
        with self._book.turn("wall.split", tr("split a note")) as turn:
            turn.update("note", key, {"body": head})
            turn.insert("note", {**copied, "id": fresh, "body": tail, "said_at": row["said_at"] + 1})
        return fresh

    def _order(self, keys: Sequence[Id], verb: str, label: str) -> None:
        with self._book.turn(verb, label) as turn:
            for place, key in enumerate(keys):
                turn.update("cluster", key, {"position": place})

    def _cluster(self, key: Id) -> Cluster:
        found = rows.cluster(self._book, key)
        if found is None:
            raise Refused("notes.cluster")
        return found

    def _notes(self, keys: Sequence[Id]) -> list[Note]:
        found = [rows.note(self._book, key) for key in keys]
        if any(one is None for one in found):
            raise Refused("notes.unknown")
        return [one for one in found if one is not None]
