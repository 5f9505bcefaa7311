"""Papers, figures and forms that go up; ledgers that are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianfu.core.facts.demands.view import Act, Finder, View
from jianfu.core.facts.shapes import Kind
from jianfu.core.facts.words import Tag, Token

_QUOTA = re.compile(r"(?:每[月周季年天日]|年内|全年).{0,10}?(?:不(?:少|低)于)?\d+(?:篇|条|期|则|件)")
# 送 and 交 alone need something that can be handed in.
_BARE = re.compile(
    "送|交|报|发|提供|反映|移交|回复|反馈|更新|收集|汇总|梳理|发布|核对|征集|采集|清点|盘点|提出|报告|上传|发送"
)
_TO = re.compile(
    r"向.{1,20}报告|(?:反馈|回复|提交|[报送交发传])(?:至|到|回|给|往|我|县|市|镇|乡|区|省|局|办)|[报送交]\w{0,12}(?:局|办|站|所|科|股|室|部|中心|指挥部|小组)(?:$|[,、(])|书面|(?:现场|重新)采集|(?:系统|平台)[中上里内]|群[里内]|本群|报[^,]{0,3}平安|(?<!漏)报一[次声]|邮箱|盖章|一式|电子版|纸质"
)
_PAPERISH = re.compile(
    r"表|册|[名清]单|报告|总结|材料|资料|情况|数据|数|信息|方案|预案|计划|案例|结果|意见|明细|姓名|电话|联系方式|回执|证明|申请|稿|进度|线索|是否|问题|意见|原因|建议"
)
_LENGTH = re.compile(
    r"(?:材料|总结|报告|稿|文章)[^,。]{0,20}(?:不超过|不少于|不低于|限|控制在|以内)[^,。]{0,4}\d+字"
)
_THERE_IS = re.compile(r"^(?:要|须|应)?有[^,]{0,10}(?:报告|总结|计划|方案|台账|登记册)")
# The assessors hand their result to the leaders.
_RESULT_UP = re.compile(r"(?:考核|考评|评分|检查|测评)结果报")
# 每周推送一次学习资料, 发给农户
_DOWN = re.compile(
    r"推送[^,]{0,8}(?:学习|宣传|政策|提示|预警|知识)|(?:发|发给|发送|发至|推送)[^,]{0,4}(?:农户|群众|村民|居民|每[户人]|家长|党员)"
)
# 名单核对后9月20日前反馈
_BY_A_DAY = re.compile(r"[日号点时班底末午]前")
# 请假须报县委批准
_LEAVE = re.compile(r"请假[^,]{0,16}(?:报|批准|同意|审批|经)")
# 为群众提供服务, 提供饮水: given to people, not handed in.
_SERVES = re.compile(
    r"为[^,]{0,12}(?:人员|群众|居民|村民|老人|老年人|残疾人|儿童|学生|考生|[户者]|企业)[^,]{0,8}提供|提供[^,]{0,12}(?:服务|饮水|茶水|药品|保障|帮助|场所|场地|车辆|指导|咨询|食宿|支持)"
)
_SCORES = re.compile(r"[积加计得扣]\d+(?:\.\d+)?分")
_COMMENDS = re.compile(r"推荐[^,]{0,12}(?:案例|典型|经验|论文|作品)")
_OPINES = re.compile(r"提出[^,]{0,8}(?:意见|建议)")
_SPOKEN = re.compile(r"会上|口头|作[^,]{0,6}汇报|轮流")
_CARRIED = re.compile("[送交缴运]")
_GOODS = re.compile(r"物资|设备|器材|粮|款|资金|费|药品|种子|树苗|样品")
_WRITTEN = re.compile(r"报告|总结|材料|名单|信息|稿|案例|目录|表$|方案|预案|计划|规划")
_NIL = re.compile(r"零报告|[日周旬月季年]报告?(?:制度|制)|[日周旬月季]报告")
# 准备好汇报材料: papers for somebody else's visit or meeting.
_PREPARED = frozenset(("准备", "备好", "备齐", "备足"))
_TO_SHOW = re.compile(r"材料|资料|提纲|报告|汇报|发言|台账|档案|文件|账册|凭证")


def find(view: View) -> Iterator[Act]:
    if not view.is_duty:
        return
    papers = view.things(Tag.PAPER, Tag.LEDGER, Tag.PLAN, Tag.PROOF)
    if view.things(Tag.POWER) and not view.verbs(Tag.HAND_IN):
        return
    sends = [v for v in view.verbs(Tag.HAND_IN, Tag.FILL_IN) if _is_sent(view, v, papers)]
    built = view.verbs(Tag.BUILD, Tag.SETUP) if view.things(Tag.LEDGER) else []
    written = [v for v in view.verbs(Tag.BUILD) if v.word not in ("完善", "健全", "建立健全", "建立")]
    reports = [p for p in view.things(Tag.PAPER, Tag.PLAN) if _WRITTEN.search(p.word)]
    if "提供" in view.text and _SERVES.search(view.text):
        sends = [v for v in sends if v.word != "提供"]
    if _SPOKEN.search(view.text):
        sends = [v for v in sends if v.word != "汇报"]
    if Kind.ASSESSMENT in view.theme and _SCORES.search(view.text):
        return  # 上报有效事件一件积1分
    if view.text.startswith("现请"):
        return  # 现请你镇做好申报工作: the opening says in short what follows
    if _RESULT_UP.search(view.text) or _LEAVE.search(view.text):
        return
    if _DOWN.search(view.text):
        sends = [v for v in sends if v.word not in ("推送", "发送", "发", "发给")]
    if sends and not papers and _GOODS.search(view.text) and all(_CARRIED.search(v.word) for v in sends):
        yield Act(Kind.DELEGATED_TASK, view.take(sends))
    elif sends:
        yield Act(Kind.REPORT_OR_FORM, view.take(sends + built + papers))
    elif _COMMENDS.search(view.text):
        yield Act(Kind.REPORT_OR_FORM, view.take(view.verbs(Tag.SOFT) + papers))
    elif built:
        yield Act(Kind.REPORT_OR_FORM, view.take(built + view.things(Tag.LEDGER)))
    elif written and (reports or _OPINES.search(view.text)):
        yield Act(Kind.REPORT_OR_FORM, view.take(written + reports))
    elif (prepared := [v for v in view.verbs(Tag.DO) if v.word in _PREPARED]) and _TO_SHOW.search(view.text):
        yield Act(Kind.REPORT_OR_FORM, view.take(prepared + papers))
    elif (
        (_QUOTA.search(view.text) and not view.verbs(Tag.DO))
        or _LENGTH.search(view.text)
        or _THERE_IS.search(view.text)
        or _NIL.search(view.text)
    ):
        yield Act(Kind.REPORT_OR_FORM, view.take(papers))


def _is_sent(view: View, verb: Token, papers: list[Token]) -> bool:
    if not _BARE.fullmatch(verb.word):
        return True
    return bool(papers or _TO.search(view.text) or _PAPERISH.search(view.text)) or (
        _BY_A_DAY.search(view.text) is not None and _PAPERISH.search(view.sentence) is not None
    )


FINDER = Finder(
    find,
    about=frozenset({Tag.HAND_IN, Tag.FILL_IN, Tag.BUILD, Tag.SETUP, Tag.DO, Tag.SOFT}),
    signs="每 年内 全年 字 有 报告 报制",
)
