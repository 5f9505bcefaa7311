"""INS006: nobody prepares reports, boards or ledgers for a visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice, Side
from jianfu.core.rules.inspections.visits import LAW, TEAM, is_about_meeting, is_about_visit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import Sentence, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_PREPARE = (
    r"(?:(?<=[要须应])有|准备|备好|备齐|备足|备妥|备全|备有|筹备|制作|制备|制好|撰写|起草|拟好|写好|打印|印制|印好|装订|布置|布展|摆放|摆好|陈列|悬挂|张贴"
    r"|设计|搭建|更新|梳理|整理|收集|汇编|编印|归集|归整|提供|提交|形成|带上|携带|拍摄|录制|配齐|充实|完备|完善|做好|弄好|搞好|预备|弄好?|赶(?:出|写)?|设置|架设"
    r"|备)"
)
_SPEECH = (
    r"(?:(?:书面|工作|情况|专题|综合|现场|自查|经验)?汇报(?:材料|稿|提纲|要点|内容|片|文稿|PPT|ppt)?|(?:书面|汇报|文字|图文)材料"
    r"|(?:工作|经验)(?:介绍|交流)材料|(?:情况|经验|讲解)(?:介绍)?词|解说词|PPT|ppt|幻灯片|演示文稿|课件|专题片|宣传片|短片|视频片|电视片)"
)
_BOARD = (
    r"(?:展板|展示板|展示牌|图板|版面|宣传板|看板|展台|沙盘|展架|易拉宝|横幅|标语|欢迎牌|欢迎词|电子屏|展厅)"
)
_LEDGER = (
    r"(?:台账|档案(?:资料|材料|盒)?|(?:佐证|印证|支撑|备查|迎检|受检|检查|软件|内业|过程|相关|有关|文字|图文|文件|基础|全套|痕迹)(?:资料|材料)|"
    r"资料(?!费)|卷宗|簿册|记录本|文件盒|资料盒|会议记录|工作记录)"
)
_THING = rf"(?:{_SPEECH}|{_BOARD}|{_LEDGER})"
_GAP = r"[^,;:!?\n]{0,14}?"
_ORDER = pattern(
    rf"{_PREPARE}{_GAP}{_THING}"
    rf"|{_THING}{_GAP}(?:要|须|应|请|需|务必|必须|一律|提前)?{_GAP}(?:准备|备好|备齐|备足|备妥|备全|备查|到位|制作|装订|摆放|整理|归档|归集|更新"
    r"|刷新|上架|弄|写好?|做好?|赶)"
    rf"|{_BOARD}[^,;]{{0,6}}?(?:不少于|不得少于|不低于|至少)[\d一二两三四五六七八九十]+[块个幅面]"
    rf"|{_THING}{_GAP}(?:报送?|交|送|发|递)(?:至|到|给|予)?{TEAM}"
)
_HEAR = pattern(
    r"(?:听取|听|观看|参观|看|查看)(?:各|县|乡|镇|村|街道|社区|党委|政府|被检查|有关|相关|单位|的|班子|工作|情况|专题|书面|PPT|集中|现场|综合|全面|、)*"
    r"(?:汇报(?!会)|汇报片|专题片|展板|展厅|宣传片|PPT)|(?:作|做|进行)[^,;!?\n]{0,10}汇报"
)
_FOR_VISIT = pattern(
    r"备查|以备|迎检|受检|待查|供.{0,8}(?:查|审|检|阅)|提前准备|提前备|汇报材料|汇报提纲|汇报稿|PPT汇报|汇报PPT|备齐|展板|讲解词|解说词"
)
_WORDS = "汇报 材料 词 PPT ppt 幻灯 演示 课件 片 视频 展 图板 版面 宣传板 看板 沙盘 易拉宝 横幅 标语 欢迎牌 电子屏 台账 档案 资料 卷宗 簿册 记录 文件盒"
_LAW = pattern(LAW)
_OWN_THING = pattern(r"(?:检查|督查|督导|调研|考核)组(?:自行|自己|自备|负责|现场)")
_NOT_BELOW = pattern(r"企业|商户|经营者|施工单位|申请人|投标|药店|加油站|学员|演练|申报|培训|授课|宣讲")


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    def for_a_visit(sentence: Sentence) -> bool:
        if _OWN_THING.search(sentence.text) or _NOT_BELOW.search(sentence.text):
            return False
        return is_about_visit(ctx, sentence) or (
            _FOR_VISIT.search(sentence.text) is not None and not is_about_meeting(ctx, sentence)
        )

    def in_a_visit(sentence: Sentence) -> bool:
        return is_about_visit(ctx, sentence) and not is_about_meeting(ctx, sentence)

    for _, words in said(ctx, _ORDER, _WORDS, but={Side.SENDER, Side.PUBLIC}, where=for_a_visit):
        if not _LAW.search(words.statement.text):
            yield Hit.on(words, f"为检查另备材料:“{words.text}”")
    for _, words in said(ctx, _HEAR, _WORDS, "听 看 汇报", but={Side.PUBLIC}, where=in_a_visit):
        yield Hit.on(words, f"检查方式含“{words.text}”,基层多会另备稿子", certain=False)


RULE = Rule(
    code="INS006",
    title="检查不要求准备汇报材料、展板和台账",
    source=Clause("city-2025", "一(二)", "督查不扰基层,不为检查准备材料和展板"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    about=_WORDS,
    check=check,
    yields_to=("ASM002", "INS007"),
    lighter="到现场当面问经办人,看实物和系统里已有的数据,不用备稿",
    local=True,
    bad=(
        "督导组6月18日到镇,请提前制作工作展板4块,并准备15分钟PPT汇报。",
        "请各村将近两年森林防火台账整理装订,备齐待查。",
        "为做好迎检工作,各社区要备好创建档案和佐证材料,摆放在会议室。",
        "调研期间请镇里提供书面汇报材料一式10份。",
        "观摩检查期间每村展板至少5块。",
        "汇报提纲请于检查前一天备好,控制在2000字以内。",
    ),
    good=(
        "检查组不听汇报、不看展板,不要求准备任何材料,直接到村到户。",
        "检查所需台账由检查组自行从平台调取。",
        "参会单位请准备5分钟交流发言材料,会上随机抽取。",
        "有的乡镇为迎接检查连夜制作展板、准备汇报材料,要坚决纠正。",
        "去年检查时各村准备了汇报材料,今年一律取消。",
        "请各镇做好防汛物资准备,沙袋和水泵于6月底前到位,县水利局将抽查。",
    ),
)
