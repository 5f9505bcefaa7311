"""The headline and the kind of paper it names."""

from __future__ import annotations

from jianfu.core.patterns import pattern

FIFTEEN = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
_UNNUMBERED = "工作提示|温馨提示|工作提醒|提示函|提醒函|督办函|便函|交办单|督办单|提示|备忘录?"
_ENCLOSED = "实施方案|工作方案|方案|办法|细则|规定|规则|制度|责任书|责任状|目标责任书|要点|计划|预案|清单|条例|政策解读|解读|倡议书|讲话|要求"
_TELLING = "(?:情况|工作)?(?:总结|汇报|简报|快报)|答复|公示|情况说明"
"""Papers that tell; they have a name like the others."""
_GENRE = pattern(
    rf"(?P<genre>{_UNNUMBERED}|{FIFTEEN}|{_ENCLOSED}|{_TELLING})(?:\([^)]{{0,20}}\)|[『【].*|篇[一二三四五]|》)*$"
)
_QUOTED = r"《(?:[^《》]|《[^《》]*》)*》|〈[^〉]*〉|<[^>]*>"
# A headline may be wrapped (line ends inside), but no sentence ends in it.
_HEADLINE = pattern(
    rf"(?:{_QUOTED}|[^《。;!?:\n]){{0,60}}?\n?(?:关于|印发|转发|批转|发布|公布)(?:{_QUOTED}|[^。;!?:《》]){{1,160}}?的?"
    rf"(?:{_UNNUMBERED}|{FIFTEEN})(?=$|\n|\(|》|[\W\dA-Za-z]|[^\W\d]{{1,12}}[〔\[]|各|有关|[省市县区镇乡局][^\W\d]{{0,12}}[,、:])"
)
_SKIP = pattern(
    r"^(?:索引号|发文字号|发布文号|政策文号|文号|来源|发布|日期|字号|特急|加急|平急|\(|〔)|文件$|\d号\)?$"
)
_BEFORE = pattern(r"(?:标题[:】]?|[^\n。《]{0,30}\d号|[《【]|\n)+")
_SENTENCE = pattern(r"[,;。]|^[^《]{0,12}(?:请|将|应|须|务必)(?!示)")
_NUMBER = pattern(r"[^。《]{0,30}\d号")
_LINES = 8
_IMPRINT = pattern(
    r"\n(?:[^\n。]{0,20}\n)?[^\n。]{0,12}(?:发布|成文|更新)(?:时间|日期)|\n(?:信息)?来源:|\n体裁|\n(?:作者|发布机构|发布人)"
)
"""Below the headline of a web page."""


def find_title(plain: str, head_end: int) -> tuple[int, int] | None:
    """Where the headline stands before `head_end`."""
    at = 0
    for line in plain[:head_end].split("\n")[:_LINES]:
        label = _BEFORE.match(line)
        start = at + (label.end() if label and label.end() < len(line) else 0)
        m = _HEADLINE.match(plain, start, head_end)
        if m:
            return _own_line(plain, start, m.end())
        if (
            line
            and not _SKIP.search(line)
            and len(line) <= 60
            and _GENRE.search(line)
            and not _SENTENCE.search(line)
        ):
            return start, at + len(line)
        if line.endswith("。"):
            break
        if 8 <= len(line) <= 60 and line[-1].isalnum() and _IMPRINT.match(plain, at + len(line)):
            return at, at + len(line)
        at += len(line) + 1
    return None


def _own_line(plain: str, start: int, end: int) -> tuple[int, int]:
    """A red head or a document number on a line of its own above is not part of the headline."""
    first = plain.find("\n", start, end)
    above = first > 0 and (plain.startswith("文件", first - 2) or _NUMBER.fullmatch(plain, start, first))
    return (first + 1, end) if above else (start, end)


def genre_of(title: str) -> tuple[str, int, int] | None:
    """The kind of paper a headline ends with, and its place in the headline."""
    m = _GENRE.search(title)
    return (m["genre"], m.start("genre"), m.end("genre")) if m else None
