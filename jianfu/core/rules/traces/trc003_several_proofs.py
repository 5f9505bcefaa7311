"""TRC003: one activity leaves one record at most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, demanded, plain
from jianfu.core.rules.words import (
    FIELD_PROOF,
    HAND_IN,
    HAZARD,
    KEEP,
    MINUTES,
    PICTURE,
    SIGN_IN,
    STATUTE,
    SUBSIDY,
)

_PROOF = (
    PICTURE,
    r"(?:视频|录音)(?!会|调度|连线|培训|直播|监控|号)",
    SIGN_IN + r"|签到(?=[、,和及]|等|情况)",
    MINUTES + r"|(?<=[、,和及])记录(?=[、,和及]|等|各|。|$)",
    r"佐证材料|印证材料|证明材料",
)
_PAPERS = (
    r"(?<=[送附含括有报交供存集::、,和及])(?:会议|活动|培训)?通知(?=[、,和及]|等|各)",
    r"方案(?!的)",
    r"简报|信息稿|新闻稿|宣传稿|信息(?=[、,和及]|等|各|。|$)",
    r"总结|小结",
    r"讲稿|课件|发言稿|讲义|教案|主持词",
    r"议程|日程|会标",
    r"心得(?:体会)?|学习笔记|读书笔记",
    r"台账|登记表|登记簿|日志",
    r"名单|花名册|人员名册|回执",
    r"问卷|测试卷|试卷",
)
_KINDS = tuple(pattern(p) for p in _PROOF + _PAPERS)
_ACT = pattern(
    rf"{HAND_IN}|{KEEP}|附|收集|整理|留|做到|有|要素|包括|含|备齐|上传|材料|资料|发|交|给|要|填|拍|录|为准"
)
_MONEY = pattern(
    rf"{SUBSIDY}|{FIELD_PROOF}|{HAZARD}|{STATUTE}|审计|入账|结算|采购|迎检|检查组|督查组|检查时|查看|查阅|看资料|出示"
)
_ORDER = pattern(r"为准|应有|要有|各[一1两二]份|各\d|^附|[,^][把将]|[报发交]给|打包")
_WORDS = "照 相片 图 影 录 视频 签 记录 纪要 佐证 印证 证明材料 方案"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit for each passage that wants several kinds of record, a proof of presence among them."""
    binding = (s for s in plain(ctx, _WORDS) if _ORDER.search(s.text))
    for stretch in chain(demanded(ctx, _WORDS), binding):
        for hit in _several(stretch, notice):
            if _ACT.search(stretch.text) and not _MONEY.search(stretch.sentence):
                yield hit


def _several(stretch: Stretch, notice: Notice) -> Iterator[Hit]:
    found = [(n, m) for n, kind in enumerate(_KINDS) if (m := kind.search(stretch.text))]
    proofs = sum(n < len(_PROOF) for n, _ in found)
    if (len(found) >= 2 and proofs >= 1) or len(found) >= 4:
        start = stretch.start + min(m.start() for _, m in found)
        end = stretch.start + max(m.end() for _, m in found)
        yield Hit(start, end, f"同一项工作要留{len(found)}种材料:{brief(notice, start, end)}")


RULE = Rule(
    code="TRC003",
    title="一项活动不要多种留痕材料",
    source=Clause("city-2025", "二(一)", "一项活动留一份记录即可,不重复留痕"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    yields_to=("ASM002", "INS006", "INS008", "MTG005"),
    lighter="只报一个数字,如参加人数;其余材料由承办方自行留存",
    bad=(
        "培训结束后,请各镇将签到表、课件、现场照片一并报送。",
        "各村每次宣讲须留存会议记录和影像资料。",
        "主题党日活动要有方案、有签到表、有照片、有总结。",
        "请于6月20日前上报活动简报1篇、照片3张。",
        "请大家把院坝会的签到表和截图都发我一份",
    ),
    good=(
        "活动结束后报参加人数即可。",
        "不得要求基层同时提供签到表、照片和总结。",
        "请各镇报送实施方案和联系人名单。",
        "报账时请附发票、签到表和现场照片。",
        "县局负责整理培训签到表、照片等资料并归档。",
        "有的部门一次活动要签到表、照片、记录、总结四样材料,基层反映强烈。",
    ),
)
