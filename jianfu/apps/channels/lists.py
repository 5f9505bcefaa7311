"""Lists of applications, groups and secondments as offices have them. A column of names is not read."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import replace

from jianfu.apps.channels.core import Kind, bare_name, kind_of
from jianfu.apps.channels.models import Channel, Secondment
from jianfu.apps.registers.core import amount_of
from jianfu.apps.registers.days import days_of
from jianfu.apps.registers.lists import ListKind, Place, Read

_CHANNEL_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "filing": re.compile(r"(?:备案|准入)(?:编?号|证号|情况)?"),
    "since": re.compile(r"(?:启用|上线|建群|建立|投用|开始|创建)(?:时间|日期)?"),
    "until": re.compile(r"(?:停用|到期|解散|截止|终止|结束)(?:时间|日期)?|有效期.?"),
    "kind": re.compile(r"(?:应用|工作群|平台)?(?:类别|类型|形式|种类)"),
    "owner": re.compile(
        r"(?:主管|主办|牵头|责任|建设|使用|所属|管理|群主|建群|开发)*(?:单位|部门|机关)(?:名称)?"
    ),
    "audience": re.compile(r"(?:使用|适用|服务|覆盖|参与|入群|群)*(?:对象|成员|范围|人员)(?:范围)?"),
    "purpose": re.compile(r"(?:主要|建群|使用)*(?:用途|功能|事由|内容|目的)"),
    "name": re.compile(
        r"(?:(?:政务)?应用(?:程序)?|系统|平台|小程序|工作群|微信群|群组?|公众号|APP|app)*(?:名称|名)"
    ),
}
_SECONDMENT_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "people": re.compile(r"(?:借调|借用|抽调)?人(?:数|员数量)|数量"),
    "first": re.compile(r"(?:借调|借用|抽调|起始|开始|起)+(?:时间|日期)?|起"),
    "last": re.compile(r"(?:到期|截止|结束|终止|归还|返回|止)+(?:时间|日期)?|止"),
    "basis": re.compile(r"(?:借调|批准|审批)*(?:依据|文号|批准文件|事由)"),
    "lender": re.compile(r"(?:借出|原|派出|选派|所在|抽出|被借)(?:工作)?单位"),
    "borrower": re.compile(r"(?:借入|借用|借调|用人|使用|抽调|借调至|借调到)(?:到)?(?:的)?单位|借往单位"),
}


def read_channel(cells: Mapping[str, str], place: Place) -> Read:
    name = cells["name"][:60]
    if not name:
        return Read(cells["owner"], why="没有写名称")
    unit, why = place.unit_of(cells["owner"])
    if unit is None:
        return Read(name, why=why)
    since, until = (days_of(cells[column], place.today.year) for column in ("since", "until"))
    kind = kind_of(cells["kind"] or name)
    values = {
        "unit": unit,
        "kind": kind,
        "name": name,
        "audience": cells["audience"][:120],
        "purpose": cells["purpose"][:120],
        "filing": cells["filing"][:60],
        "since": since and since.first,
        "until": until and until.last,
    }
    return Read(name, values, same=(unit.pk, kind == Kind.GROUP, bare_name(name)))


def known_channels(place: Place) -> set[Hashable]:
    rows = Channel.objects.of_area(place.area).in_use()
    return {(row.unit_id, row.kind == Kind.GROUP, bare_name(row.name)) for row in rows}


def read_secondment(cells: Mapping[str, str], place: Place) -> Read:
    words = f"{cells['lender']}借给{cells['borrower']}"
    borrower, why = place.unit_of(cells["borrower"])
    if borrower is None:
        return Read(words, why=why)
    lender, why = replace(place, only=None).unit_of(cells["lender"])
    if lender is None:
        return Read(words, why=why)
    first, last = (days_of(cells[column], place.today.year) for column in ("first", "last"))
    if first is None:
        return Read(words, why="没有看到从哪天起")
    people = int(amount_of(cells["people"])[0] or 1)
    values = {
        "unit": borrower,
        "lender": lender,
        "people": people,
        "first_day": first.first,
        "last_day": last and last.last,
        "basis": cells["basis"][:120],
    }
    return Read(
        f"{lender}借给{borrower}{people}人", values, same=(borrower.pk, lender.pk, first.first, people)
    )


def known_secondments(place: Place) -> set[Hashable]:
    rows = Secondment.objects.of_area(place.area)
    return {(row.unit_id, row.lender_id, row.first_day, row.people) for row in rows}


KINDS = (
    ListKind(
        key="channels",
        word="应用和群",
        told="要有“名称”和“主管单位”两列，最好还有类别、使用对象、启用时间、备案号",
        columns=_CHANNEL_COLUMNS,
        needs=("name",),
        model=Channel,
        read=read_channel,
        known=known_channels,
        page="channels:channels",
    ),
    ListKind(
        key="secondments",
        word="借调",
        told="要有“借出单位”“借用单位”“开始时间”三列，只要人数，姓名一列不读",
        columns=_SECONDMENT_COLUMNS,
        needs=("lender", "borrower"),
        model=Secondment,
        read=read_secondment,
        known=known_secondments,
        page="channels:secondments",
    ),
)
