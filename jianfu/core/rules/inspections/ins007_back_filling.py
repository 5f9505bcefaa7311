"""INS007: a visit does not end in supplementing records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Match, Notice, Side
from jianfu.core.rules.inspections.visits import LAW, is_about_visit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.standing import GONE, side_of

_RECORD = (
    r"(?:台账|佐证(?:材料|资料)?|印证(?:材料|资料)?|档案(?:资料|材料)?"
    r"|(?:软件|内业|痕迹|过程性?|备查|检查|迎检|会议|走访|工作|活动|基础|支撑|相关|有关|文字|图片|照片)(?:资料|材料)"
    r"|(?:会议|走访|入户|巡查|检查|学习|活动|工作|值班|宣传|整改)(?:记录|笔记|纪要)|记录(?:本|表|簿)|(?:学习)?笔记|簿册|签到(?:表|册)|照片|影像"
    r"|资料(?!费)|材料(?!费))"
)
_PLAIN = r"(?:资料|材料|相关资料|相关材料|有关资料|有关材料|照片|图片资料|影像)"
_GAP = r"[^,;:!?\n]{0,12}?"
_FILL = r"(?:补充完善|补充|补完|补齐|补全|补足|补录|补做|补写|补填|补拍|补建|补交|补报|补正|补上|补到位|补一补|补一下|补起来|补好|补(?=充|齐|全))"
_TIDY = r"(?:完善|健全|规范|整理|整改|改进|修订|重新(?:填写|填报|登记|制作|建立|补|做|上报|整理|归档|装订|完善)|归档|归集|充实)"
_ADD = pattern(
    rf"{_FILL}{_GAP}{_RECORD}|{_RECORD}{_GAP}{_FILL}|补[记签]{_GAP}{_RECORD}|{_RECORD}{_GAP}补[记签]"
)
_LACK = (
    r"(?:缺失|缺漏|缺少|缺项|不全|不完整|不齐(?:全)?|不规范|不完善|不健全|不到位|不细|不实|遗漏|有缺|空白|漏记|漏项|缺(?=的|页|,)|没有|未建立?|没建|短缺|残缺"
    r"|问题"
    r"|不足|不充分|不够|单薄)"
)
_LACKING = pattern(
    rf"(?:{_RECORD}[^;!?\n]{{0,10}}?{_LACK}"
    rf"|{_LACK}[^,;!?\n]{{0,6}}?{_RECORD})[^;!?\n]{{0,24}}?(?:{_FILL}|{_TIDY}|补(?!贴|助|偿|位)|重(?:做|报))"
)
_AFTER = pattern(
    r"(?:督查|督导|检查|暗访|巡查|巡察|考核|验收|复核|抽查|核查|评估|反馈|迎检|查出|指出|发现|通报|检查组"
    rf"|整改)[^;!?\n]{{0,40}}?{_TIDY}{_GAP}{_RECORD}"
    rf"|{_TIDY}{_GAP}{_RECORD}[^;!?\n]{{0,20}}?(?:复核|复查|迎接|迎检|备查|再查|回头看|待查|再次检查|验收)"
)
_WORDS = "台账 佐证 印证 档案 资料 材料 记录 笔记 纪要 簿 签到 照片 影像"
_LAW = pattern(LAW)
_OTHERS = pattern(
    r"企业|商户|经营者|申请人|施工单位|药店|餐饮|加油站|投标|申报(?:材料|资料|对象)|申请材料|报名|当事人|群众(?:提交|提供|的申请)|农户(?:提交|提供)|防汛物资|应急物资"
)
_TIDY_WORDS = "完善 健全 规范 整 改 修订 重新 归档 归集 充实"
_MEND = f"补 重 报 {_TIDY_WORDS}"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    done: list[tuple[int, int]] = []
    for grammar, acts in ((_LACKING, _MEND), (_ADD, "补"), (_AFTER, _TIDY_WORDS)):
        # What was found lies in the past; what counts is the clause that says what to do about it.
        void = GONE if grammar is _ADD else {Force.QUOTED}
        for passage, words in said(ctx, grammar, _WORDS, acts, but={Side.PUBLIC}, void=void):
            if passage.at(words.end - 1 - passage.start).force in GONE:
                continue
            if _OTHERS.search(passage.text) or _LAW.search(passage.text) or _by_team(words):
                continue
            if any(a < words.end and words.start < b for a, b in done):
                continue
            # 补充材料 alone is said of an application too; of a record it can only mean back-filling.
            if grammar is _ADD and _bare(words.text) and not is_about_visit(ctx, passage):
                continue
            done.append((words.start, words.end))
            yield Hit.on(words, f"检查后补资料:“{words.text}”")


_TOLD = pattern(r"要求|督促|责成|责令|通知|由各?(?:乡|镇|街|村|社区)|各(?:乡|镇|街|村|社区)")


def _by_team(words: Match) -> bool:
    """The team completes its own records; it does not tell those below to."""
    statement = words.statement
    return side_of(statement) is Side.SENDER and not _TOLD.search(statement.text)


_BARE = pattern(rf"(?:{_FILL}|^)[^,]*?(?<!佐证)(?<!印证)(?<!痕迹)(?<!软件)(?<!内业){_PLAIN}|^{_PLAIN}")
_KEPT = pattern(r"台账|佐证|印证|痕迹|档案|内业|软件|记录|笔记|纪要|簿册|签到")


def _bare(words: str) -> bool:
    return not _KEPT.search(words) and bool(_BARE.search(words))


RULE = Rule(
    code="INS007",
    title="检查不引出补台账补资料",
    source=Clause("city-2025", "二(一)、三(一)", "检查看实效,不因检查补台账"),
    level=Verdict.BLOCK,
    since=date(2025, 1, 1),
    about=_WORDS,
    check=check,
    lighter="问题在现场看有没有解决,解决了就销号,不收补写的材料",
    local=True,
    bad=(
        "督查中发现走访记录缺失的村,务必于6月20日前补齐。",
        "请各镇对照反馈问题,抓紧补充完善会议记录和佐证资料,迎接复核。",
        "检查组指出的台账不规范问题,各村须在一周内整改到位并重新归档。",
        "验收时内业资料有缺项的,要按清单逐项补充到位。",
        "@各社区 昨天暗访反馈的,今天下班前把入户台账补上。",
        "走访记录不够充分的村,请于6月20日前补报材料。",
    ),
    good=(
        "检查中发现消防通道堵塞的,请当场清理。",
        "检查后不要求补台账、补资料,隐患解决即销号。",
        "一些地方暗访后要求村里连夜补台账,增加了基层负担。",
        "申请材料不全的,由窗口一次性告知申请人补充材料。",
        "请各镇及时补充防汛沙袋,县应急局将适时检查。",
        "加油站巡检记录缺失的,由县应急局责令企业补齐。",
        "督查组回县后自行补写督查记录。",
    ),
)
