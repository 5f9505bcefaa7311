"""One clause as the finders see it: its statement, its words, and which of them are still unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jianfu.core.facts.shapes import Force, Kind, Role, Side, Statement
from jianfu.core.facts.words import Tag, Token

# 报送的, 检查时: the verb only describes a thing here, nobody is told to act.
_DESCRIBES = re.compile(
    r"的(?!$)|时|过程|期间|者|人员(?=为|由|应|要|须|是|和|$)|[^,、]{0,6}(?:指标|质量|力度|渠道|水平)$"
)
# 参会名单, 培训人数: of those who come or are counted.
_OF_THOSE = re.compile(r"人员|人数|代表|回执|名单|率")
# 成立巡查队: a body, whatever governs it.
_NAMES_A_BODY = re.compile(r"[组队站点室局所岗]")
# 改造任务, 考核办法: a verb before an abstract noun is the first half of a name.
_NAMES_A_MATTER = re.compile(
    r"任务|工作|情况|指标|基础|成绩|目标|项目|办法|意见|标准|经费|能力|水平|要求|方式|范围|内容|[体机]制|制度|意识|氛围|责任(?!心|区|人)|职责|"
    r"体系|时间|对象|结果|依据|原则|重点|规定|结束|过程|行为|事项|照片|图片|影像|记录|轨迹|日志|台账|资料|材料|名单|业务|进度|纪律|面|知晓|覆盖|条件|成果|领导|指挥长|干部|电话|安排"
)
# 检查组, 培训班: and before one of these, the name of a body, a place, a paper.
_NAMES_A_THING = re.compile(
    r"组|点|站|室|区|队|局|所|表|单|册|簿|数|员|人(?!数|口)|日|案|本|年报|报告|中(?!心)|前|后|记录"
)
_NAMES_A_PLACE = re.compile(r"区|点(?!位)|站|室|局|所|员|费|车|卡|物资")
_LEADS = frozenset(["引导", "动员", "督促", "教育", "提醒", "告知", "鼓励", "发动"])
_UNIT = re.compile(r"[^,。的]{0,8}单位")
_EVERY = re.compile(r"(?:各|由|与|被|对)[^,。]{0,4}$")
_OF_IT = re.compile(r"的(?:考核|奖惩|检查|考评|督查|评比|监督|培训){1,3}$")
_TAKEN = re.compile(r"[将把]")
# 落实检查制度, 做好排查工作: a light verb makes these an act again.
_LENT = re.compile("工作|任务|制度|机制|活动|行动")
_WORK = re.compile(r"(?:管理)?工作(?:的|和|及|与|、|由|中|$)")
_EVENTS = frozenset(
    {
        Tag.CHECK,
        Tag.SELF_CHECK,
        Tag.FIND,
        Tag.FILL_IN,
        Tag.ASSESS,
        Tag.SANCTION,
        Tag.PUBLISH_RESULT,
        Tag.TRAIN,
        Tag.KEEP,
    }
)
_TAKE_MATTERS = frozenset(
    {Tag.HAND_IN, Tag.BUILD, Tag.SIGN, Tag.HOLD, Tag.ATTEND, Tag.SETUP, Tag.INSTALL, Tag.LEND, Tag.LIGHT}
)
_HANDLES = frozenset({Tag.HAND_IN, Tag.FILL_IN, Tag.BUILD, Tag.SETUP, Tag.SIGN, Tag.LIGHT, Tag.LEND})
_LENDING = (Tag.LIGHT, Tag.SETUP, Tag.HOLD)
_WEAK = frozenset(("加强", "强化", "坚持", "完善", "履行", "承担"))


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act found in a clause; `words` are the verb and its object."""

    kind: Kind
    words: tuple[Token, ...]
    role: Role | None = None
    own: bool = False
    """Worth a demand of its own even beside others of its kind: a veto beside a score."""


@dataclass(slots=True)
class View:
    """`taken` holds the words an earlier finder has explained; later ones do not see them."""

    plain: str
    statement: Statement
    words: list[Token]
    theme: frozenset[Kind] = frozenset()
    sentence: str = ""
    taken: set[Token] = field(default_factory=set)

    @property
    def text(self) -> str:
        return self.statement.text

    @property
    def is_duty(self) -> bool:
        """The grassroots is told to act."""
        s = self.statement
        return s.force is Force.DUTY and s.side in (Side.BELOW, Side.OPEN)

    @property
    def is_own(self) -> bool:
        """The sender acts; it may still land on the grassroots (督查组将检查各村)."""
        return self.statement.force is Force.OWN

    def verbs(self, *tags: Tag) -> list[Token]:
        """Words of these classes that are verbs here and not yet explained."""
        return [w for w in self.words if w.tag in tags and w not in self.taken and self._is_verb(w)]

    def things(self, *tags: Tag) -> list[Token]:
        return [w for w in self.words if w.tag in tags and w not in self.taken]

    def has(self, *tags: Tag) -> bool:
        return any(w.tag in tags for w in self.words)

    def take(self, words: list[Token]) -> tuple[Token, ...]:
        self.taken.update(words)
        return tuple(words)

    def behind(self, word: Token) -> str:
        """The clause's text behind `word`."""
        return self.plain[word.end : self.statement.end]

    def _is_verb(self, word: Token) -> bool:
        if self._in_title(word) or _DESCRIBES.match(self.plain, word.end, self.statement.end):
            return False
        if self._is_topic(word) or self._is_name_part(word) or self._is_for_the_public(word):
            return False
        if word.tag not in _HANDLES and _OF_THOSE.match(self.plain, word.end, self.statement.end):
            return False
        if self.governed(word):
            named = _NAMES_A_MATTER.match(self.plain, word.end) or _NAMES_A_BODY.match(self.plain, word.end)
            return not named or bool(_LENT.match(self.plain, word.end))
        if _WORK.match(self.plain, word.end, self.statement.end):
            return False
        if word.tag in _TAKE_MATTERS:
            return True
        if _NAMES_A_MATTER.match(self.plain, word.end, self.statement.end):
            return False
        if word.tag not in _EVENTS:
            return not _NAMES_A_PLACE.match(self.plain, word.end, self.statement.end)
        return not _NAMES_A_THING.match(self.plain, word.end, self.statement.end)

    def _is_for_the_public(self, word: Token) -> bool:
        """引导居民主动报备: the residents report."""
        if word.tag not in (Tag.HAND_IN, Tag.FILL_IN, Tag.FIND):
            return False
        before = self.words[: self.words.index(word)]
        led = next((n for n, w in enumerate(before) if w.word in _LEADS), None)
        return led is not None and any(w.tag is Tag.PUBLIC for w in before[led:])

    def _is_name_part(self, word: Token) -> bool:
        """各汇报单位, 检测报告, 责任书的考核: the word stands within a name."""
        plain, end = self.plain, self.statement.end
        if _UNIT.match(plain, word.end, end) and _EVERY.search(plain, self.statement.start, word.start):
            return True
        n = self.words.index(word)
        before = self.words[n - 1] if n and self.words[n - 1].end == word.start else None
        after = self.words[n + 1] if n + 1 < len(self.words) and self.words[n + 1].start == word.end else None
        if word.tag is Tag.CHECK and after and after.tag is Tag.ASSESS:
            return True  # 督查考核 is one name, of an assessment
        if word.word in ("报告", "通报") and before and before.tag in _EVENTS:
            return True
        return word.tag in _EVENTS and bool(_OF_IT.search(plain, self.statement.start, end))

    def _is_topic(self, word: Token) -> bool:
        """入户须定位: what stands right before the modal is what it is about. 将排查结果报县局: what is handed over."""
        n = self.words.index(word)
        behind = self.words[n + 1 :]
        if behind and behind[0].tag is Tag.MUST and behind[0].start == word.end and behind[0].word[0] != "不":
            return True
        if word.tag in _TAKE_MATTERS:
            return False
        if (
            n
            and self.words[n - 1].tag is Tag.HAND_IN
            and self.plain[self.words[n - 1].end : word.start].isalnum()
        ):
            return True  # 上报调查处理情况
        if not any(w.tag is Tag.HAND_IN for w in behind):
            return False
        return bool(_TAKEN.search(self.plain, self.statement.start, word.start))

    def _in_title(self, word: Token) -> bool:
        """Within 《…》 or “…” that opens in this clause: a name, not an act."""
        start = self.statement.start
        return any(
            self.plain.rfind(a, start, word.start) > self.plain.rfind(b, start, word.start)
            for a, b in ("《》", "“”")
        )

    def governed(self, word: Token) -> bool:
        """开展…检查, 做好…上报工作: a light verb earlier in the clause lends its force to the noun."""
        # 建立培训制度 asks for training; 建立评比制度 for a rule.
        lending = (*_LENDING, Tag.BUILD) if word.tag is Tag.TRAIN else _LENDING
        return any(w.tag in lending and w.end <= word.start and w.word not in _WEAK for w in self.words)


def pairs(first: list[Token], second: list[Token], reach: int = 30) -> Iterator[tuple[Token, Token]]:
    """Each of `first` with the nearest of `second` within `reach` characters, in either order."""
    for a in first:
        near = [b for b in second if abs(b.start - a.start) <= reach]
        if near:
            yield a, min(near, key=lambda b: abs(b.start - a.start))
