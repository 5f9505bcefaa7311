"""The figures of the board as tables, each with how it was computed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from jianfu.apps.assessments import queries as assessments
from jianfu.apps.board import core
from jianfu.apps.board.burden import Burden
from jianfu.apps.board.clocks import Owed, owed_words
from jianfu.apps.board.scope import Sight
from jianfu.apps.board.tables import Cell, Table
from jianfu.apps.gate.queries import Found
from jianfu.apps.people.models import Unit
from jianfu.core.reports.words import KIND
from jianfu.core.rules.catalogue import all_rules
from jianfu.core.rules.documents.doc014_month_quota import RULE as QUOTA
from jianfu.core.rules.sources import cite

KINDS = {kind.value: words for kind, words in KIND.items()}
_RECEIVED = "来源:给了编号的文件,和基层放进来的没有编号的文件。没有让任何人报数。"
_SENT = "来源:给了编号的文件。没有编号的不列在这里,免得猜出是谁放进来的。"


def _as_of(burden: Burden) -> str:
    now = timezone.localtime(burden.now)
    return f"数据截至{now.year}年{now.month}月{now.day}日{now:%H:%M}。"


def days(burden: Burden) -> Table:
    """Demands by unit and day of the month."""
    dates = core.days_of(burden.month)
    scope = burden.scope
    units = [*scope.rows, *([] if scope.unit in scope.rows else [scope.unit])]
    return Table(
        "days",
        f"{_month(burden)}每天收到的要求(项)",
        ["单位", *(f"{day.month}月{day.day}日" for day in dates)],
        [[str(unit), *(burden.days.get((unit.pk, day), 0) for day in dates)] for unit in units],
        [
            "一项要求在收到的那天记一次;发到一个乡镇几个村的,这个乡镇只算一次。最后一行是全部单位,每项也只算一次。",
            "单位按机构顺序排,深浅用同一把尺子,用来看哪天挤在一起,不用来比单位。",
            _SENT if scope.of_department else _RECEIVED,
            _as_of(burden),
        ],
    )


def hours(burden: Burden) -> Table:
    """Likely hours by department and month: what stands below the pictures."""
    return Table(
        "hours",
        "各部门近12个月约用人时",
        ["部门", *(f"{m.month}月" for m in burden.months), "合计约", "估计范围", "其中紧急直通约"],
        [
            [
                d.name,
                *(amounts.likely for amounts in d.hours),
                d.total.likely,
                span(d.total.low, d.total.high),
                sum(d.urgent),
            ]
            for d in burden.departments
        ],
        _how_hours(burden),
    )


def _how_hours(burden: Burden) -> list[str]:
    return [
        "每项要求的人时在准入时按原文算出(单位数、次数、每次用时),记在要花时间的那个月;每周、每月都要做的,逐月记一年。撤回、停收、并入的,从那时起减去。",
        "是估计数:实线是约数,浅色带是从少到多的范围;红色(打印时黑色)短柱是其中的紧急直通。各部门用同一把尺子,按机构顺序排。",
        f"下面的柱是每月发到基层的文件份数,短横线是限额:{burden.base_year}年同月的份数减{core.percent(burden.cut)},取整。"
        f"依据:{cite(QUOTA.source)}。限额管份数,不管人时。没有{burden.base_year}年份数的部门不画限额。",
        _SENT if burden.scope.of_department else _RECEIVED,
        _as_of(burden),
    ]


def this_month(burden: Burden) -> Table:
    """The selected month and the one before by department, for the bulletin."""
    return Table(
        "month",
        f"{_month(burden)}各部门约用人时和发文份数",
        ["部门", "约用人时", "上月约", "估计范围", "文件(份)", "限额(份)"],
        [
            [
                d.name,
                d.hours[-1].likely,
                d.hours[-2].likely,
                span(d.hours[-1].low, d.hours[-1].high),
                d.papers[-1],
                d.quota[-1],
            ]
            for d in burden.departments
        ],
        _how_hours(burden),
    )


def course(burden: Burden) -> Table:
    """The same, one row a department and month, with everything the pictures hold."""
    return Table(
        "hours",
        "各部门近12个月约用人时和发文份数",
        ["部门", "月份", "约用人时", "至少", "至多", "其中紧急直通", "文件份数", "限额份数"],
        [
            [
                d.name,
                f"{month:%Y-%m}",
                d.hours[at].likely,
                d.hours[at].low,
                d.hours[at].high,
                d.urgent[at],
                d.papers[at],
                d.quota[at],
            ]
            for d in burden.departments
            for at, month in enumerate(burden.months)
        ],
        _how_hours(burden),
    )


def unnumbered(burden: Burden) -> Table:
    parts = [(month, burden.without_number(month)) for month in burden.months]
    return Table(
        "unnumbered",
        "没有编号就到基层的要求",
        ["月份", "收到的要求", "其中没有编号", "占比"],
        [[f"{month:%Y-%m}", p.whole, p.demands, core.percent(p.share)] for month, p in parts],
        [
            "基层放进来的文件、聊天记录,没有找到准入编号的,记为没有编号;后来补了编号的,改记为有编号。",
            "没有放进来的看不到,所以实际可能更多。转给村里的不重复算。",
            _as_of(burden),
        ],
    )


def kinds(burden: Burden) -> Table:
    return Table(
        "kinds",
        f"{_month(burden)}要求的种类",
        ["种类", "要求(项)", "约用人时", "至少", "至多"],
        [[KINDS.get(kind, "其他"), a.demands, a.likely, a.low, a.high] for kind, a in burden.kinds.items()],
        ["项数按收到的月份算,人时按要花时间的月份算,所以以前收到、本月要做的只有人时。", _as_of(burden)],
    )


def findings(burden: Burden, found: Sequence[Found]) -> Table:
    titles = {rule.code: rule.title for rule in all_rules()}
    return Table(
        "findings",
        f"{_month(burden)}发前预审和收到的文件里,涉及人时最多的建议",
        ["建议", "规则", "文件(份)", "涉及约人时"],
        [[titles.get(row.rule, "其他"), row.rule, row.papers, row.hours] for row in found],
        [
            "一份文件里同一条规则只算一次。涉及人时是这条建议所说的那几项要求的约数,不是已经省下的。",
            "不登录的预审不计入。",
            _as_of(burden),
        ],
    )


def assessment(burden: Burden) -> Table:
    """What is asked for the sake of assessment, by department over the year."""
    return Table(
        "assessment",
        "近12个月为考核提的要求",
        ["部门", "要求(项)", "约用人时", "至少", "至多"],
        [
            [d.name, d.assessment.demands, d.assessment.likely, d.assessment.low, d.assessment.high]
            for d in burden.departments
            if not d.assessment.is_nothing
        ],
        ["文件里要求考核、打分、评比的,都算。部门按机构顺序排。", _as_of(burden)],
    )


def indicators(burden: Burden) -> Table:
    """What departments assess by, this year beside last; nobody who is assessed has a line. Without a sight of it empty."""
    sums = assessments.totals(Unit.objects.below(burden.scope.own), burden.month.year)
    shown = sums.rows if burden.scope.sight is not Sight.TOWNSHIP else []
    rows: list[list[Cell]] = [
        [str(row.unit), row.this_year, row.last_year or None, row.material] for row in shown
    ]
    if len(rows) > 1:
        rows.append(["合计", sums.this_year, sums.last_year or None, sums.material])
    return Table(
        "indicators",
        sums.words,
        ["谁来考", f"{sums.year}年(项)", "上年(项)", "其中要交材料(项)"],
        rows,
        [
            f"{sums.year}年只算在用的,上年的都算。部门按机构顺序排。",
            "评分标准或数据来源里要求查看、报送材料、台账、照片的,算要交材料。",
            "只记考什么、多少分,不记谁得了多少。",
            _as_of(burden),
        ],
    )


def answers(burden: Burden, owed: Sequence[Owed]) -> Table:
    return Table(
        "answers",
        "近12个月该给的答复",
        ["谁来答复", "什么答复", "按时", "迟了", "还没到时限"],
        [[row.name, owed_words(row.kind), row.in_time, row.late, row.waiting] for row in owed],
        [
            "只算欠答复的一方,不算乡镇和村。按答复到期的日子归月;到期没有答复的算迟了。",
            "审核:一个工作日;时限不到三天的,四个工作小时。紧急直通:放行以后24小时内看一遍。",
            _as_of(burden),
        ],
    )


def answer_months(burden: Burden, owed: Sequence[Owed]) -> Table:
    """The same by month: in time of all that was due."""
    return Table(
        "answers",
        "逐月:按时的份数和全部份数",
        ["谁来答复", "什么答复", *(f"{m.month}月" for m in burden.months)],
        [
            [row.name, owed_words(row.kind), *(_of(row.months.get(month)) for month in burden.months)]
            for row in owed
        ],
        (),
    )


def _of(month: tuple[int, int, int] | None) -> str:
    return f"{month[0]}/{sum(month[:2])}" if month else "—"


def span(low: float, high: float) -> str:
    return f"{round(low):,}到{round(high):,}"


def _month(burden: Burden) -> str:
    return f"{burden.month.year}年{burden.month.month}月"
