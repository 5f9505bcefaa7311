"""TRC008: no rules on walls, boards, banners or plates by order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.stretches import demanded
from jianfu.core.rules.words import STATUTE

_BOARD = (
    r"(?:展板|展架|横幅|条幅|标语(?:牌)?|宣传栏|宣传牌|刀旗|道旗|标牌|标识牌|门牌|公示牌|吊牌|牌匾|牌子|挂牌|铭牌|文化墙|宣传墙|墙绘"
    r"|阵地|橱窗|灯箱|易拉宝|喷绘|职责牌|制度牌|形象墙|宣传标识|LOGO|台牌|桌牌|\w{2}牌(?=[,。;、\d]|$|不少|统一))"
)
_PUT = r"(?:悬挂|张挂|张贴|挂|贴|制作|设置|设立|安装|摆放|统一|布置|更换|增设|粉刷|喷涂|打造|建设|建好|建|竖|立|做|印制|订制|定制|上墙|规范|配置|绘制|刷写|刷)"
_WALLED = pattern(
    rf"上墙|{_PUT}[^,;]{{0,14}}{_BOARD}"
    rf"|{_BOARD}[^,;]{{0,10}}(?:悬挂|张挂|张贴|制作(?!费)|设置|安装|摆放|到位|不少于|至少|上墙|统一|规范|全覆盖|\d+[条块幅处面个])"
    rf"|(?:统一|集中|授牌|必须|须|要)挂牌|挂[^,;]{{0,10}}牌|[不至][少低]于?\d*[条块幅处面]?(?:展板|横幅|标语)"
    # A poster on a wall is how people are told; a number of posters is an order.
    r"|(?:海报|宣传画)[^,;]{0,10}(?:[少低]于|至少|\d+[张幅份处])|(?:[少低]于|至少)\d+[张幅份][^,;]{0,4}(?:海报|宣传画)"
    r"|悬挂[^,;]{0,10}(?:旗|牌|幅)|有(?:展板|横幅|标语|宣传栏|制度牌)"
)
_ON_WALL = pattern(r"\w{0,6}上墙")
_NEEDED = pattern(
    r"安全(?:警示|标志|标识|出口|提示)|警示[牌标]|警告牌|避险|疏散|避难|逃生|消防|防溺水|限[高速重]|禁[止行]|交通标[志牌]|危险|隐患|急救|应急"
    r"|路线图|村务公开|党务公开|财务公开|政务公开|招投标|施工(?:公告|公示)|门楼牌|地名|无障碍|河长(?:制)?公示牌|水源(?:地)?保护|文物保护|界[桩碑]"
)
_VISIT = pattern(r"拆除|摘除|摘牌|清理|清除|迎检|检查组|督查组|考核组|调研组|观摩|验收组|参观路线")
_BY_LAW = pattern(STATUTE)
_WORDS = "上墙 牌 横幅 条幅 标语 展板 展架 海报 宣传栏 旗 墙 宣传画 灯箱 易拉宝 喷绘 标识 LOGO 阵地 橱窗 匾"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    """One hit a passage; boards made for a visit belong to the rule on inspections."""
    for stretch in demanded(ctx, _WORDS):
        found = stretch.find(_ON_WALL) or stretch.find(_WALLED)
        if not found or _NEEDED.search(stretch.sentence) or _VISIT.search(stretch.sentence):
            continue
        if not _BY_LAW.search(stretch.sentence):
            start, end = stretch.place(found)
            yield Hit(start, end, f"{brief(notice, start, end)}要求上墙、挂牌或做展板横幅")


RULE = Rule(
    code="TRC008",
    title="不要求制度上墙、展板、标牌",
    source=Clause("cj-2022", "机制牌子部分", "村级组织不随意挂牌、不要求制度上墙", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2022, 8, 22),
    about=_WORDS,
    check=check,
    yields_to=("INS006", "RSP011"),
    lighter="制度放在一个网页或微信菜单里,不制作实物",
    bad=(
        "各村调解室要做到制度上墙、流程上墙、人员上墙。",
        "每个社区悬挂反诈横幅不少于5条。",
        "请各镇统一制作服务站标牌,7月底前安装到位。",
        "各村要在显著位置设置宣传栏2块,张贴标语10条以上。",
        "便民服务点须摆放展板、更换门牌。",
    ),
    good=(
        "请在村口张贴汛期避险路线图。",
        "不得要求村级组织制度上墙、悬挂标语。",
        "水库管理单位应设置安全警示牌。",
        "某县要求各村制作展板40块,被列为典型问题。",
        "去年拆除村级各类标牌320块。",
        "县局负责制作宣传海报并派人张贴。",
        "村务公开栏按规定公示低保名单。",
    ),
)
