"""Papers that only tell demand nothing, whatever duties they speak of; the same duty in an order is one."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

STORIES = (
    # news: what a leader or a meeting said must be done
    "4月2日,松岭市召开全市春耕工作视频会,副市长到会并讲话。会议强调,各县区要全面排查灌溉渠道,加强农资市场检查,于清明前完成育秧。",
    "日前,白沙乡组织民兵开展了防溺水巡查。乡党委书记要求,各村要在水塘边设置警示牌,安排专人每天巡查并做好记录。",
    "为提升镇村颜值,白沙乡近期集中清理河道。各村组织党员清运垃圾50余吨,拆除旱厕20处,受到群众好评。",
    "白沙乡召开禁毒工作会\n6月3日,白沙乡召开禁毒工作会。会上通报了上月情况,学习了有关文件。乡长指出,各村要签订责任书,建立台账。",
    # complaints
    "某县网格员反映,每天要在三个平台打卡,巡查一次就得拍五张照片。有的部门还把转发次数列入考核,甚至每周排名通报。",
    "一位村支书告诉记者,村里一年要签二十多份责任书,迎接检查时得准备十几盒台账。",
    "该局工作人员先后建立7个工作群,多次要求各乡镇当天报送表格,导致基层疲于应付。",
    # an essay, an explanation of a policy, papers that go up
    "基层减负的思考与对策\n要建立台账清理机制,由县级部门统一报送数据,取消重复填报。考核要派出专业人员入户走访。",
    "《白沙乡秸秆管理办法》政策解读\n办法明确,各村要建立巡查队,每月上报一次情况,镇里每季度考核一次。",
    "白沙乡人民政府关于增拨防火经费的请示\n县财政局:\n县应急局现场检查后,要求年内完成防火道改造。恳请贵局安排专项资金20万元。\n妥否,请批示。",
    # letters to citizens
    "致全乡果农的一封信\n果农朋友们:\n请及时清理枯枝,发现病株请报告农技站,主动做好防冻工作。",
)

ORDERS = (
    "各县区要全面排查灌溉渠道,于4月20日前完成育秧。",
    "各村要在水塘边设置警示牌,安排专人每天巡查并做好记录。",
    "暗访发现个别村垃圾清运不及时,请相关村今天清理到位。",
    "各村:近期我乡连续发生两起溺水事故,造成严重后果。各村要安排专人值守水塘。",
    "关于做好果园管理的通知\n各村:\n请组织农技员指导果农清理枯枝,发现病株及时报告农技站。",
)

# A speech asks only where it names who must do what, or how much.
SPEECH = "在全县农村工作会议上的讲话\n同志们:\n要深入村组调查研究,真抓实干。{}"


def demands(text: str) -> list[str]:
    notice = find_facts(text_of(text), now=datetime(2026, 6, 10, 9, 0), calendar=load_calendar())
    return [notice.text.plain[d.start : d.end] for d in notice.demands]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_demands_nothing(text: str) -> None:
    assert not demands(text)


@pytest.mark.parametrize("text", ORDERS)
def test_an_order_demands_something(text: str) -> None:
    assert demands(text)


def test_a_speech_demands_what_it_hands_to_somebody_by_name() -> None:
    assert not demands(SPEECH.format(""))
    assert demands(SPEECH.format("从7月起,各镇派一名干部轮流值班。")) == ["各镇派一名干部轮流值班"]
    assert not demands(SPEECH.format("今天召开这次会议,目的是统一思想。"))
    assert not demands("在全县教育大会上的讲话\n同志们:\n一、肯定成绩\n建立台账,每周调度,各校每月报送进展。")
    assert demands(SPEECH.format("县直各部门每月5日前要把进展报县委农办。")) == [
        "县直各部门每月5日前要把进展报县委农办"
    ]


def test_a_notice_has_the_sender_s_voice_even_where_it_tells_first() -> None:
    text = "关于近期火灾的通报\n各村:\n5月3日,柳树村发生火灾,造成两户受灾,该村未及时上报。各村要逐户检查用电线路。"

    assert demands(text) == ["各村要逐户检查用电线路"]
