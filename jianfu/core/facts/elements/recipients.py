"""The address line: who the paper is written to."""

from __future__ import annotations

import re
from collections.abc import Callable

from jianfu.core.facts.elements.names import is_name
from jianfu.core.patterns import pattern

_LOOK = 1200
_PLURAL = (
    r"单位|部门|机构|企业|公司|学校|院校|村|社区|居|镇|乡|街道|苏木|嘎查|场|县|市|区|旗|州|盟|党委|党支部|支部|总支|党组织|组织|站所|七站八所|站|所|中心|队|团体|部队|组|科|股|室|处|网站|"
    r"银行|医院|小组|成员|委会|同志|领导|干部|书记|主任|镇长|乡长|负责人|校长|园长|网格员|委员|干事|网格长|联络员|专干|河长|林长|户|委|办|局|厅|部|院|社|会|政府|办事处|园区|开发区|新区|兵团|指挥部|专班|司|台|所属|公署|公所|联|总|集团|书屋|[站网]点|厂|矿|馆|医疗机构|管理区|片区|大队|老师|同事|各位|所有人|你们|村民|居民|群众|党员|家长|业主|商户|经营户|市民|农户|朋友|们"
)
_PART = pattern(rf"[\w×“”·/@\n]*(?:{_PLURAL})$")
_SECTION = pattern(r"^(?:一、|第一[章条]|\(一\))", re.M)
"""The address stands before the first section."""
_FIELD = pattern(
    r"(?!各|有关|相关|全体|所属|驻|[省市县区镇乡街局]\w?[直属])[^\W\d]{0,6}(?:单位|部门|机构|人员|干部|领导|成员|组长|书记|主任|负责人)"
)
_ALWAYS_FIELD = pattern(r"^(?:成员|责任|主管|牵头|配合|报送|填报|参加|组成)(?:单位|部门)$")
_LABEL = pattern(r"^主送(?:机关|单位)?[:](?P<list>[^\n。:]{2,300})", re.M)
_CALL = pattern(r"[,]?(?:请(?:大家)?)?(?:注意|知悉|查收|收悉|接收|签收|周知)$")
"""各村请注意: what stands behind the addressees."""
_TO_OTHERS = pattern(r"请?(?:各|@)")
_BRACKETS = pattern(r"\([^()]*\)")
_OWN = pattern(r"各|成员单位|[省市县区镇乡]级|有关|相关|全体|所有|驻\w|[省市县区镇乡街]直(?!属)")
_OWN_NAME = pattern(
    r"(?!人民政府|政府|党委|街道|镇|乡|直属|办公室)(?:[^\W\d]{2,12}(?:人民政府|管委会)|[省市县区]直[^\W\d]{1,8}办)"
)
_OFFICE = pattern(r"(?:政府|管委会|办|局|委)$")
_NOT_A_PART = pattern(
    r"如下|填报|制表|审核|附件|抄送|主题词|联系|电话|来源|[时期]间|地点|日期|要求|内容|方式|标题|文号|字号|索引|名称|对象|范围|发布|报送单位|责任单位|主办|承办|牵头|配合|特此|关于|为[了切认进贯深做加]|根据|按照|现[将就]|[的了]|第[一二三四五六七八九十]+[章条项款批阶,、]|[一二三四五六七八九十]是|强调|指出|表示|认为|分[为别]|参[会加]|议程|组长|成员:|注$|检查组|^走进|^探访|^聚焦|[一二三四五六七八九十]、|^\d+[、.]"
)
# In text that lost its line ends the address follows the title or the number without a break.
_HEAD = pattern(
    r"^.*(?:的?(?:通知|意见|函|报告|请示|批复|通报|决定|公告|通告|命令|方案|办法|提示|细则)(?:\([^)]*\))?|\d号\)?|文件|特急|加急|紧急!|@所有人[,:]?|尊敬的|亲爱的):?(?!》)(?=[^,。、的]{1,})"
)


def find_recipients(plain: str) -> tuple[list[tuple[int, int]], int] | None:
    """Where each addressee stands, and where the body begins behind the colon; None: no address line."""
    labelled = _LABEL.search(plain, 0, _LOOK)
    if labelled:
        parts = _split(plain, *labelled.span("list"))
        if parts and all(_is_addressee(plain[a:b]) for a, b in parts):
            return parts, labelled.end()
    section = _SECTION.search(plain, 0, _LOOK)
    colon, limit = -1, section.start() if section else _LOOK
    while 0 <= (colon := plain.find(":", colon + 1)) < limit:
        start = _start(plain, colon)
        called = _CALL.search(plain, start, colon)
        parts = _split(plain, start, called.start() if called else colon)
        if not parts or _is_field(plain, start, colon) or _speaks(plain, start, colon):
            continue
        if all(_is_addressee(plain[a:b]) for a, b in parts):
            return parts, colon + 1
    return None


def _is_field(plain: str, start: int, colon: int) -> bool:
    """成员单位:县教育局 names a field and fills it; an address ends its line or is followed by the body."""
    words = plain[start:colon]
    return _ALWAYS_FIELD.search(words) is not None or (
        plain[colon + 1 : colon + 2] not in ("", "\n") and _FIELD.fullmatch(words) is not None
    )


def _speaks(plain: str, start: int, colon: int) -> bool:
    """县水务局:各乡镇要…: an organ that speaks to others on the same line is the sender."""
    return is_name(plain[start:colon]) and _TO_OTHERS.match(plain, colon + 1) is not None


def _start(plain: str, colon: int) -> int:
    """Where the list before `colon` begins: on its line, or some lines up where it was wrapped."""
    start = plain.rfind("\n", 0, colon) + 1
    while start > 1:
        above = plain.rfind("\n", 0, start - 1) + 1
        line = plain[above : start - 1]
        if re.search("各|有关", line) and re.search("[,、]", line) and not re.search("[。:;!?《]|关于", line):
            start = above
        else:
            break
    head = _HEAD.match(plain[start:colon])
    return start + head.end() if head and head.end() < colon - start else start


def _split(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """At commas; at 、 only where there is no comma, or where a place of its own follows (…、云龙新区管委会)."""
    if not 1 < end - start <= 400:
        return []
    parts = _cut(plain, start, end, ",")
    if len(parts) == 1:
        return _alone(plain, start, end, _stands_alone)
    return [piece for a, b in parts for piece in _alone(plain, a, b, _has_own_name)]


def _cut(plain: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    bounds, depth = [start], 0
    for i in range(start, end):
        c = plain[i]
        if c == "(" or c == ")":
            depth += 1 if c == "(" else -1
        elif c == mark and depth <= 0:
            bounds.append(i + 1)
    return [(a, b - 1) for a, b in zip(bounds, [*bounds[1:], end + 1], strict=True) if b - 1 > a]


def _alone(plain: str, start: int, end: int, alone: Callable[[str, str], bool]) -> list[tuple[int, int]]:
    parts = _cut(plain, start, end, "、")
    words = [plain[a:b] for a, b in parts]
    if all(_is_addressee(w) for w in words) and all(alone(words[0], w) for w in words[1:]):
        return parts
    return [(start, end)]


def _stands_alone(first: str, part: str) -> bool:
    """Has the part its own 各, or a name of its own? In 各乡(镇)党委、人民政府 the 各 is shared."""
    return bool(_OWN.search(part)) or (not first.startswith(("各", "有关")) and len(part) > 2)


def _has_own_name(first: str, part: str) -> bool:
    return first.startswith("各") and bool(_OWN_NAME.fullmatch(part)) and bool(_OFFICE.search(first))


def _is_addressee(part: str) -> bool:
    core = _BRACKETS.sub("", part).rstrip("、")
    if not len(core) > 1 or len(part) > 70 or _NOT_A_PART.search(core):
        return False
    return bool(_PART.match(re.split("[、及和]", core)[-1]))
