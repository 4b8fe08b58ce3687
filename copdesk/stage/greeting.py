"""Late-comers are greeted on the projector one after another; then the scene before them comes back."""

from copdesk.stage.asked import Asked

LATECOMER = "latecomer"


class Greeting:
    """What is shown while somebody is greeted, and what comes after it."""

    def __init__(self) -> None:
        self._before: Asked | None = None
        self._waiting: list[Asked] = []

    @property
    def under_way(self) -> bool:
        return self._before is not None

    def welcome(self, shown: Asked, guest: Asked) -> Asked:
        """What to show now: the guest, or still the one before."""
        if self._before is not None:
            self._waiting.append(guest)
            return shown
        self._before = shown
        return guest

    def over(self) -> Asked:
        """The next guest, or the scene before all of them."""
        if self._waiting:
            return self._waiting.pop(0)
        before, self._before = self._before, None
        return before or Asked()

    def forget(self) -> None:
        """Another scene is wanted: nobody is waited for."""
        self._before = None
        self._waiting.clear()
