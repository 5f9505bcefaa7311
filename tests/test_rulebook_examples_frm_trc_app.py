"""The catalogue's own examples of forms, traces and applications, those told in the abstract written out."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import select

WEDNESDAY = datetime(2026, 6, 10, 9, 0)
AFTERNOON = datetime(2026, 6, 10, 14, 20)
FRIDAY_EVENING = datetime(2026, 6, 12, 17, 30)
MONDAY = datetime(2026, 6, 8, 9, 0)

FIRES = (
    ("FRM001", "请各镇填报下表。\n规上企业用工情况统计表\n填报单位:____ 填表人:____", WEDNESDAY),
    ("FRM001", "农村劳动力统计调查表(县人社局制)请各村6月底前填好报送。", WEDNESDAY),
    ("FRM002", "农村劳动力统计表 表号:农劳1表 有效期至:2024年12月\n请各镇填报。", WEDNESDAY),
    ("FRM002", "备案文号已被新统计调查制度替代的旧表,本年度仍请继续填报。", WEDNESDAY),
    ("FRM007", "每日17时前报送进展。", WEDNESDAY),
    ("FRM007", "实行周报制度,每周五报表。", WEDNESDAY),
    ("FRM008", "请于今日下班前报送。", AFTERNOON),
    ("FRM008", "请各镇将材料于周一上午9时前报局办公室。", FRIDAY_EVENING),
    ("FRM009", "同时报县局办公室、业务股及市局邮箱。", WEDNESDAY),
    ("FRM009", "分别报送组织部和农业农村局。", WEDNESDAY),
    ("FRM010", "电子版发邮箱,纸质版一式三份加盖公章送局里。", WEDNESDAY),
    ("FRM010", "系统填报后打印装订上交。", WEDNESDAY),
    ("FRM011", "既要录入省平台,也要在市系统同步登记。", WEDNESDAY),
    ("FRM011", "社保、医保两个客户端分别录入。", WEDNESDAY),
    ("FRM015", "总结不少于3000字,附照片不少于8张。", WEDNESDAY),
    ("FRM015", "材料要图文并茂,胶装成册。", WEDNESDAY),
    ("FRM018", "市妇联:各社区请于群内填写共享表格。", WEDNESDAY),
    ("FRM018", "请村会计直接填报二维码问卷。", WEDNESDAY),
    ("FRM020", "在微信群接龙填写身份证号和银行卡号。", WEDNESDAY),
    ("FRM020", "请参训人员填写培训报名表,内容包括宗教信仰、家庭收入。", WEDNESDAY),
    ("TRC001", "每次走访须上传照片3张。", WEDNESDAY),
    ("TRC001", "宣讲活动请拍照存档备查。", WEDNESDAY),
    ("TRC002", "分别建立会议、学习、走访、整改四本纸质台账。", WEDNESDAY),
    ("TRC003", "报送通知、签到表、照片和总结。", WEDNESDAY),
    ("TRC003", "附方案、影像、简报各一份。", WEDNESDAY),
    ("TRC004", "网格员每日上传巡查台账。", WEDNESDAY),
    ("TRC004", "每天在群内发送登录截图。", WEDNESDAY),
    ("TRC005", "入户须开启定位并生成轨迹。", WEDNESDAY),
    ("TRC005", "驻村干部每日位置打卡。", WEDNESDAY),
    ("TRC006", "每人手写学习笔记不少于1万字。", WEDNESDAY),
    ("TRC006", "会后3日内交心得体会。", WEDNESDAY),
    ("TRC008", "工作制度、流程图须全部上墙。", WEDNESDAY),
    ("TRC008", "每村悬挂横幅不少于10条。", WEDNESDAY),
    ("APP001", "请全体网格员下载某某通小程序。", WEDNESDAY),
    ("APP001", "本局新开发的APP即日起使用。", WEDNESDAY),
    ("APP002", "镇智慧治理小程序上线试运行。", WEDNESDAY),
    ("APP002", "社区自建积分APP。", WEDNESDAY),
    ("APP003", "每日登录签到得积分。", WEDNESDAY),
    ("APP003", "按在线时长排名公示。", WEDNESDAY),
    ("APP004", "本周注册率须达100%。", WEDNESDAY),
    ("APP004", "每天至少登录一次。", WEDNESDAY),
    ("APP005", "通过APP每日考核并扣分。", WEDNESDAY),
    ("APP005", "督查线上化,按时上传整改照片。", WEDNESDAY),
    ("APP006", "请全员转发并截图。", WEDNESDAY),
    ("APP006", "为我县网络投票,每日10票。", WEDNESDAY),
    ("APP008", "看到后请立即接龙回复。", WEDNESDAY),
    ("APP008", "群成员须24小时在线。", WEDNESDAY),
    ("APP010", "@所有人 今晚统计外出务工人数。", WEDNESDAY),
    ("APP010", "把你镇的数直接发我。", WEDNESDAY),
)

SILENT = (
    (
        "FRM001",
        "农村劳动力统计调查表\n表号:农劳1表 制定机关:县人社局 批准文号:县统制〔2026〕1号 有效期至:2027年6月\n请各镇填报。",
        WEDNESDAY,
    ),
    ("FRM002", "农村劳动力统计表 表号:农劳1表 有效期至:2027年12月\n请各镇填报。", WEDNESDAY),
    ("FRM007", "如发生变化,请在5个工作日内更新。", WEDNESDAY),
    ("FRM008", "请于下周三前核对系统预填数据。", MONDAY),
    ("FRM009", "报县大数据平台一次即可,各部门自行调取。", WEDNESDAY),
    ("FRM010", "系统填报即可,无需报送纸质件。", WEDNESDAY),
    ("FRM011", "由市局从省平台批量导入,乡镇不再录入。", WEDNESDAY),
    ("FRM015", "情况说明不超过500字。", WEDNESDAY),
    ("FRM018", "云溪镇人民政府:请各村核对预填名单,有误的在表上更正。", WEDNESDAY),
    ("FRM020", "培训报名表只填姓名、单位。", WEDNESDAY),
    ("TRC001", "发现危房的,请拍摄危险部位。", WEDNESDAY),
    ("TRC002", "巡查记录由系统自动形成,不再保留纸质本。", WEDNESDAY),
    ("TRC002", "建立纸质巡查登记本。", WEDNESDAY),
    ("TRC003", "报参加人数即可。", WEDNESDAY),
    ("TRC004", "出现险情时即时上报。", WEDNESDAY),
    ("TRC005", "抢险队员佩戴定位终端(防汛Ⅱ级响应期间)。", WEDNESDAY),
    ("TRC006", "学习材料已上网,自行阅读。", WEDNESDAY),
    ("TRC008", "请张贴汛期避险路线图。", WEDNESDAY),
    ("APP001", "使用已备案的省统一平台小程序,备案号2026-0101。", WEDNESDAY),
    ("APP002", "使用县级平台的镇级账号。", WEDNESDAY),
    ("APP003", "防汛值守期间使用到岗确认。", WEDNESDAY),
    ("APP004", "居民可自愿下载。", WEDNESDAY),
    ("APP005", "APP仅用于办件流转。", WEDNESDAY),
    ("APP006", "欢迎转发预警信息。", WEDNESDAY),
    ("APP008", "无需回复。", WEDNESDAY),
    ("APP010", "@所有人 准入号ZR-2026-0188,任务见平台。", WEDNESDAY),
)


def fired(code: str, text: str, now: datetime) -> list[str]:
    reading = Reading("例.txt", "text", State.READ, "", text_of(text))
    report = examine(reading, select((code,)), now=now, limits=load_limits()).report
    return [f.message for f in report.findings]


@pytest.mark.parametrize(("code", "text", "now"), FIRES)
def test_catalogue_example_fires(code: str, text: str, now: datetime) -> None:
    assert fired(code, text, now)


@pytest.mark.parametrize(("code", "text", "now"), SILENT)
def test_catalogue_counterexample_stays_silent(code: str, text: str, now: datetime) -> None:
    assert not fired(code, text, now)
