"""APP005: an application does not carry the daily assessment, nor an inspection that lives on uploads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import arranged
from jianfu.core.rules.words import APP, DAILY

_APP = rf"(?:{APP}|平台|系统|线上|网上|云端|云(?=督查|考核|巡|检查)|手机|掌上|软件|在线|钉钉|微信)"
_JUDGE = (
    r"(?:考核|考评|督查|督办|督导|检查|巡查|打分|评分|扣分|记分|赋分|抽查|点评|晾晒|评比|查岗|督检考|督考)"
)
_UPLOAD = r"(?:上传|传[到至]|回传|拍照|照片|视频|录像|定位|轨迹|截图|佐证|图片|影像)"
_DAILY_JUDGE = pattern(
    rf"{_APP}[^;]{{0,16}}(?:{DAILY}|日常|实时|动态|按[日周月]|每[周月])[^,;]{{0,6}}{_JUDGE}"
    rf"|(?:{DAILY}|日常|实时|动态)[^,;]{{0,12}}{_APP}[^,;]{{0,10}}{_JUDGE}"
    rf"|{_APP}[^,;]{{0,14}}(?:自动)?(?:扣分|打分|评分|赋分|记分)"
    rf"|{_JUDGE}[^,;]{{0,8}}(?:通过|在|以|依托|使用|全部)[^,;]{{0,10}}{_APP}(?:进行|开展|实施|完成)"
    rf"|以[^,;]{{0,12}}{_APP}[^,;]{{0,14}}(?:作为|为)[^,;]{{0,6}}(?:日常)?(?:考核|考评|督查)"
)
_CARRIER = pattern(
    rf"(?:{_APP}[^,;]{{0,14}}{_JUDGE}|{_JUDGE}[^,;]{{0,10}}(?:线上化|网上|线上|{_APP})|线上化{_JUDGE}"
    rf"|云{_JUDGE})[^;]{{0,40}}{_UPLOAD}"
    rf"|{_UPLOAD}[^;]{{0,24}}{_APP}[^;]{{0,20}}{_JUDGE}"
    rf"|{_APP}[^;]{{0,16}}{_UPLOAD}[^;]{{0,24}}(?:考核|考评|督查|督办|打分|评分|扣分|核查)"
)
_LAW = pattern(
    r"行政执法|执法(?:人员|检查|监督)|行政处罚|市场主体|企业|经营|商户|特种设备|工地|从业人员|考生|学生"
)
_FLOWS = pattern(r"自动(?:提取|抓取|生成|归集)|无需|不需|不得|不再|业务数据|办件数据|从[^,;]{0,8}提取")
_WORDS = "APP App app 小程序 客户端 移动 钉钉 微信 手机 应用 平台 系统 线上 网上 云 掌上 软件 在线"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for stretch in arranged(ctx, _WORDS, "考 督 检查 巡 打分 评 扣分 记分 赋分 抽查 晾晒 查岗 核查"):
        if _LAW.search(stretch.sentence) or _FLOWS.search(stretch.sentence):
            continue
        found = _DAILY_JUDGE.search(stretch.text) or _CARRIER.search(stretch.text)
        if found:
            start, end = stretch.place(found)
            yield Hit(start, end, f"{brief(notice, start, end)}把应用当作考核督查的载体")


RULE = Rule(
    code="APP005",
    title="不以应用作为考核督查主要载体",
    source=Clause("app-2026", "五项禁止清单(四)", "不把应用程序作为日常考核、线上督查的主要载体"),
    level=Verdict.RETURN,
    since=date(2026, 1, 25),
    about=_WORDS,
    check=check,
    yields_to=("TRC005",),
    lighter="用业务办理中自然形成的结果数据,不收照片视频",
    bad=(
        "巡查照片每天发到微信工作群,由镇里据此打分考核。",
        "县局通过小程序对各镇环境整治实行每日考核。",
        "督查采用线上方式,各镇须在平台上传整改前后照片。",
        "各村通过APP上传巡查视频,作为月度考评依据。",
        "平台对未按时办结的自动扣分,按周公布。",
        "开展云督查,请各社区按时回传现场视频。",
    ),
    good=(
        "该APP仅用于办件流转。",
        "不得以应用程序对基层开展日常考核。",
        "考核所用办结率从政务平台业务数据中自动提取,各镇无需上传。",
        "行政执法人员应通过执法系统上传检查记录。",
        "去年曾通过APP考核各村,现已停止。",
        "有的地方“督查线上化”,要求村干部不停上传照片。",
        "请各镇在平台办理群众诉求。",
    ),
)
