"""SEC001: superiors do not second staff from counties, townships and villages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.secondments.words import DOWNWARD, ENDED, SHORT_TASK, days_of
from jianfu.core.rules.sentences import asked, brief, told
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified

_PEOPLE = r"(?:名|人|骨干|干部|人员|业务能手|村官|工作者|专干|同志|公务员|大学生|力量)"
_LENDER = r"(?:各|从|自|向|由|全县|全市|每个?)?(?:各)?(?:乡镇|镇街|街镇|镇|乡|街道|县\(?(?:市、)?区?\)?|区县|县区|村\(?社区\)?|社区|村|基层)"
_UP = (
    r"(?:市|县|区|省|州|我|局|上级|市直|县直)\w{0,12}?(?:局|委|办|厅|部|中心|专班|指挥部|办公室|部门|工作组|巡察组|督查组|机关|单位|里)|"
    r"(?:工作|攻坚|县|市|区|联合)?专班|指挥部|领导小组办公室|督查组|巡察组|检查组|工作组|市里|县里|区里|镇里|镇\w{0,4}(?:办|所|站|中心)|街道办事处|街道(?:机关)?|镇政府|镇机关"
)
_TAKE = r"(?:抽调|借调|借用|抽派|抽借|征调|选调|上派|抽(?=\d|[一二两三四五]|专人|人))(?!(?:出来|来)?的)"
_SEND = rf"(?:{_TAKE}|(?:选派|调派|派出|派|推荐|调配|安排|选送)(?!(?:出来|来)?的))"
_TO = rf"(?:到|赴|至|来|进驻|充实到|加入|去)(?:{_UP})[^,;!?]{{0,16}}"
_ASKED = pattern(
    rf"(?:{_LENDER}[^,;!?]{{0,14}}?)?{_SEND}[^,;!?]{{0,16}}?{_PEOPLE}[^,;!?]{{0,16}}?{_TO}|"
    rf"(?:借调|借用|抽借|征调)(?!(?:出来|来)?的)[^,;!?]{{0,18}}?{_PEOPLE}|"
    rf"从[^,;!?]{{0,12}}?(?:乡|镇|街道|村|社区|县|区|基层)[^,;!?]{{0,10}}?{_SEND}[^,;!?]{{0,18}}?{_PEOPLE}"
)
# The sender's own act, done to those below.
_TAKEN = pattern(
    rf"{_TAKE}\w{{0,4}}?(?:乡镇|镇|街道|村|社区|县|区|基层)(?:级|直|里|上)?[^,;!?]{{0,10}}?{_PEOPLE}|"
    rf"(?:从|向)[^,;!?]{{0,12}}?(?:乡|镇|街道|村|社区|县|区|基层)[^,;!?]{{0,10}}?{_TAKE}[^,;!?]{{0,18}}?{_PEOPLE}"
)
# Somebody who is sent comes back the same day, unless the words say that he stays.
_STAYS = pattern(
    rf"{_TAKE}|专班|指挥部|工作组|巡察组|督查组|领导小组办公室|工作|帮助|帮忙|协助|跟班|坐班|办公|锻炼|轮岗|脱产|值守|顶岗"
)
_OWN_UNITS = pattern(
    r"局属|局机关|本局|系统内直属|直属单位|委属|下属事业单位|(?<![到赴至来])(?:市直(?:机关|单位|部门)|县直(?:机关|单位|部门)(?!.*乡)|省直)"
)
_WORDS = ("抽 借 派 调 推荐 安排 选送", "名 人 骨干 干部 能手 村官 工作者 专干 同志 大学生 力量")
# Who is lent, where to and how long is one act: its words run on to the end of the sentence.
_LONGEST = 80
_OWN_ACT = frozenset((Force.OWN, Force.PLAIN))


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    most = ctx.limit("secondment_short").value
    for s, m in (*asked(ctx, _ASKED, *_WORDS), *told(ctx, _TAKEN, *_WORDS, forces=_OWN_ACT)):
        words = s.text
        if (
            SHORT_TASK.search(words)
            or DOWNWARD.search(words)
            or ENDED.search(words)
            or _OWN_UNITS.search(m.text)
        ):
            continue
        days = days_of(words)
        if days > most if days is not None else _STAYS.search(m.text):
            end = min(s.clauses[-1].end, m.start + _LONGEST)
            yield Hit(m.start, end, f"本件要求从县以下单位借人:{brief(notice, m.start, end)}")


RULE = Rule(
    code="SEC001",
    title="从县及以下借调",
    source=Clause("gd-2024", "第四部分", "上级单位原则上不从县以下单位借调工作人员", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    check=check,
    about=_WORDS[0],
    lighter="用本单位人员或购买服务;需要基层经验的,请来座谈1至2天",
    bad=(
        "从各镇抽调1名骨干到市局工作半年。",
        "请各乡镇选派2名村官到县专班。",
        "因工作需要,拟向各镇街借调工作人员3名,为期6个月,请于6月20日前报送人选。",
        "各县(区)局抽派1名业务骨干到市局集中办公,时间至12月底。",
        "请各村推荐1名年轻干部到镇里帮助工作一年。",
        "市局借用乡镇业务骨干3名参与编志,时间半年。",
    ),
    good=(
        "从局属事业单位调配2人到县行政审批大厅。",
        "请各乡镇选派1名农技员到县农业农村局参加为期2天的业务培训。",
        "从市直机关选派干部50名到村任第一书记。",
        "不得从乡镇借调工作人员。",
        "请各镇抽调精干力量,组织好本镇秋粮收购。",
        "去年从各镇抽调的3名同志已全部返回原单位。",
    ),
)
