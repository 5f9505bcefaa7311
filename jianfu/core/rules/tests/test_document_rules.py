"""Rules on documents: whom an order is certain about, and the table of departments' matters."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianfu.core.examine import examine
from jianfu.core.limits import load_limits
from jianfu.core.reading import Reading, State, text_of
from jianfu.core.rules.catalogue import select
from jianfu.core.rules.documents.domains import DOMAINS, Domain, matters_in, owners

NOW = datetime(2026, 6, 10, 9, 0)
ORDER = "关于抽检农残的通知\n{}:\n请于6月20日前完成辖区农残抽检。\n云山县农业农村局\n2026年6月8日"


def certain(addressed: str) -> list[bool]:
    reading = Reading("例.txt", "text", State.READ, "", text_of(ORDER.format(addressed)))
    report = examine(reading, select(("DOC002",)), now=NOW, limits=load_limits()).report
    return [f.certain for f in report.findings]


def test_an_order_to_townships_is_certain_and_to_dispatched_offices_alone_a_question() -> None:
    assert certain("各乡镇人民政府") == [True]
    assert certain("各镇人民政府、街道办事处") == [True]
    assert certain("各街道办事处") == [False]


def test_no_matter_belongs_to_two_departments() -> None:
    matters = [matter for d in DOMAINS for matter in d.matters.split()]

    assert len(matters) == len(set(matters))


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda d: d.department)
def test_a_department_owns_its_matters(domain: Domain) -> None:
    name = f"云山县{domain.names.split()[0]}局"

    assert domain.department in owners(name)


def test_matters_are_named_in_their_order() -> None:
    assert list(matters_in("请核查养老机构和医保报销底数")) == ["养老机构", "医保报销"]
