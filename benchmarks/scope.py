"""What somebody may see, on the units of a whole city: by path beside the recursive query; and a list of 4,000 villages.

    python -m benchmarks.scope

One city, 10 counties, 200 townships, 4,000 villages. The ratio counts: both run on the same tables in the same minute.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianfu.site.settings_for_tests")

RUNS = 15


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import_of_a_city()
    beside_each_other()


def import_of_a_city() -> None:
    """A list of every village, looked at and taken over as an administrator does it."""
    from jianfu.apps.people import actions
    from jianfu.apps.people.actions.lists import plan_for
    from jianfu.apps.people.models import Person, Unit
    from tests.files.sheet import make_xlsx

    actions.found_office("青岚市", "YS0001", "周明远")
    admin, root = Person.objects.get(), Unit.objects.get(parent=None)
    data = make_xlsx({"名单": [["县", "乡镇", "村"], *rows()]})
    began = time.perf_counter()
    brought = actions.bring_in("名单.xlsx", data, root, by=admin)
    read = time.perf_counter()
    plan, _ = plan_for(brought)
    planned = time.perf_counter()
    assert not plan.wrong, plan.wrong[:3]
    actions.take_over(brought, by=admin)
    done = time.perf_counter()
    print(
        f"list of {len(plan.units)} units   read {read - began:.1f} s, looked at {planned - read:.1f} s, "
        f"taken over {done - planned:.1f} s"
    )


def rows() -> list[list[str]]:
    """Names that differ within their own place only, as in life."""
    return [
        [f"第{numeral(c)}县", f"第{numeral(t)}镇", f"第{numeral(v)}村"]
        for c in range(10)
        for t in range(20)
        for v in range(20)
    ]


def numeral(number: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[number // 10] + "子丑寅卯辰巳午未申酉"[number % 10]


def beside_each_other() -> None:
    from jianfu.apps.people.models import Person, Post, Role, Unit

    county = Unit.objects.filter(level="county").order_by("pk")[3]
    person = Person.objects.create(staff_code="YS0002", name="林小川")
    keys = Unit.objects.values_list("pk", flat=True)
    some = [Post(person=person, unit_id=key, role=role) for role in Role.values for key in keys]
    Post.objects.bulk_create(some, batch_size=500)
    by_path = median(lambda: Post.objects.filter(unit__in=Unit.objects.below(county)).count())
    under = Unit.objects.descendants(county, include_self=True)
    recursive = median(lambda: Post.objects.filter(unit__in=under).count())
    print(
        f"rows in scope, {len(some)} rows   by path {by_path:.1f} ms, recursive query {recursive:.1f} ms: "
        f"{recursive / by_path:.1f} times as fast"
    )


def median(work: Callable[[], object]) -> float:
    """Milliseconds."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
