"""What the tests of the Trios room begin with."""

import pytest

from copdesk.book.ids import Id
from copdesk.desk import Desk


@pytest.fixture
def present(desk: Desk, present: Id) -> Id:
    """The example's session, everybody there who takes part; a search that is short."""
    desk.trios.effort = 4_000
    return present
