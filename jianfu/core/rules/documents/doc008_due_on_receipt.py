"""DOC008: between issue and the first text or data there is time to do the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand, Frequency, Kind, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.subjects import of

_TEXT = pattern(r"情况|总结|小结|报告|方案|材料|计划|进展|做法|经验|案例|体会|信息稿|说明|措施|预案")
_DATA = pattern(r"表|台账|数据|名单|清单|统计|名册|信息|数|册|汇总")
# Saying who comes takes a minute.
_TRIFLE = pattern(r"回执|报名|参会|参训|参加人员|联系人|联络员|人员名单|领取|名额|推荐")
_UPSTREAM = pattern(
    r"(?:按|根据|应)[^。]{0,20}(?:国家|省|部|中央|国务院)[^。]{0,20}(?:要求|规定|部署|时限)[^。]{0,16}(?:前|日)"
)


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    deadline, notice = demand.deadline, ctx.notice
    assert deadline
    assert deadline.date
    words = _words(notice, demand)
    if demand.frequency not in (None, Frequency.ONCE):
        return  # the first of a recurring return may be the next one
    if _TRIFLE.search(words) or _UPSTREAM.search(words):
        return
    is_text = bool(_TEXT.search(words))
    if not is_text and not _DATA.search(words):
        return
    issued = _issued(notice)
    first = issued or ctx.now.date()
    days = ctx.calendar.working_days_between(first, deadline.date.date())
    limit = ctx.limit("document_lead_text" if is_text else "document_lead_data")
    if deadline.date.date() < first or days >= limit.value:
        return
    if not is_text and days < ctx.limit("form_min_days").value:
        return  # that short a time for data is FRM008's matter
    later = ctx.calendar.add_working_days(first, limit.value)
    yield Hit(
        deadline.start,
        deadline.end,
        f"从{'印发' if issued else '今天'}到“{deadline.text}”为{days}个工作日,本地设置为至少{limit.value}个",
        certain=is_text and issued is not None,
        demand=demand,
        lighter=f"{'能给数据的不要文字材料;' if is_text else ''}期限改为{later.month}月{later.day}日",
    )


def _words(notice: Notice, demand: Demand) -> str:
    return "".join(notice.text.plain[a:b] for a, b in demand.evidence)


def _issued(notice: Notice) -> date | None:
    if notice.issued_on:
        return notice.issued_on.value
    return notice.sent_at.date() if notice.sent_at else None


RULE = Rule(
    code="DOC008",
    title="收文即报",
    source=Clause("study-003", "第三部分", "不让基层收到文件就报落实情况,能要数据就不要文字材料"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    subject=of(Kind.REPORT_OR_FORM),
    needs=("deadline.date",),
    check=check,
    yields_to=("FRM008",),
    lighter="推后到印发10个工作日以后;能给数据的不要文字材料",
    local=True,
    bad=(
        "关于开展农机安全整治的通知\n各乡镇:\n请于3月6日前报送阶段性进展情况。\n云山县农业农村局\n2026年3月3日",
        "关于加强校园食堂管理的通知\n各镇街:\n请于6月11日前上报落实方案。\n云山县教育局\n2026年6月8日",
        "关于开展养老机构走访的通知\n各街道:\n请于6月12日前报送走访情况统计表。\n云山区民政局\n2026年6月9日",
    ),
    good=(
        "关于开展农机安全整治的通知\n各乡镇:\n请于4月15日前完成整治,届时由我局汇总系统数据。\n云山县农业农村局\n2026年3月3日",
        "关于加强校园食堂管理的通知\n各镇街:\n请于7月10日前报送工作情况。\n云山县教育局\n2026年6月8日",
        "关于召开农技培训会的通知\n各乡镇:\n请于6月10日前报送参会人员回执。\n云山县农业农村局\n2026年6月8日",
        "关于核对耕地图斑的通知\n各乡镇:\n请于6月25日前报送核对数据。\n云山县自然资源局\n2026年6月8日",
    ),
)
