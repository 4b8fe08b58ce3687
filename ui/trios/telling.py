"""What the Trios room says of draws in a line: titles, places, and what a draw cost."""

import re
from collections.abc import Sequence

from copdesk.trios.held import Seat, Trio
from copdesk.trios.options import Mix
from copdesk.trios.view import TriosView
from copdesk.words import tr, tr_many

LONGEST = 12


def short_title(title: str) -> str:
    """An activity's title where there is little room: its first words up to a sign or LONGEST letters."""
    first = re.split(r"[:(/,;–]", title, maxsplit=1)[0].strip() or title
    kept = ""
    for word in first.split():
        if kept and len(kept) + 1 + len(word) > LONGEST:
            break
        kept = f"{kept} {word}".strip()
    return kept


def short_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles where there is little room; those that would be the same are numbered."""
    short = [short_title(title) for title in titles]
    return tuple(
        f"{title} {short[: at + 1].count(title)}" if short.count(title) > 1 else title for at, title in enumerate(short)
    )


def place_words(trio: Trio, seat: Seat) -> str:
    """'Jane Lennon: T1 · Window, seat A'."""
    return tr("{name}: {place}, seat {letter}").format(name=seat.name, place=trio.label, letter=seat.letter)


def _same(mix: Mix, n: int) -> str:
    said = {
        "organisation": tr_many("{n} same-organisation meeting", "{n} same-organisation meetings", n),
        "country": tr_many("{n} same-country meeting", "{n} same-country meetings", n),
        "languages": tr_many("{n} same-language meeting", "{n} same-language meetings", n),
        "role": tr_many("{n} same-role meeting", "{n} same-role meetings", n),
    }
    return said[mix]


def again_words(view: TriosView) -> list[str]:
    """Who meets again in the draw shown, a sentence a pair."""
    names = dict(view.people)
    both = [key for key, mark in view.marks.items() if mark == "repeat"]
    return sorted(tr("{a} and {b} meet again.").format(a=names[a], b=names[b]) for a, b in both)


def told_words(view: TriosView) -> str:
    """What the draws cost, as they were drawn."""
    held = view.held
    if held is None:
        return ""
    drawn = [one for one in view.draws if not one.typed]
    repeats = tr_many("{n} repeat", "{n} repeats", sum(one.repeats for one in drawn))
    draws = tr_many("{n} draw", "{n} draws", len(drawn))
    within = sum(one.same_organisation for one in drawn)
    same = _same(held.options.mix_by, within)
    if held.typed:
        words = tr("Typed in: {repeats}.").format(repeats=tr_many("{n} repeat", "{n} repeats", held.repeats))
    else:
        some = tr("As drawn: {repeats} in {draws}, {same}.")
        none = tr("As drawn: {repeats} in {draws}.")
        words = (some if within else none).format(repeats=repeats, draws=draws, same=same)
        hard = sum(one.unavoidable for one in drawn)
        if hard:
            words += " " + tr_many("{n} of them cannot be avoided.", "{n} of them cannot be avoided.", hard)
    again = again_words(view)
    if len(again) == 1:
        words += " " + again[0]
    if view.at is not None and view.at.turns > 1:
        more = any(len(trio.seats) > view.at.turns for trio in held.trios)
        waits = more and not held.options.own_turns
        words += " " + (tr("The fourth is client first next time.") if waits else tr("Everyone is client once."))
    if held.problems:
        words = held.problems[0] + " " + words
    return words
