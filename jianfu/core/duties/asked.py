"""What a text asks of the township: the acts clause by clause, who does them, and how tough they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jianfu.core.duties.words import acts
from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike

_ISSUER = pattern(
    r"^\s*(?:[【\[]?)([^\W\d_]{2,22}?(?:局|委员会|委|办公室|办|大队|支队|分局|公司|银行|部|会|院|站|中心|所|联|社|队|集团|协会|馆|组|专班|指挥部))(?:[】\]])?\s*:\s*"
)
_CLAUSE = pattern(r"[^,;。!?、\n:]+")
_SENTENCE = pattern(r"[^;。!?\n]+")
_SELF = pattern(
    r"(?:我|本|咱)(?:局|委|办|队|单位|中心|站|所|部|院|会|司|馆|方|大队|支队|分局|系统)(?!报|反馈|联系|备案|汇总)"
    r"|(?:我们|咱们)(?=[^,;。]{0,12}(?:将|会|来|去|派|负责|已|上门|组织|安排|自己|自行|牵头|处理|查|办|执法|检|做|出|承担|统一|跟进))"
    r"|(?:[县区市](?=[^\W\d_]{1,12}(?:局|委|办|队|中心)))[^\W\d_]{1,14}?(?:局|委|办|队|中心)(?=将|会|已|派|拟|定于|统一|组织|牵头|负责|承担|安排|正在|来|直接|自己|出|要来)"
    r"|由(?:县|区|市|我|部门|主管|执法|第三方|专业|专家|施工|检测|公司|上级|派出所|交警|卫生院|医院)"
    r"|执法人员|执法队员|(?<!镇)(?<!街道)(?<!综合)执法(?:队|大队)|(?:技术|工作|检测|施工|监督|检验)人员|技术员|专家(?:组)?|第三方|检测机构|专业机构|队员们?|医生(?:会|将)|民警|交警|消防员|监督所|工程队|施工队|检验员|检测员|大队(?:将|会|已)"
    r"|^[^,;。请]{0,12}(?:医院|卫生院|公司|机构|所|站|院|大队|支队|中队|局|委|中心|厂家|保险员)(?=[^,;。请]{0,6}(?:会|来|去|将|上门|近日|近期|本周|下周|本月|下月|明天|明日|今天|周[一二三四五六日]|统一|直接|自行|派|给|负责|\d+[日号]))"
)
_TO_SELF = pattern(
    r"(?:打|拨|叫|喊|和|对|告诉|通知|报|联系|找|给|帮|请|跟|向|告知|反馈|移交|转|交|送|配合|协助|支持)(?:一?[声下])?$"
)
_BELOW = pattern(
    r"^(?:请|烦请|麻烦|劳烦|望|务必|务请|要求|拜托|有劳|恳请|希望|还请|并请|也请|另请|只请|只需|仅需|就请)"
    r"|由?(?:各|你|贵)(?:乡镇|镇街|街镇|镇|乡|街道|村|社区|地|单位)|(?:乡镇|街道|镇里|镇上|村里|村干部|社区(?:干部)?|网格员|属地|村\(社区\)|村组|镇村|你们|大家|同志们)(?=[^,;。]{0,3}(?:要|须|应|负责|自行|组织|只|逐|落实|牵头|一律|把|去|先|全|每|得|来|安排|派|帮|协助|配合|做|包|承担|按|完成|上门|对|务|给|与|的))"
)
_US = pattern(r"(?:给|一声|一下)?(?:我们|我局|我委|我队|我办|我中心|我所|本局|本委|大队|支队)")
_THREAT = pattern(
    r"追究|问责|追责|扣(?:\d|半|一|分|减)|倒扣|约谈|通报批评|点名|一票否决|年底(?:算账|考核)|后果自负|拿镇里是问|计入(?:年终|年度)?考核|纳入(?:年终|年度)?(?:考核|绩效)|唯.{1,4}是问|全[县区]通报|末位|黄牌"
)
_TARGET = pattern(
    r"率(?!先)|不少于|不低于|不得少于|至少|达到|达标|归零|清零|零发生|零增长|确保|不得(?:出现|发生)|全覆盖|指标|任务(?:数|量)|完成|人均|户均|每(?:村|镇|街道|户|人|社区)\S{0,4}[\d一二三四五六七八九十百千]|排名|名次|挂图|销号|\d+(?:%|户|人|个|份|条|件|次|台|亩)"
)
_LEADING = pattern(
    r"牵头|负总责|第一责任|主体责任|全权|兜底|包干|负责到底|自行(?:解决|组织|承担|查处|处理)|总牵头|总负责|具体负责|全部由"
)
_NOT = pattern(r"(?:不用|无需|不需|不必|不得|不要|不再|毋须|别|不由|勿|免予|不|没有|未)[^,;。]{0,3}$")
_NUMBERED_DAY = pattern(r"\d+(?:\.\d+)?(?:%|年|月|日|号|点|时|天|户|人|个|份|条|件|次|台|亩|元|万|小时|周)?")


@dataclass(frozen=True, slots=True)
class Act:
    name: str
    level: int
    word: str
    start: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two marks. `own`: the sender does it; `threat`: what happens to those who do not."""

    text: str
    start: int
    acts: tuple[Act, ...]
    own: bool
    threat: bool


class Asked:
    """A demand, its sender left out."""

    def __init__(self, text: str, issuer: str | None = None) -> None:
        words = "".join(alike(text).split())
        head = _ISSUER.match(words)
        self.issuer = issuer or (head[1] if head else None)
        self.text = words[head.end() :] if head else words
        self.clauses = tuple(_clauses(self.text, self.issuer))

    @property
    def below(self) -> list[Act]:
        """The acts that the township is to do."""
        return [a for c in self.clauses if not c.own and not c.threat for a in c.acts]

    @cached_property
    def classes(self) -> frozenset[str]:
        return frozenset(a.name for a in self.below)

    @cached_property
    def named(self) -> frozenset[str]:
        """The kinds of all acts named, whoever does them."""
        return frozenset(a.name for c in self.clauses if not c.threat for a in c.acts)

    @property
    def level(self) -> int:
        """How tough the toughest of them is; -1 where no act is named."""
        return max((a.level for a in self.below), default=-1)

    @cached_property
    def own_level(self) -> int:
        """How tough the sender's own acts are; -1 where it does nothing itself."""
        said = [c for c in self.clauses if c.own]
        return max((a.level for c in said for a in c.acts), default=0 if said else -1)

    @cached_property
    def has_target(self) -> bool:
        return any(_TARGET.search(c.text) for c in self.clauses if not c.own and not c.threat)

    @cached_property
    def leads(self) -> bool:
        return any(_LEADING.search(c.text) for c in self.clauses if not c.own)

    @property
    def matter(self) -> str:
        """The text that tells what it is about, without threats."""
        kept = [c.text for c in self.clauses if not c.threat]
        return "。".join(kept) or self.text

    @cached_property
    def below_words(self) -> str:
        """The clauses in which the township is to act."""
        return "。".join(c.text for c in self.clauses if not c.own and not c.threat) or self.text

    def parts(self) -> list[str]:
        """Sentences of their own, where there are several: one may be proper and another not."""
        found = [m[0] for m in _SENTENCE.finditer(self.text) if len(m[0]) >= 6]
        return found if len(found) > 1 else []


def _clauses(text: str, issuer: str | None) -> Iterator[Clause]:
    own = False
    for found in _CLAUSE.finditer(text):
        words = found[0]
        own = _actor(words, issuer, own)
        yield Clause(words, found.start(), tuple(acts_in(words)), own, bool(_THREAT.search(words)))


def _actor(words: str, issuer: str | None, before: bool) -> bool:
    """Does the sender act in this clause? A clause without a subject has that of the one before."""
    below = _BELOW.search(words)
    mine = next((m for m in _SELF.finditer(words) if not _TO_SELF.search(words[: m.start()])), None)
    if issuer and not mine and words.startswith(issuer):
        return True
    if below and mine:
        # 检查由我局负责,各镇…; 请各镇配合我局…: the one named first acts, unless 由 names the other.
        return mine.start() < below.start() or mine[0].startswith("由")
    if below:
        return False
    if mine:
        return True
    return before and not re.match(
        r"(?:并|同时|务|须|要|应|不得|确保|及时|发现|如|若|如果|见到|遇到|碰到)", words
    )


def acts_in(words: str) -> Iterator[Act]:
    """Acts named in a stretch of text, those that are denied left out."""
    lexicon, levels = acts()
    for found in lexicon.find(words):
        if _NOT.search(words[: found.start]):
            continue
        name = found.groups[0]
        # Who tells the sender something does not pass it on.
        if name == "pass_on" and _US.match(words, found.end):
            name = "report"
        yield Act(name, levels[name], found.word, found.start)


def without_numbers(text: str) -> str:
    return _NUMBERED_DAY.sub("。", text)
