"""FRM004: a record that is to be kept all the time is approved by itself and has an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind, Notice
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Form, Registers
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded
from jianfu.core.rules.topics import same_topic
from jianfu.core.rules.words import STATUTE

_THING = r"(?:(?:专门|专项|动态|工作|管理|问题|隐患|排查|整治)?台账|登记[本簿册]|专门档案|工作日志)"
_KEPT = pattern(
    rf"(?:建立(?:健全|完善)?|新建|另建|设立|建好|建全|建起|建(?=[^,;]{{0,14}}台账)|制作|形成)(?P<a>[^,;:]{{0,20}}?){_THING}"
    r"|(?:实行|做到|建立)?(?:一户一档|一人一档|一企一档|一事一档|一村一册|一户一册)"
)
# 县应急管理局要建立台账: its own.
_DEPARTMENT = pattern(
    r"^(?:由)?\w{0,4}[省市县区州]\w{1,10}(?:局|委|办|部|中心|大队)|各?级?[^,;]{0,14}(?:部门|机构)要?"
)
_BY_LAW = pattern(STATUTE)
_WORDS = "台账 登记本 登记簿 登记册 档案 日志 一户一 一人一 一企一 一事一 一村一"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    if approved(ctx):
        return
    told: set[str] = set()
    for stretch in demanded(ctx, _WORDS):
        m = stretch.find(_KEPT)
        if not m or m[0] in told or _registered(m[0], ctx):
            continue
        if _BY_LAW.search(stretch.sentence) or _DEPARTMENT.search(stretch.text):
            continue
        told.add(m[0])
        place = stretch.place(m)
        yield Hit(*place, f"{brief(notice, *place)}不在已准入的台账里")


def _registered(words: str, ctx: Context) -> bool:
    plain = ctx.notice.text.plain
    return any(
        f.ledger and ((f.number and f.number in plain) or same_topic(f.name, words) >= 0.8)
        for f in ctx.registers.forms or ()
    )


_KNOWN = Form("2026-0017", "飞线充电整治台账", "云水县消防救援大队", ledger=True)

RULE = Rule(
    code="FRM004",
    title="新增台账",
    source=Clause("study-004", "", "长期要记的台账单独准入,并写明停止时间"),
    level=Verdict.NEEDS_APPROVAL,
    since=date(2025, 1, 1),
    check=check,
    rests_on=("forms",),
    kinds=(Kind.REPORT_OR_FORM, Kind.TRACE, Kind.DELEGATED_TASK),
    yields_to=("TRC002",),
    lighter="由业务系统按需生成清单,不另建;确需记的,写明记到哪一天为止",
    local=True,
    bad=(
        Example("各社区要建立飞线充电整治专门台账。", registers=Registers(forms=())),
        Example("每村建立矛盾纠纷日排查台账。", registers=Registers(forms=(_KNOWN,))),
        Example("各村要对困难户建立一户一档,专人管理。", registers=Registers(forms=(_KNOWN,))),
    ),
    good=(
        Example("排查结果由系统自动生成,无需另建台账。", registers=Registers(forms=())),
        Example("各社区要建立飞线充电整治专门台账。", registers=Registers(forms=(_KNOWN,))),
        Example("各社区要依据《中华人民共和国消防法》建立消防管理台账。", registers=Registers(forms=())),
        Example("去年各村建立了矛盾纠纷排查台账,今年不再要求。", registers=Registers(forms=())),
        Example("县应急管理局要建立隐患台账。\n云水县人民政府办公室", registers=Registers(forms=())),
        "各社区要建立飞线充电整治专门台账。",
    ),
)
