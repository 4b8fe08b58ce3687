"""Reading plans that people have: text, Markdown, HTML, reStructuredText, tables, calendars, Ontime projects."""

from copdesk.plan.reading.as_expected import as_json
from copdesk.plan.reading.durations import read_time
from copdesk.plan.reading.read import read, read_rows
from copdesk.plan.reading.values import ActivityRead, PlanReading, StepRead

__all__ = ["ActivityRead", "PlanReading", "StepRead", "as_json", "read", "read_rows", "read_time"]
