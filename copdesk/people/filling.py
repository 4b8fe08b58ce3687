"""What is known of a person from elsewhere, held against their card: what fills a gap, and what says something else."""

from collections.abc import Mapping
from typing import Any

from copdesk.people.several import WORDS, changed_field
from copdesk.people.values import Member, folded

_ADDRESSES = ("email", "also_email")
_TOLD_APART = ("called", "organisation", "role", "country", "phone")


def gaps_of(member: Member, told: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `told` that are empty on the card. An address that is new finds the first free place."""
    gaps = {
        name: value
        for name, value in told.items()
        if name not in _ADDRESSES and value not in ("", None) and getattr(member, name) in ("", None)
    }
    known = {member.email.casefold(), member.also_email.casefold()}
    new = [told[name] for name in _ADDRESSES if told.get(name) and told[name].casefold() not in known]
    free = [name for name in _ADDRESSES if not getattr(member, name)]
    return gaps | dict(zip(free, new, strict=False))


def differing(member: Member, told: Mapping[str, Any]) -> dict[str, str]:
    """Fields of which `told` says something else than the card, with what they would become: the other house, the

    other role; what people know and need only grows by the words that are new.
    """
    found = {}
    for name in _TOLD_APART:
        new, old = str(told.get(name, "")), getattr(member, name)
        if new and old and folded(new) != folded(old):
            found[name] = new
    for name in WORDS:
        old = getattr(member, name)
        if old and told.get(name):
            _, both = changed_field(member, name, str(told[name]).replace(";", ","), add=True)
            if len(str(both)) > len(old):
                found[name] = str(both)
    return found
