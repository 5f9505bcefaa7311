"""Pasted chat text -> messages: who wrote what, without the lines that only say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from jianfu.core.patterns import pattern
from jianfu.core.reading.characters import alike
from jianfu.core.reading.shapes import Message

_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|今天|昨天|前天|(?:星期|周)[一二三四五六日天])"
_CLOCK = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?"
_NAME = r"[^\s。,;!?:、《》“”][^。,;!?:、《》“”\t\n]{0,29}?"

# 李明 2026/6/10 18:20, the name first (WeChat, DingTalk) or last (QQ), or in brackets before the words.
_NAME_FIRST = pattern(rf"(?P<who>{_NAME})\s+(?P<sent>(?:{_DATE} ?)?{_CLOCK}):?(?P<words>)")
_NAME_LAST = pattern(rf"(?P<sent>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}} {_CLOCK})\s+(?P<who>{_NAME})(?P<words>)")
_BRACKETED = pattern(rf"\[(?P<sent>{_DATE}?,? ?{_CLOCK})\] ?(?P<who>{_NAME}): ?(?P<words>.*)")
_NAME_ONLY = pattern(r"(?P<who>[^\s。,;!?:、《》“”][^。,;!?:、《》“”\n]{0,15}?) ?:(?P<sent>) ?(?P<words>.*)")

_DAY_LINE = pattern(rf"[—\-–=*]{{2,}} ?(?P<day>{_DATE}) ?[—\-–=*]{{2,}}")
_RECORD = pattern("(?:群聊|聊天记录|消息记录|工作群)")
_TO_ALL = pattern(r"(?:[\[【]?群公告[\]】]?|@ ?(?:所有人|全体成员|全体|all\b))")
_NO_SPEAKER = pattern(
    r"(?:时间|日期|截止|截至|定于|地点|签到|报到|开始|结束|会议|\d|[-—–至到于前])$|^(?:时间|日期|定于|第.+[条章])"
)

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊"
    "白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季牛樊葛温俞章鲁倪庄聂柳殷詹申梅安颜"
)
_TITLE = "(?:书记|主任|镇长|乡长|局长|科长|所长|站长|村长|主席|委员|队长|组长|经理|老师|干事|同志|助理|工)"
_PERSON = pattern(
    rf"(?:.{{0,10}}[-_ (（])?[小老]?[{_SURNAMES}](?:[\u3400-\u9fff]{{1,2}}|{_TITLE}|[\u3400-\u9fff]{{0,2}}{_TITLE})(?:[-_ (（@].{{1,12}})?"
)
_YEAR = pattern(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日? ?(凌晨|早上|上午|中午|下午|傍晚|晚上)? ?(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that says who speaks; `words` is where the message begins."""

    who: str
    sent: str
    start: int
    words: int


def chat_messages(chars: str) -> tuple[Message, ...]:
    """The messages of a pasted chat; none where the text is no chat."""
    same = alike(chars)
    for heads in (_timed(same), _named(same)):
        if heads and _is_chat(same, heads):
            return tuple(_messages(same, heads))
    first = re.search(r"\S", same)
    if first and _TO_ALL.match(same, first.start()):
        return (Message("", "", first.start(), len(same.rstrip())),)
    return ()


def sent_at(messages: tuple[Message, ...]) -> datetime | None:
    """When the first message was sent; None without a full date."""
    found = _YEAR.match(messages[0].sent) if messages else None
    if not found:
        return None
    year, month, day, half, hour, minute = found.groups()
    late = 12 if half in ("下午", "傍晚", "晚上") and int(hour) < 12 else 0
    try:
        return datetime(int(year), int(month), int(day), int(hour) + late, int(minute))
    except ValueError:
        return None


def _lines(same: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in same.split("\n"):
        yield start, line
        start += len(line) + 1


def _timed(same: str) -> list[_Head]:
    heads: list[_Head] = []
    day = ""
    for start, line in _lines(same):
        # A message is prose; only a short line can be the line of a speaker.
        close = line.strip()
        if ":" not in close and "—" not in close and "-" not in close and "=" not in close:
            continue
        if separator := _DAY_LINE.fullmatch(close[:40]):
            day = separator["day"] + " "
            continue
        bracketed = _BRACKETED.match(line.lstrip()[:400])
        found = bracketed or (
            len(close) <= 70 and (_NAME_FIRST.fullmatch(close) or _NAME_LAST.fullmatch(close))
        )
        if found and not _NO_SPEAKER.search(found["who"].strip()):
            sent = found["sent"].strip()
            lead = len(line) - len(line.lstrip())
            words = start + lead + found.start("words") if bracketed else start + len(line)
            heads.append(
                _Head(found["who"].strip(), sent if re.match(r"\d{4}", sent) else day + sent, start, words)
            )
    return heads


def _named(same: str) -> list[_Head]:
    """Speakers without a time: 李明: or 王主任: at the head of a line. Labels such as 时间: are none."""
    heads = []
    for start, line in _lines(same):
        found = _NAME_ONLY.match(line[:60])
        if found and _PERSON.fullmatch(found["who"]):
            heads.append(_Head(found["who"], "", start, start + found.start("words")))
    return heads if len(heads) > 1 else []


def _is_chat(same: str, heads: list[_Head]) -> bool:
    """A chat begins with a speaker, and most speakers say something."""
    before = [line.strip() for line in same[: heads[0].start].split("\n") if line.strip()]
    before = [line for line in before if not _DAY_LINE.fullmatch(line) and not _RECORD.search(line)]
    if len(before) > 2 or any(len(line) > 40 or line.endswith(":") for line in before):
        return False
    messages = list(_messages(same, heads))
    if len(messages) * 2 < len(heads):
        return False
    return any(len(re.findall("[\u3400-\u9fff]", same[m.start : m.end])) >= 4 for m in messages)


def _messages(same: str, heads: list[_Head]) -> Iterator[Message]:
    ends = [head.start for head in heads[1:]] + [len(same)]
    for head, end in zip(heads, ends, strict=True):
        lines = same[head.words : end]
        lines = _DAY_LINE.sub(lambda found: " " * len(found[0]), lines)
        start = head.words + len(lines) - len(lines.lstrip())
        stop = head.words + len(lines.rstrip())
        if start < stop:
            yield Message(head.who, head.sent, start, stop)
