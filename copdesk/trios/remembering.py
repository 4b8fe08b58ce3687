"""What a community remembers about groups: wishes, meetings entered by hand, names of places."""

from collections.abc import Sequence
from itertools import combinations

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.book.journal import Row
from copdesk.people.service import People
from copdesk.people.values import clean
from copdesk.trios import rows
from copdesk.trios.hand import pair
from copdesk.trios.held import Meeting, Wish
from copdesk.trios.paper import groups_of_members
from copdesk.trios.standing import Spot
from copdesk.words import Refused, tr


def presets() -> dict[str, tuple[str, ...]]:
    """Names for tables, ready to take: 'numbers' stands for none beside the number."""
    trees = tr("Oak, Birch, Pine, Maple, Willow, Cedar, Olive, Acacia, Baobab, Mango, Palm, Fig, Teak, Larch, Elm")
    colours = tr("Red, Blue, Green, Yellow, Orange, Violet, White, Black, Brown, Pink, Grey, Turquoise, Gold, Silver")
    animals = tr("Fox, Owl, Bear, Heron, Otter, Lion, Zebra, Whale, Eagle, Gecko, Camel, Turtle, Panda, Crane, Seal")
    return {
        "numbers": (),
        "trees": tuple(clean(name) for name in trees.split(",")),
        "colours": tuple(clean(name) for name in colours.split(",")),
        "animals": tuple(clean(name) for name in animals.split(",")),
    }


class Remembering:
    """Verbs and reads about what outlasts a draw."""

    _book: Book
    _people: People

    def wishes(self) -> list[Wish]:
        """Who is never, and who is always to be together."""
        return rows.wish_rows(self._book)

    def wish(self, kind: str, a: Id, b: Id) -> Id:
        """Two people 'apart' or 'together' from the next draw on; an opposite wish about them gives way."""
        if kind not in ("apart", "together") or a == b:
            raise Refused("trios.wish_self")
        first, second = pair(a, b)
        names = {"a": self._people.member(first).name, "b": self._people.member(second).name}
        old = [one for one in self.wishes() if pair(one.a_id, one.b_id) == (first, second)]
        same = next((one.id for one in old if one.kind == kind), None)
        if same is not None:
            return same
        words = tr("{a} and {b} never together") if kind == "apart" else tr("{a} and {b} always together")
        key = new_id()
        with self._book.turn("trios.wish", words.format(**names)) as turn:
            for one in old:
                turn.remove("wish", one.id)
            turn.insert("wish", {"id": key, "kind": kind, "a_id": first, "b_id": second})
        return key

    def unwish(self, key: Id) -> None:
        """Takes a wish back."""
        with self._book.turn("trios.unwish", tr("take a wish back")) as turn:
            turn.remove("wish", key)

    def met(self, a: Id, b: Id, day: str = "", source: str = "") -> Id:
        """Writes down that two people know each other from elsewhere; `source` says from where."""
        if a == b:
            raise Refused("trios.wish_self")
        first, second = pair(a, b)
        names = {"a": self._people.member(first).name, "b": self._people.member(second).name}
        key = new_id()
        row = {"id": key, "a_id": first, "b_id": second, "day": clean(day) or None, "source": clean(source) or None}
        with self._book.turn("trios.met", tr("{a} and {b} have met").format(**names)) as turn:
            turn.insert("meeting", row)
        return key

    def met_groups(self, text: str, day: str = "", source: str = "") -> int:
        """Groups of a session held without copdesk, one a line: everyone of a line has met. How many pairs.

        Raises Refused with the name that is unknown or doubtful.
        """
        known = self._people.members()
        groups = [groups_of_members(line, known) for line in text.splitlines() if line.strip()]
        pairs = sorted({pair(a, b) for line in groups for group in line for a, b in combinations(group, 2)})
        if not pairs:
            raise Refused("trios.no_groups")
        row = {"day": clean(day) or None, "source": clean(source) or None}
        with self._book.turn("trios.met_groups", tr("groups of an earlier session")) as turn:
            for a, b in pairs:
                turn.insert("meeting", {"id": new_id(), "a_id": a, "b_id": b, **row})
        return len(pairs)

    def unmet(self, key: Id) -> None:
        """Takes a meeting back that was written down by hand."""
        with self._book.turn("trios.unmet", tr("take a meeting back")) as turn:
            turn.remove("meeting", key)

    def entered(self) -> list[Row]:
        """Meetings written down by hand, the latest first: id, a_id, a_name, b_id, b_name, day, source."""
        return rows.meeting_rows(self._book)

    def meetings(self, session_id: Id) -> list[Meeting]:
        """Who has met whom, over all sessions and from what was written down; `here` marks this session."""
        found: dict[tuple[Id, Id], Meeting] = {}
        for row in self.entered():
            key = (row["a_id"], row["b_id"])
            times = found[key].times + 1 if key in found else 1
            found[key] = Meeting(*key, times, row["source"] or tr("before"), False)
        for row in rows.met(self._book):
            key = (row["a_id"], row["b_id"])
            times = found[key].times + 1 if key in found else 1
            here = row["session_id"] == session_id or (key in found and found[key].here)
            found[key] = Meeting(*key, times, row["title"], here)
        return list(found.values())

    def places(self) -> list[str]:
        """The names of the room's tables, in the order in which they stand."""
        return rows.places(self._book)

    def spots(self) -> list[Spot | None]:
        """Where the named tables stand on the plan; None for those nobody laid out."""
        return [None if row["x"] is None else (row["x"], row["y"]) for row in rows.place_rows(self._book)]

    def name_places(self, session_id: Id | None, names: Sequence[str], spots: Sequence[Spot] = ()) -> None:
        """Gives the tables names, T1 first, and spots on the plan; those of the session's groups change with them."""
        kept = [name for name in (clean(name) for name in names) if name]
        at = [{"x": x, "y": y} for x, y in spots[: len(kept)]]
        laid: list[dict[str, float]] = [*at, *({} for _ in kept[len(at) :])]
        old = rows.place_rows(self._book)
        with self._book.turn("trios.name_places", tr("name the tables")) as turn:
            for position, name in enumerate(kept):
                if position < len(old):
                    turn.update("place", old[position]["id"], {"name": name, "position": position, **laid[position]})
                else:
                    turn.insert("place", {"id": new_id(), "name": name, "position": position, **laid[position]})
            for row in old[len(kept) :]:
                turn.remove("place", row["id"])
            for held in rows.draws(self._book, session_id) if session_id else ():
                for trio in held.trios:
                    new = kept[trio.number - 1] if trio.number <= len(kept) else None
                    turn.update("trio", trio.id, {"place": new})
