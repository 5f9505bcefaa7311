"""PRC003: a paper about burden reduction asks the grassroots for forms, summaries or meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Kind, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import only_tells
from jianfu.core.rules.sentences import asked
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import REPORT

_TOPIC = pattern(
    r"减负|减轻基层负担|形式主义|精文减会|精文简会|文山会海|精简(?:文件|会议|文会)|过度留痕|指尖上的|"
    r"(?:发文|文件|开会|会议|文会|督检考)(?:数量|次数)?(?:和|与|、|及)?(?:发文|文件|开会|会议|督查检查考核)?(?:数量|次数)?(?:的)?(?:压减|精简|统计|同比)|"
    r"统计[^,。;]{0,14}(?:发文|文件|开会|会议)[^,。;]{0,8}(?:数|次)"
)
_MATERIAL = r"(?:总结|小结|台账|报表|统计表|情况表|月报|周报|季报|日报|简报|信息|材料|做法|案例|典型|经验|报告|清单|照片|数据|情况|进展|方案|自查|成效|数量|次数|发文数|会议数|文件数)"
_NEAR = r"[^,;!?]{0,24}?"
_MEETING = r"(?:推进会|动员会|部署会|专题会|座谈会|调度会|学习会|现场会|培训会|工作会|会议|例会)"
_ASKED = pattern(
    rf"(?:{REPORT}|填写|填制|建立|完善|编制|制作|整理|形成|撰写|上传|更新|制定|统计){_NEAR}{_MATERIAL}|"
    rf"{_MATERIAL}{_NEAR}{REPORT}|"
    rf"(?:召开|组织召开|开好|参加|举办)[^,;]{{0,20}}?{_MEETING}|(?:开展|组织)[^,;]{{0,12}}?(?:征文|知识竞赛|知识测试|答题|演讲|心得)|"
    rf"总结[^,;]{{0,16}}?(?:做法|经验|成效|亮点)|签订[^,;]{{0,10}}?(?:承诺书|责任书)"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    if not _TOPIC.search(plain) or only_tells(notice):
        return
    about = _is_about(notice)
    for s, m in asked(ctx, _ASKED):
        if about or _TOPIC.search(s.text):
            yield Hit.on(m, f"本件以减负为题,又要求“{m.text}”")
    for demand in notice.demands_of(Kind.MEETING) if about else ():
        yield Hit.on(demand, "本件以减负为题,又要求参加会议")


def _is_about(notice: Notice) -> bool:
    """Is reduction the topic of the paper: in its title, or in the first line?"""
    first = notice.title.value if notice.title else notice.text.plain.lstrip("\n").partition("\n")[0][:60]
    return _TOPIC.search(first) is not None


RULE = Rule(
    code="PRC003",
    title="以形式主义整治形式主义",
    source=Clause("jianfu", "", "以减负为名的工作,不再向基层要报表、总结和会议"),
    level=Verdict.RETURN,
    since=date(2026, 1, 1),
    check=check,
    about="减负 减轻基层负担 形式主义 减会 简会 文山会海 精简 过度留痕 指尖上的 压减 同比 统计",
    lighter="数据由系统从原件自动统计,不收材料、不另开会",
    emergency=False,
    local=True,
    bad=(
        "请各镇每月报送减负工作总结。",
        "各镇填报发文开会统计台账,每季度末报县减负办。",
        "关于开展整治形式主义为基层减负自查的通知\n各乡镇:\n请于6月20日前召开专题会议,并报送自查情况报告。",
        "为推动精文减会,请各街道建立文件会议台账,逐件登记。",
        "关于征集为基层减负典型案例的通知\n各镇街:\n请于6月底前报送案例2篇。",
    ),
    good=(
        "减负数据由平台自动统计,各镇无需填报。",
        "关于整治形式主义为基层减负的通知\n各乡镇:\n6月起取消农家书屋月报和河长巡查周报。",
        "有的地方以减负为名要求乡镇报送总结、填写台账,要坚决纠正。",
        "为减轻基层负担,我办将每月从系统提取发文数据并报县委。",
        "关于做好秋粮收购的通知\n各乡镇:\n请于9月底前报送收购点数据。",
    ),
)
