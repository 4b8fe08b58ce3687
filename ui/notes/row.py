"""One note in the list: when, which trio, the words on as many lines as they need, its kind, and a star."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from copdesk.book.ids import Id
from copdesk.clock import hh_mm
from copdesk.notes.looking import Heading
from copdesk.notes.values import KEPT_OUT, Line
from copdesk.words import tr
from ui.notes.field import LineField
from ui.notes.model import ROW
from ui.notes.text import height_of, laid_out, paint_words
from ui.notes.words import category_words
from ui.parts.icons import paint_icon
from ui.shell.theme import Role, Theme, theme_now

Index = QModelIndex | QPersistentModelIndex
NARROW = 320
_QUOTED = {
    "full": lambda: tr("with the name"),
    "initials": lambda: tr("with initials"),
    "none": lambda: tr("without a name"),
    KEPT_OUT: lambda: tr("not in reports"),
}
_SOURCES = {"import": lambda: tr("from a file"), "sheet": lambda: tr("from a sheet")}


class NoteRow(QStyledItemDelegate):
    """Paints and edits a note in place. `rewritten` gives its id and the new words, `drafted` those half typed."""

    rewritten = Signal(object, str)
    split = Signal(object, int)
    drafted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[Id, int, str], int] = {}
        self.width = 400

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_now()
        row = index.data(ROW)
        if isinstance(row, Heading):
            return QSize(theme.px(200), theme.px(36))
        key = (row.note.id, self.width, row.note.body + _under(row, self.width))
        height = self._heights.get(key)
        if height is None:
            words = height_of(row.note.body, theme.font(), self._room(self.width))
            height = max(theme.px(20), words) + theme.px(16 + 1 + (18 if _under(row, self.width) else 0))
            if len(self._heights) > 20_000:
                self._heights.clear()
            self._heights[key] = height
        return QSize(theme.px(200), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        self._direction = option.direction
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row, theme)
        else:
            self._paint_note(painter, box, row, theme, option.state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: Heading, theme: Theme) -> None:
        place = box.adjusted(theme.px(16), theme.px(8), -theme.px(16), 0)
        self._write(painter, box, place, row.text, 14, "ink", bold=True, middle=True)
        self._write(painter, box, place, str(row.count), 14, "muted", middle=True, far=True)

    def _paint_note(self, painter: QPainter, box: QRect, row: Line, theme: Theme, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.colour("ptint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("tint"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("rule"))
        top, left = box.top() + theme.px(8), box.left() + theme.px(16)
        line = theme.px(20)
        time = QRect(left, top, theme.px(40), line)
        self._write(painter, box, time, hh_mm(row.note.said_at), 12, "muted", middle=True)
        if box.width() >= theme.px(NARROW):
            place = QRect(left + theme.px(48), top, theme.px(28), line)
            self._write(painter, box, place, row.trio, 12, "muted", middle=True)
        words = QRect(left + self._indent(box.width()), top, self._room(box.width()), box.height())
        painter.setPen(theme.colour("ink"))
        place = self._placed(box, words)
        paint_words(painter, place.topLeft(), laid_out(row.note.body, theme.font(), place.width()))
        if row.note.starred:
            star = QRect(box.right() - theme.px(36), top + theme.px(2), theme.px(16), theme.px(16))
            paint_icon(painter, self._placed(box, star), "star_on", theme.roles["accent_text"])
        under = _under(row, self.width)
        if under:
            self._paint_under(painter, box, row, under, theme, words.left())

    def _paint_under(self, painter: QPainter, box: QRect, row: Line, under: str, theme: Theme, left: int) -> None:
        top = box.bottom() - theme.px(8 + 16)
        if row.kind is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.category(row.kind.colour).mark))
            mark = QRect(left, top + theme.px(4), theme.px(8), theme.px(8))
            painter.drawEllipse(self._placed(box, mark))
            left += theme.px(14)
        place = QRect(left, top, box.right() - left - theme.px(16), theme.px(16))
        self._write(painter, box, place, under, 12, "muted", middle=True)

    def _indent(self, width: int) -> int:
        """Where the words begin; in a narrow list the trio stands below them."""
        return theme_now().px(80 if width >= theme_now().px(NARROW) else 48)

    def _room(self, width: int) -> int:
        theme = theme_now()
        end = theme.px(16 + (46 if width >= theme.px(NARROW) else 36))
        return max(theme.px(80), width - self._indent(width) - end)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        place: QRect,
        text: str,
        size: int,
        role: Role,
        *,
        bold: bool = False,
        middle: bool = False,
        far: bool = False,
    ) -> None:
        theme = theme_now()
        font = theme.font(size, bold)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        side = Qt.AlignmentFlag.AlignTrailing if far else Qt.AlignmentFlag.AlignLeading
        upright = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(self._placed(box, place), int(side | upright | Qt.TextFlag.TextSingleLine), shown)

    def _placed(self, box: QRect, part: QRect) -> QRect:
        return QStyle.visualRect(self._direction, box, part)

    # ---- editing in place --------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = _Editor(parent)
        editor.setAccessibleName(tr("Words of the note"))
        editor.settled.connect(self._on_settled)
        editor.left.connect(self._on_left)
        editor.parted.connect(self._on_cut)
        row = index.data(ROW)
        editor.note_id = row.note.id if isinstance(row, Line) else b""
        editor.set_text(row.note.body if isinstance(row, Line) else "")
        editor.textChanged.connect(self._on_text)
        return editor

    def _on_text(self) -> None:
        editor = self.sender()
        if isinstance(editor, _Editor):
            self.drafted.emit(editor.note_id, editor.text())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineField) and not editor.text():
            editor.set_text(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(editor, LineField) and isinstance(row, Line) and editor.text() != row.note.body:
            self.rewritten.emit(row.note.id, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        box: QRect = option.rect
        editor.setGeometry(
            box.adjusted(theme.px(8) + self._indent(box.width()), theme.px(2), -theme.px(12), -theme.px(2))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The editor settles by Enter and Esc itself; Qt's own filter would make Shift+Enter settle too.
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)

    def _on_settled(self) -> None:
        editor = self.sender()
        if isinstance(editor, LineField):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _on_cut(self) -> None:
        editor = self.sender()
        if isinstance(editor, _Editor):
            key, at = editor.note_id, editor.caret()
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.split.emit(key, at)

    def _on_left(self) -> None:
        editor = self.sender()
        if isinstance(editor, _Editor):
            self.drafted.emit(editor.note_id, "")
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)


class _Editor(LineField):
    """The words of a note while they are changed; Ctrl+Enter cuts the note in two at the caret."""

    parted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.note_id: Id = b""
        self.setObjectName("note_editor")
        self.setProperty("dress", "cell")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.parted.emit()
        else:
            super().keyPressEvent(event)


def _under(row: Line, width: int) -> str:
    parts = [category_words(row.kind)] if row.kind else []
    parts += [row.trio] if row.trio and width < theme_now().px(NARROW) else []
    parts += [row.who] if row.who else []
    parts += [f"#{tag}" for tag in row.note.tags]
    if row.note.times > 1:
        parts.append(f"{row.note.times}×")
    if row.note.parked:
        parts.append(tr("parking lot"))
    if row.note.consent in _QUOTED:
        parts.append(_QUOTED[row.note.consent]())
    if not row.note.for_room:
        parts.append(tr("only for the team"))
    if row.note.source in _SOURCES:
        parts.append(_SOURCES[row.note.source]())
    return " · ".join(parts)
