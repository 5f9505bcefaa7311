"""On which side of the paper somebody stands who acts in it, by the name, the issuer, and what follows."""

from __future__ import annotations

import re

from jianfu.core.facts.shapes import Level, Side, Unit, Value
from jianfu.core.facts.words import Tag, Token
from jianfu.core.records import record

# 县政府决定于…对各乡镇…: who decides about townships is no township.
_GOVERNS = re.compile(r"(?:政府|党委|委|局|办|指挥部|领导小组)$")
_DECIDES = re.compile(r"决定|将|[^,。;]{0,12}对(?:各|全)(?:乡镇|镇|村|街道|县)")
_TAKES = re.compile("将(?!于|对|会|在|适时|组织|开展|派)")
_ON_BELOW = re.compile(r"[^,。;]{0,8}对(?:各|乡镇|镇|村|街道|社区|有关单位|所有)")
_TOWNSHIP_ITSELF = ("镇", "乡", "街道", "办事处", "党工委")
_OWN_PLACE = frozenset(("镇", "乡", "街道", "镇政府", "乡政府", "镇党委", "乡党委"))
# 镇综治办负责…: below a county; 县统计局负责… is work of the sender's own house.
_RUNS = re.compile("负责")
_UPPER = re.compile("[县市区省州旗]")
_STATION = re.compile(r"^(?:镇|乡|街道|社区)[^,。]*(?:办|站|所|中心|中队|办公室)$|[^\W\d](?:站|所|中队)$")
_RANKS = tuple(Level)
_LEVEL_OF = {
    "省": Level.PROVINCE,
    "市": Level.CITY,
    "州": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
}
_FIRMS = ("公司", "银行", "集团")
_OF_THE_TOWN = frozenset(("镇里", "乡里", "村里"))
_PLACES = frozenset(("镇", "乡", "街道", "村", "社区"))
_SIDES = {Tag.BELOW: Side.BELOW, Tag.SENDER: Side.SENDER, Tag.INSPECTOR: Side.SENDER, Tag.PUBLIC: Side.PUBLIC}


@record
class Actor:
    value: Value[str]
    side: Side
    asked: bool = False
    """Named behind 请, 由, 要求: the duty is handed to this actor by name."""


def actor_of(plain: str, start: int, word: Token, issuer: Unit | None, asked: bool, by: bool) -> Actor:
    name = plain[start : word.end]
    return Actor(Value(name, start, word.end), _side_of(plain, name, word, issuer, asked, by), asked)


def _side_of(plain: str, name: str, word: Token, issuer: Unit | None, asked: bool, by: bool) -> Side:
    is_body = word.tag is Tag.BODY
    if name[0] in "我本" and is_body:
        return Side.SENDER
    if asked and name in _OF_THE_TOWN:
        return Side.BELOW  # 麻烦镇里帮忙, 由镇里起草
    if name in _OWN_PLACE and not asked:
        return Side.SENDER  # 镇成立领导小组: a town that writes means itself, of others it says 各镇
    if word.word in _PLACES and len(name) > len(word.word) and name[0] not in "各你贵每有":
        return Side.BELOW if asked else Side.OPEN  # 永康镇实行值班制度: the place, not an organ
    if _decides(plain, name, word, asked) or (is_body and _ON_BELOW.match(plain, word.end)):
        return Side.SENDER  # 县应急局负责对各镇预案备案
    if is_body and _of_the_house(name, issuer, asked and not by):
        return Side.SENDER  # 镇武装部 in a paper of the town
    if (
        is_body
        and _is_station(name)
        and not plain.startswith("将", word.end)
        and not _of_issuer(name, issuer)
    ):
        return Side.BELOW  # 农技站抽调2人, 镇乡村振兴办形成报告
    higher = is_body and (not asked or by) and _UPPER.match(name) and _as_high(name, issuer)
    if higher or is_issuer(name, word, issuer):
        return Side.SENDER
    if name[0] in "各每你贵":
        return Side.BELOW if is_body else _SIDES[word.tag]
    if name.endswith(_FIRMS):
        return Side.PUBLIC
    # An organ that is told to act is addressed by the paper; one that simply acts belongs to the sender.
    return _SIDES.get(word.tag, Side.BELOW if asked or _RUNS.match(plain, word.end) else Side.SENDER)


def _decides(plain: str, name: str, word: Token, asked: bool) -> bool:
    return bool(
        _GOVERNS.search(name)
        and _DECIDES.match(plain, word.end)
        and not (asked and _TAKES.match(plain, word.end))
        and name[0] not in "各你贵每"
    )


def _is_station(name: str) -> bool:
    """An office of the town: 农技站, 财政所, 镇统计站; not 县农技站."""
    return not _UPPER.search(name) and bool(_STATION.search(name))


def _of_the_house(name: str, issuer: Unit | None, asked: bool) -> bool:
    """镇武装部 in a paper of the town."""
    return not asked and issuer is not None and issuer.level is Level.TOWNSHIP and name[0] in "镇乡街"


def _of_issuer(name: str, issuer: Unit | None) -> bool:
    return issuer is not None and bool(issuer.name) and (name in issuer.name or issuer.name in name)


def _as_high(name: str, issuer: Unit | None) -> bool:
    """由县财政局发放 in a paper of the county or below: work of the sender's house; in one of the city it is below."""
    if issuer is None or issuer.level is None:
        return True
    return _RANKS.index(_LEVEL_OF[name[0]]) <= _RANKS.index(issuer.level)


def is_issuer(name: str, word: Token, issuer: Unit | None) -> bool:
    """Does the name mean the paper's own issuer: 镇政府 in a paper of the town, 县林业局 in one of 某县林业局?"""
    if issuer is None or name[0] in "各你贵每":
        return False
    name = (
        name.replace("县政府", "县人民政府").replace("市政府", "市人民政府").replace("区政府", "区人民政府")
    )
    if len(name) >= 3 and (issuer.name.endswith(name) or name in issuer.name):
        return True
    # A town that writes to its villages calls itself 镇政府, 乡党委, 街道.
    return issuer.level is Level.TOWNSHIP and word.word.startswith(_TOWNSHIP_ITSELF) and "干部" not in name
