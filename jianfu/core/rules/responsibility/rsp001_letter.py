"""RSP001: only registered responsibility letters go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Match, Side
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.registers import Registers
from jianfu.core.rules.sentences import Sentence, brief, said
from jianfu.core.rules.shapes import Clause, Context, Example, Hit, Rule, Verdict, Verified
from jianfu.core.rules.topics import is_among

_LETTER = (
    r"(?:责任状|(?:目标|工作|管理|安全|防火|禁烧|保证|目标管理)?责任(?:保证)?书|保证书|(?<!告知)承诺书|承诺函|军令状|任务(?:告知|交办|确认|认领|责任)?书"
    r"|目标(?:管理)?书|军令书|责任清单确认书|责任承诺|责任告知书|目标责任(?=签|状|书))"
)
_SIGN = (
    r"(?:签订|签定|签署|签字|签名|签(?!到|发|约|证|注|订|定|署|字|名)|递交|上交|立下|立(?=军令状|状)|提交|报备|备案|交回|下达|压实|订立|盖章|报送|送达|领取"
    r"|认领)(?!的|过|后的)"
)
_GAP = r"[^,;:!?\n]{0,20}?"
_SIGNING = pattern(
    rf"{_SIGN}{_GAP}{_LETTER}|{_LETTER}{_GAP}(?:{_SIGN}|一式|签(?:订)?率|全覆盖|压实|落实到人)|(?:以"
    rf"|通过){_GAP}{_LETTER}{_GAP}(?:形式|方式)|特(?:签订|签定|订立|制定)(?:本|此)?{_LETTER}|{_LETTER}(?:签订|签署)?(?:率"
    rf"|工作)|{_LETTER}[^;!?\n]{{0,12}}?(?:签字|签名|盖章|签署|签收)"
)
_WORDS = "责任状 责任书 保证书 承诺 军令 任务书 告知书 交办书 确认书 认领书 目标书 管理书 目标责任"
_TITLE = pattern(rf"^[^。;!?,\n]{{0,40}}{_LETTER}(?:\([^)\n]*\)|范本|模板|样本)?$")
# The letter binds somebody else, or a contract is meant.
_OTHERS = pattern(
    r"企业|商户|经营(?:者|户|主)|业主|用人单位|施工|承包|家长|学生|驾驶(?:员|人)|申请人|申请(?:单位|者)|投标|供应商|考生|当事人|物业|餐饮|商家|租户"
    r"|房东|承租|出租|养殖(?:户|场)|店主|加油站|中介|信用承诺|证明事项|告知承诺|保密|廉洁(?:自律)?承诺|患者"
)
_PUBLIC = pattern(r"农户|群众|村民|居民|住户|家庭|户主|组户|户")
_BELOW = pattern(r"(?:村|社区|镇|乡|街道|网格|干部|层层|逐级|单位)")
_LAW = pattern(
    r"(?:法律|法规|条例)(?:明确)?(?:规定|要求)(?:应当|须|应|必须)?[^,;!?\n]{0,14}(?:签订|签署)|依法(?:应当|须|应)(?:签订|签署)"
    r"|《[^》\n]{2,24}(?:法|条例)》第[^,;!?\n]{1,8}条[^;!?\n]{0,16}(?:签订|签署)"
)
_GONE = pattern(
    r"[签订署]了|作废|失效|不(?:再|以|得|需|用|必|要求|应|签|准|许)|无需|无须|取消|废止|停止|停签|严禁|禁止|杜绝|清理|减少|以签订责任[状书]代替|一签了之|代替"
)


def letters(ctx: Context) -> Iterator[tuple[Match, bool]]:
    """Letters that are to be signed, and whether they bind the grassroots itself."""
    notice = ctx.notice
    title = notice.title.value if notice.title else notice.text.plain.split("\n", 1)[0]
    if _TITLE.match(title.replace("\n", "")) and not _OTHERS.search(title) and notice.statements and title:
        start = notice.title.start if notice.title else 0
        yield Match(notice.statements[0], start, start + len(title), title), True
        return
    told: set[int] = set()
    for passage, words in said(ctx, _SIGNING, _WORDS, but={Side.PUBLIC}):
        if passage.start in told:
            continue
        if not _GONE.search(_around(passage, words)) and not _LAW.search(passage.text):
            if _OTHERS.search(passage.text) and not re.search(
                r"各?(?:村|社区|镇|乡镇|街道|网格)[^,。;]{0,8}(?:签|层层)|层层签", passage.text
            ):
                continue
            told.add(passage.start)
            yield (
                words,
                not (
                    _PUBLIC.search(words.statement.text)
                    and not re.search(r"层层|逐级|各村(?:与|同|须同)|乡镇|镇政府", words.statement.text)
                ),
            )


def _around(passage: Sentence, words: Match) -> str:
    """The letter and its clause."""
    end = words.end - passage.start
    end += len(re.split("[,。;]", passage.text[end:])[0])
    begin = max(passage.text.rfind(mark, 0, words.start - passage.start) for mark in ",:") + 1
    return passage.text[begin:end]


def check(letter: tuple[Match, bool], ctx: Context) -> Iterator[Hit]:
    words, binds = letter
    listed, title = ctx.registers.letters, ctx.notice.title
    if listed and is_among(listed, f"{title.value if title else ''}{words.statement.text}"):
        return
    yield Hit.on(words, f"{brief(ctx.notice, words.start, words.end)}未见准入", certain=binds)


RULE = Rule(
    code="RSP001",
    title="责任状准入后再签",
    source=Clause("gd-2024", "典型问题通报所引", "不随意签责任状", Verified.CONTENT),
    level=Verdict.BLOCK,
    since=date(2024, 8, 6),
    subject=letters,
    about=_WORDS,
    check=check,
    registers=("letters",),
    lighter="职责写在履职事项清单里即可,不另签字;确需签的,先报减负办准入",
    bad=(
        "请各镇于6月底前与各村签署安全生产责任书,并报我局备案。",
        "防溺水工作实行责任到人,镇村两级要逐级签订承诺书。",
        "2026年森林防火目标管理责任书\n为压实防火责任,镇政府与各村签定本责任书。",
        "各社区书记向街道递交禁毒工作军令状。",
        "责任书一式两份,由各村盖章后交镇应急办。",
        Example("各社区书记向街道递交禁毒工作军令状。", registers=Registers(letters=("安全生产责任书",))),
    ),
    good=(
        Example(
            "请各镇于6月底前与各村签署安全生产责任书,并报我局备案。",
            registers=Registers(letters=("安全生产责任书",)),
        ),
        "今后不再要求各村签订责任状。",
        "清理“责任状”,凡未列入目录的一律停签。",
        "去年镇里与各村签订了禁烧责任书。",
        "加油站经营者签订安全生产承诺书后方可营业。",
        "有的部门以签订责任状代替抓落实,把压力甩给基层。",
    ),
)
