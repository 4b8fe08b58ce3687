import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
from click.testing import CliRunner

from copdesk.example import fill
from copdesk.exchange import add_commands
from copdesk.report.build import build
from copdesk.report.forms import FORMS
from copdesk.report.values import FORM_KEYS, Earlier, Time
from tests.report.reading import squeezed, text_of
from tests.report.samples import MINUTE, peer_assist
from tests.report.test_gather import run_through


def test_only_finished_sessions_teach_what_activities_take(desk, clock, example):
    second = fill(desk)
    assert desk.report.content(second).earlier == ()
    desk.run.start(example)
    assert desk.report.content(second).earlier == ()
    desk.run.finish(example)
    clock.advance(60)
    run_through(desk, clock, second)
    third = fill(desk)
    told = desk.report.content(third).earlier
    assert [one.title for one in told] == [row.title for row in desk.report.content(third).agenda]
    assert [(one.planned_ms // MINUTE, one.took_ms // MINUTE) for one in told] == [(30, 32), (25, 25), (30, 30), (5, 5)]
    assert desk.report.content(second).earlier == ()


def test_the_timing_report_has_the_mean_over_every_earlier_time():
    times = (Time("Spring", "2026-03-01", 30 * MINUTE, 40 * MINUTE), Time("Winter", "", 20 * MINUTE, 24 * MINUTE))
    read = squeezed(text_of(build(replace(peer_assist(), earlier=(Earlier("Troika", times),)), "timing")))
    assert "Troika,meanof2times2532+7" in read
    assert "Spring·March1,20263040+10" in read
    assert "Winter2024+4" in read


def test_the_command_names_every_document_without_loading_what_sets_pages():
    assert tuple(form.key for form in FORMS) == FORM_KEYS
    group = click.Group()
    add_commands(group, lambda path: None, lambda desk, key: b"")
    told = squeezed(CliRunner().invoke(group, ["report", "--help"]).output)
    assert squeezed(", ".join(FORM_KEYS)) in told
    asked = "import sys, copdesk.exchange; sys.exit('reportlab' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", asked], cwd=root, check=False).returncode == 0
