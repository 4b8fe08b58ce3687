"""The picture of a drawing: kept ready, mended only where something changed.

Painting 20,000 strokes takes seconds; so a page is painted in slices between events (never while a pen is down), also
while its strokes are still coming, a kept picture may stand in until it is there, and a mark added, taken away or
changed costs its own rectangle. Where hundreds of marks lie in that rectangle it is painted beside the picture, in
slices too, and a mark that was taken away is white until then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from copdesk.board.cells import Cells
from copdesk.board.ink import PAGE, Box, Stroke
from ui.board.live import Trace
from ui.board.paper import Paper, lay_paper
from ui.board.patches import Mending, Patch, simple
from ui.board.render import Mark, Pictures, no_pictures, paint, pen_for
from ui.board.view import View

AT_ONCE = 300
SLICE = 24
MENDED_AT_ONCE = 120
_PATCHES, _PATCH_BYTES = 40, 64_000_000
_FIRST: tuple[int, bytes] = (-(2**62), b"")
_OPAQUE = frozenset({"pen", "line", "arrow", "rectangle", "ellipse", "symbol", "text", "sticky"})


class Sheet:
    """Marks and their picture in pixels of the screen; up to `at_once` marks are painted without waiting for `step`."""

    def __init__(self, pictures: Pictures = no_pictures, at_once: int = AT_ONCE) -> None:
        self.image = QImage()
        self.view = View()
        self.paper: Paper = "blank"
        self._pictures, self._at_once = pictures, at_once
        self._marks: dict[bytes, Mark] = {}
        self._cells = Cells()
        self._patches: list[Patch] = []
        self._coming: deque[Stroke] = deque()
        self._next: QImage | None = None
        self._late: list[bytes] = []
        self._mending: Mending | None = None
        self._later = QRegion()
        self._more, self._top, self._told = False, 0, PAGE
        self._reached = self._front = _FIRST

    # what is there

    def __len__(self) -> int:
        return len(self._marks) + sum(stroke.id not in self._marks for stroke in self._coming)

    def __contains__(self, key: bytes) -> bool:
        return key in self._marks

    @property
    def busy(self) -> bool:
        """Whether the page is not yet as it shall be."""
        return self._next is not None

    @property
    def idle(self) -> bool:
        """Whether `step` has nothing to paint now, because all is painted or more strokes are still to come."""
        if self._next is None:
            return self._mending is None
        return self._more and not self._coming

    @property
    def top(self) -> int:
        """The height at which a new mark lies in front of all others."""
        return self._top

    def stroke(self, key: bytes) -> Stroke:
        return self._marks[key].stroke

    def mark(self, key: bytes) -> Mark:
        return self._marks[key]

    def strokes(self) -> list[Stroke]:
        """All marks painted or to be painted, in painting order."""
        rest = [stroke for stroke in self._coming if stroke.id not in self._marks]
        return sorted([*(mark.stroke for mark in self._marks.values()), *rest], key=lambda stroke: stroke.order)

    def meeting(self, box: Box) -> list[Stroke]:
        """The strokes whose boxes meet the box, the topmost last."""
        found = (self._marks[key].stroke for key in self._cells.meeting(box))
        return sorted(found, key=lambda stroke: stroke.order)

    def extent(self) -> Box:
        """The page, widened by what lies beyond it, or is told to until it has come."""
        drawn = self._cells.all()
        page = self._told if self._more else PAGE
        return page if drawn is None else page.united(drawn)

    # all of it

    def show(
        self,
        strokes: Iterable[Stroke],
        picture: QImage | None = None,
        *,
        more: int | None = None,
        extent: Box = PAGE,
    ) -> None:
        """Forget everything and show these; `picture` is the page as it was painted last, seen until they are there.

        With `more` others follow by `bring`: it is the height of the topmost of all, `extent` where all of them lie.
        """
        self._more, self._told = more is not None, extent
        self._late.clear()
        self._marks.clear()
        self._cells = Cells()
        self._coming = deque(sorted(strokes, key=lambda stroke: stroke.order))
        self._patches.clear()
        self._top, self._front = max([0, more or 0, *(stroke.z for stroke in self._coming)]), _FIRST
        if picture is not None and not self.image.isNull():
            self._lay(self.image)
            painter = QPainter(self.image)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.view.rect_of(extent).adjusted(1, 1, -1, -1)), picture)
            painter.end()
        self._begin(direct=picture is None)

    def bring(self, strokes: Iterable[Stroke], *, last: bool) -> None:
        """More of the strokes of the page, in painting order, above those that came before."""
        self._coming.extend(stroke for stroke in strokes if stroke.id not in self._marks)
        self._more = not last

    def resize(self, size: QSize) -> None:
        """Make room for so many pixels; what is smaller than the picture shows a part of it and costs nothing."""
        if size.isEmpty() or (size.width() <= self.image.width() and size.height() <= self.image.height()):
            return
        old = self.image
        self.image = QImage(size.expandedTo(old.size()), QImage.Format.Format_RGB32)
        self._lay(self.image)
        if not old.isNull():
            painter = QPainter(self.image)
            painter.drawImage(0, 0, old)
            painter.end()
        self._again()

    def look(self, view: View) -> None:
        """Show another part of the page: what was painted moves along at once, what is missing follows."""
        if view == self.view:
            return
        before, self.view = self.view, view
        if self.image.isNull():
            return
        old = self.image
        self.image = QImage(old.size(), QImage.Format.Format_RGB32)
        self._lay(self.image)
        painter = QPainter(self.image)
        painter.setTransform(before.transform.inverted()[0] * view.transform)
        painter.drawImage(0, 0, old)
        painter.end()
        self._again()

    def set_paper(self, paper: Paper) -> None:
        self.paper = paper
        self._again()

    def repaint(self) -> None:
        """Paint everything anew, for example because a photo has arrived."""
        self._again()

    def step(self) -> QRect:
        """Paint the next slice of the page; the part of the picture that changed."""
        image = self._next
        if image is None:
            return self._mend_on()
        if self.idle:
            return QRect()
        seen = self.view.box_of(image.rect())
        painter = self._painter(image)
        dirty: Box | None = None
        for _ in range(min(SLICE, len(self._coming))):
            stroke = self._coming.popleft()
            mark = self._marks.get(stroke.id)
            if mark is None or mark.stroke is not stroke:
                mark = self._know(stroke)
            self._reached = stroke.order
            if mark.box.meets(seen):
                paint(painter, mark, self._pictures)
                dirty = mark.box if dirty is None else dirty.united(mark.box)
        painter.end()
        if self._coming or self._more:
            return self.view.rect_of(dirty) if image is self.image and dirty else QRect()
        late, self._late = [self._marks[key] for key in self._late if key in self._marks], []
        self.image, self._next = image, None
        self._patches.clear()
        later, self._later = self._later.boundingRect(), QRegion()
        self._mend([later, *(self.view.rect_of(mark.box) for mark in late)])
        return image.rect()

    def cover(self, dirty: QRect) -> None:
        """Before a part of the page that grows is seen: what was drawn meanwhile lies over what was painted since."""
        if self._next is not self.image or dirty.isEmpty():
            return
        self._patches = [patch for patch in self._patches if not patch.rect.intersects(dirty)]
        painter, box = self._painter(self.image, QRegion(dirty)), self.view.box_of(dirty)
        for key in self._late:
            mark = self._marks.get(key)
            if mark is not None and mark.stroke.kind in _OPAQUE and mark.box.meets(box):
                paint(painter, mark, self._pictures)
        painter.end()

    # one mark at a time

    def put(self, stroke: Stroke, trace: Trace | None = None) -> QRect:
        """Add a mark, or show it as it has become; the part of the picture that changed.

        With its `trace` a new one lies on the page at once as the pen left it: nothing on the screen changes.
        """
        if self.busy and any(waiting.id == stroke.id for waiting in self._coming):
            self._coming = deque(waiting for waiting in self._coming if waiting.id != stroke.id)
        old = self._marks.get(stroke.id)
        if old is not None and old.stroke == stroke:
            return QRect()
        was = self.view.rect_of(old.box) if old is not None else QRect()
        covered = self.busy and (stroke.z < self._top or (self._coming and stroke.order < self._coming[-1].order))
        mark = self._know(stroke)
        rect = self.view.rect_of(mark.box) & self.image.rect()
        if self.busy:
            self._late.append(stroke.id)
        if old is not None or covered or self._above(mark):
            self._patches.clear()
            waits = self._later
            mended = self._mend([was, rect])
            return mended if self._later == waits else self._preview(old, mark)
        if trace is not None:
            rect |= trace.rect & self.image.rect()
        if rect.isEmpty():
            return rect
        self._remember(Patch(stroke.id, rect, self.image.copy(rect)))
        if self._mending is not None and self._mending.region.intersects(rect):
            self._mending.marks.append(mark)
        if trace is not None:
            painter = QPainter(self.image)
            trace.lay(painter)
        else:
            painter = self._painter(self.image, QRegion(rect))
            paint(painter, mark, self._pictures)
        painter.end()
        return rect

    def remove(self, keys: Iterable[bytes]) -> QRect:
        """Take marks away; the part of the picture that changed."""
        gone = [key for key in keys if key in self._marks]
        if self.busy:
            away = set(keys)
            self._coming = deque(waiting for waiting in self._coming if waiting.id not in away)
        if not gone:
            return QRect()
        if len(gone) == 1 and self._patches and self._patches[-1].key == gone[0]:
            patch = self._patches.pop()
            mark = self._forget(gone[0])
            if self._mending is not None and mark in self._mending.marks:
                self._mending.marks.remove(mark)
            elif self._mending is not None and self._mending.region.intersects(patch.rect):
                return self._mend([patch.rect])
            painter = QPainter(self.image)
            painter.drawImage(patch.rect.topLeft(), patch.under)
            painter.end()
            return patch.rect
        self._patches.clear()
        marks = [self._forget(key) for key in gone]
        waits = self._later
        rect = self._mend([self.view.rect_of(mark.box) for mark in marks])
        return rect if self._mending is None and self._later == waits else self._blank(marks)

    # within

    def _know(self, stroke: Stroke) -> Mark:
        mark = Mark(stroke)
        self._marks[stroke.id] = mark
        self._front = max(self._front, stroke.order)
        self._top = max(self._top, stroke.z)
        self._cells.put(stroke.id, mark.box)
        return mark

    def _forget(self, key: bytes) -> Mark:
        self._cells.drop(key)
        return self._marks.pop(key)

    def _above(self, mark: Mark) -> bool:
        """Nearly never: what was drawn last is in front, and nothing need be looked for."""
        order, near = mark.stroke.order, self._cells.meeting
        return order < self._front and any(self._marks[key].stroke.order > order for key in near(mark.box))

    def _remember(self, patch: Patch) -> None:
        self._patches.append(patch)
        while len(self._patches) > _PATCHES or sum(p.under.sizeInBytes() for p in self._patches) > _PATCH_BYTES:
            del self._patches[0]

    def _again(self) -> None:
        self._patches.clear()
        self._coming = deque(self.strokes())
        self._begin(direct=False)

    def _begin(self, *, direct: bool) -> None:
        self._late.clear()
        self._mending, self._later = None, QRegion()
        if self.image.isNull():
            return
        image = self.image if direct else QImage(self.image.size(), QImage.Format.Format_RGB32)
        self._lay(image)
        self._next, self._reached = image, _FIRST
        if len(self._coming) <= self._at_once:
            while not self.idle:
                self.step()

    def _mend(self, rects: Sequence[QRect]) -> QRect:
        """Paint the rectangles anew, in the picture shown and, as far as it has come, in the one being painted."""
        region = QRegion()
        for rect in rects:
            region |= rect & self.image.rect()
        if region.isEmpty():
            return QRect()
        if self._next is None:
            if self._mending is not None:
                region |= self._mending.region
                self._mending = None
            region = simple(region)
            marks = self._within(region)
            if len(marks) > MENDED_AT_ONCE:
                scratch = QImage(region.boundingRect().size(), QImage.Format.Format_RGB32)
                around = region.boundingRect()
                lay_paper(scratch, self.view, self.paper, around, origin=around.topLeft())
                self._mending = Mending(region, scratch, deque(marks))
                return QRect()
        elif len(self._within(region)) > MENDED_AT_ONCE:
            self._later = self._later.united(region)
            return QRect()
        self._fill(self.image, region, None)
        if self._next is not None and self._next is not self.image:
            self._fill(self._next, region, self._reached)
        return region.boundingRect()

    def _mend_on(self) -> QRect:
        """The next slice of the part that is painted anew; its rectangle once it is whole."""
        mending = self._mending
        if mending is None:
            return QRect()
        rect = mending.region.boundingRect()
        painter = QPainter(mending.scratch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self.view.transform * QTransform.fromTranslate(-rect.x(), -rect.y()))
        for _ in range(min(SLICE, len(mending.marks))):
            paint(painter, mending.marks.popleft(), self._pictures)
        painter.end()
        if mending.marks:
            return QRect()
        self._mending = None
        self._patches = [patch for patch in self._patches if not patch.rect.intersects(rect)]
        painter = QPainter(self.image)
        painter.setClipRegion(mending.region)
        painter.drawImage(rect.topLeft(), mending.scratch)
        painter.end()
        return rect

    def _preview(self, old: Mark | None, new: Mark) -> QRect:
        """A mark as it has become, over all others until the page is painted."""
        dirty = self._blank([old]) if old is not None else QRect()
        painter = self._painter(self.image)
        paint(painter, new, self._pictures)
        painter.end()
        return dirty | self.view.rect_of(new.box)

    def _blank(self, marks: Sequence[Mark]) -> QRect:
        """White where the marks were, at once; what lies under them follows."""
        dirty = QRect()
        painter = self._painter(self.image)
        for mark in marks:
            dirty |= self.view.rect_of(mark.box)
            if mark.ribbon is not None:
                painter.fillPath(mark.ribbon, Qt.GlobalColor.white)
            painter.setPen(pen_for("#FFFFFF", mark.stroke.width + 1, 0))
            for line in mark.lines:
                painter.drawPolyline(line)
        painter.end()
        return dirty

    def _within(self, region: QRegion) -> list[Mark]:
        """The marks that meet the region, in painting order."""
        found: set[bytes] = set()
        for rect in region:  # type: ignore[attr-defined]
            found |= self._cells.meeting(self.view.box_of(rect))
        return sorted((self._marks[key] for key in found), key=lambda mark: mark.stroke.order)

    def _fill(self, image: QImage, region: QRegion, reached: tuple[int, bytes] | None) -> None:
        region = simple(region)
        lay_paper(image, self.view, self.paper, region.boundingRect(), region=region)
        painter = self._painter(image, region)
        for mark in self._within(region):
            if reached is None or mark.stroke.order <= reached:
                paint(painter, mark, self._pictures)
        painter.end()

    def _lay(self, image: QImage) -> None:
        lay_paper(image, self.view, self.paper, image.rect())

    def _painter(self, image: QImage, clip: QRegion | None = None) -> QPainter:
        """A painter in units of the page; `clip` is in pixels."""
        painter = QPainter(image)
        if clip is not None:
            painter.setClipRegion(clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self.view.transform)
        return painter
