"""Are two titles about the same matter? For titles and names: texts are compared by `core.overlap`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from jianfu.core.rules.patterns import pattern

# What titles of any matter have: how, when, where and that it is to be done.
_FRAME = pattern(
    r"20\d\d年?度?|(?:上|下)半年|[第]?[一二三四1-4]季度|\d{1,2}月份?|[春夏秋冬]季|(?:今|去|本|全)年|年度|阶段性?|关于|进一步|切实|扎实|认真"
    r"|深入|全面|持续|有效|统筹|做好|抓好|加强|强化|规范|开展|组织|召开|举办|印发|转发|报送|上报|实施|推进|推动|落实|贯彻|部署|安排|有关|相关|情况|事宜"
    r"|通知|意见|方案|函$|通报|工作|活动|专项|行动|任务|会议?$|的|和|与|及|对|做|请|全[省市县区镇乡]|我[省市县区镇]|各(?:乡镇|县区|村|镇|街道)|辖区|[《》“”〔〕()、,.:\s\d]"
)


_ISSUER = pattern(
    r"^[^《》]{2,40}(?:府|委员?会?|局|厅|部|办公?室?|院|站|队|中心|公司|联|会|社|场|馆)(?=关于)"
)
"""Who sends is no part of the matter."""


def same_topic(one: str, other: str) -> float:
    """0..1: the share of pairs of letters of the barer title that the other has; the frame words left out.

    Two letters alone (防火) name too little: then the names must be the same.
    """
    a, b = _pairs(one), _pairs(other)
    if not a or not b:
        return 0.0
    if min(len(a), len(b)) < 2:
        return 1.0 if a == b else 0.0
    return len(a & b) / min(len(a), len(b))


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the smaller set of names that the larger has too."""
    a, b = set(one), set(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def is_among(names: Iterable[str], words: str) -> bool:
    """Is one of the names of a list meant by these words?"""
    return any(name in words or same_topic(name, words) >= 0.8 for name in names)


@lru_cache(maxsize=4096)
def bare(title: str) -> str:
    """The matter of a title: 关于开展2026年全县森林防火专项检查的通知 -> 森林防火检查."""
    return _FRAME.sub("", _ISSUER.sub("", title))


@lru_cache(maxsize=4096)
def _pairs(title: str) -> frozenset[str]:
    words = bare(title)
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))
