import subprocess
import sys

import pytest

from copdesk.stage import stillness
from copdesk.stage.stillness import less_in, less_motion


@pytest.mark.parametrize(
    ("told", "less"),
    [
        ({}, False),
        ({"org.freedesktop.appearance": {"reduced-motion": ("u", 1)}}, True),
        ({"org.freedesktop.appearance": {"reduced-motion": ("u", 0)}}, False),
        ({"org.gnome.desktop.interface": {"enable-animations": ("b", False)}}, True),
        ({"org.gnome.desktop.interface": {"enable-animations": ("b", True)}}, False),
        ({"org.kde.kdeglobals.KDE": {"AnimationDurationFactor": ("s", "0")}}, True),
        ({"org.kde.kdeglobals.KDE": {"AnimationDurationFactor": ("s", "0.5")}}, False),
    ],
)
def test_each_desktop_says_it_in_its_own_words(told, less):
    assert less_in(told) is less


def test_a_system_that_says_nothing_wants_no_less(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert less_motion("linux") is False
    assert less_motion("win32") is (sys.platform == "win32" and stillness._windows())


def test_a_mac_is_asked_by_its_own_command(monkeypatch):
    said = subprocess.CompletedProcess((), 0, stdout="1\n")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_more: said)
    assert less_motion("darwin") is True
