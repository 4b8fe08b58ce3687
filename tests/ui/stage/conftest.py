import pytest

from tests.ui.stage.looking import MEMORY, Texts
from ui.stage.fonts import load_fonts
from ui.stage.paint.text import Flow
from ui.stage.theme import load_themes


@pytest.fixture(scope="session")
def themes(qapp):
    load_fonts()
    yield load_themes()
    MEMORY.clear()  # while there is still an application


@pytest.fixture
def drawn(monkeypatch):
    """Remembers where each text is put instead of painting it."""
    texts = Texts()
    monkeypatch.setattr(Flow, "draw", lambda flow, painter, left, top, *_: texts.remember(flow, left, top))
    return texts
