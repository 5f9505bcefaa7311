"""The address line: who the paper is written to."""

from __future__ import annotations

import re

from jianfu.core.facts.elements.names import is_name

_LOOK = 1200
_PLURAL = (
    r"单位|部门|机构|企业|公司|学校|院校|村|社区|居|镇|乡|街道|苏木|嘎查|场|县|市|区|旗|州|盟|党委|党支部|支部|总支|党组织|组织|站所|七站八所|站|所|中心|队|团体|部队|组|科|股|室|处|网站|"
    r"银行|医院|小组|成员|委会|同志|领导|干部|书记|主任|镇长|乡长|负责人|校长|园长|网格员|网格长|联络员|专干|河长|林长|户|委|办|局|厅|部|院|社|会|政府|办事处|园区|开发区|新区|兵团|指挥部|专班|司|台|所属|公署|公所|联|总|集团|医疗机构|管理区|片区|大队|老师|同事|各位|所有人|你们"
)
_PART = re.compile(rf"^(?:[\u4e00-\u9fffA-Za-z×\d“”·/]|\([^)]*\))*(?:{_PLURAL})(?:\([^)]*\))?$")
_NOT_A_PART = re.compile(
    r"如下|附件|抄送|主题词|联系|电话|来源|[时期]间|地点|日期|要求|内容|方式|标题|文号|字号|索引|名称|对象|范围|发布|报送单位|责任单位|主办|承办|牵头|配合|特此|关于|为[了切认进贯深做加]|根据|按照|现[将就]|[的了]|第[一二三四五六七八九十]|[一二三四五六七八九十]是|强调|指出|表示|认为|分[为别]|参[会加]|议程|组长|成员:|注$|检查组|[一二三四五六七八九十]、"
)
# In text that lost its line ends the address follows the title or the number without a break.
_HEAD = re.compile(
    r"^.*(?:的?(?:通知|意见|函|报告|请示|批复|通报|决定|公告|通告|命令|方案|办法|提示|细则)(?:\([^)]*\))?|\d号\)?|文件|特急|加急|@所有人[,:]?)(?!》)(?=[^,。、的]{1,})"
)


def find_recipients(plain: str) -> tuple[list[tuple[int, int]], int] | None:
    """Where each addressee stands, and where the body begins behind the colon; None: no address line."""
    colon = -1
    while 0 <= (colon := plain.find(":", colon + 1)) < _LOOK:
        start = _start(plain, colon)
        parts = _split(plain, start, colon)
        if parts and all(_is_addressee(plain[a:b]) for a, b in parts):
            return parts, colon + 1
        if plain.count("。", 0, colon) > 6:
            break
    return None


def _start(plain: str, colon: int) -> int:
    """Where the list before `colon` begins: on its line, or some lines up where it was wrapped."""
    start = plain.rfind("\n", 0, colon) + 1
    while start > 1:
        above = plain.rfind("\n", 0, start - 1) + 1
        line = plain[above : start - 1]
        if line.endswith((",", "、")) or (re.match(r"各|县|市|区|镇", line) and "," in line and not re.search("[。:;]", line)):
            start = above
        else:
            break
    head = _HEAD.match(plain[start:colon])
    return start + head.end() if head and head.end() < colon - start else start


def _split(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    if not 1 < end - start <= 400:
        return []
    marks = [m.start() for m in re.finditer(",", plain[start:end])]
    if not marks:
        return _alone(plain, start, end)
    bounds = [start, *(start + m + 1 for m in marks)]
    ends = [*(start + m for m in marks), end]
    return [(a, b) for a, b in zip(bounds, ends, strict=True) if b > a]


def _alone(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at 、 outside brackets where each part can stand alone."""
    bounds, depth = [start], 0
    for i in range(start, end):
        depth += {"(": 1, ")": -1}.get(plain[i], 0)
        if plain[i] == "、" and depth == 0:
            bounds.append(i + 1)
    parts = [(a, b - 1) for a, b in zip(bounds, [*bounds[1:], end + 1], strict=True)]
    if all(_is_addressee(plain[a:b]) and _stands_alone(plain[a:b]) for a, b in parts):
        return parts
    return [(start, end)]


def _stands_alone(part: str) -> bool:
    return not part.startswith("(") and not re.fullmatch(r"(?:人民政府|党委|委|部|办|局|室|党组)", part)


def _is_addressee(part: str) -> bool:
    if not 1 < len(part) <= 60 or _NOT_A_PART.search(part):
        return False
    pieces = [p for p in re.split(r"[、及]", part) if p]
    return bool(_PART.match(pieces[-1].rstrip(")") if pieces[-1].count("(") != pieces[-1].count(")") else pieces[-1])) or is_name(part)
