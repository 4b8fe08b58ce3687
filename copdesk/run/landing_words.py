"""The ways to finish on time, said in words: what happens, when it ends, who loses what."""

from dataclasses import dataclass

from copdesk.clock import hh_mm
from copdesk.plan.values import Cue
from copdesk.run.digits import digits
from copdesk.run.landing import Change, Landing, Way
from copdesk.run.roles import listed
from copdesk.words import tr, tr_many

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Told:
    """One way in words. `cost` is who or what loses, `lengths` the new lengths, `verdict` what is left or lacking."""

    title: str
    cost: str
    lengths: str
    ends: str
    verdict: str


def question(found: Landing) -> str:
    """The heading: how late or early, and what it is to be brought to."""
    minutes = max(1, round(abs(found.late_ms) / MINUTE))
    target = hh_mm(found.target)
    if not found.ways:
        return tr("On time: the session ends at {time}").format(time=hh_mm(found.ends))
    if found.fixed:
        late = tr_many("{n} minute late for", "{n} minutes late for", minutes)
        early = tr_many("{n} minute early for", "{n} minutes early for", minutes)
        lead = late if found.late_ms > 0 else early
        return tr("{lead} {title} at {time}").format(lead=lead, title=found.fixed, time=target)
    if found.late_ms > 0:
        lead = tr_many("{n} minute late", "{n} minutes late", minutes)
        return tr("{lead}: ways to end at {time}").format(lead=lead, time=target)
    lead = tr_many("{n} minute ahead", "{n} minutes ahead", minutes)
    return tr("{lead}: what to do with the time").format(lead=lead)


def told(way: Way) -> Told:
    """A way as its line says it."""
    title, cost = _title_and_cost(way)
    return Told(title, cost, _lengths(way), tr("ends {time}").format(time=hh_mm(way.ends)), _verdict(way))


def _title_and_cost(way: Way) -> tuple[str, str]:
    if way.key == "shrink":
        return tr("Shrink what remains"), tr("Every step gives in proportion, none below its minimum.")
    if way.key == "skip":
        names = listed([_name(change.cue) for change in way.changes if change.to is None])
        more = any(change.to is not None for change in way.changes)
        cost = (
            tr("May be skipped by the plan; the other steps give the rest.")
            if more
            else tr("May be skipped by the plan; everything else keeps its time.")
        )
        return tr("Skip “{titles}”").format(titles=names), cost
    if way.key == "turn":
        gone = next(change.cue for change in way.changes if change.to is None)
        words = tr("In each group one person, seat {letter}, will not be client.")
        return tr("One turn less"), words.format(letter=gone.client_seat)
    if way.key == "ask":
        cost = tr("Everyone stays longer; ask first.")
        return tr("Ask the room for ten more minutes"), cost
    if way.key == "grow":
        return tr("Give the time back"), tr("Steps grow in proportion, none beyond its longest.")
    if way.key == "last":
        return tr("All of it to “{title}”").format(title=_name(way.changes[0].cue)), tr("Nothing else changes.")
    return tr("End early"), tr("Nothing changes.")


def _name(cue: Cue) -> str:
    """An activity of one step goes by its own title."""
    return cue.activity.title if len(cue.activity.steps) == 1 else cue.step.title


def _lengths(way: Way) -> str:
    """New lengths, each step once: 'Question 1:00, Clarifying 1:00 (each turn)'."""
    seen: dict[tuple[bytes, int | None], list[Change]] = {}
    for change in way.changes:
        if change.to is not None:
            seen.setdefault((change.cue.step.id, change.to), []).append(change)
    parts = []
    for changes in seen.values():
        cue, to = changes[0].cue, changes[0].to
        assert to is not None
        name = cue.step.short or cue.step.title
        words = tr("{step} {length} each turn") if cue.turn and len(changes) > 1 else tr("{step} {length}")
        parts.append(words.format(step=name, length=digits(to)))
    return ", ".join(parts)


def _verdict(way: Way) -> str:
    if way.late_ms >= 30_000:
        late = max(1, round(way.late_ms / MINUTE))
        return tr_many("still {n} minute late", "still {n} minutes late", late)
    if way.late_ms <= -30_000:
        length = digits(-way.late_ms)
        if way.extra_ms:
            return tr("{length} in hand until {time}").format(length=length, time=hh_mm(way.ends - way.late_ms))
        return tr("{length} in hand").format(length=length)
    return ""
