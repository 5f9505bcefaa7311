"""DOC016: papers to the grassroots stand in the sender's plan of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.exceptions import answers, approved, from_above
from jianfu.core.rules.heads import head, reaching
from jianfu.core.rules.registers import Approval, Paper, Planned, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.topics import same_topic


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Only of a paper with a title: a plan lists titles, and nothing else of a paper can be set against it."""
    title = notice.title
    if title is None or answers(notice) or approved(ctx):
        return
    least, plan = ctx.limit("topics_alike").value, ctx.registers.issue_plan or ()
    number = notice.text.plain
    if any(same_topic(title.value, p.title) >= least or (p.number and p.number in number) for p in plan):
        return
    above = from_above(ctx)
    if not above:
        message = "本件未见于今年的发文计划" if plan else "今年的发文计划里还没有文件,本件未列入"
        yield Hit(*head(notice), message, certain=above is False, lighter=_lighter(plan, ctx))


def _lighter(plan: tuple[Planned, ...], ctx: Context) -> str | None:
    """The next planned paper that could take the matter in."""
    days = [(p.day, p) for p in plan if p.day and p.day >= ctx.on]
    if not days:
        return None
    day, item = min(days, key=lambda pair: pair[0])
    return f"并入{day.month}月计划印发的《{item.title}》({item.number});确需单发的,先报批"


_WINDOW = "关于开展最美窗口推荐工作的通知\n各乡镇:\n请于6月25日前推荐最美窗口1个。\n云水县行政审批服务局\n2026年6月9日"
_PLAN = (
    Planned("2026-03", "年度耕地保护工作通知"),
    Planned("2026-07", "政务服务便民措施通知", date(2026, 7, 1)),
)

RULE = Rule(
    code="DOC016",
    title="未立项未列计划",
    source=Clause("gd-2024", "第1项", "发文实行计划管理、总量管控和立项"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2024, 8, 6),
    check=check,
    subject=reaching,
    rests_on=("issue_plan",),
    lighter="并入计划内的文件;确需单发的,先报批立项",
    bad=(
        Example(_WINDOW, registers=Registers(issue_plan=_PLAN)),
        Example(
            "关于报送短视频作品的通知\n各乡镇:\n请于6月25日前报送短视频1条。\n云水县文化和旅游局\n2026年6月9日",
            registers=Registers(issue_plan=_PLAN[:1]),
        ),
        Example(_WINDOW, registers=Registers(issue_plan=())),
        Example(
            "关于落实青审〔2026〕3号文件开展窗口推荐的通知\n各乡镇:\n根据(青审〔2026〕3号),请于6月25日前推荐窗口1个。\n云水县行政审批服务局\n2026年6月9日",
            registers=Registers(issue_plan=_PLAN),
        ),
    ),
    good=(
        Example(
            "关于做好2026年度耕地保护工作的通知\n各乡镇:\n请于6月25日前核对图斑。\n云水县自然资源局\n2026年6月9日",
            registers=Registers(issue_plan=_PLAN),
        ),
        Example(_WINDOW.replace("请于", "(计划编号2026-07)请于"), registers=Registers(issue_plan=_PLAN)),
        Example(
            _WINDOW, registers=Registers(issue_plan=_PLAN, approvals=(Approval("批-12", "最美窗口推荐"),))
        ),
        Example(
            _WINDOW.replace("请于", "按照青审〔2026〕3号要求,请于"),
            registers=Registers(
                issue_plan=_PLAN,
                upstream=(
                    Paper("关于推荐最美窗口的通知", "青岚市审批局", date(2026, 6, 1), "青审〔2026〕3号"),
                ),
            ),
        ),
        Example(
            "关于高龄津贴口径的复函\n青石镇人民政府:\n来函收悉,请按下列口径发放。\n云水县民政局\n2026年6月9日",
            registers=Registers(issue_plan=_PLAN),
        ),
        _WINDOW,
    ),
)
