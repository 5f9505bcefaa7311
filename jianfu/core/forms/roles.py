"""Whose value is it? Roles in labels, headings and titles: head of household, member, guardian, landlord, firm."""

from __future__ import annotations

from functools import cache

from jianfu.core.forms.catalogue import by_identifier
from jianfu.core.forms.shapes import Element
from jianfu.core.patterns import pattern

# What each role has of its own; the words before the dot are the role's, the words after it the attribute's.
# `head` and `member` are persons of the rolls: what is not named here they have like everybody else.
OWN: dict[str, dict[str, str]] = {
    "head": {
        "name": "household.head_name",
        "id_number": "household.head_id",
        "phone": "household.head_phone",
        "sex": "household.head_sex",
        "education": "household.head_education",
    },
    "guardian": {
        "name": "guardian.name",
        "id_number": "guardian.id_number",
        "phone": "guardian.phone",
        "relation_to_head": "guardian.relation",
        "relation_to_applicant": "guardian.relation",
        "residence_address": "guardian.address",
    },
    "spouse": {
        "name": "spouse.name",
        "id_number": "spouse.id_number",
        "birth_date": "spouse.birth_date",
        "hukou_address": "spouse.hukou",
    },
    "father": {"name": "father.name"},
    "mother": {"name": "mother.name"},
    "kin": {"name": "kin.name"},
    "agent": {"name": "agent.name"},
    "emergency": {"phone": "emergency.phone"},
    "owner": {"name": "dwelling.owner_name", "id_number": "dwelling.owner_id"},
    "legal": {"name": "ent.legal_rep"},
    "contact": {"name": "ent.contact"},
    "helper": {"name": "household.helper"},
    "minder": {"name": "key.helper_name", "phone": "key.helper_phone"},
    "fixer": {"name": "hazard.responsible", "phone": "hazard.responsible_phone"},
    "checker": {"name": "inspection.checker"},
    "settler": {"name": "event.handler"},
    "party": {"name": "event.party"},
    "stranger": {},
    "event": {},
    "village": {},
    "land": {},
    "project": {"wage": "project.wage"},
    "enterprise": {
        "name": "ent.name",
        "phone": "ent.phone",
        "email": "ent.email",
        "residence_address": "ent.address",
        "unit": "ent.name",
        "unit_address": "ent.address",
        "unit_phone": "ent.phone",
        "contact": "ent.contact",
    },
    "hazard": {"residence_address": "hazard.address"},
    "dwelling": {"residence_address": "dwelling.address"},
    "household": {"residence_address": "household.address", "phone": "household.phone"},
}
PERSONS = ("self", "member", "head")
"""Roles of persons on the rolls."""

_ROLES = (
    ("fixer", pattern(r"整改(?:责任)?人|整改负责人|^责任人$")),
    ("minder", pattern(r"帮教(?:责任)?人|帮教人员|管控(?:责任)?人|安置帮教责任人")),
    ("helper", pattern(r"帮扶|结对|包户|包联|联户")),
    ("guardian", pattern(r"监护人|家长|法定代理人|抚养人|监护责任人")),
    ("spouse", pattern(r"配偶|丈夫|妻子|爱人|妻方")),
    ("father", pattern(r"父亲")),
    ("mother", pattern(r"母亲")),
    ("kin", pattern(r"赡养|抚养义务|扶养义务|子女")),
    ("emergency", pattern(r"紧急联系|应急联系")),
    ("agent", pattern(r"代理人|代办人|受托人|被委托人|委托人")),
    ("owner", pattern(r"产权人|房主|房东|屋主|业主|出租人|所有权人")),
    ("legal", pattern(r"法定代表人|法人|企业负责人|单位负责人|主要负责人|经营者")),
    ("settler", pattern(r"调解员|化解责任人|包案(?:人|责任人)")),
    ("checker", pattern(r"检查人")),
    ("party", pattern(r"当事人")),
    ("contact", pattern(r"联系人|联络员")),
    ("head", pattern(r"户主|申请户|承包方代表|权利人")),
    ("member", pattern(r"家庭(?:主要)?成员|家庭人员|共同生活|成员(?:基本)?(?:信息|情况)|家庭人口情况|成员")),
    (
        "self",
        pattern(
            r"本人|个人|(?:借款|申报|申领|报名|投保|受益|领证|应征)(?:人|者|青年)|学生|儿童|幼儿|老人|老年人|残疾人|患者|病人|党员|申请人|参保人|承租人|租户|租客|妇女|对象|职工|居民"
            r"|村民|群众|人员(?:基本)?(?:信息|情况)|被[\w]{2}人|领取人|育龄|退役军人|军人|户籍人|劳动者|务工人员|农民"
        ),
    ),
)
_OFFICER = pattern(
    r"(?:(?<![党成人])员|(?<!家)长|主任|书记|医生|民警|领导|干部|教师|老师|经理|支书|会计|[甲乙]方|[流转][出入]方)$"
)
_STRANGER = pattern(r"(?:人|者|方|代表)$")
_NOT_A_ROLE = pattern(r"与\w*关系")


@cache
def role_of(words: str) -> str | None:
    """The role a heading or the beginning of a label names; "stranger" for somebody the catalogue does not know.

    words  plain, without the attribute: 网格员 of 网格员电话
    """
    if not words or _NOT_A_ROLE.search(words):
        return None
    for role, shape in _ROLES:
        if role == "head" and _OFFICER.search(words):
            return "stranger"
        if shape.search(words):
            return role
    return "stranger" if _STRANGER.search(words) else None


def in_role(element: Element, role: str) -> Element | None:
    """The element that holds this person's attribute for somebody in `role`; None where nobody keeps it."""
    topic, _, attribute = element.identifier.partition(".")
    if topic == "guardian":
        return element if role in (*PERSONS, "guardian") else None
    if topic not in ("person", "employment"):
        return element
    own = OWN.get(role, {}).get(attribute)
    if own:
        return by_identifier()[own]
    return element if role in PERSONS else None
