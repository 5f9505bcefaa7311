"""RSP009: a department's work for villages is arranged by the township and paid by the department."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.responsibility.bodies import TOWN, VILLAGE, is_from_department, is_from_township
from jianfu.core.rules.sentences import brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_GAP = r"[^,;!?\n]{0,20}?"
# To do in a department's place: these verbs say so themselves.
_IN_PLACE = (
    r"(?:代(?:为)?(?:发(?!展)|收|办|缴|征|售|销|扣|管|贴|填|领|查|采|做|催|送|登|录|签|写|开|购|订|抄|宣|推|看|养|投|运|报)"
    r"|代(?:我|本|县|市)[^,;!?\n]{0,6}|(?:无偿|免费|义务)(?:提供|协助|承担|安排|组织|派|出|帮|为|代|发放|张贴|开展|做)"
    r"|(?:提供|腾出|安排|落实|准备|出借)[^,;!?\n]{0,10}(?:场地|场所|房屋|桌椅|会议室|办公用房|人手|车辆|志愿者|人员(?!名单|信息))"
    r"|(?:派出|派|抽调|抽|安排)[^,;!?\n]{0,8}(?:\d+|[一二两三四五六七八九十]+)?(?:名|人|位)[^,;!?\n]{0,10}(?:协助|帮助|配合|参与|做"
    r"|到|负责))"
)
_WORK = (
    r"(?:体检|义诊|筛查|疫苗|采血|献血|催(?:缴|收)|收费|收取|征收|收缴|征缴|缴费|参保|推销|保险|宣传(?:品|单|册|页|折页|资料|手册|海报|画)|发放|张贴|散发"
    r"|派发|分发|入户(?:发放|宣传|登记|调查|采集|核查)"
    r"|(?:信息|数据|人脸|指纹|血样|资料)采集|登记|普查|摸底|抄表|测量|丈量|核查|核实|调查(?:问卷)?|问卷|认证|年审|审核|资格认定|办证|开卡|推广|安装)"
)
_ERRAND = pattern(
    rf"(?:{VILLAGE}){_GAP}{_IN_PLACE}|{_IN_PLACE}[^,;!?\n]{{0,24}}?(?:由|请"
    rf"|交)[^,;!?\n]{{0,4}}{VILLAGE}|(?:由|请|委托|交由|责成|要求|安排){_GAP}{VILLAGE}{_GAP}{_WORK}"
)
_DEPARTMENTS_TASK = pattern(rf"{VILLAGE}(?!等)[^,;!?\n]{{0,30}}?{_WORK}")
_WORDS = "村 社区 居委 居民委 网格员 楼栋长"
_BY_DEPARTMENT = pattern(
    r"(?:我|本|[县市区省州])\w{0,10}?(?:局|委(?!书记|会)|厅|公司|中心|医院|银行|协会|站"
    r"|所)(?:[^,。;!?\n]{0,6}(?:关于|决定|拟|将|委托|请|要求|安排|的)|:)|我(?:局|委|办|部|厅|中心|司|院)|委托"
)
_VIA_TOWN = pattern(
    r"(?:经|由|通过|报)[^,。;!?\n]{0,6}(?:乡镇|镇街|街道|镇|乡|县政府|区政府|市政府|县委|人民政府)[^,。;!?\n]{0,10}(?:统一|统筹|同意|安排"
    r"|组织|协调|批准|下达)|(?:乡镇|街道|镇政府)统一(?:安排|组织|部署)"
)
_PAID = pattern(
    r"(?:支付|补助|补贴|拨付|给付|付给|给予|结算|列支|承担|发放)[^,。;!?\n]{0,20}(?:元|经费|费用|报酬|劳务|资金|补助|补贴)|(?:经费|费用|报酬|劳务费"
    r"|补助)[^,。;!?\n]{0,14}(?:由|从|按)[^,。;!?\n]{0,12}(?:支付|承担|列支|拨付|保障|结算)|\d+(?:\.\d+)?元|购买服务|费随事转"
)
_UNPAID = pattern("免费|无偿|义务|不另|不予")
_TOWN = pattern(TOWN)
_OTHERS = pattern(
    r"[村党财]务公开|公开栏|公示|观摩|培训|参会|座谈|开会|企业|物业|商户|卫生院|代办(?:群众|服务|员|点)|帮办|为(?:群众|老人|村民|残疾人)代办|代办代跑|村民代表|代表大会|代理记账|选举|(?:群众|居民|村民)自愿|防汛"
    r"|转移(?:群众|避险)"
)
_ACTS = "代 无偿 免费 义务 提供 腾出 安排 落实 准备 出借 派 抽 体检 义诊 筛查 疫苗 采血 献血 催 收 缴 征 参保 推销 保险 宣传 发 贴 入户 采集 登记 普查 摸底 抄表 测量 丈量 核查 核实 调查 问卷 认证 年审 审核 资格认定 办证 开卡 推广 安装"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    for grammar, sure in ((_ERRAND, True), (_DEPARTMENTS_TASK, False)):
        but = {Side.PUBLIC} if sure else {Side.PUBLIC, Side.SENDER}
        for passage, words in said(ctx, grammar, _WORDS, _ACTS, but=but):
            clause = words.statement
            if clause.force is Force.MAY or _OTHERS.search(passage.text):
                continue
            if not sure and (_TOWN.search(clause.text) or not _is_departments(notice)):
                continue
            paid = bool(_PAID.search(plain)) and not _UNPAID.search(plain)
            if is_from_township(notice) or (paid and _VIA_TOWN.search(plain)):
                return
            yield Hit.on(
                words,
                f"部门的事交给村(社区):{brief(notice, words.start, words.end)}",
                certain=sure and not paid,
            )
            return


def _is_departments(notice: Notice) -> bool:
    return is_from_department(notice) or bool(_BY_DEPARTMENT.search(notice.text.plain))


RULE = Rule(
    code="RSP009",
    title="委托村居办事,由乡镇统一安排并付费",
    source=Clause("cw-2018", "第三十七条", "部门委托村(居)委会办事,由政府统一安排,经费由委托部门承担"),
    level=Verdict.RETURN,
    since=date(2018, 12, 29),
    about=_WORDS,
    check=check,
    yields_to=("APP001", "APP004", "FRM018"),
    lighter="由部门派人或购买服务去做;确需村里帮忙的,经乡镇统一安排并写明费用",
    bad=(
        "请各村(社区)代收今年的有线电视费,月底前交我公司。",
        "由居委会无偿安排人员和桌椅,协助我中心开展体检登记。",
        "县残联委托各村委会入户发放辅具需求调查问卷。",
        "各社区派2名工作人员协助银行办理社保卡激活。",
    ),
    good=(
        "经镇政府统一安排,由村委会协助发放宣传册,每户补助2元,费用由县司法局支付。",
        "宣传品由我局工作人员入户发放,不需要村里代发。",
        "石桥镇人民政府关于做好春耕工作的通知\n各村委会:\n请各村登记缺水农户,镇里统一调配水泵。",
        "部门不得要求村委会代收费用。",
        "村级代办员为群众代办医保手续。",
    ),
)
