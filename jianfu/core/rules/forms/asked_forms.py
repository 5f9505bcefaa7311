"""Forms and columns a paper asks for, as far as its words show them, and the same form in the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianfu.core.facts.shapes import Demand, Frequency, Kind, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Form
from jianfu.core.rules.shapes import Context
from jianfu.core.rules.subjects import around
from jianfu.core.rules.topics import bare, same_topic
from jianfu.core.rules.words import LEDGER, PAPER

_QUOTED = pattern(r"[《“]([^《》“”\n]{2,40}?(?:表|台账|清单|名册|统计))[》”]")
_NAMED = pattern(
    r"([\w]{2,20}?(?:统计表|调查表|摸底表|登记表|月报表|季报表|报表|情况表|进度表|汇总表|排查表|信息表|采集表|明细表|台账|统计(?=[,。;]|$)))"
)
_LEAD = pattern(
    r".*(?:报送|填报|上报|填写|填好|报|填|提交|反馈|将|把|请|及时|如实|认真|按时|附件\d?|所附|前|交|组织|汇总|做好|更新|建立|制作|完善|健全)"
)
# Once, for one occasion, and nobody's statistics.
_SLIGHT = pattern(
    r"回执|报名|参会|参训|参加|联系人|联络员|联系方式|名单|值班|用餐|住宿|车辆|意见|建议|整改|座位|签到|推荐|申报|申请|通讯录|订阅|自查"
)
_LISTED = pattern(
    r"(?:内容|栏目|字段|表内|主要|信息|数据|事项|表)?(?:包括|包含|含|有|为|填写|填报|提供|[::])((?:[\w]{2,12}、){1,20}[\w]{2,12})(?:等|,|。|;|$)"
)
_NO_COLUMN = frozenset(
    [
        "序号",
        "编号",
        "备注",
        "说明",
        "合计",
        "小计",
        "总计",
        "单位",
        "乡镇",
        "镇街",
        "街道",
        "村",
        "社区",
        "日期",
        "填报人",
        "填表人",
        "联系电话",
        "电话",
        "联系人",
        "负责人",
        "审核人",
        "填报单位",
        "填报日期",
        "签字",
    ]
)
_SHORTEST = 4
"""台账 alone is no name."""
_MAY_KEEP = frozenset({Kind.REPORT_OR_FORM, Kind.TRACE, Kind.DELEGATED_TASK})
_KEPT = pattern(
    rf"(?:建立|新建|另建|健全|完善|建好|设立|制作|填写|填好|记好|做好|更新)[^,;。:、]{{0,16}}?{LEDGER}"
)
_ON_PAPER = pattern(rf"{PAPER}|手写|手工(?:填写|登记)|打印|[本簿册盒]|装订|成册")
_ALL = re.compile(r"^(?:各|全体|每个?|所有|全[县市区])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A form that a demand asks for. `name` is as far as the words show it."""

    name: str
    demand: Demand


def recurring_or_everywhere(ctx: Context) -> Iterator[Asked]:
    """Forms asked for again and again, or once in every township or village; not slips of one occasion."""
    notice = ctx.notice
    for demand in notice.demands_of(Kind.REPORT_OR_FORM):
        words = notice.text.plain[demand.start : demand.end]
        if _SLIGHT.search(words):
            continue
        name = form_name(words)
        again = demand.frequency not in (None, Frequency.ONCE)
        names = [v.value for v in demand.audience] or [r.value.name for r in notice.recipients]
        if name and (again or any(_ALL.search(n) for n in names)):
            yield Asked(name, demand)


def form_name(words: str) -> str | None:
    """家庭情况摸底表 of 请各村填报《家庭情况摸底表》; None where no form is named."""
    if quoted := _QUOTED.search(words):
        return quoted[1]
    named = _NAMED.search(words)
    if named is None:
        return None
    name = _LEAD.sub("", named[1])
    return name if len(bare(name)) > 2 else None


def registered(name: str, ctx: Context) -> Form | None:
    """The admitted form of that name, or one whose number stands in the paper."""
    plain = ctx.notice.text.plain
    for form in ctx.registers.forms or ():
        if (form.number and form.number in plain) or same_topic(form.name, name) >= 0.8:
            return form
    return None


@dataclass(frozen=True, slots=True)
class Record:
    """What a demand makes the grassroots hand in or keep, as the register of forms holds it."""

    name: str
    fields: tuple[str, ...] = ()
    ledger: bool = False
    on_paper: bool = False


def records_of(notice: Notice) -> dict[int, Record]:
    """Forms and ledgers by the index of their demand; what has no name of its own is none.

    The columns of the paper's own sheets are those of its first form.
    """
    sheet = tuple(dict.fromkeys(filter(None, map(_column, _sheet_columns(notice)))))
    found: dict[int, Record] = {}
    for at, demand in enumerate(notice.demands):
        words = notice.text.plain[demand.start : demand.end]
        # 请将《大棚面积表》电子版于25日前报送我局: the clause that hands in names nothing.
        words = words if form_name(words) else around(notice, demand)
        kept = _KEPT.search(words) if demand.kind in _MAY_KEEP else None
        name = form_name(words) if demand.kind is Kind.REPORT_OR_FORM else None
        name = name or (kept and _LEAD.sub("", kept[0]))
        if not name or len(name) < _SHORTEST or any(name == other.name for other in found.values()):
            continue
        fields = tuple(dict.fromkeys(_listed(notice, demand)[0])) or sheet
        sheet = () if fields == sheet else sheet
        found[at] = Record(name, fields, kept is not None, kept is not None and bool(_ON_PAPER.search(words)))
    return found


def columns(notice: Notice) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The columns of the paper's own sheets, else those it enumerates, with the place of their words.

    Columns any form has (序号, 填表人) are left out.
    """
    sheet = [c for c in _sheet_columns(notice) if _column(c)]
    if sheet:
        start = max(notice.text.plain.find(sheet[0]), 0)
        return tuple(dict.fromkeys(map(_column, sheet))), (start, start + len(sheet[0]))
    for demand in notice.demands_of(Kind.REPORT_OR_FORM):
        names, place = _listed(notice, demand)
        if place != (0, 0):
            return names, place
    return (), (0, 0)


def _sheet_columns(notice: Notice) -> list[str]:
    return [column for table in notice.text.tables for column in table.header]


def _listed(notice: Notice, demand: Demand) -> tuple[tuple[str, ...], tuple[int, int]]:
    """Columns that the words after a demand enumerate, with their place; (0, 0) where they enumerate none."""
    end = notice.text.plain.find("\n", demand.end)
    listed = _LISTED.search(notice.text.plain, demand.start, end if end >= 0 else len(notice.text.plain))
    if not listed:
        return (), (0, 0)
    names = [_column(c) for c in listed[1].split("、")]
    return tuple(n for n in dict.fromkeys(names) if n), listed.span(1)


def _column(header: str) -> str:
    """A column's bare name: without its unit and blanks; "" for one that every form has."""
    name = re.sub(r"[((].*?[))]|[\s*:]|^其中", "", header)
    return "" if name in _NO_COLUMN or not re.search(r"[^\W\d_]{2}", name) else name
