"""The office's own sign-in against a provider that runs here: who it vouches for, and what it cannot make us do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import databases
from tests.site.conftest import Site, Visitor, free_port, name_of, start_site, stop_site
from tests.site.provider import CLIENT, SECRET, Provider, new_key

ADMIN = {"staff_code": "ys0001", "name": "别的名字"}


@dataclass
class House:
    site: Site
    provider: Provider
    settings: dict[str, str]

    def visit(self, path: str = "/sso/", **claims: object) -> tuple[str, Visitor]:
        """The page somebody with these claims ends on."""
        self.provider.claims, visitor = claims, Visitor(self.site.url)
        return page_of(visitor, path), visitor

    def count(self, *models: str) -> list[int]:
        """How many rows the models have, asked of the site's own database."""
        ask = f"from django.apps import apps; print(*(apps.get_model(m).objects.count() for m in {models!r}))"
        return [
            int(number)
            for number in command(self.site.var, "shell", "-v", "0", "-c", ask, **self.settings).split()
        ]


def page_of(visitor: Visitor, path: str) -> str:
    try:
        return visitor.get(path)
    except urllib.error.HTTPError as answer:
        return answer.read().decode()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    var, provider = tmp_path_factory.mktemp("sso") / "var", Provider()
    settings = {
        "JIANFU_OIDC_ISSUER": provider.url,
        "JIANFU_OIDC_CLIENT_ID": CLIENT,
        "JIANFU_OIDC_CLIENT_SECRET": SECRET,
        "JIANFU_SAMPLE": "0",
    }
    if databases.on_postgresql():
        databases.create(name_of(var))
        settings["DATABASE_URL"] = databases.address(name_of(var))
    command(var, "migrate", **settings)
    command(var, "office", "云水县", "YS0001", "周明远", **settings)
    site = start_site(var, free_port(), **settings)
    yield House(site, provider, settings)
    stop_site(site)
    provider.close()


def command(var: Path, *words: str, **settings: str) -> str:
    var.mkdir(exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JIANFU_", "DJANGO_"))}
    environment |= {"JIANFU_VAR": str(var), **settings}
    whole = [sys.executable, "-m", "jianfu.site", *words]
    return subprocess.run(whole, env=environment, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def house(running: House) -> Iterator[House]:
    """The provider behaves again after each test."""
    key = running.provider.key
    yield running
    running.provider.key, running.provider.algorithm, running.provider.refused = key, "RS256", ""
    running.provider.change, running.provider.userinfo = {}, {}


def test_sign_in_page_offers_it(house: House) -> None:
    assert 'href="/sso/?next=/"' in Visitor(house.site.url).get("/sign-in/")


def test_staff_code_binds_whatever_the_name(house: House) -> None:
    page, _ = house.visit(**ADMIN)

    assert "周明远" in page
    assert "退出" in page


def test_initial_password_need_not_be_changed_by_who_never_uses_it(house: House) -> None:
    page, _ = house.visit("/sso/?next=/settings/", **ADMIN)

    assert "<h1>设置</h1>" in page


def test_way_back_stays_on_the_site(house: House) -> None:
    page, _ = house.visit("/sso/?next=https://evil.example/", **ADMIN)

    assert "周明远" in page


def test_unknown_person_is_listed_and_not_made(house: House) -> None:
    page, _ = house.visit(staff_code="YS0777", name="周明远")
    assert "YS0777这里还没有登记" in page
    assert house.count("people.Person", "people.Unmatched") == [1, 1]

    _, admin = house.visit(**ADMIN)
    assert "YS0777" in admin.get("/settings/people/")


def test_nothing_tells_who_came_when(house: House) -> None:
    house.visit(**ADMIN)

    tables = (
        "socialaccount.SocialAccount",
        "socialaccount.SocialToken",
        "axes.AccessLog",
        "axes.AccessAttempt",
    )
    assert house.count(*tables) == [0, 0, 0, 0]


def test_code_may_stand_in_userinfo_of_the_same_person_only(house: House) -> None:
    house.provider.userinfo = {"sub": "1", "staff_code": "YS0001"}
    assert "周明远" in house.visit()[0]

    house.provider.userinfo = {"sub": "2", "staff_code": "YS0001"}
    assert "统一登录没有成功" in house.visit()[0]


def test_identity_without_a_code_is_told(house: House) -> None:
    house.provider.userinfo = {"sub": "1"}

    assert "没有给出工号" in house.visit(name="周明远")[0]


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "another site"},
        {"iss": "http://evil.example"},
        {"exp": int(time.time()) - 3600},
        {"nonce": "of another visit"},
        {"sub": None, "exp": None},
    ],
    ids=["audience", "issuer", "old", "nonce", "endless"],
)
def test_identity_made_for_something_else_is_refused(house: House, change: dict[str, object]) -> None:
    house.provider.change = change

    page, visitor = house.visit(**ADMIN)

    assert "统一登录没有成功" in page
    assert "退出" not in visitor.get("/")


def test_identity_signed_by_another_key_is_refused(house: House) -> None:
    house.provider.key = new_key()

    assert "统一登录没有成功" in house.visit(**ADMIN)[0]


@pytest.mark.parametrize(("algorithm", "key"), [("none", None), ("HS256", SECRET)])
def test_identity_without_a_public_signature_is_refused(
    house: House, algorithm: str, key: str | None
) -> None:
    house.provider.algorithm, house.provider.key = algorithm, key

    assert "统一登录没有成功" in house.visit(**ADMIN)[0]


def test_who_turns_back_is_told_kindly(house: House) -> None:
    house.provider.refused = "access_denied"

    assert "可以再试一次，或者用工号和密码登录" in house.visit(**ADMIN)[0]


def test_answer_nobody_asked_for_is_refused(house: House) -> None:
    visitor = Visitor(house.site.url)

    assert "统一登录没有成功" in page_of(visitor, "/sso/back/?code=x&state=y")


def test_provider_that_is_down_stops_nobody_with_a_password(house: House) -> None:
    house.provider.configuration = dict  # type: ignore[method-assign]
    try:
        assert "统一登录没有成功" in page_of(Visitor(house.site.url), "/sso/")
    finally:
        del house.provider.configuration  # type: ignore[method-assign]
    assert "工号" in Visitor(house.site.url).get("/sign-in/")
