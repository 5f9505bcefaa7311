"""Whom a list is about, as titles and column heads say it: 低保对象, 80周岁以上老年人, 残疾妇女, 全部户籍人口."""

from __future__ import annotations

import re
import unicodedata

from jianfu.core.patterns import pattern
from jianfu.core.records import record


@record
class Kind:
    """People of one kind, and what in the tables tells it.

    benefits  words of `aid.type`; flags: columns that say 是; columns: those that hold anything; values: (column, word)
    """

    words: str
    benefits: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@record
class Group:
    """Everybody (no kinds), or who is of all kinds or of any; of some age and sex. ages: full years, both included.

    sure  False: the words leave open who is meant, so that a person is asked
    """

    kinds: tuple[Kind, ...] = ()
    any_of: bool = False
    ages: tuple[int, int] = (0, 200)
    sex: str = ""
    sure: bool = True


KINDS = (
    Kind(r"低保|最低生活保障", benefits=("低保", "最低生活保障"), flags=("aid.is_dibao",)),
    Kind(r"特困(?:供养)?|五保", benefits=("特困", "五保"), flags=("aid.is_wubao",)),
    Kind(r"临时救助", benefits=("临时救助",)),
    Kind(r"(?:高龄|长寿|老龄)(?:津贴|补贴)", benefits=("高龄", "长寿")),
    Kind(r"困难残疾人生活补贴", benefits=("困难残疾人",)),
    Kind(r"重度残疾人护理补贴", benefits=("重度残疾人",)),
    Kind(
        r"残疾(?:人|儿童|老人|妇女)|持证残疾",
        flags=("disability.is_disabled",),
        columns=("disability.cert_no",),
    ),
    Kind(
        r"党员",
        columns=("party.join_date", "party.regular_date"),
        values=(("person.political", "中共党员"), ("person.political", "中共预备党员")),
    ),
    Kind(r"退役军人|退伍军人|复退军人", columns=("veteran.discharge_date", "veteran.cert_no")),
    Kind(r"孤儿", flags=("special.orphan",)),
    Kind(r"留守儿童", flags=("special.left_behind",)),
    Kind(r"建档立卡|脱贫(?:户|人口)", flags=("household.is_registered_poor",)),
    Kind(r"学生|在校生", columns=("education.student_no", "education.school")),
)
_ALL = pattern(r"全部|全体|所有|总人口|户籍人口|户籍人员|人口总数|总户数|户数|人数")
_FROM = pattern(r"(\d{1,3})周?岁(?:\(含\))?(?:及|\(含\))?以上")
_TO = pattern(r"(\d{1,3})周?岁(?:\(含\))?(?:及|\(含\))?以下")
_BETWEEN = pattern(r"(\d{1,3})周?岁?(?:-|—|~|至|到)(\d{1,3})周?岁")
_CHILDBEARING = pattern(r"育龄妇女")
_NO_MATTER = [
    "老年人",
    "老人",
    "长者",
    "妇女",
    "女性",
    "女",
    "男性",
    "男",
    "育龄",
    "困难",
    "重度",
    "对象",
    "人员",
    "人口",
    "居民",
    "村民",
    "群众",
    "家庭",
    "户籍",
    "常住",
    "享受",
    "纳入",
    "农村",
    "城市",
    "城乡",
    "城镇",
    "全部",
    "全体",
    "所有",
    "总",
    "以上",
    "以下",
    "周",
    "岁",
    "至",
    "到",
    "及",
    "含",
    "的",
    "和",
    "与",
    "或",
    "、",
    "持证",
    "基本",
    "情况",
    "信息",
    "花名册",
    "名册",
    "名单",
    "清单",
    "登记",
    "统计",
    "台账",
    "汇总",
    "采集",
    "核查",
    "核对",
    "摸底",
    "排查",
    "底册",
    "联系",
    "走访",
    "慰问",
    "发放",
    "生活",
    "护理",
    "补贴",
    "津贴",
    "供养",
    "分散",
    "集中",
    "全县",
    "全乡",
    "全镇",
    "全村",
    "各县",
    "各乡",
    "各镇",
    "各村",
    "本县",
    "本乡",
    "本镇",
    "本村",
    "年",
    "月",
    "日",
    "度",
    "第",
    "季",
    "户",
    "人",
    "数",
    "名",
    "册",
    "表",
    "-",
    "—",
    "~",
    "(",
    ")",
    "%",
]
_OTHER_WORDS = pattern("|".join([*map(re.escape, sorted(_NO_MATTER, key=len, reverse=True)), r"\d+"]))
_MINOR = pattern(r"儿童|未成年|青少年|老人|老年")
_TENS = str.maketrans("一二三四五六七八九", "123456789")
_NUMERAL = pattern(r"([一二三四五六七八九])十([一二三四五六七八九])?(?=周?岁)")


def group_in(words: str) -> Group:
    """Who is meant by the words of a title or a column head, the place left out.

    Not sure where words remain that nobody here understands, or where an age is meant and not said: 儿童.
    """
    plain = _plain(words)
    kinds, rest = [], plain
    for kind in KINDS:
        if found := re.search(kind.words, rest):
            kinds.append(kind)
            rest = rest[: found.start()] + "|" + rest[found.end() :]
    ages, sex = _ages(plain), "女" if "女" in plain else "男" if "男" in plain else ""
    if _CHILDBEARING.search(plain):
        ages, sex = (15, 49), "女"
    said = bool(kinds) or ages is not None or bool(sex) or _ALL.search(plain) is not None
    vague = ages is None and not kinds and _MINOR.search(rest) is not None
    left = _OTHER_WORDS.sub("", rest.replace("|", ""))
    return Group(
        kinds=tuple(kinds),
        any_of=len(kinds) > 1 and re.search(r"\|[^|]{0,4}[、和及与或][^|]{0,4}\|", rest) is not None,
        ages=ages or (0, 200),
        sex=sex,
        sure=said and not vague and not left,
    )


def _ages(plain: str) -> tuple[int, int] | None:
    if found := _BETWEEN.search(plain):
        return int(found[1]), int(found[2])
    low, high = _FROM.search(plain), _TO.search(plain)
    if not low and not high:
        return None
    return int(low[1]) if low else 0, int(high[1]) if high else 200


def _plain(words: str) -> str:
    """Half width, no spaces, 八十岁 as 80岁."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    return _NUMERAL.sub(lambda m: (m[1] + (m[2] or "0")).translate(_TENS), plain)
