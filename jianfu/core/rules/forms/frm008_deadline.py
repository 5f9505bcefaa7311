"""FRM008: whoever asks leaves time to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from jianfu.core.facts.shapes import Demand, Frequency, Kind
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.subjects import of

_RECURRING = frozenset(Frequency) - {Frequency.ONCE}
_EVENT = pattern(r"[的后时],|发现|发生|遇有|遇到|出现|一旦|如有|若有|接警|灾后|事后")
_WEEK = "一二三四五六日"


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    """Working days between sending and the last moment. A paper sent after its own deadline shows nothing."""
    deadline = demand.deadline
    if deadline is None or deadline.date is None or demand.frequency in _RECURRING:
        return
    if _follows_an_event(ctx.notice.text.plain, deadline.start, deadline.text):
        return
    sent = _sent(ctx)
    if deadline.date.date() < sent.date():
        return
    least = ctx.limit("form_min_days").value
    left = ctx.calendar.working_days_between(sent.date(), deadline.date.date())
    if left < least:
        first = ctx.calendar.add_working_days(sent.date(), least)
        yield Hit(
            deadline.start,
            deadline.end,
            f"“{deadline.text}”距下发不足{least}个工作日",
            demand=demand,
            lighter=f"改为{first.month}月{first.day}日(星期{_WEEK[first.weekday()]})17:00前报送",
        )


def _follows_an_event(plain: str, start: int, words: str) -> bool:
    """道路中断的, 30分钟内报告: the term runs from an event, not from the paper."""
    opens = max(plain.rfind(mark, 0, start) for mark in "。;\n") + 1
    return words.endswith("内") and _EVENT.search(plain, opens, start) is not None


def _sent(ctx: Context) -> datetime:
    """The moment of sending: the message's own, else the day of issue, else the moment of examination."""
    notice = ctx.notice
    if notice.sent_at:
        return notice.sent_at
    return datetime.combine(notice.issued_on.value, datetime.min.time()) if notice.issued_on else ctx.now


RULE = Rule(
    code="FRM008",
    title="报送期限不少于两个工作日",
    source=Clause("q16", "报送时限", "报送材料留出合理时间,不在周五傍晚布置、周一早晨收取", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 1, 1),
    local=True,
    subject=of(Kind.REPORT_OR_FORM),
    check=check,
    lighter="期限改到两个工作日以后",
    bad=(
        Example("请各镇于今日18时前报送在建工地名单。", datetime(2026, 6, 10, 15, 20)),
        Example("请各村明天上午9点前上报空置房屋数。", datetime(2026, 6, 10, 20, 30)),
        Example("请于6月15日上午10时前将统计数据报县局办公室。", datetime(2026, 6, 12, 17, 40)),
        Example("附表请在周一中午12点前反馈至县文旅局。", datetime(2026, 6, 12, 16, 0)),
        "请于6月11日下班前将汇总表报送县水利局。",
    ),
    good=(
        Example("请于6月17日前核对系统预填数据并反馈。", datetime(2026, 6, 8, 9, 0)),
        "请各镇于6月12日17时前报送名单。",
        "请于6月30日前报送半年数据。",
        "发现险情的,应在1小时内上报镇应急办。",
        "县局将于今日下班前汇总数据并报送市局。",
        "不得要求基层当日布置、当日报送。",
        "去年6月10日前各镇已报送名单。",
    ),
)
