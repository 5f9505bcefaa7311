"""About the tree itself: what reviewers forget to look at."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

JIANFU = Path(__file__).parents[1] / "jianfu"
CORE = JIANFU / "core"

# What a package of core may import of core; the order is the order in which a notice passes.
# `examine` ties them together and stands above; shapes of reading are words everybody speaks; `patterns` and `records` stand below.
ALLOWED: dict[str, set[str]] = {
    "patterns": set(),
    "records": set(),
    "reading": set(),
    "worktime": set(),
    "limits": set(),
    "facts": {"reading", "worktime"},
    "overlap": {"reading", "facts"},
    "duties": {"reading", "facts", "overlap"},
    "voices": {"reading", "facts"},
    "forms": {"reading", "facts"},
    "rules": {"reading", "facts", "worktime", "limits", "overlap", "forms"},
    "cost": {"reading", "facts", "worktime", "limits", "forms"},
    "planning": {"reading", "facts", "worktime", "limits", "overlap", "cost"},
    "reports": {"reading", "facts", "worktime", "limits", "rules", "cost", "forms", "examine"},
    "filling": {"reading", "facts", "forms", "reports"},
    "revising": {"reading", "facts", "worktime", "limits", "rules", "examine", "reports"},
    "examine": {"reading", "facts", "worktime", "limits", "rules", "cost"},
}
# Imported inside the function that needs them: the command line starts in a third of a second.
HEAVY = {
    "lxml",
    "opencc",
    "openpyxl",
    "PIL",
    "onnxruntime",
    "rapidocr",
    "rich",
    "pypdfium2",
    "python_calamine",
    "olefile",
}
SCREEN_WORDS = re.compile(r"未读|催办|倒扣|违规|赋能|抓手|一屏统管|扣分|责令|你单位")


def modules(under: Path) -> list[Path]:
    return sorted(p for p in under.rglob("*.py") if "tests" not in p.relative_to(under).parts)


def imports(path: Path, *, only_top: bool = False) -> Iterator[str]:
    """Names of the modules a file imports; what stands under TYPE_CHECKING is no import."""
    nodes: list[ast.AST] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif not only_top and not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            nodes.extend(ast.iter_child_nodes(node))


def name(path: Path) -> str:
    return str(path.relative_to(JIANFU.parent))


@pytest.mark.parametrize("path", modules(CORE), ids=name)
def test_core_knows_neither_django_nor_the_apps(path: Path) -> None:
    for module in imports(path):
        assert module.partition(".")[0] != "django"
        assert not module.startswith(("jianfu.apps", "jianfu.site"))


@pytest.mark.parametrize("path", modules(CORE), ids=name)
def test_core_package_imports_only_what_comes_before_it(path: Path) -> None:
    package = path.relative_to(CORE).parts[0].removesuffix(".py")
    if package == "__init__":
        return

    for module in imports(path):
        if module.startswith("jianfu.core."):
            other = module.split(".")[2]
            assert other in (package, "patterns", "records") or other in ALLOWED[package], (
                f"{name(path)} imports {module}"
            )


@pytest.mark.parametrize("path", modules(CORE), ids=name)
def test_core_imports_heavy_libraries_only_where_they_are_used(path: Path) -> None:
    top = {module.partition(".")[0] for module in imports(path, only_top=True)}

    assert not top & HEAVY


def test_rules_do_not_import_each_other() -> None:
    one_rule = re.compile(r"jianfu\.core\.rules\.\w+\.[a-z]{3}\d{3}_\w+")

    for path in modules(CORE / "rules"):
        assert not [m for m in imports(path) if one_rule.fullmatch(m)], name(path)


@pytest.mark.parametrize("path", sorted(JIANFU.rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_screens_avoid_the_words_we_do_not_use(path: Path) -> None:
    assert not SCREEN_WORDS.findall(path.read_text(encoding="utf-8"))


TOP = {
    "benchmarks": "what we claim, measured",
    "changes": "one sentence each",
    "deploy": "the bundle and what it brings to a machine; nothing of the program imports it",
    "docs": "",
    "jianfu": "the program",
    "requirements": "what it is made with, locked",
    "tests": "what crosses packages",
}
MADE = {"build", "dist", "var"}


def test_top_of_the_tree_holds_what_is_known() -> None:
    there = {p.name for p in JIANFU.parent.iterdir() if p.is_dir() and not p.name.startswith((".", "__"))}

    assert {name for name in there if not name.endswith(".egg-info")} - MADE == set(TOP)


@pytest.mark.parametrize("path", modules(JIANFU / "site/installing"), ids=name)
def test_installer_runs_before_anything_is_installed(path: Path) -> None:
    """It comes out of the wheel: the standard library and itself."""
    for module in imports(path):
        known = module.partition(".")[0] in sys.stdlib_module_names
        assert known or module.startswith("jianfu.site.installing"), f"{name(path)} imports {module}"


def test_command_line_starts_without_django() -> None:
    code = "import sys, jianfu.cli; print(sum(m.partition('.')[0] == 'django' for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "0"


def test_every_address_says_who_may_open_it() -> None:
    from jianfu.site.tests.test_doors import DOORS, addresses

    missing = sorted({name for name, _ in addresses()} - set(DOORS))

    assert not missing, (
        f"{', '.join(missing)}: say who may open it in DOORS of jianfu/apps/<app>/tests/doors.py; "
        "the shape and examples are in people/tests/doors.py and gate/tests/doors.py"
    )


# A column that would tell who was there, who looked, or who comes first (docs/decisions/0006-signing-in.md).
WATCHING = {"read", "unread", "seen", "opened", "viewed", "login", "logins", "logon", "presence", "heartbeat"}
RANKING = {"rank", "ranking", "score", "scores", "points", "stars", "grade", "league", "medal"}


def about_places_or_people() -> set[str]:
    """Labels of the models of a unit or a person, or with a row of their own for one."""
    from django.apps import apps

    people = {"people.Unit", "people.Person"}
    models = [model for model in apps.get_models() if model.__module__.startswith("jianfu.")]
    return people | {
        model._meta.label
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model and field.related_model._meta.label in people
    }


def test_no_column_watches_or_ranks_anybody() -> None:
    from django.apps import apps

    ranked = about_places_or_people()
    for model in apps.get_models():
        if model.__module__.startswith("jianfu."):
            label = model._meta.label
            forbidden = WATCHING | (RANKING if label in ranked else set())
            for field in model._meta.get_fields():
                words = set(field.name.split("_"))
                assert not words & forbidden, f"{label}.{field.name}"
                assert not ("last" in words and words & {"active", "visit", "here"}), f"{label}.{field.name}"


@pytest.mark.parametrize("folder", sorted(JIANFU.glob("apps/*/migrations")), ids=lambda f: f.parent.name)
def test_migrations_of_an_app_stand_in_one_line(folder: Path) -> None:
    numbers = [path.name[:4] for path in folder.glob("[0-9]*.py")]

    assert sorted(numbers) == [f"{n:04}" for n in range(1, len(numbers) + 1)]
