"""Papers that demand nothing get a state of their own; what was handed in and waited for nobody waits rightly."""

from django.db import migrations
from django.db.models import Exists, OuterRef, Subquery


def fill(apps, schema_editor):
    Notice, Demand, Decision, Admission = (
        apps.get_model("gate", name) for name in ("Notice", "Demand", "Decision", "Admission")
    )
    of_demand = Demand.objects.filter(pk=OuterRef("demand_id")).values("notice_id")[:1]
    Decision.objects.filter(notice=None).update(notice_id=Subquery(of_demand))
    demands = Demand.objects.filter(notice=OuterRef("pk"))
    whole = Notice.objects.filter(~Exists(demands))
    whole.filter(Exists(Admission.objects.filter(notice=OuterRef("pk")))).update(standing="admitted")
    whole.filter(answer_due__isnull=False, standing="checked").update(standing="review")
    waiting = demands.filter(state__in=("review", "urgent"))
    Notice.objects.filter(Exists(demands), ~Exists(waiting), answer_due__isnull=False).update(answer_due=None)


class Migration(migrations.Migration):
    dependencies = [("gate", "0007_papers_that_demand_nothing")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
