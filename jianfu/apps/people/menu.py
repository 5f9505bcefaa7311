"""The words of the menu for each role, never more than four; pure. `context` leaves out pages that do not exist."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jianfu.apps.people.kinds import Role

MOST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One word and the name of the page it opens."""

    word: str
    page: str


HOME = Entry("首页", "gate:home")
REVIEW = Entry("待审", "gate:review")
ITEMS = Entry("事项", "gate:items")
REQUESTS = Entry("诉求", "whistles:requests")
BOARD = Entry("看板", "board:board")
SETTINGS = Entry("设置", "people:settings")

VISITS = Entry("检查", "visits:visits")
DUTIES = Entry("这事归谁管", "duties:search")
REGISTERS = Entry("登记", "registers:registers")
INDICATORS = Entry("考核指标", "assessments:indicators")

OF_ROLE: dict[Role, tuple[Entry, ...]] = {
    Role.VILLAGE_WORKER: (HOME, REQUESTS),
    Role.TOWNSHIP_CLERK: (HOME, ITEMS, REQUESTS, BOARD),
    Role.DEPARTMENT_CLERK: (HOME, ITEMS, REQUESTS, BOARD),
    Role.REVIEWER: (REVIEW, ITEMS, REQUESTS, BOARD),
    Role.ESTABLISHMENT: (REQUESTS, ITEMS),
    Role.LEADER: (BOARD,),
    Role.ASSESSMENT: (HOME, BOARD),
    Role.ADMIN: (SETTINGS,),
}
_ORDER = (REVIEW, ITEMS, REQUESTS, BOARD, HOME, SETTINGS)
"""Which words stay where several roles together have more than four: home is also behind the sign of the house,
the settings also behind the name."""
_SHOWN = (HOME, REVIEW, ITEMS, REQUESTS, BOARD, SETTINGS)


def entries(roles: Collection[Role]) -> tuple[Entry, ...]:
    """The menu of somebody with these roles; one role alone keeps its own order."""
    if len(roles) == 1:
        return OF_ROLE[next(iter(roles))]
    wanted = {entry for role in roles for entry in OF_ROLE[role]}
    kept = [entry for entry in _ORDER if entry in wanted][:MOST]
    return tuple(entry for entry in _SHOWN if entry in kept)


_BEHIND = (
    (DUTIES, frozenset(Role)),
    (VISITS, frozenset(Role) - {Role.ADMIN}),
    (REGISTERS, frozenset({Role.REVIEWER, Role.DEPARTMENT_CLERK})),
    (INDICATORS, frozenset({Role.ASSESSMENT})),
    (SETTINGS, frozenset({Role.ADMIN, Role.REVIEWER})),
)
"""Registers and settings: looked at now and then, so they take no place in the menu."""


def behind_the_name(roles: Collection[Role]) -> tuple[Entry, ...]:
    return tuple(entry for entry, who in _BEHIND if who & set(roles))


SETTINGS_PAGES: tuple[tuple[Entry, str, frozenset[Role]], ...] = (
    (Entry("机构", "people:units"), "机构名单、导入、撤并、更名", frozenset({Role.ADMIN})),
    (Entry("人员", "people:persons"), "谁能登录、在哪里、做什么", frozenset({Role.ADMIN})),
    (Entry("履职清单", "duties:list"), "谁该办什么", frozenset({Role.ADMIN, Role.REVIEWER})),
    (Entry("规则依据", "gate:rules"), "每条建议依据什么", frozenset({Role.ADMIN, Role.REVIEWER})),
    (Entry("数据目录", "holdings:catalogue"), "哪个部门已经有什么", frozenset({Role.ADMIN, Role.REVIEWER})),
    (Entry("连接", "messages:connections"), "消息、邮件、统一登录", frozenset({Role.ADMIN})),
    (Entry("备份", "site:backups"), "每天一份，可演练恢复", frozenset({Role.ADMIN})),
    (Entry("运行情况", "site:running"), "是不是一切正常", frozenset({Role.ADMIN})),
)
"""What stands behind 设置, for whom, and one line about it; pages that do not exist are left out like in the menu."""


def settings_pages(roles: Collection[Role]) -> list[tuple[Entry, str]]:
    return [(entry, words) for entry, words, whom in SETTINGS_PAGES if whom & set(roles)]
