"""The elements of papers in many layouts: with red head, typed over, collapsed to one line, without a head."""

from __future__ import annotations

from datetime import date, datetime
from time import process_time

import pytest

from jianfu.core.facts.elements import Elements, find_elements, time_base
from jianfu.core.facts.shapes import Body, Level
from jianfu.core.reading import text_of
from jianfu.core.reading.shapes import Text

NOW = datetime(2026, 11, 22, 9)

FULL = """云溪县应急管理局文件
云应急〔2026〕18号

云溪县应急管理局关于开展夏季安全生产大检查的通知

各乡镇人民政府、街道办事处,县直有关单位:
为切实做好夏季安全生产工作,根据《云溪省安全生产条例》(云政发〔2020〕3号),现就有关事项通知如下:
一、检查时间
2026年6月15日至7月15日。
二、有关要求
请各乡镇于7月20日前将检查总结报县应急管理局。
附件:安全生产大检查统计表
云溪县应急管理局
2026年6月10日
(此件公开发布)
抄送:县委办、县政府办。
云溪县应急管理局办公室 2026年6月10日印发"""

JOINT = """中共云溪县委组织部 云溪县财政局 云溪县农业农村局
关于印发《云溪县村级集体经济发展专项行动方案》的通知
云组通〔2026〕7号
各镇党委、各镇人民政府:
现将方案印发给你们,请认真贯彻落实。
中共云溪县委组织部 云溪县财政局
云溪县农业农村局
2026年3月2日
云溪县村级集体经济发展专项行动方案
一、总体要求
各镇要于4月底前制定方案。"""

COLLAPSED = (
    "关于报送2026年度民政统计年报的通知云民〔2026〕44号各乡镇人民政府、街道办事处:"
    "为做好统计年报工作,请于12月20日前报送。云溪县民政局2026年12月1日"
)

FIELDS = """索引号:112233445566/2026-00012
发文机关:云溪市住房和城乡建设局
成文日期:2026-05-06
发文字号:云住建〔2026〕33号
标题:云溪市住房和城乡建设局关于做好农村危房排查工作的通知
各有关单位:
为保障群众住房安全,请于5月30日前完成排查。"""

FORWARDED = """云溪县安全生产委员会办公室关于转发《市安委办关于开展燃气安全排查的通知》(溪安办〔2026〕8号)的通知
各乡镇安委会、县安委会成员单位:
现将《市安委办关于开展燃气安全排查的通知》(溪安办〔2026〕8号)转发给你们,请遵照执行。
云溪县安全生产委员会办公室
二〇二六年四月一日"""

PROMPT = """工作提示
各村(社区):
请于今日17时前报送防溺水排查情况。
青禾镇平安办"""

ORDER = """云溪县人民政府令
第12号
《云溪县城市犬只管理办法》已经县人民政府第8次常务会议通过,现予公布,自2026年9月1日起施行。
2026年7月28日"""

WRAPPED = """云溪县应对低温雨雪冰冻灾害
指挥部办公室关于加强值班值守
工作的通知
应急指挥部各工作组,各乡镇人民政府,县直各部门,各企
事业单位:
请各单位加强值班值守。
云溪县应对低温雨雪冰冻灾害
指挥部办公室
2026年1月20日"""


def elements(chars: str) -> Elements:
    return find_elements(text_of(chars), now=NOW)


def issuers(chars: str) -> list[str]:
    return [i.value.name for i in elements(chars).issuers]


def recipients(chars: str) -> list[str]:
    return [r.value.name for r in elements(chars).recipients]


def number(chars: str) -> str | None:
    found = elements(chars).doc_number
    return found.value if found else None


def day(chars: str) -> date | None:
    found = elements(chars).issued_on
    return found.value if found else None


def test_full_paper_shows_everything() -> None:
    paper = elements(FULL)

    assert paper.title
    assert paper.genre
    assert paper.title.value == "云溪县应急管理局关于开展夏季安全生产大检查的通知"
    assert paper.genre.value == "通知"
    assert number(FULL) == "云应急〔2026〕18号"
    assert day(FULL) == date(2026, 6, 10)
    assert recipients(FULL) == ["各乡镇人民政府、街道办事处", "县直有关单位"]
    assert [(i.value.name, i.value.level, i.value.body) for i in paper.issuers] == [
        ("云溪县应急管理局", Level.COUNTY, Body.DEPARTMENT)
    ]


def test_places_hold_their_words() -> None:
    text = text_of(FULL)
    paper = find_elements(text, now=NOW)

    assert paper.doc_number
    assert paper.issued_on
    assert text.span(paper.doc_number.start, paper.doc_number.end).text == "云应急〔2026〕18号"
    assert text.span(paper.issued_on.start, paper.issued_on.end).text == "2026年6月10日"
    assert [text.plain[r.start : r.end] for r in paper.recipients] == recipients(FULL)


def test_body_begins_behind_the_address_and_ends_at_the_signature() -> None:
    text = text_of(FULL)
    start, end = elements(FULL).body

    assert text.plain[start:end].startswith("为切实做好")
    assert "现就有关事项" in text.plain[start:end]
    assert "抄送" not in text.plain[start:end]


def test_an_enclosed_text_behind_the_signature_belongs_to_the_body() -> None:
    start, end = elements(JOINT).body

    assert "各镇要于4月底前制定方案" in text_of(JOINT).plain[start:end]


def test_joint_issuers_are_told_apart() -> None:
    assert issuers(JOINT) == ["中共云溪县委组织部", "云溪县财政局", "云溪县农业农村局"]


def test_issuers_that_run_together_are_told_apart() -> None:
    chars = (
        "现印发给你们,请认真执行。\n云溪省住房和城乡建设厅云溪省发展和改革委员会云溪省财政厅\n2026年7月28日"
    )

    assert issuers(chars) == ["云溪省住房和城乡建设厅", "云溪省发展和改革委员会", "云溪省财政厅"]


def test_one_line_without_breaks_still_has_its_elements() -> None:
    assert issuers(COLLAPSED) == ["云溪县民政局"]
    assert recipients(COLLAPSED) == ["各乡镇人民政府、街道办事处"]
    assert number(COLLAPSED) == "云民〔2026〕44号"
    assert day(COLLAPSED) == date(2026, 12, 1)


def test_fields_of_a_web_page_are_read() -> None:
    assert issuers(FIELDS) == ["云溪市住房和城乡建设局"]
    assert number(FIELDS) == "云住建〔2026〕33号"
    assert day(FIELDS) == date(2026, 5, 6)
    assert recipients(FIELDS) == ["各有关单位"]


def test_the_number_of_a_forwarded_paper_is_not_this_papers_number() -> None:
    assert number(FORWARDED) is None
    assert issuers(FORWARDED) == ["云溪县安全生产委员会办公室"]
    assert day(FORWARDED) == date(2026, 4, 1)


@pytest.mark.parametrize(
    "cited",
    [
        "根据云政发〔2026〕3号文件要求,",
        "按照《关于开展排查的通知》(云应急〔2026〕3号)要求,",
        "你县《关于设立街道办事处的请示》(云府文(2026)119号)收悉。",
        "根据县委办[2026]107号文件精神,",
    ],
)
def test_a_number_cited_in_the_body_is_not_this_papers_number(cited: str) -> None:
    assert number(f"关于做好排查工作的通知\n各乡镇人民政府:\n{cited}请认真抓好落实。") is None
    assert number(f"{cited}请认真抓好落实。") is None


@pytest.mark.parametrize(
    "written",
    [
        "云政发〔2026〕3号",
        "云政发[2026]3号",
        "云政发(2026)3号",
        "云政发【2026】3号",
        "云政发〔2026〕第3号",
        "云政办发明电〔2026〕13号",
        "云委发〔2026〕103号",
    ],
)
def test_a_number_is_found_with_any_brackets(written: str) -> None:
    assert (
        number(f"云溪县人民政府关于做好排查工作的通知\n{written}\n各乡镇人民政府:\n请抓好落实。") == written
    )
    assert number(f"{written}\n各乡镇人民政府:\n请抓好落实。") == written
    assert (
        number(f"云溪县人民政府关于做好排查工作的通知({written})\n各乡镇人民政府:\n请抓好落实。") == written
    )


def test_an_order_is_counted_without_a_year() -> None:
    assert number(ORDER) == "第12号"
    assert issuers(ORDER) == ["云溪县人民政府"]


def test_a_day_of_validity_or_an_event_is_not_the_day_of_issue() -> None:
    assert day("本办法自2026年9月1日起施行。") is None
    assert day("2026年5月20日下午,县长主持召开会议。") is None
    assert day(ORDER) == date(2026, 7, 28)


def test_a_date_in_chinese_numerals_with_a_latin_zero_is_read() -> None:
    assert day("请遵照执行。\n云溪县人民政府\n二0一二年四月二十六日") == date(2012, 4, 26)


def test_a_short_hint_is_an_unnumbered_kind() -> None:
    paper = elements(PROMPT)

    assert paper.genre
    assert paper.genre.value == "工作提示"
    assert recipients(PROMPT) == ["各村(社区)"]


def test_names_and_lists_wrapped_over_lines_are_joined() -> None:
    assert issuers(WRAPPED) == ["云溪县应对低温雨雪冰冻灾害指挥部办公室"]
    assert recipients(WRAPPED) == ["应急指挥部各工作组", "各乡镇人民政府", "县直各部门", "各企事业单位"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("各村、乡直各单位:", ["各村", "乡直各单位"]),
        ("县公安局、县市场监管局、县卫健局:", ["县公安局", "县市场监管局", "县卫健局"]),
        ("各乡(镇)、街道办事处:", ["各乡(镇)、街道办事处"]),
        ("各村党总支、村委会:", ["各村党总支、村委会"]),
        ("各县(市、区)人民政府,市政府各委、办、局:", ["各县(市、区)人民政府", "市政府各委、办、局"]),
        ("各镇人民政府、云溪高新区管委会,各有关单位:", ["各镇人民政府", "云溪高新区管委会", "各有关单位"]),
        ("全体村民:", ["全体村民"]),
        ("主送:各乡镇人民政府,县直各单位", ["各乡镇人民政府", "县直各单位"]),
        ("下一步工作安排如下:", []),
        ("联系人:某某", []),
        ("填报单位:青禾镇", []),
        ("各村要做到:", []),
        ("会议强调:", []),
    ],
)
def test_the_address_line_is_split_where_each_part_stands_alone(line: str, parts: list[str]) -> None:
    assert recipients(f"{line}\n请认真抓好落实。") == parts


def test_a_body_at_the_head_of_its_own_rules_is_the_issuer() -> None:
    assert issuers("云溪县人民政府工作规则\n第一章 总则\n一、制定本规则。") == ["云溪县人民政府"]


def test_a_body_that_merely_acts_in_the_text_is_no_issuer() -> None:
    assert issuers("市政府办公室每月编发简报。\n县应急管理局负责督促检查。") == []


def test_a_declared_response_is_an_emergency_and_a_plan_is_none() -> None:
    declared = "县防汛抗旱指挥部决定于7月3日12时启动防汛Ⅳ级应急响应。请各地做好防范。"
    planned = "气象部门发布暴雨蓝色预警时,县防汛抗旱指挥部启动防汛Ⅳ级应急响应。"
    turned = "防汛Ⅱ级应急响应已由县防汛抗旱指挥部于6月10日8时启动。"
    over = "县防汛抗旱指挥部决定于7月5日8时终止防汛Ⅳ级应急响应。"

    found = elements(declared).emergency
    assert found
    assert found.value == "启动防汛Ⅳ级应急响应"
    assert elements(turned).emergency
    assert elements(planned).emergency is None
    assert elements(over).emergency is None
    assert elements("现已进入主汛期,各村要高度重视。").emergency is None


def test_urgency_is_what_the_paper_says_of_itself() -> None:
    marked = elements("特急\n关于做好防范工作的通知\n各乡镇人民政府:\n请抓好落实。").urgency
    titled = elements("关于做好防范工作的紧急通知\n各乡镇人民政府:\n请抓好落实。").urgency

    assert marked
    assert marked.value == "特急"
    assert titled
    assert titled.value == "紧急通知"
    assert elements("关于做好防范工作的通知\n各乡镇人民政府:\n请紧急排查。").urgency is None


def test_times_count_from_the_day_of_issue_else_from_the_year_of_the_number() -> None:
    assert time_base(elements(FULL), sent_at=None, now=NOW) == (datetime(2026, 6, 10), True, None)
    only_number = elements("云民〔2018〕44号\n各乡镇人民政府:\n请于6月5日前完成。")
    assert time_base(only_number, sent_at=None, now=NOW) == (NOW, False, 2018)
    assert time_base(Elements(), sent_at=datetime(2026, 6, 1, 8), now=NOW) == (
        datetime(2026, 6, 1, 8),
        True,
        None,
    )


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("沙河乡2019年征兵工作方案\n各村要于7月25日前上报花名册。", 2019),
        ("集中排查工作方案\n2023年集中排查自5月开始,各村于5月20日前完成。", 2023),
        # Two years in the text, the clock's own year, and a year that is only summed up.
        ("排查方案\n根据2021年、2022年部署,各村于5月20日前完成。", None),
        ("沙河乡2026年征兵工作方案\n各村要于7月25日前上报花名册。", None),
    ],
)
def test_a_paper_without_a_date_takes_the_year_of_its_title_or_its_only_one(
    words: str, year: int | None
) -> None:
    assert elements(words).year == year


def test_the_year_summed_up_in_january_is_not_the_year_of_the_days() -> None:
    text = text_of("2025年度考核方案\n各村于1月25日前上报总结。")

    assert find_elements(text, now=datetime(2026, 1, 12)).year is None


def test_a_call_behind_the_addressees_is_not_part_of_them() -> None:
    assert recipients("@所有人 各村(社区)请注意:\n明早8点前报数。") == ["各村(社区)"]


def test_the_source_line_of_a_web_page_names_the_issuer() -> None:
    page = "青禾镇调度禁烧工作\n发布时间:2020-10-07 发布机构:青禾镇人民政府 浏览次数:106\n各村要抓好落实。"

    assert issuers(page) == ["青禾镇人民政府"]


@pytest.mark.parametrize(
    "piece", ["云政发〔2026〕1号", "启动Ⅰ级响应", "2026年6月1日", "各村、", "(", "《关于"]
)
def test_a_hostile_line_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        chars = piece * (length // len(piece))
        text = Text(chars, chars)
        began = process_time()
        find_elements(text, now=NOW)
        return process_time() - began

    # Four times the length would take sixteen times as long if anything were quadratic.
    assert seconds(80_000) < 8 * max(seconds(20_000), 0.01)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("云溪县人民政府令第12号\n现公布《犬只管理办法》,自9月1日起施行。", "云溪县人民政府令第12号"),
        ("云溪县人民政府公告\n2026年第3号\n现将有关事项公告如下。", "2026年第3号"),
        ("〔84〕云政字第5号\n各公社:\n请遵照执行。", "〔84〕云政字第5号"),
        ("关于做好普查工作的通知 云统发〔2026〕7号 各乡镇统计站:请抓紧落实。", "云统发〔2026〕7号"),
    ],
)
def test_other_ways_to_number_a_paper(written: str, found: str) -> None:
    assert number(written) == found


@pytest.mark.parametrize(
    ("signed", "names"),
    [
        ("县委办公室县政府办公室", ["县委办公室", "县政府办公室"]),
        ("镇党委镇政府", ["镇党委", "镇政府"]),
        ("县教育局、县公安局", ["县教育局", "县公安局"]),
        ("中共中央办公厅国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
        ("云溪县第七次全国人口普查领导小组办公室", ["云溪县第七次全国人口普查领导小组办公室"]),
        ("共青团云溪县委", ["共青团云溪县委"]),
        ("国家税务总局云溪县税务局", ["国家税务总局云溪县税务局"]),
        ("青禾镇", ["青禾镇"]),
    ],
)
def test_the_name_above_the_date_is_the_issuer(signed: str, names: list[str]) -> None:
    assert issuers(f"各村:\n请认真抓好落实。\n{signed}\n2026年6月10日") == names


@pytest.mark.parametrize("line", ["全县安全生产工作推进会", "三楼会议室", "驻村干部", "工作部署", "领导督办"])
def test_words_that_end_like_an_organ_are_no_issuer(line: str) -> None:
    assert issuers(f"各村:\n请认真抓好落实。\n{line}\n2026年6月10日") == []


def test_a_forwarded_message_has_sender_and_addressees() -> None:
    message = "【转发】县防办通知:各乡镇:请于6月13日17:00前报送值班表。县防办\n6月12日"

    assert recipients(message) == ["各乡镇"]
    assert issuers(message) == ["县防办"]


def test_a_greeting_in_a_group_is_an_address() -> None:
    assert recipients("各位书记、主任:明早9点前把台账发群里。") == ["各位书记、主任"]
    assert recipients("尊敬的各位网格员:\n请于本周五前完成走访。") == ["各位网格员"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("云溪县水务局:各乡镇人民政府要立即成立专班。", "云溪县水务局"),
        ("【县教育局】请各校今日内回传表格。", "县教育局"),
        ("市爱卫会办公室要求各县(区)于月底前报送方案。", "市爱卫会办公室"),
        ("市局要求各社区书记每日在群内报数。", "市局"),
        ("云溪市民政局社会救助处:各街道请于6月20日前报送。", "云溪市民政局社会救助处"),
        ("县医保局定于6月24日召开培训会。", "县医保局"),
    ],
)
def test_who_speaks_at_the_head_of_a_short_text_is_the_issuer_and_no_addressee(words: str, name: str) -> None:
    assert issuers(words) == [name]
    assert recipients(words) == []


def test_an_organ_that_is_spoken_to_is_no_issuer() -> None:
    assert issuers("县卫健局:\n请于6月20日前报送名单。") == []
    assert recipients("县卫健局:\n请于6月20日前报送名单。") == ["县卫健局"]


def test_a_response_declared_by_the_emergency_bureau_counts() -> None:
    assert elements("县应急管理局发布暴雨Ⅰ级应急响应,自6月10日8时起执行。各镇要转移群众。").emergency
    assert elements("如启动Ⅰ级应急响应,县防指应立即转移群众,自6月10日起执行。").emergency is None


@pytest.mark.parametrize(
    "kind", ["党校", "档案馆", "国有林场", "气象台", "公路养护段", "森林公园", "自来水厂", "看守所"]
)
def test_institutions_sign_as_offices_do(kind: str) -> None:
    chars = f"关于核对数据的通知\n各乡镇:\n请于12月10日前报送数据表。\n云水县{kind}\n2026年11月9日"

    assert issuers(chars) == [f"云水县{kind}"]
