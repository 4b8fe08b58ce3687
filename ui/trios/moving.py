"""Who comes late, who left, and what can be done about it without disturbing more than one group."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from copdesk.book.ids import Id
from copdesk.trios.view import Late, TriosView, a_group
from copdesk.words import tr, tr_many
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.shell.theme import theme_now

MOST_ROWS = 4


class MovingPanel(QWidget):
    """`place_wanted` and `take_out_wanted` carry a member; `replan_wanted` asks for later draws anew,

    `gather_wanted` for a group of those who wait; `back_wanted` carries who left and is back.
    """

    place_wanted = Signal(object)
    take_out_wanted = Signal(object)
    replan_wanted = Signal()
    gather_wanted = Signal()
    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_now()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        self._rows.setSpacing(theme.px(2))

    def show_view(self, view: TriosView, *, drawn_later: bool) -> None:
        """`drawn_later` tells that groups for what follows stand already, without those who are late."""
        self._empty()
        self._rows.addWidget(PlainLabel(tr("Coming and going"), bold=True))
        if not view.late and not view.left:
            self._rows.addWidget(PlainLabel(tr("Everyone here has a seat.") if view.held else "", "muted", wrap=True))
        self._show_late(view, drawn_later)
        for member in view.left[:MOST_ROWS]:
            row = self._add_person(tr("{name}, left").format(name=member.name))
            self._add_button(row, tr("Back"), member.id, self._on_back, "trios_back")
            self._add_button(row, tr("Take out"), member.id, self._on_take_out, "trios_take_out")

    def texts(self) -> list[str]:
        """The lines as they stand."""
        found = [label.text() for label in self.findChildren(PlainLabel)]
        return [text for text in found if text]

    def _empty(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _show_late(self, view: TriosView, drawn_later: bool) -> None:
        late, held = view.late, view.held
        if not late or held is None:
            return
        words = tr("{name}, no seat yet") if held.typed else tr("{name}, late")
        for one in late[:MOST_ROWS]:
            row = self._add_person(words.format(name=one.member.name))
            does = tr("Place in {place}").format(place=one.to) if one.to else tr("Place now")
            self._add_button(row, does, one.member.id, self._on_place, "trios_place")
        if len(late) > MOST_ROWS:
            more = tr_many("and {n} more", "and {n} more", len(late) - MOST_ROWS)
            self._rows.addWidget(PlainLabel(more, "muted"))
        if held.group <= len(late) <= held.group + 1:
            words = tr_many("Make a group of {n}", "Make a group of {n}", len(late))
            gather = Button(words, height=28, icon="trios", name="trios_gather")
            gather.clicked.connect(self.gather_wanted)
            self._rows.addWidget(gather)
        self._rows.addWidget(PlainLabel(_late_words(late, drawn_later), "muted", wrap=True))
        if drawn_later:
            again = Button(tr("Draw the next ones anew"), height=28, icon="repeat", name="trios_replan")
            again.clicked.connect(self.replan_wanted)
            self._rows.addWidget(again)

    def _add_person(self, words: str) -> QWidget:
        """A row that grows with a long name: what became of the person must not be cut off."""
        row = QWidget()
        row.setMinimumHeight(theme_now().px(34))
        row.setProperty("words", words)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme_now().px(8))
        inside.addWidget(PlainLabel(words, wrap=True), 1)
        self._rows.addWidget(row)
        return row

    def _add_button(self, row: QWidget, does: str, member: Id, slot: object, name: str) -> None:
        button = Button(does, height=28, name=name)
        words = row.property("words")
        button.setAccessibleName(tr("Is back: {who}").format(who=words) if name == "trios_back" else f"{does}: {words}")
        button.setProperty("member", member)
        button.clicked.connect(slot)
        inside = row.layout()
        assert inside is not None
        inside.addWidget(button)

    def _on_place(self) -> None:
        self.place_wanted.emit(_member_of(self.sender()))

    def _on_back(self) -> None:
        self.back_wanted.emit(_member_of(self.sender()))

    def _on_take_out(self) -> None:
        self.take_out_wanted.emit(_member_of(self.sender()))


def _late_words(late: Sequence[Late], drawn_later: bool) -> str:
    if drawn_later:
        return tr("The next groups are drawn already, without them.")
    first = late[0]
    if len(late) == 1 and first.to:
        said = tr("Comes in with the next draw. Placed now, only {place} changes: {shape}.")
        return said.format(place=first.to, shape=a_group(first.size))
    return tr("They come in with the next draw. Placed now, each changes one group.")


def _member_of(sender: object) -> Id | None:
    found = sender.property("member") if isinstance(sender, QWidget) else None
    return bytes(found) if found is not None else None
