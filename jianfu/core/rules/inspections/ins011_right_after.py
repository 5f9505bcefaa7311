"""INS011: a task is given time to be done before anybody comes to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianfu.core.facts.shapes import Kind
from jianfu.core.rules.heads import title_of
from jianfu.core.rules.inspections.announced import Announced, matter, visits
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Paper, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.topics import same_topic

# Coming to help, or to what happens on a day by itself.
_OTHER = pattern(r"指导|服务|培训|帮扶|防汛|防火|禁烧|安全生产|隐患|疫情|事故|值班|线索|举报|调研|慰问")


def check(visit: Announced, ctx: Context) -> Iterator[Hit]:
    most, day = ctx.limit("visits_cooling_days").value, visit.starts
    if day is None or _OTHER.search(visit.topic):
        return
    topic = matter(title_of(ctx.notice) or visit.sentence)
    for task in ctx.registers.recent or ():
        days = (day - task.day).days
        if (
            task.own
            and 0 <= days < most
            and same_topic(topic, matter(task.title)) >= ctx.limit("topics_alike").value
        ):
            if ctx.notice.title and task.title == ctx.notice.title.value:
                continue  # the paper itself, already noted
            later = date.fromordinal(task.day.toordinal() + most)
            yield Hit.on(
                visit.words,
                f"{task.day.month}月{task.day.day}日才部署《{task.title}》,{days}天后就来检查",
                lighter=f"推到{later.month}月{later.day}日以后;此前只作上门指导,不打分、不要材料",
            )
            return


_TASK = Paper("关于开展农房确权登记工作的通知", "云水县自然资源局", date(2026, 6, 1), "2026-0377", own=True)
_TEXT = "关于检查农房确权登记工作的通知\n各乡镇:\n县自然资源局将于6月18日至20日对各乡镇农房确权登记开展检查。\n云水县自然资源局\n2026年6月9日"

RULE = Rule(
    code="INS011",
    title="刚部署就督查",
    source=Clause("n18", "督查检查部分", "不在刚部署后就去督查检查", Verified.CONTENT),
    level=Verdict.WARN,
    since=date(2018, 10, 9),
    check=check,
    subject=visits,
    rests_on=("recent",),
    kinds=(Kind.INSPECTION,),
    lighter="推到部署一个月以后;此前只作上门指导,不打分、不要材料",
    bad=(
        Example(_TEXT, registers=Registers(recent=(_TASK,))),
        Example(_TEXT.replace("6月18日至20日", "下周"), registers=Registers(recent=(_TASK,))),
        Example(
            "县民政局将于6月20日到各乡镇督查地名标志更换。\n云水县民政局\n2026年6月15日",
            registers=Registers(
                recent=(replace(_TASK, title="关于做好地名标志更换工作的通知", day=date(2026, 6, 3)),)
            ),
        ),
    ),
    good=(
        Example(_TEXT, registers=Registers(recent=(replace(_TASK, day=date(2026, 3, 2)),))),
        Example(_TEXT, registers=Registers(recent=(replace(_TASK, own=False),))),
        Example(_TEXT, registers=Registers(recent=(replace(_TASK, title="关于做好耕地保护工作的通知"),))),
        Example(_TEXT.replace("开展检查", "开展上门指导服务"), registers=Registers(recent=(_TASK,))),
        Example(_TEXT, registers=Registers(recent=())),
        _TEXT,
    ),
)
