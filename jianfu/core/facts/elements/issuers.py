"""Who issued the paper: signature, red head, headline, head line, source line."""

from __future__ import annotations

import re

from jianfu.core.facts.elements.names import is_name, parts_of
from jianfu.core.patterns import pattern

Place = tuple[int, int]

_RED_HEAD = pattern(r"(?P<name>[^\n。:]{3,60}?)(?:文件|公告|通告|令|公报|\(函\)|便函)(?:第\w{1,5}号)?$")
_IN_TITLE = pattern(r"(?P<name>[^《》。,:\n]{3,80}?)\n?(?:关于|印发|转发|批转|发布|公布|召开|命令)")
# 某县人民政府工作规则: a body that opens the headline of its own rules.
_OF_RULES = pattern(
    r"(?P<name>[^《》。,:\n]{2,40}?(?:人民政府|委员会|办公[室厅]|局|厅))"
    r"(?=(?!关于|印发|转发)[^《》。,:\n]{0,30}(?:规则|规定|办法|制度|方案|细则|要点|计划|公告|通告|令|通报|通知|函|意见)$)"
)
_SOURCE = pattern(
    r"(?:^(?:信息)?来源|发文机关|发文单位|发布机构|发布单位|发布机关|制发单位|制定机关)[:】]"
    r"(?P<name>[^\n,。|:]{3,40}?)(?=$|[\n,。|]|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|(?:发布|成文)(?:时间|日期)|字[体号]|作者)",
    re.M,
)
_PROMULGATED = pattern(r"(?:19|20)\d\d年\d+月\d+日(?P<name>[\w、]{4,40})(?:发布|印发|公布)")
_SEAL = pattern(r"^(?P<name>[^\n。,:]{3,40})\((?:盖章|章|公章|印章?|签章)\)", re.M)
_DAY_LINE = pattern(r"(?:\n|(?<=[。!]))?\d{1,2}月\d{1,2}日$")
_BARE_PLACE = pattern(r"[^\W\d]{2,8}(?:镇|乡|街道|村|社区)")
"""A signature may be no more than the name of the place."""
_COMMANDS = pattern(r"[,。](?P<name>[^,。]{4,30})命令如下")
# 县水务局:各乡镇要…, 【县教育局】请各校…, 市局要求各社区…, 县医保局定于…召开: who speaks opens a short text.
_SPEAKS = pattern(
    r"[【\[]?(?P<name>[^\n。,:;【】《》]{2,30}?)(?:[】\]:][:]?(?=请?各|@)|(?=要求各|通知各|请各|(?:决定|拟|兹)?定于|拟于))"
)
_SHORT_NAME = pattern(r"[省市州县区旗镇乡][局办委里]$")


def find_issuers(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    """Where each issuer's name stands; several for a joint paper."""
    for find in (_signature, _seals, _red_head, _in_title, _head_line, _others, _last_line, _speaker):
        places = find(plain, title, issued, head_end)
        if places:
            return places
    return []


def _named(start: int, words: str) -> list[Place]:
    return [(start + a, start + b) for a, b in parts_of(words)]


def _are_names(words: str) -> bool:
    return is_name(words) or all(is_name(w) for w in words.split("、"))


def _signature(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    """The lines above the date, upwards as long as they are names; or the words before it on its line."""
    if issued is None or issued[0] < head_end:
        return []
    line = plain.rfind("\n", 0, issued[0]) + 1
    if issued[0] > line:
        words = re.split(r"[。;!?)]", plain[line : issued[0]])[-1]
        start = issued[0] - len(words)
        if _are_names(words):
            return _named(start, words)
        if words or not plain.startswith("(", line):
            return []
    return _names_above(plain, line, head_end)


def _names_above(plain: str, line: int, floor: int) -> list[Place]:
    places: list[Place] = []
    while line > floor and len(places) < 12:
        above = plain.rfind("\n", 0, line - 1) + 1
        words = plain[above : line - 1]
        if not words:
            line = above
            continue
        joined = plain.rfind("\n", 0, max(above - 1, 0)) + 1
        wrapped = plain[joined : line - 1].replace("\n", "")
        first = plain[joined : max(above - 1, 0)]
        if (
            not is_name(first)
            and len(words) < 20
            and is_name(wrapped)
            and not re.search("[。:,;]", first)
            and joined >= floor
        ):
            places[:0] = [(joined, line - 1)]
            line = joined
        elif _are_names(words) or (not places and _BARE_PLACE.fullmatch(words)):
            places[:0] = _named(above, words)
            line = above
        else:
            break
    return places


def _seals(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    return [
        m.span("name")
        for m in _SEAL.finditer(plain)
        if is_name(m["name"]) and re.search("政府|委员会|局|办|部", m["name"])
    ]


def _red_head(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    at = 0
    for line in plain[: max(head_end, 200)].split("\n")[:6]:
        m = _RED_HEAD.match(line)
        if m and is_name(m["name"]):
            return _named(at, m["name"])
        at += len(line) + 1
    return []


def _in_title(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    if title is None:
        return []
    m = _IN_TITLE.match(plain, *title) or _OF_RULES.match(plain, *title)
    if m and (is_name(m["name"]) or len(parts_of(m["name"])) > 1):
        return _named(m.start("name"), m["name"])
    return []


def _head_line(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    """A line of its own in the head that is a name."""
    at = 0
    places: list[Place] = []
    for line in plain[: max(head_end, 200)].split("\n")[:6]:
        if is_name(line):
            places.extend(_named(at, line))
        elif places:
            break
        at += len(line) + 1
    return places


def _others(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    m = _SOURCE.search(plain) or _PROMULGATED.search(plain, 0, 400) or _COMMANDS.search(plain)
    if m and (is_name(m["name"]) or len(parts_of(m["name"])) > 1):
        return _named(m.start("name"), m["name"])
    return []


def _last_line(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    """A signature without a date, or with a day that lacks its year."""
    lines = _DAY_LINE.sub("", plain.rstrip("\n")).rstrip("\n")
    at = lines.rfind("\n") + 1
    words = re.split(r"[。!?]", lines[at:])[-1]
    start = len(lines) - len(words)
    return _named(start, words) if start > head_end and _are_names(words) else []


def _speaker(plain: str, title: Place | None, issued: Place | None, head_end: int) -> list[Place]:
    m = _SPEAKS.match(plain, title[1] + 1 if title else 0)
    if m and (is_name(m["name"]) or _SHORT_NAME.fullmatch(m["name"])):
        return _named(m.start("name"), m["name"])
    return []
