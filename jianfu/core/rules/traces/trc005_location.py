"""TRC005: no location, no tracks of the people who work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import arranged

_TRACKING = pattern(
    r"(?:显示|要有|须有|无|实时|手机|人员|开启|打开|开通|共享|上传|发送|发|报送|带|附|标注|授权|启用|回传|推送|保持|进行|GPS|北斗|自动)[^,;]{0,6}(?:定位"
    r"|位置信息|地理位置|经纬度)"
    r"|定位(?:打卡|签到|截图|功能|权限|信息|照片|考勤|水印|上传|管理|监督|轨迹|抽查|在线|服务)|(?:位置|地理位置|外勤|异地|坐标|GPS|蓝牙)(?:打卡|签到|考勤|共享|水印)"
    r"|(?:签到|打卡)(?:定位|半径|范围|点位)|共享(?:实时)?位置|实时位置|电子围栏|地理围栏|智能手环|定位手环|定位手表"
    r"|(?:活动|走访|巡查|巡护|巡河|巡林|巡逻|入户|行走|运动|工作|工作时|移动|骑行|行动|行程|完整|实时|手机)?轨迹(?!交通)"
    r"|(?:开启|打开|使用)[^,;]{0,6}(?:GPS|北斗)|(?:GPS|北斗)(?:水印|考勤|数据上传)"
)
_OTHERS = pattern(
    r"车辆|单车|渣土|货车|客车|公交|船舶|渔船|农机|无人机|设备|管线|台风|洪水|水体|污染|病例|密接|确诊|传播|流调|资金|社区矫正|矫正对象|嫌疑|犯罪"
    r"|老人|儿童|患者|走失|牲畜|动物|候鸟|犬|卫星|测绘|功能定位|目标定位|发展定位|角色定位|职责定位|发展轨迹|人生轨迹|成长轨迹"
)
_RESCUE = pattern(
    r"抢险|救援|搜救|扑火|扑救|突击队|森林消防|安保|警卫|执勤民警|押运|涉密|高空|井下|防汛[^,;]{0,4}响应"
)
_STAFF = pattern(
    r"干部|网格员|工作人员|队员|专员|人员|职工|党员|志愿者|护[林河]员|巡查员|信息员|联络员|书记|教师|医生|大家|所有人|[各每全][镇村乡]|社区|入户|走访|巡查|巡河|巡林|巡护|考勤"
    r"|打卡|签到|驻村|下沉|值班|出勤"
)
_WORDS = "定位 位置 轨迹 围栏 打卡 签到 考勤 GPS 北斗 手环 经纬 坐标"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a passage; a person looks where the words do not say whose location it is."""
    for stretch in arranged(ctx, _WORDS):
        found = stretch.find(_TRACKING)
        if not found or _RESCUE.search(stretch.sentence) or _OTHERS.search(stretch.sentence):
            continue
        start, end = stretch.place(found)
        staff = _STAFF.search(stretch.sentence) is not None
        yield Hit(start, end, f"{brief(notice, start, end)}要采集工作人员的位置或轨迹", certain=staff)


RULE = Rule(
    code="TRC005",
    title="不采集工作人员定位和轨迹",
    source=Clause("app-2026", "五项禁止清单(二)(四)", "政务应用程序不设强制定位、轨迹上传等功能"),
    level=Verdict.BLOCK,
    since=date(2026, 1, 25),
    about=_WORDS,
    check=check,
    lighter="去掉定位和轨迹,只登记走访的结果",
    bad=(
        "网格员巡查时应全程开启手机定位,系统自动生成巡查轨迹。",
        "驻村干部每日早晚两次在应用内进行位置打卡。",
        "各镇下沉人员须在工作群共享实时位置。",
        "网格员在社区打卡,打卡半径不超过200米。",
        "工作区域设置电子围栏,离开超过30分钟的按脱岗处理。",
        "入户走访拍照必须带经纬度水印并上传定位信息。",
    ),
    good=(
        "不得对基层干部进行定位或采集走访轨迹。",
        "防汛Ⅱ级响应期间,抢险队员应当佩戴定位终端。",
        "渣土车须安装北斗定位装置。",
        "该平台原有的轨迹功能已于5月关闭。",
        "县应急局负责分析台风移动轨迹,及时通报各镇。",
        "要找准本镇产业发展定位。",
        "有的平台要求护林员上传轨迹,应当纠正。",
    ),
)
