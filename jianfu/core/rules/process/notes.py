"""What a paper says of the hearing that came before it: how many from the grassroots were heard."""

from __future__ import annotations

from jianfu.core.rules.patterns import pattern

_BELOW = r"(?:基层|乡镇|街道|村|社区|镇村|一线)"
_HEARD = pattern(
    rf"(?:听证|听取|征求|座谈|协商)[^。;!?\n]{{0,30}}?(?P<a>\d{{1,3}})(?:名|人|位)[^。;!?\n]{{0,8}}?{_BELOW}"
    rf"|(?:听证|听取|征求|座谈|协商)[^。;!?\n]{{0,30}}?{_BELOW}[^。;!?\n,]{{0,10}}?(?P<b>\d{{1,3}})(?:名|人|位)"
    rf"|(?P<c>\d{{1,3}})(?:名|人|位)[^。;!?\n,]{{0,6}}?{_BELOW}[^。;!?\n]{{0,12}}?(?:代表|干部)?[^。;!?\n]{{0,8}}?(?:参加|出席)[^。;!?\n]{{0,8}}?(?:听证|座谈|征求)"
)
_TO_COME = pattern(
    r"将[^。;\n]{0,12}(?:听证|听取|征求)|请[^。;\n]{0,20}(?:听证|参加|推荐|报名)|拟(?:于|召开|听取)"
)
_PAST = pattern(r"已|了|过|经|共|参加|情况|纪要")


def heard_in(words: str) -> int | None:
    """26 of 本措施已召开听证会,听取基层代表26人意见; None where no hearing is told, or it is still to come."""
    best = None
    for sentence in words.replace("\n", "。").split("。"):
        found = _HEARD.search(sentence)
        if found and _PAST.search(sentence) and not _TO_COME.search(sentence):
            people = int(found["a"] or found["b"] or found["c"])
            best = max(best or 0, people)
    return best
