"""What is known of a person from elsewhere, held against their card: it fills gaps and writes over nothing."""

from collections.abc import Mapping
from typing import Any

from copdesk.people.values import Member

_ADDRESSES = ("email", "also_email")


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
