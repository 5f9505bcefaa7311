"""SEC002: secondment under another name: shadowing, task forces, work as training."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.secondments.words import DOWNWARD, ENDED, days_of
from jianfu.core.rules.sentences import asked
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified

_ALWAYS = (
    r"以干代训|以干代学|以工代训(?=[^,]{0,12}(?:干部|人员|机关))|以训代干|跟班(?:学习|锻炼|培养|轮训|历练)?|上挂(?:锻炼|学习)?|(?<![线网])上派(?:锻炼|学习|(?![单工发送员车遣出]))|"
    r"顶岗(?:锻炼|学习|培训|历练)|轮岗锻炼|实践锻炼|集中办公|驻点办公|脱产(?:集中)?(?:办公|工作|参与)"
)
_DRAWN = (
    r"(?:抽调|抽派|抽出|抽(?=人)|选派|安排|派出|调派|派)[^,;!?]{0,16}?(?:名|人|人员|骨干|干部|力量|同志|村官)[^,;!?]{0,16}?"
    r"(?:专班|工作组|指挥部|集中办公|脱产|全职|驻场|帮助工作|协助工作|协助办公)"
)
_ASKED = pattern(
    rf"{_DRAWN}|{_ALWAYS}|(?:专班|工作组)(?:成员|人员)[^,;]{{0,10}}?(?:脱产|全脱产|驻点|集中办公|与原单位脱钩)"
)
# A temporary post under the Civil Servants Law, a short course, or help that goes down is none.
_FORMAL = pattern(
    r"挂职(?:任|担任|副)|公务员法|组织部[^,]{0,10}(?:统一)?挂职|业务培训|短期培训|实习生|大学生|见习"
)
_OWN = pattern(r"局机关|局属|本局|市直(?:机关|单位)|县直(?:机关|单位|部门)|镇(?:直|属)|镇机关")
_WORDS = "以干代 以工代训 以训代干 跟班 上挂 上派 顶岗 轮岗锻炼 实践锻炼 集中办公 驻点办公 脱产 专班 工作组 指挥部 全职 驻场 帮助工作 协助"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    most = ctx.limit("secondment_short").value
    for s, m in asked(ctx, _ASKED, _WORDS):
        words = s.text
        if ENDED.search(words) or _FORMAL.search(words) or DOWNWARD.search(words) or _OWN.search(words):
            continue
        days = days_of(words)
        if days is not None and days <= most:
            continue
        yield Hit.on(m, f"“{m.text}”按借调看待", certain=days is not None)


RULE = Rule(
    code="SEC002",
    title="变相借调",
    source=Clause("gd-2024", "第四部分", "不以跟班学习、专班等名义变相借调", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    check=check,
    about=_WORDS,
    yields_to=("SEC001",),
    lighter="改为部门干部到镇村轮岗,或请来座谈1至2天",
    bad=(
        "请各镇选送1名年轻干部到局跟班学习,以干代训,为期三个月。",
        "各乡镇抽调人员脱产集中办公至年底。",
        "请各街道安排2名业务骨干上挂锻炼,时间半年。",
        "各村派1名干部进驻拆迁指挥部全职协助工作,直至任务结束。",
    ),
    good=(
        "请各镇农技员参加两天业务培训。",
        "经组织部统一安排,挂职担任副镇长的同志于7月1日到岗。",
        "不得以跟班学习、以干代训等名义变相借调基层人员。",
        "请各镇安排1名同志到县里集中办公3天,核对补贴名单。",
        "我局将选派5名干部到乡镇驻点办公一年。",
        "检查发现,有的部门以跟班学习名义长期占用乡镇干部。",
        "请各社区在网上派单后2日内上门核实漏水。",
    ),
)
