import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gate", "0008_where_such_papers_stand")]

    operations = [
        migrations.AlterField(
            "decision",
            "notice",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="gate.notice"
            ),
        ),
    ]
