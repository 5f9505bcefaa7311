"""How the surroundings make a bare verb phrase read, and which words are acts."""

from __future__ import annotations

from enum import Enum

from jianfu.core.facts.words import Tag


class Mode(Enum):
    """How the surroundings make a bare verb phrase read."""

    DIRECT = "direct"
    """Under 通知如下, in a list of requirements, in a chat: 建立台账 is an order."""
    BACKGROUND = "background"
    """Before 通知如下, in a report: only a modal obliges."""
    TELLING = "telling"
    """A report, a reply: what is not asked for has been done."""
    SPEECH = "speech"
    """Only what has a day, a rhythm, a number, or a name that must act is asked."""
    STORY = "story"
    """News, an essay: what others must do is told, too."""
    QUOTED = "quoted"
    """Under 问题表现, 负面清单."""
    AIM = "aim"
    """Under 目的, 意义: only a modal obliges."""
    TITLE = "title"


ACTS = frozenset(
    {
        Tag.HAND_IN, Tag.FILL_IN, Tag.BUILD, Tag.HOLD, Tag.ATTEND, Tag.TRAIN, Tag.CHECK, Tag.SELF_CHECK, Tag.FIND,
        Tag.ASSESS, Tag.SCORE, Tag.SANCTION, Tag.PUBLISH_RESULT, Tag.SIGN, Tag.KEEP, Tag.INSTALL, Tag.LEND, Tag.SETUP,
        Tag.DO, Tag.SOFT, Tag.LIGHT, Tag.WATCH,
    }
)  # fmt: skip
