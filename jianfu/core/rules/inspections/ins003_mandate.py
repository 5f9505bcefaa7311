"""INS003: a department supervises lower governments only where its government has designated it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Level, Match, Notice, Side
from jianfu.core.rules.exceptions import in_approvals
from jianfu.core.rules.inspections.visits import LAW
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Approval, Registers
from jianfu.core.rules.sentences import paragraph_of, said
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict

_GOVERNMENT = (
    r"(?:(?:[乡镇]\((?:[乡镇街]|街道|办事处)\)|乡镇|镇街|街镇|镇乡|街道|各[乡镇](?!镇)|你们?[乡镇]|贵[乡镇]|[乡镇](?:人民)?政府|[乡镇]党委|办事处|下级(?:党委|政府)"
    r"|县\(市、区\)|各[县区市](?!直|级))(?!卫生|中心|中学|小学|学校|医院|财政所|派出所|司法所|供销|敬老院|幼儿园|企业))"
)
_SUPERVISE = r"(?<!政府)督查(?!室|局|局长|通报|结果|专员|激励)"
_ACT = pattern(
    rf"(?:对|到|赴|至|深入|在|向|进驻|分赴)[^;!?\n]{{0,20}}{_GOVERNMENT}[^;!?\n]{{0,40}}{_SUPERVISE}"
    rf"|{_SUPERVISE}(?:检查|督办)?(?!组|人员|队)(?:各|全县|全市|全区|有关|相关|部分|所辖|辖区)?[^,;!?\n]{{0,6}}{_GOVERNMENT}"
    rf"|{_SUPERVISE}(?:小)?组[^;!?\n]{{0,30}}(?:对|到|赴|至|深入|进驻|分赴|督查)[^;!?\n]{{0,12}}{_GOVERNMENT}"
    rf"|{_SUPERVISE}(?:的)?(?:对象|范围|单位)(?:为|是|包括|:)?[^;!?\n]{{0,12}}{_GOVERNMENT}"
)
_DEPARTMENT = pattern(
    r"(?:我|本|[县市区省州旗]\w{0,12}?)(?:局|委员会|委(?!书记|督查|、|和|办公|统一)|厅|部(?!门|分|署)|中心|支队|大队|指挥部"
    r"|(?<!府)(?<!委)办公室|(?<!委)(?<!府)办(?![公事理]))"
    r"|(?:局|厅|中心)督查组|本部门|残联|妇联|团委|工会|科协|供销社|红十字会"
)
_MANDATE = pattern(
    r"(?:受|经|按|按照|根据|依据|由)[^。;,!?\n]{0,20}(?:政府|党委|[县市区省州]委|领导小组)[^。;,!?\n]{0,14}"
    r"(?:指定|委托|授权|批准|同意|指派)|(?:政府|[县市区]委)(?:研究)?决定"
    r"|(?:列入|纳入)[^。;,!?\n]{0,16}(?:督查|督检考|督查检查考核)[^。;,!?\n]{0,4}计划"
    r"|(?:政府|[县市区]委)(?:督查室|办公室)(?:牵头|会同|组织)|(?:会同|联合|配合)[^。;,!?\n]{0,10}督查室"
)
_HIGHER = pattern(
    r"(?:[县市区省州]委(?:[、和]?[县市区省州]?政府)?|政府|[县市区省州](?:委|政府)办(?:公室)?|党委|国务院|中央)(?:联合)?(?:督查室|督查组|督查局|将|组成"
    r"|派出|拟)"
    r"|纪委|监委|巡察"
)
_WORDS = "督查"
_LAW = pattern(LAW)


# The object stands in the address line: 各乡镇人民政府: … 我局决定开展专项督查.
_OURS = pattern(rf"(?:我(?:局|委|办|部|厅|中心)|本(?:局|委))[^;!?\n]{{0,40}}?{_SUPERVISE}")


def supervisions(ctx: Context) -> Iterator[Match]:
    """The first place where a department is to supervise a township or another lower government."""
    notice = ctx.notice
    to_governments = any(u.value.level is Level.TOWNSHIP for u in notice.recipients)
    for grammar in (_ACT, _OURS) if to_governments else (_ACT,):
        for passage, words in said(ctx, grammar, _WORDS, but={Side.PUBLIC}):
            if _HIGHER.search(passage.text) or _LAW.search(passage.text):
                continue
            if _is_from_department(notice) or _DEPARTMENT.search(paragraph_of(ctx, words.start)):
                yield words
                return


def _is_from_department(notice: Notice) -> bool:
    kinds = {Body.DEPARTMENT, Body.INTERNAL_UNIT, Body.COORDINATING_BODY}
    return bool(notice.issuers) and all(u.value.body in kinds for u in notice.issuers)


def check(words: Match, ctx: Context) -> Iterator[Hit]:
    if not _MANDATE.search(ctx.notice.text.plain) and not in_approvals(ctx):
        yield Hit.on(words, "部门督查乡镇,本件未见政府指定")


RULE = Rule(
    code="INS003",
    title="部门未经指定不督查下级政府",
    source=Clause("dc-2021", "第七条", "部门开展政府督查,须由本级政府指定事项、范围和期限"),
    level=Verdict.BLOCK,
    since=date(2021, 2, 1),
    subject=supervisions,
    about=_WORDS,
    check=check,
    registers=("approvals",),
    lighter="改为不打分的业务指导,或把事项报政府列入督查计划,由督查机构一次查完,结果共享",
    bad=(
        "县林业局督查组督查各乡镇人民政府松材线虫病防治落实情况。",
        "我局将于7月上旬对各乡镇秸秆禁烧工作开展专项督查,结果全县通报。",
        "市住建局拟派出3个督查组,分赴各镇党委政府督查老旧小区改造进展。",
        "区商务局关于开展夜市管理督查的通知\n各街道办事处:\n我局定于6月22日至24日对各街道夜市管理情况进行督查。",
        "督查对象:各乡镇人民政府。督查由县文旅局组织,6月底前完成。",
        "县林业局下周组织人员对镇(街)党委、政府防火责任落实情况实地督查。",
        Example(
            "县林业局督查组督查各乡镇人民政府松材线虫病防治落实情况。",
            registers=Registers(approvals=(Approval("云政办函〔2026〕8号", "惠农资金专项督查"),)),
        ),
    ),
    good=(
        "受县政府指定(云政办函〔2026〕8号),由县审计局对各乡镇开展惠农资金专项督查。",
        Example(
            "关于开展松材线虫病防治督查的通知\n各乡镇:\n我局将于7月上旬对各乡镇松材线虫病防治开展专项督查。\n云水县林业局\n2026年6月9日",
            registers=Registers(approvals=(Approval("云政办函〔2026〕11号", "松材线虫病防治督查"),)),
        ),
        "县政府督查室将于下周对各乡镇开展防汛备汛督查。",
        "请各乡镇对所辖村秸秆禁烧情况开展督查。",
        "今年以来,县水利局对各乡镇开展过两次督查。",
        "县教育局对全县中小学校开展开学工作督查。",
        "未经政府指定,县直各部门不得对乡镇开展督查。",
    ),
)
