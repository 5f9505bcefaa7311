"""RSP011: no demands for new offices, posts, rooms and signboards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Match, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.responsibility.offices import KINDS
from jianfu.core.rules.sentences import Sentence, brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.standing import side_of

_ONE_CONTACT = pattern(r"(?:[1一]名|兼职|兼任|现有|已有|原有|不新增|依托|利用|整合)[^,;!?\n]{0,14}")
_WORDS = "办公室 办 站 室 机构 中心 服务点 联络点 代办点 调解点 网点 站点 管理所 监管所 场所 场地 委员会 协会 专 编外 公益 员 牌 阵地 房间 用房 平方米 小组 工作组 指挥部 队 书屋 展厅 展馆 有机构 有人 有场 三有 四有 五有 六有 七有 八有"
_APPROVED = pattern(
    r"(?:编办|编委|编制(?:委员会|部门))[^,。;!?\n]{0,14}(?:批|同意|核定|审定|函)|经[^,。;!?\n]{0,12}(?:编办"
    r"|编委)[^,。;!?\n]{0,8}(?:批准|同意)|依法(?:应当|须|应|设立|成立)|《[^》\n]{2,24}(?:法|条例)》[^。;!?\n]{0,16}(?:规定|要求"
    r"|设立|配备)"
)
# A leading group of the sender's own is no demand.
_OF_BELOW = pattern(r"各(?!项|类|种|部门)|每个?(?:村|镇|乡|社区|街道)|请|镇村|乡镇|村级")
# 建立政府办公室例会制度: what is built is the rule, not the office.
_PART_OF_MORE = pattern(r"[^,。;!?\n、]{0,9}(?:制度|机制|例会|台账|档案|名录|清单|联系方式|电话|公章)")
_BY_ABOVE = pattern(r"(?:县级|市级|区级|省级|上级|我局|我委|我县|我市|全市|全县)[^,;!?\n]{0,6}$")
_SENDER = pattern(
    r"我(?:局|委|办|部|厅|县|市|区|们)|本(?:局|委|办|县)|[县市区省]\w{0,8}(?:局|委|办|厅|部)|将|拟"
)
_KEPT = pattern(r"只(?:挂|保留|设|留)|仅(?:挂|保留|设)|保留|原有的?牌|摘(?:除|牌)")
_OTHERS = pattern(
    r"企业|学校|医院|商户|施工|加油站|景区|养老机构|经营|古树|文物|警示|禁(?:止|渔|牧)|防溺水|危险|限(?:高|速)|投标|路口|门店|车站|雨量站|水文站|监测站点|污水|泵站|合作社|食堂"
)


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a place, by the first kind that names it."""
    taken: list[Match] = []
    # 平安建设办公室 sets nothing up: it is called so.
    names = [(u.start, u.end) for u in (*notice.issuers, *notice.recipients)]
    for kind, (wording, *groups) in KINDS.items():
        for passage, words in said(ctx, wording, *groups, but={Side.PUBLIC}):
            if any(t.start < words.end and words.start < t.end for t in taken):
                continue
            taken.append(words)
            if any(a <= words.start and words.end <= b for a, b in names):
                continue
            if _is_new(kind, passage, words, notice.text.plain):
                place = brief(notice, words.start, words.end)
                yield Hit.on(words, f"要求新设机构、人员或牌子:{place}", certain=kind != "team")


def _is_new(kind: str, sentence: Sentence, words: Match, plain: str) -> bool:
    """Asked of those below, approved by nobody, and not there already."""
    clause = words.statement.text
    before = words.start - words.statement.start
    if _APPROVED.search(sentence.text) or _OTHERS.search(clause) or _KEPT.search(clause):
        return False
    if _BY_ABOVE.search(clause[:before]) or _PART_OF_MORE.match(plain, words.end, words.end + 14):
        return False
    own = side_of(words.statement) is Side.SENDER
    if own and (_SENDER.search(clause) or not _OF_BELOW.search(clause)):
        return False
    if kind == "team" and not _OF_BELOW.search(sentence.text):
        return False
    if kind == "staff" and _is_contact(clause):
        return False
    return kind == "board" or not _ONE_CONTACT.match(clause, max(0, before - 4))


_SOMEBODY = pattern(r"专人|信息员|联络员|联系人|宣传员|监督员|管理员|工作人员|巡查员|协管员")
_FULL_TIME = pattern(
    r"专职|专任|专岗|公益|编外|聘|配备|配齐|配强|增配|[2-9二两三四五六七八九十]名|\d{2,}名|不少于|至少"
)


def _is_contact(clause: str) -> bool:
    """落实专人, 明确1名联络员: a person named beside other work is no new post."""
    return bool(_SOMEBODY.search(clause)) and not _FULL_TIME.search(clause)


RULE = Rule(
    code="RSP011",
    title="不要求增设机构、人员、牌子和场所",
    source=Clause("cj-2022", "(机制牌子部分)", "不要求村级组织设机构、挂牌子、配专人", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2022, 8, 22),
    about=_WORDS,
    check=check,
    yields_to=("DOC017",),
    lighter="明确1名现有的同志作联系人即可,不设机构、不挂牌",
    bad=(
        "各村要设立移风易俗工作站,统一悬挂标牌。",
        "请各镇成立电梯安全办公室,配备不少于2名专职工作人员。",
        "每个社区须腾出不少于30平方米的专门场所作为服务驿站。",
        "反诈宣传联络站6月底前在各村全部挂牌到位。",
        "各乡镇街道要配齐专职统计员,不得兼职。",
        "各村志愿服务要做到有机构、有人员、有牌子。",
        "各社区按照“四有”标准打造反诈阵地。",
    ),
    good=(
        "请各镇明确1名现有同志作为联系人。",
        "部门不得要求村里设机构、挂牌子。",
        "对重大火灾隐患实行挂牌督办。",
        "清理后,每个社区只保留党组织和居委会两块牌子。",
        "我局将设立专门窗口,受理各村咨询。",
        "经县委编办批准,各镇设立应急管理办公室。",
        "过去每来一项任务就要村里挂一块牌子。",
        "关于核对名单的通知\n各社区:\n请核对附件名单。\n洪桥街道平安建设办公室\n2026年6月9日",
    ),
)
