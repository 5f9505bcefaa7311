"""DOC017: a paper that sets up a leading group, divides work or matches another needs a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Level, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import asked
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import BY_LAW, GRASSROOTS

_GROUP = r"(?:领导小组|工作小组|协调小组|推进组|工作专班|专班|指挥部|工作组|议事协调机构|联席会议)"
_CLASS = pattern(
    rf"(?:成立|组建|设立|建立|调整|充实)[^。\n]{{0,30}}?{_GROUP}(?:办公室)?(?:组成)?(?:人员|成员|名单|机构)?|"
    r"(?:成立|设立|调整)(?![^。\n]{0,30}(?:村民|居民|业主|支部|监督|选举)委员会)[^。\n]{0,20}委员会(?:组成)?(?:人员|成员)?|"
    rf"{_GROUP}(?:组成|成员|人员)*名单|"
    r"(?:任务|责任|职责|工作)分工(?:方案|表|的通知|安排)?|(?:任务|责任|重点工作)?分解(?:方案|表|的通知|落实)|配套(?:方案|措施|文件|政策)"
)
# The paper asks each township or village for a group of its own.
_EACH = pattern(
    rf"(?:各|每个?|所有|乡镇|街道|镇街|村)[^,。;:不]{{0,24}}?(?:成立|组建|设立|建立)[^,;]{{0,20}}?{_GROUP}|"
    rf"(?:相应|对应|参照|比照|同步)(?:地)?(?:成立|组建|设立|建立)[^,;]{{0,20}}?{_GROUP}"
)
_TITLE = pattern(r"(?:关于)[^\n。]{2,60}(?:通知|方案|意见|函|决定)")
_WORDS = ("小组 推进组 专班 指挥部 工作组 机构 联席会议", "成立 组建 设立 建立")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    title = _TITLE.search(notice.text.plain)
    if title and _reaches(notice) and (m := _CLASS.search(title[0])):
        start = title.start() + m.start()
        yield Hit(start, start + len(m[0]), f"本件属于临时、配套、分工类文件:“{m[0]}”")
        return
    for s, each in asked(ctx, _EACH, *_WORDS):
        if not BY_LAW.search(s.text):
            yield Hit.on(each, f"本件要求“{each.text}”")
            return


def _reaches(notice: Notice) -> bool:
    if any(u.value.level in (Level.TOWNSHIP, Level.VILLAGE) for u in notice.recipients):
        return True
    if notice.recipients:
        return any(GRASSROOTS.search(r.value.name) for r in notice.recipients)
    return bool(GRASSROOTS.search(notice.text.plain))


RULE = Rule(
    code="DOC017",
    title="临时性、配套类、分工类文件",
    source=Clause("gd-2024", "第1项", "从严控制临时性、配套类、分工类文件"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2024, 8, 6),
    check=check,
    about="小组 专班 指挥部 工作组 联席会议 推进组 机构 委员会 分工 分解 配套",
    lighter="分工并入主文件,用一张表写清;镇村明确1名联系人即可,不另成立小组",
    bad=(
        "关于成立乡镇级全民阅读工作领导小组的通知",
        "关于印发河道清障任务分工方案(各镇街对应成立专班)的通知",
        "关于调整秸秆禁烧工作领导小组成员的通知\n各乡镇:\n现将调整后的成员名单印发给你们。",
        "关于做好夏粮收购的通知\n各镇街:\n各镇街要参照县里做法,相应成立工作专班。",
    ),
    good=(
        "关于做好夏粮收购的通知\n县发改局、县农业农村局:\n任务分工见文内表格,由县直部门办理。",
        "关于印发重点工作分工方案的通知\n县发改局、县财政局:\n请按分工抓好落实。",
        "关于做好夏粮收购的通知\n各乡镇:\n请各镇明确1名联系人,不成立领导小组。",
        "去年各乡镇都成立了领导小组,今年一律撤并。",
        "县里已成立防汛指挥部,各镇有险情请直接拨打值班电话。",
    ),
)
