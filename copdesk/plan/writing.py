"""Writing a plan down: Markdown to read, tables and calendars for other programs, TOML that loses nothing."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from copdesk.book.ids import Id, id_text
from copdesk.plan.library import step_from
from copdesk.plan.lines import starts_of
from copdesk.plan.packing import to_bring, to_set_up
from copdesk.plan.values import Activity, Session, Step, minutes_of, running_order
from copdesk.tables import csv_bytes
from copdesk.words import Refused, tr

if TYPE_CHECKING:  # the calendar and the TOML writer cost 15 MB, and only those who save need them
    import tomlkit

CSV_HEADER = (
    "Activity", "Step", "Minutes", "Least", "Most", "Group", "Turns", "Start", "Prompts", "Note", "Led by", "Materials",
    "Room set-up", "On the projector",
)  # fmt: skip
ONTIME_HEADER = (
    "Time Start", "Time End", "Duration", "Cue", "Title", "Note", "Colour", "Skip", "Timer Type", "End Action",
)  # fmt: skip
ONTIME_COLOURS = {"teal": "#0B5D57", "blue": "#2F5FA8", "amber": "#B8651B", "violet": "#7A3F8F", "crimson": "#A02C3F"}
_HEAD = ("title", "day", "day_text", "starts", "ends", "zone", "space", "purpose", "outcomes", "outline", "problem")
_STEP_KEYS = {field.name: field for field in fields(Step) if field.name not in ("id", "activity_id", "position")}


Hosts = Sequence[tuple[str, str]]
"""Who hosts a session: name and role."""


def written(session: Session, name: str, written_ms: int, hosts: Hosts = ()) -> bytes:
    """The plan in the form that a file's name asks for; raises Refused("plan.form") for an unknown one."""
    ending = name.lower()
    if ending.endswith(".packing.md"):
        return packing_markdown(session).encode("utf-8")
    if ending.endswith(".ontime.csv"):
        return plan_ontime_csv(session)
    if ending.endswith(".csv"):
        return plan_csv(session)
    if ending.endswith(".ics"):
        return plan_calendar(session, written_ms)
    if ending.endswith(".toml"):
        return plan_toml(session, hosts).encode("utf-8")
    if ending.endswith((".md", ".txt")):
        return plan_markdown(session, hosts).encode("utf-8")
    raise Refused("plan.form", name=name)


def packing_markdown(session: Session) -> str:
    """The packing list with boxes to tick."""
    lines = [f"# {tr('Packing list')}: {_marked(session.title)}", ""]
    lines += [
        f"- [{'x' if one.key in session.packed else ' '}] {_marked(one.name)} ({_marked(', '.join(one.wanted_by))})"
        for one in (*to_bring(session), *to_set_up(session))
    ]
    return "\n".join(lines) + "\n"


def plan_markdown(session: Session, hosts: Hosts = ()) -> str:
    """The plan as a document; `plan.reading.read` finds the same activities, steps and lengths in it."""
    lines = [f"# {session.title}", ""]
    when = ", ".join(part for part in (session.day_text or session.day, _slot(session)) if part)
    roles = {"convener": tr("Convener(s)"), "coach": tr("Process coach"),
             "facilitator": tr("Facilitators"), "note-taker": tr("Note-takers")}  # fmt: skip
    facts = [(tr("Day and time"), when), (tr("Space"), session.space)]
    facts += [(words, ", ".join(name for name, held in hosts if held == role)) for role, words in roles.items()]
    facts.append((tr("Purpose"), " ".join(session.purpose.split())))
    lines += [f"{name}: {value}  " for name, value in facts if value]
    lines += ["", f"## {tr('Agenda')}", ""]
    for activity in session.activities:
        lines.append(f"- {_marked(activity.title)} ({_length(activity.planned_s)})")
        for step in activity.steps:
            times = activity.times(step)
            repeated = f", {tr('{n} turns').format(n=times)}" if times > 1 else ""
            lines.append(f"  - {_marked(step.title)} ({_length(step.planned_s)}){repeated}")
            lines += [f"    - {_marked(prompt)}" for prompt in step.prompts]
            if step.instruction:
                lines.append(f"    - {_marked(step.instruction)}")
    return "\n".join(lines) + "\n"


def plan_csv(session: Session) -> bytes:
    """A row for each activity and each step; minutes may have a decimal."""
    rows: list[tuple[str, ...]] = [CSV_HEADER]
    for activity, at in zip(session.activities, starts_of(session), strict=True):
        turns = str(activity.turns) if activity.turns > 1 else ""
        own = (activity.title, "", _decimal(activity.planned_s), "", "", "", turns, _clock(session, at), "")
        rows.append((*own, activity.purpose, "", "", "", ""))
        rows += [
            ("", step.title, _decimal(step.planned_s), _decimal(step.min_s), _decimal(step.max_s), step.grouping,
             str(activity.times(step)) if step in activity.block else "", "", "\n".join(step.prompts),
             step.instruction, step.leader, step.materials, step.room, step.scene)
            for step in activity.steps
        ]  # fmt: skip
    return csv_bytes(rows)


def plan_ontime_csv(session: Session) -> bytes:
    """A row for each cue, in the columns that Ontime imports; it starts at midnight where no start is given."""
    rows: list[tuple[str, ...]] = [ONTIME_HEADER]
    start = at = (minutes_of(session.starts) or 0) * 60
    begins = {one.id: start + after for one, after in zip(session.activities, starts_of(session), strict=True)}
    for number, cue in enumerate(running_order(session), 1):
        at = max(at, begins[cue.activity.id])
        title = cue.step.title if cue.step.title == cue.activity.title else f"{cue.activity.title}: {cue.step.title}"
        if cue.turn:
            title += " (" + tr("turn {n}").format(n=cue.turn) + ")"
        until = at + cue.step.planned_s
        times = (_hh_mm_ss(at), _hh_mm_ss(until), _hh_mm_ss(cue.step.planned_s))
        colour = ONTIME_COLOURS.get(cue.activity.colour, "")
        note = " ".join(cue.step.prompts) or cue.step.instruction
        rows.append((*times, str(number), title, note, colour, "FALSE", "count-down", "none"))
        at = until
    return csv_bytes(rows)


def plan_calendar(session: Session, written_ms: int) -> bytes:
    """An event for each activity. Raises Refused("plan.no_day") where day or start is open. Without a zone, times
    are those of whatever place reads the calendar. `written_ms` is now."""
    start = minutes_of(session.starts)
    try:
        day = datetime.fromisoformat(session.day)
    except ValueError:
        raise Refused("plan.no_day") from None
    if start is None:
        raise Refused("plan.no_day")
    zone = ZoneInfo(session.zone) if session.zone else None
    at = day.replace(hour=start // 60, minute=start % 60, tzinfo=zone)
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//copdesk//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", session.title)
    first = at
    for activity, after in zip(session.activities, starts_of(session), strict=True):
        at = first + timedelta(seconds=after)
        event = icalendar.Event()
        event.add("uid", f"{id_text(activity.id)}@copdesk")
        event.add("dtstamp", datetime.fromtimestamp(written_ms / 1000, UTC))
        event.add("dtstart", at)
        at += timedelta(seconds=activity.planned_s)
        event.add("dtend", at)
        event.add("summary", activity.title)
        if session.space:
            event.add("location", session.space)
        event.add("description", "\n".join(f"{step.title} ({_length(step.planned_s)})" for step in activity.steps))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def plan_toml(session: Session, hosts: Hosts = ()) -> str:
    """The whole plan without its ids; `plan_from_toml` gives it back, `hosts_from_toml` who hosts it."""
    import tomlkit

    document = tomlkit.document()
    for name in _HEAD:
        value = getattr(session, name)
        if value or name == "title":
            document.add(name, value)
    if session.expected:
        document.add("expected", session.expected)
    if hosts:
        document.add("hosts", [{"name": name, "role": role} for name, role in hosts])
    activities = tomlkit.aot()
    for activity in session.activities:
        table = tomlkit.table()
        for name in ("title", "method", "purpose", "turns", "colour"):
            table.add(name, getattr(activity, name))
        if activity.fixed_at:
            table.add("fixed_at", activity.fixed_at)
        steps = tomlkit.aot()
        for step in activity.steps:
            steps.append(step_table(step))
        if activity.steps:
            table.add("steps", steps)
        activities.append(table)
    if session.activities:
        document.add("activities", activities)
    return tomlkit.dumps(document)


def plan_from_toml(text: str, new_id: Callable[[], Id]) -> Session:
    """A session from what `plan_toml` wrote, with fresh ids. Raises Refused("plan.toml") for anything else."""
    try:
        data = tomllib.loads(text)
        head: dict[str, Any] = {name: _text(data[name]) for name in _HEAD if name in data}
        session = Session(id=new_id(), **head, expected=_count(data.get("expected")))
        activities = [_activity(each, session.id, at, new_id) for at, each in enumerate(data.get("activities", []))]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise Refused("plan.toml") from exc
    return replace(session, activities=tuple(activities))


def hosts_from_toml(text: str) -> tuple[tuple[str, str], ...]:
    """Name and role of each host that `plan_toml` wrote. Raises Refused("plan.toml")."""
    try:
        return tuple((_text(one["name"]), _text(one["role"])) for one in tomllib.loads(text).get("hosts", []))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise Refused("plan.toml") from exc


def _activity(data: dict[str, Any], session_id: Id, at: int, new_id: Callable[[], Id]) -> Activity:
    key = new_id()
    steps = [step_from(step) for step in data.get("steps", [])]
    own = {name: value for name, value in data.items() if name != "steps"}
    placed = tuple(replace(step, id=new_id(), activity_id=key, position=place) for place, step in enumerate(steps))
    return Activity(id=key, session_id=session_id, position=at, steps=placed, **own)


def step_table(step: Step) -> "tomlkit.items.Table":
    """What differs from a plain step."""
    import tomlkit

    table = tomlkit.table()
    for name, field in _STEP_KEYS.items():
        value = getattr(step, name)
        if value == field.default and name != "planned_s":
            continue
        if name == "roles":
            roles = tomlkit.inline_table()
            for role, told in value:
                roles.add(role, told)
            table.add(name, roles)
        elif name == "categories":
            table.add(name, [asdict(category) for category in value])
        else:
            table.add(name, list(value) if isinstance(value, tuple) else value)
    return table


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: object) -> int | None:
    if value is not None and (type(value) is not int or value < 1):
        raise TypeError(value)
    return value


def _marked(text: str) -> str:
    """One line in which nothing is taken for markup."""
    line = " ".join(text.split())
    return "".join(f"\\{c}" if c in "*_`<[\\#" else c for c in line)


def _slot(session: Session) -> str:
    return f"{session.starts}–{session.ends}" if session.starts and session.ends else session.starts


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def _decimal(seconds: int) -> str:
    return f"{seconds / 60:.4f}".rstrip("0").rstrip(".") if seconds else ""


def _clock(session: Session, seconds: int) -> str:
    start = minutes_of(session.starts)
    if start is None:
        return ""
    minutes = (start + seconds // 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _hh_mm_ss(seconds: int) -> str:
    hours, rest = divmod(seconds % 86_400, 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"
