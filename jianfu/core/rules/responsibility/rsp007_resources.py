"""RSP007: people, money, equipment and training go with the task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Demand, Force, Kind, Match, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.responsibility.bodies import TOWN, VILLAGE, gives_resources, is_from_department
from jianfu.core.rules.responsibility.means import (
    BURDEN_WORDS,
    HANDED,
    MEANS_WORDS,
    NOT_GIVEN,
    PUT_ON,
    SKILL_WORDS,
)
from jianfu.core.rules.sentences import brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.standing import by_department

_SMALL = pattern(
    r"高度重视|重视|支持|体温|自我评估|风险评估表|满意度|协助|配合|督促|联系|告知|上报|引导|通知|(?:请|交|报)(?:专业|第三方|县|市|我局|有资质)|聘请|委托"
)
_GUESTS = pattern(
    r"食宿|差旅|往返|住宿|交通费|餐费|参训|参会|学员|培训(?:费|期间)|企业|业主|农户|商户|产权人|个人(?:承担|自付)|经营者|用户|申请人|患者|缴费|家庭|参保"
)
_LONG_WORK = pattern(
    r"逐户|逐人|逐栋|逐一|逐处|逐项|逐村|挨家挨户|全覆盖|拉网式|地毯式|全面(?:摸排|排查|普查|清查)|24小时|昼夜|全天候|入户(?:核查|登记|摸排|采集|调查)"
)
_GRASSROOTS = pattern(rf"{TOWN}|{VILLAGE}")
_REFUSED = pattern(r"不得|严禁|可(?:以)?(?:拒绝|不予)|不予(?:受理|准入)|不(?:得)?下派|应当退回")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    found, plain = False, notice.text.plain
    for passage, words in said(ctx, PUT_ON, MEANS_WORDS, BURDEN_WORDS, but={Side.PUBLIC}):
        if (
            not _GUESTS.search(passage.text)
            and not _offers(words.text)
            and not gives_resources(passage.text.replace(words.text, ""))
        ):
            found = True
            yield Hit.on(words, f"经费人员由基层自行解决:{brief(notice, words.start, words.end)}")
    for passage, words in said(
        ctx, NOT_GIVEN, MEANS_WORDS, "不 没有 无", but={Side.PUBLIC}, void=(Force.PAST, Force.QUOTED)
    ):
        if not _GUESTS.search(passage.text) and not _REFUSED.search(passage.text):
            found = True
            yield Hit.on(words, f"任务不带经费或人员:{brief(notice, words.start, words.end)}")
    if found:
        return
    for passage, words in said(ctx, HANDED, SKILL_WORDS, but={Side.PUBLIC, Side.SENDER}):
        if (
            not _SMALL.search(words.statement.text)
            and not _GUESTS.search(passage.text)
            and not gives_resources(plain)
        ):
            yield Hit.on(words, f"专业工作交给基层,未见配套:{brief(notice, words.start, words.end)}")
            return
    yield from _bare(notice)


def _offers(words: str) -> bool:
    """经费从县级预算中列支 names a giver, though 各地 or 本级 stand nearby."""
    return (
        bool(re.search(r"县级|市级|省级|县财政|市财政|上级|我局|本局|县局|主管部门", words))
        and "不" not in words
    )


def _of_department(notice: Notice, demand: Demand) -> bool:
    """In a plan for many, a task that a department beside the sender is to do: 县住建局要逐户登记."""
    clause = next((s for s in notice.statements if s.start <= demand.start < s.end), None)
    return clause is not None and by_department(Match(clause, clause.end, clause.end, ""))


def _bare(notice: Notice) -> Iterator[Hit]:
    """A department's task that takes days, and no word about means: for a person to look at."""
    if not is_from_department(notice):
        return
    plain = notice.text.plain
    for demand in notice.demands_of(Kind.DELEGATED_TASK):
        if _LONG_WORK.search(plain, demand.start, demand.end) and not _of_department(notice, demand):
            if gives_resources(plain) or not _GRASSROOTS.search(plain):
                return
            yield Hit.on(demand, "任务需较多人力,本件未写经费、人员或设备", certain=False)
            return


RULE = Rule(
    code="RSP007",
    title="任务下派带上人财物",
    source=Clause("city-2025", "一(三)、三(一)", "事随人走、费随事转,任务下派同时配资源"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    lighter="写明一行资源:谁出钱、出几人、配什么设备、谁来培训;没有的,由部门自己做",
    local=True,
    bad=(
        "农村自建房安全鉴定由各乡镇自行组织完成。",
        "宣传牌制作费用从各村办公经费中自行解决。",
        "县里不另行安排工作经费,请各镇克服困难统筹落实。",
        "巡护车辆和油料由镇街自行承担。",
        "山塘水位监测由村里负责,所需设备自备。",
    ),
    good=(
        "地块测绘由县局购买服务完成,乡镇协助联系农户。",
        "所需经费由县财政列支,按每村2000元拨付。",
        "我局配备检测仪4台,并选派技术人员2名驻点,由各镇负责组织人员配合检测。",
        "不得要求村级自行解决工作经费。",
        "参训人员食宿费用自理。",
        "县住建局关于危房排查的通知\n县教育局要逐栋排查校舍。\n各镇收到后存档。\n县住房和城乡建设局\n2026年6月9日",
        "我局派两组人下村采样,各镇无需派人员和车辆。",
        "各镇自行安排本镇配套政策的宣讲。",
        "过去一些任务下派后经费由乡镇自行解决,基层不堪重负。",
    ),
)
