"""Every choice about documents in one panel: for whom, which sections in which order, colour, logo, paper."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from copdesk.report.presets import PRESETS, preset_of
from copdesk.report.values import Options
from copdesk.words import tr
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Check
from ui.parts.tip import tip
from ui.report.naming import COLOURS, section_names
from ui.shell.theme import theme_now


class Swatch(QAbstractButton):
    """One colour to choose; the chosen one has a ring."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        self.setObjectName(f"report_colour_{colour[1:].lower()}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tip(self, name)

    def sizeHint(self) -> QSize:
        side = theme_now().px(32)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRect(self.rect()).adjusted(*(theme.px(6) * side for side in (1, 1, -1, -1)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(inside)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.colour("ink"))
            pen.setWidthF(theme.px(2))
            painter.setPen(pen)
            painter.drawEllipse(inside.adjusted(*(theme.px(3) * side for side in (-1, -1, 1, 1))))


class SectionRow(QWidget):
    """A section: in or out, and one place up or down."""

    toggled = Signal(str, bool)
    moved = Signal(str, int)

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key = key
        self.check = Check(title, name=f"report_all_{key}")
        self.up = Button(icon="chevron_up", kind="ghost", height=28, says=tr("{title}: up").format(title=title))
        self.down = Button(icon="chevron_down", kind="ghost", height=28, says=tr("{title}: down").format(title=title))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.check, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        self.check.clicked.connect(self._on_check)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)

    def _on_check(self) -> None:
        self.toggled.emit(self.key, self.check.isChecked())

    def _on_up(self) -> None:
        self.moved.emit(self.key, -1)

    def _on_down(self) -> None:
        self.moved.emit(self.key, 1)


class AllChoices(QWidget):
    """Each choice is a signal at once; nothing needs to be confirmed."""

    changed = Signal(object)
    logo_requested = Signal()
    logo_dropped = Signal()
    left = Signal()

    def __init__(self, options: Options, sections: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("report_all_choices")
        self.setAccessibleName(tr("All choices"))
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._options = options
        self._sections = tuple(sections)
        self._rows: dict[str, SectionRow] = {}
        self._build()
        self.show_options(options)

    def show_options(self, options: Options) -> None:
        """The panel as these choices have it."""
        self._options = options
        at = [preset.key for preset in PRESETS]
        key = preset_of(options)
        self.presets.show_at(at.index(key) if key else -1)
        self.told.setText(
            tr(PRESETS[at.index(key)].told) if key else tr("Your own choices. They stay with this community.")
        )
        for one in [key for key in options.order if key in self._rows]:
            self._list.removeWidget(self._rows[one])
            self._list.addWidget(self._rows[one])
            self._rows[one].check.setChecked(one in options.sections)
        shown = [key for key in options.order if key in self._rows]
        for place, one in enumerate(shown):
            self._rows[one].up.setEnabled(place > 0)
            self._rows[one].down.setEnabled(place < len(shown) - 1)
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour.lower() == options.colour.lower())
        self._show_logo(options.logo)

    def _show_logo(self, logo: bytes) -> None:
        image = QImage.fromData(QByteArray(logo)) if logo else QImage()
        self.logo.setVisible(not image.isNull())
        self.no_logo.setVisible(not image.isNull())
        if not image.isNull():
            size = QSize(theme_now().px(150), theme_now().px(48))
            smooth = Qt.TransformationMode.SmoothTransformation
            self.logo.setPixmap(QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)))
        self.choose_logo.setText(tr("Another logo …") if logo else tr("Choose a logo …"))

    # building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setMinimumWidth(theme.px(640))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.px(24),) * 4)
        outer.setSpacing(theme.px(16))
        top = QHBoxLayout()
        top.addWidget(PlainLabel(tr("All choices"), type="heading", bold=True), 1)
        close = Button(tr("Close"), key="Escape", name="report_choices_close")
        close.clicked.connect(self.left)
        top.addWidget(close)
        outer.addLayout(top)
        self.presets = Segments(
            [tr(preset.title) for preset in PRESETS], -1, name="report_presets", says=tr("For whom")
        )
        self.presets.chosen.connect(self._on_preset)
        self.told = PlainLabel("", "muted", "small", wrap=True)
        whom = QVBoxLayout()
        whom.setSpacing(theme.px(4))
        for widget in (PlainLabel(tr("For whom"), "muted", "small"), self.presets, self.told):
            whom.addWidget(widget)
        outer.addLayout(whom)
        sides = QGridLayout()
        sides.setHorizontalSpacing(theme.px(32))
        sides.setColumnStretch(0, 3)
        sides.setColumnStretch(1, 2)
        sides.addLayout(self._build_sections(), 0, 0)
        sides.addLayout(self._build_looks(), 0, 1)
        outer.addLayout(sides)

    def _build_sections(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = PlainLabel(tr("Sections and their order"), "muted", "small")
        column.addWidget(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        names = section_names()
        for key in self._sections:
            row = self._rows[key] = SectionRow(key, names[key])
            row.toggled.connect(self._on_toggled)
            row.moved.connect(self._on_moved)
            self._list.addWidget(row)
        if not self._sections:
            head.setText(tr("This document has no sections to choose from."))
        column.addLayout(self._list)
        column.addStretch(1)
        return column

    def _build_looks(self) -> QVBoxLayout:
        theme = theme_now()
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(tr("Colour of titles and bars"), "muted", "small"))
        swatches = QHBoxLayout()
        swatches.setSpacing(theme.px(4))
        self._swatches = []
        for colour, name in COLOURS:
            swatch = Swatch(colour, tr(name))
            swatch.clicked.connect(self._on_colour)
            self._swatches.append(swatch)
            swatches.addWidget(swatch)
        swatches.addStretch(1)
        column.addLayout(swatches)
        column.addSpacing(theme.px(12))
        column.addWidget(PlainLabel(tr("Logo on the first page"), "muted", "small"))
        self.logo = PlainLabel()
        self.logo.setObjectName("report_logo")
        self.logo.setAccessibleName(tr("Logo"))
        self.choose_logo = Button("", name="report_choose_logo", icon="photo", height=28)
        self.no_logo = Button(tr("No logo"), "ghost", name="report_no_logo", height=28)
        self.choose_logo.clicked.connect(self.logo_requested)
        self.no_logo.clicked.connect(self.logo_dropped)
        column.addWidget(self.logo)
        column.addWidget(self.choose_logo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.no_logo, 0, Qt.AlignmentFlag.AlignLeft)
        self.refusal = PlainLabel("", "danger", "small", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addStretch(1)
        return column

    def refuse(self, words: str) -> None:
        """Says under the logo why a picture was not taken."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    # choosing ----------------------------------------------------------------------------------------------

    def _choose(self, options: Options) -> None:
        if options != self._options:
            self.show_options(options)
            self.changed.emit(options)

    def _on_preset(self, at: int) -> None:
        self._choose(PRESETS[at].choose(self._options))

    def _on_toggled(self, key: str, on: bool) -> None:
        sections = self._options.sections | {key} if on else self._options.sections - {key}
        self._choose(replace(self._options, sections=sections))

    def _on_moved(self, key: str, by: int) -> None:
        """Past the next section that this document has; those it lacks keep their place."""
        shown = [one for one in self._options.order if one in self._rows]
        place = shown.index(key) + by
        if not 0 <= place < len(shown):
            return
        order = list(self._options.order)
        here, there = order.index(key), order.index(shown[place])
        order.insert(there, order.pop(here))
        self._choose(replace(self._options, order=tuple(order)))
        (self._rows[key].up if by < 0 else self._rows[key].down).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_colour(self) -> None:
        swatch = self.sender()
        if isinstance(swatch, Swatch):
            self._choose(replace(self._options, colour=swatch.colour))
