"""A clock that runs faster than the world, for rehearsing a session before the day."""

from contextlib import suppress
from datetime import datetime

from copdesk.book.ids import Id
from copdesk.clock import Clock, Reading
from copdesk.desk import Desk
from copdesk.rehearsal import begins, copy_of, fill_the_room
from copdesk.words import Refused, tr

SPEED = 20
FEWEST, GUESTS = 3, 12
"""Where fewer are known than a trio needs, and nobody said how many come, so many guests are made up."""


class FastClock:
    """Begins at `start` and runs `speed` times as fast as `clock`."""

    def __init__(self, clock: Clock, start: datetime, speed: int = SPEED) -> None:
        self._clock = clock
        self._seen = clock.now()
        self._at = Reading(round(start.timestamp() * 1000), 0, "rehearsal")
        self.speed = speed

    def now(self) -> Reading:
        """The rehearsal's own moment."""
        return self._at.plus(self._clock.now().since(self._seen) * self.speed)

    def set_speed(self, speed: int) -> None:
        """Faster or slower from this moment on; 0 stands still."""
        self._at, self._seen = self.now(), self._clock.now()
        self.speed = speed


def rehearsal_of(desk: Desk, session_id: Id, speed: int = SPEED) -> tuple[Desk, FastClock]:
    """A copy of the desk in memory to rehearse a session on: people are here, groups are drawn, nothing has run."""
    clock = FastClock(desk.clock, begins(desk, session_id), speed)
    copy = copy_of(desk, clock)
    fill_the_room(copy, session_id)
    _make_people_up(copy, session_id)
    drawn = {held.activity_id for held in copy.trios.draws(session_id)}
    for occasion in copy.trios.occasions(session_id):
        if occasion.activity_id not in drawn:
            with suppress(Refused):  # too few people: it is rehearsed without groups
                copy.trios.draw(session_id, occasion.activity_id, seed=1)
    return copy, clock


def _make_people_up(copy: Desk, session_id: Id) -> None:
    """Guests for everyone who is expected and whom nobody knows yet: groups are to be seen before the day."""
    here = len(copy.people.present(session_id))
    wanted = copy.plan.session(session_id).expected or (GUESTS if here < FEWEST else 0)
    with copy.book.batch():
        for number in range(1, wanted - here + 1):
            copy.people.walk_in(session_id, tr("Guest {n}").format(n=number))
