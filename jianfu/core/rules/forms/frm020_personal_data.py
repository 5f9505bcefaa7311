"""FRM020: no more personal data than the purpose needs, and none of the sensitive kind through a chat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.reading.shapes import Table
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.stretches import Stretch, asked_of_anyone

_INTIMATE = (
    r"(?:银行卡(?:号|信息)?|银行账[号户]|卡号|存折|(?:家庭|个人|年|月)?收入(?:情况|水平)?|存款|家庭资产|财产(?:状况|情况)|宗教信仰|信仰|信教"
    r"|病史|既往史|疾病|健康(?:状况|情况|信息)|体检(?:报告|结果)|残疾(?:类别|等级)|婚姻(?:状况|情况)|婚育|生育(?:状况|情况)|指纹|人脸|虹膜|密码"
    r"|家庭成员(?:信息|情况|及)|子女(?:信息|情况)|房产|负债|征信|精神状况|怀孕)"
)
_IDENTITY = (
    r"(?:身份证(?:号码?|信息|复印件|正反面|照片|件)?|证件号码?|公民身份号码|户口[本簿](?:复印件|照片)?)"
)
_SENSITIVE = pattern(rf"{_INTIMATE}|{_IDENTITY}")
_STRONG = pattern(_INTIMATE)
_CHANNEL = pattern(
    r"微信|QQ|钉钉群|工作群|业务群|群[里内中]|[本此该]群|发群|到群|进群|接龙|私信|私发|发给?我|个人邮箱|私人邮箱|共享(?:文档|表格|表)|在线(?:文档|表格|表|填)|腾讯文档"
    r"|金山文档|石墨|问卷星|云文档|收集表|网盘|U盘"
)
_LIGHT = pattern(
    r"培训|参训|报名|参会|会议|观摩|参观|活动|志愿|通讯录|联系人|联络员|满意度|问卷|座谈|讲座|比赛|竞赛|运动会|文艺|评选|代表名单|来访|值班表|意见征[求集]|宣传|体验|沙龙|研学"
    r"|阅读|游园|联欢"
)
_NEEDED = pattern(
    r"招聘|应聘|招录|发放|补贴|补助|救助|低保|特困|社保|医保|参保|养老金|认定|理赔|办证|审批|户籍|工资|劳务费|申领|资格审[核查]|政审|保险|帮扶对象|优抚|抚恤|体检服务|免费体检|征兵|换届|选民"
    r"|购票|边境|通行证|入境"
)
_BY_LAW = pattern(r"(?:依据|根据|按照|依照)《[^》]{2,40}(?:法|条例|规定)(?:\([^)]*\))?》")
_SHEET = pattern(r"[Ee]xcel|EXCEL|电子表格|表格|台账|名册|花名册|附表|登记表|统计表")
_WORDS = "卡 账 存 收入 资产 财产 信 病 健康 体检 残疾 婚 育 指纹 人脸 虹膜 密码 家庭 子女 房产 负债 精神 怀孕 证 号码 户口"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """Certain for the chat and for intimate data without a need; a person looks at bare ID numbers."""
    chat = notice.is_chat or "@所有人" in notice.text.plain
    head = notice.text.plain[:80]
    for stretch in asked_of_anyone(ctx, _WORDS):
        found = list(_SENSITIVE.finditer(stretch.text))
        if not found or _BY_LAW.search(stretch.sentence):
            continue
        certain = _weigh(stretch, head, chat)
        if certain is not None:
            start, end = stretch.start + found[0].start(), stretch.start + found[-1].end()
            yield Hit(
                start, end, f"要收集{brief(notice, start, end)},超出所述用途或传递方式不稳妥", certain=certain
            )
    for table in notice.text.tables:
        yield from _in_sheet(table, notice)


def _weigh(stretch: Stretch, head: str, chat: bool) -> bool | None:
    """True: a finding; False: one for a person; None: none."""
    if chat or _CHANNEL.search(stretch.sentence):
        return True
    context = stretch.sentence + stretch.heading + head
    if _NEEDED.search(context):
        return None
    strong = bool(_STRONG.search(stretch.text))
    if _LIGHT.search(context):
        return strong
    return False if strong and _SHEET.search(stretch.sentence) else None


def _in_sheet(table: Table, notice: Notice) -> Iterator[Hit]:
    """Columns of a sheet, judged by the paper's and the sheet's own name."""
    cells = [c for c in table.header if _SENSITIVE.search(c)]
    context = notice.text.plain[:120] + table.where + "".join(table.notes)
    if not cells or _NEEDED.search(context) or not _LIGHT.search(context):
        return
    start = max(notice.text.plain.find(cells[0]), 0)
    certain = any(_STRONG.search(c) for c in cells)
    yield Hit(
        start, start + len(cells[0]), f"表中有“{'、'.join(cells)[:20]}”栏,所述用途不需要", certain=certain
    )


RULE = Rule(
    code="FRM020",
    title="个人信息不超出用途",
    source=Clause("pi-2021", "第六条", "收集个人信息限于实现处理目的的最小范围"),
    level=Verdict.RETURN,
    since=date(2021, 11, 1),
    check=check,
    lighter="只留姓名和单位;身份核验由系统之间完成",
    bad=(
        "请各位在群里接龙填写姓名、身份证号、银行卡号。",
        "培训报名表须填写宗教信仰、家庭年收入和健康状况。",
        "各村将低保户身份证照片发至工作群汇总。",
        "参加志愿活动的人员请登记婚姻状况、病史和存款。",
        "请用在线文档收集老年人的身份证号和家庭成员情况。",
        "@所有人 把自己的身份证号和卡号私发我",
    ),
    good=(
        "参训人员请报姓名、单位和联系电话。",
        "不得通过微信群收集身份证号、银行卡号。",
        "发放高龄津贴,请申请人在窗口登记身份证号和银行卡号。",
        "县医保局负责从系统调取参保人员身份证号。",
        "有的地方在群里接龙收集身份证号,存在泄露风险。",
        "依据《社会救助暂行办法》,请核对救助对象家庭收入。",
        "去年报名时曾登记过身份证号。",
    ),
)
