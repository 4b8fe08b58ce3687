"""From a file's bytes to a reading: what kind of file it is decides who reads it, its content before its name."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from copdesk.book.ids import new_id
from copdesk.plan.reading.agenda import agenda_part, names_agenda
from copdesk.plan.reading.calendars import read_calendar
from copdesk.plan.reading.clocks import find_clocks, hh_mm
from copdesk.plan.reading.columns import columns_of
from copdesk.plan.reading.days import names_day
from copdesk.plan.reading.documents import lines_of_document, told
from copdesk.plan.reading.facts import Facts, is_whole, people_of, read_facts, tells_length
from copdesk.plan.reading.grid import GridRead, read_grid
from copdesk.plan.reading.html import lines_of_html
from copdesk.plan.reading.items import read_item
from copdesk.plan.reading.lines import Line, lines_of_text
from copdesk.plan.reading.ontime import is_project, load_json, read_project
from copdesk.plan.reading.outline import activities_of
from copdesk.plan.reading.reckoning import reckon
from copdesk.plan.reading.rows import Found, from_rows, from_sheets, separated
from copdesk.plan.reading.unwritten import written_out
from copdesk.plan.reading.values import ActivityRead, PlanReading
from copdesk.plan.reading.vocabulary import plain
from copdesk.plan.reading.wiki import is_wiki, lines_of_wiki
from copdesk.tables import Text, decode, delimiter_of, is_workbook, split_rows, workbook_rows
from copdesk.tables.documents import is_document
from copdesk.tables.manner import AS_FOUND, PROSE, Manner
from copdesk.words import Refused, tr

MOST_TEXT = 500_000
MOST_LINES = 10_000
MOST_ACTIVITIES = 1_000
_RUNS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".rst": "rest", ".rest": "rest"}
_NAMELESS = {"sheet1", "untitled", ""}


def read(source: Path | bytes, name: str = "", manner: Manner = AS_FOUND) -> PlanReading:
    """A plan from a file or its bytes; `name` tells the kind where the content does not, `manner` what a person says of
    it. Nothing is kept. Raises Refused for what is no plan."""
    return _with_activities(look(source, name, manner))


def look(source: Path | bytes, name: str = "", manner: Manner = AS_FOUND) -> PlanReading:
    """As `read`, also where nothing is understood as an activity: what came in, for a person who knows better."""
    data = source if isinstance(source, bytes) else _load(source)
    name = name or (source.name if isinstance(source, Path) else "")
    if is_workbook(data):
        found, rows = from_sheets(workbook_rows(data), manner)
        lines = tuple("\t".join(row) for row in rows)
        return _finished(replace_format(found, "xlsx"), name, Text("", ""), lines)
    if is_document(data):
        inside = lines_of_document(data)
        return _finished(_from_lines(written_out(inside), "document"), name, Text("", ""), told(inside))
    text = decode(data, manner.encoding)
    if len(text.text) > MOST_TEXT or text.text.count("\n") > MOST_LINES:
        raise Refused("plan.large")
    found = _from_text(text.text, name, manner)
    return _finished(found, name, text, tuple(text.text.split("\n")))


def read_rows(rows: tuple[tuple[str, ...], ...], name: str = "") -> PlanReading:
    """A plan from a table that is already rows, such as one pasted from a spreadsheet."""
    return _with_activities(_finished(from_rows(rows), name, Text("", ""), tuple("\t".join(row) for row in rows)))


def replace_format(found: Found, kind: str) -> Found:
    """`found`, said to come from another kind of file."""
    return replace(found, format=kind)


def _with_activities(reading: PlanReading) -> PlanReading:
    if not reading.activities:
        raise Refused("plan.nothing")
    return reading


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise Refused("plan.unreadable", why=exc.strerror or type(exc).__name__) from exc


def _from_text(text: str, name: str, manner: Manner) -> Found:
    suffix = Path(name).suffix.lower()
    head = text.lstrip()[:2000]
    if head.startswith("BEGIN:VCALENDAR"):
        return _from_calendar(text)
    if suffix == ".toml" or "\n[[activities]]\n" in text:
        return _from_toml(text)
    if head[:1] in "{[" and suffix in (".json", "") and (data := load_json(text)) is not None:
        if not is_project(data):
            raise Refused("plan.json")
        title, activities, skipped = read_project(data)
        said = tuple(tr("Marked to be skipped, left out: {title}.").format(title=each) for each in skipped)
        return Found(activities, Facts(title=title), "ontime", said)
    prose = manner.delimiter == PROSE
    if not prose and (suffix in (".csv", ".tsv", ".tab") or manner.delimiter):
        found = separated(text, manner.delimiter or delimiter_of(text) or ",", manner.header)
        if found.activities or manner.delimiter or manner.header is not None:
            return found
        rows = split_rows(text, found.delimiter)
        listed = _from_lines(written_out(lines_of_text("\n".join(map(" ".join, rows)))), "text")
        return listed if listed.activities else found  # lines, in spite of the file's name
    kind = _RUNS.get(suffix) or _kind_of(head) or ("wiki" if is_wiki(text) else "")
    if not kind and not prose and (separator := _pasted(text)):
        found = separated(text, separator, manner.header)
        if len(found.activities) > 1:
            return found
    try:
        lines = _reader(kind)(text)
    except RecursionError as exc:  # nested beyond reason
        raise Refused("plan.large") from exc
    found = _from_lines(written_out(lines), kind or "text")
    if kind == "markdown" and _says_nothing(found.facts.title):
        from copdesk.plan.reading.markdown import front_title

        return replace(found, facts=replace(found.facts, title=front_title(text) or found.facts.title))
    return found


def _says_nothing(title: str) -> bool:
    """True for what is no name of a plan: '', Sheet1, Agenda."""
    return plain(title) in _NAMELESS or names_agenda(title)


def _reader(kind: str) -> Callable[[str], list[Line]]:
    """What takes a running text to lines; that of a kind of markup is slow to load, and comes when it is wanted."""
    if kind == "markdown":
        from copdesk.plan.reading.markdown import lines_of_markdown

        return lines_of_markdown
    if kind == "rest":
        from copdesk.plan.reading.rest import lines_of_rest

        return lines_of_rest
    if kind == "wiki":
        return lines_of_wiki
    return lines_of_html if kind == "html" else lines_of_text


def _pasted(text: str) -> str:
    """What separates the cells of a table that was pasted as text: tabs in most lines, or whatever stands in a header
    that names its columns. '' for what is no table."""
    separator = delimiter_of(text)
    rows = tuple(split_rows(text, separator)) if separator else ()
    tabbed = separator == "\t" and text.count("\t") >= text.strip().count("\n")
    named = bool(rows) and len(rows[0]) > 1 and len(columns_of(rows[0])) > 1
    return separator if tabbed or named else ""


def _kind_of(head: str) -> str:
    if re.match(r"<(?:!doctype|html|head|body|table|div|h1|ul|ol|p)\b", head, re.IGNORECASE):
        return "html"
    if re.search(r"^\|?\s*:?-{3,}:?\s*\|", head, re.MULTILINE):
        return "markdown"
    return ""


def _from_toml(text: str) -> Found:
    from copdesk.plan.reading.whole import activities_read
    from copdesk.plan.writing import hosts_from_toml, plan_from_toml

    session, hosts = plan_from_toml(text, new_id), hosts_from_toml(text)
    when = " ".join(part for part in (session.day_text or session.day, session.starts) if part)
    slot = session.slot_s // 60 if session.slot_s else None
    conveners, coaches = (tuple(name for name, held in hosts if held == role) for role in ("convener", "coach"))
    facts = Facts(session.title, when, slot, session.starts, session.ends, session.space, conveners, coaches)
    facts = replace(facts, purpose=session.purpose, outcomes=session.outcomes)
    others = tuple((name, role) for name, role in hosts if role not in ("convener", "coach"))
    return Found(activities_read(session), facts, "toml", hosts=others)


def _from_calendar(text: str) -> Found:
    calendar = read_calendar(text)
    first, last = calendar.activities[0], calendar.activities[-1]
    when = f"{calendar.day} {first.start}" + (f"-{last.end}" if last.end else "")
    facts = Facts(calendar.title, when, None, first.start, last.end, calendar.space, people_of(calendar.convener))
    if calendar.alone:
        inner = _from_lines(lines_of_text(calendar.alone), "calendar")
        if len(inner.activities) > 1:
            slot = None if first.minutes is None else round(first.minutes)
            return Found(inner.activities, replace(facts, slot_minutes=slot), "calendar", calendar.warnings)
    return Found(calendar.activities, facts, "calendar", calendar.warnings)


def _from_lines(lines: list[Line], kind: str) -> Found:
    agenda, named = agenda_part(lines)
    facts = read_facts(lines, agenda if named else [])
    told = [line for line in agenda if not tells_length(line)]
    activities = [each for each in activities_of(told, named) if not is_whole(each.title)]
    if len(activities) > 2 and activities[0].line == lines[0].number:
        whole = sum(each.minutes or 0 for each in activities[1:])
        if activities[0].minutes == whole:  # the first line gives the whole session's time
            facts = replace(facts, title=facts.title or activities[0].title, slot_minutes=round(whole))
            activities = activities[1:]
    facts = _completed(facts, lines, activities)
    tables = _tables(agenda) or _tables(lines)
    in_tables = [each for grid in tables for each in grid.activities]
    if len(in_tables) >= max(2, len([each for each in activities if each.minutes or each.start])):
        elapsed = any(grid.elapsed for grid in tables)
        said = (tr("The times count from the start; lengths are their differences."),) if elapsed else ()
        length = next((grid.length for grid in tables if grid.length), None)
        if facts.slot_minutes is None and length and len(tables) == 1:
            facts = replace(facts, slot_minutes=round(length))
        return Found(tuple(in_tables), facts, kind, said)
    return Found(tuple(activities), facts, kind)


def _tables(lines: list[Line]) -> list[GridRead]:
    """The tables among some lines, each under the day that the last line before it names."""
    made: list[GridRead] = []
    day = ""
    for line in lines:
        if line.kind != "table":
            day = line.text.rstrip(" :") if names_day(line.text) else day
            continue
        grid = read_grid(line.rows, line.number)
        made.append(replace(grid, activities=tuple(replace(each, day=each.day or day) for each in grid.activities)))
    return made


def _completed(facts: Facts, lines: list[Line], activities: list[ActivityRead]) -> Facts:
    """A first line with the whole time in it is the title; a range in a sentence above is the slot if the agenda
    begins when it does."""
    first = lines[0] if lines else None
    taken = {each.line for each in activities}
    if first is not None and not facts.title and first.kind == "para" and first.number not in taken:
        item = read_item(first.text)
        if item.span is not None and item.where == "bracket":
            slot = facts.slot_minutes or round(item.span.minutes)
            facts = replace(facts, title=item.title, slot_minutes=slot)
    if facts.slot_minutes is None and activities and activities[0].start:
        for line in lines:
            for clock in find_clocks(line.text) if line.number not in taken and line.kind == "para" else ():
                if clock.until is not None and hh_mm(clock.at) == activities[0].start:
                    return replace(facts, slot_minutes=clock.minutes, starts=hh_mm(clock.at), ends=hh_mm(clock.until))
    return facts


def _finished(found: Found, name: str, text: Text, lines: tuple[str, ...]) -> PlanReading:
    if len(found.activities) > MOST_ACTIVITIES:
        raise Refused("plan.large")
    facts = found.facts
    reckoned = reckon(found.activities, facts.slot_minutes, facts.ends, found.format in ("ontime", "calendar"))
    said = list(found.warnings) + list(reckoned.warnings)
    if not text.sure:
        said.insert(0, tr("The encoding was guessed: {encoding}. Check the letters.").format(encoding=text.encoding))
    nameless = _says_nothing(facts.title)
    stem = " ".join(re.split(r"[_\s]+", Path(name).stem)).strip()
    return PlanReading(
        title=stem or facts.title if nameless else facts.title,
        title_from="name" if nameless else "text",
        day_and_time=facts.day_and_time,
        slot_minutes=facts.slot_minutes,
        starts=facts.starts,
        ends=facts.ends,
        space=facts.space,
        convener=facts.convener,
        process_coach=facts.process_coach,
        hosts=found.hosts,
        purpose=facts.purpose,
        outcomes=facts.outcomes,
        activities=reckoned.activities,
        total_minutes=reckoned.total,
        totals=reckoned.totals,
        warnings=tuple(said),
        lines=lines,
        format=found.format,
        encoding=text.encoding,
        encoding_sure=text.sure,
        delimiter=found.delimiter,
        header=found.header,
        sheet=found.sheet,
        sheets=found.sheets,
        rows=found.rows,
    )
