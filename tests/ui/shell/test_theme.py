from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.shell import theme as themes

NAMES = ("desk-light", "desk-dark")
TEXT_ON = {
    "ink": ("surface", "tint", "sunk", "ptint", "atint", "dtint"),
    "muted": ("surface", "tint", "sunk"),
    "primary": ("surface", "tint", "ptint"),
    "accent_text": ("surface", "tint", "atint"),
    "danger": ("surface", "tint", "dtint"),
    "on_primary": ("primary",),
}


def _luminance(colour: str) -> float:
    parts = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_has_every_role_and_no_other(name: str) -> None:
    assert set(themes.load(name).roles) == set(get_args(themes.Role))


@pytest.mark.parametrize("name", NAMES)
def test_text_is_readable_on_every_ground_it_stands_on(name: str) -> None:
    roles = themes.load(name).roles
    found = {
        (text, ground): _contrast(roles[text], roles[ground]) for text, grounds in TEXT_ON.items() for ground in grounds
    }
    assert min(found.values()) >= 4.5, found


@pytest.mark.parametrize("name", NAMES)
def test_a_category_is_readable_on_its_own_ground(name: str) -> None:
    categories = themes.load(name).categories.values()
    assert len(categories) == 5
    assert min(_contrast(each.text, each.ground) for each in categories) >= 4.5


def test_an_unknown_category_is_shown_in_grey() -> None:
    light = themes.load("desk-light")
    assert light.category("plaid").mark == light.roles["muted"]


def test_measures_and_type_grow_with_a_large_system_font(qapp: QApplication) -> None:
    font = QFont()
    font.setPixelSize(21)
    assert themes.unit_of(font) == 1.5
    font.setPixelSize(10)
    assert themes.unit_of(font) == 1.0


def test_the_style_sheet_is_scaled_and_names_the_colours() -> None:
    light = themes.load("desk-light")
    assert "min-height: 34px" in themes.style_sheet(light, 1.0)
    assert "min-height: 51px" in themes.style_sheet(light, 1.5)
    assert light.roles["edge"] in themes.style_sheet(light, 1.0)


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    before = (qapp.palette(), qapp.font())
    yield qapp
    qapp.setPalette(before[0])
    qapp.setFont(before[1])
    qapp.setProperty("copdesk_theme", None)


def test_applying_another_theme_changes_what_is_open(undressed: QApplication, qtbot: QtBot) -> None:
    themes.apply(undressed, themes.load("desk-light"), 1.0)
    label = QLabel("Ideas and advice")
    label.setProperty("tone", "muted")
    label.setProperty("type", "title")
    themes.dress(label)
    qtbot.addWidget(label)
    label.ensurePolished()
    light = (label.palette().windowText().color().name(), label.fontInfo().pixelSize())
    themes.apply(undressed, themes.load("desk-dark"), 1.5)
    dark = (label.palette().windowText().color().name(), label.fontInfo().pixelSize())
    assert (light, dark) == (("#56666b", 18), ("#a3b2b1", 27))
    assert label.font().families()[0] == "Noto Sans"
    assert themes.theme_now().name == "desk-dark"
    assert themes.theme_now().px(36) == 54


def test_other_colours_keep_the_size_of_the_desk(undressed: QApplication, qtbot: QtBot) -> None:
    themes.apply(undressed, themes.load("desk-light"), 1.5)
    label = QLabel("Ideas and advice")
    themes.dress(label)
    qtbot.addWidget(label)
    themes.change_to("desk-dark")
    label.ensurePolished()
    assert label.palette().windowText().color().name() == themes.load("desk-dark").roles["ink"].lower()
    assert themes.theme_now().unit == 1.5
