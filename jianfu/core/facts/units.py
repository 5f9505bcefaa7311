"""Level and body of an organ from its name."""

from __future__ import annotations

import re

from jianfu.core.facts.shapes import Body, Level, Unit
from jianfu.core.patterns import pattern

# Words of an organ's task that hold the character of a place: 市场监督管理局 is not of a 市 by that word.
_TASK = pattern(
    r"乡村振兴|城乡|乡村|农村|村镇|市场|城市|超市|市政(?!府)|市容|市域|社区(?:矫正|治理|建设|服务)|园区|开发区|新区|高新区|景区|库区|灌区|林区|矿区|保税区|示范区|合作区"
    r"|区域|街道?景|小区|地区经济|县域|区划|市民(?!政)|村民小组|老区|灾区|省级机关|镇痛|保护区"
)
_LEVELS = (
    (Level.VILLAGE, re.compile(r"村(?!镇)|社区|居委|居民委员会|\(居\)")),
    (Level.TOWNSHIP, re.compile(r"(?<!^)(?:镇|乡)|^(?:镇|乡)(?!江)|各(?:镇|乡)|街道|苏木|街镇|镇街|办事处")),
    (Level.COUNTY, re.compile(r"县|(?<![自治社地市辖])(?<!自治)区|旗|自治县")),
    (
        Level.CITY,
        re.compile(r"市|自治州|州(?=人民政府|政府|委|直|各|级)|盟(?=委|行|公署)|地区|行署|行政公署"),
    ),
    (Level.PROVINCE, re.compile(r"省|自治区|(?:北京|上海|天津|重庆)市|新疆生产建设兵团")),
    (Level.CENTRAL, re.compile(r"中共中央|^中央|国务院|^国家|^全国|^中国(?!共产党)|中华人民共和国")),
)
_MUNICIPALITY = pattern(r"^(?:中共)?(?:北京|上海|天津|重庆)市")
_MINISTRY = pattern(
    r"^[^\W\d]{2,10}(?<!指挥)(?<!组织)(?<!宣传)(?<!统战)(?<!武装)(?<!政治)(?<!工作)(?<!项目)(?<![支党干])部(?:办公厅)?$"
)

_OF_LEADERS = (
    r"(?:人民政府|政府|管委会|管理委员会|[省市县区旗镇乡州]委|党委|工委|委员会|国务院|中共中央|中央)"
)
_BODIES = (
    (Body.ENTERPRISE, re.compile(r"(?:公司|企业|集团|银行|厂|合作社|商户)$")),
    (Body.ASSOCIATION, re.compile(r"(?:协会|学会|商会|促进会|基金会|研究会)$")),
    (
        Body.COMMITTEE,
        re.compile(
            r"(?:村|居|社区)\)?(?:民)?(?:委员会|委会|委|\(居\)委会)$|居民委员会$|^各?.{0,8}(?:村|社区|\(社区\)|\(居\))$|村\(社区\)|村居$"
        ),
    ),
    (
        Body.COORDINATING_BODY,
        re.compile(
            r"指挥部|领导小组|工作小组|专班|工作组|联席会议|(?:安全生产|安|减灾|应急|编制|防灾减灾救灾|食品安全|食安|消防安全|双拥|绿化|爱国卫生运动|爱卫|招生|语言文字工作)委(?:员会|会)?(?!.*(?:局|厅))"
            r"|委员会办公室$|(?:防|安委|减灾|双拥|创建|创城|创卫|扫黑|减负|整治|督考|考核|河长制?|林长制?|爱卫|食安|防汛|文明|普查|减负)会?办(?:公室)?$|普查"
        ),
    ),
    (Body.GENERAL_OFFICE, re.compile(rf"{_OF_LEADERS}(?:办公[室厅]|办)$")),
    (
        Body.INTERNAL_UNIT,
        re.compile(
            r"(?:局|厅|委|部|办|院|会|中心|处|队|公室)[^\W\d]{0,10}(?:科|股|室|(?<!办事)处|站|组|司)$|[^\W\d](?:科|股)(?:室)?$|党政办(?:公室)?$|党政综合办(?:公室)?$|党建办$|综合办(?:公室)?$"
        ),
    ),
    (
        Body.PARTY_COMMITTEE,
        re.compile(
            r"^(?:中国共产党|中共).*(?:委员会|委)$|党委$|[省市县区旗镇乡州盟]委$|工委$|党工委$|党组$|支部$|总支$|党组织$|纪委(?:监委)?$|纪律检查委员会$|^中共中央$"
        ),
    ),
    (
        Body.GOVERNMENT,
        re.compile(
            r"政府$|国务院$|办事处$|行署$|行政公署$|管委会$|管理委员会$|(?:镇|乡|街道|苏木|县|市|区|旗|省)\)?$"
        ),
    ),
    (
        Body.DEPARTMENT,
        re.compile(
            r"(?:局|厅|委|部|办|署|院|委员会|办公室|中心|队|所|站|处|会|校|庭|社|馆|台|学|部门|机构|单位|联|总|人大|政协|妇联)$"
        ),
    ),
)


def unit_of(name: str, *, near: Unit | None = None) -> Unit:
    """The organ called `name`, with what the name shows.

    near  an organ the same paper names beside it; it tells a 市 that governs townships (a county-level city)
          from one that governs counties
    """
    bare = re.sub(r"\((?:盖章|章|公章|印章|代章)\)$", "", name.strip())
    return Unit(bare, level_of(bare, near), body_of(bare))


def level_of(name: str, near: Unit | None = None) -> Level | None:
    places = _TASK.sub("·", name)
    found = [level for level, pattern in _LEVELS if pattern.search(places)]
    if not found:
        return Level.CENTRAL if _MINISTRY.match(name) and not name.startswith("各") else None
    level = found[0]
    if level is Level.CITY:
        if _MUNICIPALITY.match(name):
            return Level.PROVINCE
        if re.search(r"市.+市", places):
            return Level.COUNTY
        if near is not None and near.level in (Level.TOWNSHIP, Level.VILLAGE):
            return Level.COUNTY
    return level


def body_of(name: str) -> Body | None:
    return next((body for body, pattern in _BODIES if pattern.search(name)), None)
