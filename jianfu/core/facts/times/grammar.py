"""How offices write hours, closing words and terms; `days.py` knows the days.

Patterns run on `Text.plain`: half-width, no spaces beside Chinese characters.
"""

from __future__ import annotations

import re

CN = "零〇○一二三四五六七八九十廿卅两"
N = rf"(?:\d{{1,2}}|[{CN}]{{1,4}})"
NUMERALS = frozenset(CN + "0123456789")
WEEKDAYS = "一二三四五六日天"
BEFORE = r"[之以]?前(?![期后往款列三一两述置沿来]|\d{1,3}[名位个家次])"

THIRD = "上旬|中旬|下旬|底|末|初"
HAS_END = rf"(?={BEFORE}|止|内|[之以]内|左右|上午|下午|中午|晚|早|\((?:周|星期)|\d{{1,2}}[:时点]|至|到|-|—|~|[、和及与]{N}[日号])"
"""What must follow a bare 12日 or 月底前: else it may be a count or a part of a word."""

_COUNTED = "年月日号时点天周季"
START = re.compile(
    rf"\d{{1,4}}(?:[{_COUNTED}:./~至到—-]|个|小时|分钟|星期|底|工作日|自然日|(?={BEFORE}))|[{CN}]{{1,5}}(?:[{_COUNTED}至到—-]|个|小时|分钟|星期)|\d{{1,2}}月"
    r"|[今明昨][年天日早晚上中下]|[次翌当][年天日月季]|后[天日]|大后|即[日刻时]|本[年月周季]|这个?[周月]|[上下]+[半午个周月班季]|第[一二三四1-4]"
    r"|年[底末终内度前之]|月[底末内后]|季|周[一二三四五六日天末]|星期|礼拜|半[年个天小月]|元旦|春节|清明|“[五十]|五一|十一|劳动节|端午|中秋|国庆|两?节"
    r"|凌晨|清晨|早[上晨]?\d|中午|午间|傍晚|晚[上间]?[\d一二三五六七八九十前]|夜间|下班|每[年半季月旬周星礼天日晚早工逢个两双学]|[逐逢]"
    r"|[自从](?=[本此通文函方意下印发公收接之])|提前|会前|召开前|举办前|开始前|开展前"
    r"|立[即刻]|马上|及时|尽[快早速]|从速|火速|迅速|随时|限[期时]|按[时期]|准时|如期|近[期日]|不日|适时|择[日期]"
)
"""Where a time expression may begin: most positions of a text are passed over at once."""

_NOTE = rf"(?:\((?:星期|周|礼拜)(?P<note>[{WEEKDAYS}])?\)?|(?:星期|周)(?P<note2>[{WEEKDAYS}]))?"
_PART = "凌晨|清晨|早上|早晨|上午|中午|午间|下午|傍晚|晚上|晚间|夜间|早|晚"
_CLOCK = (
    rf"(?P<hour>\d{{1,2}}|[{CN}]{{1,3}})(?::(?P<minute>[0-5]\d)(?!\d)(?::[0-5]\d)?"
    r"|[时点](?![要意建])(?:整|钟|(?P<half>半)|(?P<minute_cn>[0-5]?\d)分?(?!\d))?)"
)
TAIL = re.compile(
    rf"{_NOTE}(?:,(?=(?:{_PART})?\d{{1,2}}[:时点]))?(?P<part>{_PART})?(?:{_CLOCK})?(?P<closing>下班(?:时间)?)?"
    rf"(?P<end>{BEFORE}|前后|截止|为止|止(?!损)|[之以]?内(?![容部设外])|左右|许|以来|起(?!草|来|义)|开始|以?后|之后)?"
)
"""Note of the weekday, part of the day, clock, closing word: all of them may be missing."""

TO = re.compile(r"(?:开始|起|始)?[,、]?(?:至|到|-{1,2}|—{1,2}|–|~|～)|(?:开始|起)[,、](?=\d)")
AND = re.compile(r"[、,]?(?:和|及|与|、|或)")
DONE_IN = re.compile(r"(?:全面|全部|基本)?(?:完成|建成|实现|到位|启动|上报|报送|办结)")
"""12月完成: a unit of days with the act right behind it is its end."""
CLOSE = re.compile(r"结束|为止|止|期间|之间")
OPENING = re.compile(r"(?:自|从|截至|截止[到至]?|不迟于|不晚于|最迟[于至在]?|最晚[于至在]?|至迟[于在]?)$")
FROM_ISSUE = re.compile(
    r"(?:自|从)?(?:本|此)?(?:通知|文件|文|函|方案|意见)?(?:下发|印发|发布|发文|公布|收到|接到)?之?日起(?=[,、]?(?:至|到|-|—))"
)

DURATION = re.compile(
    rf"(?<![\d.个{CN}])(?:(?:\d+|[{CN}]+)[-至到~—])?(?P<n>\d{{1,4}}|[{CN}百]{{1,4}}|半)个?(?P<unit>工作日|自然日|日历日|[日天周月年]|星期|小时|钟头|分钟)"
    r"(?:的?时间)?[之以]?内(?![容设外]|核酸|有效|\d)"
)
AHEAD = re.compile(rf"(?:提前|[会召举开][\u4e00-\u9fff]{{0,2}}前){N}个?(?:工作日|[天日周月]|小时)")
ORIGIN = re.compile(
    r"(?:自|从|在|于)?(?:收到|接到|接|见)?(?:本|此|该)?(?:通知|文件|来文|文|函|件|方案|意见|办法|通报|单|清单|工作提示|信息|消息)?"
    r"(?:下发|印发|发布|发文|公布|发出|转办|交办)?(?:之日|当日|次日|日|之)?(?:起|后|开始)?,?的?$"
)
EVENT = re.compile(
    r"(?:发生|发现|接报|接警|接到|收到|遇有?|一旦|出现|获悉|得知|事发|灾情|险情|返乡|到达)[^。;]*$|[^,。;](?:后|之日起|起|结束|完成)[^,。;]{0,6}$"
)
"""The term counts from something that happens, not from the paper."""
OF_PAPER = re.compile(
    r"(?:收到|接到)(?:之日|当日|后)|(?:收到|接到|接)(?:本|此|该)?(?:通知|文件|文|函|方案|意见|清单|提示)|(?:通知|文件|方案|办法|意见)?(?:下发|印发|发布|发文|公布)"
)
NOT_A_TERM = re.compile(
    r"(?:近|最近|过去|连续|为期|不少于|不超过|不得少于|不得超过|少于|多于|满|控制在?|限|时长|时间|每次|有效期|在线)$"
)

PROMPT = re.compile(
    r"立即|立刻|马上|即刻|即时|及时|尽快|尽早|尽速|第一时间|从速|火速|迅速|随时|限期|限时|按时|按期|准时|如期"
)
SOON = re.compile(r"近期|近日|不日|适时|择日|择期")
