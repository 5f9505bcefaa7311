"""What the office knows beside the paper: its registers, as a rule may read them.

Each field of `Registers` is one register. None: not known here, so that rules say nothing and the report says "not
seen" with its name; () is a register that is kept and empty. Rows are raw facts which one or two indexed queries
give; what they mean for a paper is thought in the rules. `own` says that a row is of the paper's own sender, so no
rule compares names of organs.

`str()` of a row is Chinese and short: the rulebook prints it beside an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime

from jianfu.core.limits import Limits
from jianfu.core.records import record


@record
class IssueLog:
    """Papers of this sender that reached the grassroots, this one not counted; unnumbered ones count too.

    base_month  the same month of the base year (limit `quota_base_year`); None: no history
    last_year   the whole of last year; None: no history
    ceiling     a number of papers set for this year
    """

    this_month: int
    base_month: int | None = None
    this_year: int | None = None
    last_year: int | None = None
    ceiling: int | None = None

    def __str__(self) -> str:
        parts = [f"本月已发{self.this_month}件"]
        parts += [f"基年同月{self.base_month}件"] if self.base_month is not None else []
        parts += [f"今年已发{self.this_year}件"] if self.this_year is not None else []
        parts += [f"去年共{self.last_year}件"] if self.last_year is not None else []
        parts += [f"今年上限{self.ceiling}件"] if self.ceiling is not None else []
        return ",".join(parts)


@record
class Planned:
    """An item of this sender's yearly plan of papers or meetings. `day`: its first day, where the plan has one."""

    number: str
    title: str
    day: date | None = None

    def __str__(self) -> str:
        return f"{self.number}《{self.title}》"


@record
class Paper:
    """Another paper that the office holds.

    number      its admission number, or the number of an upper paper
    likeness    share of this paper's own words that stand in that one, 0..1; None: not compared
    new_tasks   tasks of this paper which that one does not have; None: not counted
    recipients  names as in its address line
    stopped     it was asked for and is no longer collected (已停收)
    """

    title: str
    issuer: str
    day: date
    number: str = ""
    own: bool = False
    likeness: float | None = None
    new_tasks: int | None = None
    recipients: tuple[str, ...] = ()
    stopped: bool = False

    def __str__(self) -> str:
        parts = [self.issuer, _day(self.day), self.number]
        parts += [f"相同{self.likeness:.0%}"] if self.likeness is not None else []
        parts += [f"本件新增任务{self.new_tasks}项"] if self.new_tasks is not None else []
        parts += ["已停收"] if self.stopped else []
        return f"《{self.title}》({','.join(p for p in parts if p)})"


@record
class Admission:
    """An admission found for a paper that has arrived, by its number, its doc number or its text.

    same_text    the arrived words are the admitted ones; None: not compared
    added_tasks  tasks of the arrived paper which the admitted one does not have
    """

    number: str
    same_text: bool | None = None
    added_tasks: int = 0

    def __str__(self) -> str:
        same = {None: "", True: ",文字相同", False: f",多了{self.added_tasks}项任务"}[self.same_text]
        return f"准入编号{self.number}{same}"


@record
class Session:
    """A meeting that was admitted or has arrived: of this sender this year, of anybody within some weeks.

    attendees  who is called, in the words of its paper
    starts     day and hour; None: the hour is not known
    hours      its length as announced
    """

    title: str
    convener: str
    day: date
    attendees: str = ""
    number: str = ""
    own: bool = False
    starts: datetime | None = None
    hours: float | None = None

    def __str__(self) -> str:
        who = f",{self.attendees}" if self.attendees else ""
        hour = f"{self.starts:%H:%M}" if self.starts else ""
        return f"{self.convener}{_day(self.day)}{hour}《{self.title}》{who}"


@record
class Form:
    """A form or ledger that is admitted and still wanted.

    fields    names of its columns
    ledger    a record that is kept all the time, no return
    on_paper  the grassroots keeps it on paper
    """

    number: str
    name: str
    owner: str
    fields: tuple[str, ...] = ()
    own: bool = False
    ledger: bool = False
    on_paper: bool = False

    def __str__(self) -> str:
        kind = ("纸质" if self.on_paper else "") + ("台账" if self.ledger else "")
        columns = f":{'、'.join(self.fields)}" if self.fields else ""
        return f"{self.number}《{self.name}》({self.owner}{',' if kind else ''}{kind}){columns}"


@record
class System:
    """An information system in which the grassroots keys in. `holds`: matters it already has, as 走访, 出租房."""

    name: str
    holds: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}已有{'、'.join(self.holds)}"


@record
class Visit:
    """An inspection, research visit or covert check: planned for the year, or announced and held.

    code     of its register: 检-2026-031
    objects  who or what is visited, in the words of the plan or paper
    day      its first day; of a plan that names a month only, the first of the month
    """

    code: str
    title: str
    owner: str
    day: date
    objects: tuple[str, ...] = ()
    own: bool = False

    def __str__(self) -> str:
        where = f",{'、'.join(self.objects)}" if self.objects else ""
        return f"{self.code}{self.owner}{_day(self.day)}{self.title}{where}"


@record
class Indicator:
    """A line of an assessment in force."""

    name: str
    owner: str
    scheme: str
    own: bool = False

    def __str__(self) -> str:
        return f"{self.name}({self.owner}《{self.scheme}》)"


@record
class Target:
    """What an upper body has set for the whole area of this sender: how much, or until when, or both."""

    name: str
    owner: str
    amount: float | None = None
    unit: str = ""
    by: date | None = None

    def __str__(self) -> str:
        much = f"{self.amount:g}{self.unit}" if self.amount is not None else ""
        until = f"{_day(self.by)}前" if self.by else ""
        return f"{self.owner}:{self.name}{much}{until}"


@record
class Approval:
    """A written exception or designation that still holds (E4)."""

    number: str
    title: str

    def __str__(self) -> str:
        return f"{self.number}《{self.title}》"


@record
class Group:
    """A work group in use. `audience`: whose people are in it, in words: 各镇民政办主任."""

    name: str
    owner: str
    audience: str
    own: bool = False

    def __str__(self) -> str:
        return f"{self.owner}“{self.name}”群({self.audience})"


@record
class Secondment:
    """Some people of one unit who work, or worked, for another. `last`: the last day; None: no end is set."""

    lender: str
    people: int
    first: date
    last: date | None = None
    own: bool = False

    def __str__(self) -> str:
        until = f"至{_day(self.last)}" if self.last else "起"
        return f"{self.lender}借出{self.people}人,{_day(self.first)}{until}"


@record
class Staff:
    """How many people a unit has at work."""

    unit: str
    people: int

    def __str__(self) -> str:
        return f"{self.unit}{self.people}人"


@record
class Hearing:
    """A hearing or consultation on a measure: how many from the grassroots were heard, and when it was closed."""

    title: str
    grassroots: int
    day: date

    def __str__(self) -> str:
        return f"《{self.title}》听取基层{self.grassroots}人"


@record
class Duty:
    """Where a demand of this paper stands on the published duty list of the townships it goes to.

    demand  its index in `Notice.demands`
    listed  basic, assist, reclaimed, none
    role    what is asked of the township: lead, assist, inform; "" where it cannot be told
    owner   departments that the list names, the leading one first
    chance  that all of this is right, 0..1
    """

    demand: int
    listed: str
    role: str = ""
    item: str = ""
    owner: tuple[str, ...] = ()
    chance: float = 1.0

    def __str__(self) -> str:
        where = {"basic": "基本履职", "assist": "配合履职", "reclaimed": "上级部门收回", "none": "清单外"}[
            self.listed
        ]
        item = f"“{self.item}”" if self.item else ""
        return f"第{self.demand + 1}项要求属{where}{item}{'、'.join(self.owner)}"


@record
class Registers:
    """Everything the office knows. A field is added with its Chinese name in `NAMES`."""

    issues: IssueLog | None = None
    """Of this sender. None too where the sender is not known."""
    issue_plan: tuple[Planned, ...] | None = None
    """This sender's papers of this year. None where no plan was laid down: it binds only who has one."""
    admissions: tuple[Admission, ...] | None = None
    """For a paper that has arrived from above. None for a draft: it is just passing the gate."""
    in_force: tuple[Paper, ...] | None = None
    """Papers of this sender in force whose words are alike."""
    recent: tuple[Paper, ...] | None = None
    """Papers of anybody to the same area in the last 30 days, drafts at the gate included."""
    upstream: tuple[Paper, ...] | None = None
    """Papers from above whose words are alike, or whose number this paper cites."""
    meeting_plan: tuple[Planned, ...] | None = None
    """This sender's meetings of this year; None where no plan was laid down."""
    meetings: tuple[Session, ...] | None = None
    """This sender's of this year, and anybody's up to two weeks from this paper's meetings."""
    forms: tuple[Form, ...] | None = None
    systems: tuple[System, ...] | None = None
    certificates: tuple[str, ...] | None = None
    """Certificates which villages still give: the keep list."""
    visit_plan: tuple[Visit, ...] | None = None
    """Everybody's planned visits of this year; None where no plan was laid down."""
    visits: tuple[Visit, ...] | None = None
    """Announced or held: this sender's of this year, and anybody's up to 30 days from this paper's."""
    indicators: tuple[Indicator, ...] | None = None
    targets: tuple[Target, ...] | None = None
    activities: tuple[str, ...] | None = None
    """Creation and demonstration activities that are allowed."""
    approvals: tuple[Approval, ...] | None = None
    letters: tuple[str, ...] | None = None
    """Responsibility letters that are admitted."""
    vetoes: tuple[str, ...] | None = None
    """Matters with a registered one-vote veto."""
    powers: tuple[str, ...] | None = None
    """Powers of enforcement that the province has given to townships."""
    apps: tuple[str, ...] | None = None
    """Applications that are filed and admitted."""
    groups: tuple[Group, ...] | None = None
    secondments: tuple[Secondment, ...] | None = None
    """In the sender's area, those that ended within two years included."""
    staff: tuple[Staff, ...] | None = None
    hearings: tuple[Hearing, ...] | None = None
    """Hearings and consultations closed in the last twelve months."""
    duties: tuple[Duty, ...] | None = None
    """Demands of this paper that could be told on the list; None where no list was brought."""

    def known(self) -> Iterator[tuple[str, object]]:
        """Name and content of each register that is known."""
        for field in fields(self):
            content = getattr(self, field.name)
            if content is not None:
                yield field.name, content

    def __str__(self) -> str:
        return ";".join(f"{NAMES[name]}:{_words(content)}" for name, content in self.known())


NOTHING = Registers()
"""What the command line knows."""

NAMES = {
    "issues": "发文登记",
    "issue_plan": "发文计划",
    "admissions": "准入登记",
    "in_force": "在用文件",
    "recent": "近期来文",
    "upstream": "上级文件",
    "meeting_plan": "会议计划",
    "meetings": "会议登记",
    "forms": "报表登记",
    "systems": "系统登记",
    "certificates": "证明事项保留清单",
    "visit_plan": "检查计划",
    "visits": "检查登记",
    "indicators": "考核指标登记",
    "targets": "上级目标",
    "activities": "创建示范目录",
    "approvals": "审批登记",
    "letters": "责任书登记",
    "vetoes": "一票否决目录",
    "powers": "赋权目录",
    "apps": "应用登记",
    "groups": "工作群登记",
    "secondments": "借调登记",
    "staff": "在岗人数",
    "hearings": "听证登记",
    "duties": "履职事项清单",
    "holdings": "数据目录",
}
"""On screen. The last one is asked for by rules and not kept yet."""

_LISTS = ("certificates", "activities", "letters", "vetoes", "powers", "apps")
"""Registers which are mere lists of names: an area file may give them."""


def with_area_lists(registers: Registers, limits: Limits, day: date) -> Registers:
    """Add the lists of the area file (`list_powers`, `list_apps`, ...) to what the office knows."""
    given: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
        if f"list_{name}" in limits.area:
            known: tuple[str, ...] = getattr(registers, name) or ()
            given[name] = (*known, *limits.at(f"list_{name}", day).value)
    return replace(registers, **given) if given else registers  # type: ignore[arg-type]


def _words(content: object) -> str:
    if isinstance(content, tuple):
        return "、".join(map(str, content)) or "无"
    return str(content)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
