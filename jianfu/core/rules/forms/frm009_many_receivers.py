"""FRM009: one report, one receiver."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded

# A receiver is an organ, a section or a mailbox; the verbs and particles of sending never belong to its name.
_ORGAN = r"(?:机关|领导小组办公室|办公室|局|部|办|委员会|委|科|股|室|处|中心|站|队|所|联|院|会|邮箱|平台|专班|指挥部|政府|公司|学校|组|群)"
_RECEIVER = pattern(
    rf"[^报送至到向将把由后于前请并及和与表个\W\da-z]{{1,14}}?{_ORGAN}(?!\w{{0,2}}(?:工作|情况|文件|会议|总结))"
    r"|我(?=,)"
)
# The grammar runs on words in which each receiver has become a row of circles.
_TO = r"◯+(?:邮箱|窗口|机关)?"
_SEND = r"(?:抄[报送]|[报发寄传]送|[上呈填]报|报备|反馈|提交|送交|上传|[发报送交传])[给至到送往]?"
_JOIN = r"(?:、|和|及|与|以及|并|,(?:以及|和)?)"
_MORE = rf"{_TO}(?:{_JOIN}{_TO})+"
_ALSO = r"(?:同时|并|另外?|再|还|也|又|均|一并|同步|分别)[应需须要将把请]{0,2}(?:[^,。;报送发◯]{0,8})?"
_MANY = pattern(
    rf"(?:分别|各|同时|都){_SEND}[两二三四五多2-9几]个[^,;]{{0,6}}(?:股室|部门|单位|科室|处室|局|办|邮箱|◯)"
    rf"|{_SEND}{_MORE}|{_SEND}[^,。;◯]{{0,6}}{_TO}[^。;◯]{{0,10}}?,?{_ALSO}{_SEND}{_TO}"
    rf"|[一1两2三3]份{_SEND}{_TO},?[^;]{{0,3}}[一1两2]份{_SEND}{_TO}"
    rf"|(?:既|不仅|除了?)[要须需应]?{_SEND}{_TO}[^。;◯]{{0,6}},?(?:又|还|也|均|同时)[要须需应]{{0,2}}{_SEND}{_TO}"
    rf"|向{_MORE}(?:分别|同时|各|都)?(?:{_SEND}|报告)|{_MORE}(?:各|都要|均须|均需|都)[要须需]?{_SEND}?(?:[一1]份|报)"
)
_CIRCLES = pattern("◯+")
_ONE_LINE = pattern(
    r"[省市县区旗州镇乡街道]*(?:党?委|党工委)(?:和|、)(?:[省市县区旗州镇乡]*(?:人民)?政府|办事处)(?!办)"
)
_DOUBLE_LINE = pattern(
    r"事故|突发(?:事件|情况)|险情|灾情|伤亡|火情|逐级|以便|汇总(?:后|上报)|审核后|经[^,;]{0,8}(?:审核|汇总|同意)|抄送[::]"
)
_WORDS = "分别 、 和 及 与 同时 另 并 再 还 又 也 一份 各"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a passage. Chains (first A, then A to B) and accident reports are not several receivers."""
    for stretch in demanded(ctx, _WORDS, "报 送 发 寄 反馈 提交 交 传"):
        if _DOUBLE_LINE.search(stretch.sentence):
            continue
        words = _circled(stretch.text)
        if len(_CIRCLES.findall(words)) < 2 and "个" not in words:
            continue
        if found := _MANY.search(words):
            start, end = stretch.place(found)
            yield Hit(start, end, f"{brief(notice, start, end)}要求同一内容报多个单位")


def _circled(words: str) -> str:
    """As long as before, with ◯ for each character of a receiver; 县委、县政府 are one."""
    words = _ONE_LINE.sub(_circles, words)
    return _RECEIVER.sub(_circles, words)


def _circles(found: re.Match[str]) -> str:
    return "◯" * len(found.group())


RULE = Rule(
    code="FRM009",
    title="同一内容只报一个单位",
    source=Clause("city-2025", "二(三)", "同类数据只报一处,部门之间自行共享"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    lighter="只报一个单位,其余单位从该单位调取",
    bad=(
        "请将名单于6月20日前报县教育局,同时抄报县民政局。",
        "各镇统计结果分别报送县委组织部、县农业农村局。",
        "材料一份报县委办公室,一份报县政府办公室。",
        "各社区须分别向街道平安办、街道城管办报送底数。",
        "汇总表须同时发送至县局办公室和市局业务科邮箱。",
        "请各镇将数据既报县水利局,又报县应急管理局。",
    ),
    good=(
        "报县大数据中心一次即可,各部门自行调取。",
        "不得要求各镇同时向县局和市局报送同一数据。",
        "请将名单报镇党政办,由镇汇总后报县民政局。",
        "发生生产安全事故的,应同时报告县应急局和行业主管部门。",
        "请将意见报县委、县政府。",
        "县局负责将数据同时报送市局和省厅。",
        "有的表格既要报县局,又要报市局,基层负担较重。",
        "请于6月20日前将方案报送县民政局办公室。",
    ),
)
