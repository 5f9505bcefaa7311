"""Never more than four words, and only pages that exist."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.test import Client

from jianfu.apps.people import menu
from jianfu.apps.people.context import links
from jianfu.apps.people.models import Role
from jianfu.apps.people.tests.makers import make_county, make_person


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.VILLAGE_WORKER, "首页 诉求"),
        (Role.TOWNSHIP_CLERK, "首页 事项 诉求 看板"),
        (Role.DEPARTMENT_CLERK, "首页 事项 诉求 看板"),
        (Role.REVIEWER, "待审 事项 诉求 看板"),
        (Role.ESTABLISHMENT, "诉求 事项"),
        (Role.LEADER, "看板"),
        (Role.ASSESSMENT, "首页 看板"),
        (Role.ADMIN, "设置"),
    ],
)
def test_each_role_has_its_words(role: Role, words: str) -> None:
    assert [entry.word for entry in menu.entries({role})] == words.split()


def test_no_set_of_roles_has_more_than_four_words() -> None:
    for size in range(len(Role) + 1):
        for roles in combinations(Role, size):
            assert len(menu.entries(roles)) <= menu.MOST


def test_reviewer_who_is_also_administrator_reviews_first() -> None:
    both = {Role.REVIEWER, Role.ADMIN}

    assert [entry.word for entry in menu.entries(both)] == ["待审", "事项", "诉求", "看板"]
    assert [entry.word for entry in menu.behind_the_name(both)] == ["这事归谁管", "检查", "登记", "设置"]


def test_page_that_does_not_exist_is_not_offered() -> None:
    entries = (menu.HOME, menu.Entry("远方", "nowhere:page"))

    assert [link.word for link in links(entries, "/")] == ["首页"]


@pytest.mark.django_db
def test_stranger_is_offered_to_sign_in_and_no_menu(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "登录</a>" in page
    assert 'aria-label="主菜单"' not in page


@pytest.mark.django_db
def test_header_costs_two_questions(client: Client, django_assert_max_num_queries: object) -> None:
    clerk = make_person(make_county().townships[0], Role.TOWNSHIP_CLERK)
    client.force_login(clerk)

    with django_assert_max_num_queries(2):  # type: ignore[operator]
        page = client.get("/password/").content.decode()

    assert "首页" in page
    assert "退出" in page
