"""What one row stands for, and what each section of a form is about. Decided before any field is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from jianfu.core.forms.labels import Label, plain
from jianfu.core.forms.roles import role_of
from jianfu.core.forms.shapes import Form
from jianfu.core.patterns import pattern
from jianfu.core.records import record

_NAME = pattern(
    r"(?:[\w]{0,6}(?:学生|儿童|幼儿|老人|残疾人|患者|党员|对象|人员|成员|参保人|职工|妇女|本人|人))?(?:姓名|名字)"
)
_NOT_OWN_NAME = pattern(
    r"户主|监护|家长|配偶|丈夫|妻子|父亲|母亲|联系人|代理人|责任人|负责人|法定|房东|房主|农户|帮扶"
)
_HEAD = pattern(r"户主|承包方代表|农户姓名")
_FIRM = pattern(
    r"统一(?:社会)?信用代码|社会信用代码|(?:企业|法人单位|单位详细|公司|合作社|商户|养殖场|经营主体|场所|市场主体|生产经营单位)名称"
    r"|组织机构代码|登记注册"
)
_TITLES = (
    (
        "enterprise",
        pattern(
            r"企业|法人单位|单位基本|市场主体|经营主体|商户|个体工商户|养殖场|合作社|九小场所|场所(?:基本|信息)|门店|加油站"
        ),
    ),
    ("hazard", pattern(r"隐患")),
    ("event", pattern(r"纠纷|信访|矛盾|事件|走访记录|诉求")),
    (
        "village",
        pattern(r"(?:贫困|行政)?村(?:级|情|基本|庄)|村\w{0,6}(?:统计表|汇总表|一览表)|各村|社区基本"),
    ),
    ("project", pattern(r"(?:工程|项目|建设情况|设施)\w{0,10}(?:表|清单|台账)")),
    ("dwelling", pattern(r"出租屋|出租房|房屋(?:信息|安全|调查|基本)")),
    ("land", pattern(r"流转|地块|土地确权")),
)
_TOPICS = {
    "aid": r"低保|最低生活|救助|补贴|补助|特困|五保|保障|津贴|供养|资助|救济|慰问|受灾|救灾|社保|优待|高龄",
    "disability": r"残疾|残联",
    "health": r"病|医|健康|患者|精神|诊",
    "party": r"党",
    "veteran": r"退役|优抚|兵|军",
    "migrant": r"流动|寄住|暂住|流入|外来|租|外出|迁移",
    "fertility": r"计生|计划生育|育龄|生育|孕|避孕|节育|子女",
    "release": r"刑|矫正|安置帮教|安帮|罪|服刑|释放|帮教",
    "key": r"重点人|管控|帮教|稳控|矫正",
    "ent": r"企业|单位|法人|场所|市场主体|经营|商户|养殖场|合作社|公司|门店|厂",
    "hazard": r"隐患|整改|安全",
    "inspection": r"检查|巡查|排查",
    "event": r"纠纷|矛盾|事件|信访|诉求|调解|案",
    "visit": r"走访|回访|探访|入户|慰问",
    "relocation": r"搬迁|移民|安置",
    "training": r"培训",
    "employment": r"就业|失业|务工|工作|劳动|技能|从业|单位|职",
    "education": r"学|幼儿|教育|儿童",
    "land": r"地|亩|林|承包|四至",
    "dwelling": r"房|宅|居住",
    "bank": r"银行|账|卡|发放|补贴|打款|存折|开户",
    "project": r"项目|工程|建设|设施|管护|整治|治理",
    "village": r"村",
    "insurance": r"保险|社保|医保|养老",
    "special": r"儿童|学生|留守|幼儿|空巢|老人|困境",
    "guardian": r"监护|家长",
    "household": r"户|家庭|贫|脱贫|帮扶|监测|收入|收支|成员",
}
TOPICS = {topic: pattern(words) for topic, words in _TOPICS.items()}


@record
class Section:
    """All fields under one heading. role: whose they are; unsure: the heading leaves it open."""

    role: str
    words: str
    unsure: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.words.split("/")) if self.words else ()


def row_of(form: Form, labels: Sequence[Label]) -> str:
    """person, household, enterprise, village, event, hazard, project, dwelling or land."""
    title = plain(form.title)
    words = [label.words for label in labels]
    own_names = sum(_is_own_name(w) for w, f in zip(words, form.fields, strict=True) if not _member(f.group))
    heads = sum(bool(_HEAD.search(w)) for w in words) + any(
        role_of(plain(g)) == "head" for f in form.fields for g in f.group
    )
    if sum(bool(_FIRM.search(w)) for w in words) and not heads:
        return "enterprise"
    for subject, shape in _TITLES:
        if shape.search(title) and not (
            own_names and subject in ("village", "project", "land", "dwelling", "enterprise")
        ):
            if subject == "village" and heads:
                continue
            return subject
    if own_names:
        return "person"
    if heads or pattern(r"户").search(title):
        return "household"
    if any(w.startswith(("身份证号", "残疾证号")) for w in words):
        return "person"
    counts = sum(label.kind in ("count", "money", "area") for label in labels)
    if any(w in ("行政村", "村", "社区", "行政村名") for w in words) and counts > len(words) / 2:
        return "village"
    return "person"


def _is_own_name(words: str) -> bool:
    return bool(_NAME.fullmatch(words)) and not _NOT_OWN_NAME.search(words)


def _member(group: Sequence[str]) -> bool:
    return bool(group) and role_of(plain(group[-1])) not in (None, "self")


def sections_of(form: Form, labels: Sequence[Label], row_is: str) -> dict[tuple[str, ...], Section]:
    """What each heading's fields are about."""
    found: dict[tuple[str, ...], Section] = {}
    for group in dict.fromkeys(field.group for field in form.fields):
        within = [
            label.words for label, field in zip(labels, form.fields, strict=True) if field.group == group
        ]
        found[group] = _section(group, within, row_is)
    return found


def _section(group: tuple[str, ...], within: Sequence[str], row_is: str) -> Section:
    words = "/".join(plain(part) for part in group)
    has_own = any(_is_own_name(w) for w in within)
    has_head = any(_HEAD.search(w) for w in within)
    for part in reversed(group):
        role = role_of(plain(part))
        if role == "self" and has_head and not has_own:
            return Section("head", words)
        if role == "kin" or (role == "stranger" and not has_own):
            continue
        if role:
            return Section(role, words)
    if has_own:
        return Section("member" if row_is == "household" and group else "self", words)
    if has_head:
        return Section("head", words)
    if row_is in ("household", "enterprise", "hazard", "dwelling"):
        return Section("head" if row_is == "household" else row_is, words, unsure=True)
    return Section("self", words, unsure=row_is != "person")
