"""TRC004: nobody uploads a log or a screenshot every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded
from jianfu.core.rules.words import DAILY, HAND_IN, LOG, STATUTE

_TRACE = rf"(?:{LOG}|截图|截屏|录屏|工作记录|拍照|工作轨迹|走访情况记录|照片|打卡记录|图片|影像(?:资料)?)"
_GIVE = rf"(?:{HAND_IN}|填写|录入|登记|晒|发|传|更新|记录|撰写|写|记|维护|推送|同步)"
_EACH_DAY = rf"(?:{DAILY}|当天的?|下班前|收工后|日终|一日一|一天一|日报日清|坚持天天|今日起|每班)"
_UPLOAD = pattern(
    rf"{_EACH_DAY}[^;]{{0,24}}?{_GIVE}[^,;]{{0,16}}{_TRACE}"
    rf"|{_EACH_DAY}[^;]{{0,20}}?{_TRACE}[^;]{{0,16}}{_GIVE}"
    rf"|{_TRACE}[^;]{{0,10}}?{_EACH_DAY}[^;]{{0,12}}?{_GIVE}|(?:一日一|一天一|每日一|每天一)(?:上传|记|报|晒|图|照)"
    rf"|{_TRACE}[^,;]{{0,4}}(?:(?<![\d次十])日报|日更|日清日结|日上传)"
)
_DAILY = pattern(rf"{DAILY}|一日一|一天一|天天|每日一|日更|日上传|每班")
_BY_LAW = pattern(STATUTE)
_WORDS = "每日 逐日 当日 每天 天天 当天 日报 日日 隔日 隔天 每早 每晚 工作日 小时 按日 日清 日调度 每一天 每两天 每二天 每三天 下班前 收工后 日终 一日一 一天一 今日起 每班 日更 日上传"
_LEFT = "日志 日记 台账 截图 截屏 录屏 记 轨迹 走访情况 照 图 影像 一日一 一天一 每日一 每天一"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for stretch in demanded(ctx, _WORDS, _LEFT):
        found = stretch.find(_UPLOAD) if _DAILY.search(stretch.sentence) else None
        if found and not _BY_LAW.search(stretch.sentence):
            start, end = stretch.place(found)
            yield Hit(start, end, f"{brief(notice, start, end)}要求按天留下工作记录")


RULE = Rule(
    code="TRC004",
    title="不按天上传台账、日志或截图",
    source=Clause("city-2025", "二(一)", "不要求基层每日上传工作台账、日志、截图"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    yields_to=("APP006", "ASM002", "TRC005"),
    lighter="只在出现异常时报一次,平时不报",
    bad=(
        "专职网格员每天下班前在系统填写工作日志。",
        "驻村队员须将当日走访截图每日发至工作群。",
        "各社区巡查台账实行每日上传,由街道汇总。",
        "请各村护林员坚持每日一上传,内容为巡护照片。",
        "各社区每天把值班表拍照传群里。",
        "大家每天记得把系统登录截图发群里",
    ),
    good=(
        "走访记录于次日报镇平安办,6月9日报送截图一次。",
        "出现汛情险情时即时上报,平时不报台账。",
        "各单位不得要求网格员每日上传工作日志。",
        "每天巡查一次危险路段。",
        "每季度核对一次台账。",
        "此前要求网格员每天上传截图的做法已经停止。",
        "县水利局每日更新水库水位台账并向各镇公开。",
        "有的地方要求干部“每日上传工作日志”,被上级通报。",
    ),
)
