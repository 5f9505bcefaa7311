"""Papers of the fictional county, written by rule: as many as a month or a year needs, no two alike.

What a department asks is drawn from `county.toml` and from the shapes below; the same seed gives the same papers.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from jianfu.core.worktime import load_calendar

CALENDAR = load_calendar()
DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper as it lies on the desk of a department before it is sent."""

    day: date
    department: str
    title: str
    text: str
    urgent: bool = False


def county() -> Mapping[str, Any]:
    """The tree, the matters and the people."""
    return tomllib.loads((Path(__file__).parent / "county.toml").read_text())


def write_papers(
    first: date, last: date, *, count: int, seed: int = 1, departments: Sequence[str] | None = None
) -> Iterator[Draft]:
    """`count` papers on the working days from `first` to `last`, in the order of their days."""
    rng = random.Random(seed)  # noqa: S311 - fiction, no secret
    data = county()
    names = list(departments or data["departments"])
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    days = [day for day in days if CALENDAR.is_working_day(day)] or [first]
    chosen = sorted(rng.choice(days) for _ in range(count))
    for serial, day in enumerate(chosen, 1):
        name = rng.choice(names)
        office, *matters = data["departments"][name]
        yield _write(rng, day, name, office, rng.choice(matters), serial)


def _write(rng: random.Random, day: date, name: str, office: str, matter: str, serial: int) -> Draft:
    department = f"云水县{name}"
    shape = rng.choices(list(SHAPES), weights=list(SHAPES.values()))[0]
    title, body, asks = shape(rng, day, department, office, matter)
    sections = [_purpose(rng, matter), *_numbered(body), *asks, _contact(rng, department)]
    number = f"云{name[0]}函〔{day.year}〕{serial}号"
    text = "\n".join(
        [
            f"{department}关于{title}的通知",
            "",
            number,
            "",
            f"各乡镇(街道){office}：",
            *(f"　　{line}" for line in sections),
            "",
            department,
            f"{day.year}年{day.month}月{day.day}日",
        ]
    )
    return Draft(day, name, title, text, urgent="响应" in title)


def taken_back(day: date) -> Draft:
    """What the duty list says a department has taken back comes down again."""
    department = "云水县市场监督管理局"
    title = "做好电梯维保检查"
    lines = (
        f"{department}关于{title}的通知",
        "",
        "各乡镇(街道)市场监管所：",
        "　　请各乡镇(街道)对辖区电梯维保质量开展检查，年底前检查一遍。",
        "",
        department,
        f"{day.year}年{day.month}月{day.day}日",
    )
    return Draft(day, "市场监督管理局", title, "\n".join(lines))


def _purpose(rng: random.Random, matter: str) -> str:
    before = rng.choice(("为掌握", "为摸清", "为做好", "为进一步了解", "为安排好"))
    why = rng.choice(("明年资金安排", "汛后修复", "冬春工作", "年度预算", "下一步服务", "设施更新"))
    return f"{before}全县{matter}的底数，服务{why}，现将有关事项通知如下。"


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{DIGITS[n]}、{line}" for n, line in enumerate(lines)]


def _contact(rng: random.Random, department: str) -> str:
    who = rng.choice("赵钱孙李周吴郑王冯陈")
    return f"联系人：{who}工，电话：0000-{rng.randint(2000000, 8999999)}。有不清楚的地方请直接来电。"


def _due(day: date, rng: random.Random, low: int = 12, high: int = 25) -> str:
    due = CALENDAR.add_working_days(day, rng.randint(low, high))
    return f"{due.year}年{due.month}月{due.day}日"


def _count(rng: random.Random, matter: str) -> str:
    old = rng.randint(20, 900)
    return f"去年登记{matter}{old}处，其中需要更新的{old // rng.randint(3, 9)}处，数据由县里统一保存，已有的不用再填。"


def clean_form(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    department, _, matter = words
    body = [
        f"范围。{rng.choice(('辖区内', '本地', '各村(社区)'))}{matter}。{_count(rng, matter)}",
        f"时间。请于{_due(day, rng)}前将《{matter}情况表》电子版发至{department}邮箱。",
        "结果。汇总后一周内返给各乡镇，可直接用于本地工作。",
    ]
    return f"核对{matter}数据", body, []


def clean_meeting(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    _, office, matter = words
    when = _free_day(CALENDAR.add_working_days(day, rng.randint(5, 12)))
    place = rng.choice(("县行政中心二楼会议室", "县委党校教室", "县文化馆报告厅"))
    body = [
        f"时间。定于{when.year}年{when.month}月{when.day}日(星期{'一二三四五六日'[when.weekday()]})上午9:30召开，会期1小时。",
        f"地点。{place}。",
        f"参会人员。各乡镇(街道){office}1人。",
        f"内容。说明{matter}办理中的三个新变化，当场解答。",
    ]
    return f"召开{matter}工作会议", body, []


def clean_training(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    _, office, matter = words
    when = _free_day(CALENDAR.add_working_days(day, rng.randint(8, 15)))
    body = [
        f"时间。{when.year}年{when.month}月{when.day}日下午2:30，共2小时，自愿参加。",
        f"对象。{office}工作人员，名额不限。",
        f"内容。{matter}的常见问题和操作办法，课件会后发布，没来的可以自学。",
    ]
    return f"举办{matter}业务培训", body, []


def only_told(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    department, _, matter = words
    body = [
        f"办理时间。自{_due(day, rng)}起，{matter}业务改为当场办结。",
        f"查询方式。群众可在县便民服务中心或网上查询，{department}负责答复。",
    ]
    return f"{matter}业务调整", body, []


def two_asks(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    _, office, matter = words
    body = [
        f"核对。请{office}于{_due(day, rng)}前核对{matter}名单，有误的直接在表上改。",
        f"联络。请确定1名联络员，{_due(day, rng)}前告知姓名和电话。",
    ]
    return f"做好{matter}名单核对", body, []


def photos(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    _, body, asks = clean_form(rng, day, *words)
    return f"{words[2]}走访", body, [*asks, rng.choice(PHOTOS).format(matter=words[2])]


PHOTOS = (
    "工作要求：各乡镇走访时要现场拍照，照片当天上传工作群。",
    "请各村(社区)每次排查{matter}时拍摄工作照片3张以上，留存备查。",
)


def weekly(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    _, body, asks = clean_form(rng, day, *words)
    extra = rng.choice(("每周五下班前", "每周四17时前", "每月5日前"))
    return f"{words[2]}进展调度", body, [*asks, f"请{words[1]}{extra}报送{words[2]}工作进展情况。"]


def short_notice(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    due = CALENDAR.add_working_days(day, 1)
    body = [
        f"请各乡镇(街道)于{due.year}年{due.month}月{due.day}日前报送{words[2]}工作总结，不少于3000字。",
        f"材料要有数据、有做法、有亮点，{words[0]}将择优刊发。",
    ]
    return f"报送{words[2]}工作总结", body, []


def evening(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    when = CALENDAR.add_working_days(day, rng.randint(3, 6))
    body = [
        f"时间。定于{when.year}年{when.month}月{when.day}日晚19:30召开{words[2]}视频调度会。",
        f"参会人员。各乡镇(街道)主要负责同志、分管负责同志、{words[1]}全体人员和各村(社区)主职干部。",
        "会议纪律。请参会人员提前15分钟扫码，会后报送参会照片。",
    ]
    return f"召开{words[2]}视频调度会", body, []


def inspection(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    when = CALENDAR.add_working_days(day, rng.randint(6, 15))
    body = [
        f"方式。{words[0]}将于{when.month}月{when.day}日起组成3个组，对各乡镇{words[2]}开展督查，听取汇报、查阅资料、实地查看。",
        f"准备。请各乡镇准备近两年{words[2]}台账、会议记录和影像资料，装订成册。",
        "结果。督查结果全县通报，并纳入年度考核。",
    ]
    return f"开展{words[2]}专项督查", body, []


def letters(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    body = [
        f"责任。请各乡镇与各村(社区)签订{words[2]}目标责任书，{_due(day, rng)}前将签订情况报{words[0]}。",
        "考核。未完成任务的，年度考核一票否决。",
    ]
    return f"签订{words[2]}目标责任书", body, []


def app(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    body = [
        f"安装。请各村(社区)干部于{_due(day, rng)}前安装“{words[2]}通”并完成注册。",
        "使用。每日登录，上传巡查轨迹，使用情况每月排名通报。",
    ]
    return f"推广使用“{words[2]}通”", body, []


def response(rng: random.Random, day: date, *words: str) -> tuple[str, list[str], list[str]]:
    danger = rng.choice(("暴雨", "寒潮", "大风", "森林火险"))
    body = [
        f"经县防灾减灾救灾委员会研究，决定自{day.month}月{day.day}日12时起启动{danger}Ⅲ级应急响应。",
        f"请各乡镇立即组织巡查{words[2]}，转移受威胁群众，遇险情立即电话报告县应急指挥部。",
    ]
    return f"启动{danger}Ⅲ级应急响应", body, []


def _free_day(day: date) -> date:
    """A working day that is no Wednesday and not in the first full week of its month: there is no meeting then."""
    while day.weekday() == 2 or day.day <= 11 or not CALENDAR.is_working_day(day):
        day += timedelta(days=1)
    return day


SHAPES = {
    clean_form: 26,
    two_asks: 16,
    clean_meeting: 12,
    clean_training: 8,
    only_told: 10,
    photos: 6,
    weekly: 6,
    short_notice: 4,
    evening: 4,
    inspection: 3,
    letters: 2,
    app: 2,
    response: 1,
}
"""What a paper may be, and how often among a hundred."""
