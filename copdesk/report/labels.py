"""The fixed words of a document, in the document's own language.

A French report may leave an English desk, so these do not follow the desk's language.
"""

import gettext
from collections.abc import Callable

from copdesk.assets import resource

Say = Callable[[str], str]


def speaker(language: str) -> Say:
    """The `tr` of one document; unknown languages speak English."""
    catalogue = gettext.translation("copdesk", str(resource("locale")), [language], fallback=True)
    return catalogue.gettext


def minutes(milliseconds: int) -> str:
    """`20` for whole or long times, `1:30` for short ones."""
    seconds = round(milliseconds / 1000)
    if seconds % 60 and seconds < 300:
        return f"{seconds // 60}:{seconds % 60:02}"
    return str(round(seconds / 60))
