"""ASM014: only listed creation and demonstration activities are run, and not by departments or townships."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Force, Level, Notice
from jianfu.core.rules.exceptions import approved
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers
from jianfu.core.rules.senders import senders
from jianfu.core.rules.sentences import brief, sentences
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict
from jianfu.core.rules.topics import is_among

_HONOUR = (
    r"(?:示范|最美|十佳|百佳|十大|星级|标杆|样板|模范|达标|先进|明星|金牌|领跑)(?!作用|引领|带动|带头|效应)"
)
_CHOOSE = r"(?:创建(?!于|的)|评选|评比|命名|授牌|挂牌|认定|推选|评定|达标|遴选)"
_RUN = pattern(
    rf"(?:开展|组织|举办|启动|实施|进行|评选|创建|推选|命名)[^,;。\n]{{0,16}}?{_HONOUR}[^,;。\n]{{0,14}}?{_CHOOSE}"
    rf"|(?:评选|命名|认定|推选|创建|打造)(?:一批|\d+个|[一二三四五六七八九十百]+个|“)?[^,;。\n]{{0,6}}?{_HONOUR}[^,;。\n]{{0,12}}"
)
_NOT_OURS = pattern(
    r"不(?:再|得|搞)|取消|停止|严禁|禁止|清理|撤销|牌匾清理|申报(?:国家|省)|(?:国家|全国|省)级|根据(?:国家|省)|烈士|评标|职称"
)
_OF_CITIZENS = pattern(r"农户|家庭|村民(?!小组)|居民户|学生|班级|教师|医生|志愿者")
_WORDS = "示范 最美 十佳 百佳 十大 星级 标杆 样板 模范 达标 先进 明星 金牌 领跑"
_VOID = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})
_DEPARTMENTS = frozenset((Body.DEPARTMENT, Body.INTERNAL_UNIT, Body.COORDINATING_BODY, Body.ASSOCIATION))


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    may = _may_run(notice)
    if may is True or approved(ctx):
        return
    listed = ctx.registers.activities or ()
    title = notice.title
    if title and (m := _RUN.search(title.value)) and _counts(m[0], title.value, listed):
        yield _hit(notice, title.start + m.start(), title.start + m.end(), may)
        return
    for p in sentences(ctx, _WORDS):
        m = _RUN.search(p.text)
        if m and p.at(m.start()).force not in _VOID and _counts(m[0], p.text, listed):
            yield _hit(notice, p.start + m.start(), p.start + m.end(), may)
            return


def _hit(notice: Notice, start: int, end: int, may: bool | None) -> Hit:
    return Hit(start, end, f"{brief(notice, start, end)}不在准予开展的目录里", certain=may is False)


def _counts(words: str, sentence: str, listed: tuple[str, ...]) -> bool:
    if _NOT_OURS.search(sentence) or _OF_CITIZENS.search(words):
        return False
    return not is_among(listed, words) and not any(name in sentence for name in listed)


def _may_run(notice: Notice) -> bool | None:
    """Provinces and above, and villages among their own people, are not meant; None: nobody is seen to send it."""
    units = [u.value for u in senders(notice)]
    if not units:
        return None
    if units[0].level in (Level.CENTRAL, Level.PROVINCE, Level.VILLAGE):
        return True
    if units[0].level is Level.TOWNSHIP or units[0].body in _DEPARTMENTS:
        return False
    return None


_LISTED = ("平安乡镇创建", "文明村镇创建")

RULE = Rule(
    code="ASM014",
    title="目录外创建示范",
    source=Clause("sf-2022", "第四条", "创建示范由省级以上开展;市县部门和乡镇不得自行开展"),
    level=Verdict.BLOCK,
    since=date(2022, 4, 20),
    check=check,
    rests_on=("activities",),
    about=_WORDS,
    lighter="不命名、不授牌;好做法写成一页,谁想学谁去看",
    bad=(
        Example(
            "县司法局开展法治示范村创建评选,请各乡镇推荐2个村。", registers=Registers(activities=_LISTED)
        ),
        Example(
            "关于评选十佳示范楼道的通知\n各社区:\n镇政府决定评选十佳示范楼道并授牌。\n青石镇人民政府\n2026年6月9日",
            registers=Registers(activities=_LISTED),
        ),
        Example(
            "关于开展最美窗口评选活动的通知\n各乡镇:\n请各乡镇推荐1个。\n云水县行政审批服务局\n2026年6月9日",
            registers=Registers(activities=()),
        ),
        Example("拟开展星级村部创建,每季度评定一次,请各乡镇组织。", registers=Registers(activities=_LISTED)),
    ),
    good=(
        Example(
            "请各乡镇做好文明村镇创建的示范点评选。\n云水县委宣传部\n2026年6月9日",
            registers=Registers(activities=_LISTED),
        ),
        Example("县司法局不再开展法治示范村创建评选。", registers=Registers(activities=_LISTED)),
        Example("去年县司法局开展了法治示范村评选。", registers=Registers(activities=_LISTED)),
        Example(
            "各村对最美庭院农户进行评选,张贴在村务栏。\n云水县妇女联合会\n2026年6月9日",
            registers=Registers(activities=_LISTED),
        ),
        Example(
            "关于开展示范乡镇评选的通知\n各县(市、区):\n请各县推荐2个乡镇。\n江东省人民政府办公厅",
            registers=Registers(activities=_LISTED),
        ),
        "县司法局开展法治示范村创建评选,请各乡镇推荐2个村。",
    ),
)
