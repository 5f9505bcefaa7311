"""FRM002: an expired statistical form may be refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice
from jianfu.core.rules.forms.marks import validity
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import arranged

_OUTDATED = pattern(
    r"(?:文号|统计报表制度|统计调查制度|统计表|调查表|报表制度|调查制度|表式|原表|旧表|旧版表|报表)[^;]{0,16}"
    r"(?:已(?:经)?(?:过期|到期|失效|废止|作废|停用|停止执行|超过有效期)|已[^,;]{0,6}被[^;]{0,16}(?:替代|取代|代替|替换)|有效期已(?:过|满|到))"
)
_STILL = pattern(r"仍|继续|沿用|照旧|暂按|还按|先按|照此|延用")
_RENEWED = pattern(r"延期|续期|展期|延长|重新(?:批准|备案|公布)")
_ENDED = frozenset((Force.FORBID, Force.QUOTED, Force.PAST))


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """The date in the corner is over, or the paper says itself that the old form goes on."""
    valid = validity(notice)
    if valid and valid[0] < ctx.on and _in_force(notice, valid[1]):
        last, start, end = valid
        yield Hit(start, end, f"表上有效期到{last.year}年{last.month}月{last.day}日,本件下发时已过期")
    for stretch in arranged(ctx, "仍 继续 沿用 照旧 暂按 还按 先按 照此 延用"):
        old = _OUTDATED.search(stretch.sentence)
        if old and _STILL.search(stretch.text) and not _RENEWED.search(stretch.sentence):
            start, end = stretch.start, stretch.start + len(stretch.text)
            yield Hit(start, end, f"{brief(notice, start, end)}沿用已停用的统计表")
            return


def _in_force(notice: Notice, place: int) -> bool:
    """False where the clause with the date, or one after it in the sentence, forbids, recalls or quotes."""
    dated = next((s for s in notice.statements if s.start <= place < s.end), None)
    return dated is None or not any(
        s.sentence == dated.sentence and s.start >= dated.start and s.force in _ENDED
        for s in notice.statements
    )


RULE = Rule(
    code="FRM002",
    title="统计调查表应在有效期内",
    source=Clause("tj-2024", "第十七条", "超过有效期限的统计调查表,调查对象有权拒绝填报"),
    level=Verdict.BLOCK,
    since=date(2024, 9, 13),
    emergency=False,
    about="有效期 延期 文号 制度 表",
    check=check,
    lighter="停收该表,或换用重新批准、备案并标明新有效期的表",
    bad=(
        "请各镇填报下表。\n农村住户生活调查表\n表号:农住2表 制定机关:县农业农村局 批准文号:县统制〔2022〕5号 有效期至:2024年12月",
        "表号:企用1表\n制定机关:县工信局\n备案文号:县统备〔2023〕8号\n有效期:2023年1月至2025年12月\n企业用工统计表",
        "原统计报表制度已于去年底被新制度替代,今年仍按原表式填报。",
        "请按附件填报养殖户统计表(批准文号:县统制〔2021〕2号,有效期到2026年5月31日)。",
    ),
    good=(
        "请各镇填报下表。\n农村住户生活调查表\n表号:农住2表 制定机关:县农业农村局 批准文号:县统制〔2025〕5号 有效期至:2027年12月",
        "企业用工统计表 表号:企用1表 批准文号:县统制〔2022〕1号 有效期至:2024年12月(经县统计局批准延期至2026年12月)",
        "食品经营许可证有效期至2025年12月的,请提醒经营户换证。",
        "有效期已过的统计调查表一律停止使用。",
        "养殖户调查表有效期至2026年3月,已经过期,各村不再填报。",
        "本表有效期至2026年6月30日,表号:林调3表。请各镇6月25日前报送。",
    ),
)
