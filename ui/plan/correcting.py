"""A line of a plan that is not in the book yet, with one of its cells written anew."""

from dataclasses import replace

from copdesk.plan.lengths import range_of, seconds_of
from copdesk.plan.library import grouping_words
from copdesk.plan.lines import PlanLine
from copdesk.plan.values import Session, clock_of
from ui.plan.model import GROUP, PLANNED, RANGE, SCENE, STARTS, TITLE, scene_words


def with_cell(session: Session, line: PlanLine, column: int, text: str) -> Session:
    """The session with a cell as a person wrote it; raises Refused for what no cell of that kind can hold."""
    changed = _corrected(line, column, text).activity
    activities = tuple(changed if one.id == changed.id else one for one in session.activities)
    return replace(session, activities=activities)


def _corrected(line: PlanLine, column: int, text: str) -> PlanLine:
    activity, step = line.activity, line.step
    if step is None and column == STARTS:
        return replace(line, activity=replace(activity, fixed_at=clock_of(text)))
    if step is None and column == GROUP:
        return replace(line, activity=replace(activity, turns=int(text)))
    if step is None:
        return replace(line, activity=replace(activity, title=text.strip() or activity.title))
    if column == PLANNED:
        fresh = replace(step, planned_s=seconds_of(text), min_s=0, max_s=0)
    elif column == RANGE:
        least, most = range_of(text)
        fresh = replace(step, min_s=least, max_s=most)
    elif column == GROUP and text in grouping_words():
        fresh = replace(step, grouping=text)
    elif column == SCENE and text in scene_words():
        fresh = replace(step, scene=text)
    elif column == TITLE:
        fresh = replace(step, title=text.strip() or step.title)
    else:
        fresh = step
    steps = tuple(fresh if one.id == step.id else one for one in activity.steps)
    return replace(line, activity=replace(activity, steps=steps))
