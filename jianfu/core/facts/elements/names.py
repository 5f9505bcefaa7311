"""Names of organs: where one ends, and where two that stand together part."""

from __future__ import annotations

import re

from jianfu.core.patterns import pattern

_END = (
    r"人民政府|政府|办公厅|办公室|委员会|管委会|居委会|村委会|委会|办事处|指挥部|领导小组|专班|工作组|联席会议|公署|行署|公司|集团|银行|法院|检察院|人大|政协"
    r"|联合会|协会|商会|学会|中心|总队|支队|大队|总站|[党工省市县区旗镇乡州盟纪监团]委|党组|支部|总支|总工会|医院|学校|大学|主席团|[妇残文侨社]联|工商联|科协|学院|中学|小学|中心校|幼儿园|卫生院|联社|(?:档案|图书|博物|文化|纪念|科技|美术|体育|展览|方志|规划)馆|党校|技校|职校|[林农牧渔茶]场|苗圃|(?:气象|地震|广播|电)台|(?:公路|养护|工务)段|公园|监狱|水厂|国务院|中央|书店|报社|电视台"
    r"|[^\W\d](?:局|厅|部|办|院|署|社|会|站|所|队|处|科|股|室|组|委|司)"
)
# `[^\W\d]` is a letter of any script. The range of Chinese characters would say more, and take a millisecond to compile
# at every start of the program.
_NAME = pattern(rf"(?:中共)?[\w×()“”·]{{0,40}}(?:{_END})(?:\((?:盖章|章|公章|印章?|代章|签章)\))?$")
# Words that no organ's name holds: the line is a sentence.
_NOT_A_NAME = pattern(
    r"关于|[的了着是把被让为]|现[将就]|请|要求|如下|附件|特此|抄送|印发|报送|根据|按照|为了|通知|意见|方案|细则|办法|时间|地点|联系|电话|主题词|应当|必须|以上|以下|各[^种界]|全体|\d[.、]|^[一二三四五六七八九十]+、|^\(|责任人|负责|第[一二三四五六七八九十\d]+[条章项款批]"
)
# Words that end like an organ: 驻村干部, 工作部署, 三楼会议室, 推进会.
_NOT_AN_END = pattern(
    r"(?:[干全内外]部|[督查承主协举经开交申代]办|场所|(?:会议|值班|会客|活动|接待)室|[大格布全开结定]局|[部签]署|[^员协学商合究金事工字进常谊委]会|(?<!促)进会)$"
)
_LEVEL = pattern(r"([省市县区旗镇乡])[委政人党]")
_BARE_LEVEL = pattern(r"[省市县区](?=[^\W\d]{1,10}(?:局|办|部|厅|会|院|社|中心)[省市县区])")
"""县教体局县公安局: both names begin with the bare level."""
_PLACE = pattern(r"(?:中共)?([^\W\d]{1,8}?(?:自治区|自治州|自治县|省|市|县|区|旗|州|盟|镇|乡|街道))")


def is_name(words: str) -> bool:
    if not 2 < len(words) <= 60 or _NOT_A_NAME.search(words) or _NOT_AN_END.search(words):
        return False
    return _NAME.fullmatch(words) is not None


def parts_of(words: str) -> list[tuple[int, int]]:
    """Joint issuers written together, in a row or with 、 between: where each name stands in `words`."""
    cuts = {m.end(): m.start() for m in re.finditer(r"[、,\s]+", words)}
    bounds = [0]
    for after, before in sorted(cuts.items()):
        if (is_name(words[bounds[-1] : before]) and is_name(words[after:])) or _each_is_name(words):
            bounds.append(after)
    out: list[tuple[int, int]] = []
    for i, start in enumerate(bounds):
        end = bounds[i + 1] if i + 1 < len(bounds) else len(words)
        piece = words[start:end].rstrip("、, \t\n")
        out.extend((start + a, start + b) for a, b in _run_together(piece))
    return out


def _each_is_name(words: str) -> bool:
    return all(is_name(p) for p in re.split(r"[、,\s]+", words) if p)


def _run_together(words: str) -> list[tuple[int, int]]:
    """甲省财政厅甲省民政厅: the place that opens the first name opens the next."""
    level = _LEVEL.match(words)
    if level is not None:
        return _cut_at(f"{level[1]}[委政人党]", words)
    bare = _BARE_LEVEL.match(words)
    if bare is not None:
        return _cut_at(bare[0], words)
    place = _PLACE.match(words)
    if place is None:
        return _cut_at("国务院|中共", words)
    return _cut_at(rf"(?:中共)?{re.escape(place[1][:-1])}[省市县区旗州盟镇乡街团]|国务院", words)


def _cut_at(opener: str, words: str) -> list[tuple[int, int]]:
    bounds = [0]
    for m in re.finditer(opener, words):
        if (
            m.start() > bounds[-1] + 2
            and is_name(words[bounds[-1] : m.start()])
            and is_name(words[m.start() :])
        ):
            bounds.append(m.start())
    return list(zip(bounds, [*bounds[1:], len(words)], strict=True))
