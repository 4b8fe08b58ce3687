"""How notes and their categories are said on the desk."""

from collections.abc import Sequence

from copdesk.plan.values import Category

SIDES = {"+": "+", "-": "−"}


def category_words(category: Category) -> str:
    """A category's name with its side before it: `+ My CoP`, `− My CoP`, `Idea`."""
    side = SIDES.get(category.sign, "")
    return f"{side} {category.name}" if side else category.name


def category_of(categories: Sequence[Category], key: str) -> Category | None:
    """The category of that key; None where a note has none or its step no longer names it."""
    return next((one for one in categories if one.key == key), None)


def one_line(text: str) -> str:
    """A note's words in one line, for rows."""
    return " ".join(text.split())
