"""PRC001: a measure that is to ease the grassroots is first heard by the grassroots."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.heads import head, title_of
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.process.notes import heard_in
from jianfu.core.rules.registers import Hearing, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.topics import same_topic

_MEASURE = pattern(
    r"(?:减负|减轻[^,。]{0,8}负担|整治形式主义)[^,。]{0,12}(?:措施|办法|规定|方案|意见|条|细则|清单)"
    r"|(?:措施|办法|规定|方案|意见)[^,。]{0,8}减负"
)
# The paper only takes burdens away, or only tells of a measure.
_NO_MEASURE = pattern(
    r"征求[^,。]{0,16}意见|听证|座谈|转发|学习|情况的?(?:通报|报告)|取消|停止|不再|废止|公布|解读"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    title = title_of(notice)
    if not _MEASURE.search(title) or _NO_MEASURE.search(title):
        return
    least = ctx.limit("hearing_people").value
    alike = [h for h in ctx.registers.hearings or () if same_topic(h.title, title) >= 0.6]
    heard = max((h.grassroots for h in alike), default=0)
    heard = max(heard, heard_in(notice.text.plain) or 0)
    if heard < least:
        message = f"这项减负措施只听取了基层{heard}人意见" if heard else "这项减负措施未见听证记录"
        yield Hit(*head(notice), f"{message},一般听取{least}人以上")


_TEXT = "关于印发基层减负十条措施的通知\n各乡镇:\n现印发给你们,请遵照执行。\n云水县委办公室"

RULE = Rule(
    code="PRC001",
    title="减负措施先听证",
    source=Clause("city-2025", "三(二)", "出台减负措施前听证,基层代表不少于20人"),
    level=Verdict.BLOCK,
    since=date(2025, 1, 1),
    check=check,
    rests_on=("hearings",),
    lighter="在手机上听一次:随机请20名基层代表,三天内各答三个小问题,不开会",
    local=True,
    bad=(
        Example(
            _TEXT.replace("现印发", "本措施已召开听证会,听取9名基层代表意见。现印发"),
            registers=Registers(hearings=()),
        ),
        Example(_TEXT, registers=Registers(hearings=())),
        Example(_TEXT, registers=Registers(hearings=(Hearing("基层减负十条措施", 8, date(2026, 5, 1)),))),
        Example(
            "云水县减轻村级组织负担若干规定\n各乡镇:\n请认真执行。\n云水县人民政府办公室",
            registers=Registers(hearings=(Hearing("农村公路管护办法", 30, date(2026, 5, 1)),)),
        ),
    ),
    good=(
        Example(
            _TEXT.replace("现印发", "本措施已召开听证会,听取26名基层代表意见。现印发"),
            registers=Registers(hearings=()),
        ),
        Example(_TEXT, registers=Registers(hearings=(Hearing("基层减负十条措施", 26, date(2026, 5, 1)),))),
        Example(
            "关于取消两张报表减轻基层负担的措施\n各乡镇:\n取消水质月报、农机季报。\n云水县委办公室",
            registers=Registers(hearings=()),
        ),
        Example("关于征求基层减负十条措施意见的函\n各乡镇:\n请提意见。", registers=Registers(hearings=())),
        Example("关于做好森林防火工作的通知\n各乡镇:\n请清理隔离带。", registers=Registers(hearings=())),
        _TEXT,
    ),
)
