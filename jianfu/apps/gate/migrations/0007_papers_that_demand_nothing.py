import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gate", "0006_wordings")]

    operations = [
        migrations.AddField("notice", "standing", models.CharField(default="checked", max_length=16)),
        migrations.AddField(
            "decision",
            "notice",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="gate.notice",
            ),
        ),
        migrations.AlterField(
            "decision",
            "demand",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="gate.demand",
            ),
        ),
    ]
