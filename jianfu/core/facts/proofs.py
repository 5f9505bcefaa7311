"""Kinds of proof that a demand's words ask for."""

from __future__ import annotations

from collections.abc import Iterable

from jianfu.core.facts.shapes import Value
from jianfu.core.facts.words import Tag, Tokens

# One name for each kind, so that 拍照 and 现场照片 count once.
_KINDS = {
    "照片": "照片 图片 拍照 拍摄 现场照片 前后对比照片 晒图 补拍 拍照存档 拍照留存",
    "视频": "视频 短视频 视频资料 录像 摄像 影像 影像资料 影音资料",
    "签到表": "签到 签到表 签到簿 签到册 点名",
    "会议记录": "会议记录 会议纪录 会议纪要",
    "截图": "截图",
    "打卡": "打卡 打卡记录 刷脸",
    "轨迹": "轨迹 定位",
    "日志": "日志 工作日志 巡查日志 值班日志 民情日记 日记 巡查本",
    "心得笔记": "心得体会 学习笔记 学习心得 笔记 学习记录 手写",
    "工作记录": "记录 做好记录 工作记录 值班记录 巡查记录 走访记录 检查记录 培训记录 电话记录 进出电话记录 记录本 记录表 记录簿",
    "佐证资料": "佐证 佐证材料 佐证资料 印证材料 印证资料 痕迹 痕迹资料 台账资料 档案资料 图文资料 存档备查 归档备查 留痕",
    "签字盖章": "签字 签章",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def find_proofs(tokens: Tokens, places: Iterable[tuple[int, int]]) -> tuple[Value[str], ...]:
    """Each kind once, at its first words."""
    found: dict[str, Value[str]] = {}
    for start, end in places:
        for word in tokens.within(start, end):
            if word.tag in (Tag.PROOF, Tag.KEEP) and (kind := _KIND_OF.get(word.word)):
                found.setdefault(kind, Value(kind, word.start, word.end))
    return tuple(found.values())
