"""APP007: people who have a group already are not gathered in another one for one matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand, Kind
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Group, Registers
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.subjects import of
from jianfu.core.rules.topics import shared
from jianfu.core.rules.words import GROUP

_NEW = pattern(
    rf"(?:加入|进入|入|进|扫码|建立|组建|新建|建好?|拉|成立|开通)[^,;。]{{0,24}}?{GROUP}|{GROUP}[^,;。]{{0,8}}(?:加入|扫码|建立|组建)|(?:进|入|建|拉|加)群"
)
_NO_MORE = pattern(r"退出|解散|清理|不再|注销|合并|原有|已有|现有")
_POST = pattern(
    r"(?:民政|卫健|卫生|财政|农业|林业|水利|应急|安监|文旅|文化|党建|综治|信访|司法|社保|医保|残联|妇联|团委|统计|环保|住建|国土|自然资源|宣传|组织|网格)\w{0,3}?(?:办|所|站|员|干部|专干|主任|所长|站长)|"
    r"网格员|联络员|经办人|卫生员|护林员|河长|书记|主任|文书|会计|信息员|安全员|农技员"
)
_PLACE = pattern(r"乡镇|镇街|街道|社区|村(?!务)|各镇|各乡")


def check(demand: Demand, ctx: Context) -> Iterator[Hit]:
    notice = ctx.notice
    words = notice.text.plain[demand.start : demand.end]
    if not _NEW.search(words) or _NO_MORE.search(words) or approved(ctx):
        return
    audience = " ".join(v.value for v in demand.audience) + words
    least = ctx.limit("groups_people_alike").value
    alike = [
        (shared(_who(audience), _who(g.audience)), g)
        for g in ctx.registers.groups or ()
        if g.name not in words
    ]
    likeness, group = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    if group is not None and likeness >= least:
        yield Hit.on(
            demand,
            f"同样的人已在{group.owner}的“{group.name[:18]}”群里",
            certain=group.own,
            lighter=f"不另建群,在“{group.name}”群里说;事情了结就不再发",
        )


def _who(words: str) -> frozenset[str]:
    """Posts with the places they are of; 经办人 alone says nobody in particular, unless a place is named with it."""
    posts = {re.sub(r"(?:各|全体)", "", m[0]) for m in _POST.finditer(words)}
    places = {"村" if m[0][0] in "村社" else "镇" for m in _PLACE.finditer(words)}
    return frozenset(f"{place}{post}" for place in places or {""} for post in posts)


_HEALTH = Group("全县卫健工作联络", "云水县卫生健康局", "各镇卫生员、卫健办主任")

RULE = Rule(
    code="APP007",
    title="一事一群与重复群",
    source=Clause("city-2025", "一(一)", "同样的人已有工作群的,不为一件事再建群"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    check=check,
    subject=of(Kind.APP_OR_GROUP),
    rests_on=("groups",),
    kinds=(Kind.APP_OR_GROUP,),
    lighter="在已有的群里说,不另建群;任务走平台,不在群里派",
    local=True,
    bad=(
        Example("请各镇卫生员、卫健办主任加入健康体检专项工作群。", registers=Registers(groups=(_HEALTH,))),
        Example("请建立各镇卫生员微信群。", registers=Registers(groups=(_HEALTH,))),
        Example(
            "请各村网格员扫码加入秸秆禁烧工作群。",
            registers=Registers(groups=(Group("网格员之家", "青石镇人民政府", "各村网格员"), _HEALTH)),
        ),
    ),
    good=(
        Example("请各镇财政所所长加入惠农资金工作群。", registers=Registers(groups=(_HEALTH,))),
        Example("请各镇卫生员退出健康体检专项工作群。", registers=Registers(groups=(_HEALTH,))),
        Example("请各村卫生员加入村医工作群。", registers=Registers(groups=(_HEALTH,))),
        Example("请各镇卫生员加入“全县卫健工作联络”群。", registers=Registers(groups=(_HEALTH,))),
        Example("请各镇卫生员加入健康体检专项工作群。", registers=Registers(groups=())),
        "请各镇卫生员加入健康体检专项工作群。",
    ),
)
