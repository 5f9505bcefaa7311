"""One plain sentence, one kind of demand, or none."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)

ASKS = (
    ("report_or_form", "请各村上报危房数据。"),
    ("report_or_form", "各社区每周五报送工作小结。"),
    ("report_or_form", "请填写附表并于明天下班前交回。"),
    ("report_or_form", "各镇要建立困难群众台账。"),
    ("report_or_form", "请各单位反馈意见建议。"),
    ("report_or_form", "每季度末月20日前提交季度总结。"),
    ("report_or_form", "请统计本村外出人数。"),
    ("report_or_form", "请各村核对数据后上报。"),
    ("report_or_form", "各村要一户一档建立档案。"),
    ("report_or_form", "请各镇上报典型案例2篇。"),
    ("report_or_form", "各街道要按月报送整改进展。"),
    ("report_or_form", "请将问卷链接转发并填写。"),
    ("meeting", "请各村书记到镇政府开会。"),
    ("meeting", "各支部每月召开一次支部党员大会。"),
    ("meeting", "定于周三上午召开调度会。"),
    ("meeting", "请各单位组织干部收看电视电话会议。"),
    ("training", "请组织网格员参加培训。"),
    ("training", "各镇每年至少举办两期技能培训班。"),
    ("inspection", "各镇要对河道每周巡查一次。"),
    ("inspection", "县里将组织督查组对各镇开展督导。"),
    ("inspection", "请各校开展食堂安全自查。"),
    ("inspection", "检查组将随机抽查3个村。"),
    ("inspection", "各村要加强对重点路段的巡查。"),
    ("inspection", "请各社区排查楼道堆物隐患。"),
    ("assessment", "每月对各村进行评比排名。"),
    ("assessment", "完成情况纳入年度综合考核。"),
    ("assessment", "对工作不力的单位予以通报批评。"),
    ("assessment", "未完成任务的取消评优资格。"),
    ("assessment", "实行一票否决。"),
    ("responsibility_letter", "各村与农户签订禁烧责任书。"),
    ("responsibility_letter", "请层层签订目标责任书。"),
    ("delegated_task", "请各村悬挂横幅5条。"),
    ("delegated_task", "各社区要确定一名联络员。"),
    ("delegated_task", "各村要安排专人24小时值班。"),
    ("delegated_task", "请各村发放宣传单1000份。"),
    ("delegated_task", "各镇要成立工作专班。"),
    ("delegated_task", "各村负责清理河道垃圾。"),
    ("delegated_task", "请各村储备防汛沙袋500个。"),
    ("delegated_task", "各村要及时转移危房群众。"),
    ("delegated_task", "请各村入户走访独居老人。"),
    ("delegated_task", "请各居委会动员居民参保,10月底前完成。"),
    ("delegated_task", "各村要在村口设置警示牌。"),
    ("trace", "入户走访要拍照上传。"),
    ("trace", "各村要做好会议记录。"),
    ("trace", "请保存好培训签到表备查。"),
    ("trace", "值班人员要填写值班日志。"),
    ("app_or_group", "请各村干部下载安装“学习强国”。"),
    ("app_or_group", "各社区要建立居民微信群。"),
    ("app_or_group", "请全体党员关注公众号。"),
    ("secondment", "请从各镇抽调2名干部到县专班工作。"),
    ("secondment", "借调一名工作人员到局办公室。"),
    ("other", "请各村组织队伍参加广场舞大赛。"),
    ("other", "举办全镇知识竞赛,各村组队参加。"),
    ("inspection", "县住建局将于下周对各镇燃气安全开展抽查。"),
    ("report_or_form", "请各镇于每月5日前将上月台账报县局备案。"),
    ("report_or_form", "各村民小组要将清单交村委会汇总。"),
    ("report_or_form", "请各村上报2名护林员名单。"),
    ("delegated_task", "各社区要在小区门口张贴通告。"),
    ("delegated_task", "请各镇做好安置点物资储备工作。"),
    ("report_or_form", "各单位要制定年度工作计划,于1月底前报送。"),
    ("meeting", "请各镇分管领导于6月12日下午3点准时参会。"),
    ("meeting", "各镇要召开动员会进行部署。"),
    ("assessment", "考核结果与年终绩效挂钩。"),
    ("assessment", "县里每月通报各镇进度。"),
    ("inspection", "各镇每半年对村级财务检查一次。"),
    ("trace", "请各网格员在系统中上传走访照片。"),
    ("app_or_group", "全体网格员要安装“网格通”APP并实名注册。"),
    ("training", "请各村派1人参加6月15日的业务培训。"),
    ("delegated_task", "各村要成立义务巡逻队,队员不少于10人。"),
    ("report_or_form", "各镇要及时向县应急局报告险情。"),
    ("delegated_task", "各镇要逐户摸清返乡人员底数。"),
    ("report_or_form", "请各村通过微信小程序填报种粮面积。"),
    ("delegated_task", "请各镇组织群众代表20人参加启动仪式。"),
    ("report_or_form", "各村每天下午5点前在群里报数。"),
    ("report_or_form", "请提供近三年的经费使用情况。"),
    ("report_or_form", "请于今天17时前反馈是否参会。"),
    ("delegated_task", "各村要明确一名村干部负责此项工作。"),
    ("delegated_task", "请各镇落实防汛物资和抢险队伍。"),
    ("inspection", "请各单位对照问题清单开展自查自纠。"),
    ("delegated_task", "请各村通知到每一户村民。"),
    ("assessment", "评分低于80分的村不得评优。"),
    ("responsibility_letter", "请各村将签订好的承诺书收齐。"),
    ("delegated_task", "由各街道牵头拆除违章建筑。"),
)

ASKS_NOTHING = (
    "各村要提高认识,加强领导。",
    "严禁露天焚烧秸秆。",
    "请遵照执行。",
    "本办法自发布之日起施行。",
    "居民应当遵守小区公约。",
    "我局将统一采购物资并配送到村。",
    "联系人:张工,电话:略。",
    "附件:1.推荐表2.汇总表",
    "去年各村共上报信息300条。",
    "各村支部书记是第一责任人。",
    "无需报送纸质材料。",
    "商户可自愿申请补贴。",
    "县文旅局负责活动的组织实施。",
    "参赛选手请于9点前到场。",
    "各位村民,请不要焚烧秸秆。",
    "本通知自印发之日起执行。",
    "会议强调,要坚持以人民为中心。",
    "具体时间另行通知。",
    "现将考核结果公布如下。",
    "上述文件同时废止。",
)


def kinds(text: str) -> set[str]:
    notice = find_facts(text_of(text), now=NOW, calendar=load_calendar())
    return {d.kind.value for d in notice.demands}


@pytest.mark.parametrize(("kind", "text"), ASKS)
def test_sentence_asks_for_this_kind_alone(kind: str, text: str) -> None:
    assert kinds(text) == {kind}


@pytest.mark.parametrize("text", ASKS_NOTHING)
def test_sentence_asks_for_nothing(text: str) -> None:
    assert not kinds(text)


# What tells two readings of one word apart: the first demands just this, its twin something else or nothing.
TWINS: tuple[tuple[str, set[str]], ...] = (
    ("请各镇准备好座谈发言材料。", {"report_or_form"}),
    ("请各镇准备好防汛沙袋。", {"delegated_task"}),
    ("请各街道安排好接待车辆。", {"delegated_task"}),
    ("各街道要落实好主体责任。", set()),
    ("各社区要关好阀门,切断施工用电。", {"delegated_task"}),
    ("各社区要关心独居老人。", set()),
    ("请各校将自评材料交县教育局存档。", {"report_or_form"}),
    ("请各校将家访记录存档备查。", {"trace"}),
    ("各地要严格执行外来人员登记制度。", set()),
    ("各地要对外来人员逐一登记。", {"delegated_task"}),
    ("请各站切实完成好春季排查工作。", {"inspection"}),
    ("各站完成了春季排查工作。", set()),
    ("请各站完成水闸检修排查并报结果。", {"inspection", "report_or_form"}),
    ("对汛情严格实行日报告制度。", {"report_or_form"}),
    ("各镇要及时组织土壤改良效果评价。", set()),
    ("镇里将组织对各村改厕工作评价打分。", {"assessment"}),
    ("请各镇确定巡河员并予以通报。", {"delegated_task"}),
    ("请各镇对未完成的村予以通报。", {"assessment"}),
    ("对擅离职守的干部,将建议所在单位给予相应处理。", {"assessment"}),
    ("对垃圾要进行无害化处理。", {"delegated_task"}),
    ("决定派出四个工作组分赴各乡开展调研。", {"inspection"}),
    ("请各乡根据调研提纲准备汇报材料。", {"report_or_form"}),
    ("收到通知的请立即回复。", {"trace"}),
    ("每三小时在群里报一次平安。", {"report_or_form"}),
    ("复赛由各学校自行组织。", {"delegated_task"}),
    ("各支部每月开展一次组织生活。", {"meeting"}),
    ("请各镇严格落实,要求不汇报与议题无关的内容。", set()),
    ("各乡镇农技站要待命。", {"delegated_task"}),
    ("缴纳会费是每名会员应尽的义务。", set()),
    ("团支部委员会会议每季度一次。", {"meeting"}),
    ("支委会由五人组成。", set()),
    ("支部书记每半年讲一次党课。", {"training"}),
    ("县委组织部每季度抽看支部手册。", {"inspection"}),
    ("请各站每周推送一次防汛提示给农户。", {"delegated_task"}),
    ("请各站每周推送一次数据到县局。", {"report_or_form"}),
    ("慢性病患者每半年随访一次。", {"delegated_task"}),
    ("企业每半年报告一次。", set()),
    ("各支部每季度开展一次志愿服务活动。", {"delegated_task"}),
    ("各支部要深入开展志愿服务活动。", set()),
    ("各村要加大巡河力度并填写巡河日志。", {"trace"}),
    ("各村要加大巡河力度。", set()),
    ("报表须经单位负责人签字、加盖公章。", set()),
    ("领取物资须由户主签字。", {"trace"}),
    ("在规划编制过程中应当充分听取意见。", set()),
    ("各镇应当编制村庄规划。", {"report_or_form"}),
    ("逾期未回复视为同意。", set()),
    ("录用情况计入年度积分。", {"assessment"}),
    ("少开展一次活动扣3分。", {"assessment"}),
    ("严禁公车私用,特别是组织或参加老乡聚会。", set()),
    ("获奖名单届时将在网站公布。", set()),
    ("每个镇随机抽取3个村进行检查。", {"inspection"}),
    ("本细则由县民政局制定并组织实施。", set()),
    ("石桥镇社区矫正工作实施细则", set()),
    ("请各社区逐户上门宣传垃圾分类。", {"delegated_task"}),
    ("请各社区广泛宣传垃圾分类。", set()),
    ("决定开展水库隐患排查治理专项行动。", {"inspection"}),
    ("请各单位将巡查信息录入系统。", {"report_or_form"}),
    ("网格员要填写入户走访表。", {"report_or_form"}),
    ("网格员要入户走访。", {"delegated_task"}),
    ("请各校完成新生学籍注册。", set()),
    ("请各校组织教师注册平台账号。", {"app_or_group"}),
    ("因故不能参会的须向县委办请假报批准。", set()),
    ("各乡要对山洪沟安排专人24小时监测。", {"delegated_task"}),
    ("各乡要密切监测雨情。", set()),
    ("请为巡护队配备通讯、检测、防护装备。", {"delegated_task"}),
    ("请各队对照巡察反馈问题认领整改任务。", {"delegated_task"}),
    ("各镇要开展“回头看”。", {"inspection"}),
    ("各村免疫密度要达到95%。", set()),
    ("各村要对散养犬免疫。", {"delegated_task"}),
    ("镇里每周通报进度。", {"assessment"}),
    ("请各村学习贯彻上级会议精神。", set()),
    ("会议议程:1.通报水情;2.签订责任书。", set()),
    ("请各村与承包户签订责任书。", {"responsibility_letter"}),
    ("参会人员:各村书记、水库管护员。", set()),
    ("各村要完成《农民日报》征订任务。", {"delegated_task"}),
)


def test_an_office_of_the_sender_s_house_is_not_told_to_act() -> None:
    text = "关于做好秋粮收购的通知\n各村委会:\n{}"

    assert not kinds(text.format("所需表格由镇农业服务中心提供。"))
    assert kinds(text.format("所需表格由各村农业主任提供。")) == {"report_or_form"}


def test_a_day_of_its_own_is_once_beside_a_rhythm() -> None:
    notice = find_facts(text_of("各镇每月报送进展,9月8日前报送总结。"), now=NOW, calendar=load_calendar())

    assert [d.frequency for d in notice.demands] == ["monthly", "once"]


@pytest.mark.parametrize(("text", "expected"), TWINS)
def test_twins_are_told_apart(text: str, expected: set[str]) -> None:
    assert kinds(text) == expected
