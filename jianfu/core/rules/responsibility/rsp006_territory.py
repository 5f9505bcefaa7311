"""RSP006: 属地 alone, without a listed item and the department's own part, is no basis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Force, Notice, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief, said
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict

_TERRITORY = pattern(
    r"属地(?:化)?(?:为主|管理|责任|负责|原则|职责|监管|主体责任|包干|属事|兜底|落实|处置"
    r"|(?:党委|乡镇|镇街|街道|镇|乡|村|社区|政府|单位)(?:[、和]?\w{0,6})?(?:负责|主责|承担|责任|落实|兜底|牵头|要|须|应|管理))"
    r"|谁的(?:辖区|地盘|地界|村)谁(?:负责|管)|守土有责|看好自己的门"
    r"|(?:辖区|本辖区)(?:内)?(?:一切|所有|全部)?[^,。;!?\n]{0,10}(?:负总责|负全责|全权负责)|(?:由|压实|落实|夯实)[^,。;!?\n]{0,6}属地(?:\w{0,2}(?:责任|管理|原则|职责|监管))?"
    r"|属地(?=[,、](?:分级|谁))"
)
_WORDS = "属地 辖区 守土有责 自己的门 谁的"
# The sender, or a named department, does a part of the work itself: not mere steering, collecting and judging.
_DEPARTMENT = (
    r"(?:我(?:局|委|办|部|厅|中心)|本(?:局|委|部门|单位)"
    r"|(?:[县市区省州])\w{0,10}?(?:局|委(?!书记)|厅|部门|中心|大队|支队|公司"
    r"|指挥部)|(?:主管|职能|行业|监管|业务|执法|牵头|相关|有关)(?:主管|监管)?部门"
    r"|(?:应急|水利|住建|公安|消防|林业|农业农村|自然资源|市场监管|生态环境|卫健|民政|交通"
    r"|教育|城管|综合执法|财政)(?:管理)?(?:部门|局))"
)
_OWN_ACT = r"(?:负责|承担|组织|开展|实施|牵头|派出|提供|配备|调配|安排|处置|执法|检测|查处|完成|保障|受理|审批|核查|办理|统筹|拨付|列支|抢修|排查|巡查|整治|培训|指导)"
_OWN_PART = pattern(rf"{_DEPARTMENT}[^,;!?\n]{{0,16}}?{_OWN_ACT}")
_STEERING = pattern(
    rf"{_DEPARTMENT}[^,;!?\n]{{0,8}}?(?:将|要|拟|会)?(?:不定期|定期|适时|随时|对[^,;!?\n]{{0,16}})?(?:组织|开展|负责|牵头"
    r"|安排)?[^,;!?\n]{0,6}(?:督查|督导|检查|抽查|通报|考核|排名|约谈|汇总|问责|暗访|验收|调度|评估|统筹协调)|(?:要求|通知)如下"
)
_LISTED = pattern(
    r"清单(?:中)?第\s?[\d一二三四五六七八九十百]+项|[A-Z]{2}-?\d{2,4}|(?:基本履职|配合履职|履职)事项(?:清单)?|事项编码|权责清单|职责清单|责任分工表"
    r"|以[^,。;!?\n]{0,6}清单为准|(?:列入|纳入)(?:[^,。;!?\n]{0,4})?清单|清单(?:内|外)|清单(?:中)?(?:所列|列明|载明|规定)|第\d+项"
)
_NOT_DUTY = pattern(
    r"属地(?:公安|派出所|税务|医保|社保|法院|人社|纳税|就医|缴费|户籍|征收|原则(?:上)?(?:申报|申请|受理|参保|就近))|泛化|滥用|名义|为由|借口|不得|不能|简单以"
    r"|一推了之|甩锅|推诿|破除|推责|甩责|不以|厘清|厘定|界定"
)
_VOID = frozenset({Force.FORBID, Force.PAST, Force.QUOTED})


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    plain = notice.text.plain
    if not _TERRITORY.search(plain) or _LISTED.search(plain) or _has_own_part(notice):
        return
    for passage, words in said(ctx, _TERRITORY, _WORDS, but={Side.PUBLIC}):
        if not _NOT_DUTY.search(passage.text):
            yield Hit.on(words, f"以{brief(notice, words.start, words.end)}为据,未见部门自己的分工和清单项")
            return


def _has_own_part(notice: Notice) -> bool:
    """A clause in which a department works itself, beyond steering and judging."""
    for s in notice.statements:
        if s.force in _VOID or s.side is Side.PUBLIC:
            continue
        m = _OWN_PART.search(s.text)
        if m and not _STEERING.search(s.text) and "属地" not in s.text[: m.start()][-8:]:
            return True
    return False


RULE = Rule(
    code="RSP006",
    title="不以属地管理泛派任务",
    source=Clause("city-2025", "二(一)、三(一)", "以属地之名下派的,要有清单项和部门自己的分工"),
    level=Verdict.RETURN,
    since=date(2025, 1, 1),
    about=_WORDS,
    check=check,
    lighter="列两栏:部门做什么、乡镇做什么,并写明履职事项清单第几项",
    local=True,
    bad=(
        "坚持属地管理、分级负责,各乡镇对辖区内燃气安全负总责。",
        "请各街道落实属地责任,对辖区电动自行车充电乱象全面整治到位。",
        "按“谁的辖区谁负责”要求,由各村包干处理废弃矿坑。",
        "要压紧压实属地乡镇主体责任,县局将不定期督查通报。",
    ),
    good=(
        "按属地管理原则,由县住建局负责检测和执法,乡镇负责发现上报。",
        "属地管理事项限于履职事项清单第23项,其余由县城管局负责处置。",
        "不得以属地管理名义把部门职责转给乡镇。",
        "一些部门动辄强调属地责任,把任务推给基层。",
        "医保参保登记由属地税务部门受理,群众可就近办理。",
    ),
)
