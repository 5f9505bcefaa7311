"""DOC004: the number or the genre of an official paper is malformed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

# A number stands alone in its line, in brackets under the title, or opens the line of the title. Numbers inside
# sentences belong to other papers.
_NUMBER = pattern(
    r"^\(?(?!准入)(?P<number>(?P<code>(?:[^\W\da-z_]|×){1,12}?)[ ]?(?P<open>(?=\d{4}[-—])|[〔\[［【\((<〈{])(?P<year>(?:\d{4}|\d{2}))(?:年度?)?"
    r"(?P<close>[-—]|[〕\]］】\))>〉}])[ ]?(?P<serial>(?:第)?[ ]?\d{1,4})[ ]?(?P<end>号)?)\)?"
    r"(?=$|[ ]|关于|签发|[^\W\d]{2,30}(?:文件|关于))",
    re.M,
)
_RIGHT = pattern(r"(?:[^\W\da-z_]|×)+〔\d{4}〕[1-9]\d*号")
_HEAD_LINES = 8

# What a paper that gives orders calls itself, though it is none of the fifteen genres. Plans and rules are carried
# by a notice and not judged (decision 4); prompts and informal letters are DOC001.
_GENRE = pattern(
    r"^(?:[^\n。]{0,30})?关于[^\n。]{2,40}?(?:的)?(?P<genre>工作指引|指引|工作安排|安排|工作要求|紧急要求|有关要求|要求|"
    r"补充说明|情况说明|部署|须知|工作提纲|任务书|督办令|调度令|紧急令|号令|任务分解|动员令)(?P<issue>\(第\d+[期号]\)|第\d+[期号])?$",
    re.M,
)
_CARRIED = pattern(r"(?:印发|转发|批转|发布|公布|征求)")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    if notice.is_chat or notice.text.sent_at is not None:
        return
    end = _head_end(notice.text.plain)
    for m in _NUMBER.finditer(notice.text.plain, 0, end):
        fault = _fault(m)
        if fault:
            yield Hit(
                *m.span("number"), f"发文字号“{m['number']}”{fault}", lighter=f"发文字号改为“{_mended(m)}”"
            )
        break
    title = _GENRE.search(notice.text.plain, 0, end)
    if title and _orders(notice) and not _CARRIED.search(title[0]):
        yield Hit(*title.span("genre"), f"本件文种写作“{title['genre']}”,不在15种公文之内", certain=False)


def _orders(notice: Notice) -> bool:
    return bool(notice.demands) or any(s.force is Force.DUTY for s in notice.statements)


def _head_end(plain: str) -> int:
    """The end of the lines among which an own number and title can stand."""
    at = -1
    for _ in range(_HEAD_LINES):
        at = plain.find("\n", at + 1)
        if at < 0:
            return len(plain)
    return at


def _fault(m: re.Match[str]) -> str | None:
    if _RIGHT.fullmatch(m["number"].replace(" ", "")):
        return None
    if "第" in m["serial"]:
        return "的序号前多“第”字"
    if m["end"] is None:
        return "缺“号”字"
    if len(m["year"]) != 4:
        return "的年份未写全"
    if m["serial"].strip().startswith("0"):
        return "的序号前编了虚位0"
    return "的年份未用六角括号"


def _mended(m: re.Match[str]) -> str:
    year = m["year"] if len(m["year"]) == 4 else f"20{m['year']}"
    serial = m["serial"].replace("第", "").strip().lstrip("0") or "1"
    return f"{m['code'].strip()}〔{year}〕{serial}号"


RULE = Rule(
    code="DOC004",
    title="文种与文号不规范",
    source=Clause("gw-2012", "第八条、第九条", "公文用15个法定文种,发文字号由代字、年份、顺序号组成"),
    level=Verdict.WARN,
    since=date(2012, 7, 1),
    check=check,
    lighter="按“机关代字〔年份〕序号号”改正发文字号,文种改用通知、意见、函等法定文种",
    bad=(
        "云政办[2026]07号\n关于开展河道清障工作的通知\n各乡镇:\n请于6月30日前完成清障。",
        "云山县水务局文件\n云水发〔2026〕第12号\n关于做好防汛物资清点的通知\n各乡镇:\n请于6月30日前完成清点。",
        "云教发〔26〕5号 关于做好校车检查的通知",
        "关于开展大走访的工作指引(第12期)\n各镇街:\n请于6月20日前走访全部住户,并报送走访记录。",
        "云农函(2026)3号\n关于核对种粮补贴面积的函\n青石镇人民政府:\n请于6月30日前完成核对。",
    ),
    good=(
        "准入编号2026-0413\n云政办发〔2026〕7号\n关于做好防火工作的通知",
        "云政办发〔2026〕7号 关于做好防火工作的通知",
        "云政发〔2026〕15号\n关于印发农村道路养护工作方案的通知\n各乡镇:\n现将方案印发给你们。",
        "关于做好秋粮收购的通知\n各乡镇:\n根据云政办[2009]34号文件,请于9月底前报送收购点。",
        "云山县人民政府令第12号\n云山县河道管理办法",
        "云山县人民政府专题会议纪要\n〔2026〕3号",
        "关于开展隐患排查的通知\n各乡镇:\n请于6月30日前完成排查。具体安排见附件。",
    ),
)
