"""What the paper is about, from its title: under 《考核办法》 each score line belongs to one scheme."""

from __future__ import annotations

import re

from jianfu.core.facts.shapes import Kind

_THEMES = {
    Kind.ASSESSMENT: re.compile(r"考核|考评|测评|绩效评价|评价(?:办法|方案|细则)|评分|评比|奖惩|排名"),
    Kind.RESPONSIBILITY_LETTER: re.compile(r"责任书|责任状|承诺书|目标书|军令状"),
    Kind.APP_OR_GROUP: re.compile(
        r"小程序|APP|App|公众号|客户端|应用程序|微信群|工作群|二维码|推广.{0,24}(?:平台|系统|软件)"
    ),
    Kind.INSPECTION: re.compile(r"督查|督导|检查|调研|视察|巡查|排查|抽查|自查"),
    Kind.TRAINING: re.compile(r"培训|轮训"),
    Kind.MEETING: re.compile(r"(?:召开|参加|举行).{0,30}会|会议(?:的)?(?:预)?通知"),
    Kind.OTHER: re.compile(r"大赛|比赛|竞赛|征文|汇演|展演|文艺演出|运动会|演讲"),
}


# The enclosed text has a name of its own, in a line of its own.
_ENCLOSED = re.compile(r"^.{4,40}(?:办法|细则|方案|意见|责任书|责任状|标准|评分表|制度)$", re.M)


# 【某镇工作群】: where it was said, not what it is about.
_CHAT_NAME = re.compile(r"^【[^】]{1,20}】")


def theme_of(title: str, plain: str) -> frozenset[Kind]:
    m = _ENCLOSED.search(plain)
    names = f"{title or _CHAT_NAME.sub('', _first_line(plain))}\n{m.group() if m else ''}"
    return frozenset(kind for kind, words in _THEMES.items() if words.search(names))


def _first_line(plain: str) -> str:
    """A line that could be a name: short, without stops, above something else."""
    line, more, _ = plain[:60].partition("\n")
    return line if more and not set(line) & set("。,;") else ""
