"""The question before somebody is forgotten for good."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from copdesk.words import tr
from ui.parts.question import QuestionPanel, ask


def ask_forgetting(host: QWidget, name: str, then: Callable[[], None]) -> QuestionPanel:
    """Asks over `host`; `then` runs when the answer is yes."""
    return ask(
        host,
        tr("Forget {name} for good?").format(name=name),
        tr(
            "Name, addresses and answers go out of every note, list and plan of this community file. What was"
            " said stays without a name. This cannot be undone, nor can anything that was done before."
        ),
        tr("Forget"),
        then,
    )
