"""The text of the one style sheet.

Its selectors speak in properties that any widget may carry: `tone`, `type`, `weight`, `slant`, `ground`, `card`
and `line`. What a style sheet cannot draw (rings, switches, chips, key caps, buttons) is painted by `ui/parts`.
"""

from collections.abc import Callable, Mapping

from copdesk.assets import resource

Scale = Callable[[float], str]
Roles = Mapping[str, str]

_SIZES = {"small": 12, "body": 14, "title": 18, "heading": 24, "display": 32, "count": 48}
_TONES = ("ink", "muted", "primary", "on_primary", "accent_text", "danger")
_GROUNDS = ("surface", "tint", "sunk", "ptint", "atint", "dtint")
_SIDES = ("left", "right", "top", "bottom")
_CARDS = {
    "plain": "1px solid {rule}",
    "chosen": "2px solid {primary}",
    "target": "2px solid {accent}",
    "hole": "1px dashed {edge}",
}


def style_sheet_of(roles: Roles, unit: float) -> str:
    """QSS in these colours; every measure times `unit`."""

    def px(measure: float) -> str:
        return f"{round(measure * unit)}px"

    parts = (_properties(roles, px), _fields(roles, px), _lists(roles, px), _menus(roles, px), _bars(roles, px))
    return "\n".join(parts)


def _properties(roles: Roles, px: Scale) -> str:
    lines = [f'QWidget[tone="{tone}"] {{ color: {roles[tone]}; }}' for tone in _TONES]
    lines += [f'QWidget[type="{name}"] {{ font-size: {px(size)}; }}' for name, size in _SIZES.items()]
    lines += ['QWidget[weight="bold"] { font-weight: 700; }', 'QWidget[slant="italic"] { font-style: italic; }']
    lines += [f'QWidget[ground="{ground}"] {{ background-color: {roles[ground]}; }}' for ground in _GROUNDS]
    for name, border in _CARDS.items():
        ground = "transparent" if name == "hole" else roles["surface"]
        lines.append(
            f'QWidget[card="{name}"] {{ background-color: {ground}; border: {border.format_map(roles)};'
            f" border-radius: {px(8)}; }}"
        )
    rule = f"1px solid {roles['rule']}"
    lines += [f'QWidget[line="{side}"] {{ border: 0; border-{side}: {rule}; }}' for side in _SIDES]
    lines.append(f'QWidget[line="ends"] {{ border: 0; border-top: {rule}; border-bottom: {rule}; }}')
    lines.append(f'QWidget[card="paper"] {{ background-color: #FFFFFF; border: {rule}; }}')
    return "\n".join(lines)


def _fields(roles: Roles, px: Scale) -> str:
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox", "QDateTimeEdit")

    def every(suffix: str) -> str:
        return ", ".join(kind + suffix for kind in kinds)

    return f"""
{every("")} {{ background-color: {roles["surface"]}; color: {roles["ink"]}; border: 1px solid {roles["edge"]};
  placeholder-text-color: {roles["muted"]};
  border-radius: {px(8)}; padding: 0 {px(11)}; min-height: {px(34)};
  selection-background-color: {roles["pline"]}; selection-color: {roles["ink"]}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(6)} {px(8)}; }}
{every(":focus")} {{ border: 2px solid {roles["primary"]}; padding: 0 {px(10)}; min-height: {px(32)}; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(5)} {px(7)}; }}
{every('[refused="true"]')} {{ border-color: {roles["danger"]}; }}
{every(":disabled")} {{ border-color: {roles["rule"]}; color: {roles["edge"]}; }}
QLineEdit[tall="true"] {{ min-height: {px(46)}; font-size: {px(18)}; }}
QLineEdit[tall="true"]:focus {{ min-height: {px(44)}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ border: 0; padding: 0; background: transparent; }}
QPlainTextEdit[dress="bare"], QPlainTextEdit[dress="bare"]:focus {{ border: 0; padding: 0; min-height: 0;
  background: transparent; }}
QPlainTextEdit[dress="cell"], QPlainTextEdit[dress="cell"]:focus {{ border: 2px solid {roles["primary"]};
  border-radius: {px(6)}; padding: {px(3)} {px(5)}; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(28)}; }}
QComboBox::down-arrow {{ image: url("{_chevron(roles)}"); width: {px(14)}; height: {px(14)}; }}
QComboBox QAbstractItemView {{ background-color: {roles["surface"]}; border: 1px solid {roles["edge"]};
  outline: 0; padding: {px(4)}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: {px(18)}; border: 0; }}
"""


def _chevron(roles: Roles) -> str:
    """The arrow of a choice, drawn for light or for dark ground."""
    ground = "dark" if int(roles["surface"][1:3], 16) < 128 else "light"
    return resource("themes", f"chevron-{ground}.png").as_posix()


def _lists(roles: Roles, px: Scale) -> str:
    kinds = ("QListView", "QTreeView", "QTableView")
    views = ", ".join(kinds)
    items = ", ".join(kind + "::item" for kind in kinds)
    chosen = ", ".join(kind + "::item:selected" for kind in kinds)
    hovered = ", ".join(kind + "::item:hover:!selected" for kind in kinds)
    return f"""
{views} {{ background-color: {roles["surface"]}; color: {roles["ink"]}; border: 0; outline: 0;
  selection-background-color: {roles["ptint"]}; selection-color: {roles["ink"]}; gridline-color: {roles["rule"]}; }}
{items} {{ min-height: {px(28)}; padding: 0 {px(8)}; border: 0; }}
{chosen} {{ background-color: {roles["ptint"]}; color: {roles["ink"]}; border-radius: {px(6)}; }}
QTreeView::item:selected {{ border-radius: 0; }}
{hovered} {{ background-color: {roles["tint"]}; border-radius: {px(6)}; }}
QListView[ground="tint"], QTreeView[ground="tint"], QTableView[ground="tint"] {{ background-color: {roles["tint"]}; }}
QHeaderView {{ background-color: transparent; border: 0; }}
QHeaderView::section {{ background-color: {roles["surface"]}; color: {roles["muted"]}; font-size: {px(12)};
  font-weight: 400; border: 0; padding: {px(4)} {px(8)}; }}
QTableCornerButton::section {{ background-color: {roles["surface"]}; border: 0; }}
"""


def _menus(roles: Roles, px: Scale) -> str:
    return f"""
QToolTip {{ background-color: {roles["ink"]}; color: {roles["surface"]}; border: 0; padding: {px(4)} {px(8)};
  font-size: {px(12)}; }}
QMenu {{ background-color: {roles["surface"]}; color: {roles["ink"]}; border: 1px solid {roles["edge"]};
  padding: {px(4)}; }}
QMenu::item {{ padding: {px(6)} {px(24)} {px(6)} {px(12)}; border-radius: {px(6)}; }}
QMenu::item:selected {{ background-color: {roles["ptint"]}; color: {roles["primary"]}; }}
QMenu::item:disabled {{ color: {roles["edge"]}; }}
QMenu::separator {{ height: 1px; background: {roles["rule"]}; margin: {px(4)} {px(8)}; }}
Banner {{ border-radius: {px(8)}; }}
Banner#passing_notice {{ border: 1px solid {roles["edge"]}; }}
QSplitter::handle {{ background-color: {roles["rule"]}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea {{ background: transparent; border: 0; }}
"""


def _bars(roles: Roles, px: Scale) -> str:
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {px(10)}; }}
QScrollBar:horizontal {{ height: {px(10)}; }}
QScrollBar::handle {{ background-color: {roles["button_edge"]}; border-radius: {px(3)}; margin: {px(2)}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}; }}
QScrollBar::handle:hover {{ background-color: {roles["edge"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background-color: {roles["sunk"]}; border: 0; border-radius: {px(4)}; max-height: {px(8)};
  min-height: {px(8)}; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background-color: {roles["primary"]}; border-radius: {px(4)}; }}
QSlider::groove:horizontal {{ height: {px(4)}; border-radius: {px(2)}; background: {roles["sunk"]}; }}
QSlider::sub-page:horizontal {{ background: {roles["primary"]}; border-radius: {px(2)}; }}
QSlider::handle:horizontal {{ width: {px(16)}; height: {px(16)}; margin: -{px(6)} 0; border-radius: {px(8)};
  background: {roles["primary"]}; }}
"""
