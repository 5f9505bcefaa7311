"""Lists of units and staff as offices have them. The places are fictional."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.apps.people.importing.plan import plan_of
from jianfu.apps.people.importing.rows import read_lists
from jianfu.apps.people.importing.shapes import Node, Plan
from jianfu.apps.people.models import Level, UnitKind
from jianfu.core.reading.grids import Grid

Row = Sequence[str]
ROOT = Node("云水县", Level.COUNTY, UnitKind.GOVERNMENT, None, 1)

STAFF_HEAD = ["姓名", "工号", "工作单位", "职务"]


def grid(*rows: Row, name: str = "", merges: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()) -> Grid:
    width = max(len(row) for row in rows)
    return Grid(name, tuple((*row, *[""] * (width - len(row))) for row in rows), tuple(merges))


def plan(*grids: Grid, standing: Sequence[Node] = (), names: dict[str, str] | None = None) -> Plan:
    return plan_of(read_lists(grids), (ROOT, *standing), ROOT, names=names or {}, posts=())


def made(plan: Plan) -> dict[str, str]:
    """Name of each new unit -> level, kind and the unit above, as "village government 青石镇"."""
    return {n.name: f"{n.level} {n.kind} {n.over.name if n.over else ''}" for n in plan.units}


def count(plan: Plan) -> tuple[int, int, int]:
    """New offices, townships, villages."""
    levels = [(n.level, n.kind) for n in plan.units]
    townships = levels.count((Level.TOWNSHIP, UnitKind.GOVERNMENT))
    villages = levels.count((Level.VILLAGE, UnitKind.GOVERNMENT))
    return len(levels) - townships - villages, townships, villages


_FIRST, _SECOND = "青白柳双云桥石龙凤金银松竹梅兰荷", "石水林河岭头溪泉山坪湾塘冲坝口桥"
MATTERS = [
    "农业农村",
    "应急管理",
    "民政",
    "教育",
    "水利",
    "卫生健康",
    "财政",
    "审计",
    "统计",
    "司法",
    "公安",
    "自然资源",
    "生态环境",
    "交通运输",
    "商务",
    "文化和旅游",
    "市场监督管理",
    "医疗保障",
    "人力资源和社会保障",
    "住房和城乡建设",
    "林业",
    "信访",
    "退役军人事务",
    "乡村振兴",
    "城市管理",
    "发展和改革",
    "科学技术",
    "工业和信息化",
    "体育",
    "广播电视",
    "粮食和物资储备",
    "机关事务",
    "行政审批",
    "大数据",
    "地方志",
    "气象",
    "税务",
    "烟草专卖",
]
OTHERS = [
    "县委办公室",
    "县人大常委会办公室",
    "县政府办公室",
    "县政协办公室",
    "县纪委监委",
    "县委组织部",
    "县委宣传部",
    "县委统战部",
    "县委政法委",
    "县委编办",
    "县减负办",
    "县法院",
    "县检察院",
    "县总工会",
    "团县委",
    "县妇联",
    "县科协",
    "县工商联",
    "县残联",
    "县红十字会",
    "县融媒体中心",
    "县供销社",
]


def departments() -> list[str]:
    """60 of them."""
    return OTHERS + [f"县{matter}局" for matter in MATTERS]


def townships() -> list[str]:
    """20 of them, 4 of them street offices and 5 townships."""
    names = [f"{_FIRST[i % 16]}{_SECOND[(i * 7 + i // 16) % 16]}" for i in range(20)]
    return [name + ("街道" if i < 4 else "乡" if i > 14 else "镇") for i, name in enumerate(names)]


def villages() -> list[tuple[str, str]]:
    """214 of them with their townships."""
    every = []
    for i in range(214):
        township = townships()[i % 20]
        tail = "社区" if township.endswith("街道") or i % 9 == 0 else "村"
        every.append((township, f"{_SECOND[i % 16]}{_FIRST[(i // 16) % 16]}{tail}"))
    return sorted(every, key=lambda pair: townships().index(pair[0]))
