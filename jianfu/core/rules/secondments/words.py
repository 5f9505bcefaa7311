"""What the rules on secondment share: how long, and what is none."""

from __future__ import annotations

from jianfu.core.rules.patterns import pattern

# A course, a meeting, an examination: people come back the same day or week.
SHORT_TASK = pattern(
    r"(?:参加|参训|接受)[^,;]{0,20}(?:培训|会议|座谈|考试|竞赛|比赛|演练|观摩|开班|活动|讲座|运动会)|参会|领取|业务培训|培训班|挂职(?!锻炼[^,]{0,4}为名)|遴选|考察学习"
)
# Ending the practice, or telling of it, is not the practice.
ENDED = pattern(
    r"(?:清理|纠正|杜绝|清退|规范|违规|超期|变相|未经批准)[^,;]{0,12}(?:借|抽调|跟班|以干代训|上挂)|变相借|返回原单位|清退"
)
# Help that goes down, not up.
DOWNWARD = pattern(
    r"第一书记|驻村|到(?:村|社区|乡镇|镇|基层)(?:任|挂|工作|帮|担任|一线)|下沉|选派[^,]{0,12}(?:下|到基层|包村)|支援(?:乡镇|基层|村)"
)

_NUMBERS = {c: float(n) for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2.0, "半": 0.5}
_DAYS = {"工作日": 1.0, "天": 1.0, "周": 5.0, "星期": 5.0, "月": 22.0, "年": 250.0}
# 3个月, 半年, 两天: a month only with 个, a year never with four digits, so that dates are not lengths.
_LENGTH = pattern(
    r"(?<![\d第])(?P<n>\d{1,2}|[一二两三四五六七八九十半])(?:个(?P<a>月|工作日|星期)|(?P<b>工作日|天|周|星期|年))"
)
_OPEN = pattern(
    r"(?:至|到)(?:年底|\d{1,2}月|明年|[^,]{0,10}(?:完成|结束)|结束)|长期|年底|脱产|与原(?:单位|岗位)脱|结束为止|直至|期间"
)


def days_of(words: str) -> float | None:
    """How many working days a stay lasts; None where the words give no length, infinity for an open end."""
    if _OPEN.search(words):
        return float("inf")
    lengths = (
        (_NUMBERS.get(m["n"]) or float(m["n"])) * _DAYS[m["a"] or m["b"]] for m in _LENGTH.finditer(words)
    )
    return max(lengths, default=None)
