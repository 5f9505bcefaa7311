"""The headline and the kind of paper it names."""

from __future__ import annotations

import re

FIFTEEN = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
_UNNUMBERED = "工作提示|温馨提示|工作提醒|提示函|提醒函|督办函|便函|交办单|督办单|提示|备忘录?"
_ENCLOSED = "实施方案|工作方案|方案|办法|细则|规定|规则|制度|责任书|责任状|目标责任书|要点|计划|预案|清单|条例|政策解读|解读|倡议书|讲话|要求"
_GENRE = re.compile(rf"(?P<genre>{_UNNUMBERED}|{FIFTEEN}|{_ENCLOSED})(?:\([^)]{{0,20}}\)|[『【].*|篇[一二三四五]|》)*$")
_QUOTED = r"《(?:[^《》]|《[^《》]*》)*》|〈[^〉]*〉|<[^>]*>"
# A headline may be wrapped (《…》 and line ends inside), but no sentence ends in it.
_HEADLINE = re.compile(
    rf"(?:{_QUOTED}|[^《。;!?:\n])*?(?:关于|印发|转发|批转|发布|公布)(?:{_QUOTED}|[^。;!?:《]){{1,160}}?的?(?:{_UNNUMBERED}|{FIFTEEN})(?![\u4e00-\u9fff]*》)(?=$|\n|\(|[^\u4e00-\u9fff]|各|市|县|区|镇|乡|局|省)"
)
_SKIP = re.compile(r"^(?:索引号|发文字号|发布文号|政策文号|文号|来源|发布|日期|字号|标题[:】]|特急|加急|平急|\(|〔)|文件$|\d号\)?$")


def find_title(plain: str, head_end: int) -> tuple[int, int] | None:
    """Where the headline stands before `head_end`."""
    m = _HEADLINE.search(plain, 0, head_end)
    if m:
        return _trim(plain, m.start(), m.end())
    at = 0
    for line in plain[:head_end].split("\n")[:8]:
        if line and not _SKIP.search(line) and len(line) <= 60 and _GENRE.search(line):
            return at, at + len(line)
        at += len(line) + 1
    return None


def _trim(plain: str, start: int, end: int) -> tuple[int, int]:
    label = re.match(r"(?:标题[:】]?|.{0,40}\d号|[《【]|\n)+", plain[start:end])
    if label and label.end() < end - start - 4:
        start += label.end()
    return start, end


def genre_of(title: str) -> tuple[str, int, int] | None:
    """The kind of paper a headline ends with, and its place in the headline."""
    m = _GENRE.search(title)
    return (m["genre"], m.start("genre"), m.end("genre")) if m else None
