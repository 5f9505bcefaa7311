"""TRC006: learning is not proved by notes or essays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Notice
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.sentences import brief
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict, Verified
from jianfu.core.rules.stretches import demanded_with_premise
from jianfu.core.rules.words import STATUTE

_NOTES = pattern(
    r"(?:学习|读书|听课|研学|政治学习|个人|专题)笔记|(?:记|写|做|做好|抄|撰写|整理|完成)[^,;]{0,8}笔记|手抄|抄写|誊抄|摘抄"
    r"|(?:学习|培训|参训|观看|观影|参观|研讨|个人)?心得(?:体会)?(?:文章)?|(?:学习|培训|参观|观看|个人)体会|[读观听]后感|学习感悟|感悟文章|剖析材料|学习总结"
    r"|学习(?:时长|积分|进度|课时|完成)?(?:情况)?的?(?:截图|截屏|照片|打卡)|(?:课程|答题|网课|时长|积分|成绩)(?:完成)?截[图屏]"
)
_ACT = pattern(
    r"请|[须应要]|必须|务必|一律|每人|人人|全员|交|报|写|抄|撰|上传|发送|发|形成|提供|收|不少于|字|篇|做好|完成|检查|抽查|送检|评比|为准"
)
_OTHER = pattern(
    r"(?:自愿|鼓励|可以|可结合|欢迎|择优|征文|比赛|学生|交流心得|心得交流会|分享心得)|(?:交流|分享|谈|结合)[^,。;]{0,6}(?:心得|体会)"
)
_BY_LAW = pattern(STATUTE)
_WORDS = "笔记 抄 心得 感 体会 总结 剖析 学习 截图 截屏"


def check(notice: Notice, ctx: Context) -> Iterator[Hit]:
    for stretch in demanded_with_premise(ctx, _WORDS):
        found = stretch.find(_NOTES)
        if not found or not _ACT.search(stretch.text) or _OTHER.search(stretch.sentence):
            continue
        if not _BY_LAW.search(stretch.sentence):
            start, end = stretch.place(found)
            yield Hit(start, end, f"本件要求交{brief(notice, start, end)},以此证明学习")


RULE = Rule(
    code="TRC006",
    title="不要求学习笔记、心得体会",
    source=Clause("gd-2024", "第三部分", "不以学习笔记、心得体会等检验学习", Verified.CONTENT),
    level=Verdict.RETURN,
    since=date(2024, 8, 6),
    about=_WORDS,
    check=check,
    yields_to=("ASM002",),
    lighter="发材料或开放课程即可,不收笔记和心得",
    bad=(
        "全体党员干部须手抄条例原文,由支部统一检查。",
        "培训结束后一周内,每人提交1篇心得体会。",
        "村“两委”干部要做好学习笔记,每季度不少于5000字。",
        "观看警示教育片后,各单位收齐观后感报办公室。",
        "请各位今天学完网课,把学习截图发群里",
    ),
    good=(
        "学习材料已发布在网站,自行阅读。",
        "不得以学习笔记、心得体会作为检查内容。",
        "通报批评了某街道要求人人抄写笔记的做法。",
        "鼓励结合实际撰写学习心得,不作统一要求。",
        "去年各支部共收到心得体会320篇。",
        "县委党校负责整理学员交流发言。",
    ),
)
