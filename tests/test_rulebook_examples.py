"""The situations by which the rulebook explains each rule: the first ones must be found, the last must not."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import select

NOW = datetime(2026, 6, 10, 9, 0)  # a Wednesday

# code, found?, text, the moment it is examined (default: NOW)
SITUATIONS: tuple[tuple[str, bool, str] | tuple[str, bool, str, datetime], ...] = (
    ("DOC001", True, "工作提示:请各镇街于周五前完成辖区商铺摸排并报结果。"),
    ("DOC001", True, "便函:烦请各乡镇对照附表逐项整改并反馈。"),
    ("DOC001", False, "便函:贵镇来函询问的补贴口径,现答复如下,供参考。"),
    ("DOC002", True, "县水务局:各乡镇人民政府要立即成立专班,逐村落实。"),
    ("DOC002", True, "市爱卫会办公室要求各县(区)党委、政府于月底前报送方案。"),
    (
        "DOC002",
        False,
        "经市人民政府同意,现将有关事项通知如下,请各县(市、区)人民政府组织实施。\n市水利局\n2026年6月8日",
    ),
    ("DOC003", True, "县住建局村镇建设股 关于报送农房台账的通知"),
    ("DOC003", True, "市农业农村局产业科请各镇今日内回传表格。"),
    ("DOC003", False, "县政府办公室 关于转发汛期值班安排的通知"),
    ("DOC004", True, "云政办[2025]07号"),
    ("DOC004", True, "关于开展大走访的工作指引(第12期)\n各镇:\n请于6月20日前走访全部农户并报送记录。"),
    ("DOC004", False, "云政办发〔2025〕7号 关于做好防火工作的通知"),
    (
        "DOC005",
        True,
        "关于开展燃气安全专项排查的通知\n各镇:\n" + "请逐户检查阀门、软管和报警器,当场登记。\n" * 240,
    ),
    (
        "DOC005",
        True,
        "关于印发年度农业农村工作要点的通知\n各镇:\n" + "推进农田水利和农村供水项目,落实管护经费。\n" * 350,
    ),
    (
        "DOC005",
        False,
        "关于做好秋季防火工作的通知\n各镇:\n" + "请逐户检查阀门、软管和报警器,当场登记。\n" * 160,
    ),
    ("DOC006", True, "各乡镇要结合实际制定实施方案,于10日内印发。"),
    ("DOC006", True, "各街道须研究出台配套细则并报备。"),
    ("DOC006", False, "本通知直接执行,各乡镇不再另行制定方案。"),
    ("DOC007", True, "请于月底前将贯彻落实情况书面报我局。"),
    ("DOC007", True, "每季度末报送工作推进情况总结。"),
    ("DOC007", False, "工作结束后我局将随机走访了解效果,无需报送材料。"),
    ("DOC008", True, "各镇:\n请于3月6日前报送阶段性进展。\n县农业农村局\n2026年3月3日"),
    ("DOC008", True, "各镇:\n请于本周四前上报落实方案。\n县教育局\n2026年6月8日"),
    ("DOC008", False, "各镇:\n请于4月15日前完成,届时由我局汇总系统数据。\n县农业农村局\n2026年3月3日"),
    ("DOC011", True, "各单位要提高站位、强化担当、狠抓落实,切实把工作抓紧抓实。"),
    ("DOC011", True, "要进一步加强、持续深化、不断提升,确保取得实效。"),
    ("DOC011", False, "自6月1日起,医保备案改为窗口当场办结,联系人:县医保局。"),
    ("DOC017", True, "关于成立乡镇级领导小组的通知"),
    ("DOC017", True, "关于印发任务分工方案(各镇街对应成立专班)的通知"),
    ("DOC017", False, "关于做好秋粮收购的通知\n县发改局、县财政局:\n各部门任务见文内分工表。"),
    (
        "DOC018",
        True,
        "关于加强民宿安全的通知\n各乡镇:\n请各镇逐户检查民宿的燃气气瓶。\n县文化和旅游局\n2026年6月8日",
    ),
    (
        "DOC018",
        True,
        "关于更新残疾人台账的通知\n各乡镇:\n请各镇报送残疾人就诊等医疗数据。\n县民政局\n2026年6月8日",
    ),
    (
        "DOC018",
        False,
        "关于开展联合检查的通知\n各乡镇:\n应急局牵头,住建局检查燃气,消防救援局检查消防通道,请各镇派人带路。\n"
        "县应急管理局\n县住房和城乡建设局\n县消防救援局\n2026年6月8日",
    ),
    ("DOC019", True, "各村(社区):请将监测表直接报县局邮箱。"),
    ("DOC019", True, "市局要求各社区书记每日在群内报数。"),
    ("DOC019", False, "致全县村民的一封信:防汛避险知识。"),
    ("MTG001", True, "定于6月2日召开乡镇分管负责人会议。", datetime(2026, 5, 26, 9)),
    ("MTG001", True, "定于7月9日(星期四)召开全市推进会,各街道参加。"),
    ("MTG001", False, "定于6月17日召开全市推进会,各街道参加。"),
    ("MTG002", True, "请于本周三上午9时参加市局业务会。", datetime(2026, 6, 8, 9)),
    (
        "MTG002",
        True,
        "各镇:\n定于6月18日(星期三)召开视频调度会,请分管同志参加。\n市水利局\n2025年6月10日",
        datetime(2025, 6, 10, 9),
    ),
    ("MTG002", False, "请于本周四上午9时参加市局业务会。", datetime(2026, 6, 8, 9)),
    ("MTG003", True, "今晚20时召开视频调度会,各村书记上线。"),
    ("MTG003", True, "请于周日上午线上参会。"),
    ("MTG003", False, "请于周一14时30分线上参会,预计40分钟。"),
    ("MTG004", True, "6月16日上午9时召开视频会,全县236个村(社区)全部上线参会。"),
    ("MTG004", True, "定于6月16日召开视频会议。参会范围:各镇班子成员及全体网格员,约420人。"),
    ("MTG004", False, "定于6月16日召开视频会议。参会范围:各乡镇分管负责人1名,共18人。"),
    ("MTG005", True, "参会人员须每20分钟打卡一次。"),
    ("MTG005", True, "会后请将参会截图报工作群。"),
    ("MTG005", False, "会议不点名、不签到,会后自行查看纪要。"),
    ("MTG008", True, "平安办:请各社区书记周二来街道开会。"),
    ("MTG008", True, "县妇联科室召集各村主职参加培训会。"),
    ("MTG008", False, "经街道党工委主要负责同志同意,本月统筹会一并安排平安、妇联事项,请各社区书记参加。"),
    ("MTG009", True, "副市长召集,各县(区)长务必参加。"),
    ("MTG009", True, "由局长主持,各乡镇党委书记参会,不得替会。"),
    ("MTG009", False, "由分管副市长召集,各县(区)分管负责同志参加。"),
    ("MTG011", True, "定于6月16日召开工作会议,各镇参加。会期一天,上午动员,下午交流。"),
    ("MTG011", True, "请各镇分管同志参加6月16日至17日召开的座谈会。"),
    ("MTG011", False, "定于6月16日召开工作会议,各镇参加。会期半天(9:00-11:30)。"),
    ("MTG015", True, "会议精神须当晚传达到村,并于明早8时报送传达照片。"),
    ("MTG015", True, "各镇务必今日召开党委会学习并反馈。"),
    ("MTG015", False, "请结合例会安排学习,不需报送。"),
    ("PRC003", True, "请每月报送减负工作总结。"),
    ("PRC003", True, "各镇填报发文开会统计台账。"),
    ("PRC003", False, "数据由平台自动统计,各镇无需填报。"),
    ("SEC001", True, "从各镇抽调1名骨干到市局工作半年。"),
    ("SEC001", True, "请选派2名村官到县专班。"),
    ("SEC001", False, "从局属事业单位调配2人。"),
    ("SEC002", True, "请各镇安排1名同志以干代训,为期三个月。"),
    ("SEC002", True, "抽调人员脱产集中办公至年底。"),
    ("SEC002", False, "请各镇参加两天业务培训。"),
)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: f"{s[0]}-{'found' if s[1] else 'silent'}")
def test_situation_of_the_rulebook(
    situation: tuple[str, bool, str] | tuple[str, bool, str, datetime],
) -> None:
    code, found, text = situation[:3]
    now = situation[3] if len(situation) > 3 else NOW
    reading = Reading("例.txt", "text", State.READ, "", text_of(text))

    report = examine(reading, select((code,)), now=now, limits=load_limits()).report

    assert bool(report.findings) is found, [f.message for f in report.findings]
