"""DOC002: a department gives orders to a lower party committee or government."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianfu.core.facts.shapes import Body, Force, Level, Match, Notice, Role, Side, Unit
from jianfu.core.rules.patterns import pattern
from jianfu.core.rules.senders import Sent, sent
from jianfu.core.rules.shapes import Clause, Context, Hit, Rule, Verdict
from jianfu.core.rules.words import AGREED

_DEPARTMENTS = {
    Body.DEPARTMENT,
    Body.INTERNAL_UNIT,
    Body.COORDINATING_BODY,
    Body.ASSOCIATION,
    Body.ENTERPRISE,
}
_LEADERSHIP = {Body.PARTY_COMMITTEE, Body.GOVERNMENT, Body.GENERAL_OFFICE}
_RANK = {level: n for n, level in enumerate(Level)}
_LOWER = r"(?:乡镇|镇|乡|街道|镇街|县|区|市|州|县区|区县)"
_POWER = (
    rf"各?{_LOWER}(?:[((、]?(?:{_LOWER}|[、)]){{1,4}})?[)]?"
    r"(?:党委、政府|党委和政府|党委政府|党委(?:\(党组\))?|党工委(?:、办事处)?|人民政府|政府|办事处|管委会)(?!办公室|办|门户|网|部门)"
)
_NAMED = pattern(r"政府|党委|党工委|办事处|管委会|管理委员会|[县区市省州]委|党组")
# The one named has to act: an order word before it or a duty word after it.
_ORDERED = pattern(
    rf"(?:责成|责令|要求|督促|指令|命令|务请|请)(?P<a>{_POWER})|"
    rf"(?P<b>{_POWER})[^,;:]{{0,12}}?(?:要|须|应|必须|务必|负责|于[^,;]{{1,12}}前|立即|牵头)"
)
# A letter asks; with such a word it orders.
_MUST = pattern(r"必须|务必|应当|须(?!知)|立即|责成|要求各")
_ONLY_OFFICES = pattern(r"[^镇乡县区党]*街道办事处$")
_LETTER = pattern(r"商请|恳请|函商|妥否|盼复|请予支持|请支持|予以协助|请协助")


def check(paper: Sent, ctx: Context) -> Iterator[Hit]:
    notice, plain = paper.notice, paper.notice.text.plain
    bodies = {u.value.body for u in paper.issuers}
    if not bodies & _DEPARTMENTS or bodies & _LEADERSHIP or AGREED.search(plain) or _LETTER.search(plain):
        return
    sender = paper.issuers[0].value
    name = sender.name if len(sender.name) <= 16 else "发文部门"
    addressed = next((r for r in notice.recipients if _is_lower_power(r.value, sender)), None)
    if addressed and _sets_tasks(notice) and not _only_requests(notice):
        # A dispatched office is the government's own organ, but no government of its own.
        certain = not _ONLY_OFFICES.match(addressed.value.name)
        yield Hit.on(addressed, f"{name}直接向“{addressed.value.name}”布置工作", certain=certain)
        return
    for hit in _orders(notice):
        yield Hit.on(hit, f"{name}对“{hit.text}”提出指令性要求")
        return


def _sets_tasks(notice: Notice) -> bool:
    """Something to do, and a clause that says so; an announcement of opening hours sets none."""
    tasks = any(d.role is not Role.INSPECTED for d in notice.demands)
    return tasks and any(s.force is Force.DUTY and s.side is not Side.PUBLIC for s in notice.statements)


def _only_requests(notice: Notice) -> bool:
    """A letter between bodies of which neither is above the other, without an order word."""
    genre = notice.genre.value if notice.genre else ""
    return genre.endswith("函") and not _MUST.search(notice.text.plain)


def _orders(notice: Notice) -> Iterator[Match]:
    for s in notice.statements:
        if s.force is Force.DUTY and s.side is not Side.PUBLIC:
            for m in _ORDERED.finditer(s.text):
                group = "a" if m["a"] else "b"
                yield Match(s, s.start + m.start(group), s.start + m.end(group), m[group])


def _is_lower_power(unit: Unit, sender: Unit) -> bool:
    """各乡镇 alone is the usual short address and accuses nobody; 各乡镇人民政府 names the one who must act."""
    if unit.body not in (Body.PARTY_COMMITTEE, Body.GOVERNMENT) or not _NAMED.search(unit.name):
        return False
    return sender.level is None or unit.level is None or _RANK[unit.level] > _RANK[sender.level]


RULE = Rule(
    code="DOC002",
    title="部门向下级党委政府发指令",
    source=Clause("gw-2012", "第十六条(二)", "部门不得向下级党委、政府发布指令性公文或提出指令性要求"),
    level=Verdict.BLOCK,
    since=date(2012, 7, 1),
    check=check,
    subject=sent,
    needs=("issuer",),
    lighter="改发对口部门;确需乡镇党委政府办理的,报经本级政府同意并在文中写明,或由办公室行文",
    bad=(
        "县水务局:各乡镇人民政府要立即成立专班,逐村落实河道清障。",
        "云山市爱卫会办公室要求各县(区)党委、政府于6月底前报送除四害方案。",
        "关于做好夏季农产品检测的通知\n各乡镇人民政府、街道办事处:\n请于6月20日前完成辖区农残抽检,结果报我局。\n"
        "云山县农业农村局\n2026年6月8日",
        "云山县教育局关于开学安全工作的通知\n各镇中心校:\n请各镇人民政府负责校园周边道路清障,8月25日前完成。\n云山县教育局",
    ),
    good=(
        "关于做好夏季农产品检测的通知\n各乡镇人民政府:\n经县人民政府同意,请于6月20日前完成辖区农残抽检。\n云山县农业农村局\n2026年6月8日",
        "关于报送农机台账的通知\n各乡镇、街道:\n请于6月20日前报送农机台账。\n云山县农业农村局\n2026年6月8日",
        "云山县人民政府办公室关于做好防汛工作的通知\n各乡镇人民政府:\n请于6月20日前完成隐患排查。\n云山县人民政府办公室",
        "云山县农业农村局关于农残检测的通知\n各镇农业服务中心:\n请于6月20日前完成检测,检测室设在镇人民政府一楼。\n云山县农业农村局",
        "云山县交通局:根据云山县人民政府部署,我局负责乡道养护,养护进度将在政府网站公布。",
        "云山县住建局商请各镇人民政府支持的函:我局拟于6月在各镇安装路灯,恳请予以协助。",
    ),
)
