"""What the fields of a person's card are called."""

from copdesk.words import tr


def labels() -> dict[str, str]:
    """What the fields of a card are called, in the order of the card."""
    return {
        "called": tr("Called"),
        "email": tr("E-mail"),
        "expertise": tr("Knows about"),
        "offers": tr("Can offer"),
        "needs": tr("Needs"),
        "honorific": tr("Title"),
        "native": tr("Own script"),
        "also_email": tr("Second e-mail"),
        "organisation": tr("Organisation"),
        "role": tr("Role"),
        "country": tr("Country"),
        "languages": tr("Languages"),
        "phone": tr("Phone"),
        "passions": tr("Passions"),
        "joined": tr("Member since"),
        "left_on": tr("Left on"),
        "categories": tr("Categories"),
        "about": tr("About"),
    }


def field_words(field: str) -> str:
    """What one field is called."""
    return labels().get(field, field)
