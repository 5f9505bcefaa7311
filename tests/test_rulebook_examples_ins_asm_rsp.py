"""The rulebook's own examples of inspections, assessments and responsibility behave as the rulebook says."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import select

NOW = datetime(2026, 6, 10, 9, 0)

FIRES = {
    "INS003": (
        "县文旅局督查组督查各乡镇人民政府工作落实情况。",
        "市局对各镇党委政府开展专项督查。",
    ),
    "INS005": ("将适时对有关乡镇进行督查,内容另定。", "检查范围视情况扩大。"),
    "INS006": ("请提前准备汇报材料和展板。", "请各镇备齐近三年台账以备查阅。"),
    "INS007": ("暗访发现台账不全的,三日内补齐。", "请对照清单补充完善佐证资料。"),
    "INS008": ("检查组将查阅会议记录、学习笔记。", "请现场提供12类档案。"),
    "INS009": ("请县、乡主要负责同志全程陪同。", "各村全员在岗迎检。"),
    "INS010": ("调研期间请安排与乡镇党委书记座谈。", "请镇长参加反馈会。"),
    "ASM001": ("微信群活跃度(5分)", "宣传稿件采用数量(3分)"),
    "ASM002": ("专题会议召开次数不少于4次,得3分。", "台账资料齐全规范,得10分。"),
    "ASM003": ("获市级以上领导批示每次加2分。", "在省级媒体刊发经验做法加1分。"),
    "ASM004": ("APP注册率达95%得5分。", "群消息已读率纳入考核。"),
    "ASM005": ("每月对各乡镇进行排名并印发通报。", "季度排名后三位作表态发言。"),
    "ASM016": ("入选案例单位缴纳会务费2800元。", "参评单位认购服务包。"),
    "RSP001": ("各村与镇政府签订秸秆禁烧责任状。", "请层层签订目标责任书并报备。"),
    "RSP002": ("未完成任务的,年度评先一票否决。", "实行信访一票否决制。"),
    "RSP006": ("按照属地管理原则,由各乡镇负全责。", "压实属地责任,发现一起处理一起。"),
    "RSP007": ("宅基地测绘由乡镇自行完成。", "所需经费由乡镇统筹解决。"),
    "RSP008": (
        "各社区对沿街商铺燃气管线进行安全检查并责令整改。",
        "由村委会对散乱污企业予以查处。",
    ),
    "RSP009": ("请各居委会代发宣传品两万份。", "由村里免费安排场地和人员做体检登记。"),
    "RSP011": ("各镇须设食安办并配专职人员5名。", "每个社区挂牌成立工作站。"),
    "RSP012": ("每村订阅行业报5份,费用自筹。", "人人参与知识竞赛,答题率100%。"),
    "RSP013": (
        "请乡镇准备好调研组领导讲话稿和新闻通稿。",
        "调研后由县里汇总形成调研报告上交。",
    ),
}

SILENT = {
    "INS003": ("受县政府指定(X政办函〔2026〕3号),由县审计局开展专项督查。",),
    "INS005": (
        "定于6月16日至17日检查青山、柳湾、石桥、沙河、上营、下营6个村的沟渠清淤、涵闸启闭和值守情况。",
    ),
    "INS006": ("不听汇报、不看展板,直接到现场。",),
    "INS007": ("发现隐患的,请当场整改。",),
    "INS008": ("所需数据由检查组在政务平台调取。",),
    "INS009": ("请1名熟悉情况的同志带路。",),
    "INS010": ("请具体经办同志介绍情况。",),
    "ASM001": ("矛盾纠纷化解率(5分)",),
    "ASM002": ("群众满意率90%以上,得10分。",),
    "ASM003": ("投诉办结率。", "投诉办结率(5分)"),
    "ASM004": ("线上办件一次办成率。", "线上办件一次办成率(5分)"),
    "ASM005": ("年底综合评价结果一对一反馈。",),
    "ASM016": ("活动不收取任何费用。",),
    "RSP001": ("今年起不再签订责任状。",),
    "RSP002": ("该事项不设一票否决。",),
    "RSP006": ("我局负责检测执法,乡镇按清单第12项协助告知。",),
    "RSP007": ("配备测绘设备2套,培训2期,经费由县局列支。",),
    "RSP008": ("社区发现堵塞消防通道的,拍照上报即可。",),
    "RSP009": ("经街道统一安排,按每户3元支付协助费用。",),
    "RSP011": ("请明确1名联系人。",),
    "RSP012": ("自愿参加,不统计参与情况。",),
    "RSP013": ("调研报告由调研组自行撰写。",),
}


def findings(code: str, text: str) -> list[str]:
    reading = Reading("例.txt", "text", State.READ, "", text_of(text))
    report = examine(reading, select((code,)), now=NOW, limits=load_limits()).report
    return [f.message for f in report.findings]


def cases(examples: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(code, text) for code, texts in examples.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), cases(FIRES))
def test_rulebook_example_fires(code: str, text: str) -> None:
    assert findings(code, text)


@pytest.mark.parametrize(("code", "text"), cases(SILENT))
def test_rulebook_example_stays_silent(code: str, text: str) -> None:
    assert not findings(code, text)
