import pytest

from ui.stage.fonts import load_fonts
from ui.stage.theme import load_themes


@pytest.fixture(scope="session")
def themes(qapp):
    load_fonts()
    return load_themes()
