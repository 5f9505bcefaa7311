"""Lines learn their paper. What a withdrawn paper left behind came to nothing and is let go."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def name_the_paper(apps: Any, editor: Any) -> None:
    lines = apps.get_model("ledger", "Entry").objects
    demands = apps.get_model("gate", "Demand").objects.filter(pk=OuterRef("demand"))
    lines.update(notice=Subquery(demands.values("notice")[:1]))
    lines.filter(notice=None).delete()


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_sums_clocks_baseline")]
    operations = [migrations.RunPython(name_the_paper, migrations.RunPython.noop)]
