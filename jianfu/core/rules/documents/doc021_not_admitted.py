"""DOC021: a paper that demands something of the grassroots has passed the gate before it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.heads import head, reaching
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Admission, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified

_CITED = pattern(r"准入(?:编?号|码)[:为是]?\s*(20\d\d-\d{3,5}|[A-Z]{2}-20\d\d-\d{2,5})")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """The register is known only for a paper that has arrived; a draft is just passing the gate."""
    found = ctx.registers.admissions or ()
    if any(a.same_text or (a.same_text is None and not a.added_tasks) for a in found):
        return
    changed = next((a for a in found if a.added_tasks), None)
    if changed:
        message = f"本件比准入编号{changed.number}的原件多了{changed.added_tasks}项任务"
        yield Hit(*head(notice), message, lighter=f"按准入编号{changed.number}的原件办;多出的任务补一次预审")
    elif not found:
        cited = _CITED.search(notice.text.plain)
        if cited:
            yield Hit(*cited.span(), f"所附编号{cited[1]}在准入登记中没有查到", certain=False)
        else:
            yield Hit(*head(notice), "尚未查到本件的准入编号")


_TEXT = "云农〔2026〕18号\n关于报送大棚面积的通知\n各乡镇:\n请于6月25日前报送大棚面积。\n云水县农业农村局\n2026年6月9日"

RULE = Rule(
    code="DOC021",
    title="未作减负一致性评估",
    source=Clause("gd-2024", "第一部分", "文件印发前先作与为基层减负是否一致的评估", Verified.CONTENT),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2024, 8, 6),
    check=check,
    subject=reaching,
    rests_on=("admissions",),
    lighter="由发文部门把原件放进来预审,几秒出结果,不用另填表;补办前不计逾期",
    bad=(
        Example(_TEXT, registers=Registers(admissions=())),
        Example(_TEXT, registers=Registers(admissions=(Admission("2026-0188", False, 2),))),
        Example(_TEXT.replace("请于", "(准入编号2026-0999)请于"), registers=Registers(admissions=())),
    ),
    good=(
        Example(_TEXT, registers=Registers(admissions=(Admission("2026-0188", True),))),
        Example(_TEXT, registers=Registers(admissions=(Admission("2026-0188", False, 0),))),
        Example(
            _TEXT.replace("云水县农业农村局", "青石镇人民政府").replace("各乡镇", "各村"),
            registers=Registers(admissions=()),
        ),
        Example(
            "关于医保窗口时间调整的通知\n各乡镇:\n自6月15日起,窗口午间不休息。\n云水县医保局\n2026年6月9日",
            registers=Registers(admissions=()),
        ),
        _TEXT,
    ),
)
