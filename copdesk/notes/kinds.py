"""The community's own categories: what its notes can be in every session, beside what a step asks for."""

from copdesk.book.book import Book
from copdesk.book.ids import Id, new_id
from copdesk.plan.categories import categories_of, categories_text, with_kept_keys
from copdesk.plan.values import Category
from copdesk.words import Refused, tr

MOST = 20


class Kinds:
    """They are written as a step's are: a line each, `+ Strength [teal]`."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def own(self) -> tuple[Category, ...]:
        """The community's categories in their order."""
        return tuple(one for _, one in self._rows())

    def text(self) -> str:
        """The same as a person types them."""
        return categories_text(self.own())

    def settle(self, text: str) -> None:
        """Takes them from lines; one that is renamed in place keeps its notes. Raises Refused for too many."""
        there = self._rows()
        fresh = with_kept_keys(categories_of(text), self.own())
        if len(fresh) > MOST:
            raise Refused("notes.kinds", most=MOST)
        keys = {one.key: key for key, one in there}
        with self._book.turn("category.settle", tr("the community’s categories")) as turn:
            for place, one in enumerate(fresh):
                row = {"name": one.name, "sign": one.sign or None, "colour": one.colour, "position": place}
                if one.key in keys:
                    turn.update("category", keys[one.key], row)
                else:
                    turn.insert("category", {"id": new_id(), "key": one.key, **row})
            for key, one in there:
                if one.key not in {each.key for each in fresh}:
                    turn.remove("category", key)

    def _rows(self) -> list[tuple[Id, Category]]:
        rows = self._book.rows("select * from category where not removed order by coalesce(position, 0), id")
        return [
            (row["id"], Category(row["key"], row["name"], row["sign"] or "", row["colour"] or "teal")) for row in rows
        ]
