"""APP008: no instant replies, no chains, nobody on call around the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from jianfu.core.facts.shapes import Force, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, told
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded, plain

_NOW = (
    r"(?:即时|立即|马上|立刻|即刻|第一时间|随时|秒|速|尽快|当场|限时|\d+分钟(?:之?内)?|[一二三五十半]+(?:分钟|个?小时|刻钟)(?:之?内)?"
    r"|[12]个?小时(?:之?内)?)"
)
_ANSWER = r"(?:回复|回应|响应|应答|反馈收到|确认收到|接龙|跟帖|跟评|回帖|回执|回“?收到”?|扣1|报收到|答复)"
_SEEN = r"(?:已读|已阅|收到|看到|见到|接到|看见|阅)(?:此|本|该|以?上)?(?:信息|消息|通知|后|的|请)?"
_INSTANT = pattern(
    rf"{_SEEN}[^;]{{0,10}}(?:请|后|要|须|均|都)[^,;]{{0,8}}{_ANSWER}|{_SEEN}(?:请|须|要|的)?[^,;]{{0,3}}{_ANSWER}"
    rf"|{_NOW}[^,;]{{0,6}}{_ANSWER}|[\d一二两三五十半]+分钟(?:之?内)[^,;]{{0,4}}反馈|{_ANSWER}[^,;]{{0,6}}(?:不得超过|不超过|限)\d+(?:分钟|小时)"
    rf"|秒[回复]|接龙|(?:逐一|依次|挨个|按序|按顺序|排队)(?:回复|报到|报数)|回复?个?“?(?:收到|1|一声|已阅|个话)”?"
    rf"|(?:24|二十四)小时(?:不?间断)?[^,;]{{0,6}}(?:在线|开机|畅通|待命|响应|待岗|接听|有回应|盯群)"
    rf"|(?:全天候|时刻|随时|始终|实时)[^,;]{{0,6}}(?:在线|待命|盯群|关注群|开机|查看群|守群|爬楼|接听)"
    rf"|(?:手机|电话|通讯|通信)[^,;]{{0,8}}(?:24小时|全天|昼夜|随时)[^,;]{{0,6}}(?:畅通|开机|在线|接通|打通)|保持(?:手机)?在线|随叫随到"
    rf"|盯群|守群|专人(?:负责)?(?:盯|看|守)群|关闭免打扰|群消息置顶"
)
_SERVICE = pattern(
    r"群众(?:诉求|来电|来访|咨询|留言|反映)|市民|热线|12345|办事人|申请人|信访人|投诉|报警|患者|游客|警情|网民|舆情"
)
_WATCH = pattern(
    r"值班(?:人员|领导|电话|室|员)|带班(?:领导|人员)|值守|应急(?:值班|值守|队伍|救援|响应)|抢险|救援|险情|灾情|火情|突发|事故|备勤|防汛责任人|接警"
)
_ORDER = pattern(r"扣1|回复?个?1|^接龙|请接龙")
_LOCKED = pattern(r"不(?:得|准|许|能)(?:擅自|随意)?(?:关机|退群|屏蔽|静音|设置免打扰|免打扰)")
_WORDS = "回个 一声 已阅 跟帖 跟评 回帖 分钟 复 应 接龙 在线 24小时 二十四小时 群 扣1 畅通 开机 待命 随叫 关机 回执 收到 打通 接通 接听"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a passage; answering citizens and a watch at a post are no such burden."""
    binding = (s for s in plain(ctx, _WORDS) if _ORDER.search(s.text))
    for stretch in chain(demanded(ctx, _WORDS), binding):
        found = stretch.find(_INSTANT)
        if not found or _SERVICE.search(stretch.sentence) or _WATCH.search(stretch.sentence):
            continue
        start, end = stretch.place(found)
        yield Hit(start, end, f"{brief(notice, start, end)}要求即时回复、接龙或全天在线")
    # 不得退群 forbids and thereby demands: to be there all the time.
    for _, locked in told(ctx, _LOCKED, "关机 退群 屏蔽 静音 免打扰", forces={Force.FORBID}):
        if "要求" not in locked.statement.text:
            yield Hit.on(locked, f"{brief(notice, locked.start, locked.end)}要求全天在线")


RULE = Rule(
    code="APP008",
    title="非紧急事项不要求即时回复、接龙、全天在线",
    source=Clause("city-2025", "一(一)", "非紧急事项不要求即时回复、接龙和24小时在线"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    lighter="不要求回复;急事由经办人打电话",
    bad=(
        "@所有人 明天检查路线有调整,收到请回复",
        "请各镇联络员看到消息后5分钟内回复。",
        "各村看到后立刻跟帖报名字。",
        "群里发的通知请15分钟内反馈。",
        "请大家在群里接龙报送参训人员。",
        "各村信息员手机须24小时保持畅通,群消息随时回应。",
        "工作群要有专人盯群,第一时间响应。",
        "收到的扣1,没回的我一会儿打电话",
    ),
    good=(
        "本群通知无需回复。",
        "不得要求基层干部24小时在线、即时回复。",
        "发现堤防险情的,立即报告镇防汛办。",
        "对群众来电应在1小时内回应。",
        "请于6月17日前反馈意见。",
        "有的工作群动辄要求“收到请回复”,干部疲于应付。",
        "值班人员24小时在岗,保持值班电话畅通。",
        "过去群里每天接龙,现在取消了。",
    ),
)
