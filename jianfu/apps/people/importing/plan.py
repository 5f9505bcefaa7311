"""What a list would change here: new units under the right ones, people with posts, and rows that do not fit; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from jianfu.apps.people.addresses import WORDS as ADDRESS
from jianfu.apps.people.importing.shapes import Fate, Found, FoundPerson, FoundUnit, Node, Plan
from jianfu.apps.people.kinds import Level, Role, UnitKind
from jianfu.apps.people.names import likeness

ORDER = list(Level)
_OFFICES = (UnitKind.DEPARTMENT, UnitKind.BURDEN_OFFICE, UnitKind.ESTABLISHMENT_OFFICE)
_ROLE_OF_KIND = {
    UnitKind.BURDEN_OFFICE: Role.REVIEWER,
    UnitKind.ESTABLISHMENT_OFFICE: Role.ESTABLISHMENT,
    UnitKind.DEPARTMENT: Role.DEPARTMENT_CLERK,
}
_WORDS = {"short_name": "简称", "code": "代码"}
_ROLE_OF_LEVEL = {Level.TOWNSHIP: Role.TOWNSHIP_CLERK, Level.VILLAGE: Role.VILLAGE_WORKER}


def plan_of(
    found: Found,
    standing: Collection[Node],
    root: Node,
    *,
    names: Mapping[str, str],
    posts: Collection[tuple[str, int, str]],
    gone: Mapping[str, str] | None = None,
    addresses: Mapping[str, Mapping[str, str]] | None = None,
) -> Plan:
    """root: the government whose list it is; standing: it and all units below, as they stand today.

    names: staff codes that are taken, with the person's name; posts: (staff code, unit's key, role) held today.
    gone: likeness of a name that nobody bears any more -> what became of it.
    addresses: staff code -> field -> what is stored, of those for whom this list may speak.
    """
    tree = _Tree(standing, root, gone or {})
    plan = Plan()
    for wrong in found.wrong:
        plan.tell(Fate.WRONG, wrong, wrong.why)
    _plan_units(found.units, tree, plan)
    _plan_people(found.people, tree, plan, names, posts, addresses or {})
    return plan


class _Tree:
    """Units by likeness of their names, standing and planned."""

    def __init__(self, standing: Iterable[Node], root: Node, gone: Mapping[str, str]) -> None:
        self.root, self.gone = root, gone
        self.by_likeness: dict[str, list[Node]] = {}
        self.short: dict[str, list[Node]] = {}
        for node in standing:
            self.add(node)

    def like(self, name: str) -> str:
        return likeness(name, self.root.name)

    def add(self, node: Node) -> None:
        for name in {self.like(node.name), self.like(node.short_name)} - {""}:
            self.by_likeness.setdefault(name, []).append(node)

    def under(self, name: str, over: Node) -> Node | None:
        """The unit so called directly under another."""
        return next((node for node in self.by_likeness.get(self.like(name), ()) if node.over is over), None)

    def named(self, name: str, above: Collection[str] = ()) -> Node | None:
        """The only unit so called; of several the one whose units above fit best, if one does."""
        nodes = self.by_likeness.get(self.like(name), [])
        if len(nodes) < 2 or not above:
            return nodes[0] if len(nodes) == 1 else None
        wanted = {self.like(one) for one in above}
        fitting = [node for node in nodes if wanted & {self.like(one.name) for one in _over(node)}]
        return fitting[0] if len(fitting) == 1 else None

    def meant(self, name: str) -> str:
        """A question with the nearest name, or nothing."""
        near = get_close_matches(self.like(name), self.by_likeness, n=1, cutoff=0.6)
        return f",是不是“{self.by_likeness[near[0]][0].name}”?" if near else ""


def _over(node: Node) -> Iterable[Node]:
    while node.over:
        node = node.over
        yield node


def _plan_units(units: Iterable[FoundUnit], tree: _Tree, plan: Plan) -> None:
    """Upper units first, in whatever order they stand in the list; what waits for nobody any more is wrong."""
    left = list(units)
    seen: dict[int, FoundUnit] = {}
    for _ in range(len(ORDER) + 2):
        waiting = []
        coming = {tree.like(unit.name) for unit in left}
        for unit in left:
            over = _over_of(unit, tree, coming - {tree.like(unit.name)})
            if over is None:
                waiting.append(unit)
            elif isinstance(over, str):
                plan.tell(Fate.WRONG, unit, over)
            else:
                _place(unit, over, tree, plan, seen)
        if len(waiting) == len(left):
            break
        left = waiting
    for unit in left:
        name = unit.above[-1] if unit.above else unit.name
        plan.tell(Fate.WRONG, unit, f"没有找到上级单位“{name}”{tree.meant(name)}")


def _over_of(unit: FoundUnit, tree: _Tree, coming: set[str]) -> Node | str | None:
    """The unit above; a sentence where there can be none; None where it may still come."""
    if tree.like(unit.name) == tree.like(tree.root.name):
        return tree.root
    if unit.above:
        name = unit.above[-1]
        if tree.like(name) in coming:
            return None
        over = tree.named(name, unit.above[:-1])
        if over is None and len(tree.by_likeness.get(tree.like(name), ())) > 1:
            return f"“{name}”有好几个,不知道是哪一个。请写明它属于谁"
        return over
    if unit.level is Level.VILLAGE:
        return "不知道属于哪个乡镇。请加一列“乡镇”"
    if unit.level in (Level.CITY, Level.PROVINCE, tree.root.level) and unit.kind is UnitKind.GOVERNMENT:
        return f"不在{tree.root.name}以内"
    return _by_beginning(unit, tree, coming)


def _by_beginning(unit: FoundUnit, tree: _Tree, coming: set[str]) -> Node | None:
    """青石镇党政办 and 县公安局交警大队 carry the name of the unit they belong to."""
    if unit.kind is UnitKind.GOVERNMENT:
        return tree.root
    name = tree.like(unit.name)
    for end in range(len(name) - 2, 2, -1):
        if name[:end] in coming:
            return None
        over = tree.named(name[:end])
        if over and over is not tree.root:
            return over
    return tree.root


def _place(unit: FoundUnit, over: Node, tree: _Tree, plan: Plan, seen: dict[int, FoundUnit]) -> None:
    if over is tree.root and tree.like(unit.name) == tree.like(over.name):
        plan.tell(Fate.KNOWN, unit, "就是本级")
        return
    node = tree.under(unit.name, over)
    if node is None:
        level, kind = _sort(unit, over)
        if ORDER.index(level) < ORDER.index(over.level):
            plan.tell(Fate.WRONG, unit, f"级别比上级单位“{over.name}”还高")
            return
        if level is not Level.VILLAGE and tree.like(unit.name) in tree.gone:
            plan.tell(Fate.WRONG, unit, tree.gone[tree.like(unit.name)])
            return
        node = Node(unit.name, level, kind, over, None, unit.short_name, unit.code)
        tree.add(node)
        plan.units.append(node)
        plan.tell(Fate.NEW, unit, f"新建{sort_words(node)},在{over.short_name or over.name}下")
        seen[id(node)] = unit
        return
    if id(node) in seen:
        plan.tell(Fate.TWICE, unit, f"与{seen[id(node)].at}重复,只建一个")
        return
    seen[id(node)] = unit
    lacking = {
        field: value
        for field, value in (("short_name", unit.short_name), ("code", unit.code))
        if value and not getattr(node, field)
    }
    if lacking and node.key is not None:
        plan.fills[node.key] = lacking
    plan.tell(
        Fate.KNOWN, unit, f"已有,补上{'、'.join(_WORDS[name] for name in lacking)}" if lacking else "已有"
    )


def _sort(unit: FoundUnit, over: Node) -> tuple[Level, UnitKind]:
    """Inside a department or a township everything but a village is a section, whatever it is called."""
    if unit.kind is UnitKind.GOVERNMENT and unit.level:
        return unit.level, UnitKind.GOVERNMENT
    high = over.kind is UnitKind.GOVERNMENT and ORDER.index(over.level) <= ORDER.index(Level.COUNTY)
    if not high:
        return over.level, UnitKind.SECTION
    return over.level, unit.kind if unit.kind in _OFFICES else UnitKind.DEPARTMENT


def sort_words(node: Node) -> str:
    """县直部门, 乡镇街道, 村社区, 内设机构: as offices count them."""
    if node.kind is UnitKind.GOVERNMENT:
        return node.level.label
    return node.kind.label if node.kind is UnitKind.SECTION else f"{node.level.label}直部门"


def _plan_people(
    people: Iterable[FoundPerson],
    tree: _Tree,
    plan: Plan,
    names: Mapping[str, str],
    posts: Collection[tuple[str, int, str]],
    addresses: Mapping[str, Mapping[str, str]],
) -> None:
    known = dict(names)
    held = set(posts)
    planned: set[tuple[str, int, Role]] = set()
    for person in people:
        unit = _unit_of(person, tree)
        taken = known.setdefault(person.staff_code, person.name)
        if taken != person.name:
            plan.tell(Fate.WRONG, person, f"这个工号已经是“{taken}”的,没有改动")
            continue
        if unit is None:
            name = person.units[-1]
            plan.tell(Fate.WRONG, person, f"没有找到单位“{name}”{tree.meant(name)}")
            continue
        role = person.role or role_in(unit)
        more = _addresses(person, addresses, plan) if person.staff_code in names else ""
        if unit.key is not None and (person.staff_code, unit.key, role) in held:
            plan.tell(Fate.KNOWN, person, f"已有{more}")
        elif (person.staff_code, id(unit), role) in planned:
            plan.tell(Fate.TWICE, person, "与上面的一行重复,只算一次")
        else:
            planned.add((person.staff_code, id(unit), role))
            plan.people.append((person, unit, role))
            new = "新增任职" if person.staff_code in names else "新增人员"
            plan.tell(Fate.NEW, person, f"{new},{unit.short_name or unit.name},{role.label}{more}")


def _addresses(person: FoundPerson, known: Mapping[str, Mapping[str, str]], plan: Plan) -> str:
    """Addresses that are lacking are added; what stands stays. Returns what is said of it."""
    has = known.get(person.staff_code)
    if has is None:
        return ""
    lacking = {field: address for field, address in person.addresses if not has.get(field)}
    other = [
        ADDRESS[field] for field, address in person.addresses if has.get(field, address) not in ("", address)
    ]
    if lacking:
        plan.addresses.setdefault(person.staff_code, {}).update(lacking)
    said = f",补上{'、'.join(ADDRESS[field] for field in lacking)}" if lacking else ""
    return said + (f",{'、'.join(other)}与已有的不同,没有改动" if other else "")


def _unit_of(person: FoundPerson, tree: _Tree) -> Node | None:
    """An office's section that nobody lists is no reason to leave somebody out."""
    unit = tree.named(person.units[-1], person.units[:-1])
    return unit and (tree.under(person.section, unit) or unit)


def role_in(unit: Node) -> Role:
    """What somebody usually does in such a unit. Nobody becomes a leader, an assessor or an administrator by it."""
    for node in (unit, *_over(unit)):
        if node.level in _ROLE_OF_LEVEL:
            return _ROLE_OF_LEVEL[node.level]
        if node.kind in _ROLE_OF_KIND:
            return _ROLE_OF_KIND[node.kind]
    return Role.DEPARTMENT_CLERK
