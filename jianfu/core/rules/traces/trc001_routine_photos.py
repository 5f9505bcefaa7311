"""TRC001: ordinary work needs no picture to be believed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import demanded
from jianfu.core.rules.words import FIELD_PROOF, HAND_IN, HAZARD, KEEP, PICTURE, SUBSIDY

_TAKE = r"(?:拍照|拍摄|照相|拍下|拍录|录制|抓拍|自拍|随手拍|合影|留影|水印相机|拍)"
_GIVE = rf"(?:{HAND_IN}|{KEEP}|附上?|传|晒|配|留|存|发|推送|粘贴|插入|报)"
_PICTURES = pattern(
    rf"(?<![不勿免未])(?:{_GIVE}[^,;]{{0,16}}{PICTURE}|{PICTURE}[^,;]{{0,14}}{_GIVE}"
    rf"|{_TAKE}(?:{PICTURE}|视频)|(?:拍照|拍摄|录像|录屏|截图|截屏|合影)[^;]{{0,10}}{_GIVE}"
    rf"|(?:使用|用|启用|打开|开启)[^,;]{{0,8}}水印相机|(?:须|应|要|必须|一律|均需|请)[^,;]{{0,8}}(?:拍照|截图|合影留念)"
    rf"|拍(?:个|一?张|几张|些|下)(?:照|图)|传图|有图有真相|(?:有|留有|配有|形成)[^,;]{{0,6}}{PICTURE}"
    rf"|视频[^,;]{{0,8}}(?:留存|存档|备查|佐证))"
)
_OBJECT = pattern(
    rf"{HAZARD}|{FIELD_PROOF}|{SUBSIDY}|发现[^;]{{1,20}}?[的后,应要须时]|违法|非法|盗[采伐砍挖]|报警|宣传片|专题片|危险部位|前后对比|(?:免冠|证件|登记|[一二12]寸|个人)照|身份证|摄影|征集"
    rf"|老照片|案例|监控|无人机|航拍"
)
_ATTENDING = pattern(
    r"参会|与会|会场|会议现场|视频会|收听|收看|观看(?:直播|视频)|开会|会议(?:截图|画面|签到)|上线(?:情况|画面|截图)"
)
_WORDS = "照 相片 图 影 拍 水印 录像 录屏 视频"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit for each passage that wants pictures of what is done every day."""
    for stretch in demanded(ctx, _WORDS):
        found = stretch.find(_PICTURES)
        if found and not _OBJECT.search(stretch.sentence) and not _ATTENDING.search(stretch.sentence):
            start, end = stretch.place(found)
            yield Hit(start, end, f"{brief(notice, start, end)}要求用图片证明做过常规工作")


RULE = Rule(
    code="TRC001",
    title="常规工作不拍照留证",
    source=Clause("city-2025", "三(一)", "走访、宣传等常规工作不以照片作为开展工作的证明"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    local=True,
    about=_WORDS,
    check=check,
    yields_to=("APP006", "ASM002", "INS007", "MTG005", "TRC003", "TRC004", "TRC005", "TRC006"),
    lighter="不收照片;需要核实时,由本部门电话抽访3至5名服务对象",
    bad=(
        "网格员入户走访时须用水印相机拍照,当日上传至平台。",
        "反诈宣传开展后,各村报送现场照片不少于3张。",
        "护河员巡河应当拍照打卡,照片存档备查。",
        "各社区组织志愿者清扫楼道,并将活动图片发工作群。",
        "@所有人 今天的政策宣讲都要留影,合影发到群里",
        "每月开展一次环境整治,配有影像资料。",
    ),
    good=(
        "发现房屋裂缝的,请拍摄裂缝部位并立即转移住户。",
        "走访宣传不得要求拍照、截图。",
        "受损农房申请补助的,由村级上传房屋照片。",
        "通报指出,个别单位“每到一户必拍照上传”,增加了基层负担。",
        "去年各村报送走访照片1.2万张。",
        "县局派员到现场拍照核实,村(社区)不需准备。",
        "报名人员请提供一寸免冠照片1张。",
        "各村可自愿报送活动照片。",
    ),
)
