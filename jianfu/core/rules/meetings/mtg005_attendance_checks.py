"""MTG005: no whole staff online, no check-in or proof of attendance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Kind, Match, Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, asked, told
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_PROOF = r"(?:照片|图片|截图|截屏|合影|影像|视频|录像|小视频)"
_MEETING = r"(?:参会|会议|开会|会场|上线|在线|收看|收听|观看|到会|听会|学习会|培训)"
_OF = r"(?:人员|现场|情况|过程|画面|名单|时|及|、|和|的|\(){0,6}"
_ATTEND = r"(?:上线|在线|线上|参会|参加|到会|收看|收听|观看|听会|进入会议|入会)"
_SEND = r"(?:报|反馈|提交|提供|上交|发|传|交|晒|存档|留存|备查|接龙|回传)"
_NEAR = r"[^,;!?]{0,12}?"
# What the grassroots must do.
_ASKED = pattern(
    rf"全员[^,;]{{0,6}}?{_ATTEND}(?!人员|单位|的)|全体(?:干部|职工|工作人员|人员|网格员|村干部|社工|党员|成员|教职工|参会人员)?[^,;]{{0,8}}?"
    rf"(?:上线|在线|线上|参会|收看|收听|观看|到会|进入[^,;]{{0,8}}会)(?!人员|单位|的)|(?:一个|一人)(?:都)?(?:不落|不少|不能少)|"
    rf"(?:实时|定时|全程|随机|准时|会中|分时段|每隔?[\d半一二两三]+(?:分钟|刻钟|个?小时))[^,;]{{0,10}}?(?:打卡|签到|点名)|\d+分钟(?:内)?(?:打卡|签到)|"
    rf"(?:截图|截屏|拍照|扫码|刷脸|人脸|定位|视频|接龙)[^,;]{{0,6}}?(?:签到|打卡)|(?:签到|打卡)(?![表簿册])[^,;]{{0,6}}?(?:截图|截屏|照片|接龙)|"
    rf"{_MEETING}{_NEAR}(?:打卡|接龙|点名)|(?:开启|打开|开|保持|调试)[^,;]{{0,6}}?(?:摄像头|视频画面|镜头)|摄像头[^,;]{{0,8}}?(?:开|打开|常开)|"
    rf"{_MEETING}{_OF}{_PROOF}{_NEAR}{_SEND}(?:[^,;]{{0,6}}群|[至到给][^,;]{{1,8}})?|"
    rf"{_SEND}(?:送|至|到|回|上)?{_NEAR}{_MEETING}{_OF}{_PROOF}"
)
# What the convener does to those who sit there.
_CHECKED = pattern(
    r"(?:会议|会上|会中|期间|线上|不定时|不定期|随机)[^,;]{0,12}?(?:点名|查岗|抽查在线|核查在线|清点人数|抽点)|"
    r"(?:通报|统计)[^,;]{0,8}?(?:未上线|掉线|离线|缺席|在线时长|在线率|上线率)"
)
# A patrol is checked in too; here it is about a meeting.
_OF_A_MEETING = pattern(
    r"会议|参会|开会|会[前后上中]|上线|收看|收听|观看|培训|[视频调度部署推进动员学习座谈]会|听会|到会|与会|会场|入会|直播|点名|全程在线"
)
_STATUTORY = pattern(r"党员大会|选举|代表大会|村民(?:代表)?会议|考试|涉密|保密会议|身份核验")
# Every wording holds a word of each group.
_WORDS = (
    "全员 全体 一个 一人 打卡 签到 点名 接龙 摄像头 画面 镜头 照片 图片 截图 截屏 合影 影像 视频 录像",
    "全员 全体 一个 一人 打卡 签到 点名 接龙 摄像头 画面 镜头 参会 会议 开会 会场 上线 在线 收看 收听 观看 到会 听会 学习会 培训",
)
_CHECK_WORDS = (
    "点名 查岗 抽查 核查 清点 抽点 通报 统计",
    "会议 会上 会中 期间 线上 定时 定期 随机 上线 掉线 离线 缺席 在线",
)
_IN_FORCE = frozenset((Force.DUTY, Force.OWN, Force.PLAIN))


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    meets = bool(notice.demands_of(Kind.MEETING, Kind.TRAINING))
    for s, m in _all(ctx):
        if _STATUTORY.search(m.statement.text):
            continue
        if meets or _OF_A_MEETING.search(s.text):
            yield Hit.on(m, f"本件要求“{m.text}”")


def _all(ctx: Context) -> Iterator[tuple[Sentence, Match]]:
    yield from asked(ctx, _ASKED, *_WORDS)
    yield from told(ctx, _CHECKED, *_CHECK_WORDS, forces=_IN_FORCE)


RULE = Rule(
    code="MTG005",
    title="全员上线与会中打卡",
    source=Clause("city-2025", "三(一)1", "避免全员上线;二(一)列出实时打卡为新变种"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    check=check,
    about="全员 全体 一个不 一人不 不能少 打卡 签到 点名 接龙 截图 截屏 照片 图片 合影 影像 录像 视频 摄像头 镜头 查岗 抽查 核查 清点 抽点 通报 统计",
    lighter="只请直接经办的同志参会;到会情况看会议系统记录,不另作证明",
    local=True,
    bad=(
        "视频会期间,参会人员须每20分钟打卡一次。",
        "会后请各村将参会截图报工作群。",
        "收听收看期间每隔半个小时点名一次。",
        "请各社区组织全体工作人员上线收看,全程开启摄像头。",
        "各镇务必全员上线,会议期间将随机点名。",
        "请于会后10分钟内上传会议现场照片至镇党建群。",
    ),
    good=(
        "会议不点名、不签到,会后自行查看纪要。",
        "请参会人员提前10分钟进入会场,凭座位牌就座。",
        "请分管同志线上参会,录像会后发布,其他同志自行观看。",
        "有的会议要求基层全员上线、实时打卡,基层反映强烈。",
        "不得要求参会人员截图签到。",
        "护林员巡山时拍照打卡,照片存手机即可。",
        "请各党支部于6月底前召开全体党员大会,参加人员达到规定人数方可选举。",
    ),
)
