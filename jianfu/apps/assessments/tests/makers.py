"""Makers that name only what matters."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from jianfu.apps.assessments.models import Indicator
from jianfu.apps.people.models import Unit

SCHEME = """云水县农业农村局关于印发{year}年农业农村工作考核办法的通知

云农发〔{year}〕8号

各乡镇人民政府：
    {year}年对各乡镇农业农村工作进行考核，指标如下。
    1.粮食产量，满分10分，数据由统计部门提供。
    2.秸秆离田率，满分5分，查看台账和照片。

云水县农业农村局
{year}年11月20日
"""


def make_indicator(unit: Unit, name: str = "粮食产量", **more: Any) -> Indicator:
    return Indicator.objects.create(
        **{"unit": unit, "name": name, "year": timezone.localdate().year, "scheme": "年度考核办法"} | more
    )
