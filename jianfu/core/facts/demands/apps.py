"""Applications to install or promote, groups to build or join."""

from __future__ import annotations

from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag

_PROMOTING = (Tag.DO, Tag.SOFT, Tag.SETUP, Tag.MEANS)


def find(view: View) -> Iterator[Act]:
    if not view.is_duty:
        return
    things = view.things(Tag.APP, Tag.GROUP)
    used = view.verbs(Tag.INSTALL, Tag.BUILD, Tag.SETUP)
    used = [v for v in used if v.tag is not Tag.SETUP or view.things(Tag.GROUP)]
    if things and used and not view.verbs(Tag.HAND_IN):
        yield Act(Kind.APP_OR_GROUP, view.take(used + things + view.verbs(*_PROMOTING)))
    elif (
        (things or Kind.APP_OR_GROUP in view.theme)
        and view.verbs(*_PROMOTING)
        and not view.verbs(Tag.HAND_IN, Tag.KEEP)
    ):
        yield Act(Kind.APP_OR_GROUP, view.take(view.verbs(*_PROMOTING) + things))
