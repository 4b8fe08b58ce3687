"""One field of several cards at once: what each of them becomes."""

from copdesk.people.counting import with_pair
from copdesk.people.values import Member, folded

WORDS = ("expertise", "passions", "offers", "needs", "languages")
PLAIN = ("organisation", "role", "country", "consent", "joined", "left_on")
ANSWERS = ("photo_ok", "email_ok")
FIELDS = (*WORDS, *PLAIN, *ANSWERS, "category")


def changed_field(one: Member, field: str, value: str, *, add: bool) -> tuple[str, str | int]:
    """The column and what it becomes; `add` puts words that are not there yet to a list of words.

    An answer is 'yes', 'no' or '', which is not asked yet.
    """
    if field in ANSWERS:
        return field, {"yes": 1, "no": 0}.get(value, "")
    if field == "category":
        return "categories", with_pair(one.categories, value)
    before = str(getattr(one, field))
    if not add or field not in WORDS or not before:
        return field, value
    there = [word.strip() for word in before.replace(";", ",").split(",") if word.strip()]
    known = {folded(word) for word in there}
    fresh = [word.strip() for word in value.split(",") if word.strip() and folded(word.strip()) not in known]
    return field, ", ".join([*there, *fresh])
