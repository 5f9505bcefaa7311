"""INS008: records are opened in the platform, not presented on site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.inspections.visits import TEAM, is_about_visit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_PAPERS = (
    r"(?:台账(?:资料)?|档案(?:资料|材料|盒)?|资料盒|文件盒"
    r"|(?:佐证|印证|相关|有关|工作|文字|文件|软件|内业|备查|纸质|原始|过程|痕迹|图文|基础|活动|党建|创建|三年|近\w年|\d+类|各类|全部)?(?:资料|材料)"
    r"|(?:会议|学习|走访|入户|工作|值班|巡查|谈话|检查|活动|原始|民情|议事|调解|宣传|培训|整改|带班)*(?:记录(?:本|表|簿)?|笔记(?:本)?|纪要|日志|日记)"
    r"|簿册|签到(?:表|册|簿)|登记(?:簿|本|表|册)|花名册|照片|心得体会|发文|印发文件|会议通知|卷宗|软件|内业|案卷|票据存根)"
)
_LOOK = r"(?:查阅|翻阅|调阅|调取|抽阅|审阅|审看|查看|查验|检查(?!组|人员|单位|记录|发现|[前后时中]|期间|结束)|抽查(?!组|[前后时])|核查(?!组|[前后时])|审核|核验|查对|核对|翻看|看|(?<![检排巡抽核审调督普复考侦])查(?!处|办|漏|[前后]|期间))"
_GIVE = r"(?:准备好?|提供|出示|提交|递交|上交|交出|拿出|摆放|摆出|带上|携带|备好|备齐|展示|送(?:到|至)|搬到|集中(?:到|摆放)|调出|打印)"
_ANY = (
    r"(?:台账|档案|资料|材料|文件盒|记录|笔记|纪要|日志|日记|簿册|签到[表册簿]|登记[簿本表册]|花名册|照片|心得体会|发文|印发文件"
    r"|会议通知|卷宗|软件|内业|案卷|票据存根)[盒本表簿]?"
)
"""The same behind a gap, where the longer names begin in the gap."""
_GAP = r"[^,;:!?\n]{0,14}?"
_LOOKING = pattern(rf"(?<![备待供])(?<!迎接){_LOOK}(?!现场(?!的)){_GAP}{_ANY}")
_ON_SITE = r"(?:现场|检查时|当场|到场|督查组|检查组|调研组|考核组|暗访组|督导组|工作人员|检查人员)"
_GIVING = pattern(
    rf"{_ON_SITE}{_GAP}{_GIVE}{_GAP}{_ANY}"
    rf"|{_GIVE}{_GAP}{_ANY}(?:{_GAP}(?:供|给|交|以)?{_GAP}(?:查阅|检查|查看|核查|审核|抽查|备查|查验|备检)"
    rf"|[^;!?\n]{{0,6}}?{TEAM}[^;!?\n]{{0,6}}?(?:(?<![检督核巡抽])查(?![前后组])|阅|看))"
    rf"|{_PAPERS}(?:[^;!?\n]{{0,12}}?{_GIVE}[^;!?\n]{{0,10}}?(?:供|迎|便于|方便|交)[^;!?\n]{{0,8}}(?:查|检|阅|核|审)"
    rf"|{_GAP}(?:交|给|送|报)(?:由|给|到|至)?{TEAM}|{_GAP}(?:现场|当场){_GAP}(?:{_GIVE}|查阅))"
)
_WORDS = "台账 档案 资料 材料 记录 笔记 纪要 日志 日记 簿册 签到 登记 花名册 照片 心得 发文 文件 会议通知 卷宗 软件 内业 案卷 票据"
# The team opens it itself: that is the lighter way.
_SELF = pattern(
    r"平台|系统|线上|后台|远程|网上|在线(?!学习)|数据库|云端|一表通|自行调|共享|无纸化|(?:通过|从)电子"
)
_TEAM = pattern(
    rf"{TEAM}|组(?:将|拟|要|会)|(?:检查|督查|考核|考评|调研|验收|督导|暗访)(?:方式|方法|形式|程序|采取|通过|内容|主要)|采取|通过|方式|现场|实地"
    r"|[到进]村后|迎检|配合|将"
)
_FIRM = pattern(
    r"执法|企业|商户|市场主体|经营(?:者|场所|单位)|加油站|药店|餐饮|施工(?:单位|现场)|医疗机构|生产单位|审计(?:组|局|人员)|当事人|案件|投标|学校食堂|(?:请"
    r"|各).{0,10}(?:学习(?!笔记|记录|资料|心得|台账|情况)|阅读)"
)
_READING = pattern(r"(?:附件|通知|政策|参考|招标|培训|会议材料|学习资料|下载)")
_GIVE_WORDS = "准备 提供 出示 交 拿出 摆 带 备 展示 送 搬到 集中 调出 打印 给 报 现场 当场 查阅"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    known: dict[int, bool] = {}

    def of_a_visit(sentence: Sentence) -> bool:
        if sentence.start not in known:
            known[sentence.start] = _is_of_a_visit(ctx, sentence)
        return known[sentence.start]

    for grammar, acts in ((_GIVING, _GIVE_WORDS), (_LOOKING, "查 阅 看 审 核 调取")):
        hits = [
            words
            for _, words in said(ctx, grammar, _WORDS, acts, but={Side.PUBLIC}, where=of_a_visit)
            if not (_SELF.search(words.statement.text) or _READING.search(words.text))
            and not (grammar is _LOOKING and _by_grassroots(words.statement.side, words.statement.text))
        ]
        for words in hits[:3]:
            yield Hit.on(words, f"检查看纸面资料:“{words.text}”")
        if hits:
            return


def _is_of_a_visit(ctx: Context, sentence: Sentence) -> bool:
    about = is_about_visit(ctx, sentence) or _TEAM.search(sentence.text) is not None
    return about and not _FIRM.search(sentence.text)


_WITH_TEAM = pattern(rf"{TEAM}|配合|接受|迎接|供")


def _by_grassroots(side: Side, text: str) -> bool:
    """The township itself is told to look; it does so as a helper where a team stands beside it."""
    return side is Side.BELOW and not _WITH_TEAM.search(text)


RULE = Rule(
    code="INS008",
    title="检查不在现场查纸面资料",
    source=Clause("city-2025", "三(一)", "检查所需资料由检查方在平台调阅"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    about=_WORDS,
    check=check,
    yields_to=("ASM002", "INS006", "INS007"),
    lighter="检查组列出要看的数据,在政务平台自己调阅;现场只看实事、问群众",
    local=True,
    bad=(
        "检查组采取听取介绍、查阅台账、实地走访等方式进行。",
        "督导组将抽查近两年党建档案和“三会一课”记录。",
        "检查时请村里出示值班日志、签到册和会议纪要。",
        "请各社区将纸质资料集中摆放,供考核组查阅。",
        "二、检查方式\n(一)看资料。查看工作方案、会议记录、活动照片。",
    ),
    good=(
        "督查前各村不必整理台账,督查后也不留检查记录。",
        "检查发现档案室漏雨的,请当场报修。",
        "检查所需的巡查记录由检查组在政务平台调阅。",
        "检查组不查台账、不看资料,直奔现场。",
        "以往检查动辄查阅会议记录,基层反映强烈。",
        "执法人员依法查阅企业进货台账。",
        "请各村查阅附件中的政策材料,做好宣传。",
        "请各镇对所辖村的防火值班记录开展自查。",
    ),
)
