"""What a clause does to its reader and who acts in it: grammar, one sentence at a time."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.facts import find_facts
from jianfu.core.facts.shapes import Force, Side, Statement
from jianfu.core.reading import text_of
from jianfu.core.worktime import load_calendar

NOW = datetime(2026, 6, 10, 9, 0)


def clause(text: str, words: str) -> Statement:
    notice = find_facts(text_of(text), now=NOW, calendar=load_calendar())
    return next(s for s in notice.statements if words in s.text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("此前要求网格员每天上传截图的做法已经停止。", "上传截图"),
        ("上个月群里让大家报过养殖户数。", "养殖户数"),
        ("去年各镇报送了工作总结。", "工作总结"),
        ("以前检查要看展板、听汇报,现在直接到田头。", "看展板"),
        ("镇里成立了领导小组,各村也都明确了专人负责。", "专人负责"),
        ("县住建局对各乡镇进行了督查。", "督查"),
    ],
)
def test_what_has_been_done_is_past(text: str, words: str) -> None:
    assert clause(text, words).force is Force.PAST


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # The words of the past stand within an object, a day or a case.
        ("各乡镇要在九月底以前对预算方案重新审核。", "审核"),
        ("每年1月15日前,将上年度审批情况汇总报县农业农村局。", "审批情况"),
        ("暗访发现台账不全的,三日内补齐。", "补齐"),
        ("对巡查发现的问题及时处理。", "处理"),
        # Modals in quotation marks, hardship, a heading that tells to act.
        ("各村要在房屋醒目位置张贴“危房勿近”警示牌。", "张贴"),
        ("请各镇克服困难统筹落实经费。", "经费"),
        ("一、请将名单报镇政府。\n各村务必重视。", "名单"),
        # No modal, but the verb stands at the head or behind its actor.
        ("请于6月12日前将检查情况总结报我局。", "总结"),
        ("总结字数不得少于4000字。", "4000"),
    ],
)
def test_these_are_duties(text: str, words: str) -> None:
    s = clause(text, words)

    assert s.force is Force.DUTY
    assert s.side in (Side.BELOW, Side.OPEN)


@pytest.mark.parametrize("text", ["平台不采集位置、不记录轨迹。", "学习不布置作业、不写心得。"])
def test_a_verb_behind_a_plain_not_is_forbidden(text: str) -> None:
    assert clause(text, "不").force is Force.FORBID


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我中心拟于近日对各街道服务站工作进行督查。", "督查"),
        ("近期将对各镇工作开展情况进行抽查。", "抽查"),
        ("领导讲话稿由我局办公室起草。", "起草"),
        ("补助资金由县财政局直接发放。", "发放"),
        ("县统计局负责汇总产值统计表。", "汇总"),
    ],
)
def test_the_sender_acts(text: str, words: str) -> None:
    assert clause(text, words).force is Force.OWN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各社区居民实名注册率月底前要达到90%以上。", "注册率"),
        ("农民负担监督卡必须于十月十五日前全部发放到户。", "监督卡"),
        ("请各社区于6月20日前填报商户表。", "商户表"),
        ("各村组织群众参与抽奖答题。", "抽奖"),
        ("明白纸须由群众签字。", "签字"),
        ("没有返乡人员的也要报。", "也要报"),
        ("麻烦镇里帮忙写一下发言材料。", "发言材料"),
        ("市里下周来检查,汇报材料大家抓紧弄,明晚前发我。", "发我"),
        ("市里要求今天必须完成推广任务。", "推广"),
    ],
)
def test_people_in_an_object_and_whoever_requires_do_not_act(text: str, words: str) -> None:
    assert clause(text, words).side in (Side.BELOW, Side.OPEN)


@pytest.mark.parametrize(
    "text",
    [
        "青禾镇扎实推进禁烧工作\n青禾镇全面做好禁烧工作。会议传达了上级精神。目前,全镇已发放宣传单500份。下一步,该镇将加大力度。",
        "10月10日,县教体局组成三个检查组,对全县学校进行检查。检查组针对校车安全进行检查,建立问题台账。下一步,县教体局将强化监管。",
        "夏粮收购工作情况总结\n今年以来,我镇认真部署。一是加强领导。成立了领导小组。二是强化督查。镇纪委对各村每三天通报一次。",
        "各位村民朋友:\n请大家自觉做到不乱扔垃圾,主动缴纳卫生费,积极参加清扫。",
        "关于禁止燃放烟花爆竹的通告\n发现违规燃放的,请立即报告派出所。",
    ],
)
def test_news_reports_and_letters_to_citizens_demand_nothing(text: str) -> None:
    assert not find_facts(text_of(text), now=NOW, calendar=load_calendar()).demands
