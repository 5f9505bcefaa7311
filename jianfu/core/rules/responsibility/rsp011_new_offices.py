"""RSP011: no demands for new offices, posts, rooms and signboards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Match, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.standing import side_of

_GAP = r"[^,;:!?\n]{0,16}?"
_SET_UP = (
    r"(?:成立|设立|设置|增设|新设|组建|新建|建立(?!健全)|建成|建好|建设(?=一|1|[^,;!?\n]{0,4}(?:站|室|中心))|创建|加挂|开设"
    r"|建(?=一|1|个|起|好)"
    r"|(?<![建开架铺附])设(?!施|备|计|想|区|示范|有)|健全|挂(?=牌)|打造)"
)
_OFFICE = (
    r"(?:办公室(?!主任)|(?:工作|服务|管理|监管|联络|调解|志愿|信息|宣传|科普|监督|代办|便民|党群|农技|养老|退役军人|妇女|关爱|心理|议事"
    r"|法律)[^,;!?\n]{0,8}(?:站|室|中心|驿站)|(?:服务|联络|代办|调解|志愿|宣传|科普)(?:网|站)?点|工作站|服务站|监管站|管理站|联络站|工作室|服务站点"
    r"|\w{1,4}安办|\w{1,5}(?<![督主承开举协代兴创查牌])办(?=[,。;、并和及]|$)|分中心|管理所|监管所|分站"
    r"|专门(?:机构|科室|场所|窗口|办公(?:室|场所|用房))|专职机构|工作机构|(?:\w{0,6}(?:管理|工作|监管|服务|常设|独立|内设|专门))机构"
    r"|\w{1,6}(?:活动室|阅览室|调解室|展厅|展馆|书屋|驿站|服务点)|委员会(?!同意)|协会|专窗"
    r"|\w{2,6}(?:服务|工作|管理)站(?:点)?)"
)
_TEAM = (
    r"(?:领导小组|工作专班|专班|工作组|指挥部|(?:巡查|巡逻|应急|执法|宣讲|专职|宣传|监督|管护|志愿|网评|消防|信息员)[^,;!?\n]{0,8}(?:队伍|大队|中队|小队"
    r"|分队|队))"
)
_STAFF = (
    r"(?:专(?:职|门|任)(?:工作|管理|监管|信息|网格|安全|协管)?(?:人员|干部|队伍|人手|\w{1,6}员"
    r"|\w{0,4}专干)"
    r"|专干|专员|专人(?:专岗)?|专岗|公益(?:性)?岗位?|编外人员|协管员|协理员|信息员|监督员|管理员|巡查员|宣传员|联络员队伍|工作人员)"
)
_BOARD = r"(?:牌子|牌匾|铭牌|标牌|门牌(?!号)|标识牌|吊牌|挂牌|牌(?=[,。;、:!?]|$))"
_ROOM = (
    r"(?:专(?:门|用)(?:的)?(?:场所|办公(?:室|场所|用房|区)|场地|阵地|房间|活动室|档案室|会议室|资料室)|(?:活动|工作|服务|宣传|文化)阵地|(?:不少于|不低于"
    r"|面积)[^,;!?\n]{0,6}\d+平方米)"
)
_OFFICE_WORDS = "办 站 室 机构 中心 点 管理所 监管所 委员会 协会 专窗 专门 窗口 展厅 展馆 书屋"
# What is to be set up: the wording, and words of which it holds one.
_KINDS = {
    "office": (
        pattern(
            rf"{_SET_UP}{_GAP}{_OFFICE}"
            rf"|(?:办公室|站|室|机构|中心|服务点|窗口){_GAP}(?:(?:要|须|应|请|全部|统一|一律)(?:成立|设立|组建)|挂牌|建成|加挂|揭牌|授牌)"
            r"|(?:实现|做到|达到)[^,;!?\n]{0,10}(?:服务|工作|活动|联络|志愿)[^,;!?\n]{0,4}(?:站|室|中心"
            r"|站点)[^,;!?\n]{0,4}全覆盖"
        ),
        _OFFICE_WORDS,
        "立 设 建 健全 挂 打造 全覆盖 揭牌 授牌",
    ),
    "staff": (
        pattern(
            rf"(?:配备|配齐|配强|配置|增配|充实|聘用|聘请|招聘|设(?:立|置)?|增设|新设|落实|安排|明确|确定|选配|选聘|指定){_GAP}(?:不少于"
            rf"|至少)?{_GAP}{_STAFF}"
        ),
        "专 公益 编外 员",
        "配 充实 聘 设 落实 安排 明确 确定 指定",
    ),
    "board": (
        pattern(
            rf"(?:悬挂|加挂|统一挂|制作|安装|制挂|设置|挂(?:出|上|好)?|更换|统一(?:制作|悬挂)){_GAP}{_BOARD}"
            r"|(?:统一|一律|全部|分别|各|须|应|要)?挂牌(?!督办|整治|整改|出让|交易|上市|销号|保护|警示|公示|上岗|作战|公告|兜底|古树|的古树)(?=成立|运行|办公|工作|服务"
            r"|,|。|;|$|到位|揭牌|[^,;!?\n]{0,6}(?:站|室|中心|点))"
        ),
        "牌",
        "挂 制作 安装 设置 更换",
    ),
    "room": (
        pattern(rf"(?:设(?:立|置)?|建(?:设|立|成)?|腾出|落实|配备|提供|安排|打造|开辟){_GAP}{_ROOM}"),
        "专门 专用 阵地 平方米",
        "设 建 腾出 落实 配备 提供 安排 打造 开辟",
    ),
    "team": (
        pattern(rf"(?:成立|组建|设立|建立){_GAP}{_TEAM}"),
        "小组 专班 工作组 指挥部 队",
        "立 组建",
    ),
}
_ONE_CONTACT = pattern(r"(?:[1一]名|兼职|兼任|现有|已有|原有|不新增|依托|利用|整合)[^,;!?\n]{0,14}")
_WORDS = "办公室 办 站 室 机构 中心 服务点 联络点 代办点 调解点 网点 站点 管理所 监管所 场所 场地 委员会 协会 专 编外 公益 员 牌 阵地 房间 用房 平方米 小组 工作组 指挥部 队 书屋 展厅 展馆"
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
    for kind, (wording, *groups) in _KINDS.items():
        for passage, words in said(ctx, wording, *groups, but={Side.PUBLIC}):
            if any(t.start < words.end and words.start < t.end for t in taken):
                continue
            taken.append(words)
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
    if side_of(words.statement) is Side.SENDER and _SENDER.search(clause):
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
    lighter="明确1名现有的同志作联系人即可,不设机构、不挂牌",
    bad=(
        "各村要设立移风易俗工作站,统一悬挂标牌。",
        "请各镇成立电梯安全办公室,配备不少于2名专职工作人员。",
        "每个社区须腾出不少于30平方米的专门场所作为服务驿站。",
        "反诈宣传联络站6月底前在各村全部挂牌到位。",
        "各乡镇街道要配齐专职统计员,不得兼职。",
    ),
    good=(
        "请各镇明确1名现有同志作为联系人。",
        "部门不得要求村里设机构、挂牌子。",
        "对重大火灾隐患实行挂牌督办。",
        "清理后,每个社区只保留党组织和居委会两块牌子。",
        "我局将设立专门窗口,受理各村咨询。",
        "经县委编办批准,各镇设立应急管理办公室。",
        "过去每来一项任务就要村里挂一块牌子。",
    ),
)
