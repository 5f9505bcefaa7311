"""FRM011: what is keyed in once is not keyed in again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers, System
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, demanded_with_premise
from jianfu.core.rules.words import SYSTEM

_NAME = r"(?:(?![在到入和与及并将把由从向再又也还既要须登录填报于请、,])[\w“”《》]){1,14}?"
_SYSTEM = pattern(rf"{_NAME}{SYSTEM}|{SYSTEM}")
_KEY_IN = pattern(r"录入|填报|填写|登记|补录|录|更新|维护|输入|上传|填|采集|建档|提交|申报|上报|报")
_KEYED = pattern(r"录入|填报|填写|登记|补录|输入|采集|上传")
_AGAIN = pattern(r"既|又|还|也|同时|同步|分别|再|另外?|均|都|一并|重复|二次|各自?|双|两边|以及|和|、|及")
_COUNTED = pattern(
    rf"(?:[两2三3四4五六5-9多几]|若干)(?:个|套|类)[^,。;、]{{0,8}}{SYSTEM}[^,;]{{0,8}}(?:分别|同时|同步|都要?|均[须需应]?|各|重复"
    rf"|中)?[^,;]{{0,4}}(?:录|填|登记|报|采集|上传|更新)"
    rf"|(?:分别|同时|同步|重复)(?:在|录入|登录|填入)[^,;]{{0,4}}(?:[两2三3四4五六5-9多几]个)[^,。;、]{{0,8}}{SYSTEM}"
)
_MACHINE = pattern(r"导入|对接|接口|推送|交换|自动(?:同步|推送|归集)|批量|数据共享|抓取|互联互通|迁移至|打通")
_CHANGEOVER = pattern(
    r"(?:过渡期|切换期|并行期|试运行期)[^;]{0,20}(?:至|到|止|截止|结束|前)|(?:旧|原|老|至|到)[^;]{0,14}(?:停用|下线|关闭)"
)
_OWN_DATA = pattern(
    r"(?:[^,。;、]{2,10})(?:信息|数据|情况)(?:录入|填入|报入)[^,。;、]{2,12},(?:[^,。;、]{2,10})(?:信息|数据|情况)(?:录入|填入|报入)"
)
_WORDS = "系统 平台 APP App app 客户端 小程序 移动 手机 应用 数据库 一张网 网 管理端"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Two systems named as places to key in; what the register knows of fields is the other half."""
    for stretch in demanded_with_premise(ctx, _WORDS):
        if (
            _MACHINE.search(stretch.sentence)
            or _CHANGEOVER.search(stretch.sentence)
            or _OWN_DATA.search(stretch.text)
        ):
            continue
        place = _twice(stretch)
        if place:
            yield Hit(*place, f"{brief(notice, *place)}要求在多个系统重复录入")
        elif known := _known(stretch, ctx.registers.systems or ()):
            matter, system, place = known
            yield Hit(
                *place,
                f"{matter}已在{system.name}录入,{brief(notice, *place)}又要录一遍",
                certain=False,
                lighter=f"由主管部门从{system.name}批量取数,基层不再录",
            )


def _known(stretch: Stretch, systems: tuple[System, ...]) -> tuple[str, System, tuple[int, int]] | None:
    """A matter that another system holds is to be keyed into the one system named here."""
    named = stretch.find(_SYSTEM)
    if not named or not _KEYED.search(stretch.text):
        return None
    for system in systems:
        held = next((matter for matter in system.holds if matter in stretch.text), None)
        if held and system.name not in stretch.sentence and not named[0].endswith(system.name):
            return held, system, stretch.place(named)
    return None


def _twice(stretch: Stretch) -> tuple[int, int] | None:
    if counted := _COUNTED.search(stretch.text):
        return stretch.place(counted)
    systems = list(_SYSTEM.finditer(stretch.text))
    if len({m.group() for m in systems}) < 2 or not _KEY_IN.search(stretch.text):
        return None
    between = stretch.text[systems[0].end() : systems[-1].start()]
    if not _AGAIN.search(between) and not re.search(r"既|分别|同时|都|均", stretch.text):
        return None
    return stretch.start + systems[0].start(), stretch.start + systems[-1].end()


RULE = Rule(
    code="FRM011",
    title="同一数据不在多个系统重复录入",
    source=Clause("city-2025", "二(三)", "同一数据不要求基层在多个系统重复录入"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    registers=("systems",),
    about=_WORDS,
    check=check,
    lighter="只录一个系统,另一系统由主管部门批量导入",
    bad=(
        "走访信息须在基层治理平台登记,并同步录入省民情系统。",
        "请将企业名单分别填入安全监管系统和消防管理平台。",
        "残疾人信息除录入省残联系统外,还要在县民政平台再填一遍。",
        "各村在三个系统中均须更新户籍变动情况。",
        "网格员完成APP填报后,再到综治系统补录同一事项。",
        Example(
            "请各村将出租房信息录入平安通系统。",
            registers=Registers(systems=(System("省流管平台", ("出租房", "流动人口")),)),
        ),
    ),
    good=(
        "由市局从省平台批量导入,各镇不再录入。",
        "不得要求基层在两个系统重复录入。",
        Example(
            "请各村将出租房信息录入省流管平台。",
            registers=Registers(systems=(System("省流管平台", ("出租房",)),)),
        ),
        Example(
            "请各村将水塘信息录入平安通系统。",
            registers=Registers(systems=(System("省流管平台", ("出租房",)),)),
        ),
        "请登录县综合填报系统填写。",
        "并行期内在新旧系统同时录入,旧系统6月30日停用。",
        "县局负责将数据录入省系统和市平台。",
        "有的数据既要录省系统,又要录市平台,群众和干部都有意见。",
        "省平台与县系统已对接,录入一次即可。",
    ),
)
