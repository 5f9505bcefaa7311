"""Levels and kinds of units, and roles, as `models` stores them; apart so that what is pure needs no models."""

from __future__ import annotations

from django.db.models import TextChoices


class Level(TextChoices):
    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县"
    TOWNSHIP = "township", "乡镇街道"
    VILLAGE = "village", "村社区"


class UnitKind(TextChoices):
    GOVERNMENT = "government", "本级"
    DEPARTMENT = "department", "部门"
    SECTION = "section", "内设机构"
    BURDEN_OFFICE = "burden_office", "减负办"
    ESTABLISHMENT_OFFICE = "establishment_office", "编办"


class Role(TextChoices):
    TOWNSHIP_CLERK = "township_clerk", "乡镇经办"
    VILLAGE_WORKER = "village_worker", "村干部"
    DEPARTMENT_CLERK = "department_clerk", "部门经办"
    REVIEWER = "reviewer", "减负办"
    ESTABLISHMENT = "establishment", "编办"
    LEADER = "leader", "领导"
    ASSESSMENT = "assessment", "考核"
    ADMIN = "admin", "管理员"


GRASSROOTS = (Level.TOWNSHIP, Level.VILLAGE)
WHOLE_AREA = (Role.REVIEWER, Role.ESTABLISHMENT, Role.LEADER, Role.ASSESSMENT, Role.ADMIN)
"""Who has one of these looks after the whole area of the government its office belongs to."""
