"""Photos of flipcharts as they come from phones: turned the right way up, freed of all they tell about the camera and
the place, and made small enough for a report. No picture format that can run or fetch anything is read.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import hypot
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps

from copdesk.words import Refused

EDGE = 0.1  # how far outside of the picture a corner of the paper may lie, as a fraction
MAX_BYTES, MAX_PIXELS, MAX_PLAIN_PIXELS = 100_000_000, 200_000_000, 64_000_000
KEPT, SCREEN, THUMB = 4096, 1600, 320
SQUEEZED = 1.8
"""A paper that seems to be squeezed or stretched by more than this is taken as it is seen."""
USUAL, NEAREST, FARTHEST = 0.75, 0.4, 4.0
"""Focal lengths of phones and of all cameras, in long sides of the photo."""
LEAST_SLANT = 0.02
"""How much edges must run together, both those that lie and those that stand, to tell the focal length."""
Corner = tuple[float, float]
Ray = tuple[float, float, float]

_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo in three sizes, all JPEG without metadata: at most 4096, 1600 and 320 pixels on the longer side.

    `width` and `height` are those of the largest.
    """

    name: str
    original: bytes
    screen: bytes
    thumb: bytes
    width: int
    height: int


def format_of(data: bytes) -> str | None:
    """The format that the first bytes tell, whatever the file is called; None where it is none that is read."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "HEIF"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), None)


def read_photo(source: Path | bytes, name: str = "") -> Photo:
    """The photo in its three sizes. Raises Refused("photo.…") for anything that is not a whole photo of a sane size."""
    name = name or (source.name if isinstance(source, Path) else "photo")
    data = source if isinstance(source, bytes) else bytes_of(source, name)
    return _sizes(_decoded(data, name), name)


def read_photos(paths: Iterable[Path]) -> tuple[list[Photo], list[Refused]]:
    """All the photos that can be read, and one refusal for each that cannot: a bad file stops no other."""
    photos: list[Photo] = []
    refusals: list[Refused] = []
    for path in paths:
        try:
            photos.append(read_photo(path))
        except Refused as refusal:
            refusals.append(refusal)
    return photos, refusals


def straighten(photo: bytes, corners: Sequence[Corner], *, whiten: bool = True, name: str = "photo") -> Photo:
    """A flipchart seen at an angle made upright, and its paper white.

    `corners` are fractions (0 to 1, a little beyond for paper that leaves the picture), from the upper left of
    the paper clockwise. Raises Refused("photo.corners") where they frame nothing, or lie outside.
    """
    if any(not -EDGE <= value <= 1 + EDGE for corner in corners for value in corner):
        raise Refused("photo.corners")  # a frame larger than the picture would grow it at every turn
    picture = _decoded(photo, name)
    four = [(x * picture.width, y * picture.height) for x, y in corners]
    if len(four) != 4 or _area(four) < 0.01 * picture.width * picture.height or not _convex(four):
        raise Refused("photo.corners")
    wide, high = _paper_size(four, picture.size)
    straight = picture.transform(
        (wide, high), Image.Transform.PERSPECTIVE, _perspective(four, wide, high), Image.Resampling.BICUBIC
    )
    return _sizes(_whitened(straight) if whiten else straight, name)


def bytes_of(path: Path, name: str) -> bytes:
    """What is in a photo's file; raises Refused("photo.heavy" | "photo.missing")."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused("photo.heavy", name=name, megabytes=-(-size // 1_000_000), limit=MAX_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise Refused("photo.missing", name=name) from error


def _decoded(data: bytes, name: str) -> Image.Image:
    """The picture upright, in RGB on white, at most 4096 pixels long."""
    if len(data) > MAX_BYTES:
        raise Refused("photo.heavy", name=name, megabytes=-(-len(data) // 1_000_000), limit=MAX_BYTES // 1_000_000)
    kind = format_of(data)
    if kind is None:
        start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        vector = start.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in start
        raise Refused("photo.drawing" if vector else "photo.unknown", name=name)
    if kind == "HEIF":
        _learn_heic(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _opened(data, kind, name)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("photo.huge", name=name, limit=MAX_PIXELS // 1_000_000) from error
    except MemoryError as error:
        raise Refused("photo.costly", name=name) from error
    except (OSError, SyntaxError, ValueError, Warning, EOFError, KeyError, IndexError, TypeError) as error:
        raise Refused("photo.broken", name=name) from error


def _learn_heic(name: str) -> None:
    """Phones take photos in a format that Pillow leaves to another library, which not every system has."""
    try:
        from pi_heif import register_heif_opener
    except ImportError as error:
        raise Refused("photo.heic", name=name) from error
    register_heif_opener()


def _opened(data: bytes, kind: str, name: str) -> Image.Image:
    with Image.open(BytesIO(data), formats=[kind]) as picture:
        pixels = picture.width * picture.height
        limit = MAX_PIXELS if kind == "JPEG" else MAX_PLAIN_PIXELS
        if pixels > limit:
            raise Refused("photo.large", name=name, megapixels=pixels // 1_000_000, limit=limit // 1_000_000)
        if kind == "JPEG":
            picture.draft("RGB", (KEPT, KEPT))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((KEPT, KEPT), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return _flat(upright)


def _flat(picture: Image.Image) -> Image.Image:
    """RGB on white paper, without anything that came with the file."""
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        low, high = picture.convert("F").getextrema()
        scale = 255.0 / max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        picture = picture.convert("F").point(lambda value: (value - float(low)) * scale).convert("L")  # type: ignore
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        picture = Image.alpha_composite(paper, seen)
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))
    return plain


def _sizes(picture: Image.Image, name: str) -> Photo:
    return Photo(
        name,
        _jpeg(picture, KEPT, 88),
        _jpeg(picture, SCREEN, 85),
        _jpeg(picture, THUMB, 80),
        picture.width,
        picture.height,
    )


def _jpeg(picture: Image.Image, longest: int, quality: int) -> bytes:
    small = picture.copy()
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = BytesIO()
    small.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _whitened(picture: Image.Image) -> Image.Image:
    """Each place divided by the light that fell on it, so that shadows go and paper is white."""
    small = picture.copy()
    small.thumbnail((256, 256))
    light = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8)).resize(picture.size)
    bands = [
        ImageMath.lambda_eval(
            lambda given: given["convert"](given["min"](given["seen"] * 262 / (given["light"] + 1), 255), "L"),
            seen=seen,
            light=fallen,
        )
        for seen, fallen in zip(picture.split(), light.split(), strict=True)
    ]
    return ImageChops.lighter(Image.merge("RGB", bands), picture)


def _paper_size(four: Sequence[Corner], photo: tuple[int, int]) -> tuple[int, int]:
    """How wide and high the paper is made: as large as its longest edges, in the shape that it has on the wall.

    The shape follows from how edges that are parallel on paper run together on the photo, as a camera without a
    shifted lens sees them (Zhang and He, "Whiteboard scanning and image enhancement"). Where that shape cannot be, the
    edges are taken as they are seen.
    """
    wide = max(_length(four[0], four[1]), _length(four[3], four[2]))
    high = max(_length(four[0], four[3]), _length(four[1], four[2]))
    shape = _shape_on_the_wall(four, photo)
    if shape is not None and 1 / SQUEEZED < shape * high / wide < SQUEEZED:
        wide, high = (wide, wide / shape) if wide / shape >= high else (high * shape, high)
    return round(wide), round(high)


def _shape_on_the_wall(four: Sequence[Corner], photo: tuple[int, int]) -> float | None:
    """Width by height of a rectangle seen at an angle; None where the photo does not tell."""
    side = max(photo)
    one, two, four_, three = (((x - photo[0] / 2) / side, (y - photo[1] / 2) / side, 1.0) for x, y in four)
    below, right = _dot(_cross(two, four_), three), _dot(_cross(three, four_), two)
    if abs(below) < 1e-9 or abs(right) < 1e-9:
        return None
    along = _less(two, one, _dot(_cross(one, four_), three) / below)
    down = _less(three, one, _dot(_cross(one, four_), two) / right)
    focal = USUAL**2
    if min(abs(along[2]), abs(down[2])) > LEAST_SLANT:
        told = -(along[0] * down[0] + along[1] * down[1]) / (along[2] * down[2])
        focal = told if NEAREST**2 < told < FARTHEST**2 else focal
    across, tall = ((x * x + y * y) / focal + z * z for x, y, z in (along, down))
    return float((across / tall) ** 0.5)


def _cross(a: Ray, b: Ray) -> Ray:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _dot(a: Ray, b: Ray) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _less(a: Ray, b: Ray, times: float) -> Ray:
    return times * a[0] - b[0], times * a[1] - b[1], times * a[2] - b[2]


def _perspective(four: Sequence[Corner], wide: int, high: int) -> list[float]:
    """The eight numbers of the map from the upright picture to the photo."""
    rows: list[list[float]] = []
    for (u, v), (x, y) in zip(((0, 0), (wide, 0), (wide, high), (0, high)), four, strict=True):
        rows.append([u, v, 1, 0, 0, 0, -x * u, -x * v, x])
        rows.append([0, 0, 0, u, v, 1, -y * u, -y * v, y])
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        if abs(rows[at][at]) < 1e-12:
            raise Refused("photo.corners")
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at and rows[other][at]:
                by = rows[other][at]
                rows[other] = [a - by * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]


def _length(a: Corner, b: Corner) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _turns(four: Sequence[Corner]) -> list[float]:
    ring = [*four, four[0], four[1]]
    return [
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        for a, b, c in zip(ring, ring[1:], ring[2:], strict=False)
    ]


def _convex(four: Sequence[Corner]) -> bool:
    return min(_turns(four)) > 0


def _area(four: Sequence[Corner]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(four, [*four[1:], four[0]], strict=True))) / 2
