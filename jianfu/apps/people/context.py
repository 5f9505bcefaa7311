"""What every page knows of who is looking: name and menu; nothing about anybody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from jianfu.apps.people import menu
from jianfu.apps.people.models import Person
from jianfu.apps.people.queries import roles_of


@dataclass(frozen=True, slots=True)
class Link:
    word: str
    address: str
    here: bool


def people(request: HttpRequest) -> dict[str, object]:
    """`person` is None for who has not signed in; `menu` and `behind` are links that lead somewhere."""
    nobody: dict[str, object] = {"person": None, "menu": (), "behind": ()}
    person = getattr(request, "user", None)
    try:
        if not isinstance(person, Person):
            return nobody
        roles = roles_of(person)
    except DatabaseError:
        # The page that tells of it must not fail as well.
        return nobody
    shown = links(menu.entries(roles), request.path)
    words = {link.word for link in shown}
    behind = [link for link in links(menu.behind_the_name(roles), request.path) if link.word not in words]
    return {"person": person, "menu": shown, "behind": behind}


def links(entries: Iterable[menu.Entry], path: str) -> list[Link]:
    """Entries whose page exists; the one that is open is marked."""
    found = []
    for entry in entries:
        try:
            address = reverse(entry.page)
        except NoReverseMatch:
            continue
        here = path == address or (address != "/" and path.startswith(address))
        found.append(Link(entry.word, address, here))
    return found
