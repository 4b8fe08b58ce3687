"""Photos read in a process of their own: what comes back, and what happens where nothing does."""

from io import BytesIO

import pytest
from PIL import Image

from copdesk.board.apart import ReaderApart, serve
from copdesk.words import Refused


def png(wide=300, high=200):
    out = BytesIO()
    Image.new("RGB", (wide, high), "white").save(out, "PNG")
    return out.getvalue()


def test_a_photo_comes_back_whole_from_a_process_of_its_own(tmp_path):
    path = tmp_path / "flip.png"
    path.write_bytes(png())
    photo = ReaderApart().read(path)
    assert (photo.name, photo.width, photo.height) == ("flip.png", 300, 200)
    with Image.open(BytesIO(photo.original)) as picture:
        assert picture.size == (300, 200)
    with Image.open(BytesIO(photo.thumb)) as picture:
        assert picture.format == "JPEG"


def test_a_photo_that_takes_more_memory_than_allowed_ends_its_own_process_only():
    with pytest.raises(Refused) as refused:
        ReaderApart(memory=100_000_000).read(png(6000, 6000), "bomb.png")
    assert (refused.value.code, refused.value.facts) == ("photo.costly", {"name": "bomb.png"})


def test_a_photo_that_takes_too_long_is_given_up():
    with pytest.raises(Refused) as refused:
        ReaderApart(seconds=0.01).read(png(), "slow.png")
    assert refused.value.code == "photo.costly"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"no photo", "photo.unknown"), (b"<svg>", "photo.drawing"), (png()[:-40], "photo.broken")],
)
def test_a_reason_comes_back_as_it_was_given(data, code, monkeypatch):
    monkeypatch.setattr("copdesk.board.apart._limit", lambda memory, seconds: None)
    asked, answer = BytesIO(b'{"name": "x", "memory": 1, "seconds": 1}\n' + data), BytesIO()
    serve(asked, answer)
    assert answer.getvalue() == f'{{"refused": "{code}", "facts": {{"name": "x"}}}}\n'.encode()
