"""One person's card: who they are, what they know and need, what may be shown of them, and their part in all this."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from copdesk.people.fields import labels
from copdesk.people.values import Card
from copdesk.words import tr
from ui.parts.avatar import Avatar, colour_of
from ui.parts.buttons import Button
from ui.parts.label import PlainLabel
from ui.parts.segments import Segments
from ui.parts.switch import Switch
from ui.people.inline import InlineText
from ui.people.part import PartList
from ui.people.tags import Tags
from ui.people.words import ROLES, role_words
from ui.shell.theme import theme_now

CONSENTS = ("full", "initials", "none")
_FIRST = ("called", "email", "expertise", "offers", "needs")


class CardPanel(QWidget):
    """The right column. `edited` gives a field and its new value; `state_wanted` is 'here', 'left' or 'expected'."""

    edited = Signal(str, object)
    state_wanted = Signal(str)
    takes_part_wanted = Signal(bool)
    host_wanted = Signal(str)
    removal_wanted = Signal()
    forgetting_wanted = Signal()
    led = Signal(object)  # a session, a group, a note or a promise of theirs

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: Card | None = None
        self._whole = False
        self._fields: dict[str, InlineText] = {}
        self._labels: dict[str, PlainLabel] = {}
        self._build()

    def show_card(self, card: Card | None) -> None:
        """Shows a person; None shows that nobody is chosen."""
        self.card = card
        self._empty.setVisible(card is None)
        if card is not None and not self._fields:
            self._build_form()
        if self._fields:
            self._scroll.setVisible(card is not None)
            self._foot.setVisible(card is not None)
        if card is None:
            return
        member = card.member
        self._avatar.show_person(member.name, colour_of(member.id))
        self._name.set_text(member.name)
        told = (member.native, member.organisation, member.role)
        self._under.setText(" · ".join(part for part in told if part) or tr("member"))
        for key, field in self._fields.items():
            field.set_text(str(getattr(member, key)))
        self._tags.show_words(member.expertise)
        self._show_tags(tags=not self._fields["expertise"].edit.hasFocus())
        self._consent.show_at(CONSENTS.index(member.consent) if member.consent in CONSENTS else -1)
        self._asked.setVisible(not member.consent)
        for switch, value in ((self._photo, member.photo_ok), (self._mail, member.email_ok)):
            switch.blockSignals(True)
            switch.setChecked(bool(value))
            switch.blockSignals(False)
        self.part.show_part(card.part)
        self._show_state(card)

    def edit_whole(self, whole: bool) -> None:
        """All fields, or the five that a session needs."""
        self._whole = whole
        if not self._fields:
            return
        for key in self._fields:
            shown = whole or key in _FIRST
            self._labels[key].setVisible(shown)
            self._fields[key].setVisible(shown)
        self._show_tags(tags=not whole)
        self._edit.setChecked(whole)

    def refuse(self, words: str) -> None:
        """Why a change was not kept; the card shows again what stands in the book."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = theme_now()
        self.setObjectName("person_card")
        self.setProperty("ground", "tint")
        self.setProperty("line", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(320))
        self._empty = PlainLabel(tr("Choose a person to see their card."), "muted", wrap=True)
        self._empty.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        self._refusal = PlainLabel("", "danger", "small", wrap=True)
        self._refusal.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)

    def _build_form(self) -> None:
        """Made when the first card is shown: a room that is opened for its door must not wait for twenty fields."""
        theme = theme_now()
        self._column.setAlignment(Qt.AlignmentFlag(0))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("ground", "tint")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = QVBoxLayout(inner)
        body.setContentsMargins(theme.px(16), theme.px(16), theme.px(12), theme.px(16))
        body.setSpacing(0)
        for part in (self._build_head(), self._build_fields(), self._build_consent(), self._build_facts()):
            body.addWidget(part)
            body.addSpacing(theme.px(16))
        body.addStretch()
        self._scroll.setWidget(inner)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        foot.setSpacing(theme.px(8))
        self._state = Button("", name="card_state")
        self._state.clicked.connect(self._on_state)
        self._edit = Button(tr("Edit card"), name="edit_card")
        self._edit.setCheckable(True)
        self._edit.clicked.connect(self._on_edit)
        foot.addWidget(self._state)
        foot.addWidget(self._edit)
        foot.addStretch()
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self._foot)
        self.edit_whole(self._whole)

    def _build_head(self) -> QWidget:
        theme = theme_now()
        head = QWidget()
        self._avatar = Avatar("", "teal", 48)
        self._name = InlineText(tr("Name"), size=18, bold=True, name="card_name")
        self._name.entered.connect(self._on_name)
        self._under = PlainLabel("", "muted", elide=True)
        self._under.setContentsMargins(theme.px(4), 0, 0, 0)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(tr("More about this person"))
        self._takes_part = self._menu.addAction(tr("Takes part in groups"))
        self._takes_part.setCheckable(True)
        self._takes_part.triggered.connect(self._on_takes_part)
        self._menu.addSeparator()
        for role in ROLES:
            action = self._menu.addAction(tr("Hosts as {role}").format(role=role_words(role)))
            action.setData(role)
            action.setCheckable(True)
        self._menu.addSeparator()
        self._not_here = self._menu.addAction(tr("Not here after all"))
        self._remove = self._menu.addAction(tr("Remove from the community"))
        self._forget = self._menu.addAction(tr("Forget for good …"))
        self._menu.triggered.connect(self._on_menu)
        more = Button("", "ghost", icon="more", says=tr("More about this person"), name="card_more")
        more.setMenu(self._menu)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._under)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_fields(self) -> QWidget:
        theme = theme_now()
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._refusal)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnMinimumWidth(0, theme.px(100))
        grid.setColumnStretch(1, 1)
        self._tags = Tags(tr("Knows about"))
        self._tags.pressed.connect(self._on_tags)
        for place, (key, words) in enumerate(labels().items()):
            label = PlainLabel(words, "muted")
            label.setContentsMargins(0, theme.px(2), 0, 0)
            field = InlineText(words, name=f"card_{key}")
            field.setProperty("field", key)
            field.entered.connect(self._on_entered)
            self._labels[key], self._fields[key] = label, field
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
            if key == "expertise":
                grid.addWidget(self._tags, place, 1)
        column.addLayout(grid)
        return part

    def _build_consent(self) -> QWidget:
        theme = theme_now()
        part = _section(tr("In reports"))
        column = part.layout()
        assert isinstance(column, QVBoxLayout)
        self._consent = Segments(
            (tr("Full name"), tr("Initials"), tr("Not at all")), -1, name="consent", says=tr("In reports")
        )
        self._consent.chosen.connect(self._on_consent)
        self._asked = PlainLabel(tr("not asked yet"), "accent_text", "small")
        row = QHBoxLayout()
        row.addWidget(self._consent)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._asked)
        self._photo = Switch(tr("Photo may be shown"), name="photo_ok")
        self._mail = Switch(tr("E-mail may be shared"), name="email_ok")
        self._photo.toggled.connect(self._on_photo)
        self._mail.toggled.connect(self._on_mail)
        column.addSpacing(theme.px(4))
        column.addWidget(self._photo)
        column.addWidget(self._mail)
        return part

    def _build_facts(self) -> QWidget:
        theme = theme_now()
        part = _section(tr("With this community"))
        column = part.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(theme.px(4))
        self.part = PartList()
        self.part.led.connect(self.led)
        column.addWidget(self.part)
        return part

    # ---- showing -----------------------------------------------------------------------------------

    def _show_state(self, card: Card) -> None:
        there = card.attendance
        self._state.setVisible(there is not None)
        self._takes_part.setVisible(there is not None)
        if there is None:
            return
        here = there.status == "here"
        self._state.setText(tr("Left early") if here else tr("Back again") if there.status == "left" else tr("Here"))
        self._takes_part.setChecked(there.takes_part)
        self._not_here.setVisible(there.status != "expected")
        for action in self._menu.actions():
            if action.data():
                action.setChecked(action.data() == there.host_role)

    def _show_tags(self, *, tags: bool) -> None:
        self._tags.setVisible(tags and not self._whole)
        self._fields["expertise"].setVisible(self._whole or not tags)

    # ---- slots -------------------------------------------------------------------------------------

    def _on_name(self, text: str) -> None:
        self.edited.emit("name", text)

    def _on_entered(self, text: str) -> None:
        field = self.sender()
        if isinstance(field, InlineText):
            key = str(field.property("field"))
            self.edited.emit(key, text)
            if key == "expertise":
                self._show_tags(tags=True)

    def _on_tags(self) -> None:
        self._show_tags(tags=False)
        self._fields["expertise"].edit.setFocus()

    def _on_consent(self, place: int) -> None:
        self.edited.emit("consent", CONSENTS[place])

    def _on_photo(self, on: bool) -> None:
        self.edited.emit("photo_ok", on)

    def _on_mail(self, on: bool) -> None:
        self.edited.emit("email_ok", on)

    def _on_state(self) -> None:
        there = self.card.attendance if self.card else None
        if there is not None:
            self.state_wanted.emit("left" if there.status == "here" else "here")

    def _on_edit(self) -> None:
        self.edit_whole(self._edit.isChecked())
        if self._whole:
            self._fields["called"].edit.setFocus()

    def _on_takes_part(self, on: bool) -> None:
        self.takes_part_wanted.emit(on)

    def _on_menu(self, action: QAction) -> None:
        if action is self._not_here:
            self.state_wanted.emit("expected")
        elif action is self._remove:
            self.removal_wanted.emit()
        elif action is self._forget:
            self.forgetting_wanted.emit()
        elif action.data():
            self.host_wanted.emit(str(action.data()) if action.isChecked() else "")


def _section(title: str) -> QWidget:
    theme = theme_now()
    part = QWidget()
    part.setProperty("line", "top")
    part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, theme.px(12), 0, 0)
    column.setSpacing(theme.px(8))
    column.addWidget(PlainLabel(title, bold=True))
    return part
