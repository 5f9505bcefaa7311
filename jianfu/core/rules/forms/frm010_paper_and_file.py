"""FRM010: on paper or as a file, not both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, demanded_with_premise
from jianfu.core.rules.words import ELECTRONIC, PAPER, STATUTE

_FILE = pattern(
    rf"{ELECTRONIC}|[Ee]xcel|Word|电子(?:数据|材料|资料)|网上(?:申报|提交|报送)|线上(?:提交|报送|申报)"
    rf"|(?:在|通过|登录)[^,;]{{0,14}}(?:系统|平台|OA|小程序)[^,;]{{0,8}}(?:填|报|录|传|提交)"
    r"|上传(?:至|到)?[^,;]{0,6}(?:系统|平台)|(?:系统|平台|OA)(?:填|录|上传|提交|报送)|电子台账|电子档案|U盘|刻盘|光盘"
    r"|发(?:至|到|送至)[^,;]{0,12}(?:群|微信|钉钉|OA)"
)
_SHEET = pattern(
    rf"{PAPER}(?!.{{0,3}}版?(?:均可|皆可)|[^,。;送报交寄]{{0,4}}(?:台账|档案|登记(?!表)|记录(?!表)|[本簿册]))"
    rf"|(?:打印|签字|盖章|加盖公章)[^,。;]{{0,16}}(?:装订|[一两二三四五]式|报送|上交|交|送|寄|存档|归档|[一二两三四\d]份)|一式[一两二三四五六七八\d]+份|装订成册"
    r"|(?:原件|复印件)[^,。;]{0,10}(?:送|交|寄|报)|书面(?:材料|报告|版)[^,。;]{0,10}(?:[一二两三四\d]份|送|交|寄)|线上线下(?:各|都|均|同时)"
    r"|(?:打印|打出来)[^,。;]{0,6}(?:上交|交|报|送|留|存)|[\d一两二三四]份(?:送|交|寄)"
)
_OR = pattern(r"任选|二选一|或者?|均可|皆可|之一|其中一种|即可|无需|不需|不用|不必|不再")
_SCANNED = pattern(r"(?:盖章|签字)[^,;]{0,8}(?:扫描|PDF|pdf|拍照)|扫描")
_PROOF = pattern(r"诉讼|仲裁|公证|权属|合同原件|票据|发票|不动产|行政处罚|行政复议|证据原件|档案法|财务报销")
_BY_LAW = pattern(STATUTE)
_WORDS = "电子 系统 平台 邮箱 扫描 群 纸 打印 打出 一式 装订 原件 复印 书面 份 线下 盖章 签字"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Both ways in one sentence, or in two that follow each other in one line."""
    before: Stretch | None = None
    for stretch in demanded_with_premise(ctx, _WORDS):
        if _BY_LAW.search(stretch.sentence) or _PROOF.search(stretch.sentence):
            before = None
            continue
        found = _both(stretch.text)
        if found:
            start, end = stretch.start + found[0], stretch.start + found[1]
            yield Hit(start, end, f"{brief(notice, start, end)}要求电子件和纸质件各报一次")
            before = None
        elif before and _continues(before, stretch, notice.text.plain):
            start, end = before.start, stretch.start + len(stretch.text)
            yield Hit(start, end, f"{brief(notice, start, end)}要求电子件和纸质件各报一次")
            before = None
        else:
            before = stretch


def _both(words: str) -> tuple[int, int] | None:
    files = _FILE.search(words)
    sheet = _SHEET.search(words)
    if not files or not sheet or _OR.search(words):
        return None
    if _SCANNED.search(sheet.group()) and not re.search(PAPER, words):
        return None
    return min(files.start(), sheet.start()), max(files.end(), sheet.end())


def _continues(first: Stretch, second: Stretch, plain: str) -> bool:
    """电子版发邮箱。纸质版送办公室。: each sentence names its own way."""
    between = plain[first.start + len(first.text) : second.start]
    if "\n" in between or len(between) > 3 or _OR.search(first.text + second.text):
        return False
    pairs = ((first.text, second.text), (second.text, first.text))
    return any(re.search(r"电子[版档件稿]|系统(?:填|上)报", a) and re.search(PAPER, b) for a, b in pairs)


RULE = Rule(
    code="FRM010",
    title="纸质和电子不重复报送",
    source=Clause("city-2025", "三(一)", "同一材料不要求同时报送纸质版和电子版"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    lighter="只收加盖电子印章的电子版",
    bad=(
        "申报表纸质版一式两份送县科协,电子版发送至指定邮箱。",
        "各镇在平台填报后,须打印盖章并装订上交县局。",
        "请将名单电子版发到群里。纸质版签字后送民政办。",
        "汇总表以电子邮件和纸质文件两种方式报送。",
        "材料扫描件发邮箱,原件一并寄送县局。",
        "请各社区填好纸质登记表,再到市平台录入电子档案。",
    ),
    good=(
        "系统填报即可,无需报送纸质件。",
        "不得要求基层同时报送纸质版和电子版。",
        "请将盖章扫描件发送至县局邮箱。",
        "纸质版或电子版任选一种报送。",
        "县局负责打印纸质版归档,电子版存入系统。",
        "过去电子版、纸质版都要报,现已取消纸质件。",
        "权属证明请提供纸质原件核验,扫描件上传系统。",
    ),
)
