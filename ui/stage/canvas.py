"""The widget that shows one `StageView`: on the projector, and smaller as the desk's preview."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractAnimation, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from copdesk.stage.view import StageView
from ui.stage.paint.memory import Memory
from ui.stage.paint.picture import Still, moved, paint_slot, paint_still, still_view
from ui.stage.paint.sheet import PictureSource
from ui.stage.theme import StageTheme

FADE_MS = {"cut": 0, "fade": 200, "slow": 400}
FIRST_SEEN = 0.2
"""A fade begins where something can be seen of what comes."""
MOST_FADED = 5_000_000
"""Of more pixels one is not blended into another: a step of that would take longer than the eye allows it."""


@dataclass(frozen=True, slots=True)
class Spare:
    """A still layer that was painted ahead."""

    view: StageView
    device: QSize
    layer: QPixmap
    still: Still

    def serves(self, view: StageView, device: QSize, ratio: float) -> bool:
        """Whether it is the still layer of `view` at that size."""
        return self.device == device and self.layer.devicePixelRatio() == ratio and self.view == still_view(view)


class StageCanvas(QWidget):
    """Keeps the still part of the picture, and paints only digits, band or live drawing when those move.

    `like` gives the size in device pixels to lay the picture out for, so that a small preview breaks its
    lines exactly as the projector does; without it the picture is laid out for the widget itself.
    """

    def __init__(
        self,
        themes: dict[str, StageTheme],
        pictures: PictureSource | None = None,
        parent: QWidget | None = None,
        *,
        like: QSize | None = None,
        reduced_motion: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage_canvas")
        self.setAccessibleName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.reduced_motion = reduced_motion
        self._themes = themes
        self._pictures = pictures
        self._like = like
        self._view = StageView()
        self._memory = Memory()
        self._layer: QPixmap | None = None
        self._used: QPixmap | None = None
        self._still = Still((), 1, 1.0)
        self._spare: Spare | None = None
        self._before: QPixmap | None = None
        self._after: QPixmap | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(FIRST_SEEN)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._on_fade)
        self._fade.finished.connect(self._on_faded)

    @property
    def view(self) -> StageView:
        return self._view

    @property
    def pages(self) -> int:
        """How many pages the scene has at this size; known once it was painted."""
        self._ensure_layer()
        return self._still.pages

    def set_view(self, view: StageView, *, at_once: bool = False) -> None:
        """Shows `view`: fades to another scene, repaints only what moved within the same one.

        `at_once` does not leave another scene to the next turn of the event loop, when the desk has painted too.
        """
        before = self._view
        if view == before:
            return
        if still_view(view) == still_view(before) and self._layer is not None:
            self._view = view
            region = QRegion()
            for slot in self._still.slots:
                for box in moved(slot, before, view, self._still.unit):
                    region += self._on_widget(box)
            if not region.isEmpty():
                self.update(region)
            return
        fading = type(view.scene) is not type(before.scene) or (view.motion == "slow" and view.scene != before.scene)
        length = FADE_MS[view.motion] if fading and self._can_fade() else 0
        self._before = self._whole(keep=False) if length else None
        self._drop_layer()
        self._view, self._after = view, None
        self._fade.stop()
        if self._before is not None:
            self._fade.setDuration(length)
            self._fade.start()
        if at_once:
            self.repaint()
        else:
            self.update()

    def _can_fade(self) -> bool:
        device = self._device()
        return not self.reduced_motion and self.isVisible() and device.width() * device.height() <= MOST_FADED

    def warm(self, view: StageView) -> None:
        """Paints the still part of a view that may come, while there is time; it is then there at once."""
        known = self._spare is not None and self._spare.serves(view, self._device(), self.devicePixelRatioF())
        if known or not self.isVisible() or still_view(view) == still_view(self._view):
            return
        layer, still = self._painted(view)
        self._spare = Spare(still_view(view), self._device(), layer, still)

    def set_like(self, size: QSize | None) -> None:
        """Lays the picture out for another size of projector."""
        if size != self._like:
            self._drop_layer()
            self._like, self._spare, self._memory = size, None, Memory()
            self.update()

    def touch(self, key: bytes) -> None:
        """The picture of `key` has changed: repaints it where it stands."""
        self._spare = None
        live = [slot for slot in self._still.slots if slot.key == key]
        if not live:
            self._drop_layer()
            self.update()
        for slot in live:
            self.update(self._on_widget(slot.box))

    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._on_faded()
        self._layer = self._used = None
        self._memory = Memory()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._ensure_layer()
        painter = QPainter(self)
        if self._before is not None and self._fade.state() == QAbstractAnimation.State.Running:
            self._after = self._after or self._whole()
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(float(self._fade.currentValue()))
            painter.drawPixmap(0, 0, self._after)
            painter.end()
            return
        assert self._layer is not None
        ratio = self.devicePixelRatioF()
        part = QRectF(event.rect())
        source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        painter.drawPixmap(part, self._layer, source)
        self._paint_slots(painter, event.region())
        painter.end()

    # the still layer ----------------------------------------------------------------------------

    def _device(self) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    def _placing(self, ratio: float) -> QTransform:
        """From the layout's pixels to the widget's: smaller, and in the middle where the shapes differ.

        `ratio` is the number of device pixels per pixel of the target.
        """
        placing = QTransform()
        if self._like is None:
            return placing.scale(1 / ratio, 1 / ratio)
        device = self._device()
        scale = min(device.width() / self._like.width(), device.height() / self._like.height())
        left = (device.width() - self._like.width() * scale) / 2
        top = (device.height() - self._like.height() * scale) / 2
        return placing.translate(left / ratio, top / ratio).scale(scale / ratio, scale / ratio)

    def _theme(self, view: StageView) -> StageTheme:
        theme = self._themes.get(view.theme) or next(iter(self._themes.values()))
        return theme.lit() if view.clock is not None and view.clock.flash else theme

    def _ensure_layer(self) -> None:
        if self._layer is not None and self._layer.devicePixelRatio() == self.devicePixelRatioF():
            return
        spare, self._spare = self._spare, None
        if spare is not None and spare.serves(self._view, self._device(), self.devicePixelRatioF()):
            self._layer, self._still = spare.layer, spare.still
        else:
            self._layer, self._still = self._painted(self._view)

    def _painted(self, view: StageView) -> tuple[QPixmap, Still]:
        """The still part of `view` at the size that the canvas has now."""
        device, theme = self._device(), self._theme(view)
        layer = self._fresh_layer(device)
        painter = QPainter(layer)
        if self._like is not None:
            painter.fillRect(layer.rect(), theme.colour("bg"))
        painter.setTransform(self._placing(1.0))
        still = paint_still(painter, self._like or device, still_view(view), theme, self._pictures, self._memory)
        painter.end()
        layer.setDevicePixelRatio(self.devicePixelRatioF())
        return layer, still

    def _fresh_layer(self, device: QSize) -> QPixmap:
        """Memory for a layer; that of the one before, where it is free: to get it anew takes longer than to fill it."""
        used, self._used = self._used, None
        if used is None or used.size() != device:
            return QPixmap(device)
        used.setDevicePixelRatio(1.0)
        return used

    def _drop_layer(self) -> None:
        self._used, self._layer = self._layer or self._used, None

    def _paint_slots(self, painter: QPainter, clip: QRegion) -> None:
        """Paints the moving parts that meet `clip` (in widget pixels)."""
        painter.setTransform(self._placing(self.devicePixelRatioF()), True)

        def seen(box: QRectF) -> bool:
            return clip.intersects(self._on_widget(box))

        for slot in self._still.slots:
            if seen(slot.box):
                painter.save()
                paint_slot(painter, slot, self._view, self._theme(self._view), self._still.unit, self._pictures, seen)
                painter.restore()

    def _whole(self, *, keep: bool = True) -> QPixmap:
        """The whole picture as it stands, for fading from and to; the still layer itself where it need not be kept."""
        self._ensure_layer()
        assert self._layer is not None
        whole = self._layer.copy() if keep else self._layer
        if not keep:
            self._layer = None
        painter = QPainter(whole)
        self._paint_slots(painter, QRegion(self.rect()))
        painter.end()
        return whole

    def _on_widget(self, box: QRectF) -> QRect:
        return self._placing(self.devicePixelRatioF()).mapRect(box).toAlignedRect()

    def _on_fade(self) -> None:
        self.update()

    def _on_faded(self) -> None:
        self._used = self._used or self._before
        self._before = self._after = None
        self.update()
