"""Reading lists of people: tables, workbooks, attendance reports, address cards, pasted lists, To: lines."""

from copdesk.people.reading.as_expected import as_json
from copdesk.people.reading.read import read, read_rows
from copdesk.people.reading.values import Decision, Duplicate, PeopleReading, PersonRead, Skipped

__all__ = ["Decision", "Duplicate", "PeopleReading", "PersonRead", "Skipped", "as_json", "read", "read_rows"]
