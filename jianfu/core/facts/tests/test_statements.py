"""What a clause does to its reader, who acts, and under which heading."""

from __future__ import annotations

from datetime import datetime
from time import process_time

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.facts.shapes import Force, Notice, Side
from jianfu.core.reading import text_of
from jianfu.core.reading.shapes import Block, Message, Part
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)


def read(text: str) -> Notice:
    return find_facts(text_of(text), now=NOW, calendar=load_calendar())


@pytest.mark.parametrize(
    ("text", "words", "force"),
    [
        ("请各镇于周五前报送台账。", "报送", Force.DUTY),
        ("烦请各乡镇对照附表逐项整改并反馈。", "整改", Force.DUTY),
        ("一、建立台账。各村每月更新。", "每月更新", Force.DUTY),
        ("网格员每日上传巡查台账。", "上传", Force.DUTY),
        ("微信群活跃度(5分)", "活跃度", Force.DUTY),
        ("获市级以上领导批示每次加2分。", "批示", Force.DUTY),
        ("发现违规行为的,要立即制止。", "立即制止", Force.DUTY),
        ("总结不少于3000字。", "总结", Force.DUTY),
        ("会议不点名、不签到。", "不点名", Force.FORBID),
        ("各乡镇不再另行制定方案。", "不再", Force.FORBID),
        ("自本月起取消月报表。", "取消", Force.FORBID),
        ("清理情况不需报送。", "不需", Force.FORBID),
        ("去年召开的视频会议有420人参加。", "视频会议", Force.PAST),
        ("各镇已完成台账建设。", "已完成", Force.PAST),
        ("过去每来一项任务就要村里挂牌。", "挂牌", Force.PAST),
        ("以往领导来调研,乡镇还要代写报告。", "代写", Force.PAST),
        ("有的单位要求每日打卡。", "打卡", Force.QUOTED),
        ("防止层层签订责任状。", "责任状", Force.QUOTED),
        ("某镇要求各村制作展板40块。", "展板", Force.QUOTED),
        ("一、存在问题\n(一)要求基层每天打卡。", "打卡", Force.QUOTED),
        ("我局将随机走访了解效果。", "走访", Force.OWN),
        ("届时由我局汇总系统数据。", "汇总", Force.OWN),
        ("排查结果由系统自动生成。", "生成", Force.OWN),
        ("欢迎自愿推荐。", "推荐", Force.MAY),
        ("各村可自行安排学习。", "学习", Force.MAY),
        ("各单位要高度重视,切实加强领导。", "高度重视", Force.EXHORT),
        ("现将方案印发给你们。", "印发", Force.PLAIN),
        ("为做好防汛工作,现就有关事项通知如下:", "防汛", Force.PLAIN),
    ],
)
def test_clause_has_this_force(text: str, words: str, force: Force) -> None:
    statement = next(s for s in read(text).statements if words in s.text)

    assert statement.force is force


@pytest.mark.parametrize(
    ("text", "words", "side", "actor"),
    [
        ("请各镇街于周五前完成摸排。", "摸排", Side.BELOW, "各镇街"),
        ("县局要求各乡镇于月底前报送方案。", "报送", Side.BELOW, "各乡镇"),
        ("参会名单请各村汇总后报送。", "汇总", Side.BELOW, "各村"),
        ("各村、各企业要成立领导小组。", "成立", Side.BELOW, "各村、各企业"),
        ("县水务局要加强技术指导,每月巡查一次。", "巡查", Side.BELOW, "县水务局"),
        ("督查组将赴各街道暗访。", "暗访", Side.SENDER, "督查组"),
        ("县政府决定对各乡镇开展督查。", "督查", Side.SENDER, "县政府"),
        ("企业应当定期自查。", "自查", Side.PUBLIC, "企业"),
        ("请引导居民使用小程序,主动申报行程。", "申报", Side.PUBLIC, ""),
        ("请于6月25日前将残疾人登记表报我会。", "登记表", Side.OPEN, None),
    ],
)
def test_clause_is_acted_by(text: str, words: str, side: Side, actor: str | None) -> None:
    statement = next(s for s in read(text).statements if words in s.text)

    assert statement.side is side
    assert (statement.actor.value if statement.actor else None) == actor


def test_list_head_hands_its_actor_down() -> None:
    notice = read("请各乡镇做好以下工作:1.建立台账。2.每月报送。3.不得漏报。")

    items = [s for s in notice.statements if s.text in ("建立台账", "每月报送", "不得漏报")]

    assert [s.actor.value for s in items if s.actor] == ["各乡镇"] * 3
    assert [s.force for s in items] == [Force.DUTY, Force.DUTY, Force.FORBID]


def test_collapsed_text_is_read_item_by_item() -> None:
    notice = read("关于考核的通知各镇:通知如下:一、考核时间12月16日二、有关要求各镇要撰写自查报告。")

    assert [s.text for s in notice.statements][-2:] == ["考核时间12月16日", "有关要求各镇要撰写自查报告"]


def test_issuing_town_is_the_sender_in_its_own_paper() -> None:
    notice = read("各村:\n镇政府每月对各村开展检查。\n石桥镇人民政府\n2023年9月28日")

    statement = next(s for s in notice.statements if "检查" in s.text)

    assert statement.side is Side.SENDER
    assert notice.demands[0].role == "inspected"


def test_comment_of_a_draft_demands_nothing() -> None:
    chars = "请各村报送名单。\n请各村每天打卡。"
    blocks = (Block(0, 8, "第1段"), Block(9, 17, "批注1", Part.COMMENT))

    notice = find_facts(text_of(chars, blocks), now=NOW, calendar=load_calendar())

    assert [d.kind for d in notice.demands] == ["report_or_form"]


def test_speaker_line_of_a_chat_is_not_read() -> None:
    chars = "报送台账组 6-10 09:00\n请各村明天交名单"
    messages = (Message("报送台账组", "6-10 09:00", 17, len(chars)),)

    notice = find_facts(text_of(chars, messages=messages), now=NOW, calendar=load_calendar())

    assert [s.text for s in notice.statements] == ["请各村明天交名单"]


@pytest.mark.parametrize(
    "piece", ["一、各村", "各村要于6月20日前报送,", "检查考核报送", "将对各乡镇开展", "“各村要"]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = text_of((piece * length)[:length])
        start = process_time()  # of this process alone: another at work beside it does not count
        find_facts(text, now=NOW, calendar=load_calendar())
        return process_time() - start

    seconds(500)

    assert seconds(40_000) < 30 * seconds(4_000) + 0.5
