import struct
import sys
import zlib
from io import BytesIO
from math import cos, sin
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from copdesk.board import photos
from copdesk.board.corners import found_corners
from copdesk.board.photos import format_of, read_photo, read_photos, straighten
from copdesk.board.sentences import SENTENCES
from copdesk.words import Refused

ORIENTATION, GPS = 0x0112, 0x8825


def encoded(picture, kind="JPEG", **more):
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def halves(wide=400, high=300):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (wide, high), "blue")
    picture.paste("red", (0, 0, wide // 2, high))
    return picture


def opened(data):
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_each_format_is_known_by_its_first_bytes_and_read(kind):
    data = encoded(halves(), kind)
    assert format_of(data) == kind
    photo = read_photo(data)
    assert (photo.width, photo.height) == (400, 300)
    assert opened(photo.thumb).format == "JPEG"
    assert max(opened(photo.thumb).size) == 320


@pytest.mark.parametrize(("turn", "size"), [(3, (400, 300)), (6, (300, 400)), (8, (300, 400))])
def test_a_photo_is_turned_as_the_camera_was_held_and_tells_nothing_more(turn, size):
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    exif[0x010F] = "Camera of Anna"
    exif.get_ifd(GPS)[1] = "N"
    photo = read_photo(encoded(halves(), exif=exif))
    assert (photo.width, photo.height) == size
    for data in (photo.original, photo.screen, photo.thumb):
        assert not opened(data).getexif()
        assert b"Anna" not in data
        assert b"Exif" not in data
    if turn == 3:
        red, _, blue = opened(photo.screen).getpixel((20, 150))
        assert blue > 200 > 50 > red


def test_a_large_photo_is_kept_in_three_sizes():
    photo = read_photo(encoded(Image.new("RGB", (5000, 250), "white")))
    assert [max(opened(data).size) for data in (photo.original, photo.screen, photo.thumb)] == [4096, 1600, 320]


def test_what_is_see_through_lies_on_white_paper():
    photo = read_photo(encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    assert opened(photo.screen).getpixel((25, 25)) == (255, 255, 255)


def test_a_scan_with_sixteen_bits_is_not_all_white():
    scan = Image.new("I;16", (60, 40), 60000)
    scan.paste(1000, (0, 0, 30, 40))
    seen = opened(read_photo(encoded(scan, "PNG")).screen).convert("L")
    assert seen.getpixel((10, 20)) < 60 < 200 < seen.getpixel((50, 20))


def huge_png(side):
    """A PNG that claims a side and holds almost nothing."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo.unknown"),
        (b"hello", "photo.unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.drawing"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "photo.drawing"),
        (encoded(halves(1200, 900))[:3000], "photo.broken"),
        (encoded(halves(), "PNG")[:-200], "photo.broken"),
        (b"\xff\xd8\xff" + b"\0" * 500, "photo.broken"),
        (b"BM" + b"\0" * 500, "photo.broken"),
        (b"II*\0" + b"\xff" * 64, "photo.broken"),
        (huge_png(9_000), "photo.large"),
        (huge_png(16_000), "photo.huge"),
        (huge_png(60_000), "photo.huge"),
    ],
)
def test_what_is_no_whole_photo_is_refused_with_a_sentence(data, code):
    with pytest.raises(Refused) as refusal:
        read_photo(data, "x.jpg")
    assert refusal.value.code == code
    assert "x.jpg" in SENTENCES[code].format(**refusal.value.facts)


def test_a_file_that_is_too_heavy_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(photos, "MAX_BYTES", 1000)
    path = tmp_path / "board.jpg"
    path.write_bytes(encoded(halves()))
    with pytest.raises(Refused) as refusal:
        read_photo(path)
    assert refusal.value.code == "photo.heavy"


def test_a_bad_file_in_a_folder_stops_no_other(tmp_path):
    (tmp_path / "a.jpg").write_bytes(encoded(halves()))
    (tmp_path / "b.jpg").write_bytes(b"nothing")
    (tmp_path / "c.png").write_bytes(encoded(halves(), "PNG"))
    read, refused = read_photos([*sorted(tmp_path.iterdir()), tmp_path / "gone.jpg"])
    assert [photo.name for photo in read] == ["a.jpg", "c.png"]
    assert [refusal.code for refusal in refused] == ["photo.unknown", "photo.missing"]


def flipchart():
    """A grey wall; a paper with a slant in half shadow; a black dot in the middle of the paper."""
    wall = Image.new("RGB", (400, 300), (90, 90, 90))
    paper = Image.new("RGB", (200, 200), (200, 190, 180))
    paper.paste((20, 20, 20), (92, 92, 108, 108))
    wall.paste(paper, (100, 50))
    return encoded(wall, quality=95)


def test_a_flipchart_is_cut_out_and_its_paper_made_white():
    corners = [(0.25, 50 / 300), (0.75, 50 / 300), (0.75, 250 / 300), (0.25, 250 / 300)]
    straight = straighten(flipchart(), corners)
    assert (straight.width, straight.height) == (200, 200)
    seen = opened(straight.screen)
    assert min(seen.getpixel((30, 30))) > 235
    assert max(seen.getpixel((100, 100))) < 80


@pytest.mark.parametrize(
    "corners",
    [[], [(0, 0)] * 4, [(0, 0), (1, 1), (1, 0), (0, 1)], [(0, 0), (0, 1), (1, 1), (1, 0)]],
)
def test_corners_that_frame_nothing_are_refused(corners):
    with pytest.raises(Refused) as refusal:
        straighten(flipchart(), corners)
    assert refusal.value.code == "photo.corners"


def test_a_photo_as_phones_take_it_is_read_turned_and_tells_nothing_more():
    data = (Path(__file__).parent / "turned.heic").read_bytes()
    assert format_of(data) == "HEIF"
    photo = read_photo(data)
    assert (photo.width, photo.height) == (48, 64)
    assert not opened(photo.original).getexif()
    red, _, blue = opened(photo.screen).getpixel((24, 10))
    assert red > 150 > 90 > blue


def test_where_no_library_reads_such_photos_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(Refused) as caught:
        read_photo((Path(__file__).parent / "turned.heic").read_bytes(), "IMG_1.HEIC")
    assert caught.value.code == "photo.heic"


def test_a_phone_photo_that_was_cut_short_is_refused():
    data = (Path(__file__).parent / "turned.heic").read_bytes()
    with pytest.raises(Refused) as caught:
        read_photo(data[: len(data) // 2], "IMG_1.HEIC")
    assert caught.value.code == "photo.broken"


def test_corners_outside_of_the_picture_are_refused() -> None:
    out = BytesIO()
    Image.new("RGB", (64, 48), (200, 200, 200)).save(out, "PNG")
    with pytest.raises(Refused) as refused:
        straighten(out.getvalue(), [(2, 2), (60, 3), (61, 45), (1, 44)])
    assert refused.value.code == "photo.corners"


def sheet(four, paper=(225, 222, 215), ground=(70, 60, 50)):
    """A photo of paper with words on it."""
    picture = Image.new("RGB", (900, 600), ground)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(x * 900, y * 600) for x, y in four], fill=paper)
    for row in range(3):
        draw.line([(300, 200 + 60 * row), (600, 210 + 60 * row)], fill=(20, 30, 90), width=8)
    return encoded(picture)


def test_the_corners_of_a_sheet_of_paper_are_found():
    four = ((0.15, 0.12), (0.85, 0.2), (0.9, 0.88), (0.1, 0.8))
    found = found_corners(sheet(four))
    assert [value for corner in found for value in corner] == pytest.approx(
        [value for corner in four for value in corner], abs=0.025
    )


@pytest.mark.parametrize("picture", [Image.effect_noise((400, 300), 90), Image.radial_gradient("L")])
def test_where_nothing_looks_like_paper_no_corner_is_guessed(picture):
    assert found_corners(encoded(picture)) is None


def seen_by_a_camera(wide, high, yaw, pitch, size=(1600, 1200), focal=0.75):
    """Where the corners of a paper lie on a photo taken from the side and from below."""
    corners = []
    for x, y in ((-wide / 2, -high / 2), (wide / 2, -high / 2), (wide / 2, high / 2), (-wide / 2, high / 2)):
        x, z = x * cos(yaw), -x * sin(yaw)
        y, z = y * cos(pitch) - z * sin(pitch), y * sin(pitch) + z * cos(pitch) + 1.6
        corners.append((size[0] / 2 + focal * max(size) * x / z, size[1] / 2 + focal * max(size) * y / z))
    return corners


@pytest.mark.parametrize(("yaw", "pitch"), [(0, 0), (0.4, 0), (0, 0.4), (0.1, 0.1), (0.5, 0.3), (0.6, -0.4)])
def test_a_flipchart_gets_the_shape_that_it_has_on_the_wall(yaw, pitch):
    wide, high = photos._paper_size(seen_by_a_camera(0.7, 1.0, yaw, pitch), (1600, 1200))
    assert wide / high == pytest.approx(0.7, rel=0.02)


def test_corners_that_no_camera_sees_so_are_taken_as_they_are():
    square = [(400, 100), (1000, 100), (1600, 1100), (0, 1100)]
    wide, high = photos._paper_size(square, (1600, 1200))
    assert 0.3 < wide / high < 3
