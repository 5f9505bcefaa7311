"""Are two titles, or the words of two demands, about the same matter?

Pairs of letters are compared, each with its weight: a pair that half the papers of an office have tells little.
Matters that are one burden below although no letter is the same (安全生产月, 汛前检查) belong to one line of work (条线).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

from jianfu.core.reading.normalise import normalise

# What titles of any matter have: how, when, where, and that it is to be done.
_FRAME = re.compile(
    r"(?:19|20)\d\d年?度?|[上下]半年|第?[一二三四\d]季度|\d{1,2}月份?|\d{1,2}日|[今去本全]年|年度|月份|阶段性?|关于|进一步|切实|扎实"
    r"|认真|深入|全面|持续|有效|统筹|做好|抓好|加强|强化|规范|开展|组织|召开|举办|印发|转发|报送|上报|填报|提交|参加|实施|推进|推动"
    r"|落实|贯彻|部署|安排|建立|完善|有关|相关|情况|事宜|事项|要求|通知|意见|方案|通报|提示|函|工作|活动|专项|行动|任务|会议|视频|培训班?"
    r"|[的和与及对做请将于在为并或]|[全我各本][省市县区镇乡街]|各?乡镇|街道|各村|社区|辖区|单位|部门|\d+|\W+"
)
LINES: Mapping[str, str] = {
    "安全防灾": "安全生产 安全隐患 消防 防火 火灾 防汛 汛前 汛期 防洪 山洪 地质灾害 防溺水 燃气 应急 自建房 危房 交通安全 道路安全 危化品 烟花爆竹 防台风 抗旱 低温冰冻 安全度汛 安全检查 电动自行车",
    "民生保障": "低保 特困 临时救助 社会救助 医保 参保 社保 养老 残疾人 困难群众 困难家庭 就业 欠薪 留守儿童 孤儿 优抚 入户走访 困境儿童 救助对象",
    "人居环境": "人居环境 垃圾 污水 厕所 秸秆 禁烧 扬尘 大气污染 河长 水环境 黑臭水体 环境卫生 村容 环保督察 生态环境",
    "农业生产": "春耕 夏收 秋收 秋种 粮食 撂荒 高标准农田 动物防疫 畜禽 农机 农资 种植 产业项目 乡村产业",
    "防返贫": "防返贫 脱贫 监测对象 帮扶 乡村振兴 驻村",
    "平安稳定": "信访 维稳 矛盾纠纷 综治 平安 反诈 扫黑 禁毒 网格 社区矫正",
    "党建宣传": "党建 党员 党史 主题教育 理论学习 宣传 意识形态 精神文明 志愿服务 新时代文明实践",
    "医疗卫生": "疫情 传染病 疫苗 健康档案 体检 爱国卫生 慢性病 妇幼 卫生健康",
    "普查统计": "普查 人口调查 统计调查 摸底调查 入户调查 抽样调查",
}
RELATED = 0.6
"""What the same line of work alone is worth."""

Weights = Mapping[str, float]


def topic_likeness(a: str, b: str, weights: Weights | None = None) -> float:
    """0.0 to 1.0: the weight of the pairs of letters both have, by that of the text with fewer of them.

    weights  from `weights_of`; a pair that is not in it is rare. None: all weigh the same
    Two letters alone (防火) name too little: then the names must be the same.
    """
    mine, other = _pairs(a), _pairs(b)
    same = 0.0
    if mine and other and (mine == other or min(len(mine), len(other)) > 1):
        same = _weight(mine & other, weights) / min(_weight(mine, weights), _weight(other, weights))
    return max(same, RELATED if lines_of(a) & lines_of(b) else 0.0)


def weights_of(titles: Iterable[str]) -> dict[str, float]:
    """How much each pair of letters tells, from the titles an office has: ln(all / those that have it), at least 0.1."""
    counts: Counter[str] = Counter()
    n = 0
    for title in titles:
        n += 1
        counts.update(_pairs(title))
    return {pair: max(0.1, log(n / k)) for pair, k in counts.items()}


def lines_of(words: str) -> frozenset[str]:
    """The lines of work that the first line of the words, the title, belongs to."""
    title = words.strip().partition("\n")[0]
    return frozenset(name for name, one in _line_patterns() if one.search(title))


@lru_cache(maxsize=1)
def _line_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(words.split()))) for name, words in LINES.items())


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    bare = [piece for piece in _FRAME.sub(" ", normalise(words)[0]).split(" ") if piece]
    return frozenset(piece[i : i + 2] for piece in bare for i in range(len(piece) - 1))


def _weight(pairs: frozenset[str], weights: Weights | None) -> float:
    if weights is None:
        return float(len(pairs))
    rare = max(weights.values(), default=1.0)
    return sum(weights.get(pair, rare) for pair in pairs)
